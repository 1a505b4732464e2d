// How far the repair of a feed has read it, and what it has written: the state of one pass, and its writing.
import type { Source } from './xml-content.ts';
import { elementName, FIELD_TAGS, type ElementName } from './xml-names.ts';
import { definedEntities, escapeXml } from './xml-text.ts';
import { readToken, type Attributes } from './xml-tokens.ts';

/** One element: its text and its attributes. */
export interface XmlElement {
  text: string;
  attributes: Record<string, string>;
}

/** Work that a feed may cost; what comes after it is cut. 2,000 items of 40 elements need less. */
const BUDGET = 500_000;
export const MARK_COSTS = 1;
/** Characters from which on a text is kept aside: carrying it through the XML parser costs more than all else. */
const LONG = 200;
/** Attributes that are read, of fields and of the structure. */
const KEPT = /^(?:href|rel|type|mode|src|url|ispermalink|lastmod|xml:base|(?:[\w.-]+:)?about)$/;

/** What the scan has read so far. */
export interface Scan extends Source {
  out: string[];
  aside: XmlElement[];
  /** The root's tag; '' before it. */
  root: string;
  /** True for `feed` with entries, false for `rss` with a channel and items. */
  atom: boolean;
  /** True once the channel (or feed) has begun. */
  begun: boolean;
  base: string | null;
  /** True within an item; `itemAt` is then the length of `out` before it: a feed cut within it ends there. */
  inItem: boolean;
  itemAt: number;
  items: number;
  format: string;
  left: { more: boolean; cut: boolean; tangled: boolean };
  /** Open elements of which nothing is read, outermost first, and how many there are of each name. */
  open: string[];
  opened: Map<string, number>;
  /** The outermost of them that is of somebody else's namespace, and where it ends; -1 when it never does. */
  foreign: { depth: number; end: number } | null;
  /** Searches for the end of such elements that found none. */
  missed: number;
  namespaces: Map<string, string>;
  names: Map<string, ElementName>;
  budget: number;
}

/** What is read of the attributes; null where that is nothing. */
function keptAttributes(attributes: Attributes): Record<string, string> | null {
  let kept: Record<string, string> | null = null;
  for (const [key, value] of attributes) {
    if (KEPT.test(key)) (kept ??= {})[key.endsWith('about') ? 'about' : key] = value;
  }
  return kept;
}

/** The same as XML. */
export function attributesAsXml(attributes: Attributes): string {
  const kept = Object.entries(keptAttributes(attributes) ?? {});
  return kept.map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('');
}

/** Writes a field, or sets it aside. */
export function writeField(scan: Scan, name: string, attributes: Attributes, text: string): void {
  const tag = FIELD_TAGS.get(name) ?? name;
  const kept = attributes.size > 0 ? keptAttributes(attributes) : null;
  if (kept === null && text.length < LONG) scan.out.push(`<${tag}>${escapeXml(text)}</${tag}>`);
  else scan.out.push(`<${tag} a="${scan.aside.push({ text, attributes: kept ?? {} }) - 1}"/>`);
}

/** @param text from the root on; `prolog` what stands before it */
export function startScan(text: string, prolog: string): Scan {
  const scan: Scan = {
    text,
    entities: definedEntities(prolog),
    out: [],
    aside: [],
    root: '',
    atom: false,
    begun: false,
    base: null,
    inItem: false,
    itemAt: 0,
    items: 0,
    format: '',
    left: { more: false, cut: false, tangled: false },
    open: [],
    opened: new Map(),
    foreign: null,
    missed: 0,
    namespaces: new Map(),
    names: new Map(),
    budget: BUDGET,
    token(at) {
      scan.budget -= MARK_COSTS;
      return scan.budget < 0 ? { kind: 'end', end: text.length } : readToken(text, at);
    },
    nameOf(tag) {
      const known = scan.names.get(tag);
      if (known) return known;
      const name = elementName(tag, scan.namespaces, undefined);
      scan.names.set(tag, name);
      return name;
    },
  };
  return scan;
}
