// Slack's stand-in on 127.0.0.1: the Web API, signed deliveries to the app, and the page that shows the channel.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../ports.ts';
import { MINUTE, SECOND } from '../time.ts';
import { sendJson, serveCall, serveResponseUrl, type ApiDoor, type RecordedCall } from './api-door.ts';
import { createHttpSender, type Send } from './deliver-to-app.ts';
import { createFaults, type Faults } from './faults.ts';
import { openJournal } from './journal.ts';
import { createPage, type Page } from './page-server.ts';
import { createRateLimiter, SLACK_STRICTNESS, type Strictness } from './rate-limits.ts';
import { refuseForeign } from './request.ts';
import { createSocketMode } from './socket-mode.ts';
import { createUserActions, type UserDoes } from './user-actions.ts';
import { createTimers, waitFor } from './waiting.ts';
import type { WebApi } from './web-api.ts';
import {
  applyChange,
  openWorkspace,
  type Change,
  type Ephemeral,
  type Message,
  type View,
  type WorkspaceSetup,
} from './workspace.ts';
import { createWorld } from './world.ts';

export interface SlackServerOptions {
  /** 0: any free one. */
  port: number;
  /** Where the channel is kept over restarts; null: nowhere. */
  journalFile: string | null;
  botToken: string;
  signingSecret: string;
  scopes: string[];
  clock: Clock;
  workspace?: WorkspaceSetup;
  /** null or left out: any `xapp-…` opens a Socket Mode connection. */
  appToken?: string | null;
  strict?: Partial<Strictness>;
  /** How long the app may take to acknowledge, ms. Slack: 3 s. */
  ackWithin?: number;
  /** Waits before an event is delivered again, ms. Slack: at once, after a minute, after five. */
  eventRetries?: number[];
  /** Name of the slash command that the page offers ("/stakewatch"). */
  command?: string;
  /** What the page proposes to type after the command. */
  commandHints?: string[];
}
export interface SlackServer {
  /** "http://127.0.0.1:3000": also the page's address. */
  url: string;
  /** The Web API's address, for `slackApiUrl`. */
  apiUrl: string;
  port: number;
  /** Where commands, actions and events are sent from now on, signed. A Socket Mode connection goes before it. */
  connectApp(url: string): void;
  userDoes: UserDoes;
  /** Everything in the channel, replies too, oldest first. */
  messages(channelId: string): Message[];
  ephemerals(userId: string, channelId: string): Ephemeral[];
  /** The user's open modals, the lowest first. */
  views(userId: string): View[];
  home(userId: string): View | null;
  /** Web API calls so far, oldest first. */
  calls(method?: string): RecordedCall[];
  faults: Pick<Faults, 'next'>;
  /** Calls the listener after every change; the function returned ends that. */
  onChange(listener: (change: Change) => void): () => void;
  /** Resolves with the first value that is neither null, undefined nor false, asked again after each change. */
  waitFor<Value>(what: string, ask: () => Value, within?: number): Promise<NonNullable<Exclude<Value, false>>>;
  close(): Promise<void>;
}

export const DEFAULT_WORKSPACE: WorkspaceSetup = {
  teamId: 'T0PREVIEW',
  botUserId: 'U0STAKEWATCH',
  users: [
    { id: 'U0ADA', name: 'ada', realName: 'Ada Moreau' },
    { id: 'U0BEN', name: 'ben', realName: 'Ben Okafor' },
  ],
  channels: [
    { id: 'C0VENDORS', name: 'vendor-risk', botIsMember: true, topic: 'Who owns the companies we depend on' },
    { id: 'C0GENERAL', name: 'general', botIsMember: false, topic: 'Company-wide news' },
  ],
};

/** Starts the stand-in; rejects with a plain sentence where the port cannot be opened. */
export async function startSlackServer(options: SlackServerOptions): Promise<SlackServer> {
  const http = createServer();
  const port = await listen(http, options.port);
  // Only now: a journal belongs to the process that holds the port.
  const journal = openJournal(options.journalFile);
  const workspace = openWorkspace(options.workspace ?? DEFAULT_WORKSPACE, options.clock());
  for (const change of journal.past) applyChange(workspace, change);
  const world = createWorld(workspace, journal, options.clock);

  const url = `http://127.0.0.1:${port}`;
  const ackWithin = options.ackWithin ?? 3 * SECOND;
  let appUrl: string | null = null;
  const socketMode = createSocketMode({ appId: workspace.appId, ackWithin });
  const overHttp = createHttpSender({ ...options, appUrl: () => appUrl, ackWithin });
  const send: Send = (kind, payload, retry) => (socketMode.sender() ?? overHttp)(kind, payload, retry);
  const timers = createTimers();
  const userDoes = createUserActions({
    world,
    send,
    scopes: options.scopes,
    url,
    eventRetries: options.eventRetries ?? [0, MINUTE, 5 * MINUTE],
    wait: timers.wait,
  });
  const { command = '/stakewatch', commandHints: hints = ['help', 'list', 'status'] } = options;
  const page = createPage({ world, userDoes, command, hints });
  const strictness = { ...SLACK_STRICTNESS, ...options.strict };
  const api: WebApi = {
    botToken: options.botToken,
    appToken: options.appToken ?? null,
    limiter: createRateLimiter(strictness),
    strictness,
    openSocket: () => `ws://127.0.0.1:${port}${socketMode.openPath()}`,
  };
  const faults = createFaults();
  const calls: RecordedCall[] = [];
  const door: ApiDoor = { api, faults, calls, world, scopes: options.scopes, url, wait: timers.wait };

  http.on('request', (request, response) => {
    route(request, response, { port, door, page }).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { ok: false, error: 'fatal_error', detail: String(error) });
      else response.destroy();
    });
  });
  http.on('upgrade', (request, socket, head) => {
    if (refuseForeign(request, port) === null) socketMode.upgrade(request, socket, head);
    else socket.destroy();
  });

  return {
    url,
    apiUrl: `${url}/api/`,
    port,
    connectApp(address) {
      appUrl = address;
    },
    userDoes,
    messages: (channelId) => {
      const messages = [...(workspace.channels.get(channelId)?.byTs.values() ?? [])];
      return messages.sort((a, b) => Number(a.ts) - Number(b.ts));
    },
    ephemerals: (userId, channelId) =>
      workspace.ephemerals.filter((e) => e.userId === userId && e.channelId === channelId),
    views: (userId) => workspace.modals.get(userId) ?? [],
    home: (userId) => workspace.homes.get(userId) ?? null,
    calls: (method) => calls.filter((call) => method === undefined || call.method === method),
    faults: { next: faults.next },
    onChange(listener) {
      world.listeners.add(listener);
      return () => world.listeners.delete(listener);
    },
    waitFor: (what, ask, within = 5 * SECOND) => waitFor(world, { what, ask, within }),
    async close() {
      timers.clear();
      page.close();
      socketMode.close();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
      journal.close();
    },
  };
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE' ? 'is in use on 127.0.0.1' : `cannot be opened on 127.0.0.1 (${cause.code})`;
      const other = port < 65_535 ? port + 1 : 3000;
      reject(new Error(`PORT: ${port} ${reason}; set another, for example PORT=${other}`, { cause }));
    });
    http.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve((http.address() as AddressInfo).port));
  });
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  rooms: { port: number; door: ApiDoor; page: Page },
): Promise<void> {
  const refused = refuseForeign(request, rooms.port);
  if (refused !== null) {
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(refused);
    return;
  }
  const path = new URL(request.url ?? '/', rooms.door.url).pathname;
  if (path.startsWith('/api/')) await serveCall(request, response, rooms.door);
  else if (path.startsWith('/response/')) await serveResponseUrl(request, response, rooms.door);
  else await rooms.page.serve(request, response, path);
}
