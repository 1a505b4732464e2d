// A reading's printed names → the parties of one deal; two tellings of a party → one.
import type { OwnershipEvent, Party } from '../domain.ts';
import { resolveParty, type Registry } from './aliases.ts';
import { relatedParty, sameParty } from './same-party.ts';

/** An event with its names resolved. */
export interface Deal {
  event: OwnershipEvent;
  acquirers: Party[];
  target: Party | null;
  seller: Party | null;
}

/** Where a company is from, as papers put it before its name ("Norway's Foo Group"). */
const PLACE =
  /^(?:Abu Dhabi|Africa|America|Argentina|Australia|Austria|Bahrain|Belgium|Brazil|Britain|Canada|Chile|China|Colombia|Denmark|Dubai|Egypt|England|Europe|Finland|France|Germany|Greece|Hong Kong|Hungary|India|Indonesia|Ireland|Israel|Italy|Japan|Kenya|Korea|Kuwait|Luxembourg|Malaysia|Mexico|Morocco|New Zealand|Nigeria|Norway|Pakistan|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Saudi Arabia|Scotland|Singapore|South Africa|South Korea|Spain|Sweden|Switzerland|Taiwan|Thailand|Turkey|UAE|UK|US|U\.S\.|U\.K\.|Ukraine|United Arab Emirates|Vietnam|Wales)['’]s? (?=\p{Lu})/u;

export function dealOf(registry: Registry, event: OwnershipEvent): Deal {
  const party = (name: string) => resolveParty(registry, name.replace(PLACE, ''));
  const resolve = (name: string | null) => (name === null ? null : party(name));
  return {
    event,
    acquirers: event.acquirers.map(party).reduce<Party[]>(withParty(registry), []),
    target: resolve(event.target),
    seller: resolve(event.seller),
  };
}

/** Adds a party to the list, or its new printed forms to the one that stands there. */
export function withParty(registry: Registry): (parties: Party[], added: Party) => Party[] {
  return (parties, added) => {
    if (parties.some((party) => sameParty(registry, party, added))) {
      return parties.map((party) => (sameParty(registry, party, added) ? mergedParty(registry, party, added) : party));
    }
    // The owner of a party that stands there already ("Alphabet" beside "Google") is no second buyer.
    return parties.some((party) => relatedParty(registry, party, added)) ? parties : [...parties, added];
  };
}

/** One party with the printed forms of both; the registry's name, or else the fuller one, is shown. */
export function mergedParty(registry: Registry, a: Party, b: Party): Party {
  const known = [a, b].find((party) => registry.byId.has(party.key));
  const fuller = known ?? (b.name.length > a.name.length && b.name.toUpperCase() !== b.name ? b : a);
  return { key: fuller.key, name: fuller.name, names: [...new Set([...a.names, ...b.names])] };
}
