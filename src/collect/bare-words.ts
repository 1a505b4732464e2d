// A text → its letters and digits alone: what a re-issue leaves unchanged, whatever it does to markup, links and spaces.
import { decodeHTML } from 'entities';

const LONGEST = 20_000; // characters of a text that are compared
const PLAIN = /^[\x00-\x7f]*$/; // all of ASCII, which is cheaper to read

/** In small letters, its words with one space between. */
export function bareWords(text: string): string {
  let words = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  if (words.includes('<')) words = words.replace(/<[^<>]{0,2000}>/g, ' ');
  if (words.includes('&')) words = decodeHTML(words);
  const small = words.toLowerCase();
  return small.replace(PLAIN.test(small) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ').trim();
}
