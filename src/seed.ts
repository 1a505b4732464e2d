// What the config files say → the store, at start: feeds and the watchlists of channels known beforehand.
import { feedIdOf } from './collect/canonical-url.ts';
import type { FeedEntry } from './config/config.ts';
import type { WatchlistDraft } from './config/shapes.ts';
import type { Feed, Watchlist } from './domain.ts';
import type { Registry } from './match/aliases.ts';
import { watchKeys } from './match/watch-index.ts';
import type { Store } from './ports.ts';

/** One feed of config/feeds.yaml. */
export function feedOf(entry: FeedEntry): Feed {
  const { url, every, backfill } = entry;
  return { id: feedIdOf(url), url, title: entry.title ?? '', every, backfill, addedBy: 'config' };
}

/**
 * Saves the feeds of the file and the place's own, and drops those that an earlier start had; feeds added by command stay
 * as they are.
 */
export async function seedFeeds(store: Store, entries: FeedEntry[], ofPlace: Feed[], now: number): Promise<void> {
  const feeds = [...ofPlace, ...entries.map(feedOf)];
  const wanted = new Set(feeds.map((feed) => feed.id));
  for (const { feed } of await store.feeds()) {
    if (feed.addedBy !== 'command' && !wanted.has(feed.id)) await store.removeFeed(feed.id);
  }
  await Promise.all(feeds.map((feed) => store.saveFeed(feed, now)));
}

/** Gives the channel its first watchlist; one that stands is the team's own by now and is left alone. */
export async function seedWatchlist(
  channel: Pick<Watchlist, 'teamId' | 'channelId' | 'channelName'>,
  draft: WatchlistDraft,
  world: { store: Store; registry: Registry; now: number },
): Promise<void> {
  const { store, registry, now } = world;
  if ((await store.watchlist(channel.teamId, channel.channelId)) !== null) return;
  const watchlist: Watchlist = { ...channel, ...draft, revision: 1, mutes: [], updatedAt: now };
  const { teamId, channelId } = channel;
  const audit = [{ teamId, channelId, by: 'config', at: now, what: 'set up the watchlist from the config files' }];
  await store.saveWatchlist(watchlist, watchKeys(registry, watchlist), audit);
}
