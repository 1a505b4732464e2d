// A feed that was repaired → its fields by plain names, through rss-parser.
import Parser from 'rss-parser';
import type { Repaired } from './repair.ts';
import type { XmlElement } from './xml-scan.ts';
import { FIELD_TAGS } from './xml-names.ts';

/** What one feed or item says: the elements of a field, in the order of the file, and its own attributes. */
export interface XmlFields {
  elements(name: string): XmlElement[];
  attributes: Record<string, string>;
}
export interface XmlFeed {
  feed: XmlFields;
  items: XmlFields[];
}

const KEPT = [
  ...[...FIELD_TAGS].map(([name, tag]) => [tag, name, { keepArray: true }]),
  ['$', '$', { keepArray: true }], // the attributes of the channel, feed, item or entry itself
];
const NONE: XmlElement[] = [];
const NO_ATTRIBUTES: Record<string, string> = {};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
// xml2js makes them so, without a prototype: an attribute `__proto__` is no more than a name.
const isAttributes = (value: unknown): value is Record<string, string> => isRecord(value);

/** xml2js gives a text alone, or an object with the attributes, where the element was kept aside. */
function readElement(value: unknown, aside: XmlElement[]): XmlElement {
  if (typeof value === 'string') return { text: value, attributes: NO_ATTRIBUTES };
  const kept = isRecord(value) && isAttributes(value.$) ? aside[Number(value.$.a)] : undefined;
  return kept ?? { text: '', attributes: NO_ATTRIBUTES };
}

function readFields(record: Record<string, unknown>, aside: XmlElement[]): XmlFields {
  return {
    attributes: isAttributes(record.$) ? record.$ : NO_ATTRIBUTES,
    elements(name) {
      const found = record[name];
      return Array.isArray(found) ? found.map((value) => readElement(value, aside)) : NONE;
    },
  };
}

/**
 * Reads the repaired XML with rss-parser.
 * @throws when it is no feed of a format that rss-parser knows
 */
export async function readXmlFeed({ xml, aside }: Repaired): Promise<XmlFeed> {
  // A parser keeps the state of its last feed, so each feed has its own.
  const parser = new Parser({
    defaultRSS: 2,
    // Its types know no renaming for fields of the feed; its code does, as for those of an item.
    customFields: { feed: KEPT as never[], item: KEPT },
  });
  const feed: Record<string, unknown> = await parser.parseString(xml);
  const items = Array.isArray(feed.items) ? feed.items.filter(isRecord) : [];
  return { feed: readFields(feed, aside), items: items.map((item) => readFields(item, aside)) };
}
