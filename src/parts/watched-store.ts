// A store and the index of who watches what in, the store that keeps the index true out; and the index read anew from it.
import type { Watchlist } from '../domain.ts';
import { channelOf, type WatchIndex } from '../match/watch-index.ts';
import type { Store } from '../ports.ts';

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

/** What is kept of a watchlist beside the index, which has its companies: ten thousand lists of them are half a gigabyte. */
export type KnownList = Pick<Watchlist, 'teamId' | 'channelId' | 'revision' | 'settings'>;

const AT_ONCE = 50; // lists asked for together

/**
 * Takes in all watchlists, and drops those of `before` that another process forgot with their workspace. Of those it had
 * before, only what changed is read: ten thousand lists a minute would be a tenth of a gigabyte.
 */
export async function readWatchlists(
  store: Store,
  watching: WatchIndex,
  before: KnownList[] = [],
): Promise<KnownList[]> {
  const known = new Map(before.map((list) => [channelOf(list), list]));
  const there = await store.watchlistRevisions();
  const lists: KnownList[] = [];
  for (let i = 0; i < there.length; i += AT_ONCE) {
    const some = there.slice(i, i + AT_ONCE).map(async (one) => {
      const had = known.get(channelOf(one));
      return had?.revision === one.revision && watching.has(one) ? had : readAnew(one, store, watching);
    });
    lists.push(...(await Promise.all(some)).filter((list) => list !== null));
  }
  for (const list of lists) known.delete(channelOf(list));
  for (const gone of known.values()) watching.remove(gone);
  return lists;
}

/** null: forgotten meanwhile. */
async function readAnew(
  { teamId, channelId }: Pick<Watchlist, 'teamId' | 'channelId'>,
  store: Store,
  watching: WatchIndex,
): Promise<KnownList | null> {
  const watchlist = await store.watchlist(teamId, channelId);
  if (watchlist === null) return null;
  watching.put(watchlist);
  const { revision, settings } = watchlist;
  return { teamId, channelId, revision, settings };
}
