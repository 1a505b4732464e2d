// A watchlist as it is now and an alert's story in; what the team has at stake with the watched company out.
import type { AlertContent, RoleMatch, Story, WatchedCompany, Watchlist } from '../../domain.ts';
import { storyFacts } from '../../match/facts.ts';
import { nameKey } from '../../match/name-key.ts';
import { alternativesOf, exposureOf } from '../../notify/exposure.ts';

export type ExposureNow = Pick<AlertContent, 'exposure' | 'alternatives'>;

/** null: nobody ever saved a watchlist here, or the story is gone, and what the alert was owed with stands. */
export function exposureNow(
  watchlist: Watchlist | null,
  { watched }: AlertContent,
  story: Story | null,
): ExposureNow | null {
  if (watchlist === null || story === null) return null;
  const company = watchedNow(watchlist, watched.name);
  // Taken off the watchlist: what was recorded of it is gone with it.
  if (company === null) return { exposure: [], alternatives: [] };
  const exposed = { role: company.role, company, as: partIn(story, company) };
  const facts = storyFacts(story);
  return { exposure: exposureOf(exposed, facts), alternatives: alternativesOf(exposed, story, facts) };
}

/** The company that made the channel care, by any of its names; null where it is watched no more. */
export function watchedNow({ companies }: Pick<Watchlist, 'companies'>, name: string): WatchedCompany | null {
  const key = nameKey(name);
  const exact = companies.find((company) => nameKey(company.name) === key);
  return exact ?? companies.find(({ aliases }) => aliases.some((alias) => nameKey(alias) === key)) ?? null;
}

function partIn({ acquirers, target, seller }: Story, { name, aliases }: WatchedCompany): RoleMatch['as'] {
  const keys = new Set([name, ...aliases].map(nameKey));
  const isOne = (party: Story['target']): boolean =>
    party !== null && [party.name, ...party.names].some((printed) => keys.has(nameKey(printed)));
  if (isOne(target)) return 'target';
  if (isOne(seller)) return 'seller';
  return acquirers.some(isOne) ? 'acquirer' : 'ripple';
}
