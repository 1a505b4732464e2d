// The items of one poll → each article's identities, and which items are one article.
import { canonicalUrl, shortHash } from './canonical-url.ts';
import type { ParsedItem } from './parse.ts';
import { placesInFile } from './places-in-file.ts';
import { datedText, ownText, pathText, readItem, type ReadItem } from './read-item.ts';
import { titleKeys } from './title-keys.ts';

/** What an item is known by. */
export interface Identity {
  /** Article.id. */
  id: string;
  /** Article.keys, at least one. */
  keys: string[];
  /** Article.alsoKeys, where there are some. */
  alsoKeys?: string[];
  /** Article.askKeys, where there are some. */
  askKeys?: string[];
}

const SITE_WIDE_GUID = 8; // characters, not digits alone: two feeds of a site may both count from one

/** Values that stand for more than one thing: an address on different articles is no identity of any of them. */
function ambiguous(pairs: Iterable<[value: string, of: string]>): Set<string> {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const [value, of] of pairs) {
    const known = first.get(value);
    if (known === undefined) first.set(value, of);
    else if (known !== of) several.add(value);
  }
  return several;
}

/** What stands on several items of the feed that are not one article. */
interface Shared {
  urls: Set<string>;
  guids: Set<string>;
  dates: Set<string>;
}

function sharedOf(items: ReadItem[]): Shared {
  const pairs = (values: (one: ReadItem) => string[], of: (one: ReadItem, i: number) => string) =>
    ambiguous(items.flatMap((one, i) => values(one).map((value): [string, string] => [value, of(one, i)])));
  const telling = (one: ReadItem): string => one.telling;
  const place = (one: ReadItem, i: number): string => one.urls[0]?.href ?? one.guid ?? String(i);
  return {
    urls: pairs(({ urls }) => urls.map(({ href }) => href), telling),
    guids: pairs(({ guid }) => (guid === null ? [] : [guid]), telling),
    dates: pairs((one) => [datedText(one) ?? []].flat(), place),
  };
}

/** What it is known by within its feed: kind and value. */
function ownKeys(one: ReadItem, guid: string | null, url: URL | undefined, shared: Shared): [string, string][] {
  const text = ownText(one);
  const dated = text === null ? datedText(one) : null;
  const found: [string, string | null][] = [
    ['guid', guid],
    ['content', text],
    ['content', dated !== null && shared.dates.has(dated) ? null : dated],
    ['path', text === null ? pathText(one, url) : null],
  ];
  return found.flatMap(([kind, value]): [string, string][] => (value === null ? [] : [[kind, shortHash(value, 32)]]));
}

function keysOf(one: ReadItem, feedId: string, site: string | null, shared: Shared): string[] {
  const urls = one.urls.filter(({ href }) => !shared.urls.has(href));
  const guid = one.guid === null || shared.guids.has(one.guid) ? null : one.guid;
  const own = ownKeys(one, guid, urls[0], shared);
  const keys = urls.map(({ href }) => `url:${shortHash(href, 32)}`);
  keys.push(...own.map(([kind, value]) => `${kind}:${feedId}:${value}`));
  if (urls.length > 0 || site === null) return keys;
  const { hostname } = new URL(site);
  const isSiteWide = guid !== null && guid.length >= SITE_WIDE_GUID && !/^\d+$/.test(guid);
  const wide = own.filter(([kind]) => kind !== 'guid' || isSiteWide);
  return [...keys, ...wide.map(([kind, value]) => `${kind}:${hostname}:${value}`)];
}

/**
 * Identities of a feed's items, one for each, in their order.
 * - `url:` the canonical address, and the guid where that is one, unless other items of the feed with another text share it;
 * - `guid:` feed and guid, unless it is repeated on another text, or counts the places in the file;
 * - `content:` feed and text; a short text with its date;
 * - `path:` feed, title and place on the site of an item with a short text;
 * - guid and content of an item without an address by its site's name, too: one feed may be read at two addresses;
 * - `title:` title, publisher and time of an item whose link nobody can read (title-keys.ts).
 * An item that has none of them is known by all that it prints.
 */
export function identify(items: ParsedItem[], feed: { id: string; link: string | null }): Identity[] {
  const site = feed.link === null ? null : canonicalUrl(feed.link);
  const printed = items.map((item) => readItem(item, site));
  const arePlaces = placesInFile(items.map(({ id }) => id)) && new Set(printed.map(({ title }) => title)).size > 1;
  const read = arePlaces ? printed.map((one) => ({ ...one, guid: null })) : printed;
  const shared = sharedOf(read);
  const sameTitle = ambiguous(read.map(({ title }, i): [string, string] => [title, String(i)]));
  return read.map((one): Identity => {
    const isAlone = !sameTitle.has(one.title);
    const titles = titleKeys(one.item, { url: one.urls[0] ?? null, opaque: one.opaque, isAlone });
    const keys = [...keysOf(one, feed.id, site, shared), ...titles.keys];
    if (keys.length === 0) {
      const all = shortHash(allOf(one), 32);
      keys.push(...[feed.id, ...(site === null ? [] : [new URL(site).hostname])].map((of) => `content:${of}:${all}`));
    }
    const [first = ''] = keys;
    const id = first.startsWith('url:') ? first.slice('url:'.length) : shortHash(first, 32);
    const { alsoKeys, askKeys } = titles;
    return { id, keys, ...(alsoKeys.length > 0 && { alsoKeys }), ...(askKeys.length > 0 && { askKeys }) };
  });
}

function allOf({ item, words }: ReadItem): string {
  return [item.id, item.link, item.publishedAt, words].join('\n');
}
