// The list of well-known companies → every mistake in it, each as a sentence with its place.
import type { Company } from '../domain.ts';
import { fullKey, nameKey } from './name-key.ts';

/** What would make the registry say what is wrong: claimed twice, unknown owner, a circle of owners, an empty name. */
export function registryMistakes(companies: Company[]): string[] {
  return [
    ...idMistakes(companies),
    ...nameMistakes(companies),
    ...tickerMistakes(companies),
    ...ownerMistakes(companies),
  ];
}

function idMistakes(companies: Company[]): string[] {
  const seen = new Set<string>();
  return companies.flatMap(({ id }) => {
    const twice = seen.has(id);
    seen.add(id);
    if (twice) return [`${id}: the id stands twice`];
    return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) ? [] : [`${id}: expected an id in kebab-case`];
  });
}

function nameMistakes(companies: Company[]): string[] {
  const lookAlikes = new Set(companies.flatMap(({ notAliases }) => notAliases.map(fullKey)));
  // A name that is another's look-alike is told apart by its legal form.
  const keyOf = (form: string) => (lookAlikes.has(fullKey(form)) ? fullKey(form) : nameKey(form));
  const owner = new Map<string, string>();
  const mistakes: string[] = [];
  for (const { id, name, aliases, notAliases } of companies) {
    for (const form of [name, ...aliases]) {
      const other = owner.get(keyOf(form));
      if (nameKey(form) === '') mistakes.push(`${id}: "${form}" holds no letter and no digit`);
      else if (other === id)
        mistakes.push(`${id}: "${form}" stands twice (case, legal form and punctuation do not count)`);
      else if (other !== undefined) mistakes.push(`${id}: "${form}" already names ${other}`);
      else owner.set(keyOf(form), id);
    }
    const own = new Set([name, ...aliases].map(fullKey));
    for (const form of notAliases) {
      if (own.has(fullKey(form))) mistakes.push(`${id}: "${form}" stands among both its aliases and its look-alikes`);
    }
  }
  return mistakes;
}

function tickerMistakes(companies: Company[]): string[] {
  const owner = new Map<string, string>();
  return companies.flatMap(({ id, tickers }) =>
    tickers.flatMap((ticker) => {
      const other = owner.get(ticker);
      owner.set(ticker, id);
      if (other !== undefined) return [`${id}: ticker ${ticker} already belongs to ${other}`];
      return /^[A-Z0-9][A-Z0-9.-]{0,9}$/.test(ticker) ? [] : [`${id}: "${ticker}" is no ticker`];
    }),
  );
}

function ownerMistakes(companies: Company[]): string[] {
  const parents = new Map(companies.map(({ id, parent }) => [id, parent]));
  return companies.flatMap(({ id, parent }) => {
    if (parent === null) return [];
    if (!parents.has(parent)) return [`${id}: its parent "${parent}" is not in the list`];
    const chain = new Set([id]);
    for (let at: string | null = parent; at !== null; at = parents.get(at) ?? null) {
      if (at === id) return [`${id}: owns itself through ${[...chain].slice(1).join(', ') || 'itself'}`];
      if (chain.has(at)) break; // a circle further up, reported there
      chain.add(at);
    }
    return [];
  });
}
