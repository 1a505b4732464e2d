// The queues on a real Redis: the contract, and what only they promise.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dispatcher, Tasks } from '../../src/jobs.ts';
import { startQueues } from '../../src/jobs/queues.ts';
import { createLog, type Log } from '../../src/log.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';
import { board, describeDispatcher, gate } from './contract.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

let places = 0;
/** A prefix of its own for each test. */
function newPlace(): { start: (tasks: Tasks | null, log?: Log) => Dispatcher; prefix: string } {
  const prefix = `{place-${++places}}`;
  const settings = { redisUrl: redis.url, redisPrefix: prefix };
  return { start: (tasks, log = createLog('silent')) => startQueues({ ...settings, log }, tasks), prefix };
}

describeDispatcher('queue', async () => ({ start: newPlace().start, remove: () => Promise.resolve() }));

describe('queues', () => {
  it('a process that works on nothing wakes one that does', async () => {
    const { start } = newPlace();
    const poll = board();
    const worker = start({ poll, deliver: board() });
    const web = start(null);
    for (const id of ['feed-1', 'feed-2']) poll.owed.add(id);
    web.wake('poll');
    await expect.poll(() => poll.owed.size).toBe(0);
    poll.owed.add('feed-1');
    web.owe('poll', 'feed-1');
    await expect.poll(() => poll.owed.size).toBe(0);
    await Promise.all([web.stop(), worker.stop()]);
  });

  it('two processes share the work, and what one begins the other leaves alone', async () => {
    const { start } = newPlace();
    const { wait, open } = gate();
    const poll = board(() => wait, 2);
    const both = [start({ poll, deliver: board() }), start({ poll, deliver: board() })];
    for (let n = 0; n < 8; n++) poll.owed.add(`feed-${n}`);
    for (const one of both) one.wake('poll');
    await expect.poll(() => poll.begun.length).toBe(4);
    open();
    await expect.poll(() => poll.owed.size).toBe(0);
    expect(poll.begun).toHaveLength(8);
    await Promise.all(both.map((one) => one.stop()));
  });

  it('a queue that keeps everybody busy is given no more', async () => {
    const { start } = newPlace();
    const { wait, open } = gate();
    const poll = board(() => wait, 1);
    for (let n = 0; n < 260; n++) poll.owed.add(`feed-${n}`);
    let looks = 0;
    const due = (limit: number): Promise<string[]> => poll.due(limit).finally(() => (looks += 1));
    const worker = start({ poll: { ...poll, due }, deliver: board() });
    const waiting = async (): Promise<number> => {
      const depths = (await worker.depths?.()) ?? [];
      return depths.find(({ queue, state }) => queue === 'poll' && state === 'waiting')?.depth ?? 0;
    };
    worker.wake('poll');
    await expect.poll(waiting).toBe(259);
    worker.wake('poll');
    worker.owe('poll', 'one-more'); // behind the look on the same connection
    await expect.poll(waiting).toBe(260);
    expect(looks).toBe(1);
    open();
    await worker.stop();
  });

  it('keeps every key under the prefix, and nothing of what is done', async () => {
    const { start, prefix } = newPlace();
    const poll = board();
    for (let n = 0; n < 30; n++) poll.owed.add(`feed-${n}`);
    const worker = start({ poll, deliver: board() });
    worker.wake('poll');
    await expect.poll(() => poll.owed.size).toBe(0);
    await worker.stop();
    const client = new Redis(redis.url);
    const keys = await client.keys('*');
    await client.quit();
    expect(keys.filter((key) => !key.startsWith('{'))).toEqual([]);
    const ours = keys.filter((key) => key.startsWith(`${prefix}:jobs:`)).map((key) => key.slice(prefix.length));
    expect(ours).toContain(':jobs:poll:meta');
    expect(ours.filter((key) => key.includes('feed-'))).toEqual([]);
  });

  it('Redis away: one line when it goes, one when it is back, and it works on by itself', async () => {
    const own = await startRedis();
    const said: string[] = [];
    const note = (fields: { event: string }): void => void said.push(fields.event);
    const log = { ...createLog('silent'), warn: note, error: note };
    const poll = board();
    const settings = { redisUrl: own.url, redisPrefix: '{away}', log };
    const worker = startQueues(settings, { poll, deliver: board() });
    poll.owed.add('before');
    worker.owe('poll', 'before');
    await expect.poll(() => poll.owed.size).toBe(0);
    await own.kill();
    await expect.poll(() => said).toContain('queues-away');
    poll.owed.add('meanwhile');
    worker.owe('poll', 'meanwhile');
    await expect.poll(() => said).toContain('job-failed');
    await own.restart();
    const looked = (): number => {
      worker.sweep();
      return poll.owed.size;
    };
    await expect.poll(looked, { timeout: 15_000, interval: 50 }).toBe(0);
    expect(said.filter((event) => event === 'queues-away')).toHaveLength(1);
    expect(said.filter((event) => event === 'queues-back')).toHaveLength(1);
    await worker.stop();
    await own.stop();
  });

  it('stops by itself while Redis is away, with work under way that ends and cannot say so', async () => {
    const own = await startRedis();
    const settings = { redisUrl: own.url, redisPrefix: '{away}', log: createLog('silent') };
    const { wait, open } = gate();
    const poll = board(() => wait);
    const worker = startQueues(settings, { poll, deliver: board() });
    poll.owed.add('feed-1');
    worker.owe('poll', 'feed-1');
    await expect.poll(() => poll.begun).toEqual(['feed-1']);
    await own.kill();
    const stopped = worker.stop();
    open();
    await stopped;
    expect(poll.owed.size).toBe(0);
    await own.stop();
  }, 60_000);
});
