// The names met in an article → the fullest form of any of them ("Scale" → "Scale AI").
import { introducedAs, lastWord, type Known } from './full-names.ts';
import { LEGAL_FORMS } from './lexicon.ts';

/** Words that, added to a name, still mean the same company ("Scale" → "Scale AI"); "Google Cloud" is another. */
const SAME_COMPANY =
  /^(?:inc|incorporated|corp|corporation|co|company|ltd|limited|plc|llc|lp|sa|nv|ag|bv|se|spa|ab|oyj|asa|a\/s|gmbh|ai|group|holdings?|technologies|technology|systems|industries|international|platforms|labs?|therapeutics|pharmaceuticals?|pharma|bio|biosciences|robotics|software|bancorp|bancshares|bank|financial|energy|resources|networks?|semiconductor|electronics|airlines|motors?|stores|foods|brands|properties|realty|trust|partners|capital|enterprises|communications|media|entertainment|interactive|solutions|security|health|healthcare|insurance|chemicals?|materials|mining|minerals|gold|steel|oil|petroleum|gas|power|electric|water|services|products|instruments|devices|medical|biotech|sciences|space|hotels?|resorts)$/;

function isWorn(name: string): boolean {
  return /[’']s?$/.test(name) || (name.endsWith('.') && !LEGAL_FORMS.has(lastWord(name).toLowerCase()));
}

export function isFuller(candidate: string, current: string): boolean {
  const loud = (name: string): boolean => name === name.toUpperCase() && name.length > 4;
  if (loud(candidate) !== loud(current)) return loud(current);
  // "Nordwell's" and "Nordwell AI." are Nordwell and Nordwell AI with what stands behind them.
  if (isWorn(candidate) !== isWorn(current)) return isWorn(current);
  return candidate.length > current.length;
}

/** Every name met so far by its bare form, and those bare forms again by their first word and by their initials. */
export interface KnownForms {
  byBare: ReadonlyMap<string, Known>;
  byFirst: ReadonlyMap<string, readonly string[]>;
  byInitials: ReadonlyMap<string, string>;
}

export function indexed(byBare: ReadonlyMap<string, Known>): KnownForms {
  const byFirst = new Map<string, string[]>();
  const byInitials = new Map<string, string>();
  for (const bare of byBare.keys()) {
    const words = bare.split(' ');
    const [first = ''] = words;
    const others = byFirst.get(first);
    if (others === undefined) byFirst.set(first, [bare]);
    else others.push(bare);
    const initials = words.map((word) => word.charAt(0)).join('');
    if (words.length > 1 && !byInitials.has(initials)) byInitials.set(initials, bare);
  }
  return { byBare, byFirst, byInitials };
}

export function fullest(bare: string, name: string, known: KnownForms, given: ReadonlyMap<string, string>): string {
  const introduced = given.get(name);
  if (introduced !== undefined) return introduced;
  let best = known.byBare.get(bare)?.name ?? name;
  const own = bare.split(' ');
  let bestLength = own.length;
  const complete = LEGAL_FORMS.has(lastWord(best).toLowerCase()) && known.byBare.has(bare); // "Foo Inc" is not Foo Products Inc
  for (const other of complete ? [] : (known.byFirst.get(own[0] ?? '') ?? [])) {
    if (other.length <= bare.length || !other.startsWith(`${bare} `)) continue;
    const added = other.slice(bare.length + 1).split(' ');
    if (added.every((word) => SAME_COMPANY.test(word)) && added.length + own.length > bestLength) {
      [best, bestLength] = [known.byBare.get(other)?.name ?? other, added.length + own.length];
    }
  }
  if (bestLength === own.length) {
    const long = introducedAs(bare, known.byBare, known.byFirst.get(own[0] ?? '') ?? []);
    if (long !== null) return long;
  }
  if (best !== name || !/^\p{Lu}{2,6}$/u.test(name)) return best;
  return known.byBare.get(known.byInitials.get(bare) ?? '')?.name ?? best;
}
