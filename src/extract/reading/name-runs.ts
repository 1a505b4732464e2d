// The words of a sentence, each typed alone → the same words, where those beside them make them part of a name.
import { DEMONYMS, FUNCTION_WORDS, LEGAL_FORMS } from '../names/lexicon.ts';
import type { Casing, Word } from './words.ts';

const UPPER_FIRST = /^\p{Lu}/u;

/** What tells a deal in a headline and is never part of the name that ends behind it. */
const HEADLINE_BREAK =
  /^(?:acqui\w*|acquisitions?|buy\w*|bought|purchas\w*|sells?|sold|selling|sales?|merg\w*|merger|takeovers?|buyout|stakes?|interests?|invest(?:s|ed|ing)?|complet\w*|announc\w*|agree\w*|clos(?:es|ed|ing|e)|sign(?:s|ed)?|rais\w*|secur(?:es|ed|ing)|join\w*|launch\w*|expand\w*|enhanc\w*|strengthen\w*|bolster\w*|leading|deal|bids?|offers?|provider|majority|minority|portfolio|former|following|definitive|agreement|business|assets|subsidiary|unit|division|approv\w*|get\w*|receiv\w*|name[sd]?|appoint\w*|says?|said|report\w*|set|sets|plan\w*|seek\w*|new|its|first|second|third|fourth|year|qtr|quarter|net|loss|dividend|shares|advis\w*|forms?|enters?|from|leads?|continues?|strategic|growth|proposed|receipt|filing|files|names|opens|partners)$/;
const STRONG_ENDING =
  /^(?:inc|incorporated|corp|corporation|co|company|ltd|limited|plc|llc|llp|lp|group|holdings|technologies|technology|systems|industries|international|bank|bancorp|bancshares|insurance|pharmaceuticals|therapeutics|partners|associates|resources|enterprises|foods|stores|airlines|labs|software|properties|brands|solutions|services|agency|financial|energy|medical|health|healthcare|realty|credit|savings|oil|gas|petroleum|trust|laboratories|products|communications|restaurants|homes|motors|steel|chemical|electronics|hospital|media|studios|security|ventures)$/;
/** Of a name that opens a sentence; a headline prints these of no name, too ("Raises Capital"). */
const OPENING_END = /^(?:fund|capital)$/;

/** What a company does in a headline, right behind its name. */
const COMPANY_DOES =
  /^(?:raises|raised|secures|secured|lands|landed|nabs|closes|closed|files|filed|acquires|acquired|buys|bought|sells|sold|agrees|agreed|says|said|hits|gets|snags|to|is|was|has|will|in|valued|shareholders|investors|stake|merges|snaps|taps|hires)$/;

/** "Surge AI raises $1 billion": an ordinary word before AI that acts as a company does is half of its name. */
export function markBrand(words: Word[]): void {
  const [first, second, third] = words;
  if (first?.type !== 'word' || second?.text !== 'AI' || third === undefined) return;
  if (!UPPER_FIRST.test(first.text) || !COMPANY_DOES.test(third.lower)) return;
  if (FUNCTION_WORDS.has(first.lower) || DEMONYMS.has(first.lower) || HEADLINE_BREAK.test(first.lower)) return;
  first.type = 'name';
  second.type = 'name';
}

/** "First Harbour Bancorp said": an ordinary word that opens the sentence belongs to the full name behind it. */
export function markOpening(words: Word[]): void {
  const first = words[0];
  if (first?.type !== 'word' || !UPPER_FIRST.test(first.text) || FUNCTION_WORDS.has(first.lower)) return;
  let last = 0;
  while (last < 5 && words[last + 1]?.type === 'name') last += 1;
  const ending = words[last]?.lower ?? '';
  if (
    last > 0 &&
    (STRONG_ENDING.test(ending) || LEGAL_FORMS.has(ending) || OPENING_END.test(ending)) &&
    !HEADLINE_BREAK.test(first.lower)
  )
    first.type = 'name';
}

/** "Old Harbour Group", "General Pump Supply Inc": a run of capitals that ends as names end, made of ordinary words. */
export function markEndings(words: Word[]): void {
  for (let i = words.length - 1; i > 0; i -= 1) {
    const ending = words[i];
    if (ending === undefined || !STRONG_ENDING.test(ending.lower) || !UPPER_FIRST.test(ending.text)) continue;
    let start = i;
    while (start > 0 && i - start < 4) {
      const before = words[start - 1];
      if (before === undefined || before.possessive || !UPPER_FIRST.test(before.text) || before.type === 'ticker')
        break;
      if (FUNCTION_WORDS.has(before.lower) || HEADLINE_BREAK.test(before.lower)) break;
      start -= 1;
    }
    if (start === i) continue;
    for (let at = start; at <= i; at += 1) {
      const word = words[at];
      if (word !== undefined) word.type = 'name';
    }
    i = start;
  }
}

/** Ordinary words that the running text uses as a name: "MARINE PUMP SYSTEMS" above "Marine Pump Systems Inc". */
export function markPhrases(words: Word[], { phrases }: Casing): void {
  for (const [i, word] of words.entries()) {
    if (!/^\p{Lu}/u.test(word.text)) continue;
    for (const phrase of phrases.get(word.lower) ?? []) {
      const span = words.slice(i, i + phrase.length);
      if (span.length < phrase.length || !phrase.every((part, at) => span[at]?.lower === part)) continue;
      for (const part of span) if (/^\p{Lu}/u.test(part.text)) part.type = 'name';
      break;
    }
  }
}

/** "Scale AI'" of "Partners' offer": an apostrophe alone after a name that ends in s. */
export function joinPlurals(words: Word[]): void {
  for (let i = words.length - 1; i > 0; i -= 1) {
    const [word, before] = [words[i], words[i - 1]];
    if (word === undefined || before === undefined || (word.text !== "'" && word.text !== '’')) continue;
    if (before.type === 'name' && /s$/i.test(before.text) && before.end === word.start) {
      before.possessive = true;
      words.splice(i, 1);
    }
  }
}
