// Tasks in, a dispatcher that shares them among any number of processes out, by BullMQ's queues in Redis. The only file that
// imports bullmq. What a queue holds may be lost at any time: it is hints, and the store has the work itself.
import { setTimeout } from 'node:timers/promises';
import { DelayedError, Queue, Worker, type Job, type JobsOptions } from 'bullmq';
import {
  MOST_HINTS,
  startJobs,
  tellFailures,
  type Dispatcher,
  type Failures,
  type TaskName,
  type Tasks,
} from '../jobs.ts';
import { errorText, type Log } from '../log.ts';
import type { Clock, Store } from '../ports.ts';
import { SECOND } from '../time.ts';
import { connectProducer, connectWorker } from './queue-connection.ts';

export interface QueueSettings {
  /** redis://… or rediss://… */
  redisUrl: string;
  /** Of every key, with a hash tag ("{stakewatch}"): a queue's scripts touch several keys. */
  redisPrefix: string;
  /** Says which of all processes sweeps. */
  store: Pick<Store, 'firstTime'>;
  clock: Clock;
  log: Log;
}

const NAMES: TaskName[] = ['poll', 'deliver'];
const SWEEP_EVERY = 900; // ms; a little less than the second after which it is asked for again
/** A killed process's job is taken for dead after this, ms; until then hints of its id are swallowed, and its lease runs anyway. */
const LOCK = 20 * SECOND;
const LOOKED_FOR_DEAD = 10 * SECOND; // ms
const SAID_WITHIN = 2 * SECOND; // ms after the last work; what Redis has not heard of by then, it never does
const EVENTS_KEPT = 100; // nobody reads them
/** A kept job's id would swallow every later hint of it. */
const FORGOTTEN: JobsOptions = { removeOnComplete: true, removeOnFail: true };
const LOOK = 'look';

interface Hint {
  id: string;
}

/** @param tasks null: this process gives hints and works on none */
export function startQueues(settings: QueueSettings, tasks: Tasks | null): Dispatcher {
  const { redisUrl, redisPrefix, store, clock, log } = settings;
  const prefix = `${redisPrefix}:jobs`;
  const producer = connectProducer(redisUrl);
  const outage = tellOutage(log);
  outage.hear(producer);
  const queues = eachName((name) => {
    const options = { connection: producer, prefix, defaultJobOptions: FORGOTTEN, skipVersionCheck: true };
    const queue = new Queue<Hint>(name, { ...options, streams: { events: { maxLen: EVENTS_KEPT } } });
    queue.on('error', outage.begins);
    return queue;
  });
  const giving = eachName((name) => tellFailures(`${name}-hint`, log));
  const given = new Set<Promise<void>>();
  const underWay = new Set<Promise<unknown>>();

  /** A hint that cannot be given costs one sweep. */
  function give(name: TaskName, hints: { name: string; data: Hint; opts: JobsOptions }[]): Promise<void> {
    const adding = queues[name].addBulk(hints).then(giving[name].worked, giving[name].failed);
    const gone = adding.finally(() => given.delete(gone));
    given.add(gone);
    return gone;
  }
  const giveAll = (name: TaskName, ids: string[]): Promise<void> =>
    give(
      name,
      ids.map((id) => ({ name: 'hint', data: { id }, opts: { jobId: jobIdOf(id) } })),
    );
  const looks = eachName((name) => {
    const look = async (): Promise<boolean> => {
      const ids = await (tasks?.[name].due(MOST_HINTS) ?? Promise.resolve([]));
      if (ids.length > 0) await giveAll(name, ids);
      return false;
    };
    return startJobs(`${name}-look`, look, 1, log);
  });
  const sweeping = startJobs(
    'sweep',
    async () => {
      if (!(await store.firstTime('sweep', clock(), SWEEP_EVERY))) return false;
      for (const name of NAMES) looks[name].wake();
      return false;
    },
    1,
    log,
  );
  const consumer = tasks === null ? null : connectWorker(redisUrl);
  if (consumer !== null) outage.hear(consumer);
  const workers =
    tasks === null || consumer === null
      ? []
      : NAMES.map((name) => {
          const task = tasks[name];
          const failures = tellFailures(name, log);
          const work = async (job: Job<Hint>, token?: string): Promise<void> => {
            if (job.name === LOOK) return looks[name].wake();
            const working = task.work(job.data.id).then(...settled(failures));
            underWay.add(working);
            const after = await working.finally(() => underWay.delete(working));
            if (after === null) return;
            await job.moveToDelayed(Date.now() + after, token);
            throw new DelayedError();
          };
          const worker = new Worker<Hint>(name, work, {
            ...{ connection: consumer, prefix, concurrency: task.atOnce },
            ...{ lockDuration: LOCK, stalledInterval: LOOKED_FOR_DEAD },
          });
          worker.on('error', (error) => {
            if (consumer.status !== 'ready') outage.begins(error);
            else log.warn({ event: 'queue-failed', queue: name, error: errorText(error) });
          });
          return worker;
        });

  return {
    owe: (name, id) => void giveAll(name, [id]),
    wake(name) {
      // Who works on nothing asks who does; at the head of the queue, as what waits there is due already.
      if (tasks === null) void give(name, [{ name: LOOK, data: { id: LOOK }, opts: { jobId: LOOK, lifo: true } }]);
      else looks[name].wake();
    },
    sweep() {
      if (tasks !== null) sweeping.wake();
    },
    async stop() {
      outage.stop();
      const closed = close();
      // Without Redis a worker would wait for ever to say that its job is done; the hint comes again by itself.
      await Promise.race([closed, afterWork()]);
      for (const connection of [producer, consumer]) connection?.disconnect();
      closed.catch(() => undefined);
    },
  };

  async function close(): Promise<void> {
    // Workers first: what they do may still give hints.
    await Promise.all([...workers.map((worker) => worker.close()), sweeping.stop()]);
    await Promise.all(NAMES.map((name) => looks[name].stop()));
    await Promise.all(given);
    await Promise.all(NAMES.map((name) => queues[name].close()));
  }
  async function afterWork(): Promise<void> {
    await Promise.all(underWay);
    await setTimeout(SAID_WITHIN, null, { ref: false });
  }
}

/** BullMQ wants no colon in it and no bare number. */
const jobIdOf = (id: string): string => `id-${encodeURIComponent(id)}`;

function eachName<T>(make: (name: TaskName) => T): Record<TaskName, T> {
  return { poll: make('poll'), deliver: make('deliver') };
}

/** A failure ends the job like any other: it is told here, and the sweep finds what stayed undone. */
function settled({ worked, failed }: Failures) {
  return [
    (after: number | null) => {
      worked();
      return after;
    },
    (error: unknown) => {
      failed(error);
      return null;
    },
  ] as const;
}

/** Every connection errs at each of its tries: one line when Redis goes, one when it is back. */
function tellOutage(log: Log) {
  let away = false;
  let stopped = false;
  const begins = (error: Error): void => {
    if (away || stopped) return;
    away = true;
    log.warn({ event: 'queues-away', error: errorText(error) });
  };
  const ends = (): void => {
    if (away && !stopped) log.warn({ event: 'queues-back' });
    away = false;
  };
  return {
    begins,
    hear(connection: {
      on(event: 'error', listener: (error: Error) => void): unknown;
      on(event: 'ready', listener: () => void): unknown;
    }) {
      connection.on('error', begins);
      connection.on('ready', ends);
    },
    stop: () => void (stopped = true),
  };
}
