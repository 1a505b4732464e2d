// A sentence → its words with offsets, and for each whether its capital letters make it (part of) a name.
import { DEMONYMS, FUNCTION_WORDS, LEGAL_FORMS, NAME_ENDINGS, NO_COMPANY, isCommonWord } from '../names/lexicon.ts';

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
function markBrand(words: Word[]): void {
  const [first, second, third] = words;
  if (first?.type !== 'word' || second?.text !== 'AI' || third === undefined) return;
  if (!UPPER_FIRST.test(first.text) || !COMPANY_DOES.test(third.lower)) return;
  if (FUNCTION_WORDS.has(first.lower) || DEMONYMS.has(first.lower) || HEADLINE_BREAK.test(first.lower)) return;
  first.type = 'name';
  second.type = 'name';
}

/** "First Harbour Bancorp said": an ordinary word that opens the sentence belongs to the full name behind it. */
function markOpening(words: Word[]): void {
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
function markEndings(words: Word[]): void {
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
function markPhrases(words: Word[], { phrases }: Casing): void {
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
function joinPlurals(words: Word[]): void {
  for (let i = words.length - 1; i > 0; i -= 1) {
    const [word, before] = [words[i], words[i - 1]];
    if (word === undefined || before === undefined || (word.text !== "'" && word.text !== '’')) continue;
    if (before.type === 'name' && /s$/i.test(before.text) && before.end === word.start) {
      before.possessive = true;
      words.splice(i, 1);
    }
  }
}

/** "FOO.N", "FOOn.DE", "8123.T", "FOO_u.N": a share's code at its exchange. */
const EXCHANGE_CODE = /^(?:[A-Z]{2,7}[a-z]?(?:_[a-z]{1,2})?|\d{4,6})\.[A-Z]{1,2}$/;

function typeOf(word: Word, before: Word | undefined, casing: Casing, style: CaseStyle): WordType {
  const { text, lower } = word;
  const first = text.charCodeAt(0);
  if (text === lower && first >= 97 && first <= 122 && !/\d/.test(text)) return 'word'; // most words of running text
  // Most names are plain letters: what only other characters can make is asked where one stands.
  const isLetter = (first >= 97 && first <= 122) || (first >= 65 && first <= 90);
  if (!isLetter && /^<|^\$[A-Z]/.test(text)) return 'ticker';
  if (text.includes('.') && EXCHANGE_CODE.test(text)) return 'ticker';
  if (!isLetter && /^[$€£¥]?\d/.test(text))
    return /\p{L}/u.test(text) && !/^[$€£¥]?[\d.,]+(?:[a-z]{1,3}|[KMBT]\+?|st|nd|rd|th)?%?$/u.test(text)
      ? 'name'
      : 'number';
  if (!isLetter && !/\p{L}/u.test(text)) return 'mark';
  if (/n[’']t$|[’'](?:re|ve|ll)$/.test(lower)) return 'word';
  if (
    lower.includes('-') &&
    /-(?:based|backed|owned|led|listed|traded|run|controlled|headquartered|held|style|like|related|focused|wide|year-old|powered|driven|enabled|native|ready|only|fueled|fuelled|linked|generated|specific)$/.test(
      lower,
    )
  )
    return 'word';
  const capital =
    (first >= 65 && first <= 90) ||
    /^\p{Lu}/u.test(text) ||
    (/\p{Lu}/u.test(text) && !/^[a-z]+-\p{Lu}/u.test(text)) ||
    /^\p{Ll}\d+\p{Ll}$/u.test(text);
  if (!capital) return 'word';
  const afterName = before?.type === 'name' && !before.possessive;
  if (LEGAL_FORMS.has(lower)) return before?.type === 'name' || before?.text === ',' ? 'name' : 'word';
  if (style === 'running') return runningType(word, before, casing);
  if (casing.large.has(lower) && !(casing.small.has(lower) && isCommonWord(lower))) return 'name';
  if (casing.small.has(lower)) return 'word';
  if (afterName && NAME_ENDINGS.has(lower)) return 'name';
  if (NAME_ENDINGS.has(lower) && style === 'title' && casing.small.size === 0)
    return isCommonWord(lower) ? 'word' : 'name';
  return isOrdinary(lower) ? 'word' : 'name';
}

/** A common word, also one made of several ("take-private", "building-products"). */
function isOrdinary(lower: string): boolean {
  return (
    isCommonWord(lower) || (lower.includes('-') && lower.split('-').every((part) => part === '' || isCommonWord(part)))
  );
}

/** "Notably", "Promptly"; what ends in -ly otherwise ("Foldly") is a name. */
const ADVERB =
  /(?:al|ic|ful|ous|[ae]nt|[ai]te|ing|ed|ive|[aei]b|ari|ess|some|ar|ai|i|[rstl]e|ick|[rsp]t|en|th|ew|ow|ir|ul|id|ish|ap|ck|ght)ly$/;

function runningType(word: Word, before: Word | undefined, casing: Casing): WordType {
  const { text, lower } = word;
  if (FUNCTION_WORDS.has(lower) && text !== text.toUpperCase()) return 'word';
  const opens = before === undefined || /^[.:;"“‘*•—–?!(-]$/.test(before.text);
  if (!opens) return /^(?:I|A)$/.test(text) ? 'word' : 'name';
  if (casing.large.has(lower)) return 'name';
  if (/\p{Lu}.*\p{Lu}/u.test(text) && !NO_COMPANY.has(lower)) return 'name';
  if (DEMONYMS.has(lower)) return 'name';
  return isOrdinary(lower) || casing.small.has(lower) || ADVERB.test(lower) ? 'word' : 'name';
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
