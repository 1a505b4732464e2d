// The name of an element as a feed prints it → what it is to a reader of feeds: structure, a field, or nothing to read.

/** Namespaces by what stands in their address, or by the prefix everybody uses for them where none is declared. */
const NAMESPACES: [RegExp, string][] = [
  [/purl\.org\/atom|www\.w3\.org\/2005\/atom/i, 'atom'],
  [/purl\.org\/dc\/terms/i, 'dcterms'],
  [/purl\.org\/dc\//i, 'dc'],
  [/prismstandard\.org\/namespaces/i, 'prism'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/i, 'sy'],
  [/search\.yahoo\.com\/mrss|video\.search\.yahoo/i, 'media'],
  [/rssnamespace\.org\/feedburner/i, 'feedburner'],
  [/w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/22-rdf-syntax-ns/i, 'rdf'],
  [/itunes\.com|apple\.com\/dtds\/podcast/i, 'itunes'],
  [
    /purl\.org\/rss\/1\.0\/?$|(?:my|channel)\.netscape\.com|purl\.org\/net\/rss|backend\.userland\.com|blogs\.law\.harvard\.edu|(?:www|cyber)\.[\w.]{0,20}harvard\.edu\/rss/i,
    '',
  ],
];

/** The usual prefix of a namespace; null for one that no field is read of. */
export const namespaceOf = (address: string): string | null =>
  NAMESPACES.find(([part]) => part.test(address))?.[1] ?? null;

/** Fields that are read, by namespace and name, in small letters. */
const FIELDS = [
  'title', 'link', 'id', 'guid', 'description', 'summary', 'content', 'pubdate', 'published', 'updated', 'issued',
  'modified', 'created', 'date', 'subtitle', 'tagline', 'abstract', 'body', 'lastmod', 'source', 'enclosure',
  'dc:title', 'dc:date', 'dc:description', 'dc:identifier', 'dcterms:issued', 'dcterms:created', 'dcterms:modified',
  'dcterms:available', 'dcterms:date', 'prism:publicationdate',
  'atom:title', 'atom:link', 'atom:id', 'atom:summary', 'atom:content', 'atom:published', 'atom:updated', 'atom:issued',
  'atom:modified', 'atom:created', 'content:encoded', 'xhtml:body', 'media:title', 'media:description',
  'feedburner:origlink', 'pheedo:origlink', 'itunes:title', 'itunes:summary',
  'ttl', 'hour', 'day', 'sy:updateperiod', 'sy:updatefrequency', 'sy:updatebase',
]; // prettier-ignore
/**
 * Each field's name within the repaired XML. rss-parser's own reading of titles, links, dates and texts is not used: its
 * snippets cost the square of a text's length, and one bad date or one `<link>` without attributes ends the whole feed.
 * Under other names it leaves them to us, unread; under short ones it reads them faster.
 */
export const FIELD_TAGS: ReadonlyMap<string, string> = new Map(FIELDS.map((name, i) => [name, `f${i}`]));

/** Elements around fields that are the item's (or the feed's) own all the same. */
const THROUGH = new Set(['media:group', 'skiphours', 'skipdays']);
const STRUCTURE: Record<string, ElementKind> = {
  rss: 'root',
  rdf: 'root',
  feed: 'feed',
  channel: 'channel',
  item: 'item',
  entry: 'item',
};
/** Fields whose content is for reading: markup in them is content, never structure. */
const READ = /^(?:\w+:)?(?:title|description|summary|content|encoded|body|subtitle|tagline|abstract)$/;

export type ElementKind = 'root' | 'feed' | 'channel' | 'item' | 'field' | 'through' | 'other';
export interface ElementName {
  /** The field's name: its namespace's usual prefix, or none for the feed's own. */
  name: string;
  kind: ElementKind;
  /** True where markup within is content. */
  read: boolean;
}

/**
 * What an element is.
 * @param qualified its name as printed, in small letters
 * @param namespaces prefixes as declared, '' for the default one → address
 * @param own the namespace that the element itself declares as its default
 */
export function elementName(
  qualified: string,
  namespaces: ReadonlyMap<string, string>,
  own: string | undefined,
): ElementName {
  const colon = qualified.indexOf(':');
  const prefix = colon < 0 ? '' : qualified.slice(0, colon);
  const local = colon < 0 ? qualified : qualified.slice(colon + 1);
  const address = prefix === '' ? own : namespaces.get(prefix);
  const declared = address === undefined ? null : namespaceOf(address);
  // Without a prefix it is the feed's own, whatever the feed declares; unless this very element says otherwise.
  const space = declared ?? prefix;
  const structure = Object.hasOwn(STRUCTURE, local) ? STRUCTURE[local] : undefined;
  const itsOwn = space === '' || space === 'rdf' || (space === 'atom' && (local === 'feed' || local === 'entry'));
  if (structure !== undefined && itsOwn) return { name: local, kind: structure, read: false };
  const name = space === '' ? local : `${space}:${local}`;
  if (FIELD_TAGS.has(name)) return { name, kind: 'field', read: READ.test(name) };
  return { name, kind: THROUGH.has(name) ? 'through' : 'other', read: false };
}
