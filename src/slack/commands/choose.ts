// A typed name in, the companies it may mean out: of the watchlist, the well-known ones, the stories; and the question.
import type { Story, WatchedCompany, Watchlist } from '../../domain.ts';
import { typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import { shortKeys } from '../../match/same-party.ts';
import type { ButtonSpec } from '../blocks.ts';
import { quoteName, type TypedName } from './command-grammar.ts';
import { runButton } from './paging.ts';
import type { Services } from '../services.ts';
import { cut, escapeWithin } from '../text.ts';
import { findWatched } from '../watchlists.ts';

const MOST_ASKED = 5;
const STORIES = 100; // newest of the name's first word; a company in none of them is in no news

export type Meant =
  /** One company, or a name that nothing longer begins with. */
  | { state: 'one'; name: string }
  /** Each of these begins with what was typed. */
  | { state: 'several'; names: string[] };

/** Whether a typed name is clear. In quotes, watched, or the full name of a well-known company it always is. */
export async function whoIsMeant(
  services: Services,
  watchlist: Pick<Watchlist, 'companies'> | null,
  { name, exact }: TypedName,
): Promise<Meant> {
  const companies = watchlist?.companies ?? [];
  const isClear =
    exact || findWatched(services, companies, name) !== null || typedCompany(services.registry, name) !== null;
  if (isClear) return { state: 'one', name };
  const { longer, isParty } = await longerNames(services, companies, name);
  const isOpen = longer.length > 1 || (longer.length === 1 && isParty);
  return isOpen ? { state: 'several', names: longer } : { state: 'one', name };
}

/** Companies whose name begins with the typed words: the watched ones first, then the well-known, then those of stories. */
async function longerNames(
  services: Services,
  companies: WatchedCompany[],
  typed: string,
): Promise<{ longer: string[]; isParty: boolean }> {
  const { registry, store } = services;
  const key = nameKey(typed);
  if (key.length < 2) return { longer: [], isParty: false };
  const begins = (name: string): boolean => nameKey(name).startsWith(`${key} `);
  const watched = companies.filter(({ name, aliases }) => [name, ...aliases].some(begins)).map(({ name }) => name);
  const known = [...registry.byId.values()]
    .filter(({ name, aliases }) => [name, ...aliases].some(begins))
    .map(({ name }) => name);
  const stories = await store.storiesOf([key, ...shortKeys(key)], 0, STORIES);
  const parties = stories.flatMap(partiesOf);
  const told = parties.filter(({ name }) => begins(name)).map(({ name }) => name);
  const isParty = parties.some((party) => nameKey(party.name) === key);
  const idOf = (name: string): string => typedCompany(registry, name)?.id ?? nameKey(name);
  const all = [...watched, ...known, ...told];
  return { longer: all.filter((name, i) => all.findIndex((other) => idOf(other) === idOf(name)) === i), isParty };
}

function partiesOf({ acquirers, target, seller }: Story): { name: string }[] {
  return [...acquirers, target, seller].filter((party) => party !== null);
}

/** The watched companies that a typed name may mean: the one of that name, or all that hold its words. */
export function watchedLike(
  services: Pick<Services, 'registry'>,
  companies: WatchedCompany[],
  typed: string,
): WatchedCompany[] {
  const one = findWatched(services, companies, typed);
  if (one !== null) return [one];
  const key = nameKey(typed);
  if (key === '') return [];
  const holds = (name: string): boolean => ` ${nameKey(name)} `.includes(` ${key} `);
  return companies.filter(({ name, aliases }) => [name, ...aliases].some(holds));
}

export interface Question {
  line: string;
  buttons: ButtonSpec[];
}

/**
 * "Which “Scale” do you mean?", at most five and another one.
 * @param command what is done with the chosen name: the words before and after it
 * @param another the label of the button for the very name that was typed; null: there is no such choice
 */
export function askWhich(
  typed: string,
  names: string[],
  command: { before: string; after?: string },
  another: string | null,
): Question {
  const { before, after = '' } = command;
  const run = (label: string, name: string): ButtonSpec =>
    runButton(cut(label, 60), `${before} ${quoteName(name)}${after === '' ? '' : ` ${after}`}`);
  const shown = names.slice(0, MOST_ASKED);
  const more = names.length - shown.length;
  const rest = more > 0 ? ` There are ${more} more: type the full name.` : '';
  return {
    line: `Which “${escapeWithin(typed, 160)}” do you mean?${rest}`,
    buttons: [...shown.map((name) => run(name, name)), ...(another === null ? [] : [run(another, typed)])],
  };
}

/** "Did you mean …?" with a button that runs the command with the near name. */
export function didYouMean(names: string[], before: string): Question | null {
  if (names.length === 0) return null;
  const shown = names.map((name) => `*${escapeWithin(name, 120)}*`).join(', ');
  return {
    line: `Did you mean ${shown}?`,
    buttons: names.map((name) => runButton(cut(name, 60), `${before} ${quoteName(name)}`)),
  };
}
