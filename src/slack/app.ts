// Settings and services in, a running Bolt app out: HTTP or Socket Mode, every listener registered, every request answered.
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorText, type Log } from '../log.ts';
import { MINUTE, SECOND } from '../time.ts';
import { clientOptions, createClient, slackLogger, type WebClient } from './client.ts';
import { createHealth } from './health.ts';
import { inspectAppToken } from './inspect.ts';
import { createListening } from './listen.ts';
import { registerModals } from './modals/register-modals.ts';
import { registerActions } from './register-actions.ts';
import { registerCommands } from './register-commands.ts';
import { registerMessages } from './register-messages.ts';
import { registerViews } from './register-views.ts';
import type { Services } from './services.ts';
import { withoutLogins } from './text.ts';

export interface SlackOptions {
  mode: { kind: 'http'; signingSecret: string; port: number; host: string } | { kind: 'socket'; appToken: string };
  /** What `status` calls the place ("preview"); left out: how Slack talks to us. */
  shownAs?: string;
  botToken: string;
  /** The workspace that the token belongs to. */
  teamId: string;
  /** Where the Web API answers; null: Slack itself. */
  apiUrl: string | null;
  services: Services;
  log: Log;
}

export interface SlackApp {
  /**
   * @returns the port that answers; null in Socket Mode
   * @throws a plain sentence when the port is taken, or Slack does not accept the app token
   */
  start(): Promise<number | null>;
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>;
  /** The client that posts to a workspace; null where the token belongs to another one. */
  clientFor: (teamId: string) => Promise<WebClient | null>;
}

type HttpServer = Awaited<ReturnType<HTTPReceiver['start']>>;

/** Builds the app; nothing listens before `start()`. */
export async function createSlackApp(options: SlackOptions): Promise<SlackApp> {
  const { services, log, mode, botToken, teamId: ownTeam, apiUrl } = options;
  const poster = createClient(botToken, apiUrl, log);
  const receiver = mode.kind === 'http' ? httpReceiver(mode, options) : socketReceiver(mode.appToken, options);
  const app = new App({
    receiver,
    // Asked for each request, so that many workspaces can be told apart here later on.
    authorize: async ({ teamId }) => ({ botToken, ...(teamId === undefined ? {} : { teamId }) }),
    clientOptions: clientOptions(apiUrl),
    logger: slackLogger(log, 'warn'),
    convoStore: false,
  });
  const listening = createListening({ ...services, log });
  const modeShown = options.shownAs ?? (mode.kind === 'http' ? 'HTTP' : 'Socket Mode');
  const asked = { services: { ...services, mode: modeShown }, listening };
  registerCommands(app, asked);
  registerMessages(app, asked);
  registerActions(app, asked);
  registerViews(app, { services, listening });
  registerModals(app, { services, listening });
  app.error(async (error) => {
    log.error({ event: 'slack-request-failed', error: withoutLogins(errorText(error)) });
  });
  let server: HttpServer | null = null;
  return {
    async start() {
      if (mode.kind === 'socket') {
        // Bolt would say "invalid_auth" and not of which token.
        const token = await inspectAppToken(createClient(mode.appToken, apiUrl, log));
        if (token.level !== 'ok') throw new Error(token.text);
        await app.start();
        return null;
      }
      server = await listen(app, mode);
      return (server.address() as AddressInfo).port;
    },
    async stop() {
      const running = server;
      server = null;
      if (running !== null) running.closeIdleConnections();
      if (running !== null || mode.kind === 'socket') await app.stop();
      await listening.finish();
    },
    clientFor: (teamId) => Promise.resolve(teamId === ownTeam ? poster : null),
  };
}

async function listen(app: App, { host, port }: { host: string; port: number }): Promise<HttpServer> {
  try {
    return await app.start({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(`port ${port} on ${host} is in use by another program: set PORT to a free one`, { cause: error });
    throw error;
  }
}

function httpReceiver({ signingSecret }: { signingSecret: string }, { services, log }: SlackOptions): HTTPReceiver {
  const health = createHealth(services);
  const answerHealth = async (response: ServerResponse): Promise<void> => {
    const { status, told } = await health();
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  };
  const receiver = new HTTPReceiver({
    signingSecret,
    logger: slackLogger(log, 'warn'),
    endpoints: ['/slack/events'],
    customRoutes: [{ path: '/healthz', method: ['GET'], handler: (_, response) => void answerHealth(response) }],
  });
  const { requestListener } = receiver;
  // Bolt refuses signatures older than five minutes, and takes those from the future: a stolen request could wait.
  receiver.requestListener = (request: IncomingMessage, response: ServerResponse) => {
    const stamp = Number(request.headers['x-slack-request-timestamp'] ?? 0) * SECOND;
    if (stamp > Date.now() + 5 * MINUTE) {
      log.warn({ event: 'request-from-the-future', stamp });
      response.writeHead(401).end();
      return;
    }
    requestListener(request, response);
  };
  return receiver;
}

function socketReceiver(appToken: string, { apiUrl, log }: SlackOptions): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger: slackLogger(log, 'warn'),
    installerOptions: { clientOptions: apiUrl === null ? {} : { slackApiUrl: apiUrl } },
  });
}
