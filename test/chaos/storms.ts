// Processes, Redis and a seed in; kill -9 at moments that nobody chose, in storms with lulls between, until it is over.
import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../../src/time.ts';
import { drawing } from '../extract/made-news.ts';
import type { House } from './house.ts';

/** Between two kills of a storm. */
const GAP = { least: 50, most: 500 }; // ms
/** A lull ends with that many posts at most, or after that time: a process takes seconds to start on a busy machine. */
const LULL = { posts: 6, most: 15 * SECOND };
/** Storms, however short the time is. */
const FEWEST = 2;
/** ms; longer than the lease of a feed (40 s) and that of an alert (60 s). */
const PAST_ITS_LEASE = 65 * SECOND;

export interface Kills {
  /** By name: "web", "worker-1", "redis". */
  killed: Record<string, number>;
  storms: number;
}

/** Kills until `end` or a little longer; resolves once Redis is up. */
export async function storm({ processes, redis, posts }: House, seed: number, end: number): Promise<Kills> {
  const draw = drawing(seed);
  const kills: Kills = { killed: {}, storms: 0 };
  let [redisIsUp, redisComesUp] = [true, Promise.resolve()];
  const killRedis = (): void => {
    if (redis === null || !redisIsUp) return;
    redisIsUp = false;
    redisComesUp = redis
      .kill()
      .then(() => redis.restart())
      .then(() => void (redisIsUp = true));
    count('redis');
  };
  const count = (name: string): void => void (kills.killed[name] = (kills.killed[name] ?? 0) + 1);
  const killOne = (): void => {
    const victims = processes.filter((one) => !one.paused());
    const victim = redis !== null && draw(5) === 0 ? null : victims[draw(victims.length)];
    if (victim === null) return killRedis();
    if (victim?.kill() === true) count(victim.name);
  };
  while (Date.now() < end || kills.storms < FEWEST) {
    const enough = posts() + 1 + draw(LULL.posts);
    const lullUntil = Date.now() + LULL.most;
    while (Date.now() < lullUntil && posts() < enough) await wait(5);
    kills.storms += 1;
    for (let left = 2 + draw(9); left > 0; left--) {
      await wait(GAP.least + draw(GAP.most - GAP.least));
      killOne();
    }
  }
  await redisComesUp;
  return kills;
}

/** Stops the last worker past its lease and lets it go on, again and again until `end`. @returns how often */
export async function outliveLeases({ processes }: House, end: number): Promise<number> {
  let outlived = 0;
  const worker = processes.findLast(({ name }) => name.startsWith('worker'));
  if (worker === undefined) return outlived;
  while (Date.now() < end) {
    await wait(3 * SECOND);
    worker.pause();
    if (!worker.paused()) continue; // it was just being started
    await wait(PAST_ITS_LEASE);
    worker.goOn();
    outlived += 1;
    await wait(12 * SECOND);
  }
  return outlived;
}
