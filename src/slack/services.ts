// What a listener may ask, handed in by whoever composes the program: no listener reaches for anything else.
import type { Feed, FeedState, UnixMs, Watchlist } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import type { Clock, FeedCheck, Store, WatchlistFile } from '../ports.ts';

export interface Services {
  store: Store;
  registry: Registry;
  clock: Clock;
  /** What a channel starts from when it watches its first company. */
  defaultWatchlist: Pick<Watchlist, 'companies' | 'settings'>;
  /** Fetches and reads an address once, saving nothing. */
  checkFeed: (url: string) => Promise<FeedCheck>;
  /** Wanted time between two polls of a feed that is added here, ms; null: by how often it publishes. */
  feedEvery: number | null;
  /** Feed.id of an address. */
  feedIdOf: (url: string) => string;
  /** How a feed is doing, in a few plain words. */
  feedHealth: (feed: Feed, state: FeedState, now: UnixMs) => string;
  /** Watchlists as files that people keep. */
  watchlistFile: WatchlistFile;
  /** With many workspaces the feeds are for all of them, and whoever runs Stakewatch sets them up. */
  feedsAreOperators: boolean;
  version: string;
  startedAt: UnixMs;
  /** There may be work for the pollers now. */
  wake: () => void;
}
