// A watchlist's companies in, a quick look-up of the company that a typed name means out: for thousands of names at once.
import type { WatchedCompany } from '../../domain.ts';
import { typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import type { Services } from '../services.ts';

export interface WatchedNames {
  /** As findWatched finds it: by its name, its aliases, or as the same well-known company. */
  find(typed: string): WatchedCompany | null;
  /** Takes in a company, in the place of another one. */
  put(company: WatchedCompany): void;
}

export function watchedNames({ registry }: Pick<Services, 'registry'>, companies: WatchedCompany[]): WatchedNames {
  const byKey = new Map<string, WatchedCompany>();
  const byId = new Map<string, WatchedCompany>();
  function put(company: WatchedCompany): void {
    for (const name of [company.name, ...company.aliases]) add(byKey, nameKey(name), company);
    const id = typedCompany(registry, company.name)?.id;
    if (id !== undefined) add(byId, id, company);
  }
  // The first of the list is found, as in findWatched; a newer state of the same company takes its place.
  function add(index: Map<string, WatchedCompany>, key: string, company: WatchedCompany): void {
    const known = index.get(key);
    if (key !== '' && (known === undefined || known.name === company.name)) index.set(key, company);
  }
  for (const company of companies) put(company);
  return {
    put,
    find(typed) {
      const byName = byKey.get(nameKey(typed));
      if (byName !== undefined) return byName;
      const id = typedCompany(registry, typed)?.id;
      return id === undefined ? null : (byId.get(id) ?? null);
    },
  };
}
