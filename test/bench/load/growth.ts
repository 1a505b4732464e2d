// How many channels there are at most → what one article costs a process as channels go up to that, on each store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Redis } from 'ioredis';
import { newFeedState, type Feed } from '../../../src/domain.ts';
import type { Download, Store } from '../../../src/ports.ts';
import { DAY, MINUTE } from '../../../src/time.ts';
import { startRedis } from '../../store/redis-server.ts';
import type * as Open from '../../../src/store/open.ts';
import type * as Watching from '../../../src/match/watch-index.ts';
import type * as WatchedStore from '../../../src/parts/watched-store.ts';
import type * as Pipeline from '../../../src/pipeline.ts';
import type * as Logging from '../../../src/log.ts';
import { built } from '../built.ts';
import { feedText } from './feeds.ts';
import { fillWatchlists, wellKnown } from './house.ts';
import { burstOf, type Item, type Sizes } from './plan.ts';

const COMPANIES = 50;
const WARM = 300; // articles read before it counts
const MEASURED = 1_000; // articles
const WARM_STORIES = 20;
const STORIES = 80; // that are told, each to ten channels
const PER_FEED = 10; // articles of a poll

interface Growth {
  /** CPU of an article that nobody watches, and of one that ten channels do; of this process, ms. */
  quiet: number;
  told: number;
  /** The same in Redis; 0 with the embedded store. */
  quietThere: number;
  toldThere: number;
  /** CPU of reading all watchlists at the start, and of looking for changes where there are none, ms. */
  first: number;
  again: number;
  /** Heap that the watchlists take, bytes. */
  heap: number;
}

/** Prints a table for each store. */
export async function benchGrowth(most: number): Promise<void> {
  for (const kind of ['redis', 'embedded'] as const) {
    process.stdout.write(`\n${kind}: CPU an article (here + in Redis), of the watchlists, and heap\n`);
    process.stdout.write(`${HEADS.map((head) => head.padStart(16)).join('')}\n`);
    await measured(kind, 10); // until the compiler is done
    for (let channels = 10; channels <= most; channels *= 10) printRow(channels, await measured(kind, channels));
  }
}

const HEADS = ['channels', 'nobody, ms', 'ten told, ms', 'all lists, ms', 'a minute, ms', 'heap, MB'];

function printRow(channels: number, row: Growth): void {
  const cells = [
    channels.toLocaleString('en'),
    `${row.quiet.toFixed(2)} + ${row.quietThere.toFixed(2)}`,
    `${row.told.toFixed(2)} + ${row.toldThere.toFixed(2)}`,
    row.first.toFixed(0),
    row.again.toFixed(1),
    (row.heap / 1e6).toFixed(0),
  ];
  process.stdout.write(`${cells.map((text) => text.padStart(16)).join('')}\n`);
}

async function measured(kind: 'redis' | 'embedded', channels: number): Promise<Growth> {
  const dir = mkdtempSync(join(tmpdir(), 'stakewatch-growth-'));
  const redis = kind === 'redis' ? await startRedis(['--appendfsync', 'everysec']) : null;
  const { openStore } = await built<typeof Open>('store/open.ts');
  const store = await openStore({ redisUrl: redis?.url ?? null, redisPrefix: '{stakewatch}', dataDir: dir });
  const asking = redis === null ? null : new Redis(redis.url);
  try {
    return await measure(store, channels, () => secondsOfRedis(asking));
  } finally {
    asking?.disconnect();
    await store.close();
    await redis?.stop();
    rmSync(dir, { recursive: true });
  }
}

async function measure(store: Store, channels: number, there: () => Promise<number>): Promise<Growth> {
  const { createWatchIndex } = await built<typeof Watching>('match/watch-index.ts');
  const { readWatchlists } = await built<typeof WatchedStore>('parts/watched-store.ts');
  const { runFeed } = await built<typeof Pipeline>('pipeline.ts');
  const { createLog } = await built<typeof Logging>('log.ts');
  const registry = await wellKnown();
  const sizes: Sizes = { channels, companies: COMPANIES, feeds: 1, articles: WARM + MEASURED, stories: 0 };
  await fillWatchlists(store, sizes);
  const watching = createWatchIndex(registry);
  collectGarbage();
  const heapBefore = process.memoryUsage().heapUsed;
  let known = [] as Awaited<ReturnType<typeof readWatchlists>>;
  const first = await cost(there, async () => void (known = await readWatchlists(store, watching)));
  collectGarbage();
  const heap = process.memoryUsage().heapUsed - heapBefore;
  const again = await cost(there, async () => void (known = await readWatchlists(store, watching, known)));
  const log = createLog('error');
  const deps = { store, clock: Date.now, registry, watching, log };
  let polls = 0;
  const readItems = async (items: Item[]): Promise<void> => {
    for (let i = 0; i < items.length; i += PER_FEED) {
      const url = `https://load.example/${polls}.xml`;
      const bytes = Buffer.from(feedText(items.slice(i, i + PER_FEED)));
      const download: Download = () => Promise.resolve({ state: 'body', url, bytes, ...HEAD });
      const feed: Feed = { ...FEED, id: `load${polls}`, url };
      polls += 1;
      const now = Date.now();
      await store.saveFeed(feed, now);
      const claim = await store.claimFeed(now, MINUTE, feed.id);
      if (claim === null) throw new Error('bench load: expected the feed to be due');
      await runFeed({ ...claim, state: { ...newFeedState(feed.id, now), baselineDone: true } }, { ...deps, download });
    }
  };
  const quiet = burstOf(sizes);
  const told = burstOf({ ...sizes, articles: STORIES, stories: STORIES }, COMPANIES).map((item) => ({
    ...item,
    id: `t${item.id}`,
  }));
  await readItems(quiet.slice(0, WARM));
  await readItems(told.slice(0, WARM_STORIES));
  const ofQuiet = await cost(there, () => readItems(quiet.slice(WARM)));
  const ofTold = await cost(there, () => readItems(told.slice(WARM_STORIES)));
  const toldItems = STORIES - WARM_STORIES;
  return {
    quiet: ofQuiet.here / MEASURED,
    told: ofTold.here / toldItems,
    quietThere: ofQuiet.there / MEASURED,
    toldThere: ofTold.there / toldItems,
    first: first.here + first.there,
    again: again.here + again.there,
    heap,
  };
}

const FEED = { title: 'Made Wire', every: DAY, backfill: false, addedBy: 'command' } as const;
const HEAD = { contentType: 'application/rss+xml', etag: null, lastModified: null };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** CPU time that some work takes here and in Redis, ms. */
async function cost(there: () => Promise<number>, work: () => Promise<void>): Promise<{ here: number; there: number }> {
  const [usage, thereBefore] = [process.cpuUsage(), await there()];
  await work();
  const { user, system } = process.cpuUsage(usage);
  return { here: (user + system) / 1_000, there: ((await there()) - thereBefore) * 1_000 };
}

/** CPU time of Redis so far, s; 0 where there is none. */
async function secondsOfRedis(redis: Redis | null): Promise<number> {
  const said = (await redis?.info('cpu')) ?? '';
  return [...said.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)].reduce((sum, found) => sum + Number(found[1]), 0);
}
