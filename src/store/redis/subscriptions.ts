// The store's WebSub subscriptions in Redis.
import type { Subscription } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import type { Connection } from './connection.ts';
import { allPages } from './pages.ts';

type Subscriptions = Pick<
  Store,
  'subscriptions' | 'subscription' | 'subscriptionAt' | 'saveSubscription' | 'removeSubscription' | 'claimSubscription'
>;

export const SUBSCRIPTION_SCRIPTS = {
  /** after this feed, at most so many → feed id, subscription, revision, due time, … */
  listSubscriptions: `
    local reply = {}
    for _, id in ipairs(redis.call('ZRANGEBYLEX', key('subscriptions'), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      local stored = redis.call('HMGET', key('subscription', id), 'subscription', 'revision')
      reply[#reply + 1] = { id, stored[1], stored[2], redis.call('ZSCORE', key('subscriptions-due'), id) }
    end
    return reply
  `,
  /** feed id → subscription, revision, due time */
  subscription: `
    local stored = redis.call('HMGET', key('subscription', ARGV[1]), 'subscription', 'revision')
    if not stored[1] then return false end
    return { stored[1], stored[2], redis.call('ZSCORE', key('subscriptions-due'), ARGV[1]) }
  `,
  /** callback → feed id */
  subscriptionAt: `return redis.call('HGET', key('callbacks'), ARGV[1])`,
  /** feed id, revision, subscription, callback, due time → 1, or 0 where it is stale */
  saveSubscription: `
    local at = key('subscription', ARGV[1])
    local stored = redis.call('HMGET', at, 'revision', 'callback')
    if tonumber(stored[1] or '0') ~= tonumber(ARGV[2]) - 1 then return 0 end
    if stored[2] then redis.call('HDEL', key('callbacks'), stored[2]) end
    redis.call('HSET', at, 'revision', ARGV[2], 'subscription', ARGV[3], 'callback', ARGV[4])
    redis.call('HSET', key('callbacks'), ARGV[4], ARGV[1])
    redis.call('ZADD', key('subscriptions'), 0, ARGV[1])
    redis.call('ZADD', key('subscriptions-due'), ARGV[5], ARGV[1])
    return 1
  `,
  /** feed id → 1, or 0 where there was none */
  removeSubscription: `
    local at = key('subscription', ARGV[1])
    local callback = redis.call('HGET', at, 'callback')
    if callback then redis.call('HDEL', key('callbacks'), callback) end
    redis.call('ZREM', key('subscriptions-due'), ARGV[1])
    redis.call('ZREM', key('subscriptions'), ARGV[1])
    return redis.call('DEL', at)
  `,
  /** now, when it is due again → subscription, revision, due time, 1 where there is its feed */
  claimSubscription: `
    local id = redis.call('ZRANGEBYSCORE', key('subscriptions-due'), '-inf', ARGV[1], 'LIMIT', 0, 1)[1]
    if not id then return false end
    local at = key('subscription', id)
    local revision = redis.call('HINCRBY', at, 'revision', 1)
    redis.call('ZADD', key('subscriptions-due'), ARGV[2], id)
    return { redis.call('HGET', at, 'subscription'), revision, ARGV[2], redis.call('EXISTS', key('feed', id)) }
  `,
};

export type Stored = [subscription: string, revision: string | number, dueAt: string | number];

export function redisSubscriptions(redis: Connection): Subscriptions {
  async function subscription(feedId: string): Promise<Subscription | null> {
    const stored = (await redis.run('subscription', [feedId])) as Stored | null;
    return stored ? read(stored) : null;
  }
  return {
    subscription,

    async subscriptions() {
      const found = await allPages<[string, ...Stored]>(redis, 'listSubscriptions', []);
      return found.map(([, ...stored]) => read(stored));
    },

    async subscriptionAt(callback) {
      const feedId = (await redis.run('subscriptionAt', [callback])) as string | null;
      const found = feedId === null ? null : await subscription(feedId);
      return found?.callback === callback ? found : null; // it may have changed between the two looks
    },

    async saveSubscription(saved) {
      const { feedId, revision, callback, dueAt } = saved;
      return (await redis.run('saveSubscription', [feedId, revision, JSON.stringify(saved), callback, dueAt])) === 1;
    },

    async removeSubscription(feedId) {
      return (await redis.run('removeSubscription', [feedId])) === 1;
    },

    async claimSubscription(now, again) {
      const claimed = (await redis.run('claimSubscription', [now, now + again])) as [...Stored, number] | null;
      if (!claimed) return null;
      const [stored, revision, dueAt, feeds] = claimed;
      return { subscription: read([stored, revision, dueAt]), hasFeed: feeds === 1 };
    },
  };
}

export function read([subscription, revision, dueAt]: Stored): Subscription {
  return { ...(JSON.parse(subscription) as Subscription), revision: Number(revision), dueAt: Number(dueAt) };
}
