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
  const exposed = { role: company.role, company, as: watched.as ?? partIn(story, company) };
  const facts = storyFacts(story);
  return { exposure: exposureOf(exposed, facts), alternatives: alternativesOf(exposed, story, facts) };
}

/**
 * The entry that an alert was matched with: by the name it had then, whatever it is called now. null where it is watched no
 * more.
 */
export function watchedNow({ companies }: Pick<Watchlist, 'companies'>, name: string): WatchedCompany | null {
  const key = nameKey(name);
  const isOne = (names: readonly string[]): boolean => names.some((known) => nameKey(known) === key);
  // A company put on the list under a name that another one gave up is what that name means now.
  return (
    companies.find((company) => company.name === name) ??
    companies.find((company) => isOne([company.name])) ??
    companies.find(({ formerNames }) => isOne(formerNames ?? [])) ??
    companies.find(({ aliases }) => isOne(aliases)) ??
    null
  );
}

/** For alerts that do not say it themselves. */
function partIn({ acquirers, target, seller }: Story, company: WatchedCompany): RoleMatch['as'] {
  const { name, aliases, formerNames = [] } = company;
  const keys = new Set([name, ...aliases, ...formerNames].map(nameKey));
  const isOne = (party: Story['target']): boolean =>
    party !== null && [party.name, ...party.names].some((printed) => keys.has(nameKey(printed)));
  if (isOne(target)) return 'target';
  if (isOne(seller)) return 'seller';
  return acquirers.some(isOne) ? 'acquirer' : 'ripple';
}
