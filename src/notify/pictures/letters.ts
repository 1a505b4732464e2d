// Any text → what DejaVu Sans can draw of it on one line: its letters, how wide they stand, and where lines break.
import { DIGIT, DIGITS, LETTER_BLOCKS } from './letter-widths.ts';

export interface Type {
  /** Units of the picture. */
  size: number;
  bold: boolean;
}

const LONGEST = 400; // characters; what lies beyond never fits a line or two
const MOST_MARKS = 2; // accents on one letter; more of them climb over the line above

/** Controls, directions of text, joiners, soft hyphens, variation selectors, halves of characters: nobody reads them. */
const UNSEEN =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF0-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const WIDTHS = new Map<number, { regular: number; bold: number }>(
  LETTER_BLOCKS.flatMap(({ first, regular, bold }) =>
    [...regular].flatMap((digit, i): [number, { regular: number; bold: number }][] => {
      const at = DIGITS.indexOf(digit);
      const boldAt = DIGITS.indexOf(bold.charAt(i));
      // A letter of the bold type that is too wide for the table is drawn by nobody.
      return at < 0 || boldAt < 0 ? [] : [[first + i, { regular: at * DIGIT, bold: boldAt * DIGIT }]];
    }),
  ),
);

/** The text on one line, without what nobody sees; of a huge one its beginning. */
export function oneLine(text: string): string {
  const near = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return seen(near).normalize('NFC').trim();
}

/** The text without what nobody sees, on one line. */
export function seen(text: string): string {
  return text.replace(UNSEEN, '').replace(/\s+/g, ' ');
}

/** What can be drawn of it: emoji and letters of other scripts are left out. */
export function drawable(text: string): string {
  let marks = 0;
  let drawn = '';
  for (const letter of oneLine(text)) {
    if (!WIDTHS.has(letter.codePointAt(0) ?? 0)) continue;
    marks = /\p{M}/u.test(letter) ? marks + 1 : 0;
    if (marks <= MOST_MARKS) drawn += letter;
  }
  return drawn.replace(/ +/g, ' ').trim();
}

/** True when no letter and no digit of it would be lost, and there is one. */
export function isLegible(text: string): boolean {
  const letters = [...oneLine(text)].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  return letters.length > 0 && letters.every((letter) => WIDTHS.has(letter.codePointAt(0) ?? 0));
}

/** In units of the picture, rather too much than too little. */
export function textWidth(text: string, { size, bold }: Type): number {
  let width = 0;
  for (const letter of text) {
    const known = WIDTHS.get(letter.codePointAt(0) ?? 0);
    if (known !== undefined) width += bold ? known.bold : known.regular;
  }
  return width * size;
}

/** The text where it fits, else as much of its beginning as does, with "…". */
export function fitted(text: string, type: Type, width: number): string {
  if (textWidth(text, type) <= width) return text;
  const room = width - textWidth('…', type);
  let used = 0;
  let kept = '';
  for (const letter of text) {
    used += textWidth(letter, type);
    if (used > room) break;
    kept += letter;
  }
  const space = kept.lastIndexOf(' ');
  return `${(space > kept.length * 0.6 ? kept.slice(0, space) : kept).replace(/[\s,;:·–-]+$/u, '')}…`;
}

/** Lines that fit, broken between words where there are any; the last one ends with "…" where more would follow. */
export function wrapped(text: string, type: Type, { width, lines }: { width: number; lines: number }): string[] {
  const out: string[] = [];
  let left = text;
  while (left !== '' && out.length < lines - 1 && textWidth(left, type) > width) {
    const line = lineOf(left, type, width);
    out.push(line.trimEnd());
    left = left.slice(line.length).trimStart();
  }
  return left === '' ? out : [...out, fitted(left, type, width)];
}

/** As many words as fit; of a word that is longer than the line, as many letters. At least one. */
function lineOf(text: string, type: Type, width: number): string {
  let used = 0;
  let line = '';
  for (const letter of text) {
    used += textWidth(letter, type);
    if (used > width && line !== '') break;
    line += letter;
  }
  const space = text.charAt(line.length) === ' ' ? line.length : line.lastIndexOf(' ');
  return space > 0 ? line.slice(0, space) : line;
}
