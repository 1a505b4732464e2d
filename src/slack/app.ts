// Settings and services in, a running Bolt app out: HTTP or Socket Mode, every listener registered, every request answered.
import { App, type HTTPReceiver } from '@slack/bolt';
import type { AddressInfo } from 'node:net';
import { errorText, type Log } from '../log.ts';
import { clientOptions, createClient, slackLogger, type OnLimited } from './client.ts';
import { clientsOf, installationsOf, type ClientFor } from './clients.ts';
import { acknowledgeFirst } from './requests/first-answer.ts';
import { inspectAppToken } from './install/inspect.ts';
import type { Installations } from './install/installations.ts';
import { createListening } from './requests/listen.ts';
import { isNotTaken, notTaken } from './requests/not-taken.ts';
import { registerModals } from './modals/register-modals.ts';
import { installerOf, type OAuthApp } from './install/oauth.ts';
import { httpReceiver, socketReceiver, type RequestTaker } from './requests/receiver.ts';
import { registerActions } from './requests/register-actions.ts';
import { registerCommands } from './requests/register-commands.ts';
import { registerEvents } from './requests/register-events.ts';
import { registerMessages } from './requests/register-messages.ts';
import { registerViews } from './requests/register-views.ts';
import type { Store } from '../ports.ts';
import type { Services } from './services.ts';
import { withoutLogins } from './text.ts';
import { storeFailureIn } from '../store-failure.ts';
import { tellAt, tellUninstalled } from './install/uninstalled.ts';
import { promptStore } from './prompt-store.ts';
import { storeSentence } from './store-words.ts';

/** One workspace, whose token is known beforehand. */
interface OneWorkspace {
  mode: { kind: 'http'; signingSecret: string; port: number; host: string } | { kind: 'socket'; appToken: string };
  botToken: string;
  /** The workspace that the token belongs to. */
  teamId: string;
  /** The bot's own user there; left out: not known. */
  botUserId?: string;
}
/** As many as install it; over HTTP only. */
interface ManyWorkspaces {
  mode: { kind: 'http'; signingSecret: string; port: number; host: string };
  /** `tokenKeys`: 32 bytes each; the first seals the tokens in the store, all open them. */
  installs: OAuthApp & { tokenKeys: readonly Buffer[] };
}
export type Workspaces = OneWorkspace | ManyWorkspaces;

export type SlackOptions = Workspaces & {
  /** Where the Web API answers; null: Slack itself. */
  apiUrl: string | null;
  /** What `status` calls the place ("preview"); left out: how Slack talks to us. */
  shownAs?: string;
  /** Over HTTP: answers requests that are not Slack's. */
  others?: RequestTaker;
  /** Told of each call that Slack answers with 429. */
  onLimited?: OnLimited;
  services: Services;
  log: Log;
};

export interface SlackApp {
  /**
   * @returns the port that answers; null in Socket Mode
   * @throws a plain sentence when the port is taken, or Slack does not accept the app token
   */
  start(): Promise<number | null>;
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>;
  /** The client that posts to a workspace; null where Stakewatch is not signed in to it. */
  clientFor: ClientFor;
}

type HttpServer = Awaited<ReturnType<HTTPReceiver['start']>>;

/** Builds the app; nothing listens before `start()`. */
export async function createSlackApp(options: SlackOptions): Promise<SlackApp> {
  const { log, mode, apiUrl } = options;
  const services = { ...options.services, store: promptStore(options.services.store) };
  const { store, clock } = services;
  const installations = 'installs' in options ? installationsOf({ ...options, store, clock }) : null;
  const app = buildApp(options, installations);
  acknowledgeFirst(app, () => whyNotStored(services.store, log));
  const listening = createListening({ ...services, log });
  const modeShown = options.shownAs ?? (mode.kind === 'http' ? 'HTTP' : 'Socket Mode');
  const asked = { services: { ...services, mode: modeShown }, listening };
  registerCommands(app, asked);
  registerMessages(app, asked);
  registerActions(app, asked);
  registerViews(app, { services, listening });
  registerModals(app, { services, listening });
  registerEvents(app, { services, listening, installations, log });
  app.error(async ({ error, body }: { error: Error & { code: string }; body: object }) => {
    if (isNotTaken(error)) throw error; // to the receiver
    const ofStore = storeFailureIn(error);
    const level = ofStore === null ? 'error' : 'warn';
    log[level]({ event: 'slack-request-failed', error: withoutLogins(errorText(error)) });
    // Bolt could not read the workspace's token: that is no reason to call it uninstalled.
    if (ofStore !== null && 'event' in body) throw notTaken('its workspace could not be read');
    if (ofStore !== null) await tellAt(body, [storeSentence(ofStore)], log);
    else if (error.code === 'slack_bolt_authorization_error') await tellUninstalled(body, log);
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
      if (installations !== null) await renewSeals(installations, log);
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
    clientFor: installations === null ? clientsOf({ ...options, store, clock }) : installations.clientFor,
  };
}

function buildApp(options: SlackOptions, installations: Installations | null): App {
  const { apiUrl, log } = options;
  const others = options.others === undefined ? {} : { others: options.others };
  const common = {
    clientOptions: clientOptions(apiUrl, options.onLimited),
    logger: slackLogger(log, 'warn'),
    convoStore: false as const,
    extendedErrorHandler: true,
  };
  if ('installs' in options && installations !== null) {
    const installer = installerOf(options.installs, installations, apiUrl);
    const { signingSecret } = options.mode;
    return new App({ ...common, receiver: httpReceiver({ signingSecret, log, installer, ...others }) });
  }
  if ('installs' in options) throw new Error('expected the installations of many workspaces');
  const { mode, botToken, teamId, botUserId } = options;
  const receiver =
    mode.kind === 'http'
      ? httpReceiver({ signingSecret: mode.signingSecret, log, installer: {}, ...others })
      : socketReceiver(mode.appToken, { apiUrl, log });
  const own = { botToken, ...(botUserId === undefined ? {} : { botUserId }) };
  // A request that names no workspace comes from the only one there is.
  return new App({ ...common, receiver, authorize: async (source) => ({ ...own, teamId: source.teamId ?? teamId }) });
}

/** Why nothing can be saved at the moment, for a person; null where it can. */
async function whyNotStored(store: Store, log: Log): Promise<string | null> {
  try {
    await store.check();
    return null;
  } catch (error) {
    const ofStore = storeFailureIn(error);
    if (ofStore === null) throw error;
    log.warn({ event: 'store-failed', error: withoutLogins(errorText(error)) });
    return storeSentence(ofStore);
  }
}

/** After this an older key may be taken out of the settings. */
async function renewSeals(installations: Installations, log: Log): Promise<void> {
  const { sealed, closed } = await installations.sealAnew();
  if (sealed > 0) log.info({ event: 'installations-sealed-anew', sealed });
  for (const error of closed) log.error({ event: 'installation-closed', error, todo: 'stakewatch doctor' });
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
