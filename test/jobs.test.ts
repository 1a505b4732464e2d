import { describe, expect, it } from 'vitest';
import { startJobs, tellFailures } from '../src/jobs.ts';
import { createLog, type Log } from '../src/log.ts';
import { MINUTE, SECOND } from '../src/time.ts';

const log = createLog('error');
/** A gate that work waits at until the test opens it. */
function gate(): { wait: Promise<void>; open: () => void } {
  let open = (): void => {};
  const wait = new Promise<void>((resolve) => (open = resolve));
  return { wait, open };
}

describe('jobs in this process', () => {
  it('one wake-up works until nothing is left', async () => {
    let left = 5;
    const jobs = startJobs('test', async () => left-- > 0, 1, log);
    jobs.wake();
    await expect.poll(() => left).toBe(-1);
    await jobs.stop();
  });

  it('at most so many at once, however often it is woken', async () => {
    const { wait, open } = gate();
    let now = 0;
    let most = 0;
    const work = async (): Promise<boolean> => {
      most = Math.max(most, ++now);
      await wait;
      now -= 1;
      return false;
    };
    const jobs = startJobs('test', work, 3, log);
    for (let i = 0; i < 10; i++) jobs.wake();
    await expect.poll(() => now).toBe(3);
    open();
    await jobs.stop();
    expect(most).toBe(3);
  });

  it('a wake-up while all are busy is not lost', async () => {
    const { wait, open } = gate();
    let rounds = 0;
    const work = async (): Promise<boolean> => {
      rounds += 1;
      if (rounds === 1) await wait;
      return false;
    };
    const jobs = startJobs('test', work, 1, log);
    jobs.wake();
    await expect.poll(() => rounds).toBe(1);
    jobs.wake();
    open();
    await expect.poll(() => rounds).toBe(2);
    await jobs.stop();
  });

  it('work that throws ends its round, and the next wake-up works again', async () => {
    let rounds = 0;
    const work = async (): Promise<boolean> => {
      rounds += 1;
      if (rounds === 1) throw new Error('the store is away');
      return false;
    };
    const jobs = startJobs('test', work, 1, createLog('silent'));
    jobs.wake();
    await expect.poll(() => rounds).toBe(1);
    jobs.wake();
    await expect.poll(() => rounds).toBe(2);
    await jobs.stop();
  });

  it('stop waits for what is under way and starts nothing new', async () => {
    const { wait, open } = gate();
    let done = 0;
    const work = async (): Promise<boolean> => {
      await wait;
      done += 1;
      return true; // there would be more
    };
    const jobs = startJobs('test', work, 1, log);
    jobs.wake();
    const stopped = jobs.stop();
    open();
    await stopped;
    jobs.wake();
    expect(done).toBe(1);
  });
});

describe('failures of a job', () => {
  function aJob() {
    const lines: string[] = [];
    let now = 0;
    const say = ({ event, failures }: { event: string; failures: number }): void =>
      void lines.push(`${event} ${failures}`);
    const told = tellFailures('test', { error: say, warn: say } as unknown as Log, () => now);
    return { lines, ...told, pass: (ms: number) => (now += ms) };
  }

  it('are told at the first, then one in a while, and once when they are over', () => {
    const { lines, failed, worked } = aJob();
    for (let i = 0; i < 301; i++) failed(new Error('away'));
    worked();
    worked();
    expect(lines).toEqual(['job-failed 1', 'job-failed 301', 'job-recovered 301']);
  });

  it('that come and go by turns are told once a minute', () => {
    const { lines, failed, worked, pass } = aJob();
    for (let second = 0; second < 60; second++) {
      failed(new Error('full'));
      worked();
      pass(SECOND);
    }
    expect(lines).toEqual(['job-failed 1', 'job-recovered 1']);
    failed(new Error('full'));
    expect(lines.slice(2)).toEqual(['job-failed 1']);
  });

  it('that begin anew within the minute, and last, are told when it is over', () => {
    const { lines, failed, worked, pass } = aJob();
    failed(new Error('away'));
    worked();
    failed(new Error('away'));
    pass(MINUTE);
    failed(new Error('away'));
    worked();
    expect(lines).toEqual(['job-failed 1', 'job-recovered 1', 'job-failed 2', 'job-recovered 2']);
  });
});
