// Ids in, hints in the queues out; one that cannot be given costs a sweep.
import { Queue, type JobsOptions } from 'bullmq';
import { tellFailures, type Depth, type TaskName } from '../jobs.ts';
import type { Log } from '../log.ts';
import { connectProducer, type QueuePlace } from './queue-connection.ts';
import type { Outage } from './queue-outage.ts';

export const NAMES: TaskName[] = ['poll', 'deliver'];
/** The name of a hint that asks whoever works on the task to look what is due. */
export const LOOK = 'look';
const EVENTS_KEPT = 100; // nobody reads them
/** A kept job's id would swallow every later hint of it. */
const FORGOTTEN: JobsOptions = { removeOnComplete: true, removeOnFail: true };

export interface Hint {
  id: string;
}
export interface Hints {
  give(name: TaskName, ids: string[]): Promise<void>;
  /** At the head of the queue: what waits there is due already. */
  askToLook(name: TaskName): void;
  /** Hints that nobody has taken yet. */
  waiting: (name: TaskName) => Promise<number>;
  /** Jobs by queue and state. */
  depths: () => Promise<Depth[]>;
  /** Waits for what is being given. */
  close(): Promise<void>;
  disconnect(): void;
}

export function openHints(
  { redisUrl, redisTls, log, outage }: QueuePlace & { log: Log; outage: Outage },
  prefix: string,
): Hints {
  const connection = connectProducer({ redisUrl, redisTls });
  outage.hear(connection);
  const queues = eachName((name) => {
    const options = { connection, prefix, defaultJobOptions: FORGOTTEN, skipVersionCheck: true };
    const queue = new Queue<Hint>(name, { ...options, streams: { events: { maxLen: EVENTS_KEPT } } });
    queue.on('error', outage.begins);
    return queue;
  });
  const giving = eachName((name) => tellFailures(`${name}-hint`, log));
  const given = new Set<Promise<void>>();
  function add(name: TaskName, jobs: { name: string; data: Hint; opts: JobsOptions }[]): Promise<void> {
    const adding = queues[name].addBulk(jobs).then(giving[name].worked, giving[name].failed);
    const gone = adding.finally(() => given.delete(gone));
    given.add(gone);
    return gone;
  }
  return {
    give(name, ids) {
      const jobs = ids.map((id) => ({ name: 'hint', data: { id }, opts: { jobId: jobIdOf(id) } }));
      return add(name, jobs);
    },
    askToLook(name) {
      void add(name, [{ name: LOOK, data: { id: LOOK }, opts: { jobId: LOOK, lifo: true } }]);
    },
    waiting: (name) => queues[name].getWaitingCount(),
    async depths() {
      const counted = NAMES.map(async (name) => {
        const counts = await queues[name].getJobCounts('waiting', 'active', 'delayed', 'failed');
        return Object.entries(counts).map(([state, depth]) => ({ queue: name, state, depth }));
      });
      return (await Promise.all(counted)).flat();
    },
    async close() {
      await Promise.all(given);
      await Promise.all(NAMES.map((name) => queues[name].close()));
    },
    disconnect: () => connection.disconnect(),
  };
}

/** BullMQ wants no colon in it and no bare number. */
const jobIdOf = (id: string): string => `id-${encodeURIComponent(id)}`;

export function eachName<T>(make: (name: TaskName) => T): Record<TaskName, T> {
  return { poll: make('poll'), deliver: make('deliver') };
}
