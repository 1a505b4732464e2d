// What node-cron has to say → lines of the log, and no text of its own.
import { expect, it } from 'vitest';
import { cronLogger } from '../src/schedule.ts';
import type { Log } from '../src/log.ts';

it('a tick that was missed is a line for who debugs; an error is one for everybody', () => {
  const lines: unknown[] = [];
  const at = (level: string) => (fields: object) => void lines.push({ level, ...fields });
  const logger = cronLogger({ debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } as Log);
  logger.warn('missed execution');
  logger.error('the task failed', new Error('never shown to a token'));
  logger.error(new Error('no answer for xoxb-1-secret'));
  expect(lines).toEqual([
    { level: 'debug', event: 'timetable', text: 'missed execution' },
    { level: 'error', event: 'timetable', text: 'the task failed' },
    { level: 'error', event: 'timetable', text: 'no answer for [token]' },
  ]);
});
