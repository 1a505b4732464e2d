// A sentence → its words with offsets, and for each whether its capital letters make it (part of) a name.
import { FUNCTION_WORDS } from '../names/lexicon.ts';
import { joinPlurals, markBrand, markEndings, markOpening, markPhrases } from './name-runs.ts';
import { typeOf } from './word-type.ts';

/** name: may be part of a name; word: an ordinary word; the others as they say. */
export type WordType = 'name' | 'word' | 'number' | 'mark' | 'ticker';

export interface Word {
  /** As printed, without a possessive 's. */
  text: string;
  lower: string;
  /** Offsets in the sentence; the possessive is outside. */
  start: number;
  end: number;
  possessive: boolean;
  type: WordType;
  /** A company's whole name, known beforehand: nothing of it is cut off, and no word before it is part of it. */
  whole?: true;
}

/** What the running text of an article teaches about its words: printed small, or as a name in mid-sentence. */
export interface Casing {
  small: ReadonlySet<string>;
  /** Lower-case word → the name-like form printed in mid-sentence. */
  large: ReadonlyMap<string, string>;
  /** Names of several words, by their first word, in lower case; headlines are searched for them. */
  phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}
export const NO_CASING: Casing = { small: new Set(), large: new Map(), phrases: new Map() };

const TOKEN =
  /<[A-Z][A-Z0-9.]{0,7}(?: [A-Z]{1,2})?>|[$€£¥]?\d[\d,]*(?:\.\d+)?(?:(?:bn|mn|mm|m|b|k|tn|cr|st|nd|rd|th|[KMBT])(?![\p{L}\p{N}])\+?)?%?(?![\p{L}])|\$[A-Z][A-Z.]{0,6}\b|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|[.&’'+!-](?=[\p{L}\p{N}])|\+)*\.?|[^\s]/gu;
const ELISION = /^[dl][’'](?=\p{Lu})/u;
const DOTTED = /^(?:\p{Lu}\.(?:\p{Lu}\.)+|\p{Lu}\.|(?:inc|corp|co|cos|ltd|bros|mr|mrs|ms|dr|st|jr|sr|no)\.)$/iu;

export type CaseStyle = 'running' | 'title' | 'capitals';

const UPPER_FIRST = /^\p{Lu}/u;
const LETTER = /^\p{L}$/u;

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return LETTER.test(text.charAt(at));
}

/**
 * How a sentence uses capitals; fewer than three long words are read as running text. A headline in title case prints
 * every word large but the joints; two small verbs or nouns make it a sentence with many names.
 */
export function caseStyle(text: string): CaseStyle {
  let [upper, lower, capital, long, small] = [0, 0, 0, 0, 0];
  for (let i = 0; i < text.length;) {
    if (!isLetterAt(text, i)) {
      i += 1;
      continue;
    }
    const start = i;
    let [hasSmall, isPlain] = [false, true];
    for (; i < text.length && isLetterAt(text, i); i += 1) {
      const code = text.charCodeAt(i);
      if (code > 127) isPlain = false;
      else if (code > 96) hasSmall = true;
    }
    if (i - start < 2) continue;
    const word = text.slice(start, i);
    if (!hasSmall && (isPlain || word === word.toUpperCase())) upper += word.length;
    else lower += word.length;
    const first = word.charCodeAt(0);
    const large = first < 128 ? first < 97 : UPPER_FIRST.test(word);
    if (!large && word.length > 2 && !FUNCTION_WORDS.has(word)) small += 1;
    if (word.length < 4) continue;
    long += 1;
    if (large) capital += 1;
  }
  if (upper > 8 && upper > 5 * lower) return 'capitals';
  return long >= 3 && capital / long >= 0.7 && small * 7 <= long ? 'title' : 'running';
}

/** Words of a sentence with their types; one pass. */
export function wordsOf(text: string, casing: Casing = NO_CASING, style: CaseStyle = caseStyle(text)): Word[] {
  const words: Word[] = [];
  for (let i = 0; i < text.length;) {
    const plain = plainWordEnd(text, i);
    if (plain > i) {
      const printed = text.slice(i, plain);
      const word: Word = {
        text: printed,
        lower: printed.toLowerCase(),
        start: i,
        end: plain,
        possessive: false,
        type: 'word',
      };
      if (word.lower !== printed) word.type = typeOf(word, words.at(-1), casing, style);
      words.push(word);
      i = plain;
      continue;
    }
    const here = text.charCodeAt(i);
    if (here === SPACE) {
      i += 1;
      continue;
    }
    if (isLoneMark(here)) {
      words.push(mark(text.charAt(i), i));
      i += 1;
      continue;
    }
    TOKEN.lastIndex = i;
    const match = TOKEN.exec(text);
    if (match === null) break;
    i = match.index + match[0].length;
    let printed = match[0];
    const second = printed.charCodeAt(1);
    if (isApostrophe(second) && ELISION.test(printed)) {
      // "l'acquisition d'Orbix": the article is no part of the name.
      words.push({ ...mark(printed.slice(0, 2), match.index), type: 'word' });
      i = match.index + 2;
      continue;
    }
    if (printed.endsWith('.') && printed.length > 1 && !DOTTED.test(printed)) printed = printed.slice(0, -1);
    const possessive =
      printed.length > 2 && isApostrophe(printed.charCodeAt(printed.length - 2)) && /s$/i.test(printed);
    const bare = possessive ? printed.slice(0, -2) : printed;
    const word: Word = {
      text: bare,
      lower: bare.toLowerCase().replace(/\.$/, ''),
      start: match.index,
      end: match.index + bare.length,
      possessive,
      type: 'mark',
    };
    word.type = typeOf(word, words.at(-1), casing, style);
    words.push(word);
    if (printed.length < match[0].length) words.push(mark('.', match.index + printed.length));
  }
  joinPlurals(words);
  markBrand(words);
  if (style === 'running') markOpening(words);
  else markEndings(words);
  if (casing.phrases.size > 0) markPhrases(words, casing);
  return words;
}

const SPACE = 32;
const LONE_MARKS = new Set([...',;:()"?!'].map((sign) => sign.charCodeAt(0)));

/** A mark that is never part of a word, a number or a ticker: it is a word of its own wherever it stands. */
function isLoneMark(code: number): boolean {
  return LONE_MARKS.has(code);
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 8217;
}

/** Where a word of plain letters ends that begins here and a space or comma follows, as most do; `at` itself for the rest. */
function plainWordEnd(text: string, at: number): number {
  let i = at;
  for (; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (!((code >= 97 && code <= 122) || (code >= 65 && code <= 90))) {
      return code === 32 || code === 44 ? i : at;
    }
  }
  return i;
}

function mark(text: string, start: number): Word {
  return { text, lower: text, start, end: start + text.length, possessive: false, type: 'mark' };
}

const TAUGHT = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[.&’'-](?=[\p{L}\p{N}]))*|[.:"“*]/gu;

/**
 * Learns the casing of an article from its running text, so that headlines can be read.
 * @param sentences of title and body; headlines teach nothing
 */
export function learnCasing(sentences: readonly { text: string }[]): Casing {
  const small = new Set<string>();
  const large = new Map<string, string>();
  for (const { text } of sentences) {
    if (caseStyle(text) !== 'running') continue;
    let opens = true;
    for (let i = 0; i < text.length;) {
      const plain = plainWordEnd(text, i);
      let printed: string;
      if (plain > i) {
        printed = text.slice(i, plain);
        i = plain;
        const lower = printed.toLowerCase();
        if (lower === printed) small.add(printed);
        else if (!opens && !FUNCTION_WORDS.has(lower)) large.set(lower, printed);
        opens = false;
        continue;
      } else if (text.charCodeAt(i) === 32) {
        i += 1;
        continue;
      } else {
        TAUGHT.lastIndex = i;
        const match = TAUGHT.exec(text);
        if (match === null) break;
        i = match.index + match[0].length;
        printed = match[0].replace(/[’']s$/i, '');
      }
      const lower = printed.toLowerCase();
      if (/^\p{Ll}+$/u.test(printed)) small.add(printed);
      else if (!opens && lower !== printed && !FUNCTION_WORDS.has(lower)) large.set(lower, printed);
      opens = /^[.:"“*]$/.test(printed);
    }
  }
  return { small, large, phrases: new Map() };
}
