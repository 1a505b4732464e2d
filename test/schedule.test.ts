// Seconds and nights that pass → what each of several processes did, and what it said of what went wrong.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog, type Log } from '../src/log.ts';
import { startSchedule, type Elect } from '../src/schedule.ts';
import { HOUR, SECOND } from '../src/time.ts';

/** The first that asks for a slot has it, for as long as it is kept. */
function ballot(): { elect: Elect; kept: Map<string, number> } {
  const kept = new Map<string, number>();
  const elect: Elect = async (slot, keepFor) => {
    if (kept.has(slot)) return false;
    kept.set(slot, keepFor);
    return true;
  };
  return { elect, kept };
}

/** What was said, level and event. */
function hearing(): { log: Log; said: string[] } {
  const said: string[] = [];
  const at = (level: string) => (fields: { event: string }) => void said.push(`${level} ${fields.event}`);
  const levels = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { log: { ...createLog('silent'), ...levels } as Log, said };
}

const silent = createLog('silent');
let running: { stop(): Promise<void> }[] = [];
const start = (...given: Parameters<typeof startSchedule>): void => void running.push(startSchedule(...given));
/** Three processes; what they did is counted. */
function three(elect: Elect | null): Record<'tick' | 'sweep' | 'cleanUp', number> {
  const done = { tick: 0, sweep: 0, cleanUp: 0 };
  const count = (name: keyof typeof done) => () => void done[name]++;
  const timetable = { tick: count('tick'), sweep: count('sweep'), cleanUp: count('cleanUp') };
  for (let i = 0; i < 3; i++) start(timetable, elect, silent);
  return done;
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 4, 4, 3, 16, 50) });
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  running = [];
  vi.useRealTimers();
});

describe('of several processes', () => {
  it('each ticks every second, one sweeps every second, and one cleans up at night', async () => {
    const { elect } = ballot();
    const done = three(elect);
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(done).toEqual({ tick: 60, sweep: 20, cleanUp: 1 });
  });

  it('a slot is kept longer than clocks are apart', async () => {
    const { elect, kept } = ballot();
    three(elect);
    await vi.advanceTimersByTimeAsync(11 * SECOND);
    const of = (name: string): number[] => [...kept].filter(([slot]) => slot.startsWith(name)).map(([, ms]) => ms);
    expect(Math.min(...of('sweep'))).toBeGreaterThanOrEqual(30 * SECOND);
    expect(of('cleanUp')).toEqual([HOUR]);
  });

  it('a vote that cannot be had is told once, nobody sweeps, and all tick on', async () => {
    const { log, said } = hearing();
    const done = { tick: 0, sweep: 0 };
    const away: Elect = () => Promise.reject(new Error('the store is away'));
    start({ tick: () => void done.tick++, sweep: () => void done.sweep++ }, away, log);
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(done).toEqual({ tick: 10, sweep: 0 });
    expect(said).toEqual(['error job-failed']);
  });
});

it('alone, a process asks nobody', async () => {
  const done = three(null);
  await vi.advanceTimersByTimeAsync(20 * SECOND);
  expect(done).toEqual({ tick: 60, sweep: 60, cleanUp: 3 });
});

it('what throws is told, and the next second comes', async () => {
  const { log, said } = hearing();
  const tick = vi.fn(() => Promise.reject(new Error('broken')));
  start({ tick }, null, log);
  await vi.advanceTimersByTimeAsync(3 * SECOND);
  expect(tick).toHaveBeenCalledTimes(3);
  expect(said).toEqual(['error tick-failed', 'error tick-failed', 'error tick-failed']);
});

it('what takes longer than a second does not overlap itself, and nothing is printed past the log', async () => {
  const { log, said } = hearing();
  const printed = vi.spyOn(console, 'warn');
  let [under, most] = [0, 0];
  const tick = async (): Promise<void> => {
    most = Math.max(most, ++under);
    await new Promise((resolve) => setTimeout(resolve, 2.5 * SECOND));
    under--;
  };
  start({ tick }, null, log);
  await vi.advanceTimersByTimeAsync(9 * SECOND);
  expect(most).toBe(1);
  expect(printed).not.toHaveBeenCalled();
  expect(new Set(said)).toEqual(new Set(['debug schedule']));
});
