// A test's needs in, Stakewatch for many workspaces out: the stand-in with workspaces of an organisation and outside of it,
// the real Bolt app behind its install page, one store.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { DEFAULT_SETTINGS, newCompany, type Alert } from '../../src/domain.ts';
import type { Store } from '../../src/ports.ts';
import { startSlackServer, type SlackServer } from '../../src/preview/slack-server.ts';
import type { WorkspaceSetup } from '../../src/preview/workspace.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import { deliverNext } from '../../src/slack/delivery/deliver.ts';
import { NEEDED_SCOPES } from '../../src/slack/scopes.ts';
import type { Services } from '../../src/slack/services.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { anAlert, anArticle, aStory } from './samples.ts';
import { askAlone, servicesOf } from './services.ts';

export const SECRET = 'a-signing-secret-of-the-tests';
export const CLIENT_SECRET = 'canary-client-secret-0123456789';
export const STATE_SECRET = 'canary-state-secret-0123456789';
export const ENTERPRISE = { id: 'E0HOUSE', name: 'House of <Fennick>' };

/** Team A and B stand alone, C and D belong to the organisation. Each has a person, an admin and two channels. */
const workspaceOf = (letter: string, inOrg: boolean): WorkspaceSetup => ({
  teamId: `T0${letter}`,
  teamName: `Team ${letter}`,
  botUserId: `U0BOT${letter}`,
  enterprise: inOrg ? ENTERPRISE : null,
  users: [
    { id: `U0${letter}ADA`, name: 'ada', realName: 'Ada Moreau', isAdmin: true },
    { id: `U0${letter}BEN`, name: 'ben', realName: 'Ben Okafor' },
  ],
  channels: [
    { id: `C0${letter}VENDORS`, name: 'vendor-risk', botIsMember: true },
    { id: `C0${letter}QUIET`, name: 'quiet', botIsMember: true, private: true, members: [`U0${letter}ADA`] },
  ],
});

export interface House {
  slack: SlackServer;
  store: Store;
  services: Services;
  /** The app's address, without a path. */
  base: () => string;
  app: () => SlackApp;
  logged: Record<string, unknown>[];
  /** Everything that the log said, in one text. */
  log: () => string;
  /** Every byte of the store's files, as text. */
  dump: () => string;
  /** Opens the install page in a browser, follows it to Slack, presses Allow there, and comes back. */
  install(place: string, userId: string): Promise<{ status: number; html: string }>;
  /** The browser of the person who installs: its cookies go along. */
  browse: (address: string) => Promise<Response>;
  /** The first key that tokens are sealed with. */
  key: Buffer;
  /** Starts the app anew with other keys. */
  restart(keys: Buffer[]): Promise<void>;
  ask(text: string, channelId: string, userId: string): Promise<string>;
  watch(letter: string): Promise<void>;
  owe(letter: string, change?: Partial<Alert>): Promise<Alert>;
  deliver(): ReturnType<typeof deliverNext>;
  pass(ms: number): void;
  close(): Promise<void>;
}

export interface HouseSetup {
  /** Wraps the store that the app sees. */
  store?: (store: Store) => Store;
  keys?: Buffer[];
  /** Of the stand-in: ms before an event that was not taken comes again. */
  eventRetries?: number[];
}
/** Where a house keeps its data. */
export interface Cellar {
  store: Store;
  /** Every byte of the store's files, as text. */
  dump(): string;
  /** After the store was closed. */
  remove(): void;
}

/** The embedded store in a folder of its own. */
export function embeddedCellar(): Promise<Cellar> {
  const folder = mkdtempSync(join(tmpdir(), 'stakewatch-house-'));
  return Promise.resolve({
    store: openEmbedded(join(folder, 'test.db')),
    dump: () => filesIn(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  });
}

/** Every byte of every file below the folder, as text. */
export function filesIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n');
}

export async function openHouse(setup: HouseSetup = {}, dig = embeddedCellar): Promise<House> {
  const cellar = await dig();
  const stored = cellar.store;
  const store = setup.store?.(stored) ?? stored;
  let ahead = 0;
  const clock = (): number => Date.now() + ahead;
  const slack = await startSlackServer({
    port: 0,
    journalFile: null,
    botToken: 'xoxb-not-given-out',
    signingSecret: SECRET,
    scopes: NEEDED_SCOPES,
    clock: Date.now,
    installed: false,
    workspace: workspaceOf('A', false),
    others: [
      { workspace: workspaceOf('B', false) },
      { workspace: workspaceOf('C', true) },
      { workspace: workspaceOf('D', true) },
    ],
    oauth: { clientId: '111.222', clientSecret: CLIENT_SECRET, orgReady: true, redirectUrls: ['http://127.0.0.1'] },
    strict: { rateLimits: false },
    ...(setup.eventRetries && { eventRetries: setup.eventRetries }),
  });
  const lines: string[] = [];
  const logged: Record<string, unknown>[] = [];
  const write = (line: string): void => {
    lines.push(line);
    logged.push(JSON.parse(line) as Record<string, unknown>);
  };
  const log = pino({ level: 'debug' }, { write });
  const services = servicesOf(store, clock, { feedsAreOperators: true });
  const start = async (tokenKeys: Buffer[]): Promise<{ app: SlackApp; base: string }> => {
    const app = await createSlackApp({
      mode: { kind: 'http', signingSecret: SECRET, port: 0, host: '127.0.0.1' },
      installs: { clientId: '111.222', clientSecret: CLIENT_SECRET, stateSecret: STATE_SECRET, tokenKeys },
      apiUrl: slack.apiUrl,
      services,
      log,
    });
    const address = `http://127.0.0.1:${await app.start()}`;
    slack.connectApp(`${address}/slack/events`);
    return { app, base: address };
  };
  const [key = randomBytes(32), ...olderKeys] = setup.keys ?? [];
  let running = await start([key, ...olderKeys]);
  let cookie = '';
  const browse = async (address: string): Promise<Response> => {
    const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
    const set = answer.headers.get('set-cookie');
    if (set !== null) cookie = set.split(';')[0] ?? '';
    return answer;
  };
  return {
    slack,
    store: stored,
    services,
    base: () => running.base,
    key,
    app: () => running.app,
    logged,
    log: () => lines.join(''),
    dump: () => cellar.dump(),
    browse,
    async install(place, userId) {
      const page = await (await browse(`${running.base}/slack/install`)).text();
      const link = /href="([^"]+oauth\/v2\/authorize[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
      if (link === undefined) throw new Error(`the install page has no way to Slack: ${page}`);
      // The stand-in knows the way back by its host alone.
      const back = new URL(slack.userDoes.allow(link, userId, place));
      const answer = await browse(`${running.base}/slack/oauth_redirect${back.search}`);
      return { status: answer.status, html: await answer.text() };
    },
    async restart(keys) {
      await running.app.stop();
      running = await start(keys);
    },
    ask: (text, channelId, userId) => askAlone(slack, text, channelId, userId),
    async watch(letter) {
      const { teamId, channelId } = { teamId: `T0${letter}`, channelId: `C0${letter}VENDORS` };
      const watchlist = {
        teamId,
        channelId,
        channelName: '#vendor-risk',
        revision: 1,
        companies: [newCompany('vendor', 'Quarry Data'), newCompany('rival', `Rival of ${letter}`)],
        settings: DEFAULT_SETTINGS,
        mutes: [],
        updatedAt: 0,
      };
      const audit = [{ teamId, channelId, by: `U0${letter}ADA`, at: clock(), what: `set up by ${letter}` }];
      await stored.saveWatchlist(watchlist, ['quarry data'], audit);
    },
    async owe(letter, change = {}) {
      const id = `alert-of-${letter}`;
      const alert = anAlert({
        id,
        teamId: `T0${letter}`,
        channelId: `C0${letter}VENDORS`,
        createdAt: clock(),
        ...change,
      });
      const story = aStory({ id: `story-of-${letter}`, revision: 1 });
      const owed = { ...alert, storyId: story.id };
      const article = anArticle({ id: `article-of-${letter}` });
      const stories = [{ story, companyKeys: ['quarry data'] }];
      const outcome = await stored.commit({ article, stories, alerts: [owed] });
      if (outcome !== 'committed') throw new Error(`owe: expected to commit, got ${outcome}`);
      return owed;
    },
    deliver: () => deliverNext({ store, clientFor: running.app.clientFor, clock, log, withoutHistory: 'repost' }),
    pass(ms) {
      ahead += ms;
    },
    async close() {
      await running.app.stop();
      await slack.close();
      await stored.close();
      cellar.remove();
    },
  };
}
