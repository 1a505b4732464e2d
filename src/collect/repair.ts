// A feed's text, however broken → well-formed XML with what is read of it, ready for the XML parser.
import type { LeftOut } from './left-out.ts';
import { LONGEST_URL, MOST_ITEMS } from './limits.ts';
import { readContent } from './xml-content.ts';
import { formatOf } from './xml-format.ts';
import { elementName, type ElementName } from './xml-names.ts';
import { attributesAsXml, MARK_COSTS, startScan, writeField, type Scan, type XmlElement } from './xml-scan.ts';
import { allowedCharacters, NO_ENTITIES, readReferences } from './xml-text.ts';
import type { Attributes, Token } from './xml-tokens.ts';

export interface Repaired {
  /** `rss` with a channel and items, or `feed` with entries; each field under the short name of FIELD_TAGS. */
  xml: string;
  /** Elements that are more than a short text, by the number that stands in the attribute `a` of their tag. */
  aside: XmlElement[];
  /** The root's xml:base, where it is not the element that becomes the feed. */
  base: string | null;
  /** Its name for people: "RSS 2.0". */
  format: string;
  /** What was left out. */
  left: Omit<LeftOut, 'empty'>;
}

const ELEMENT_COSTS = 5; // much more than a tag within content, which is text
const MOST_SEARCHES = 20; // for end tags that miss
const MOST_NAMESPACES = 200; // the richest feeds declare 30
const ROOT = /<(?:[a-z][\w.-]{0,30}:)?(?:rss|feed|rdf|channel)(?=[\s>/])/i;
function openRoot(scan: Scan, tag: string, { kind }: ElementName, attributes: Attributes): void {
  scan.root = tag;
  scan.format = formatOf(tag, attributes);
  scan.atom = kind === 'feed';
  if (kind === 'root') scan.base = attributes.get('xml:base') ?? null;
  if (scan.atom) scan.out.push(`<feed${attributesAsXml(attributes)}>`);
  else scan.out.push('<rss>');
  scan.begun = scan.atom;
}

/** A channel in a channel is no more than its items; one that comes late was begun by its first item or field. */
function openChannel(scan: Scan, attributes: Attributes): void {
  if (scan.begun) return;
  scan.begun = true;
  scan.out.push(`<channel${attributesAsXml(attributes)}>`);
}

function closeItem(scan: Scan): void {
  // rss-parser takes an empty one for a text, looks for its link, and finds the method `link` of texts.
  if (scan.inItem && scan.out.length === scan.itemAt + 1) scan.out.push('<nothing>-</nothing>');
  if (scan.inItem) scan.out.push(scan.atom ? '</entry>' : '</item>');
  scan.inItem = false;
  scan.foreign = null;
  scan.open.length = 0;
  scan.opened.clear();
}

/** An item ends where the next begins, and belongs to the feed whatever stands open around it. */
function openItem(scan: Scan, attributes: Attributes): void {
  closeItem(scan);
  openChannel(scan, new Map());
  scan.items += 1;
  scan.itemAt = scan.out.length;
  scan.inItem = true;
  scan.out.push(`<${scan.atom ? 'entry' : 'item'}${attributesAsXml(attributes)}>`);
}

/**
 * True within an element of somebody else's namespace, beside the items: what stands there is no item of this feed. One
 * whose end tag is missing does not count.
 */
const isForeign = ({ inItem, foreign }: Scan, at: number): boolean => !inItem && foreign !== null && foreign.end > at;

/** Opens an element of which nothing is read. */
function openOther(scan: Scan, tag: string, at: number): void {
  if (scan.foreign === null && !scan.inItem && tag.includes(':') && !tag.startsWith('rdf:')) {
    const end = scan.missed < MOST_SEARCHES ? scan.text.indexOf(`</${tag}`, at) : -1;
    if (end < 0) scan.missed += 1;
    else {
      scan.foreign = { depth: scan.open.length, end };
      scan.budget -= (end - at) >> 4; // a search is work, too
    }
  }
  scan.open.push(tag);
  scan.opened.set(tag, (scan.opened.get(tag) ?? 0) + 1);
}

function declareNamespaces(scan: Scan, attributes: Attributes): void {
  for (const [key, value] of attributes) {
    const prefix = /^xmlns(?::([\w.-]+))?$/.exec(key);
    if (!prefix || scan.namespaces.has(prefix[1] ?? '') || scan.namespaces.size >= MOST_NAMESPACES) continue;
    scan.namespaces.set(prefix[1] ?? '', value);
    scan.names.clear();
  }
}

/** Atom's XHTML, and Atom 0.3's markup that is not escaped. */
const isMarkup = (name: string, attributes: Attributes): boolean =>
  name === 'xhtml:body' ||
  /xhtml/i.test(attributes.get('type') ?? '') ||
  (attributes.get('mode') === 'xml' && /html/i.test(attributes.get('type') ?? ''));

/** Programs that take a feed for HTML print `<link/>https://…`; '' where no address follows. */
function addressBehind(text: string, from: number): string {
  const next = text.indexOf('<', from);
  const behind = next < 0 || next - from > LONGEST_URL ? '' : text.slice(from, next).trim();
  return /^https?:\/\/\S+$/i.test(behind) ? readReferences(behind, NO_ENTITIES) : '';
}

/** @returns where to go on: behind the tag, or behind the whole element where it is a field */
function openElement(scan: Scan, at: number, token: Extract<Token, { kind: 'open' }>): number {
  const { name: tag, attributes, end } = token;
  if (attributes.size > 0) declareNamespaces(scan, attributes);
  const own = scan.root === '' ? undefined : attributes.get('xmlns');
  const is = own === undefined ? scan.nameOf(tag) : elementName(tag, scan.namespaces, own);
  if (scan.root === '') openRoot(scan, tag, is, attributes);
  if (is.kind === 'root' || is.kind === 'feed') return end;
  if (is.kind === 'channel') openChannel(scan, attributes);
  else if (is.kind === 'item' && !isForeign(scan, end)) {
    openItem(scan, attributes);
    if (token.empty) closeItem(scan);
  } else if (is.kind === 'field' && scan.open.length === 0) {
    openChannel(scan, new Map());
    if (token.empty) writeField(scan, is.name, attributes, is.name === 'link' ? addressBehind(scan.text, end) : '');
    else {
      const printed = scan.text.substr(at + 1, tag.length);
      const field = { printed, tag, is, markup: isMarkup(is.name, attributes) };
      const { content, end: behind } = readContent(scan, end, field);
      writeField(scan, is.name, attributes, content);
      return behind;
    }
  } else if (is.kind !== 'through' && !token.empty) openOther(scan, tag, end);
  return end;
}

/** Closes the innermost element of that name with all that stands open in it. @returns true at the end of the feed */
function closeElement(scan: Scan, tag: string): boolean {
  const { kind } = scan.nameOf(tag);
  // Some close the channel before its items: it ends with the document.
  if (kind === 'root' || kind === 'feed') return tag === scan.root;
  if (kind === 'item' && !scan.opened.get(tag)) closeItem(scan);
  else if (scan.opened.get(tag)) {
    for (let closed: string | undefined; closed !== tag;) {
      closed = scan.open.pop();
      if (closed === undefined) break;
      scan.opened.set(closed, (scan.opened.get(closed) ?? 1) - 1);
    }
    if (scan.foreign !== null && scan.open.length <= scan.foreign.depth) scan.foreign = null;
  }
  return false;
}

/** The scan itself: from the root's `<` to its end tag, or to the end of a feed that was cut. */
function scanElements(scan: Scan): void {
  const { text } = scan;
  for (let at = text.indexOf('<'); at >= 0;) {
    scan.budget -= ELEMENT_COSTS - MARK_COSTS;
    const token = scan.token(at);
    if (token.kind === 'end') return;
    if (token.kind === 'open') {
      if (scan.items >= MOST_ITEMS && scan.nameOf(token.name).kind === 'item') {
        scan.left.more = true;
        return closeItem(scan);
      }
      at = text.indexOf('<', openElement(scan, at, token));
    } else {
      if (token.kind === 'close' && closeElement(scan, token.name)) return closeItem(scan);
      at = text.indexOf('<', token.end);
    }
  }
}

/**
 * Makes any feed's text well-formed: junk before the root, DOCTYPE, comments, control characters, HTML entities, bare
 * `&` and `<`, loose attributes, capitals in names, end tags that miss or cross. Markup within titles and bodies becomes
 * text, and what nobody reads is left out. An item that the end of the file cuts is dropped: half a link or half a title
 * would be another article tomorrow. Linear in the length of the text.
 * @returns null when there is no feed in the text
 */
export function repairFeed(source: string): Repaired | null {
  const root = ROOT.exec(source);
  const prolog = root ? source.slice(0, root.index) : '';
  if (!root || /<html[\s>]/i.test(prolog)) return null;
  const scan = startScan(allowedCharacters(source.slice(root.index)), prolog);
  scanElements(scan);
  scan.left.tangled = scan.budget < 0;
  scan.left.cut = scan.inItem;
  if (scan.inItem) scan.out.length = scan.itemAt;
  if (scan.atom) scan.out.push('</feed>');
  else scan.out.push(scan.begun ? '</channel></rss>' : '</rss>');
  const { aside, base, format, left } = scan;
  return { xml: scan.out.join(''), aside, base, format, left };
}
