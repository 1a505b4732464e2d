// A character of a text → the letter it counts as in a name (without case, marks and width); a word's letters → one number.

/** No part of a word. */
export const GAP = 0;
/** Of no letter's worth: a combining mark, a character of no width. */
export const UNSEEN = 1;
/** Stands for several letters, or is one half of a character: see `lettersAt`. */
export const SEVERAL = 2;
const UNKNOWN = 3; // not looked up yet; letters and digits begin at 48

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Text without case, marks, widths and characters of no width; one character may become several, or none. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[øłđðþßæœı]/g, (letter) => LETTERS[letter] ?? letter);
}

const UNITS = new Uint16Array(65_536).fill(UNKNOWN); // by code unit; filled as texts print them
for (let unit = 0; unit < 128; unit++)
  UNITS[unit] = /[a-z0-9]/i.test(String.fromCharCode(unit))
    ? String.fromCharCode(unit).toLowerCase().charCodeAt(0)
    : GAP;
const LONGER = new Map<number, string>(); // code point → its several letters, '' for none

/** What a UTF-16 code unit counts as: a lower-case letter or digit, or one of the marks above; behind the text's end, a gap. */
export function letterOf(unit: number): number {
  const known = UNITS[unit & 0xffff] ?? GAP; // NaN & 0xffff is 0, and the look-up stays one of whole numbers
  if (known !== UNKNOWN) return known;
  const found = unit >= 0xd800 && unit <= 0xdfff ? SEVERAL : kindOf(unit);
  UNITS[unit] = found;
  return found;
}

function kindOf(point: number): number {
  const letters = plainLetters(String.fromCodePoint(point));
  if (letters === '') return UNSEEN;
  if (!/^[\p{L}\p{N}]+$/u.test(letters)) return GAP;
  if (letters.length === 1) return letters.charCodeAt(0);
  LONGER.set(point, letters);
  return SEVERAL;
}

/** The letters of a character that `letterOf` calls several; empty where it is no letter (an emoji). */
export function lettersAt(text: string, at: number): string {
  const point = text.codePointAt(at) ?? 0;
  const known = LONGER.get(point);
  if (known !== undefined) return known;
  const kind = point > 0xffff ? kindOf(point) : GAP; // a lone half is no letter
  const letters = kind === SEVERAL ? (LONGER.get(point) ?? '') : kind > UNKNOWN ? String.fromCharCode(kind) : '';
  LONGER.set(point, letters);
  return letters;
}

/** True for a character that belongs to a word. */
export function isLetterAt(text: string, at: number): boolean {
  const kind = letterOf(text.charCodeAt(at));
  return kind > UNKNOWN || (kind === SEVERAL && lettersAt(text, at) !== '');
}

/** True for the characters that are printed as an apostrophe. */
export function isApostrophe(unit: number): boolean {
  return unit === 39 || unit === 0x2019 || unit === 0x2018 || unit === 0x2bc || unit === 96 || unit === 180;
}

export const NO_LETTERS = 0x811c9dc5 | 0; // FNV-1a's beginning

/** One letter more (FNV-1a over code units). */
export function withLetter(sum: number, letter: number): number {
  return Math.imul(sum ^ letter, 0x01000193);
}

/** The number of a whole word, in lower case. */
export function sumOf(word: string): number {
  let sum = NO_LETTERS;
  for (let i = 0; i < word.length; i++) sum = withLetter(sum, word.charCodeAt(i));
  return sum;
}
