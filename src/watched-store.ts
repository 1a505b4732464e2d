// A store and the index of who watches what in, the store that keeps the index true out; and the index read anew from it.
import type { Watchlist } from './domain.ts';
import { channelOf, type WatchIndex } from './match/watch-index.ts';
import type { Store } from './ports.ts';

/** The store, telling the index of every watchlist it saves or forgets. */
export function withIndex(store: Store, watching: WatchIndex): Store {
  return {
    ...store,
    async saveWatchlist(watchlist, companyKeys, audit) {
      const saved = await store.saveWatchlist(watchlist, companyKeys, audit);
      if (saved) watching.put(watchlist);
      return saved;
    },
    async forgetTeam(teamId) {
      const gone = await store.watchlistsOf(teamId);
      await store.forgetTeam(teamId);
      for (const watchlist of gone) watching.remove(watchlist);
    },
  };
}

/**
 * Takes in all watchlists, and drops those of `before` that another process forgot with their workspace. Of those it had
 * before, only what changed is read: ten thousand lists a minute would be a tenth of a gigabyte.
 */
export async function readWatchlists(
  store: Store,
  watching: WatchIndex,
  before: Watchlist[] = [],
): Promise<Watchlist[]> {
  const watchlists = before.length === 0 ? await store.watchlists() : await readChanged(store, before);
  for (const watchlist of watchlists) watching.put(watchlist);
  const there = new Set(watchlists.map(channelOf));
  for (const watchlist of before) if (!there.has(channelOf(watchlist))) watching.remove(watchlist);
  return watchlists;
}

async function readChanged(store: Store, before: Watchlist[]): Promise<Watchlist[]> {
  const known = new Map(before.map((watchlist) => [channelOf(watchlist), watchlist]));
  const watchlists: Watchlist[] = [];
  for (const there of await store.watchlistRevisions()) {
    const had = known.get(channelOf(there));
    const isSame = had !== undefined && had.revision === there.revision;
    const watchlist = isSame ? had : await store.watchlist(there.teamId, there.channelId);
    if (watchlist !== null) watchlists.push(watchlist); // null: forgotten meanwhile
  }
  return watchlists;
}
