// A Redis address → the Store in it, shared by any number of processes; each promise of the port is one Lua script.
import type { Store } from '../ports.ts';
import { ALERT_SCRIPTS, redisAlerts } from './redis/alerts.ts';
import { connect, type Connection } from './redis/connection.ts';
import { DELIVERY_SCRIPTS, redisDelivery } from './redis/delivery.ts';
import { DUE_CHANNEL_SCRIPTS, redisDueChannels } from './redis/due-channels.ts';
import { FEED_SCRIPTS, redisFeeds } from './redis/feeds.ts';
import { FORGET_SCRIPTS } from './redis/forget.ts';
import { MARK_SCRIPTS, redisMarks } from './redis/marks.ts';
import { MOVING_SCRIPTS, redisMoving } from './redis/moving.ts';
import { PUT_SCRIPTS } from './redis/put-record.ts';
import { PRUNE_SCRIPTS } from './redis/prune.ts';
import { STORY_SCRIPTS, redisStories } from './redis/stories.ts';
import { SUBSCRIPTION_SCRIPTS, redisSubscriptions } from './redis/subscriptions.ts';
import { UPKEEP_SCRIPTS, redisUpkeep } from './redis/upkeep.ts';
import { VERSION_SCRIPTS, checkVersion } from './redis/version.ts';
import { WATCHLIST_SCRIPTS, redisWatchlists } from './redis/watchlists.ts';
import { WORKSPACE_SCRIPTS, redisWorkspaces } from './redis/workspaces.ts';
import { telling } from './telling.ts';

export const SCRIPTS = {
  ...FEED_SCRIPTS,
  ...SUBSCRIPTION_SCRIPTS,
  ...STORY_SCRIPTS,
  ...WATCHLIST_SCRIPTS,
  ...ALERT_SCRIPTS,
  ...MARK_SCRIPTS,
  ...DELIVERY_SCRIPTS,
  ...DUE_CHANNEL_SCRIPTS,
  ...WORKSPACE_SCRIPTS,
  ...FORGET_SCRIPTS,
  ...MOVING_SCRIPTS,
  ...PUT_SCRIPTS,
  ...PRUNE_SCRIPTS,
  ...UPKEEP_SCRIPTS,
  ...VERSION_SCRIPTS,
};

/**
 * @param prefix of every key, with a hash tag: "{stakewatch}"
 * @param anyCertificate true: over TLS, a certificate that nobody vouches for will do
 * @throws a plain sentence when Redis is not reached, or holds data of a newer version
 */
export async function openRedis(url: string, prefix: string, anyCertificate = false): Promise<Store> {
  const redis = await connect({ url, prefix, anyCertificate }, SCRIPTS);
  try {
    await checkVersion(redis);
  } catch (error) {
    await redis.close();
    throw error;
  }
  return storeOn(redis);
}

/** @param redis runs SCRIPTS, on data of this version */
export function storeOn(redis: Connection): Store {
  const store = {
    ...redisFeeds(redis),
    ...redisSubscriptions(redis),
    ...redisStories(redis),
    ...redisWatchlists(redis),
    ...redisAlerts(redis),
    ...redisMarks(redis),
    ...redisDelivery(redis),
    ...redisDueChannels(redis),
    ...redisWorkspaces(redis),
    ...redisMoving(redis),
    ...redisUpkeep(redis),
  };
  return telling(store, () => ({ trouble: 'shut', perhapsDone: true })); // what was read makes no sense
}
