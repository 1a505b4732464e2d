// A text and a place in it → the word that a name would have there, read without making a string.
import {
  GAP,
  isApostrophe,
  isLetterAt,
  letterOf,
  lettersAt,
  NO_LETTERS,
  SEVERAL,
  sumOf,
  UNSEEN,
  withLetter,
} from './letters.ts';

/** A word as it was read; filled anew by each `readWord`. */
export interface ReadWord {
  sum: number;
  end: number;
  /** The same without a possessive ("Meta" of "Meta's"); `bareEnd` 0 where there is none. */
  bareSum: number;
  bareEnd: number;
}

const [AND, PLUS] = [sumOf('and'), sumOf('plus')];
const [AMPERSAND, PLUS_SIGN] = [38, 43];

/** True where a word of a name may begin: at a letter, a digit, "&" or "+". */
export function beginsWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === AMPERSAND || unit === PLUS_SIGN || isLetterAt(text, at);
}

/** Reads the word at `at` as `nameKey` would: an apostrophe inside is no letter, "J.P." and "J. P." are one word, "&" is "and". */
export function readWord(text: string, at: number, word: ReadWord): void {
  word.bareEnd = 0;
  const first = text.charCodeAt(at);
  if (first === AMPERSAND || first === PLUS_SIGN) {
    word.sum = first === AMPERSAND ? AND : PLUS;
    word.end = at + 1;
    return;
  }
  let [sum, letters, end] = [NO_LETTERS, 0, at];
  for (let i = at; i < text.length;) {
    const unit = text.charCodeAt(i);
    const letter = letterOf(unit);
    if (letter > SEVERAL) {
      sum = withLetter(sum, letter);
      letters += 1;
      i += 1;
      end = i;
    } else if (letter === SEVERAL) {
      const several = lettersAt(text, i);
      if (several === '') break;
      for (let k = 0; k < several.length; k++) sum = withLetter(sum, several.charCodeAt(k));
      letters += 1;
      i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
      end = i;
    } else if (letter === UNSEEN) i += 1;
    else if (isApostrophe(unit) && letters > 0 && i + 1 < text.length && isLetterAt(text, i + 1)) {
      if (/[sS]/.test(text.charAt(i + 1)) && !isLetterAt(text, i + 2)) {
        word.bareSum = sum;
        word.bareEnd = end;
      }
      i += 1;
    } else break;
  }
  if (letters === 1 && !(first >= 48 && first <= 57)) {
    for (let next = initialAfter(text, end); next > 0; next = initialAfter(text, end)) {
      sum = withLetter(sum, letterOf(text.charCodeAt(next)));
      end = next + 1;
    }
  }
  word.sum = sum;
  word.end = Math.max(end, at + 1);
}

/** Where the next of several initials stands ("J.P.", "J. P.", "J P"); 0 where none does. */
function initialAfter(text: string, end: number): number {
  let at = end;
  if (text.charCodeAt(at) === 46) at += 1;
  if (text.charCodeAt(at) === 32) at += 1;
  const letter = at === end ? GAP : letterOf(text.charCodeAt(at));
  if (letter <= SEVERAL || (letter >= 48 && letter <= 57)) return 0;
  const next = text.charCodeAt(at + 1);
  return at + 1 < text.length && (isLetterAt(text, at + 1) || isApostrophe(next)) ? 0 : at;
}

const LONGEST_JOINT = 3; // characters between two words of one name ("Bros. ", ", ", " - ")
const JOINTS = new Set([32, 0xa0, 10, 9, 45, 0x2010, 0x2011, 46, 44, 47, 33, 0xae, 0x2122, 0x2019, 39]);

/** Where the next word of the same name would begin; -1 where something stands between that no name holds. */
export function nextWord(text: string, end: number): number {
  for (let at = end; at < text.length && at <= end + LONGEST_JOINT; at++) {
    if (beginsWord(text, at)) return at;
    if (!JOINTS.has(text.charCodeAt(at)) && letterOf(text.charCodeAt(at)) !== UNSEEN) return -1;
  }
  return -1;
}

/** True when the letters from `start` to `end` are exactly this word (in lower case, as `readWord` reads). */
export function isWord(text: string, start: number, end: number, word: string): boolean {
  const first = text.charCodeAt(start);
  if (first === AMPERSAND) return word === 'and';
  if (first === PLUS_SIGN) return word === 'plus';
  let at = 0;
  for (let i = start; i < end; i++) {
    const letter = letterOf(text.charCodeAt(i));
    if (letter > SEVERAL) {
      if (word.charCodeAt(at++) !== letter) return false;
    } else if (letter === SEVERAL) {
      const several = lettersAt(text, i);
      if (!word.startsWith(several, at)) return false;
      at += several.length;
      if ((text.codePointAt(i) ?? 0) > 0xffff) i += 1;
    }
  }
  return at === word.length;
}
