// A web page → the same page without what is never read: small, shallow HTML that a DOM can be built of, and its titles.
import { escapeUTF8 } from 'entities';
import { Parser } from 'htmlparser2';
import { NOT_READ } from './page-furniture.ts';

export interface LightPage {
  html: string;
  /** The page's own names for itself: title, og:title, first headings. */
  titles: string[];
  /** It says of itself that it is not free to read (schema.org isAccessibleForFree). */
  isPaid: boolean;
}

const LONGEST_PAGE = 3_000_000; // characters; scripts count
const MOST_ELEMENTS = 3_000; // what is left of a news page has 300 to 2,000
const MOST_TEXT = 200_000; // characters
const DEEPEST = 50; // elements within one another; deeper ones give their text to those around
const MOST_OPEN = 2_000; // elements, read or not; the parser's own stack costs the square of its depth
const LONGEST_TITLE = 500; // characters
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const KEPT = ['class', 'id', 'role', 'itemprop', 'lang', 'dir', 'href', 'rel'];
const LONGEST_ATTRIBUTE = 500; // characters
const PAID = /"isAccessibleForFree"\s{0,5}:\s{0,5}"?false/i;

const isHidden = ({ hidden, style, 'aria-hidden': aria }: Record<string, string>): boolean =>
  hidden !== undefined || aria === 'true' || /display\s{0,3}:\s{0,3}none/i.test((style ?? '').slice(0, 1_000));

/** Linear in the page's length, whatever stands in it. */
export function lightPage(page: string): LightPage {
  const html = page.slice(0, LONGEST_PAGE);
  const pieces: string[] = [];
  const titles: string[] = [];
  /** For each open element what its end writes; '' for one that is left out. */
  const ends: string[] = [];
  let open = 0;
  let unread = 0; // depth within elements that are left out with all they hold
  let elements = 0;
  let length = 0;
  let heading: string | null = null; // the text of the title or heading that is open

  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      open += 1;
      if (open > MOST_OPEN) parser.pause();
      if (unread > 0 || NOT_READ.has(name) || isHidden(attributes)) {
        unread += 1;
        return;
      }
      if (name === 'meta' && /^(?:og|twitter):title$/.test(attributes.property ?? attributes.name ?? ''))
        titles.push((attributes.content ?? '').slice(0, LONGEST_TITLE));
      if (name === 'title' || name === 'h1') heading ??= '';
      if (name === 'br') {
        pieces.push('<br>');
        elements += 1;
        if (elements >= MOST_ELEMENTS) parser.pause();
      }
      if (VOID.has(name)) return;
      const isKept = ends.length < DEEPEST && /^[a-z][a-z0-9]{0,15}$/.test(name);
      ends.push(isKept ? `</${name}>` : '');
      if (!isKept) return;
      elements += 1;
      if (elements >= MOST_ELEMENTS) parser.pause();
      const kept = KEPT.flatMap((key) => {
        const value = attributes[key];
        return value === undefined || value.length > LONGEST_ATTRIBUTE ? [] : [` ${key}="${escapeUTF8(value)}"`];
      });
      pieces.push(`<${name}${kept.join('')}>`);
    },
    ontext(text) {
      if (unread > 0) return;
      if (heading !== null && heading.length < LONGEST_TITLE) heading += text;
      length += text.length;
      pieces.push(escapeUTF8(text));
      if (length > MOST_TEXT) parser.pause();
    },
    onclosetag(name) {
      open -= 1;
      if (unread > 0) {
        unread -= 1;
        return;
      }
      if (VOID.has(name)) return;
      if ((name === 'title' || name === 'h1') && heading !== null) {
        titles.push(heading.slice(0, LONGEST_TITLE));
        heading = null;
      }
      pieces.push(ends.pop() ?? '');
    },
  });
  parser.end(html);
  return { html: pieces.join('') + ends.reverse().join(''), titles: titles.slice(0, 10), isPaid: PAID.test(html) };
}
