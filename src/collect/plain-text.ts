// A title or name with markup and references → one line of plain text.
import { decodeHTML } from 'entities';

// Tags that stand in titles. A `<` before any other word is a sign: "Why A < B matters".
const BETWEEN_WORDS =
  /<\/?(?:blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|script|style|table|td|th|tr|ul)(?:[\s/][^<>]{0,2000})?>/gi;
const WITHIN_WORDS =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:[\s/][^<>]{0,2000})?>/gi;

/** One line of plain text, at most `longest` characters. */
export function plainLine(text: string, longest: number): string {
  const start = text.length > longest ? text.slice(0, longest * 10) : text;
  const bare = start.includes('<') ? start.replace(BETWEEN_WORDS, ' ').replace(WITHIN_WORDS, '') : start;
  const decoded = bare.includes('&') ? decodeHTML(bare) : bare;
  return decoded.replace(/\s+/g, ' ').trim().slice(0, longest);
}
