// A channel and a change in, its saved watchlist out; two people changing it at once both get their change.
import type { Mute, WatchedCompany, Watchlist } from '../domain.ts';
import { typedCompany } from '../match/aliases.ts';
import { nameKey } from '../match/name-key.ts';
import { watchKeys } from '../match/watch-index.ts';
import type { Place } from './place.ts';
import type { Services } from './services.ts';

const TRIES = 10; // each stale try is somebody else's save

/** A saved change; `started` where the channel had no watchlist and began with the default one. */
export interface Changed {
  watchlist: Watchlist;
  started: boolean;
}

/**
 * Reads, changes and saves, again when the list was saved meanwhile. `change` may run more than once and must not keep
 * anything; where it returns null nothing is saved.
 * @throws when ten saves in a row were overtaken
 */
export async function changeWatchlist(
  services: Services,
  place: Place,
  change: (watchlist: Watchlist) => Partial<Pick<Watchlist, 'companies' | 'mutes'>> | null,
): Promise<Changed | null> {
  const { store, registry, clock } = services;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await store.watchlist(place.teamId, place.channelId);
    const before = stored ?? emptyWatchlist(services, place);
    const changed = change(before);
    if (changed === null) return null;
    const channelName = place.channelName.startsWith('#') ? place.channelName : before.channelName;
    const watchlist = { ...before, ...changed, channelName, revision: before.revision + 1, updatedAt: clock() };
    if (await store.saveWatchlist(watchlist, watchKeys(registry, watchlist)))
      return { watchlist, started: stored === null };
  }
  throw new Error(`watchlist of ${place.channelId}: overtaken by other changes ${TRIES} times`);
}

function emptyWatchlist({ defaultWatchlist, clock }: Services, place: Place): Watchlist {
  return {
    teamId: place.teamId,
    channelId: place.channelId,
    channelName: place.channelName,
    revision: 0,
    companies: defaultWatchlist.companies,
    settings: defaultWatchlist.settings,
    mutes: [],
    updatedAt: clock(),
  };
}

/** The watched company that a typed name means: by its name, its aliases, or as the same well-known company. */
export function findWatched(
  { registry }: Pick<Services, 'registry'>,
  companies: WatchedCompany[],
  typed: string,
): WatchedCompany | null {
  const key = nameKey(typed);
  const byName = companies.find(({ name, aliases }) => [name, ...aliases].some((known) => nameKey(known) === key));
  if (byName !== undefined) return byName;
  const meant = typedCompany(registry, typed)?.id;
  if (meant === undefined) return null;
  return companies.find(({ name }) => typedCompany(registry, name)?.id === meant) ?? null;
}

/** Mutes that are on. */
export function activeMutes(watchlist: Watchlist, now: number): Mute[] {
  return watchlist.mutes.filter(({ until }) => until === null || until > now);
}
