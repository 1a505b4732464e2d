// An item whose link only its maker can read → what it is known by all the same: title, publisher and time of day.
import { bareWords } from './bare-words.ts';
import { canonicalUrl, shortHash } from './canonical-url.ts';
import type { ParsedItem } from './parse.ts';

export interface TitleKeys {
  /** Of the item itself. */
  keys: string[];
  /** Under which such an item may know it later; it is not asked for them. */
  alsoKeys: string[];
}

const SHORTEST = 20; // letters; a publisher's articles of one day differ in their titles
const SPAN = 6 * 3_600_000; // ms; a column of every morning and evening has one title, twelve hours apart
const NONE: TitleKeys = { keys: [], alsoKeys: [] };

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

function keyOf(publisher: string, words: string, span: number | null): string {
  return `title:${shortHash(`${publisher}\n${words}\n${span ?? ''}`, 32)}`;
}

/**
 * Two items of one publisher under one title are one article when their times lie near each other: surely within six hours,
 * never twelve apart if one is the publisher's own, eighteen if neither is. The publisher's own items are never
 * known by their titles: a wire has many under the same, at the same minute.
 * @param url canonical; null where there is none
 */
export function titleKeys(item: ParsedItem, url: URL | null, opaque: boolean): TitleKeys {
  const span = item.publishedAt === null ? null : Math.floor(item.publishedAt / SPAN);
  if (!opaque) {
    const words = span === null || url === null ? '' : bareWords(item.title);
    if (words.length < SHORTEST || url === null) return NONE;
    return { keys: [], alsoKeys: [keyOf(url.hostname, words, span)] };
  }
  const publisher = publisherOf(item);
  const words = bareWords(withoutPublisher(item.title, item.source));
  if (publisher === null || words.length < SHORTEST) return NONE;
  const spans = span === null ? [null] : [span - 1, span, span + 1];
  return { keys: spans.map((one) => keyOf(publisher, words, one)), alsoKeys: [] };
}
