// An item whose link only its maker can read → what it is known by all the same: title, publisher and time of day.
import { bareWords } from './bare-words.ts';
import { canonicalUrl, shortHash } from './canonical-url.ts';
import type { ParsedItem } from './parse.ts';

export interface TitleKeys {
  /** Of the item itself. */
  keys: string[];
  /** Under which such an item may know it later; it is not asked for them. */
  alsoKeys: string[];
  /** Under which such an item may have left word of it; it is never remembered under them. */
  askKeys: string[];
}

const SHORTEST = 20; // letters; a publisher's articles of one day differ in their titles
const SPAN = 6 * 3_600_000; // ms; a column of every morning and evening has one title, twelve hours apart
const LONGEST_COMMON = 30; // letters; shorter titles are printed of several articles of a publisher
const NONE: TitleKeys = { keys: [], alsoKeys: [], askKeys: [] };

/** Services print "Title - Publisher": the title alone, as the publisher printed it. */
function withoutPublisher(title: string, source: string | null): string {
  const at = Math.max(title.lastIndexOf(' - '), title.lastIndexOf(' | '), title.lastIndexOf(' – '));
  if (at <= 0) return title;
  const isPublisher = source === null || bareWords(title.slice(at + 3)) === bareWords(source);
  return isPublisher ? title.slice(0, at) : title;
}

/** The publisher's host where the item names it, else the name; null where it says neither. */
function publisherOf({ source, sourceUrl, title }: ParsedItem): string | null {
  const url = sourceUrl ? canonicalUrl(sourceUrl) : null;
  if (url !== null) return new URL(url).hostname;
  return bareWords(source ?? title.slice(title.lastIndexOf(' - ') + 3)) || null;
}

/** @param kind `title`: of what services list; `own`: of the publisher's own item, which a service has listed before */
function keyOf(kind: 'title' | 'own', publisher: string, words: string, span: number | null): string {
  return `${kind}:${shortHash(`${publisher}\n${words}\n${span ?? ''}`, 32)}`;
}

/**
 * Two items of one publisher under one title are one article when their times lie near each other: surely within six hours,
 * never twelve apart if one is the publisher's own, eighteen if neither is. The publisher's own items are never
 * known to each other by their titles: a wire has many under the same, at the same minute. One that is listed alone under its
 * title is known where a service had listed it before.
 * @param from `url` canonical, null where there is none; `opaque`: the link is one that only its maker can read;
 *   `isAlone`: no other item of the feed has its title
 */
export function titleKeys(item: ParsedItem, from: { url: URL | null; opaque: boolean; isAlone: boolean }): TitleKeys {
  const { url, opaque, isAlone } = from;
  const span = item.publishedAt === null ? null : Math.floor(item.publishedAt / SPAN);
  if (!opaque) {
    const words = span === null || url === null ? '' : bareWords(item.title);
    if (words.length < SHORTEST || url === null) return NONE;
    const asks = isAlone && words.length >= LONGEST_COMMON;
    return {
      keys: [],
      alsoKeys: [keyOf('title', url.hostname, words, span)],
      askKeys: asks ? [keyOf('own', url.hostname, words, span)] : [],
    };
  }
  const publisher = publisherOf(item);
  const words = bareWords(withoutPublisher(item.title, item.source));
  if (publisher === null || words.length < SHORTEST) return NONE;
  const spans = span === null ? [null] : [span - 1, span, span + 1];
  const named = (kind: 'title' | 'own'): string[] => spans.map((one) => keyOf(kind, publisher, words, one));
  return { keys: named('title'), alsoKeys: span === null ? [] : named('own'), askKeys: [] };
}
