// A printed company name → the normalised form that all look-ups use, and the marks that came with it.

import { plainLetters } from './letters.ts';

/** Legal forms, dropped from the end of a name. "S.p.A." has become "spa" by then. */
const LEGAL_FORMS = new Set(
  (
    'inc incorporated corp corporation co company companies ltd limited llc llp lp lllp plc gmbh ag kg kgaa mbh se ' +
    'sa sas sarl sca nv bv cv spa srl ab as asa oy oyj aps kk pty pte pvt bhd sdn tbk ulc jsc pjsc oao ooo zrt kft sro doo'
  ).split(' '),
);

/** "(NASDAQ: META)", "($META)", "(META.O)"; every part is bounded. */
const TICKER_TAG = new RegExp(
  [
    String.raw`\(\s*(?:[A-Za-z][A-Za-z ]{0,18}:\s*\$?([A-Z][A-Z0-9.-]{0,7})[^()]{0,40}`,
    String.raw`\$([A-Z][A-Z.]{0,7})`,
    String.raw`([A-Z]{1,5})\.[A-Z]{1,3})\s*\)`,
  ].join('|'),
  'g',
);

/** Characters; what is longer is no name: refused where it is given, cut where it is read. */
export const LONGEST_NAME = 200;

/**
 * The normalised name, without case, diacritics, punctuation, ticker tag, possessive, leading "the" and legal forms.
 * @returns words with one space between; empty where the name holds no letter and no digit
 */
export function nameKey(name: string): string {
  return withoutForms(nameWords(name)).join(' ');
}

/** The normalised name with its legal form: "Merck KGaA" is not "Merck & Co". */
export function fullKey(name: string): string {
  return nameWords(name).join(' ');
}

/** Both keys at once: `nameKey` and `fullKey`. */
export function keysOfName(name: string): { key: string; full: string } {
  const words = nameWords(name);
  const bare = withoutForms(words);
  const full = words.join(' ');
  return { key: bare.length === words.length ? full : bare.join(' '), full };
}

/** True when the name is one of the look-alikes, held by `fullKey`: as it is printed, or without its legal form. */
export function isLookAlike(lookAlikes: ReadonlySet<string>, name: string): boolean {
  return lookAlikes.size > 0 && (lookAlikes.has(fullKey(name)) || lookAlikes.has(nameKey(name)));
}

/** True when the name is printed with its legal form ("Software AG"). */
export function hasLegalForm(name: string): boolean {
  const words = nameWords(name);
  return withoutForms(words).length < words.length;
}

/** True when the name holds a capital or a digit: "scale" in lower case is a word, "Scale" and "xAI" are names. */
export function hasCapital(name: string): boolean {
  return /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(name);
}

/** The ticker in a tag behind the name; null where there is none. */
export function tickerIn(name: string): string | null {
  const tag = [...name.slice(0, LONGEST_NAME).matchAll(TICKER_TAG)][0];
  return tag?.[1] ?? tag?.[2] ?? tag?.[3] ?? null;
}

/** The form to show: one line, without ticker tag and possessive. */
export function shownName(name: string): string {
  const tidy = name.slice(0, LONGEST_NAME).replace(TICKER_TAG, ' ').replace(/\s+/g, ' ').trim();
  return tidy.replace(/(?:['’]s|['’])$/, '') || tidy;
}

const PLAIN_NAME = /^[A-Za-z0-9]{2,40}(?: [A-Za-z0-9]{2,40}){0,8}$/; // most names: nothing to take away but case

function nameWords(name: string): string[] {
  if (PLAIN_NAME.test(name)) {
    const words = name.toLowerCase().split(' ');
    return words.length > 1 && words[0] === 'the' ? words.slice(1) : words;
  }
  const printed = name
    .slice(0, LONGEST_NAME)
    .replace(TICKER_TAG, ' ')
    .replace(/[’‘ʼ`´]/g, "'")
    .trim()
    .replace(/'(?:[sS])?$/, '');
  const plain = plainLetters(printed).replace(/'/g, '');
  const words = withInitialsJoined(plain.split(/\s+/).flatMap(wordsOfToken));
  return words.length > 1 && words[0] === 'the' ? words.slice(1) : words;
}

const PLAIN_WORD = /^[a-z0-9]+$/; // most words

/** "j.p." → jp, "amazon.com" → amazon com, "coca-cola" → coca cola, "&" → and. */
function wordsOfToken(token: string): string[] {
  if (PLAIN_WORD.test(token)) return [token];
  const initials = /^(?:\p{L}\.){1,6}\p{L}?[.,]?$/u.test(token) ? token.replace(/[.,]/g, '') : token;
  return initials
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** "j m smucker" → "jm smucker", as "J.M. Smucker" reads. */
function withInitialsJoined(words: string[]): string[] {
  const isInitial = (word: string | undefined) => word !== undefined && /^\p{L}$/u.test(word);
  return words.reduce<string[]>((joined, word, i) => {
    if (!isInitial(word) || !isInitial(words[i - 1])) return [...joined, word];
    return [...joined.slice(0, -1), `${joined.at(-1) ?? ''}${word}`];
  }, []);
}

function withoutForms(words: string[]): string[] {
  let end = words.length;
  while (end > 1 && (LEGAL_FORMS.has(words[end - 1] ?? '') || (end < words.length && words[end - 1] === 'and'))) end--;
  return words.slice(0, end);
}

const LEGAL_FORM_BEHIND =
  /^,? (?:(?:Inc|Corp|Co|Ltd|Incorporated|Corporation|Company|Limited|INC|CORP|CO|LTD|CORPORATION|COMPANY|LIMITED|plc|Plc|PLC|LLC|LLP|LP|AG|GmbH|GMBH|KG|KGaA|SE|SA|SAS|NV|BV|SpA|AB|ASA|Oyj|KK|Pty|Bhd|Tbk|S\.A\.|N\.V\.|B\.V\.|S\.p\.A\.|A\/S)(?![\p{L}\p{N}]))\.?/u;

/** Where a name that ends at `end` really ends in a text: behind the legal forms that follow, if any ("Foo Pty Ltd", "Foo, Inc."). */
export function behindLegalForm(text: string, end: number): number {
  let at = end;
  for (let forms = 0; forms < 2; forms++) {
    const unit = text.charCodeAt(at);
    const form = unit === 44 || unit === 32 ? LEGAL_FORM_BEHIND.exec(text.slice(at, at + 20)) : null;
    if (form === null) break;
    at += form[0].length;
  }
  // The full stop behind "Inc" may be the sentence's.
  return at > end && text.charCodeAt(at - 1) === 46 && !/^[ ,][\p{Ll},]|^[,)]/u.test(text.slice(at, at + 3))
    ? at - 1
    : at;
}
