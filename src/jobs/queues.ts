// Tasks in, a dispatcher that shares them among any number of processes out, by BullMQ's queues in Redis. What a queue holds
// may be lost at any time: it is hints, and the store has the work itself.
import { setTimeout } from 'node:timers/promises';
import { MOST_HINTS, startJobs, type Dispatcher, type Tasks } from '../jobs.ts';
import type { Log } from '../log.ts';
import type { Clock, Store } from '../ports.ts';
import { SECOND } from '../time.ts';
import type { QueuePlace } from './queue-connection.ts';
import { eachName, NAMES, openHints } from './queue-hints.ts';
import { tellOutage } from './queue-outage.ts';
import { startQueueWorkers } from './queue-workers.ts';

export interface QueueSettings extends QueuePlace {
  /** Of every key, with a hash tag ("{stakewatch}"): a queue's scripts touch several keys. */
  redisPrefix: string;
  /** Says which of all processes sweeps. */
  store: Pick<Store, 'firstTime'>;
  clock: Clock;
  log: Log;
}

const SWEEP_EVERY = 900; // ms; a little less than the second after which it is asked for again
const SAID_WITHIN = 2 * SECOND; // ms after the last work; what Redis has not heard of by then, it never does

/** @param tasks null: this process gives hints and works on none */
export function startQueues(settings: QueueSettings, tasks: Tasks | null): Dispatcher {
  const { redisPrefix, store, clock, log } = settings;
  const prefix = `${redisPrefix}:jobs`;
  const outage = tellOutage(log);
  const hints = openHints({ ...settings, outage }, prefix);
  const looks = eachName((name) => {
    const look = async (): Promise<boolean> => {
      const ids = await (tasks?.[name].due(MOST_HINTS) ?? Promise.resolve([]));
      if (ids.length > 0) await hints.give(name, ids);
      return false;
    };
    return startJobs(`${name}-look`, look, 1, log);
  });
  async function sweep(): Promise<boolean> {
    if (await store.firstTime('sweep', clock(), SWEEP_EVERY)) for (const name of NAMES) looks[name].wake();
    return false;
  }
  const sweeping = startJobs('sweep', sweep, 1, log);
  const workers =
    tasks === null
      ? null
      : startQueueWorkers(tasks, { ...settings, outage, look: (name) => looks[name].wake() }, prefix);

  async function close(): Promise<void> {
    // Workers first: what they do may still give hints.
    await Promise.all([workers?.close(), sweeping.stop()]);
    await Promise.all(NAMES.map((name) => looks[name].stop()));
    await hints.close();
  }
  async function afterWork(): Promise<void> {
    await workers?.quiet();
    await setTimeout(SAID_WITHIN, null, { ref: false });
  }
  return {
    wake(name) {
      // Who works on nothing asks who does.
      if (tasks === null) hints.askToLook(name);
      else looks[name].wake();
    },
    sweep() {
      if (tasks !== null) sweeping.wake();
    },
    depths: hints.depths,
    async stop() {
      outage.stop();
      const closed = close();
      // Without Redis a worker would wait for ever to say that its job is done; the hint comes again by itself.
      await Promise.race([closed, afterWork()]);
      for (const part of [hints, workers]) part?.disconnect();
      closed.catch(() => undefined);
    },
  };
}
