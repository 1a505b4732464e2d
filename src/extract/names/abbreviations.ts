// The sentences of an article → the short names that it gives in brackets or behind "or", each with its full name.
import type { Sentence } from '../reading/clean.ts';
import { everyMatch } from '../reading/every-match.ts';

/** "Bar Holdings, or BH," */
const WITH_SHORT =
  /((?:\p{Lu}[\p{L}\p{N}.&’'-]{0,30},? (?:of |and |& |the )?){1,6})\((?:the )?["“]?(\p{Lu}[\p{Lu}\d&]{1,7})["”]?\)/gu;
const OR_SHORT = /((?:\p{Lu}[\p{L}\p{N}.&’'-]{0,30} ){1,5}\p{Lu}[\p{L}\p{N}.&’'-]{0,30}), or (\p{Lu}{2,6})\b,?/gu;

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');
}

/** "Business Wire (BW)", "Old Harbour Trust (NYSE: OHT) (“OHT” or the “Company”)" → BW, OHT with their names. */
export function abbreviationsIn(sentences: readonly Sentence[]): Map<string, string> {
  const given = new Map<string, string>();
  for (const { text } of sentences) {
    for (const [, name = '', short = ''] of text.includes(', or ') ? everyMatch(OR_SHORT, text) : []) {
      if (initialsOf(name).startsWith(short)) given.set(short, name);
    }
    if (!text.includes('(')) continue;
    for (const match of everyMatch(WITH_SHORT, text)) {
      const [, words = '', short = ''] = match;
      const name = words.trim().replace(/,$/, '');
      const initials = initialsOf(name);
      if (name.includes(' ') && (initials.includes(short) || short.startsWith(initials.slice(0, 2))))
        given.set(short, name);
    }
  }
  return given;
}
