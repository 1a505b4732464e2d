// One clause of an analysed sentence → who acts in it.
import { nameAtWord, partyOf, textOf, UNIT, type Analysed, type Located, type Party } from '../names/phrases.ts';
import { FUNCTION_WORDS, NO_COMPANY } from '../names/lexicon.ts';
import type { Word } from '../reading/words.ts';
import { headOf, isBacker, isInBrackets, OBJECT_VERB, PREPOSITION, wordBeforePhrase } from './governed.ts';

const PRONOUN = /^(?:it|they|he|she|we|its|their|his|her|our)$/;

const GENERIC_SUBJECT =
  /^(?:company|firm|group|bank|startup|giant|airline|retailer|maker|carmaker|automaker|insurer|fund|buyer|bidder|business|chipmaker|drugmaker|lender|miner|thrift|partnership|investor|corporation|parent|concern|conglomerate|manufacturer|unit|subsidiary|trust)$/;

/** The subject of one clause, its words given by the first and the last; null where nobody acts in it. */
export function subjectIn(read: Analysed, start: number, end: number): Party | null {
  const { words } = read;
  let weak: Located | null = null;
  for (let i = read.names.length - 1; i >= 0; i -= 1) {
    const name = read.names[i];
    if (name === undefined || name.to > end || name.kind === 'outlet') continue;
    if (name.from < start) break;
    if (isInBrackets(read, name, start)) continue;
    const before = wordBeforePhrase(words, name.from, start);
    if (name.possessive) {
      const unit = unitAfter(read, name, end);
      if (unit !== null) return unit;
      weak ??= name;
      continue;
    }
    if (before === 'of' && HOLDERS.test(headOf(words, name.from))) return partyOf(name);
    if (before !== undefined && (PREPOSITION.test(before) || OBJECT_VERB.test(before))) {
      const theirs = /^(?:of|for|by|behind)$/.test(before) && !isBacker(words, name.from, start);
      weak ??= theirs ? name : null;
      continue;
    }
    if (
      name.kind === 'place' &&
      !/^(?:to|government|takes?|will|is|has|plans?|says|said|in|and)$/.test(words[name.to + 1]?.lower ?? '')
    )
      continue;
    // "the Commission has declined to clear Foo's plan to buy Bar": it is Foo that buys.
    if (weak?.possessive === true && REGULATOR.test(name.name)) return partyOf(weak);
    return somebodySaid(words, name.to, end) ?? partyOf(name);
  }
  for (let i = end; i >= start; i -= 1) {
    const word = words[i];
    if (word === undefined) continue;
    if (PRONOUN.test(word.lower) || GENERIC_SUBJECT.test(word.lower)) {
      if (weak === null && isSomebody(words, i))
        return { name: null, owner: null, others: [], kind: 'part', from: i, to: i };
      return weak !== null &&
        /^(?:company|firm|group|bank|startup|unit|subsidiary|airline)$/.test(word.lower) &&
        weak.from > i
        ? partyOf(weak)
        : {
            name: null,
            owner: weak?.possessive === true ? weak.name : null,
            others: [],
            kind: 'pronoun',
            from: i,
            to: i,
          };
    }
  }
  if (weak !== null) return partyOf(weak);
  // "Lantern, which …, raised": an ordinary word as a name, alone at the head of the sentence.
  const only = words[start];
  if (
    start === 0 &&
    end === 0 &&
    only !== undefined &&
    /^\p{Lu}/u.test(only.text) &&
    only.type === 'word' &&
    !FUNCTION_WORDS.has(only.lower) &&
    !NO_COMPANY.has(only.lower) &&
    !/s$/.test(only.lower)
  ) {
    return { name: only.text, owner: null, others: [], kind: 'company', from: 0, to: 0 };
  }
  return null;
}

/** Who rules on a purchase buys nothing. */
const REGULATOR =
  /\b(?:Commission|Authority|Tribunal|Court|Watchdog|Regulator|Bureau|Ministry|Department|Office|Agency|CMA|FTC|DOJ|OFT|ACCC|SEC|EU|Bundeskartellamt)$/i;

/** "a group of investors offered": nobody whom the article has named. */
function isSomebody(words: readonly Word[], at: number): boolean {
  return (
    /^(?:group|firm|company|investor|buyer|bidder|bank|fund|partnership|concern|corporation)$/.test(
      words[at]?.lower ?? '',
    ) && words.slice(Math.max(0, at - 4), at).some(({ lower }) => /^(?:a|an|another|unidentified|unnamed)$/.test(lower))
  );
}

/** "Foo said a group of investors offered": Foo only tells it. */
function somebodySaid(words: readonly Word[], from: number, end: number): Party | null {
  let said = end;
  while (said > from && !/^(?:said|says|confirmed|announced)$/.test(words[said]?.lower ?? '')) said -= 1;
  if (said <= from) return null;
  for (let i = end; i > said; i -= 1)
    if (i - 2 <= said + 4 && isSomebody(words, i))
      return { name: null, owner: null, others: [], kind: 'part', from: i, to: i };
  return null;
}

/** "Foo said holders of Bar approved": it is Bar that acts. */
const HOLDERS = /^(?:shareholders?|stockholders?|holders|directors|board|members|owners|creditors)$/;

function unitAfter(read: Analysed, name: Located, end: number): Party | null {
  for (let i = name.to + 1; i <= Math.min(end, name.to + 5); i += 1) {
    const inner = nameAtWord(read, i);
    if (inner !== undefined && !inner.possessive && inner.kind === 'company')
      return { ...partyOf(inner), owner: name.name };
    const word = read.words[i];
    if (word === undefined || word.type !== 'word') return null;
    if (UNIT.test(word.lower)) {
      const to = /^(?:arm|unit|division|business|fund)$/.test(read.words[i + 1]?.lower ?? '') ? i + 1 : i;
      return { name: textOf(read, name.from, to), owner: name.name, others: [], kind: 'part', from: name.from, to };
    }
  }
  return null;
}
