// A title or name with markup and references → one line of plain text.
import { decodeHTML } from 'entities';

/** Tags that stand in titles. A `<` before any other word is a sign: "Why A < B matters". */
const TAGS =
  /<\/?(?:a|abbr|b|bdi|big|blockquote|br|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|q|s|script|small|span|strike|strong|style|sub|sup|time|tt|u|ul|wbr)(?:[\s/][^<>]{0,2000})?>/gi;

/** One line of plain text, at most `longest` characters. */
export function plainLine(text: string, longest: number): string {
  const start = text.length > longest ? text.slice(0, longest * 10) : text;
  const bare = start.includes('<') ? start.replace(TAGS, ' ') : start;
  const decoded = bare.includes('&') ? decodeHTML(bare) : bare;
  return decoded.replace(/\s+/g, ' ').trim().slice(0, longest);
}
