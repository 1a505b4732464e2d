// What need not be remembered any longer → gone from Redis, in steps of milliseconds. Request ids expire by themselves.
import type { AlertRecord, UnixMs } from '../../domain.ts';
import { SEEN_FOR } from '../article-keys.ts';
import { storiesUntil } from '../limits.ts';
import type { Connection } from './connection.ts';
import { channelsOf, FORGET_ALERT } from './forget.ts';
import { PAGE, piecesOf } from './pages.ts';
import { queueDue } from './version.ts';

/** States of an alert that goes when it is old. */
const ENDED: AlertRecord['state'][] = ['sent', 'dead', 'held', 'digested'];

export const PRUNE_SCRIPTS = {
  /** last seen until when, at most so many → how many went */
  pruneArticles: `
    local gone = 0
    for _, name in ipairs({ 'articles', 'article-keys' }) do
      for _, member in ipairs(redis.call('ZRANGEBYSCORE', key(name), '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])) do
        gone = gone + redis.call('ZREM', key(name), member)
      end
    end
    return gone
  `,
  /** channel, made until when, at most so many, state → how many went */
  pruneAlerts: `${FORGET_ALERT}
    local channel, gone = ARGV[1], 0
    local old = redis.call('ZRANGEBYSCORE', key('alerts', ARGV[4], channel), '-inf', ARGV[2], 'LIMIT', 0, ARGV[3])
    for _, member in ipairs(old) do
      local id = idOf(member)
      local code = string.upper(cjson.decode(redis.call('HGET', key('alert', id), 'alert')).code)
      if redis.call('HGET', key('codes', channel), code) == id then redis.call('HDEL', key('codes', channel), code) end
      forgetAlert(member, channel)
      gone = gone + 1
    end
    return gone
  `,
  /** untouched since when, at most so many → how many went */
  pruneStories: `
    local gone = 0
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('stories'), '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])) do
      local at = key('story', id)
      for _, company in ipairs(cjson.decode(redis.call('HGET', at, 'keys') or '[]')) do
        redis.call('ZREM', key('company', company), id)
      end
      redis.call('ZREM', key('stories'), id)
      redis.call('HINCRBY', key('counts'), 'stories', -redis.call('DEL', at))
      gone = gone + 1
    end
    return gone
  `,
  /** → createdAt of the oldest alert that is due */
  oldestDue: `return redis.call('ZRANGE', key('due'), 0, 0, 'WITHSCORES')[2]`,
};

export async function prune(redis: Connection, now: UnixMs, keepFor: number): Promise<void> {
  // A process of an earlier version owes alerts where no claim of this one looks for them.
  await queueDue(redis);
  await untilNone(() => redis.run('pruneArticles', [now - SEEN_FOR, PAGE]));
  const until = now - keepFor;
  for (const channels of piecesOf([...(await channelsOf(redis, ''))]))
    await Promise.all(
      channels.flatMap((channel) =>
        ENDED.map((state) => untilNone(() => redis.run('pruneAlerts', [channel, until, PAGE, state]))),
      ),
    );
  const oldest = (await redis.run('oldestDue', [])) as string | null;
  const untouched = storiesUntil(until, oldest === null ? null : Number(oldest));
  await untilNone(() => redis.run('pruneStories', [untouched, PAGE]));
}

async function untilNone(step: () => Promise<unknown>): Promise<void> {
  while (((await step()) as number) > 0);
}
