// A config folder → feeds, companies and watchlists where they are right, and every mistake in the files.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Company } from '../domain.ts';
import { createRegistry } from '../match/aliases.ts';
import { companiesFile } from './checked-companies.ts';
import type { Config, Watchlists } from './config.ts';
import { companyMistakes, FASTEST, feedMistakes, pathsIn, watchlistMistakes } from './cross-checks.ts';
import type { Checked, Mistake } from './mistakes.ts';
import type { Parts } from './right-parts.ts';
import { companiesShape, EMPTY_WATCHLIST, feedsShape, watchlistsShape } from './shapes.ts';
import type { FeedsFile, WatchlistDraft } from './shapes.ts';
import { placeOf, readYamlFile, type Read } from './yaml-file.ts';

/** What a file, or some, say where they are right, and every mistake in them. */
interface Found<T> {
  value: T;
  mistakes: Mistake[];
}
const NO_WATCHLISTS: Watchlists = { default: EMPTY_WATCHLIST, channels: {} };

/** feeds.yaml. */
export function readFeeds(configDir: string): Found<Pick<Config, 'feeds' | 'feedEvery' | 'pollBounds'>> {
  const file = readYamlFile(join(configDir, 'feeds.yaml'), feedsShape);
  const { every, fastest, slowest, feeds }: FeedsFile = file.parts?.value ?? feedsShape.parse({});
  const entries = feeds.map((feed) => ({
    url: feed.url,
    title: feed.title ?? null,
    every: feed.every === undefined ? every : feed.every,
    backfill: feed.backfill,
    fullText: feed.fullText,
    folder: feed.folder ?? null,
  }));
  // A team may add a feed that lies anywhere.
  const value = {
    feeds: entries,
    feedEvery: every === null ? null : Math.max(every, FASTEST),
    pollBounds: { fastest, slowest },
  };
  return { value, mistakes: [...file.mistakes, ...checkParts(file, feedMistakes)] };
}

/** companies.yaml may be missing: the one that comes with Stakewatch is used. */
function readCompanies(configDir: string): Found<Company[]> {
  const file = readYamlFile(companiesFile(configDir), companiesShape);
  return { value: file.parts?.value ?? [], mistakes: [...file.mistakes, ...checkParts(file, companyMistakes)] };
}

/** watchlist.yaml, checked against companies.yaml. */
export function readWatch(configDir: string): Found<Pick<Config, 'companies' | 'watchlists'>> {
  const companies = readCompanies(configDir);
  const file = readYamlFile(join(configDir, 'watchlist.yaml'), watchlistsShape);
  const registry = createRegistry(companies.value);
  const twice = checkParts(file, (parts, place) => {
    const lists: [below: string, draft: WatchlistDraft][] = [
      ['', parts.value.default],
      ...Object.entries(parts.value.channels).map(([id, draft]): [string, WatchlistDraft] => [
        `channels.${id}.`,
        draft,
      ]),
    ];
    return lists.flatMap(([below, draft]) =>
      watchlistMistakes(draft.companies, registry, { place, pathOf: pathsIn(parts, below) }),
    );
  });
  return {
    value: { companies: companies.value, watchlists: file.parts?.value ?? NO_WATCHLISTS },
    mistakes: [...companies.mistakes, ...file.mistakes, ...twice],
  };
}

function checkParts<T>({ parts, place }: Read<T>, check: (parts: Parts<T>, place: string) => Mistake[]): Mistake[] {
  return parts === null ? [] : check(parts, place);
}

function checkedFound<T>({ value, mistakes }: Found<T>): Checked<T> {
  return mistakes.length === 0 ? { ok: true, value } : { ok: false, mistakes };
}

/** watchlist.yaml and companies.yaml of a config folder: what `backtest` needs. */
export function loadWatch(configDir: string): Checked<Pick<Config, 'companies' | 'watchlists'>> {
  return checkedFound(readWatch(configDir));
}

/** companies.yaml of a config folder: what `detect` needs. The folder must be there, the file need not. */
export function loadCompanies(configDir: string): Checked<Company[]> {
  if (existsSync(configDir)) return checkedFound(readCompanies(configDir));
  return {
    ok: false,
    mistakes: [{ place: placeOf(configDir), path: '', value: 'nothing', expected: 'a folder' }],
  };
}
