// An owed alert in Redis → claimed under a lease; a claim and its outcome → settled.
import type { DeliveryOutcome, Store } from '../../ports.ts';
import { fieldsOf, readAlert } from './alerts.ts';
import type { Connection } from './connection.ts';
import { DUE, LOOK } from './due.ts';

type Delivery = Pick<Store, 'claimAlert' | 'holdChannel' | 'settleAlert'>;

export const DELIVERY_SCRIPTS = {
  /**
   * now, until when the lease runs, when the channel is free again → fields of the alert; id and ts of the root. Or 1:
   * there is more to look at than one script should, call again.
   */
  claimAlert: `${LOOK}
    local now = tonumber(ARGV[1])
    for _, channel in ipairs(redis.call('ZRANGEBYSCORE', key('waiting'), '-inf', now, 'LIMIT', 0, 200)) do
      look(channel, now)
    end
    if redis.call('ZRANGEBYSCORE', key('waiting'), '-inf', now, 'LIMIT', 0, 1)[1] then return 1 end

    local best = redis.call('ZRANGE', key('ready'), 0, 0)[1]
    if not best then return false end
    local alert = key('alert', idOf(best))
    local stored = redis.call('HMGET', alert, 'channel', 'story', 'until')
    local channel = stored[1]
    -- By the clock of whoever looked it may go; ours may be behind, and the channel may have been held up since.
    if wakeOf(best) > now or tonumber(redis.call('ZSCORE', key('channels'), channel)) > now then
      requeue(channel, stored[2])
      look(channel, now)
      return 1
    end

    -- A lease that still stands here has run out: that claim ended without an outcome, and counts as a try.
    if stored[3] then
      redis.call('HSET', alert, 'ambiguous', 1)
      redis.call('HINCRBY', alert, 'attempts', 1)
    end
    redis.call('HSET', alert, 'token', redis.call('INCR', key('token')), 'until', ARGV[2])
    redis.call('HSETNX', alert, 'firstClaimedAt', ARGV[1])
    redis.call('ZADD', key('channels'), ARGV[3], channel)
    requeue(channel, stored[2])
    unhead(channel)
    redis.call('ZADD', key('waiting'), ARGV[3], channel)
    local root = redis.call('GET', key('root', channel, stored[2])) or ''
    return { redis.call('HGETALL', alert), root, redis.call('HGET', key('alert', root), 'ts') }
  `,
  /** id, token, until when → 1, or 0 where the token is stale */
  holdChannel: `
    local held = redis.call('HMGET', key('alert', ARGV[1]), 'token', 'until', 'channel')
    if held[1] ~= ARGV[2] or not held[2] then return 0 end
    if tonumber(ARGV[3]) > tonumber(redis.call('ZSCORE', key('channels'), held[3])) then
      redis.call('ZADD', key('channels'), ARGV[3], held[3])
    end
    return 1
  `,
  /**
   * id, token, outcome → 1, or 0 where the token is stale. An outcome is one of: sent, ts, at, 1 for a root · later, at,
   * error, 1 for a try, when the channel is free, 1 for ambiguous, how far the look-up came or nothing · dead, error
   */
  settleAlert: `${DUE}
    local id, outcome = ARGV[1], ARGV[3]
    local at = key('alert', id)
    local held = redis.call('HMGET', at, 'token', 'until', 'channel', 'story', 'member', 'createdAt')
    if held[1] ~= ARGV[2] or not held[2] then return 0 end
    local channel, story, member = held[3], held[4], held[5]
    redis.call('HDEL', at, 'until')

    if outcome == 'later' then
      redis.call('HSET', at, 'dueAt', ARGV[4], 'error', ARGV[5])
      redis.call('HINCRBY', at, 'attempts', ARGV[6])
      if tonumber(ARGV[7]) > tonumber(redis.call('ZSCORE', key('channels'), channel)) then
        redis.call('ZADD', key('channels'), ARGV[7], channel)
      end
      if ARGV[8] == '1' then redis.call('HSET', at, 'ambiguous', 1) end
      if ARGV[9] ~= '' then redis.call('HSET', at, 'lookUp', ARGV[9]) end
      requeue(channel, story)
      return 1
    end

    redis.call('HSET', at, 'state', outcome)
    redis.call('ZREM', key('due'), id)
    redis.call('ZREM', key('thread', channel, story), member)
    unqueue(channel, member)
    requeue(channel, story)
    redis.call('ZREM', key('alerts', 'due', channel), member)
    redis.call('ZADD', key('alerts', outcome, channel), held[6], member)
    redis.call('HINCRBY', key('counts'), 'due', -1)
    redis.call('HINCRBY', key('counts'), outcome, 1)
    if outcome == 'sent' then
      redis.call('HSET', at, 'ts', ARGV[4], 'sentAt', ARGV[5])
      redis.call('HDEL', at, 'error')
      if ARGV[6] == '1' then redis.call('SET', key('root', channel, story), id) end
      local latest = redis.call('GET', key('latest', channel, story))
      local before = latest and redis.call('HMGET', key('alert', latest), 'revision', 'member')
      local revision = tonumber(redis.call('HGET', at, 'revision'))
      if not before or tonumber(before[1]) < revision or (tonumber(before[1]) == revision and before[2] < member) then
        redis.call('SET', key('latest', channel, story), id)
      end
    else
      redis.call('HSET', at, 'error', ARGV[4])
    end
    return 1
  `,
};

type Claimed = [alert: string[], rootId: string, rootTs: string | null];
const CALL_AGAIN = 1;

export function redisDelivery(redis: Connection): Delivery {
  return {
    async claimAlert(now, leaseFor, pace) {
      const until = now + leaseFor;
      let claimed: Claimed | null | typeof CALL_AGAIN;
      do claimed = (await redis.run('claimAlert', [now, until, now + pace])) as typeof claimed;
      while (claimed === CALL_AGAIN);
      if (!claimed) return null;
      const [flat, rootId, rootTs] = claimed;
      const fields = fieldsOf(flat);
      return {
        alert: readAlert(fields),
        token: Number(fields.get('token')),
        until,
        ambiguous: fields.get('ambiguous') === '1',
        lookUp: fields.get('lookUp') ?? null,
        firstClaimedAt: Number(fields.get('firstClaimedAt')),
        root: rootTs ? { ts: rootTs, alertId: rootId } : null,
      };
    },

    async holdChannel({ alertId, token }, until) {
      return (await redis.run('holdChannel', [alertId, token, until])) === 1;
    },

    async settleAlert({ alertId, token }, outcome) {
      return (await redis.run('settleAlert', [alertId, token, outcome.state, ...valuesOf(outcome)])) === 1;
    },
  };
}

function valuesOf(outcome: DeliveryOutcome): (string | number)[] {
  switch (outcome.state) {
    case 'sent':
      return [outcome.ts, outcome.at, outcome.root ? 1 : 0];
    case 'later':
      return [
        outcome.at,
        outcome.error,
        outcome.attempt ? 1 : 0,
        outcome.channelFreeAt ?? 0,
        outcome.ambiguous === true ? 1 : 0,
        outcome.lookUp ?? '',
      ];
    case 'dead':
      return [outcome.error];
  }
}
