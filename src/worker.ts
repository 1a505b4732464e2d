// The process that polls feeds, tells channels, makes digests, looks after subscriptions and cleans up. It listens for nothing.
import type { Config } from './config/config.ts';
import { createDigests } from './digests.ts';
import type { Alert } from './domain.ts';
import { hintOf, startJobs, type Dispatcher, type Task, type Tasks } from './jobs.ts';
import { startQueues } from './jobs/queues.ts';
import type { Log } from './log.ts';
import { openInOrder, openParts, queueSettings, type Opened, type Parts } from './parts/parts.ts';
import { createPolling } from './polling.ts';
import type { Clock, Store } from './ports.ts';
import { startSchedule, type Elect } from './schedule.ts';
import { clientsOf, installationsOf, type ClientFor } from './slack/clients.ts';
import { deliverNext } from './slack/delivery/deliver.ts';
import { endRefused } from './slack/install/refused.ts';
import { PACE } from './slack/delivery/tell-channel.ts';
import { VERSION } from './version.ts';

/**
 * So that one slow answer of Slack's does not hold up the other channels. An alert with detail takes more than a second, nearly
 * all of it waiting for its channel's next turn: with fifty at once a worker told forty alerts a second, and half a core was idle.
 */
const DELIVERIES_AT_ONCE = 150;

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
    let dispatcher: Dispatcher | null = null;
    const onAlerts = (alerts: Alert[]): void => dispatcher?.owe('deliver', ...alerts.map(hintOf));
    const parts = await openParts(config, store, { clock, log, onAlerts, sweeps: true }, opened);
    const clientFor = clientsOf({
      ...parts.place.app,
      store: parts.store,
      clock,
      log,
      onLimited: (method) => parts.observing.meter.limited(method),
    });
    const queues = queueSettings(parts);
    const dispatch = (tasks: Tasks): Dispatcher => {
      const dispatcher = startQueues(queues, tasks);
      parts.observing.countQueues(() => dispatcher.depths?.() ?? Promise.resolve([]));
      return dispatcher;
    };
    dispatcher = startWork(parts, { clientFor, onSent, dispatch }, opened);
    const { port: healthPort } = parts.observing;
    log.info({ event: 'started', process: 'worker', version: VERSION, feeds: config.feeds.length, healthPort });
    return {};
  });
}

interface How {
  clientFor: ClientFor;
  onSent: (alert: Alert) => void;
  dispatch: (tasks: Tasks) => Dispatcher;
}

/** Starts to work off what is due, and to look for it every second. */
export function startWork(parts: Parts, how: How, opened: Opened): Dispatcher {
  const { config, clock, log, store, pushes, observing } = parts;
  const polling = createPolling(parts);
  const dispatcher = how.dispatch({
    poll: polling.task,
    deliver: deliverTask(parts, how),
  });
  const digests = createDigests({ store, clock, log });
  const oweDigests = async (): Promise<boolean> => {
    if ((await digests.look(parts.watchlists())) > 0) dispatcher.wake('deliver');
    return false;
  };
  const subscribing = startJobs('subscribe', async () => (await pushes?.work()) ?? false, 1, log);
  const digesting = startJobs('digest', oweDigests, 1, log); // apart from the tick, which ten thousand would hold up
  const stop = async (): Promise<void> => {
    await Promise.all([dispatcher, subscribing, digesting].map((line) => line.stop()));
    await polling.stop(); // by now no poll can go aside any more
  };
  opened.push(() => parts.finish(stop()));
  const tick = async (): Promise<void> => {
    subscribing.wake();
    parts.lookAfter();
    parts.brokenOff.wake();
    if (await parts.refresh()) digesting.wake();
  };
  const sweep = (): void => {
    dispatcher.sweep();
    observing.swept();
  };
  const cleanUp = async (): Promise<void> => {
    await store.prune(clock(), config.keepFor);
    const { app } = parts.place;
    if ('installs' in app)
      await endRefused({ store, clock, log, installations: installationsOf({ ...app, store, clock, log }) });
  };
  const elect: Elect = async (slot, keepFor) => {
    const elected = await store.firstTime(slot, clock(), keepFor);
    observing.swept(); // where another one was elected, it sweeps
    return elected;
  };
  // A file is swept by its one process; a second on it harms nothing.
  const timetable = startSchedule({ tick, sweep, cleanUp }, config.redisUrl === null ? null : elect, log);
  opened.push(() => timetable.stop());
  dispatcher.sweep();
  subscribing.wake();
  digesting.wake();
  return dispatcher;
}

/**
 * A hint stands for a channel, and whoever takes it for the oldest alert of all that may go: a channel that is held up, by
 * its pace or by Slack, holds up no other.
 */
function deliverTask(
  { config: { withoutHistory }, clock, log, store, observing: { meter } }: Parts,
  { clientFor, onSent }: Pick<How, 'clientFor' | 'onSent'>,
): Task {
  const deps = { store, clientFor, clock, log, onSent, meter, withoutHistory };
  return {
    async due(limit) {
      const channels = await store.dueChannels(clock(), limit);
      return channels.map(hintOf);
    },
    work: async () => ((await deliverNext(deps)) === 'idle' ? null : PACE), // its channel may have more by then
    atOnce: DELIVERIES_AT_ONCE,
  };
}
