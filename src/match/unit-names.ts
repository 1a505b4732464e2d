// A printed target → whether it is a part of a company told by description ("Foo's cloud unit"), and whether two are one part.
import type { Party } from '../domain.ts';
import { nameKey } from './name-key.ts';

/** A part of a company as a paper describes it. */
export interface Unit {
  /** The company it is a part of, normalised; null where the words do not say. */
  owner: string | null;
  /** What the part does ("pump", "seed"), without an ending; empty for "some units". */
  words: string[];
}

/** What a part of a company is called, at the end of its description. */
const PARTS = new Set(
  (
    'unit units business businesses division divisions arm arms subsidiary subsidiaries operation operations asset assets ' +
    'segment segments brand brands portfolio part parts branch activities interests line lines'
  ).split(' '),
);
/** Companies told by description, not by name ("a chip start-up"). */
const KINDS_OF_COMPANY = new Set(
  (
    'company firm group maker startup startups up ups provider supplier developer operator retailer bank insurer producer ' +
    'manufacturer platform lender broker builder publisher chain carrier app designer'
  ).split(' '),
);
/** Words that set no part apart from another. */
const VAGUE = new Set(
  'the a an its their of for and one two three four five several some certain all other remaining whole entire main former listed unlisted local rival start'.split(
    ' ',
  ),
);
const OWNED = /^([\p{L}\p{N}&.,+ -]{2,60}?)(?:['’]s|s['’]) (.{1,80})$/u;

/** The part that a printed name describes; null where it is a name of its own. */
export function readUnit(name: string): Unit | null {
  const owned = OWNED.exec(name);
  const owner = owned?.[1] === undefined ? null : nameKey(owned[1]);
  const words = nameKey(owned?.[2] ?? name).split(' ');
  if (!PARTS.has(words.at(-1) ?? '')) return null;
  return { owner, words: telling(words) };
}

/** The telling words of a company told by description ("the chip start-up": chip); null where it is a name. */
export function readDescription(name: string): string[] | null {
  const words = nameKey(name).split(' ');
  const isName = name.split(/[\s-]+/).some((word, i) => /\p{Lu}/u.test(word) && (i > 0 || !isKnownWord(word)));
  return isName || !KINDS_OF_COMPANY.has(words.at(-1) ?? '') ? null : telling(words);
}

function isKnownWord(word: string): boolean {
  const lower = word.toLowerCase();
  return KINDS_OF_COMPANY.has(lower) || VAGUE.has(lower);
}

function telling(words: string[]): string[] {
  return words.filter((word) => !PARTS.has(word) && !VAGUE.has(word) && !KINDS_OF_COMPANY.has(word)).map(withoutEnding);
}

/** "pumps" and "pump", "chemicals" and "chemical" are one word. */
function withoutEnding(word: string): string {
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** How two targets stand to each other where at least one is a part told by description. */
export type UnitAgreement = 'same' | 'other' | 'maybe' | 'whole';

/**
 * `same`: both describe one part; `other`: two parts of a company; `maybe`: one is too vague to tell; `whole`: a part and
 * the company it belongs to. null where both are names.
 * @param owners names of the deal's sellers, normalised
 */
export function unitsAgree(a: Party, b: Party, owners: readonly string[]): UnitAgreement | null {
  const [units, others] = [readUnits(a), readUnits(b)];
  if (units.length === 0 && others.length === 0) return null;
  if (units.length > 0 && others.length > 0) {
    const found = units.flatMap((one) => others.map((other) => bothUnits(one, other, owners)));
    return (['same', 'maybe', 'other'] as const).find((agreement) => found.includes(agreement)) ?? 'maybe';
  }
  const [described, named] = units.length > 0 ? [units, b] : [others, a];
  return unitAndName(described, named.names.map(nameKey), owners);
}

const UNITS = new WeakMap<Party, Unit[]>();

function readUnits(party: Party): Unit[] {
  const known = UNITS.get(party);
  if (known) return known;
  const units = [...new Set([party.name, ...party.names])].flatMap((name) => readUnit(name) ?? []);
  // A part that one paper called by its name has a name.
  const found = party.names.some((name) => readUnit(name) === null) ? [] : units;
  UNITS.set(party, found);
  return found;
}

function bothUnits(a: Unit, b: Unit, owners: readonly string[]): 'same' | 'other' | 'maybe' {
  const [x, y] = [ownWords(a, owners), ownWords(b, owners)];
  if (a.owner !== null && b.owner !== null && !startsAlike(a.owner, b.owner)) return 'other';
  if (x.length === 0 || y.length === 0) return 'maybe';
  return x.some((word) => y.includes(word)) ? 'same' : 'other';
}

function unitAndName(units: Unit[], names: string[], owners: readonly string[]): UnitAgreement {
  const ownersOf = (unit: Unit) => [...(unit.owner === null ? [] : [unit.owner]), ...owners];
  if (units.some((unit) => ownersOf(unit).some((owner) => names.some((name) => startsAlike(owner, name)))))
    return units.some((unit) => names.some((name) => namesUnit(name, unit, owners))) ? 'same' : 'whole';
  return units.some((unit) => names.some((name) => namesUnit(name, unit, owners))) ? 'same' : 'maybe';
}

/** "FooCloud" is "Foo's cloud unit": its name holds what the part does. */
function namesUnit(name: string, unit: Unit, owners: readonly string[]): boolean {
  const compact = name.replaceAll(' ', '');
  return ownWords(unit, owners).some((word) => word.length >= 4 && compact.includes(word));
}

/** What the part does, without the name of the company it belongs to ("Foo cloud unit"). */
function ownWords({ owner, words }: Unit, owners: readonly string[]): string[] {
  const names = new Set([owner ?? '', ...owners].flatMap((name) => name.split(' ')).map(withoutEnding));
  return words.filter((word) => !names.has(word));
}

function startsAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === short || long.startsWith(`${short} `);
}
