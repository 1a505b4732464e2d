// Slack's stand-in on 127.0.0.1: the Web API, signed deliveries to the app, and the page that shows the channel.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MINUTE, SECOND } from '../time.ts';
import { sendJson, serveCall, serveResponseUrl, type ApiDoor, type RecordedCall } from './api-door.ts';
import { deliverEvent } from './app-event.ts';
import { serveConsent } from './consent-page.tsx';
import { createHttpSender, type Send } from './deliver-to-app.ts';
import type { Doors } from './doors.ts';
import { sendFile, takeUpload } from './file-doors.ts';
import { createFaults, type Faults } from './faults.ts';
import { openJournal } from './journal.ts';
import { openSite, type SiteOptions } from './open-site.ts';
import { createPage, type Page } from './page-server.ts';
import { createRateLimiter, SLACK_STRICTNESS, type Strictness } from './rate-limits.ts';
import { refuseForeign } from './request.ts';
import { liveGrant, worldOf } from './site.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { createUserActions, type UserDoes } from './user-actions.ts';
import { createTimers, waitFor } from './waiting.ts';
import type { WebApi } from './web-api.ts';
import type { Change } from './apply-change.ts';
import type { Ephemeral, Message, StoredFile, View, WorkspaceSetup } from './workspace.ts';
import type { World } from './world.ts';

export interface SlackServerOptions extends SiteOptions {
  /** 0: any free one. */
  port: number;
  /** Where the channel is kept over restarts; null: nowhere. */
  journalFile: string | null;
  signingSecret: string;
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
  /** What Slack does of itself with an app in Socket Mode. */
  socket: Pick<SocketMode, 'again' | 'drop'>;
  /** Everything in the channel, replies too, oldest first. */
  messages(channelId: string): Message[];
  ephemerals(userId: string, channelId: string): Ephemeral[];
  /** The user's open modals, the lowest first. */
  views(userId: string): View[];
  home(userId: string): View | null;
  /** Every file of all workspaces, oldest first. */
  files(): StoredFile[];
  /** The bot's token in a workspace; null where the app is not installed. */
  tokenOf(teamId: string): string | null;
  /** Web API calls so far, oldest first. */
  calls(method?: string): RecordedCall[];
  faults: Pick<Faults, 'next' | 'each'>;
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
  const url = `http://127.0.0.1:${port}`;
  const { site, listeners } = openSite({ ...options, workspace: options.workspace ?? DEFAULT_WORKSPACE }, journal, url);
  const { worlds } = site;
  const [world] = worlds;
  if (!world) throw new Error('preview: expected at least one workspace');

  const ackWithin = options.ackWithin ?? 3 * SECOND;
  let appUrl: string | null = null;
  const socketMode = createSocketMode({ appId: world.workspace.appId, ackWithin });
  const overHttp = createHttpSender({ ...options, appUrl: () => appUrl, ackWithin });
  const send: Send = (kind, payload, retry) => (socketMode.sender() ?? overHttp)(kind, payload, retry);
  const timers = createTimers();
  const eventRetries = options.eventRetries ?? [0, MINUTE, 5 * MINUTE];
  const doorsIn = (where: World): Doors => {
    const grant = site.grants.findLast((one) => one.worlds.includes(where));
    return {
      site,
      world: where,
      send,
      scopes: grant?.scopes ?? [],
      wholeOrg: (grant?.org ?? null) !== null,
      url,
      eventRetries,
      wait: timers.wait,
    };
  };
  site.tell = (where, event) => void deliverEvent(doorsIn(where), event);
  const userDoes = createUserActions(site, (...ids) => doorsIn(worldOf(worlds, ...ids) ?? world));
  const { command = '/stakewatch', commandHints: hints = ['help', 'list', 'status'] } = options;
  const page = createPage({ site, listeners, userDoes, command, hints });
  const strictness = { ...SLACK_STRICTNESS, ...options.strict };
  const api: WebApi = {
    appToken: options.appToken ?? null,
    limiter: createRateLimiter(strictness),
    strictness,
    openSocket: () => `ws://127.0.0.1:${port}${socketMode.openPath()}`,
  };
  const faults = createFaults();
  const calls: RecordedCall[] = [];
  const door: ApiDoor = { api, faults, calls, site, wait: timers.wait };

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
    socket: socketMode,
    messages: (channelId) => {
      const { channels } = (worldOf(worlds, channelId) ?? world).workspace;
      const messages = [...(channels.get(channelId)?.byTs.values() ?? [])];
      return messages.sort((a, b) => Number(a.ts) - Number(b.ts));
    },
    ephemerals: (userId, channelId) =>
      worlds
        .flatMap(({ workspace }) => workspace.ephemerals)
        .filter((e) => e.userId === userId && e.channelId === channelId),
    views: (userId) => worlds.flatMap(({ workspace }) => workspace.modals.get(userId) ?? []),
    home: (userId) => worlds.map(({ workspace }) => workspace.homes.get(userId)).find((view) => view) ?? null,
    files: () => worlds.flatMap(({ workspace }) => [...workspace.files.values()]),
    tokenOf(teamId) {
      const where = worlds.find(({ workspace }) => workspace.teamId === teamId);
      return where ? (liveGrant(site, where)?.token ?? null) : null;
    },
    calls: (method) => calls.filter((call) => method === undefined || call.method === method),
    faults: { next: faults.next, each: faults.each },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
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
  const { site } = rooms.door;
  const path = new URL(request.url ?? '/', site.url).pathname;
  if (path.startsWith('/api/')) await serveCall(request, response, rooms.door);
  else if (path.startsWith('/upload/')) await takeUpload(request, response, site, path);
  else if (path.startsWith('/files-pri/')) sendFile(request, response, site, path);
  else if (path === '/oauth/v2/authorize') await serveConsent(request, response, site);
  else if (path.startsWith('/response/')) await serveResponseUrl(request, response, rooms.door);
  else await rooms.page.serve(request, response, path);
}
