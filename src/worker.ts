// The process that polls feeds, tells channels, makes digests, looks after subscriptions and cleans up. It listens for nothing.
import type { Config } from './config/config.ts';
import { createDigests } from './digests.ts';
import type { Alert } from './domain.ts';
import { startJobs } from './jobs.ts';
import type { Log } from './log.ts';
import { FEED_LEASE, openInOrder, openParts, type Opened, type Parts } from './parts.ts';
import { runFeed } from './pipeline.ts';
import type { Clock, Store } from './ports.ts';
import { startSchedule } from './schedule.ts';
import { clientsOf, type ClientFor } from './slack/clients.ts';
import { deliverNext } from './slack/delivery/deliver.ts';
import { withoutLogins } from './slack/text.ts';
import { VERSION } from './version.ts';

const DELIVERIES_AT_ONCE = 4; // so that one slow answer of Slack's does not hold up the other channels

/** What a running bot tells the person at the terminal, and the clock it goes by. */
export interface Surroundings {
  clock: Clock;
  log: Log;
  /** Called once for each alert that a channel got. */
  onSent: (alert: Alert) => void;
}
export interface RunningWorker {
  /** Starts nothing new, finishes what is under way, and closes everything but the store. */
  stop(): Promise<void>;
}

/** @throws an Error with a plain sentence when something needed can't be had (a token refused) */
export function startWorker(
  config: Config,
  store: Store,
  { clock, log, onSent }: Surroundings,
): Promise<RunningWorker> {
  return openInOrder(log, async (opened) => {
    let work: Work | null = null;
    const parts = await openParts(config, store, { clock, log, onAlerts: () => work?.wake() }, opened);
    const clientFor = clientsOf({ ...parts.place.app, store: parts.store, clock, log });
    work = startWork(parts, { clientFor, onSent }, opened);
    log.info({ event: 'started', process: 'worker', version: VERSION, feeds: config.feeds.length });
    return {};
  });
}

export interface Work {
  /** There may be something to do: look now. */
  wake(): void;
}

/** Starts to look for due work every second. */
export function startWork(
  parts: Parts,
  { clientFor, onSent }: { clientFor: ClientFor; onSent: (alert: Alert) => void },
  opened: Opened,
): Work {
  const { config, clock, log, store, reading, pushes } = parts;
  const { withoutHistory } = config;
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
    (await deliverNext({ store, clientFor, clock, log, onSent, withoutHistory })) !== 'idle';
  const digests = createDigests({ store, clock, log });
  const oweDigests = async (): Promise<boolean> => {
    if ((await digests.look(parts.watchlists())) > 0) delivery.wake();
    return false;
  };
  const subscribing = startJobs('subscribe', async () => (await pushes?.work()) ?? false, 1, log);
  const polling = startJobs('poll', pollOne, config.polls, log);
  const delivery = startJobs('deliver', deliverOne, DELIVERIES_AT_ONCE, log);
  const digesting = startJobs('digest', oweDigests, 1, log); // apart from the tick, which ten thousand would hold up
  opened.push(async () => {
    await Promise.all([polling.stop(), subscribing.stop(), digesting.stop(), delivery.stop()]);
  });
  const wake = (): void => {
    polling.wake();
    subscribing.wake();
    delivery.wake();
  };
  const tick = async (): Promise<void> => {
    wake();
    if (await parts.refresh()) digesting.wake();
  };
  const timetable = startSchedule({ tick, cleanUp: () => store.prune(clock()) }, log);
  opened.push(() => timetable.stop());
  wake();
  digesting.wake();
  return { wake };
}
