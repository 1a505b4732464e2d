// The names of an article and where they first stand → the full name that a short one was introduced by.
import type { Sentence } from '../reading/clean.ts';
import { DEMONYMS, LEGAL_FORMS, PLACES } from './lexicon.ts';
import { caseStyle } from '../reading/words.ts';

/** A name as its fullest form prints it. */
export interface Known {
  name: string;
  /** Which mention of the body is its first, counted from 1; Infinity where only the title has it. */
  at: number;
  /** It is introduced as a part of another company ("its Foo Express Ltd unit"). */
  part: boolean;
  /** A headline with small letters calls it so: it goes by that name. */
  own: boolean;
}

export function isOwn({ zone, text }: Sentence): boolean {
  return zone === 'title' && caseStyle(text) !== 'capitals';
}

export const PART_BEHIND =
  /^,? (?:an? |the |its |wholly[- ]owned |\w+-owned ){0,3}(?:units?|subsidiary|division|affiliate|arm|business)\b/i;
/** Words that make another company of a name: its part, its branch abroad. */
export const OTHER_COMPANY =
  /^(?:services|cloud|ventures?|capital|canada|canadian|america|usa|u\.s|uk|europe|asia|japan|china|india|australia|international|overseas|foundation|web|mobile|express|credit|finance|leasing|of|and|unit|deutschland|france|mexico|brasil|latin|north)$/;

/**
 * "Harbour Associates L.P." and further down "Harbour": agencies print a name in full first, and short from then on. A short
 * form that stands in the text before the long one is a name of its own.
 */
export function introducedAs(
  bare: string,
  known: ReadonlyMap<string, Known>,
  sameFirst: readonly string[],
): string | null {
  const short = known.get(bare);
  let best: Known | null = null;
  if (
    short?.own === true ||
    (!bare.includes(' ') && PLACES.has(bare) && !DEMONYMS.has(bare) && !/west|east|pacific|atlantic/.test(bare))
  )
    return null;
  if (short !== undefined && LEGAL_FORMS.has(lastWord(short.name).toLowerCase())) return null;
  for (const other of sameFirst) {
    const candidate = known.get(other);
    if (candidate === undefined || !other.startsWith(`${bare} `)) continue;
    if (candidate.at === Infinity || candidate.part) continue;
    if (candidate.at > (short?.at ?? Infinity)) continue;
    const ending = lastWord(candidate.name).toLowerCase();
    if (!LEGAL_FORMS.has(ending) && !/^(?:association|airlines|airways|society)$/.test(ending)) continue;
    const added = other.slice(bare.length + 1).split(' ');
    if (OTHER_COMPANY.test(added[0] ?? '') && !/^and\b/.test(other.slice(bare.length + 1))) continue;
    if (best === null || candidate.at < best.at) best = candidate;
  }
  return best?.name ?? null;
}

export function lastWord(name: string): string {
  return (name.split(' ').at(-1) ?? '').replace(/\.$/, '');
}
