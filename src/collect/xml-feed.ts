// Well-formed XML of any feed format → its fields by plain names, through rss-parser.
import Parser from 'rss-parser';
import type { Repaired } from './repair.ts';

/** One element: its text and its attributes. */
export interface XmlElement {
  text: string;
  attributes: Record<string, string>;
  /** Texts of the elements in it, where it has some. */
  inner?: string[];
}
/** What one feed or item says: the elements of a field, in the order of the file, and its own attributes. */
export interface XmlFields {
  elements(name: string): XmlElement[];
  attributes: Record<string, string>;
}
export interface XmlFeed {
  feed: XmlFields;
  items: XmlFields[];
}

/** Namespaces by what stands in their address, or by the prefix everybody uses for them where none is declared. */
const NAMESPACES: [RegExp, string][] = [
  [/purl\.org\/atom|www\.w3\.org\/2005\/atom/i, 'atom'],
  [/purl\.org\/dc\/terms/i, 'dcterms'],
  [/purl\.org\/dc\//i, 'dc'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/search\.yahoo\.com\/mrss|video\.search\.yahoo/i, 'media'],
  [/rssnamespace\.org\/feedburner/i, 'feedburner'],
  [/w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/22-rdf-syntax-ns/i, 'rdf'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/i, 'sy'],
  [/itunes\.com|apple\.com\/dtds\/podcast/i, 'itunes'],
  [
    /purl\.org\/rss\/1\.0\/?$|my\.netscape\.com|purl\.org\/net\/rss|backend\.userland\.com|blogs\.law\.harvard\.edu/i,
    '',
  ],
];
const namespaceOf = (address: string): string | null => NAMESPACES.find(([part]) => part.test(address))?.[1] ?? null;

/** Elements that rss-parser must see by their own names to find the items. */
const STRUCTURE: Record<string, string> = {
  rss: 'rss',
  rdf: 'rss',
  channel: 'channel',
  item: 'item',
  feed: 'feed',
  entry: 'entry',
};

/** Fields that are read, by namespace and name, in small letters. */
const FIELDS = [
  'title', 'link', 'id', 'guid', 'description', 'summary', 'content', 'pubdate', 'published', 'updated', 'issued',
  'modified', 'created', 'date', 'subtitle', 'tagline', 'abstract', 'body', 'lastmod', 'source',
  'enclosure',
  'dc:title', 'dc:date', 'dc:description', 'dc:identifier', 'dcterms:issued', 'dcterms:created', 'dcterms:modified',
  'atom:title', 'atom:link', 'atom:id', 'atom:summary', 'atom:content', 'atom:published', 'atom:updated', 'atom:issued',
  'atom:modified', 'atom:created', 'content:encoded', 'xhtml:body', 'media:title', 'media:description',
  'feedburner:origlink', 'pheedo:origlink', 'itunes:summary',
  'ttl', 'skiphours', 'skipdays', 'sy:updateperiod', 'sy:updatefrequency', 'sy:updatebase',
]; // prettier-ignore

/**
 * rss-parser's own reading of these fields is not used: its snippets cost the square of a text's length, and one bad
 * date or one `<link>` without attributes ends the whole feed. Under other names it leaves them to us, unread.
 */
const MARK = 'feed-';
const KEPT = [
  ...FIELDS.map((name) => [MARK + name, name, { keepArray: true }]),
  ['$', '$', { keepArray: true }], // the attributes of the channel, feed, item or entry itself
];

/** The name under which an element is kept: its namespace's usual prefix, or none for the feed's own. */
function plainName(qualified: string, namespaces: Map<string, string>): string {
  const [prefix, local] = qualified.includes(':') ? qualified.split(':', 2) : ['', qualified];
  const address = namespaces.get(prefix ?? '');
  const declared = address === undefined ? null : namespaceOf(address);
  const space = prefix === '' ? '' : (declared ?? prefix); // without a prefix it is the feed's own, whatever it declares
  const name = local ?? '';
  const own = space === '' || space === 'rdf' || (space === 'atom' && /^(?:feed|entry)$/.test(name));
  if (own && Object.hasOwn(STRUCTURE, name)) return STRUCTURE[name] ?? name;
  return MARK + (space === '' ? name : `${space}:${name}`);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function readAttributes(value: unknown): Record<string, string> {
  const read = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(read.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** xml2js gives a text alone, or an object with `_` for the text and `$` for the attributes. */
function readElement(value: unknown): XmlElement {
  if (typeof value === 'string') return { text: value, attributes: {} };
  if (!isRecord(value)) return { text: '', attributes: {} };
  const element = { text: typeof value._ === 'string' ? value._ : '', attributes: readAttributes(value.$) };
  const inner = Object.entries(value).flatMap(([name, within]) => (/^[$_]$/.test(name) ? [] : [within].flat()));
  const texts = inner.filter((text) => typeof text === 'string');
  return texts.length === 0 ? element : { ...element, inner: texts };
}

function readFields(record: Record<string, unknown>): XmlFields {
  return {
    attributes: readAttributes(record.$),
    elements(name) {
      const found = record[name];
      return Array.isArray(found) ? found.map(readElement) : [];
    },
  };
}

/**
 * Reads the repaired XML with rss-parser.
 * @throws when it is no feed of a format that rss-parser knows
 */
export async function readXmlFeed({ xml, namespaces }: Repaired): Promise<XmlFeed> {
  const names = new Map<string, string>();
  const named = (qualified: string): string => {
    const name = names.get(qualified) ?? plainName(qualified, namespaces);
    names.set(qualified, name);
    return name;
  };
  // A parser keeps the state of its last feed, so each feed has its own.
  const parser = new Parser({
    defaultRSS: 2,
    xml2js: { tagNameProcessors: [named] },
    // Its types know no renaming for fields of the feed; its code does, as for those of an item.
    customFields: { feed: KEPT as never[], item: KEPT },
  });
  const feed: Record<string, unknown> = await parser.parseString(xml);
  const items = Array.isArray(feed.items) ? feed.items.filter(isRecord) : [];
  return { feed: readFields(feed), items: items.map(readFields) };
}
