// Tasks in, BullMQ's workers that do what the hints tell of out.
import { DelayedError, Worker, type Job } from 'bullmq';
import { tellFailures, type Failures, type TaskName, type Tasks } from '../jobs.ts';
import type { Log } from '../log.ts';
import { SECOND } from '../time.ts';
import { connectWorker, type QueuePlace } from './queue-connection.ts';
import { LOOK, NAMES, type Hint } from './queue-hints.ts';
import type { Outage } from './queue-outage.ts';

/** A killed process's job is taken for dead after this, ms; until then hints of its id are swallowed, and its lease runs anyway. */
const LOCK = 20 * SECOND;
/** ms; a job of before an outage is found at the second look, and swallows hints of its id until then. */
const LOOKED_FOR_DEAD = 2 * SECOND;

export interface QueueWorkers {
  /** Starts nothing new; resolves when what is under way has ended and Redis has heard of it. */
  close(): Promise<void>;
  /** Resolves when what is under way has ended. */
  quiet(): Promise<void>;
  disconnect(): void;
}

/** @param look called where a hint asks to look what is due */
export function startQueueWorkers(
  tasks: Tasks,
  place: QueuePlace & { log: Log; outage: Outage; look: (name: TaskName) => void },
  prefix: string,
): QueueWorkers {
  const { redisUrl, redisTls, log, outage, look } = place;
  const connection = connectWorker({ redisUrl, redisTls });
  outage.hear(connection);
  const underWay = new Set<Promise<unknown>>();

  const workers = NAMES.map((name) => {
    const task = tasks[name];
    const failures = tellFailures(name, log);
    const queueing = tellFailures(`${name}-queue`, log);
    async function work(job: Job<Hint>, token?: string): Promise<void> {
      if (job.name === LOOK) return look(name);
      const working = task.work(job.data.id).then(...settled(failures));
      underWay.add(working);
      const after = await working.finally(() => underWay.delete(working));
      if (after === null) return;
      // BullMQ's own limit is a queue's: one channel's pace, or Slack's 429 for it, would hold up all the others.
      await job.moveToDelayed(Date.now() + after, token);
      throw new DelayedError();
    }
    // The server's version is looked up: without it a worker would sleep in whole seconds.
    const options = { connection, prefix, lockDuration: LOCK, stalledInterval: LOOKED_FOR_DEAD };
    const worker = new Worker<Hint>(name, work, { ...options, concurrency: task.atOnce });
    worker.on('error', (error) => {
      if (connection.status !== 'ready') outage.begins(error);
      else queueing.failed(error);
    });
    worker.on('completed', queueing.worked);
    return worker;
  });
  return {
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
    async quiet() {
      await Promise.all(underWay);
    },
    disconnect: () => connection.disconnect(),
  };
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
