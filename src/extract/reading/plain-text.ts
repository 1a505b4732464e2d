// A title or a body as a feed gives it, HTML or text → plain text: entities decoded, block elements as new lines, scripts dropped.
import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';

const BLOCKS = new Set(
  (
    'address article aside blockquote br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const INLINE = new Set(
  (
    'a abbr acronym b big bdi bdo button cite code data del dfn em font i img input ins kbd label link mark meta picture q ' +
    's samp small source span strike strong sub sup time tt u var wbr html body head'
  ).split(' '),
);
const SILENT = new Set('script style noscript template iframe svg math object video audio select textarea'.split(' '));
/** Only a known element makes a text HTML: agencies print tickers as `<FOO>` and names as `<Foo N.V.>`. */
const TAG = /<[/]?([a-z][a-z0-9]{0,10})(?=[\s/>])[^<>]{0,2000}>/gi;
/** Characters that are not seen and would part a name from itself. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

/** Whether a body is HTML: its lines are then blocks, never lines wrapped at a width. */
export function isHtml(source: string): boolean {
  if (!source.includes('<')) return false;
  for (const [, name = ''] of source.matchAll(TAG)) if (isElement(name.toLowerCase())) return true;
  return false;
}

function isElement(name: string): boolean {
  return BLOCKS.has(name) || INLINE.has(name) || SILENT.has(name);
}

const DEEPEST = 1_000; // elements within one another (browsers stop at 512); a text that goes deeper is read to there

function htmlToText(source: string): string {
  const pieces: string[] = [];
  let silent = 0; // depth of elements whose text nobody reads
  let depth = 0;
  const parser: Parser = new Parser(
    {
      onopentag(name) {
        depth += 1;
        if (depth > DEEPEST) parser.pause();
        if (SILENT.has(name)) silent += 1;
        else if (name === 'li') pieces.push('\n• ');
        else if (BLOCKS.has(name)) pieces.push('\n');
        else if (!INLINE.has(name) && silent === 0) pieces.push(`<${name.toUpperCase()}>`); // a ticker, not an element
      },
      ontext(text) {
        if (silent === 0) pieces.push(text.replace(/\s+/g, ' '));
      },
      onclosetag(name, implied) {
        depth -= 1;
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        else if (BLOCKS.has(name) && !(implied && name === 'br')) pieces.push('\n');
      },
    },
    { decodeEntities: true },
  );
  parser.end(source);
  return pieces.join('');
}

/**
 * Plain text of a body: one line a block for HTML, the printed lines for text.
 * @param source HTML or text, as received
 * @returns text without markup, invisible characters and empty lines; indentation of text is kept, it marks paragraphs
 */
export function plainText(source: string): string {
  const html = isHtml(source);
  const text = html ? htmlToText(source) : source.includes('&') ? decodeHTML(source) : source;
  const seen = text
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f\t]/g, ' ');
  const lines = seen.split('\n').map((line) => (html ? line.trim() : line.trimEnd()));
  return lines.filter((line, i) => line !== '' || (!html && i > 0 && lines[i - 1] !== '')).join('\n');
}

/** A title on one line. */
export function plainTitle(source: string): string {
  return plainText(source).replace(/\s+/g, ' ').trim();
}
