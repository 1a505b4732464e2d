// Stories × watchlists → matches: which channel should care, and what each company is to it.
import type { Match, Party, RoleMatch, Story, WatchedCompany, Watchlist } from '../domain.ts';
import { keysOf, ownersOf, resolveParty, type Registry } from './aliases.ts';
import { hasCapital, isLookAlike, nameKey } from './name-key.ts';
import { ownersSaid, saidOwnerOf, type SaidOwner } from './owners-said.ts';
import { channelOf, createWatchIndex, type Watched, type WatchedAt, type WatchIndex, wordsOf } from './watch-index.ts';

/**
 * A match for each story and watchlist that share a company, in the order of stories, then of watchlists. A company
 * counts when it is the watched one, belongs to it or owns it; the last two say so in `via`. Whose subsidiary is the
 * target is matched as the seller. An owner that an article names counts as one of the registry's. Mutes are not looked at here.
 * @param index kept from call to call, it spares making every list ready anew; each list given is taken in as it stands
 */
export function matchWatchlists(
  stories: Story[],
  watchlists: Watchlist[],
  registry: Registry,
  index: WatchIndex = createWatchIndex(registry),
): Match[] {
  for (const watchlist of watchlists) index.put(watchlist);
  return stories.flatMap((story) => {
    const parties = partiesOf(story, registry);
    const owners = ownersSaid(registry, story);
    // Only companies that share a key with a party are looked at, however long the lists are.
    const met = [...parties.map(({ party }) => party), ...owners.map(({ owner }) => owner)];
    const touched = index.watching(met.flatMap((party) => keysOf(registry, party)));
    return watchlists.flatMap((watchlist) => {
      const companies = watchesOf(watchlist, touched.get(channelOf(watchlist)) ?? []);
      const roles = companies.flatMap((company) => rolesOf(registry, company, parties, owners));
      const all = [...roles, ...sistersOf(registry, companies, parties, roles)];
      return all.length === 0 ? [] : [{ story, watchlist, roles: all }];
    });
  });
}

/** A company of a list, made ready for comparing. */
interface Watch extends Watched {
  company: WatchedCompany;
}
function watchesOf({ companies }: Watchlist, found: readonly WatchedAt[]): Watch[] {
  return found.flatMap(({ watched, at }) => {
    const isIt = (company: WatchedCompany | undefined): boolean =>
      company !== undefined && wordsOf(company) === watched.words;
    // The index may have a later list of the channel, where it stands elsewhere or is new.
    const company = isIt(companies[at]) ? companies[at] : companies.find(isIt);
    return company === undefined ? [] : [{ ...watched, company }];
  });
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
function rolesOf(registry: Registry, watch: Watch, parties: Appearance[], owners: SaidOwner[]): RoleMatch[] {
  const found = parties.flatMap(({ party, as }): RoleMatch[] => {
    const tie = tieOf(registry, watch, party) ?? (as === 'ripple' ? null : saidTie(registry, watch, party, owners));
    if (tie === null || (tie.is === 'owner' && as === 'ripple')) return [];
    // Its subsidiary is the target: the watched company is not bought, it parts with something.
    const role = tie.is === 'subsidiary' && as === 'target' ? 'seller' : as;
    return [{ role: watch.company.role, company: watch.company, party, as: role, via: tie.via }];
  });
  const principals = found.filter(({ as }) => as !== 'ripple');
  const kept = principals.length > 0 ? principals : found.slice(0, 1);
  return kept.filter((role, i) => kept.findIndex((other) => other.as === role.as && other.via === role.via) === i);
}

/**
 * A rival's sister (both belong to one owner) that buys what the list depends on. Other deals of a sister are no news
 * here: an investment firm's companies buy something every day.
 */
function sistersOf(
  registry: Registry,
  companies: readonly Watch[],
  parties: Appearance[],
  roles: RoleMatch[],
): RoleMatch[] {
  const isHit = roles.some(({ role, as }) => role !== 'rival' && (as === 'target' || as === 'seller'));
  if (!isHit) return [];
  return companies.flatMap((watch) => {
    const { company, id } = watch;
    if (company.role !== 'rival' || id === null || roles.some((known) => known.company === company)) return [];
    return parties.flatMap(({ party, as }): RoleMatch[] => {
      const owner = as === 'acquirer' ? commonOwner(registry, party.key, id) : null;
      if (owner === null) return [];
      const name = registry.byId.get(id)?.name ?? company.name;
      return [{ role: company.role, company, party, as, via: `${party.name} and ${name} both belong to ${owner}` }];
    });
  });
}

function commonOwner(registry: Registry, a: string, b: string): string | null {
  const others = new Set(ownersOf(registry, b).map(({ id }) => id));
  return ownersOf(registry, a).find(({ id }) => others.has(id))?.name ?? null;
}

type Tie = { is: 'itself' | 'subsidiary' | 'owner'; via: string | null };

function tieOf(registry: Registry, watch: Watch, party: Party): Tie | null {
  const forms = [...new Set([...party.names, party.name])];
  if (forms.some((form) => isLookAlike(watch.refused, form))) return null;
  if (watch.id !== null && party.key === watch.id) return { is: 'itself', via: null };
  const isOther = watch.id !== null && registry.byId.has(party.key);
  // "block" in lower case is a word, on anybody's list.
  if (!isOther && forms.some((form) => hasCapital(form) && watch.names.includes(nameKey(form))))
    return { is: 'itself', via: null };
  if (watch.id === null) return null;
  const up = chain(registry, party.key, watch.id);
  if (up !== null) return { is: 'subsidiary', via: up };
  const down = chain(registry, watch.id, party.key);
  return down === null ? null : { is: 'owner', via: down };
}

/** An owner that an article names is as good as one on the list of companies, and the article answers for it. */
function saidTie(registry: Registry, watch: Watch, party: Party, owners: SaidOwner[]): Tie | null {
  const said = saidOwnerOf(owners, party);
  const tie = said === null ? null : tieOf(registry, watch, said.owner);
  if (said === null || tie === null || tie.is === 'owner') return null;
  const further = tie.via === null ? '' : `; ${tie.via}`;
  return { is: 'subsidiary', via: `${party.name} belongs to ${said.owner.name}, says ${said.saidBy}${further}` };
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
