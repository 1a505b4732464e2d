// How workspaces are signed in to → the clients that post to them, for a process that listens for nothing.
import type { Log } from '../log.ts';
import type { Clock, Store } from '../ports.ts';
import type { Workspaces } from './app.ts';
import { createClient, type OnLimited, type WebClient } from './client.ts';
import { createInstallations, type Installations } from './install/installations.ts';
import { createSealer } from './install/seal.ts';

/** The client that posts to a workspace; null where Stakewatch is not signed in to it. */
export type ClientFor = (teamId: string) => Promise<WebClient | null>;

interface Signed {
  /** Where the Web API answers; null: Slack itself. */
  apiUrl: string | null;
  /** Told of each call that Slack answers with 429. */
  onLimited?: OnLimited;
  log: Log;
}

export function clientsOf(options: Workspaces & Signed & { store: Store; clock: Clock }): ClientFor {
  return 'installs' in options ? installationsOf(options).clientFor : oneClient(options);
}

/** Where the app is installed, of many workspaces. */
export function installationsOf(
  options: Extract<Workspaces, { installs: unknown }> & Signed & { store: Store; clock: Clock },
): Installations {
  const { store, clock, log, apiUrl, onLimited, installs } = options;
  return createInstallations({ store, clock, log, apiUrl, onLimited, sealer: createSealer(installs.tokenKeys) });
}

/** The client that posts to the one workspace. */
function oneClient(options: Extract<Workspaces, { botToken: string }> & Signed): ClientFor {
  const { botToken, teamId, apiUrl, onLimited, log } = options;
  const poster = createClient(botToken, apiUrl, log, { onLimited });
  return (asked) => Promise.resolve(asked === teamId ? poster : null);
}
