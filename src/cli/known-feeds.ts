// The store and the settings in, every feed with its state out: those that are read, and those that wait for the first start.
import type { Config } from '../config/config.ts';
import { newFeedState, type Feed, type FeedState } from '../domain.ts';
import type { Store } from '../ports.ts';
import { feedOf } from '../parts/seed.ts';

/** Those of the store first, then those of config/feeds.yaml that the bot has not started with yet. */
export async function knownFeeds(
  store: Store,
  config: Pick<Config, 'feeds'>,
  now: number,
): Promise<{ feed: Feed; state: FeedState }[]> {
  const stored = await store.feeds();
  const ids = new Set(stored.map(({ feed }) => feed.id));
  const waiting = config.feeds.map(feedOf).filter(({ id }) => !ids.has(id));
  return [...stored, ...waiting.map((feed) => ({ feed, state: newFeedState(feed.id, now) }))];
}
