// All watchlists, each taken in as it changes → who watches the companies of a story, and the names to look for in a text.
import type { KnownNames, WatchedCompany, Watchlist } from '../domain.ts';
import { companyNames, familyKey, typedCompany, type Registry } from './aliases.ts';
import { createNameIndex, type NameEntry } from './name-index.ts';
import { fullKey, nameKey } from './name-key.ts';
import { isOrdinaryWord } from './ordinary-words.ts';

/** A watched company made ready for comparing. */
export interface Watched {
  company: WatchedCompany;
  /** Registry id; null where the registry does not know it. */
  id: string | null;
  /** The watchlist's own names for it, normalised. */
  names: Set<string>;
  refused: ReadonlySet<string>;
  channel: string;
  /** Its place on the list. */
  at: number;
}

export interface WatchIndex {
  /** Takes in a watchlist in the place of its channel's last one; costs nothing where the revision is the same. */
  put(watchlist: Watchlist): void;
  remove(watchlist: Pick<Watchlist, 'teamId' | 'channelId'>): void;
  /** Who watches a company under one of these keys, by channel, each list's companies in its order. */
  watching(keys: readonly string[]): ReadonlyMap<string, readonly Watched[]>;
  /** The names of every well-known and every watched company. */
  knownNames: KnownNames;
}

/** What a channel is called in the index. */
export function channelOf({ teamId, channelId }: Pick<Watchlist, 'teamId' | 'channelId'>): string {
  return `${teamId}:${channelId}`;
}

/** Every key under which the store must find this watchlist. */
export function watchKeys(registry: Registry, watchlist: Watchlist): string[] {
  const keys = watchlist.companies.flatMap((company) => keysOfWatched(registry, watched(registry, company, '', 0)));
  return [...new Set(keys)];
}

/** An index without watchlists: it knows the registry's names only. A change costs its own list, however many there are. */
export function createWatchIndex(registry: Registry): WatchIndex {
  const lists = new Map<string, { revision: number; companies: Watched[] }>();
  const byKey = new Map<string, Set<Watched>>();
  const names = createNameIndex(registry.byId.values());
  const sharers = new Map<string, number>(); // a name that a thousand channels watch is in the index once

  function put(watchlist: Watchlist): void {
    const channel = channelOf(watchlist);
    const old = lists.get(channel);
    if (old !== undefined && old.revision === watchlist.revision) return;
    remove(watchlist);
    const companies = watchlist.companies.map((company, at) => watched(registry, company, channel, at));
    lists.set(channel, { revision: watchlist.revision, companies });
    for (const one of companies) {
      for (const key of new Set(keysOfWatched(registry, one))) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, new Set([one]));
        else known.add(one);
      }
      const entry = entryOf(one);
      if (entry !== null && share(entry.id, 1) === 1) names.add(entry);
    }
  }

  function remove(watchlist: Pick<Watchlist, 'teamId' | 'channelId'>): void {
    const channel = channelOf(watchlist);
    for (const one of lists.get(channel)?.companies ?? []) {
      for (const key of keysOfWatched(registry, one)) {
        const known = byKey.get(key);
        known?.delete(one);
        if (known?.size === 0) byKey.delete(key);
      }
      const entry = entryOf(one);
      if (entry !== null && share(entry.id, -1) === 0) names.remove(entry.id);
    }
    lists.delete(channel);
  }

  /** @returns how many lists share the name from now on */
  function share(id: string, by: 1 | -1): number {
    const left = (sharers.get(id) ?? 0) + by;
    if (left === 0) sharers.delete(id);
    else sharers.set(id, left);
    return left;
  }

  function watching(keys: readonly string[]): Map<string, Watched[]> {
    const found = new Set(keys.flatMap((key) => [...(byKey.get(key) ?? [])]));
    const byChannel = new Map<string, Watched[]>();
    for (const one of found) {
      const known = byChannel.get(one.channel);
      if (known === undefined) byChannel.set(one.channel, [one]);
      else known.push(one);
    }
    for (const companies of byChannel.values()) companies.sort((a, b) => a.at - b.at);
    return byChannel;
  }

  const knownNames: KnownNames = (text) =>
    names.find(text).map(({ start, end }) => ({ start, end, name: text.slice(start, end) }));
  return { put, remove, watching, knownNames };
}

/** Shared: an empty set of its own for each of half a million companies takes more room than their names. */
const NOTHING_REFUSED: ReadonlySet<string> = new Set();

function watched(registry: Registry, company: WatchedCompany, channel: string, at: number): Watched {
  const { name, aliases, notAliases, tickers } = company;
  const refused = notAliases.length === 0 ? NOTHING_REFUSED : new Set(notAliases.map(fullKey));
  const known = [name, ...aliases, ...tickers]
    .map((typed) => typedCompany(registry, typed))
    .find((found) => found !== null);
  const names = new Set([name, ...aliases].map(nameKey).filter(Boolean));
  return { company, id: known?.id ?? null, names, refused, channel, at };
}

function keysOfWatched(registry: Registry, { id, names }: Watched): string[] {
  const known = id === null ? undefined : registry.byId.get(id);
  if (known === undefined) return [...names];
  // By its family a rival is found when a sister of it buys.
  const family = known.parent === null ? [] : [familyKey(registry, known)];
  return [...names, ...companyNames(known), ...family];
}

/** What the name index is told of it; null where the registry's own entry says as much. */
function entryOf({ company: { name, aliases, notAliases, tickers }, id }: Watched): NameEntry | null {
  if (id !== null && aliases.length === 0) return null;
  // A look-alike is one channel's word: what another watches under that name must still be found.
  // Typed as "Quillfeather Inc.", it is printed as "Quillfeather" too.
  const short = [name, ...aliases].map(nameKey).filter((key) => !key.includes(' ') && !isOrdinaryWord(key));
  const forms = [...aliases, ...short.map((key) => key.charAt(0).toUpperCase() + key.slice(1))];
  const key = JSON.stringify([name, aliases, notAliases, tickers]);
  return { id: `watched ${key}`, name, aliases: forms, notAliases, tickers };
}
