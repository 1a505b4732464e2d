// A Config and the open store in, what any process needs out: Slack's place, the registry, the index of who watches what,
// downloads. What is opened is closed in reverse.
import { setMaxListeners } from 'node:events';
import { createBrokenOff, type BrokenOff } from './broken-off.ts';
import { createDownload, type ClosableDownload } from '../collect/download.ts';
import { createPost } from '../collect/download-post.ts';
import { createFullText } from '../collect/full-text.ts';
import { createPagePool } from '../collect/page-pool.ts';
import { closeParsePool } from '../collect/parse.ts';
import { createRobots, type Robots } from '../collect/robots.ts';
import type { Config } from '../config/config.ts';
import { openPlace, type Place } from './connect.ts';
import type { Alert, UnixMs } from '../domain.ts';
import { downloadSettings } from './download-settings.ts';
import { watchForEmptied } from './emptied-store.ts';
import { startJobs } from '../jobs.ts';
import type { QueueSettings } from '../jobs/queues.ts';
import { errorText, type Log } from '../log.ts';
import { createRegistry, type Registry } from '../match/aliases.ts';
import { createWatchIndex } from '../match/watch-index.ts';
import { startObserving, type Observing } from './observing.ts';
import type { Deps } from '../pipeline.ts';
import type { Clock, Store } from '../ports.ts';
import { createPushes, type RunningPushes } from '../pushes.ts';
import { seedFeeds, seedWatchlist } from './seed.ts';
import { MINUTE, SECOND } from '../time.ts';
import { readWatchlists, withIndex, type KnownList } from './watched-store.ts';

export const FEED_LEASE = 40 * SECOND; // ms; a download has half a minute. After a crash the feed waits this long
const FINISHED_WITHIN = 3 * SECOND; // ms; a host that kills what does not end in ten has to be pleased
const WATCHLISTS_READ_EVERY = MINUTE; // ms; how late a list that another process saved is looked for in new articles

/** What closes each thing that was opened, in the order of opening. */
export type Opened = (() => Promise<void>)[];

/**
 * Opens one thing after the other; `stop` closes them, the last first.
 * @throws what `open` throws, once what was open by then is closed
 */
export async function openInOrder<T extends object>(
  log: Log,
  open: (opened: Opened) => Promise<T>,
): Promise<T & { stop(): Promise<void> }> {
  const opened: Opened = [];
  async function stop(): Promise<void> {
    for (let next = opened.pop(); next !== undefined; next = opened.pop()) await next();
  }
  try {
    return { ...(await open(opened)), stop };
  } catch (error) {
    await stop().catch((second: unknown) => log.warn({ event: 'close-failed', error: errorText(second) }));
    throw error;
  }
}

export interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  startedAt: UnixMs;
  /** Tells the index of who watches what of every list it saves. */
  store: Store;
  registry: Registry;
  place: Place;
  download: ClosableDownload;
  robots: Robots;
  /** What an operator sees. */
  observing: Observing;
  /** Looks whether the operator is to be warned of anything; to be called every second. */
  lookAfter: () => void;
  /** Frees what the store's absence broke off; to be woken every second. */
  brokenOff: BrokenOff;
  /** What telling news needs. */
  reading: Deps;
  /** null where the internet does not reach this bot. */
  pushes: RunningPushes | null;
  /** Every watchlist, at most a minute old as long as `refresh` is called. */
  watchlists: () => readonly KnownList[];
  /** Reads the watchlists anew where it is time; true where it did. */
  refresh(): Promise<boolean>;
  /** Waits for what is under way to be finished, but for downloads only a little: their feeds are given back then. */
  finish(underWay: Promise<unknown>): Promise<void>;
}

/**
 * @param onAlerts told of news that channels are owed
 * @param sweeps whether this process looks for due work
 * @throws an Error with a plain sentence when something needed can't be had (a port in use, a token refused)
 */
export async function openParts(
  config: Config,
  opens: Store,
  { clock, log, onAlerts, sweeps }: { clock: Clock; log: Log; onAlerts: (alerts: Alert[]) => void; sweeps: boolean },
  opened: Opened,
): Promise<Parts> {
  const startedAt = clock();
  const registry = createRegistry(config.companies);
  const watching = createWatchIndex(registry);
  const store = withIndex(opens, watching);
  let watchlists = await readWatchlists(store, watching);
  const place = await openPlace(config, clock, log);
  opened.push(() => place.close());
  const seed = async (): Promise<void> => {
    await seedFeeds(store, config.feeds, place.feeds, clock());
    for (const { channel, draft } of place.watchlists)
      await seedWatchlist(channel, draft, { store, registry, now: clock() });
  };
  await seed();
  const emptied = await watchForEmptied({ store, seed, log });
  const download = createDownload(downloadSettings(config, place.privateHosts));
  opened.push(() => download.close(), closeParsePool);
  const robots = createRobots({ download, clock, agent: 'Stakewatch' });
  const pages = createPagePool();
  opened.push(() => pages.close());
  const fullText = createFullText({ download, clock, robots, readPage: pages.read });
  const bounds = config.pollBounds;
  const operator = operatorPlace(config, place.app, log);
  const observing = await startObserving({ config, store, clock, log, operator, app: place.app, sweeps });
  opened.push(() => observing.close());
  const lookAfter = async (): Promise<boolean> => {
    await observing.look(); // what it owes the operator is found by the next sweep
    return false;
  };
  const lookingAfter = startJobs('look-after', lookAfter, 1, log);
  opened.push(() => lookingAfter.stop());
  const { meter, warnedOfFeeds } = observing;
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal); // each poll listens while it runs; at the eleventh Node would print a warning of a leak
  const world = { store, download, clock, registry, watching, log, stopping: stopping.signal };
  const reading: Deps = { ...world, bounds, fullText, operator, warnedOfFeeds, meter, onAlerts };
  const brokenOff = createBrokenOff({ store, clock, log });
  opened.push(() => brokenOff.stop());
  const { publicUrl } = config;
  let pushes: RunningPushes | null = null;
  if (publicUrl !== null) {
    const post = createPost(downloadSettings(config, place.privateHosts));
    opened.push(() => post.close());
    pushes = createPushes({ reading, brokenOff, post, publicUrl, leaseFor: FEED_LEASE });
    reading.pushes = pushes;
  }
  let readAt = startedAt;
  return {
    ...{
      config,
      clock,
      log,
      startedAt,
      store,
      registry,
      place,
      download,
      robots,
      observing,
      brokenOff,
      reading,
      pushes,
    },
    lookAfter: () => lookingAfter.wake(),
    watchlists: () => watchlists,
    async refresh() {
      if (clock() - readAt < WATCHLISTS_READ_EVERY) return false;
      readAt = clock();
      await emptied.look();
      watchlists = await readWatchlists(store, watching, watchlists);
      return true;
    },
    async finish(underWay) {
      const late = setTimeout(() => {
        stopping.abort();
        void download.close();
      }, FINISHED_WITHIN);
      await underWay.finally(() => clearTimeout(late));
    },
  };
}

/** @throws where there is no Redis for the queues */
export function queueSettings({ config: { redisUrl, redisPrefix, redisTls }, log }: Parts): QueueSettings {
  if (redisUrl === null) throw new Error('expected REDIS_URL, the store that web and worker share');
  return { redisUrl, redisTls, redisPrefix, log };
}

/** Where the operator wants to hear of feeds; with many workspaces the setting has to name one. */
function operatorPlace(
  { operatorChannel }: Config,
  app: Place['app'],
  log: Log,
): { teamId: string; channelId: string } | null {
  if (operatorChannel === null) return null;
  const teamId = operatorChannel.teamId ?? ('teamId' in app ? app.teamId : null);
  if (teamId !== null) return { teamId, channelId: operatorChannel.channelId };
  log.warn({ event: 'operator-channel-unknown', todo: 'STAKEWATCH_OPERATOR_CHANNEL=T…/C… with many workspaces' });
  return null;
}
