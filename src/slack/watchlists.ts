// A channel and a change in, its saved watchlist out; two people changing it at once both get their change.
import type { AuditEntry, Mute, WatchedCompany, Watchlist } from '../domain.ts';
import { typedCompany } from '../match/aliases.ts';
import { nameKey } from '../match/name-key.ts';
import { watchKeys } from '../match/watch-index.ts';
import { whyNotChange, type Asker } from './permissions.ts';
import type { Place } from './place.ts';
import type { Services } from './services.ts';

const TRIES = 10; // each stale try is somebody else's save

/** What a change makes of a watchlist, and how the audit trail tells it. */
export type Change = Partial<Pick<Watchlist, 'companies' | 'mutes' | 'settings'>> & {
  /** Plain, without the name of who did it ("put Scale AI on the watchlist as vendor"). At least one. */
  audit: string[];
};
export type ChangeOutcome =
  /** `started`: the channel had no watchlist and began with the default one. */
  | { state: 'saved'; watchlist: Watchlist; started: boolean }
  | { state: 'unchanged'; watchlist: Watchlist }
  /** `sentence`, mrkdwn, says who may change it. */
  | { state: 'refused'; sentence: string };

/**
 * Reads, changes and saves, again when the list was saved meanwhile. `change` may run more than once and must not keep
 * anything; where it returns null nothing is saved.
 * @throws when ten saves in a row were overtaken
 */
export async function changeWatchlist(
  services: Services,
  asker: Asker,
  change: (watchlist: Watchlist) => Change | null,
): Promise<ChangeOutcome> {
  const { store, registry, clock } = services;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await store.watchlist(asker.teamId, asker.channelId);
    const before = stored ?? emptyWatchlist(services, asker);
    const changed = change(before);
    if (changed === null) return { state: 'unchanged', watchlist: before };
    const sentence = await whyNotChange(asker, before);
    if (sentence !== null) return { state: 'refused', sentence };
    const { audit, ...parts } = changed;
    const channelName = asker.channelName.startsWith('#') ? asker.channelName : before.channelName;
    const watchlist = { ...before, ...parts, channelName, revision: before.revision + 1, updatedAt: clock() };
    const trail = audit.map((what) => auditEntry(asker, clock(), what));
    if (await store.saveWatchlist(watchlist, watchKeys(registry, watchlist), trail))
      return { state: 'saved', watchlist, started: stored === null };
  }
  throw new Error(`watchlist of ${asker.channelId}: overtaken by other changes ${TRIES} times`);
}

function auditEntry({ teamId, channelId, userId }: Place, at: number, what: string): AuditEntry {
  return { teamId, channelId, by: userId, at, what };
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
