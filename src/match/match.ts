// Stories × watchlists → matches: which channel should care, and what each company is to it.
import type { Match, Party, RoleMatch, Story, WatchedCompany, Watchlist } from '../domain.ts';
import { companyNames, ownersOf, resolveParty, typedCompany, type Registry } from './aliases.ts';
import { fullKey, hasCapital, isLookAlike, nameKey } from './name-key.ts';

/** A watched company made ready for comparing. */
interface Watched {
  company: WatchedCompany;
  /** Registry id; null where the registry does not know it. */
  id: string | null;
  /** The watchlist's own names for it, normalised. */
  names: Set<string>;
  refused: Set<string>;
}

/** Every key under which the store must find this watchlist. */
export function watchKeys(registry: Registry, watchlist: Watchlist): string[] {
  const keys = watchlist.companies.flatMap((company) => {
    const { id, names } = watched(registry, company);
    const known = id === null ? undefined : registry.byId.get(id);
    return [...names, ...(known ? companyNames(known) : [])];
  });
  return [...new Set(keys)];
}

/**
 * A match for each story and watchlist that share a company, in the order of stories, then of watchlists. A company
 * counts when it is the watched one, belongs to it or owns it; the last two say so in `via`. Whose subsidiary is the
 * target is matched as the seller. Mutes are not looked at here.
 */
export function matchWatchlists(stories: Story[], watchlists: Watchlist[], registry: Registry): Match[] {
  const lists = watchlists.map((watchlist) => ({
    watchlist,
    companies: watchlist.companies.map((company) => watched(registry, company)),
  }));
  return stories.flatMap((story) => {
    const parties = partiesOf(story, registry);
    return lists.flatMap(({ watchlist, companies }) => {
      const roles = companies.flatMap((company) => rolesOf(registry, company, parties));
      return roles.length === 0 ? [] : [{ story, watchlist, roles }];
    });
  });
}

function watched(registry: Registry, company: WatchedCompany): Watched {
  const { name, aliases, notAliases, tickers } = company;
  const refused = new Set(notAliases.map(fullKey));
  const known = [name, ...aliases, ...tickers]
    .map((typed) => typedCompany(registry, typed))
    .find((found) => found !== null);
  return { company, id: known?.id ?? null, names: new Set([name, ...aliases].map(nameKey).filter(Boolean)), refused };
}

interface Appearance {
  party: Party;
  as: RoleMatch['as'];
}

function partiesOf(story: Story, registry: Registry): Appearance[] {
  const principals: Appearance[] = [
    ...story.acquirers.map((party) => ({ party, as: 'acquirer' as const })),
    ...(story.target === null ? [] : [{ party: story.target, as: 'target' as const }]),
    ...(story.seller === null ? [] : [{ party: story.seller, as: 'seller' as const }]),
  ];
  const affected = story.ripples
    .flatMap(({ company, toCompany }) => (toCompany === null ? [company] : [company, toCompany]))
    .map((name) => ({ party: resolveParty(registry, name), as: 'ripple' as const }));
  return [...principals, ...affected];
}

/** The watched company's roles in the story; as a bystander only where it is no party to the deal. */
function rolesOf(registry: Registry, watch: Watched, parties: Appearance[]): RoleMatch[] {
  const found = parties.flatMap(({ party, as }): RoleMatch[] => {
    const tie = tieOf(registry, watch, party);
    if (tie === null || (tie.is === 'owner' && as === 'ripple')) return [];
    // Its subsidiary is the target: the watched company is not bought, it parts with something.
    const role = tie.is === 'subsidiary' && as === 'target' ? 'seller' : as;
    return [{ role: watch.company.role, company: watch.company, party, as: role, via: tie.via }];
  });
  const principals = found.filter(({ as }) => as !== 'ripple');
  const kept = principals.length > 0 ? principals : found.slice(0, 1);
  return kept.filter((role, i) => kept.findIndex((other) => other.as === role.as && other.via === role.via) === i);
}

type Tie = { is: 'itself' | 'subsidiary' | 'owner'; via: string | null };

function tieOf(registry: Registry, watch: Watched, party: Party): Tie | null {
  const forms = [...new Set([...party.names, party.name])];
  if (forms.some((form) => isLookAlike(watch.refused, form))) return null;
  if (watch.id !== null && party.key === watch.id) return { is: 'itself', via: null };
  const isOther = watch.id !== null && registry.byId.has(party.key);
  // "block" in lower case is a word, on anybody's list.
  if (!isOther && forms.some((form) => hasCapital(form) && watch.names.has(nameKey(form))))
    return { is: 'itself', via: null };
  if (watch.id === null) return null;
  const up = chain(registry, party.key, watch.id);
  if (up !== null) return { is: 'subsidiary', via: up };
  const down = chain(registry, watch.id, party.key);
  return down === null ? null : { is: 'owner', via: down };
}

/** "YouTube belongs to Google, which belongs to Alphabet"; null where `to` does not own `from`. */
function chain(registry: Registry, from: string, to: string): string | null {
  const start = registry.byId.get(from);
  const owners = ownersOf(registry, from);
  const end = owners.findIndex(({ id }) => id === to);
  if (!start || end === -1) return null;
  return `${start.name} belongs to ${owners
    .slice(0, end + 1)
    .map(({ name }) => name)
    .join(', which belongs to ')}`;
}
