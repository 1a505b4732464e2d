// Sizes and a number of workers in, everything that a load runs on out: Redis, a stand-in for Slack, feeds, running workers.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { newFeedState } from '../../../src/domain.ts';
import type { Registry } from '../../../src/match/aliases.ts';
import type { Store } from '../../../src/ports.ts';
import { DAY, HOUR, MINUTE } from '../../../src/time.ts';
import { until } from '../../chaos/house.ts';
import { keep, type Kept } from '../../chaos/processes.ts';
import { startRedis } from '../../store/redis-server.ts';
import type * as Open from '../../../src/store/open.ts';
import type * as CanonicalUrl from '../../../src/collect/canonical-url.ts';
import type * as Watching from '../../../src/match/watch-index.ts';
import type * as Settings from '../../../src/cli/settings.ts';
import type * as Aliases from '../../../src/match/aliases.ts';
import { built } from '../built.ts';
import { startBurstFeeds, OLD_ETAG, type BurstFeeds } from './feeds.ts';
import { startLeanSlack, type LeanSlack } from './lean-slack.ts';
import { watchlistOf, type Sizes } from './plan.ts';

const AT_ONCE = 50; // writes under way
const STARTED_WITHIN = 5 * MINUTE;
const PREFIX = '{stakewatch}';

export interface LoadHouse {
  slack: LeanSlack;
  feeds: BurstFeeds;
  store: Store;
  workers: Kept[];
  /** Makes every feed due. */
  wakeAll(): Promise<void>;
  redis(): Promise<RedisCost>;
  close(): Promise<void>;
}
export interface RedisCost {
  /** Memory used now and at most, bytes. */
  used: number;
  peak: number;
  /** CPU time so far, s. */
  seconds: number;
}

/** Resolves when the store is filled and all workers have started. */
export async function openLoadHouse(sizes: Sizes, workers: number, settings: NodeJS.ProcessEnv): Promise<LoadHouse> {
  const dir = mkdtempSync(join(tmpdir(), 'stakewatch-load-'));
  const redis = await startRedis(['--appendfsync', 'everysec']); // as the compose file has it
  const [slack, feeds] = await Promise.all([startLeanSlack(), startBurstFeeds(sizes.feeds)]);
  const { openStore } = await built<typeof Open>('store/open.ts');
  const store = await openStore({ redisUrl: redis.url, redisPrefix: PREFIX, dataDir: dir });
  const feedIds = await fillFeeds(store, feeds.urls);
  await fillWatchlists(store, sizes);
  mkdirSync(join(dir, 'config'));
  writeFileSync(join(dir, 'config', 'feeds.yaml'), 'feeds: []\n');
  writeFileSync(join(dir, 'config', 'watchlist.yaml'), '{}\n');
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    SLACK_BOT_TOKEN: 'xoxb-test-1',
    SLACK_SIGNING_SECRET: 'a-signing-secret-for-tests',
    SLACK_API_URL: slack.apiUrl,
    STAKEWATCH_CONFIG: join(dir, 'config'),
    STAKEWATCH_PRIVATE_HOSTS: feeds.hosts.join(','),
    REDIS_URL: redis.url,
    PORT: '0',
    ...settings,
  };
  const logs = Array.from({ length: workers }, (_, i) => join(dir, `worker-${i + 1}.log`));
  const kept = logs.map((logFile, i) => keep(`worker ${i + 1}`, 'worker', { env, logFile }));
  const started = (file: string): boolean => readFileSync(file, 'utf8').includes('"event":"started"');
  await until('all workers to start', STARTED_WITHIN, () => (logs.every(started) ? true : null));
  const asking = new Redis(redis.url);
  return {
    ...{ slack, feeds, store, workers: kept },
    wakeAll: () => inTurns(feedIds, async (id) => void (await store.wakeFeed(id, Date.now()))),
    async redis() {
      const said = await asking.info();
      const figure = (name: string): number => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(said)?.[1] ?? NaN);
      const seconds = figure('used_cpu_sys') + figure('used_cpu_user');
      return { used: figure('used_memory'), peak: figure('used_memory_peak'), seconds };
    },
    async close() {
      await Promise.all(kept.map((worker) => worker.close()));
      await store.close();
      asking.disconnect();
      await Promise.all([slack.close(), feeds.close(), redis.stop()]);
      rmSync(dir, { recursive: true });
    },
  };
}

/** Feeds that were read before, and are not due for an hour. */
async function fillFeeds(store: Store, urls: string[]): Promise<string[]> {
  const { feedIdOf } = await built<typeof CanonicalUrl>('collect/canonical-url.ts');
  const now = Date.now();
  await inTurns(urls, async (url) => {
    const id = feedIdOf(url);
    await store.saveFeed({ id, url, title: 'Made Wire', every: 4 * HOUR, backfill: false, addedBy: 'command' }, now);
    const claim = await store.claimFeed(now, MINUTE, id);
    if (claim === null) throw new Error(`bench load: expected the feed ${url} to be due`);
    const known = { etag: OLD_ETAG, baselineDone: true, lastPollAt: now, lastSuccessAt: now, keysSeenAt: now };
    const state = { ...newFeedState(id, now), ...known, nextPollAt: now + DAY };
    await store.settleFeed({ feedId: id, token: claim.token }, state);
  });
  return urls.map(feedIdOf);
}

/** Saves every channel's watchlist. */
export async function fillWatchlists(store: Store, sizes: Sizes): Promise<void> {
  const { watchKeys } = await built<typeof Watching>('match/watch-index.ts');
  const registry = await wellKnown();
  await inTurns([...Array(sizes.channels).keys()], async (channel) => {
    const watchlist = watchlistOf(channel, sizes);
    await store.saveWatchlist(watchlist, watchKeys(registry, watchlist), []);
  });
}

/** The registry of the companies that come with Stakewatch. */
export async function wellKnown(): Promise<Registry> {
  const { companiesOrExit } = await built<typeof Settings>('cli/settings.ts');
  const { createRegistry } = await built<typeof Aliases>('match/aliases.ts');
  return createRegistry(companiesOrExit(undefined));
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const loop = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
}
