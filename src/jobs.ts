// Who polls and who delivers: the port that both dispatchers keep, and loops for what is done beside. The store is the truth; a
// hint only says where there may be something to claim, and a sweep over the store finds what no hint told of.
import { errorText, type Log } from './log.ts';

export type TaskName = 'poll' | 'deliver';
export interface Task {
  /** Ids of what is due now and held by nobody, longest due first, at most so many. */
  due: (limit: number) => Promise<string[]>;
  /** Does what is due under an id, which may be nothing. @returns ms until it is worth to look under the id again; null: not */
  work: (id: string) => Promise<number | null>;
  /** Ids worked on at the same time in one process. */
  atOnce: number;
}
export type Tasks = Record<TaskName, Task>;

export interface Dispatcher {
  /** Something may be due: look now. What is due is worked on once, however often it is said. */
  wake(name: TaskName): void;
  /** To be called every second: what is due and was told by no hint is found. */
  sweep(): void;
  /** Jobs by queue and state; left out where there are no queues. */
  depths?: () => Promise<Depth[]>;
  /** Starts nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/** How many jobs of a queue are in a state. */
export interface Depth {
  queue: string;
  state: string;
  depth: number;
}

/** Hints that one sweep gives for one task: more than any process works off until the next. */
export const MOST_HINTS = 500;

export interface Failures {
  failed: (error: unknown) => void;
  worked: () => void;
}
const TOLD_EVERY = 300; // failures in a row; at one a second every five minutes

/** Failures of a job as they come → one line for the first, then one in a while, and one for the recovery. */
export function tellFailures(job: string, log: Log): Failures {
  let failures = 0;
  return {
    failed(error) {
      failures += 1;
      if (failures % TOLD_EVERY === 1) log.error({ event: 'job-failed', job, failures, error: errorText(error) });
    },
    worked() {
      if (failures > 0) log.warn({ event: 'job-recovered', job, failures });
      failures = 0;
    },
  };
}

/** Does one piece of work; false when there was none. */
export type Work = () => Promise<boolean>;

export interface Jobs {
  /** There may be work: look now. */
  wake(): void;
  /** Starts nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/** Runs `work` in up to `atOnce` loops, each until it finds nothing. A throw is logged once and ends that loop's round. */
export function startJobs(name: string, work: Work, atOnce: number, log: Log): Jobs {
  const running = new Set<Promise<void>>();
  let stopped = false;
  let again = false;
  const failures = tellFailures(name, log);

  async function round(): Promise<void> {
    try {
      for (let more = true; more && !stopped;) {
        more = await work();
        failures.worked();
      }
    } catch (error) {
      failures.failed(error);
    }
  }
  function wake(): void {
    if (stopped) return;
    if (running.size >= atOnce) {
      again = true; // all loops are busy and may be past the new work: look once more when one ends
      return;
    }
    const loop = round().finally(() => {
      running.delete(loop);
      if (again) {
        again = false;
        wake();
      }
    });
    running.add(loop);
  }
  async function stop(): Promise<void> {
    stopped = true;
    await Promise.all(running);
  }
  return { wake, stop };
}
