// node-cron: when to look for due work and when to clean up. Due times stand in the store, so a missed tick only looks later.
import { schedule, type Logger, type ScheduledTask, type TaskOptions } from 'node-cron';
import { tellFailures } from './jobs.ts';
import { errorText, type Log } from './log.ts';
import { HOUR, MINUTE } from './time.ts';

/** What is done, in which process, and when. A throw is logged and the next time comes; none overlaps itself. */
export interface Timetable {
  /** In every process: what looks after itself; cheap when there is nothing to do. */
  tick: () => void | Promise<void>;
  /** In one of all processes: looks for due feeds and owed alerts. Left out: this process does not. */
  sweep?: () => void | Promise<void>;
  /** In one of all processes, each night: drops what need not be remembered any longer. */
  cleanUp?: () => void | Promise<void>;
}

/**
 * Says which of all processes does a thing at a time.
 * @param slot the thing and its time; the same in every process
 * @param keepFor ms in which no other process may have it: longer than clocks of several machines are apart
 * @returns true to the first that asks
 */
export type Elect = (slot: string, keepFor: number) => Promise<boolean>;

type Row = [name: keyof Timetable, when: string, options: TaskOptions];
/** Missed seconds are nothing to warn of: the next one finds what is due. */
const EVERY_SECOND: TaskOptions = { noOverlap: true, suppressMissedWarning: true };
const ROWS: Row[] = [
  ['tick', '* * * * * *', EVERY_SECOND],
  ['sweep', '* * * * * *', { ...EVERY_SECOND, distributed: true, distributedLease: MINUTE }],
  // A busy process, or one that sleeps at the minute, cleans up when it can.
  [
    'cleanUp',
    '17 3 * * *',
    { noOverlap: true, missedExecutionTolerance: HOUR, distributed: true, distributedLease: HOUR },
  ],
];

/**
 * Starts ticking; `stop` ends it.
 * @param elect null: this process is the only one
 */
export function startSchedule(timetable: Timetable, elect: Elect | null, log: Log): { stop(): Promise<void> } {
  const guarded = (name: string, task: () => void | Promise<void>) => async (): Promise<void> => {
    try {
      await task();
    } catch (error) {
      log.error({ event: 'tick-failed', task: name, error: errorText(error) });
    }
  };
  const tasks: ScheduledTask[] = [];
  for (const [name, when, options] of ROWS) {
    const task = timetable[name];
    if (task === undefined) continue;
    const alone = elect === null ? { distributed: false } : { runCoordinator: coordinator(name, elect, log) };
    tasks.push(schedule(when, guarded(name, task), { name, ...options, ...alone, logger: loggerFor(log) }));
  }
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}

/** A vote that can't be had is a no: the store is away, and there is nothing to be found in it. */
function coordinator(name: string, elect: Elect, log: Log): NonNullable<TaskOptions['runCoordinator']> {
  const failures = tellFailures(`${name}-vote`, log);
  return {
    async shouldRun(slot, keepFor) {
      try {
        const elected = await elect(slot, keepFor);
        failures.worked();
        return elected;
      } catch (error) {
        failures.failed(error);
        return false;
      }
    },
  };
}

/** What node-cron has to say, in our log: it would print it. */
function loggerFor(log: Log): Logger {
  const at = (level: 'debug' | 'error') => (message: string | Error, error?: Error) =>
    log[level]({ event: 'schedule', text: errorText(message), ...(error && { error: errorText(error) }) });
  // That a second was missed or is still under way is for nobody's night.
  return { debug: at('debug'), info: at('debug'), warn: at('debug'), error: at('error') };
}
