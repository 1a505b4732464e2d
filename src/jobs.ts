// Who polls and who delivers: here, loops in this process that are woken by the schedule and by each other. The store is
// the truth; a wake-up is only a hint that there may be something to claim.
import { errorText, type Log } from './log.ts';

/** Does one piece of work; false when there was none. */
export type Work = () => Promise<boolean>;

export interface Jobs {
  /** There may be work: look now. */
  wake(): void;
  /** Starts nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

const TOLD_EVERY = 300; // failures in a row; at one a second every five minutes

/** Runs `work` in up to `atOnce` loops, each until it finds nothing. A throw is logged once and ends that loop's round. */
export function startJobs(name: string, work: Work, atOnce: number, log: Log): Jobs {
  const running = new Set<Promise<void>>();
  let stopped = false;
  let again = false;

  // A store that is away fails every second: the first failure is told, then one in a while, and the recovery.
  let failures = 0;
  async function round(): Promise<void> {
    try {
      for (let more = true; more && !stopped;) {
        more = await work();
        if (failures > 0) log.warn({ event: 'job-recovered', job: name, failures });
        failures = 0;
      }
    } catch (error) {
      failures += 1;
      if (failures % TOLD_EVERY === 1) log.error({ event: 'job-failed', job: name, failures, error: errorText(error) });
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
