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

export function dealOf(registry: Registry, event: OwnershipEvent): Deal {
  const resolve = (name: string | null) => (name === null ? null : resolveParty(registry, name));
  return {
    event,
    acquirers: event.acquirers.map((name) => resolveParty(registry, name)).reduce<Party[]>(withParty(registry), []),
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
