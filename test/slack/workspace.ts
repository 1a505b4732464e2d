// A test's needs in, the whole Slack side running out: the strict stand-in, the real Bolt app, the embedded store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { DEFAULT_SETTINGS, newCompany, type Alert, type Story, type WatchedCompany } from '../../src/domain.ts';
import { startSlackServer, type SlackServer, type SlackServerOptions } from '../../src/preview/slack-server.ts';
import type { Store } from '../../src/ports.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import { deliverNext, type DeliverDeps } from '../../src/slack/delivery/deliver.ts';
import type { Services } from '../../src/slack/services.ts';
import { NEEDED_SCOPES } from '../../src/slack/scopes.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { anAlert, anArticle, aStory } from './samples.ts';
import { askAlone, servicesOf } from './services.ts';

export const TEAM = 'T0PREVIEW';
export const CHANNEL = 'C0VENDORS';
export const OTHER_CHANNEL = 'C0GENERAL';
export const ADA = 'U0ADA';
export const BEN = 'U0BEN';
export const SECRET = 'a-signing-secret-of-the-tests';
export const TOKEN = 'xoxb-a-token-of-the-tests';

export interface Room {
  slack: SlackServer;
  app: SlackApp;
  store: Store;
  services: Services;
  /** Where the app takes signed requests. */
  appUrl: string;
  /** Log lines so far, parsed. */
  logged: Record<string, unknown>[];
  /** Moves the app's clock on, ms. The stand-in keeps its own. */
  pass(ms: number): void;
  deliver(change?: Partial<DeliverDeps>): ReturnType<typeof deliverNext>;
  /** Types a command as Ada in #vendor-risk; resolves with what she alone is told. */
  ask(text: string, where?: { channelId?: string; userId?: string }): Promise<string>;
  /** Puts a story and an alert of it into the outbox. */
  owe(alert: Partial<Alert>, story?: Partial<Story>): Promise<Alert>;
  close(): Promise<void>;
}

interface Setup {
  slack?: Partial<SlackServerOptions>;
  services?: Partial<Services>;
  watchlist?: WatchedCompany[];
  /** Wraps the store that the app sees. */
  store?: (store: Store) => Store;
}

export async function openRoom(setup: Setup = {}): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'stakewatch-slack-'));
  const stored = openEmbedded(join(folder, 'test.db'));
  const store = setup.store?.(stored) ?? stored;
  let ahead = 0;
  const clock = (): number => Date.now() + ahead;
  const slack = await startSlackServer({
    port: 0,
    journalFile: null,
    botToken: TOKEN,
    signingSecret: SECRET,
    scopes: NEEDED_SCOPES,
    clock: Date.now,
    ...setup.slack,
    strict: { rateLimits: false, ...setup.slack?.strict },
  });
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'debug' },
    { write: (line: string) => void logged.push(JSON.parse(line) as object as never) },
  );
  const watched = setup.watchlist ?? [newCompany('rival', 'Borealis')];
  const services = servicesOf(store, clock, {
    defaultWatchlist: { companies: watched, settings: DEFAULT_SETTINGS },
    ...setup.services,
  });
  const app = await createSlackApp({
    mode: { kind: 'http', signingSecret: SECRET, port: 0, host: '127.0.0.1' },
    botToken: TOKEN,
    teamId: TEAM,
    apiUrl: slack.apiUrl,
    services,
    log,
  });
  const appUrl = `http://127.0.0.1:${await app.start()}/slack/events`;
  slack.connectApp(appUrl);

  return {
    slack,
    app,
    store: stored,
    services,
    appUrl,
    logged,
    pass(ms) {
      ahead += ms;
    },
    deliver: (change) =>
      deliverNext({ store, clientFor: app.clientFor, clock, log, withoutHistory: 'repost', ...change }),
    ask: (text, { channelId = CHANNEL, userId = ADA } = {}) => askAlone(slack, text, channelId, userId),
    async owe(change, story = {}) {
      const told = aStory({ id: change.storyId ?? 'story-1', revision: change.storyRevision ?? 1, ...story });
      const alert = anAlert({ teamId: TEAM, channelId: CHANNEL, createdAt: clock(), ...change });
      const article = anArticle({ id: `article-of-${alert.id}` });
      const outcome = await stored.commit({
        article,
        stories: [{ story: told, companyKeys: ['quarry data', 'borealis'] }],
        alerts: [alert],
      });
      if (outcome !== 'committed') throw new Error(`owe: expected to commit, got ${outcome}`);
      return alert;
    },
    async close() {
      await app.stop();
      await slack.close();
      await stored.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
