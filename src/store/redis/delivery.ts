// An owed alert in Redis → claimed under a lease; a claim and its outcome → settled.
import type { DeliveryOutcome, Store } from '../../ports.ts';
import { fieldsOf, readAlert } from './alerts.ts';
import type { Connection } from './connection.ts';

type Delivery = Pick<Store, 'claimAlert' | 'holdChannel' | 'settleAlert'>;

export const DELIVERY_SCRIPTS = {
  /** now, until when the lease runs, when the channel is free again → fields of the alert; id and ts of the root */
  claimAlert: `
    local now = tonumber(ARGV[1])

    -- Due by now, held by nobody, and the first of its thread that is due.
    local function isReady(id, member)
      local alert = redis.call('HMGET', key('alert', id), 'dueAt', 'until', 'channel', 'story')
      if tonumber(alert[1]) > now or (alert[2] and tonumber(alert[2]) > now) then return false end
      return redis.call('ZRANGE', key('thread', alert[3], alert[4]), 0, 0)[1] == member
    end

    -- The oldest ready alert of a channel, or best where that is older.
    local function olderOf(best, channel)
      local from, size = 0, 1 -- mostly the first may go; where it may not, many may not
      while true do
        local page = redis.call('ZRANGE', key('alerts', 'due', channel), from, from + size - 1, 'WITHSCORES')
        for i = 1, #page, 2 do
          local member, at = page[i], tonumber(page[i + 1])
          if best and (at > best.at or (at == best.at and member > best.member)) then return best end
          local id = string.sub(member, 18)
          if isReady(id, member) then return { id = id, at = at, member = member, channel = channel } end
        end
        if #page < 2 * size then return best end
        from, size = from + size, 50
      end
    end

    local best
    for _, channel in ipairs(redis.call('ZRANGEBYSCORE', key('channels'), '-inf', ARGV[1])) do
      best = olderOf(best, channel)
    end
    if not best then return false end

    local alert = key('alert', best.id)
    -- A lease that still stands here has run out: that claim ended without an outcome, and counts as a try.
    if redis.call('HEXISTS', alert, 'until') == 1 then
      redis.call('HSET', alert, 'ambiguous', 1)
      redis.call('HINCRBY', alert, 'attempts', 1)
    end
    redis.call('HSET', alert, 'token', redis.call('INCR', key('token')), 'until', ARGV[2])
    redis.call('HSETNX', alert, 'firstClaimedAt', ARGV[1])
    redis.call('ZADD', key('channels'), ARGV[3], best.channel)
    local root = redis.call('GET', key('root', best.channel, redis.call('HGET', alert, 'story'))) or ''
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
  settleAlert: `
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
      return 1
    end

    redis.call('HSET', at, 'state', outcome)
    redis.call('ZREM', key('due'), id)
    redis.call('ZREM', key('thread', channel, story), member)
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

export function redisDelivery(redis: Connection): Delivery {
  return {
    async claimAlert(now, leaseFor, pace) {
      const until = now + leaseFor;
      const claimed = (await redis.run('claimAlert', [now, until, now + pace])) as
        [string[], string, string | null] | null;
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
