// The store's feeds in Redis.
import { newFeedState, storedFeed, type UnixMs } from '../../domain.ts';
import type { FeedClaim, Store } from '../../ports.ts';
import type { Connection } from './connection.ts';
import { allPages } from './pages.ts';

type Feeds = Pick<
  Store,
  | 'feeds'
  | 'saveFeed'
  | 'wakeFeed'
  | 'removeFeed'
  | 'dueFeeds'
  | 'claimFeed'
  | 'claimFeedNow'
  | 'settleFeed'
  | 'freeFeed'
>;

export const FEED_SCRIPTS = {
  /** after this id, at most so many → id, feed, state, … */
  listFeeds: `
    local reply = {}
    for _, id in ipairs(redis.call('ZRANGEBYLEX', key('feeds'), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      local stored = redis.call('HMGET', key('feed', id), 'feed', 'state')
      reply[#reply + 1] = { id, stored[1], stored[2] }
    end
    return reply
  `,
  /** id, feed, state where it has none, its first due time */
  saveFeed: `
    local at = key('feed', ARGV[1])
    redis.call('HSET', at, 'feed', ARGV[2])
    if redis.call('HSETNX', at, 'state', ARGV[3]) == 1 then
      redis.call('ZADD', key('feeds'), 0, ARGV[1])
      redis.call('ZADD', key('feeds-due'), ARGV[4], ARGV[1])
    end
  `,
  /** id, now → 1, or 0 where there is none */
  wakeFeed: `
    if redis.call('EXISTS', key('feed', ARGV[1])) == 0 then return 0 end
    local due = redis.call('ZSCORE', key('feeds-due'), ARGV[1])
    if not due or tonumber(due) > tonumber(ARGV[2]) then redis.call('ZADD', key('feeds-due'), ARGV[2], ARGV[1]) end
    return 1
  `,
  /** id → 1, or 0 where there was none */
  removeFeed: `
    redis.call('ZREM', key('feeds-due'), ARGV[1])
    redis.call('ZREM', key('feeds'), ARGV[1])
    redis.call('ZADD', key('subscriptions-due'), 'XX', 0, ARGV[1])
    return redis.call('DEL', key('feed', ARGV[1]))
  `,
  /** now, at most so many → ids */
  dueFeeds: `
    local now, most, found, from = tonumber(ARGV[1]), tonumber(ARGV[2]), {}, 0
    while true do
      local due = redis.call('ZRANGEBYSCORE', key('feeds-due'), '-inf', ARGV[1], 'LIMIT', from, most)
      for _, id in ipairs(due) do
        local held = redis.call('HGET', key('feed', id), 'until')
        if not held or tonumber(held) <= now then found[#found + 1] = id end
        if #found == most then return found end
      end
      if #due < most then return found end
      from = from + most
    end
  `,
  /** id, now, until when the lease runs → feed, state, token */
  claimDueFeed: `
    local at, due = key('feed', ARGV[1]), redis.call('ZSCORE', key('feeds-due'), ARGV[1])
    local stored = redis.call('HMGET', at, 'feed', 'state', 'until')
    if not due or tonumber(due) > tonumber(ARGV[2]) then return false end
    if stored[3] and tonumber(stored[3]) > tonumber(ARGV[2]) then return false end
    local token = redis.call('INCR', key('token'))
    redis.call('HSET', at, 'token', token, 'until', ARGV[3])
    return { stored[1], stored[2], token }
  `,
  /** now, until when the lease runs → feed, state, token */
  claimFeed: `
    local now, from = tonumber(ARGV[1]), 0
    while true do
      local due = redis.call('ZRANGEBYSCORE', key('feeds-due'), '-inf', ARGV[1], 'LIMIT', from, 50)
      for _, id in ipairs(due) do
        local at = key('feed', id)
        local stored = redis.call('HMGET', at, 'feed', 'state', 'until')
        if not stored[3] or tonumber(stored[3]) <= now then
          local token = redis.call('INCR', key('token'))
          redis.call('HSET', at, 'token', token, 'until', ARGV[2])
          return { stored[1], stored[2], token }
        end
      end
      if #due < 50 then return false end
      from = from + 50
    end
  `,
  /** id, now, until when the lease runs → feed, state, token */
  claimFeedNow: `
    local at = key('feed', ARGV[1])
    local stored = redis.call('HMGET', at, 'feed', 'state', 'until')
    if not stored[1] or (stored[3] and tonumber(stored[3]) > tonumber(ARGV[2])) then return false end
    redis.call('ZADD', key('feeds-due'), 'LT', ARGV[2], ARGV[1])
    local token = redis.call('INCR', key('token'))
    redis.call('HSET', at, 'token', token, 'until', ARGV[3])
    return { stored[1], stored[2], token }
  `,
  /** id, token, state, next due time → 1, or 0 where the token is stale */
  settleFeed: `
    local at = key('feed', ARGV[1])
    local held = redis.call('HMGET', at, 'token', 'until')
    if held[1] ~= ARGV[2] or not held[2] then return 0 end
    redis.call('HDEL', at, 'until')
    redis.call('HSET', at, 'state', ARGV[3])
    redis.call('ZADD', key('feeds-due'), ARGV[4], ARGV[1])
    return 1
  `,
  /** id, until when the lease runs → 1, or 0 where no claim does */
  freeFeed: `
    local at = key('feed', ARGV[1])
    if redis.call('HGET', at, 'until') ~= ARGV[2] then return 0 end
    return redis.call('HDEL', at, 'until')
  `,
};

export function redisFeeds(redis: Connection): Feeds {
  return {
    async feeds() {
      const found = await allPages<[string, string, string]>(redis, 'listFeeds', []);
      return found.map(([, feed, state]) => storedFeed(feed, state));
    },

    async saveFeed(feed, now) {
      const state = newFeedState(feed.id, now);
      await redis.run('saveFeed', [feed.id, JSON.stringify(feed), JSON.stringify(state), now]);
    },

    async wakeFeed(feedId, now) {
      return (await redis.run('wakeFeed', [feedId, now])) === 1;
    },

    async removeFeed(feedId) {
      return (await redis.run('removeFeed', [feedId])) === 1;
    },

    async dueFeeds(now, limit) {
      return (await redis.run('dueFeeds', [now, limit])) as string[];
    },

    async claimFeed(now, leaseFor, feedId) {
      const until = now + leaseFor;
      const claimed =
        feedId === undefined ? redis.run('claimFeed', [now, until]) : redis.run('claimDueFeed', [feedId, now, until]);
      return readClaim(await claimed, until);
    },

    async claimFeedNow(feedId, now, leaseFor) {
      const until = now + leaseFor;
      return readClaim(await redis.run('claimFeedNow', [feedId, now, until]), until);
    },

    async settleFeed({ feedId, token }, state) {
      return (await redis.run('settleFeed', [feedId, token, JSON.stringify(state), state.nextPollAt])) === 1;
    },

    async freeFeed(feedId, until) {
      return (await redis.run('freeFeed', [feedId, until])) === 1;
    },
  };
}

function readClaim(claimed: unknown, until: UnixMs): FeedClaim | null {
  if (!claimed) return null;
  const [feed, state, token] = claimed as [string, string, number];
  return { ...storedFeed(feed, state), token, until };
}
