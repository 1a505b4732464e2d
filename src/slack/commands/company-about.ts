// A company's name as somebody typed it in, what is known of it here out: its name, its keys, and how it is watched.
import type { WatchedCompany, Watchlist } from '../../domain.ts';
import { companyNames, resolveParty, typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import type { Services } from '../services.ts';
import { findWatched } from '../watchlists.ts';

export interface CompanyAbout {
  /** As this channel calls it, else as the registry does, else as it was typed. */
  name: string;
  key: string;
  /** Keys that its stories are found by. */
  keys: string[];
  /** As it stands on the watchlist; null where it is not watched. */
  watched: WatchedCompany | null;
  /** False: the registry does not have it. */
  known: boolean;
}

/** @param watchlist null where the place has none */
export function companyAbout(
  services: Pick<Services, 'registry'>,
  watchlist: Watchlist | null,
  typed: string,
): CompanyAbout {
  const { registry } = services;
  const watched = watchlist === null ? null : findWatched(services, watchlist.companies, typed);
  const known = typedCompany(registry, watched?.name ?? typed);
  const name = watched?.name ?? known?.name ?? typed;
  const key = known?.id ?? resolveParty(registry, name).key;
  const names = [name, ...(watched?.aliases ?? [])].map(nameKey);
  const keys = new Set([key, ...names, ...(known === null ? [] : companyNames(known))]);
  return { name, key, keys: [...keys].filter((one) => one !== ''), watched, known: known !== null };
}
