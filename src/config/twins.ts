// What a watchlist file says in, the same with a mistake for each company that stands there twice out.
import type { WatchedCompany } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import { pathsIn, watchlistMistakes } from './cross-checks.ts';
import type { WatchlistDraft } from './shapes.ts';
import type { Read } from './yaml-file.ts';

/** Adds a mistake for each company that stands there twice; `shownPath` turns `vendors[2]` into what a person sees. */
export function withTwins(
  read: Read<WatchlistDraft>,
  registry: Registry,
  shownPath: (path: string) => string = (path) => path,
): Read<WatchlistDraft> {
  if (read.parts === null) return read;
  const pathIn = pathsIn(read.parts, '');
  const pathOf = (company: WatchedCompany, nth: number): string => shownPath(pathIn(company, nth));
  const twins = watchlistMistakes(read.parts.value.companies, registry, { place: read.place, pathOf });
  return { ...read, mistakes: [...read.mistakes, ...twins] };
}
