// node-cron: when to look for due work and when to clean up. Due times stand in the store, so a missed tick only looks later.
import { schedule, type Logger, type ScheduledTask } from 'node-cron';
import { errorText, type Log } from './log.ts';

const EVERY_SECOND = '* * * * * *';
const EVERY_NIGHT = '17 3 * * *';

export interface Timetable {
  /** Looks for due feeds and owed alerts; cheap when there are none. */
  tick: () => void | Promise<void>;
  /** Drops what need not be remembered any longer; left out: another process does. */
  cleanUp?: () => void | Promise<void>;
}

/** Left to itself node-cron prints plain text, in colours. A tick that comes late on a busy machine is nobody's trouble. */
export function cronLogger(log: Log): Logger {
  const say = (level: 'debug' | 'error') => (words: string | Error) =>
    log[level]({ event: 'timetable', text: words instanceof Error ? errorText(words) : words });
  return { info: say('debug'), warn: say('debug'), debug: say('debug'), error: say('error') };
}

/** Starts ticking; `stop` ends it. Ticks never overlap; a tick that throws is logged and the next one comes. */
export function startSchedule({ tick, cleanUp }: Timetable, log: Log): { stop(): Promise<void> } {
  const guarded = (name: string, task: () => void | Promise<void>) => async (): Promise<void> => {
    try {
      await task();
    } catch (error) {
      log.error({ event: 'tick-failed', task: name, error: errorText(error) });
    }
  };
  const options = { noOverlap: true, logger: cronLogger(log) };
  const tasks: ScheduledTask[] = [schedule(EVERY_SECOND, guarded('tick', tick), options)];
  if (cleanUp !== undefined) tasks.push(schedule(EVERY_NIGHT, guarded('clean-up', cleanUp), options));
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}
