// A feed's text, however broken → well-formed XML with the same elements, ready for the XML parser.
import { MOST_ITEMS, LONGEST_TEXT } from './limits.ts';
import { readToken, type Attributes, type Token } from './xml-tokens.ts';
import { allowedCharacters, definedEntities, escapeXml, markupAsText } from './xml-text.ts';

export interface Repaired {
  xml: string;
  /** Namespace prefixes as the feed declares them, `''` for the default one → address. */
  namespaces: Map<string, string>;
}

const DEEPEST = 50; // elements; below it only text is kept
/** Work that a feed may cost; what comes after it is cut. 2,000 items of 40 elements need less. */
const BUDGET = 500_000;
const ELEMENT_COSTS = 5; // the XML parser makes an object of each
const MARK_COSTS = 1; // a tag within content is text
const ROOT = /<(?:[a-z][\w.-]{0,30}:)?(?:rss|feed|rdf|channel)(?=[\s>/])/i;
const isItem = (name: string): boolean => /^(?:[\w.-]+:)?(?:item|entry)$/.test(name);
const isChannel = (name: string): boolean => /^(?:[\w.-]+:)?channel$/.test(name);
const isFeed = (name: string | undefined): boolean => /^(?:[\w.-]+:)?feed$/.test(name ?? '');
/** Elements whose content is for reading: markup in them is content, never structure. */
const READ = /^(?:[\w.-]+:)?(?:title|description|summary|content|encoded|body|subtitle|tagline|info|copyright|rights)$/;

/** What the scan has read so far. */
interface Scan {
  out: string[];
  /** Open elements, outermost first, and how many there are of each name. */
  open: string[];
  opened: Map<string, number>;
  items: number;
  /** Length of `out` before the open item; a feed cut within it ends there. */
  itemAt: number;
  namespaces: Map<string, string>;
  /** The root's xml:base, handed down to the channel: rss-parser never looks at the root's attributes. */
  base: string | null;
  entities: Map<string, string>;
  budget: number;
}

function openTag(scan: Scan, name: string, attributes: Attributes): void {
  scan.open.push(name);
  scan.opened.set(name, (scan.opened.get(name) ?? 0) + 1);
  if (scan.open.length > DEEPEST) return;
  const written = [...attributes].map(([key, value]) => ` ${key}="${value.replace(/"/g, '&quot;')}"`).join('');
  scan.out.push(`<${name}${written}>`);
}

/** Closes the innermost element of that name with all that stands open in it. */
function closeTag(scan: Scan, name: string): void {
  if (!scan.opened.get(name)) return;
  for (let closed: string | undefined; closed !== name;) {
    closed = scan.open.pop();
    if (closed === undefined) return;
    scan.opened.set(closed, (scan.opened.get(closed) ?? 1) - 1);
    if (scan.open.length < DEEPEST) scan.out.push(`</${closed}>`);
    if (isItem(closed)) scan.itemAt = -1;
  }
}

/** An item ends where the next begins; a channel in a channel is no more than its items. */
function openElement(scan: Scan, name: string, attributes: Attributes): void {
  for (const [key, value] of attributes) {
    const prefix = /^xmlns(?::([\w.-]+))?$/.exec(key);
    if (prefix && !scan.namespaces.has(prefix[1] ?? '')) scan.namespaces.set(prefix[1] ?? '', value);
  }
  if (scan.open.length === 0) scan.base = attributes.get('xml:base') ?? null;
  if (isChannel(name)) {
    if (scan.open.some(isChannel)) return;
    if (scan.base !== null && !attributes.has('xml:base')) attributes.set('xml:base', scan.base);
    if (scan.open.length === 0) openTag(scan, 'rss', new Map());
  } else if (scan.open.length === 1 && !isFeed(scan.open[0])) openTag(scan, 'channel', new Map());
  if (isItem(name)) {
    const before = scan.itemAt >= 0 ? scan.open.find(isItem) : undefined;
    if (before) closeTag(scan, before);
    scan.items += 1;
    scan.itemAt = scan.out.length;
  }
  openTag(scan, name, attributes);
}

/** The next construct, or the end when the feed has cost enough. */
function readWithin(scan: Scan, text: string, at: number, cost: number): Token {
  scan.budget -= cost;
  return scan.budget < 0 ? { kind: 'end', end: text.length } : readToken(text, at);
}

/** The same markup without namespace prefixes: `<xhtml:p>` is `<p>` to whoever reads it. */
const withoutPrefix = (tag: string): string => tag.replace(/^(<\/?)[\w.-]+:(?=[a-z])/i, '$1');

/**
 * Copies the content of an element that is for reading, from `at` to its end tag: as text, with its markup as text.
 * @returns where the end tag (or the item's, where it has none) begins
 */
function copyContent(scan: Scan, text: string, at: number, element: { name: string; markup: boolean }): number {
  // In markup proper `&lt;` is a sign to read; escaped once more it stays one.
  const copy = (part: string): string => {
    const escaped = escapeXml(part, scan.entities);
    return element.markup ? markupAsText(escaped) : escaped;
  };
  let inside = 0; // elements of the same name
  let length = 0;
  const write = (part: string): void => {
    if (length < LONGEST_TEXT) scan.out.push(part);
    length += part.length;
  };
  for (;;) {
    const next = text.indexOf('<', at);
    write(copy(text.slice(at, next < 0 ? text.length : next)));
    if (next < 0) return text.length;
    const token = readWithin(scan, text, next, MARK_COSTS);
    at = token.end;
    if (token.kind === 'cdata') {
      write(element.markup ? markupAsText(markupAsText(token.text)) : markupAsText(token.text));
    } else if (token.kind === 'text') write('&lt;');
    else if (token.kind === 'open' || token.kind === 'close') {
      if (isItem(token.name)) return next;
      if (token.name === element.name) inside += token.kind === 'close' ? -1 : token.empty ? 0 : 1;
      if (inside < 0) return next;
      write(markupAsText(withoutPrefix(text.slice(next, token.end))));
    } else if (token.kind === 'end') return text.length;
  }
}

/** The scan itself: from the root's `<` to its end tag, or to the end of a feed that was cut. */
function scanElements(scan: Scan, text: string, at: number): void {
  while (at < text.length) {
    const next = text.indexOf('<', at);
    if (next !== at) scan.out.push(escapeXml(text.slice(at, next < 0 ? text.length : next), scan.entities));
    if (next < 0) return;
    const token = readWithin(scan, text, next, ELEMENT_COSTS);
    at = token.end;
    if (token.kind === 'open') {
      if (scan.items >= MOST_ITEMS && isItem(token.name)) return;
      openElement(scan, token.name, token.attributes);
      if (token.empty && !isChannel(token.name)) closeTag(scan, token.name);
      else if (!token.empty && READ.test(token.name)) {
        const markup = /xhtml/i.test(token.attributes.get('type') ?? '');
        at = copyContent(scan, text, at, { name: token.name, markup });
      }
    } else if (token.kind === 'close') {
      // Some close the channel before its items: it ends with the document.
      if (!isChannel(token.name)) closeTag(scan, token.name);
      if (scan.open.length === 0) return;
    } else if (token.kind === 'cdata') scan.out.push(markupAsText(token.text));
    else if (token.kind === 'text') scan.out.push('&lt;');
  }
}

/**
 * Makes any feed's text well-formed: junk before the root, DOCTYPE, comments, control characters, HTML entities, bare
 * `&` and `<`, loose attributes, capitals in names, end tags that miss or cross. Markup within titles and bodies becomes
 * text. An item that the end of the file cuts is dropped. Linear in the length of the text.
 * @returns null when there is no feed in the text
 */
export function repairFeed(source: string): Repaired | null {
  const root = ROOT.exec(source);
  const prolog = root ? source.slice(0, root.index) : '';
  if (!root || /<html[\s>]/i.test(prolog)) return null;
  const scan: Scan = {
    out: [],
    open: [],
    opened: new Map(),
    items: 0,
    itemAt: -1,
    namespaces: new Map(),
    base: null,
    entities: definedEntities(prolog),
    budget: BUDGET,
  };
  scanElements(scan, allowedCharacters(source.slice(root.index)), 0);
  if (scan.itemAt >= 0) cutAt(scan);
  while (scan.open.length > 0) closeTag(scan, scan.open.at(-1) ?? '');
  return { xml: scan.out.join(''), namespaces: scan.namespaces };
}

/** Drops the item that is still open: half a link or half a title would be another article tomorrow. */
function cutAt(scan: Scan): void {
  const item = scan.open.findIndex(isItem);
  scan.out.length = scan.itemAt;
  scan.open.length = Math.max(item, 0);
  scan.itemAt = -1;
  scan.opened = new Map(scan.open.map((name) => [name, scan.open.filter((other) => other === name).length]));
}
