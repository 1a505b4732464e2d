// An item of a feed → its addresses, guid and bare words: what its identities are made of.
import { bareWords } from './bare-words.ts';
import { canonicalUrl } from './canonical-url.ts';
import { isOpaque } from './link-services.ts';
import type { ParsedItem } from './parse.ts';

const SHORTEST = 60; // letters and digits; "Morning briefing" comes every day, and is another article each time
const ADDED = 30; // letters and digits that a body adds; one that repeats the title says nothing of its own
const TELLING_TITLE = 30; // letters and digits; a shorter one needs its body to tell two articles apart
const NAMING_TITLE = 20; // letters and digits; with a text of its own; a column's is shorter
const TELLING_TEXT = 300; // letters and digits; under a title that tells nothing, a shorter text may be the same every day
const SHORTEST_GUID = 4; // characters; "1", "2", "3" are places in the file
const DAY = 86_400_000; // ms; a date without a time of day is midnight

/** An item as it is recognised. */
export interface ReadItem {
  item: ParsedItem;
  /** Canonical: its link, and its guid where that is an address. */
  urls: URL[];
  /** Its link is one that only its maker can read. */
  opaque: boolean;
  guid: string | null;
  /** Bare words of the title, and of title and body. */
  title: string;
  words: string;
  /** What tells it from another item: the title where it tells enough. */
  telling: string;
}

/** An address that several articles may share says nothing: the front page, or the feed's own site. */
function articleUrl(link: string | null, site: string | null): URL | null {
  const canonical = link === null ? null : canonicalUrl(link);
  if (canonical === null || canonical === site) return null;
  const url = new URL(canonical);
  return url.pathname === '/' && url.search === '' && url.hash === '' ? null : url;
}

/** @param site canonical address of the feed's site; null where it names none. */
export function readItem(item: ParsedItem, site: string | null): ReadItem {
  const link = articleUrl(item.link, site);
  const guid = item.id !== null && item.id.length >= SHORTEST_GUID ? item.id : null;
  const isAddress = guid !== null && /^https?:\/\//i.test(guid);
  const other = isAddress && guid !== item.link ? articleUrl(guid, site) : null;
  const title = bareWords(item.title);
  const words = `${title} ${bareWords(item.body)}`.trim();
  return {
    item,
    urls: [link, other?.href === link?.href ? null : other].filter((url) => url !== null),
    opaque: link !== null && isOpaque(link),
    guid: isAddress ? null : guid,
    title,
    words,
    telling: title.length >= TELLING_TITLE ? title : words,
  };
}

/** Its text, where that is one article's alone; null for a short one, and for one that may be the same every day. */
export function ownText({ title, words, opaque }: ReadItem): string | null {
  const added = words.length - title.length - (words.startsWith(`${title} ${title}`) ? title.length : 0);
  const least = title.length >= NAMING_TITLE ? SHORTEST : TELLING_TEXT;
  return !opaque && words.length >= least && added >= ADDED ? words : null;
}

/** Text and time of day: what tells an item without a text of its own from the next one under the same title. */
export function datedText({ item, title, words, opaque }: ReadItem): string | null {
  const at = item.publishedAt;
  const telling = title.length >= TELLING_TITLE || words.length >= SHORTEST;
  return !opaque && telling && at !== null && at % DAY !== 0 ? `${words}\n${at}` : null;
}

/** Title and place on the site: a feed that moves to another host keeps its paths. */
export function pathText({ title, opaque }: ReadItem, url: URL | undefined): string | null {
  return url === undefined || title === '' || opaque ? null : `${title}\n${url.pathname}${url.search}${url.hash}`;
}
