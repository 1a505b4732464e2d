// Everything in one process: a Config in, a running bot out — store, feeds, Slack or its stand-in, polling and delivery.
import { feedIdOf } from './collect/canonical-url.ts';
import { checkFeed } from './collect/check-feed.ts';
import { decodeBytes } from './collect/decode.ts';
import { createDownload, promptly } from './collect/download.ts';
import { createPost } from './collect/download-post.ts';
import { createFullText } from './collect/full-text.ts';
import { feedHealth } from './collect/health.ts';
import { createPagePool } from './collect/page-pool.ts';
import { closeParsePool } from './collect/parse.ts';
import { createRobots } from './collect/robots.ts';
import type { Config } from './config/config.ts';
import { writeWatchlist } from './config/watchlist-file.ts';
import { readWatchlistRows } from './config/watchlist-table.ts';
import { openPlace } from './connect.ts';
import { createDigests } from './digests.ts';
import type { Alert } from './domain.ts';
import { downloadSettings } from './download-settings.ts';
import { watchForEmptied } from './emptied-store.ts';
import { startJobs } from './jobs.ts';
import { errorText, type Log } from './log.ts';
import { createRegistry } from './match/aliases.ts';
import { createWatchIndex } from './match/watch-index.ts';
import { runFeed, type Deps } from './pipeline.ts';
import type { Clock, Store } from './ports.ts';
import { servePushes } from './push-server.ts';
import { createPushes } from './pushes.ts';
import { startSchedule } from './schedule.ts';
import { seedFeeds, seedWatchlist } from './seed.ts';
import { createSlackApp } from './slack/app.ts';
import { deliverNext } from './slack/delivery/deliver.ts';
import { withoutLogins } from './slack/text.ts';
import { MINUTE, SECOND } from './time.ts';
import { VERSION } from './version.ts';
import { readWatchlists, withIndex } from './watched-store.ts';

/** What a running bot tells the person at the terminal, and the clock it goes by. */
export interface Surroundings {
  clock: Clock;
  log: Log;
  /** Called once for each alert that a channel got. */
  onSent(alert: Alert): void;
}
export interface Running {
  /** The preview's page; null in Slack. */
  page: string | null;
  /** The port that Slack's requests are answered on; null in Socket Mode. */
  port: number | null;
  /** Starts nothing new, finishes what is under way, and closes everything but the store. */
  stop(): Promise<void>;
}

const FEED_LEASE = 40 * SECOND; // ms; a download has half a minute. After a crash the feed waits this long
const WATCHLISTS_READ_EVERY = MINUTE; // ms; how late a list that another process saved is looked for in new articles
const DELIVERIES_AT_ONCE = 4; // so that one slow answer of Slack's does not hold up the other channels

/** @throws an Error with a plain sentence when something needed can't be had (a port in use, a token refused) */
export async function startStakewatch(config: Config, opens: Store, around: Surroundings): Promise<Running> {
  const { clock, log } = around;
  const onSent = (alert: Alert): void => around.onSent(alert);
  const { withoutHistory } = config;
  const startedAt = clock();
  const opened: (() => Promise<void>)[] = []; // what to close, the last opened first
  async function close(): Promise<void> {
    for (let next = opened.pop(); next !== undefined; next = opened.pop()) await next();
  }
  try {
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
    const operator = operatorPlace(config, place.app, log);

    const robots = createRobots({ download, clock, agent: 'Stakewatch' });
    const pages = createPagePool();
    opened.push(() => pages.close());
    const fullText = createFullText({ download, clock, robots, readPage: pages.read });
    const bounds = config.pollBounds;
    const reading: Deps = { store, download, bounds, fullText, clock, registry, watching, operator, log };
    const post = createPost(downloadSettings(config, place.privateHosts));
    opened.push(() => post.close());
    const publicUrl = config.publicUrl;
    const onAlerts = (): void => delivery.wake();
    const pushes =
      publicUrl === null ? null : createPushes({ reading, post, publicUrl, leaseFor: FEED_LEASE, onAlerts });
    if (pushes !== null) reading.pushes = pushes;

    const pollOne = async (): Promise<boolean> => {
      const claim = await store.claimFeed(clock(), FEED_LEASE);
      if (claim === null) return false;
      const result = await runFeed(claim, reading);
      // Nothing new is what most polls find: ten thousand feeds would write eleven such lines a second.
      const level = result.fresh > 0 ? 'info' : 'debug';
      log[level]({ event: 'polled', feed: withoutLogins(claim.feed.url), ...result });
      if (result.alerts > 0) delivery.wake();
      return true;
    };
    const deliverOne = async (): Promise<boolean> =>
      (await deliverNext({ store, clientFor: app.clientFor, clock, log, onSent, withoutHistory })) !== 'idle';
    const subscribing = startJobs('subscribe', async () => (await pushes?.work()) ?? false, 1, log);
    const polling = startJobs('poll', pollOne, config.polls, log);
    const delivery = startJobs('deliver', deliverOne, DELIVERIES_AT_ONCE, log);
    const digests = createDigests({ store, clock, log });
    const oweDigests = async (): Promise<boolean> => {
      if ((await digests.look(watchlists)) > 0) delivery.wake();
      return false;
    };
    const digesting = startJobs('digest', oweDigests, 1, log); // apart from the tick, which ten thousand would hold up
    const wake = (): void => {
      polling.wake();
      subscribing.wake();
      delivery.wake();
    };
    const app = await createSlackApp({
      ...place.app,
      ...(pushes !== null && { others: pushes.answer }),
      log,
      services: {
        store,
        registry,
        clock,
        defaultWatchlist: config.watchlists.default,
        checkFeed: (url) => checkFeed(url, promptly(download), robots),
        feedEvery: config.feedEvery,
        feedIdOf,
        feedHealth,
        watchlistFile: {
          readRows: (text) => readWatchlistRows(text, registry),
          decode: (bytes) => decodeBytes(bytes, null),
          write: writeWatchlist,
        },
        feedsAreOperators: config.slack.mode === 'many',
        version: VERSION,
        startedAt,
        wake,
      },
    });
    const port = await app.start();
    opened.push(() => app.stop());
    place.connect(port);

    opened.push(async () => {
      await pushes?.finish();
      await Promise.all([polling.stop(), subscribing.stop(), digesting.stop(), delivery.stop()]);
    });
    // Slack's requests come over a socket: hubs need a port of their own.
    if (pushes !== null && config.slack.mode === 'socket')
      opened.push(await servePushes(pushes.answer, { host: config.host, port: config.port }));
    let readAt = startedAt;
    const tick = async (): Promise<void> => {
      wake();
      if (clock() - readAt < WATCHLISTS_READ_EVERY) return;
      readAt = clock();
      await emptied.look();
      watchlists = await readWatchlists(store, watching, watchlists);
      digesting.wake();
    };
    const timetable = startSchedule({ tick, cleanUp: () => store.prune(clock(), config.keepFor) }, log);
    opened.push(() => timetable.stop());
    wake();
    digesting.wake();
    log.info({ event: 'started', version: VERSION, mode: config.slack.mode, feeds: config.feeds.length });
    return { page: place.page, port, stop: close };
  } catch (error) {
    await close().catch((second: unknown) => log.warn({ event: 'close-failed', error: errorText(second) }));
    throw error;
  }
}

/** Where the operator wants to hear of feeds; with many workspaces the setting has to name one. */
function operatorPlace(
  { operatorChannel }: Config,
  app: Awaited<ReturnType<typeof openPlace>>['app'],
  log: Log,
): { teamId: string; channelId: string } | null {
  if (operatorChannel === null) return null;
  const teamId = operatorChannel.teamId ?? ('teamId' in app ? app.teamId : null);
  if (teamId !== null) return { teamId, channelId: operatorChannel.channelId };
  log.warn({ event: 'operator-channel-unknown', todo: 'STAKEWATCH_OPERATOR_CHANNEL=T…/C… with many workspaces' });
  return null;
}
