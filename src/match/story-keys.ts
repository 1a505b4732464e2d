// A reading or a story → the keys under which stories are stored and found.
import type { Party, Reading, Story } from '../domain.ts';
import { companyNames, keysOf, resolveParty, type Registry } from './aliases.ts';
import { nameKey } from './name-key.ts';
import { ownersSaid } from './owners-said.ts';
import { dealOf } from './parties.ts';
import { normalisedNames, shortKeys } from './same-party.ts';

/** The keys under which open stories that this reading may continue are stored; empty when it tells nothing. */
export function companyKeys(registry: Registry, reading: Reading): string[] {
  const deals = reading.events.map((event) => dealOf(registry, event));
  const abouts = reading.ripples.map(({ about, company }) => resolveParty(registry, about ?? company));
  return [...new Set([...deals.flatMap(partiesOf), ...abouts].flatMap((party) => lookupKeys(registry, party)))];
}

/** Every key a story is stored under: its parties with their owners and subsidiaries, short forms, ripple companies. */
export function storyKeys(registry: Registry, story: Story): string[] {
  const principals = partiesOf(story).flatMap((party) => [...keysOf(registry, party), ...lookupKeys(registry, party)]);
  const affected = story.ripples
    .flatMap(({ company, toCompany }) => (toCompany === null ? [company] : [company, toCompany]))
    .flatMap((name) => keysOf(registry, resolveParty(registry, name)));
  const owners = ownersSaid(registry, story).flatMap(({ owner }) => keysOf(registry, owner));
  return [...new Set([...principals, ...affected, ...owners])];
}

function lookupKeys(registry: Registry, party: Party): string[] {
  const company = registry.byId.get(party.key);
  const names = normalisedNames(party);
  // "Foo acquisition", misread as a name, finds the known company Foo by its first word.
  if (company)
    return [...companyNames(company), ...shortKeys(nameKey(company.name)).filter((key) => key.includes(':'))];
  return [party.key, ...names, ...names.flatMap(shortKeys)];
}

function partiesOf(of: { acquirers: Party[]; target: Party | null; seller: Party | null }): Party[] {
  return [...of.acquirers, ...[of.target, of.seller].filter((party) => party !== null)];
}
