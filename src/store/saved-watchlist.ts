// A watchlist as it was saved, by whatever version → the watchlist.
import { DEFAULT_SETTINGS, type Watchlist, type WatchSettings } from '../domain.ts';

/** One that was saved before a setting existed has the default for it. */
export function readWatchlist(saved: string): Watchlist {
  const watchlist = JSON.parse(saved) as Watchlist & { settings: Partial<WatchSettings> };
  return { ...watchlist, settings: { ...DEFAULT_SETTINGS, ...watchlist.settings } };
}
