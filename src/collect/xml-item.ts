// The fields of one XML item, or of the feed itself → what it says: title, link, id, date, body.
import type { UnixMs } from '../domain.ts';
import { readDate } from './dates.ts';
import { LONGEST_ID, LONGEST_TEXT, LONGEST_TITLE } from './limits.ts';
import type { ParsedItem } from './parse.ts';
import { plainLine } from './plain-text.ts';
import type { XmlElement } from './xml-scan.ts';
import type { XmlFields } from './xml-feed.ts';
import { linkOf, otherLink } from './xml-links.ts';

// Each list: fields in the order of trust, the first that says something wins.
const TITLES = ['title', 'atom:title', 'dc:title', 'itunes:title', 'media:title'];
const PUBLISHED = ['published', 'atom:published', 'pubdate', 'issued', 'atom:issued', 'dcterms:issued', 'dc:date', 'date', 'dcterms:date',
  'dcterms:available', 'prism:publicationdate',
  'created', 'atom:created', 'dcterms:created', 'updated', 'atom:updated', 'modified', 'atom:modified', 'dcterms:modified',
  'lastmod']; // prettier-ignore
const IDS = ['guid', 'id', 'atom:id', 'dc:identifier'];
/** The fullest text first. */
const BODIES = ['content:encoded', 'content', 'atom:content', 'xhtml:body', 'body', 'description', 'summary',
  'atom:summary', 'dc:description', 'itunes:summary', 'media:description', 'abstract']; // prettier-ignore

/** The first of the fields, in their order, that is read as something. */
function first<T>(fields: XmlFields, names: string[], read: (element: XmlElement) => T | null): T | null {
  for (const name of names) {
    for (const element of fields.elements(name)) {
      const value = read(element);
      if (value !== null) return value;
    }
  }
  return null;
}

/** Atom may wrap a text in base64: 0.3 by its mode, 1.0 by a type that is no text. */
function decoded({ text, attributes }: XmlElement): string {
  const wrapped = attributes.mode === 'base64' || attributes.type === 'application/octet-stream';
  return wrapped ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** Title of the item or feed, one plain line; '' when it has none. */
export function titleOf(fields: XmlFields): string {
  return first(fields, TITLES, (element) => plainLine(decoded(element), LONGEST_TITLE) || null) ?? '';
}

/** When it was published, or else changed; null when it says neither in a way that can be read. */
function publishedAt(fields: XmlFields): UnixMs | null {
  return first(fields, PUBLISHED, ({ text }) => readDate(text)) ?? readDate(fields.attributes.lastmod ?? '');
}

function idOf(fields: XmlFields): string | null {
  const id = first(fields, IDS, ({ text }) => text.trim() || null) ?? (fields.attributes.about || null);
  return id === null ? null : id.slice(0, LONGEST_ID);
}

function bodyOf(fields: XmlFields): string {
  return (first(fields, BODIES, (element) => decoded(element).trim() || null) ?? '').slice(0, LONGEST_TEXT);
}

/** One item as a person would read it; null when it says nothing at all. `base`: what relative addresses continue. */
export function readXmlItem(fields: XmlFields, base: string | null): ParsedItem | null {
  const item = {
    title: titleOf(fields),
    link: linkOf(fields, base) ?? otherLink(fields, base),
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
