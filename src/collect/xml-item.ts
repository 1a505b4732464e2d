// The fields of one XML item, or of the feed itself → what it says: title, link, id, date, body.
import type { UnixMs } from '../domain.ts';
import { readDate } from './dates.ts';
import { LONGEST_ID, LONGEST_TEXT, LONGEST_TITLE, LONGEST_URL } from './limits.ts';
import type { ParsedItem } from './parse.ts';
import { plainLine } from './plain-text.ts';
import type { XmlElement, XmlFields } from './xml-feed.ts';

// Each list: fields in the order of trust, the first that says something wins.
const TITLES = ['title', 'atom:title', 'dc:title', 'media:title'];
const PUBLISHED = ['published', 'atom:published', 'pubdate', 'issued', 'atom:issued', 'dcterms:issued', 'dc:date', 'date',
  'created', 'atom:created', 'dcterms:created', 'updated', 'atom:updated', 'modified', 'atom:modified', 'dcterms:modified',
  'lastmod']; // prettier-ignore
const IDS = ['guid', 'id', 'atom:id', 'dc:identifier'];
/** The fullest text first; of two the longer is taken where the first is a mere teaser. */
const BODIES = ['content:encoded', 'content', 'atom:content', 'xhtml:body', 'body', 'description', 'summary',
  'atom:summary', 'dc:description', 'itunes:summary', 'media:description', 'abstract']; // prettier-ignore
const LINKS = ['feedburner:origlink', 'pheedo:origlink', 'link', 'atom:link'];
/** Links of an Atom entry that lead elsewhere than to the article. */
const ELSEWHERE =
  /^(?:self|edit|edit-media|enclosure|replies|hub|license|next|prev|previous|first|last|search|service\.\w+|icon|payment|related|via|comments|help|author|up|start)$/i;

const firstOf = (fields: XmlFields, names: string[]): XmlElement[] => names.flatMap((name) => fields.elements(name));

/** The address made absolute; as printed where no base is known. */
function absolute(link: string, bases: (string | undefined | null)[]): string {
  let base: string | undefined;
  for (const next of bases) if (next && URL.canParse(next, base)) base = new URL(next, base).href;
  return URL.canParse(link, base) ? new URL(link, base).href : link;
}

/** Title of the item or feed, one plain line; '' when it has none. */
export function titleOf(fields: XmlFields): string {
  for (const element of firstOf(fields, TITLES)) {
    const title = plainLine(decoded(element), LONGEST_TITLE);
    if (title !== '') return title;
  }
  return '';
}

/** Atom may wrap a text in base64: 0.3 by its mode, 1.0 by a type that is no text. */
function decoded({ text, attributes }: XmlElement): string {
  const wrapped = attributes.mode === 'base64' || attributes.type === 'application/octet-stream';
  return wrapped ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** Where the item or the feed's site is read; null when it says nowhere. `bases`: addresses that a relative one continues. */
export function linkOf(fields: XmlFields, bases: (string | null)[]): string | null {
  const links = firstOf(fields, LINKS)
    .map(({ text, attributes }) => ({
      href: (attributes.href ?? text).trim(),
      rel: attributes.rel ?? 'alternate',
      html: /html/.test(attributes.type ?? 'html'),
      base: attributes['xml:base'],
    }))
    .filter(({ href }) => href !== '' && href.length <= LONGEST_URL);
  const here = links.filter(({ rel }) => /^alternate$/i.test(rel));
  const chosen = here.find(({ html }) => html) ?? here[0] ?? links.find(({ rel }) => !ELSEWHERE.test(rel));
  return chosen ? absolute(chosen.href, [...bases, fields.attributes['xml:base'], chosen.base]) : null;
}

/** The feed's own address, as it says; null when it does not. */
export function selfOf(fields: XmlFields): string | null {
  const links = firstOf(fields, LINKS).map(({ attributes }) => attributes);
  return links.find(({ rel, href }) => href && /^self$/i.test(rel ?? ''))?.href ?? null;
}

/** The guid where it is an address to open, the RDF subject, the CDF address, where Atom content stands, the attached file. */
function otherLink(fields: XmlFields, bases: (string | null)[]): string | null {
  const guid = fields.elements('guid').find(({ attributes }) => !/^false$/i.test(attributes.ispermalink ?? ''));
  const enclosed = firstOf(fields, ['link', 'atom:link']).find(({ attributes }) =>
    /^enclosure$/i.test(attributes.rel ?? ''),
  );
  const source = firstOf(fields, ['content', 'atom:content']).find(({ attributes }) => attributes.src)?.attributes.src;
  const file = fields.elements('enclosure')[0]?.attributes.url ?? enclosed?.attributes.href;
  const candidates = [guid?.text, fields.attributes['rdf:about'], fields.attributes.href, source, file];
  const link =
    candidates.find((text) => text && /^https?:\/\//i.test(text.trim()))?.trim() ?? fields.attributes.href ?? file;
  return link ? absolute(link, [...bases, fields.attributes['xml:base']]) : null;
}

/** When it was published, or else changed; null when it says neither in a way that can be read. */
function publishedAt(fields: XmlFields): UnixMs | null {
  for (const { text } of firstOf(fields, PUBLISHED)) {
    const at = readDate(text);
    if (at !== null) return at;
  }
  return null;
}

function idOf(fields: XmlFields): string | null {
  const printed = firstOf(fields, IDS).map(({ text }) => text.trim());
  return [...printed, fields.attributes['rdf:about'] ?? ''].find((id) => id !== '')?.slice(0, LONGEST_ID) ?? null;
}

function bodyOf(fields: XmlFields): string {
  const bodies = firstOf(fields, BODIES).map((element) => decoded(element).trim());
  return (bodies.find((body) => body !== '') ?? '').slice(0, LONGEST_TEXT);
}

/** One item as a person would read it; null when it says nothing at all. */
export function readXmlItem(fields: XmlFields, bases: (string | null)[]): ParsedItem | null {
  const item: ParsedItem = {
    title: titleOf(fields),
    link: linkOf(fields, bases) ?? otherLink(fields, bases),
    id: idOf(fields),
    publishedAt: publishedAt(fields),
    body: bodyOf(fields),
    // RSS: whose item this was, as aggregators say it. (An Atom source is a feed of its own, and no text.)
    source: plainLine(fields.elements('source')[0]?.text ?? '', LONGEST_TITLE) || null,
    sourceUrl: fields.elements('source')[0]?.attributes.url ?? null,
  };
  const saysNothing = !item.title && !item.link && !item.id && !item.body && item.publishedAt === null;
  return saysNothing ? null : item;
}
