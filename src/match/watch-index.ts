// All watchlists, each taken in as it changes → who watches the companies of a story, and the names to look for in a text.
import type { KnownNames, UnixMs, WatchedCompany, Watchlist } from '../domain.ts';
import { companyNames, familyKey, typedCompany, type Registry } from './aliases.ts';
import { createNameIndex, type NameEntry } from './name-index.ts';
import { fullKey, nameKey } from './name-key.ts';
import { isOrdinaryWord } from './ordinary-words.ts';

/** A watched company made ready for comparing. All lists that have it in the same words share it. */
export interface Watched {
  /** Registry id; null where the registry does not know it. */
  id: string | null;
  /** The watchlist's own names for it, normalised. */
  names: readonly string[];
  refused: ReadonlySet<string>;
  /** All that the index goes by of it (`wordsOf`). */
  words: string;
}
/** Where a watched company stands on a list, from 0. */
export interface WatchedAt {
  watched: Watched;
  at: number;
}

export interface WatchIndex {
  /** Takes in a watchlist in the place of its channel's last one; costs nothing where it is the same, or an older one. */
  put(watchlist: Watchlist): void;
  remove(watchlist: Pick<Watchlist, 'teamId' | 'channelId'>): void;
  /** Whether it has the watchlist in this revision. */
  has(watchlist: Pick<Watchlist, 'teamId' | 'channelId' | 'revision'>): boolean;
  /** Who watches a company under one of these keys, by channel, each list's companies in its order. */
  watching(keys: readonly string[]): ReadonlyMap<string, readonly WatchedAt[]>;
  /** The names of every well-known and every watched company. */
  knownNames: KnownNames;
}

/** What a channel is called in the index. */
export function channelOf({ teamId, channelId }: Pick<Watchlist, 'teamId' | 'channelId'>): string {
  return `${teamId}:${channelId}`;
}

/** Every key under which the store must find this watchlist. */
export function watchKeys(registry: Registry, watchlist: Watchlist): string[] {
  const keys = watchlist.companies.flatMap((company) => keysOfWatched(registry, madeReady(registry, company)));
  return [...new Set(keys)];
}

/** A list without what the index has no use for: half a million companies of ten thousand lists are pointers. */
interface List {
  channel: string;
  revision: number;
  updatedAt: UnixMs;
  companies: Shared[];
}
interface Shared extends Watched {
  entry: NameEntry | null;
  lists: Set<List>;
}

/** An index without watchlists: it knows the registry's names only. A change costs its own list, however many there are. */
export function createWatchIndex(registry: Registry): WatchIndex {
  const lists = new Map<string, List>();
  const byWords = new Map<string, Shared>();
  const byKey = new Map<string, Set<Shared>>();
  const names = createNameIndex(registry.byId.values());

  function put(watchlist: Watchlist): void {
    const channel = channelOf(watchlist);
    if (isKept(watchlist, lists.get(channel))) return;
    const { revision, updatedAt, companies } = watchlist;
    const list: List = { channel, revision, updatedAt, companies: companies.map(shared) };
    for (const one of list.companies) one.lists.add(list);
    remove(watchlist); // afterwards: what both lists have stays
    lists.set(channel, list);
  }

  function remove(watchlist: Pick<Watchlist, 'teamId' | 'channelId'>): void {
    const list = lists.get(channelOf(watchlist));
    for (const one of new Set(list?.companies)) {
      if (list !== undefined) one.lists.delete(list);
      if (one.lists.size === 0) forget(one);
    }
    lists.delete(channelOf(watchlist));
  }

  function has(watchlist: Pick<Watchlist, 'teamId' | 'channelId' | 'revision'>): boolean {
    return lists.get(channelOf(watchlist))?.revision === watchlist.revision;
  }

  /** What all lists have of a company in these words. */
  function shared(company: WatchedCompany): Shared {
    const words = wordsOf(company);
    const known = byWords.get(words);
    if (known !== undefined) return known;
    const watched = madeReady(registry, company, words);
    const one: Shared = { ...watched, entry: entryOf(company, watched), lists: new Set() };
    byWords.set(words, one);
    for (const key of new Set(keysOfWatched(registry, one))) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, new Set([one]));
      else others.add(one);
    }
    if (one.entry !== null) names.add(one.entry);
    return one;
  }

  function forget(one: Shared): void {
    byWords.delete(one.words);
    for (const key of keysOfWatched(registry, one)) {
      const others = byKey.get(key);
      others?.delete(one);
      if (others?.size === 0) byKey.delete(key);
    }
    if (one.entry !== null) names.remove(one.entry.id);
  }

  function watching(keys: readonly string[]): Map<string, WatchedAt[]> {
    const found = new Set(keys.flatMap((key) => [...(byKey.get(key) ?? [])]));
    const byChannel = new Map<string, WatchedAt[]>();
    for (const { companies, channel } of new Set([...found].flatMap(({ lists }) => [...lists])))
      byChannel.set(
        channel,
        companies.flatMap((watched, at) => (found.has(watched) ? [{ watched, at }] : [])),
      );
    return byChannel;
  }

  const knownNames: KnownNames = (text) =>
    names.find(text).map(({ start, end }) => ({ start, end, name: text.slice(start, end) }));
  return { put, remove, has, watching, knownNames };
}

/** A Redis that lost its last second may see a revision twice, and who read a list may be late: neither number tells alone. */
function isKept({ revision, updatedAt }: Watchlist, kept: List | undefined): boolean {
  if (kept === undefined) return false;
  const isSame = revision === kept.revision && updatedAt === kept.updatedAt;
  return isSame || (revision < kept.revision && updatedAt < kept.updatedAt);
}

/** Shared: an empty set of its own for each company takes more room than its names. */
const NOTHING_REFUSED: ReadonlySet<string> = new Set();

/** All that the index goes by of a company; never a registry id. */
export function wordsOf({ name, aliases, notAliases, tickers }: WatchedCompany): string {
  return JSON.stringify([name, aliases, notAliases, tickers]);
}

function madeReady(registry: Registry, company: WatchedCompany, words = wordsOf(company)): Watched {
  const { name, aliases, notAliases, tickers } = company;
  const refused = notAliases.length === 0 ? NOTHING_REFUSED : new Set(notAliases.map(fullKey));
  const known = [name, ...aliases, ...tickers]
    .map((typed) => typedCompany(registry, typed))
    .find((found) => found !== null);
  const names = [...new Set([name, ...aliases].map(nameKey).filter(Boolean))];
  return { id: known?.id ?? null, names, refused, words };
}

function keysOfWatched(registry: Registry, { id, names }: Watched): string[] {
  const known = id === null ? undefined : registry.byId.get(id);
  if (known === undefined) return [...names];
  // By its family a rival is found when a sister of it buys.
  const family = known.parent === null ? [] : [familyKey(registry, known)];
  return [...names, ...companyNames(known), ...family];
}

/** What the name index is told of it; null where the registry's own entry says as much. */
function entryOf({ name, aliases, notAliases, tickers }: WatchedCompany, { id, words }: Watched): NameEntry | null {
  if (id !== null && aliases.length === 0) return null;
  // A look-alike is one channel's word: what another watches under that name must still be found.
  // Typed as "Quillfeather Inc.", it is printed as "Quillfeather" too.
  const short = [name, ...aliases].map(nameKey).filter((key) => !key.includes(' ') && !isOrdinaryWord(key));
  const forms = [...aliases, ...short.map((key) => key.charAt(0).toUpperCase() + key.slice(1))];
  return { id: words, name, aliases: forms, notAliases, tickers };
}
