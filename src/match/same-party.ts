// Two parties → whether they are one company: by key, by name, by a short form, by initials.
import type { Party } from '../domain.ts';
import { ownersOf, type Registry } from './aliases.ts';
import { nameKey } from './name-key.ts';

/** Words that say too little to be a short form of a name ("Bank", "United") or to set two names apart ("Group"). */
const GENERIC = new Set(
  (
    'bank general united american first national new north south east west great royal global international group ' +
    'holding holdings capital partners energy oil gas air world state central city unit business division company ' +
    'assets stake shares operations subsidiary brand data digital health insurance media power security ' +
    'software systems tech technologies technology services solutions labs motor motors'
  ).split(' '),
);
const DESCRIPTORS = new Set(
  'group holding holdings technologies technology global international worldwide acquisition takeover merger deal'.split(
    ' ',
  ),
);

/** True when both name one company. A company the registry knows is never another that it knows. */
export function sameParty(registry: Registry, a: Party, b: Party): boolean {
  if (a.key === b.key) return true;
  const [knownA, knownB] = [registry.byId.has(a.key), registry.byId.has(b.key)];
  if (knownA && knownB) return false;
  const [namesA, namesB] = [formsOf(registry, a), formsOf(registry, b)];
  return namesA.some((x) => namesB.some((y) => (knownA || knownB ? sameButDescriptors(x, y) : sameName(x, y))));
}

/** The same company, or one is the owner of the other: "Google" and "Alphabet" as a buyer are one. */
export function relatedParty(registry: Registry, a: Party, b: Party): boolean {
  if (sameParty(registry, a, b)) return true;
  return [ownersOf(registry, a.key), ownersOf(registry, b.key)].some((owners, i) =>
    owners.some((owner) => owner.id === (i === 0 ? b.key : a.key)),
  );
}

/** One name is the other, the beginning of it, or its initials. Both normalised. */
export function sameName(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (!long.startsWith(`${short} `)) return initialsOf(long) === short;
  return short.split(' ').some((word) => word.length >= 3 && !GENERIC.has(word));
}

/** Names that begin or end with the same telling word, such as "Dynamics" and "General Dynamics". */
export function soundsAlike(a: Party, b: Party): boolean {
  const ends = (party: Party) =>
    normalisedNames(party).flatMap((name) => {
      const words = name.split(' ');
      return [words[0] ?? '', words.at(-1) ?? ''].filter((word) => word.length >= 3 && !GENERIC.has(word));
    });
  const known = new Set(ends(a));
  return ends(b).some((word) => known.has(word));
}

/** Keys by which a short form finds the long one in the store's index: its leading word, and its initials. */
export function shortKeys(name: string): string[] {
  const [first = '', ...rest] = name.split(' ');
  const initials = initialsOf(name);
  const lead = first.length >= 3 && !GENERIC.has(first) ? [`short:${first}`] : [];
  if (initials !== null) return [...lead, initials];
  return rest.length === 0 && lead.length === 0 ? [] : lead;
}

/** "british broadcasting corporation" → "bbc"; null for fewer than three words. */
function initialsOf(name: string): string | null {
  const words = name.split(' ').filter((word) => word !== 'and' && word !== 'of');
  return words.length >= 3 && words.length <= 6 ? words.map((word) => word[0]).join('') : null;
}

function sameButDescriptors(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (!long.startsWith(`${short} `)) return false;
  return long
    .slice(short.length + 1)
    .split(' ')
    .every((word) => DESCRIPTORS.has(word));
}

/** Its normalised names, without any that the registry turned away ("word:meta" keeps nothing of "meta"). */
function formsOf(registry: Registry, party: Party): string[] {
  if (party.key.startsWith('word:')) return [];
  return normalisedNames(party).filter((key) => !registry.lookAlikes.has(key) || key === party.key);
}

/** A party never changes, so its names are normalised once, however many stories it is compared with. */
const NORMALISED = new WeakMap<Party, string[]>();

/** All its names as keys, each once. */
export function normalisedNames(party: Party): string[] {
  const known = NORMALISED.get(party);
  if (known) return known;
  const names = [...new Set([party.name, ...party.names].map(nameKey))].filter((name) => name !== '');
  NORMALISED.set(party, names);
  return names;
}
