// What the config files say → the store, at start: feeds and the watchlists of channels known beforehand.
import { feedIdOf } from '../collect/canonical-url.ts';
import type { FeedEntry } from '../config/config.ts';
import type { WatchlistDraft } from '../config/shapes.ts';
import type { Feed, FeedState, Watchlist } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import { watchKeys } from '../match/watch-index.ts';
import type { Store } from '../ports.ts';

/** One feed of config/feeds.yaml. */
export function feedOf(entry: FeedEntry): Feed {
  const { url, every, backfill, fullText, folder } = entry;
  const more = { ...(fullText && { fullText }), ...(folder && { folder }) };
  return { id: feedIdOf(url), url, title: entry.title ?? '', every, backfill, addedBy: 'config', ...more };
}

/**
 * Saves the feeds of the file and the place's own, and drops those that an earlier start had; feeds added by command stay
 * as they are.
 */
export async function seedFeeds(store: Store, entries: FeedEntry[], ofPlace: Feed[], now: number): Promise<void> {
  const feeds = [...ofPlace, ...entries.map(feedOf)];
  const wanted = new Set(feeds.map((feed) => feed.id));
  const before = new Map<string, { feed: Feed; state: FeedState }>();
  for (const known of await store.feeds()) {
    const { feed } = known;
    before.set(feed.id, known);
    if (feed.addedBy !== 'command' && !wanted.has(feed.id)) await store.removeFeed(feed.id);
  }
  await Promise.all(feeds.map((feed) => store.saveFeed(feed, now)));
  for (const feed of feeds) {
    const known = before.get(feed.id);
    if (known?.state.stopped === true && isOther(feed, known.feed)) await store.wakeFeed(feed.id, now);
  }
}

/** Whether somebody changed the entry: a feed that stopped is asked for again. */
function isOther(feed: Feed, before: Feed): boolean {
  return feed.url !== before.url || feed.every !== before.every || feed.backfill !== before.backfill;
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
