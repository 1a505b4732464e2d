// The items of one poll → each article's identities, and which items are one article.
import { shortHash, canonicalUrl } from './canonical-url.ts';
import type { ParsedItem } from './parse.ts';
import { plainLine } from './plain-text.ts';

/** What an item is known by. */
export interface Identity {
  /** Article.id. */
  id: string;
  /** Article.keys, at least one. */
  keys: string[];
}

const SHORTEST = 60; // letters and digits; "Morning briefing" comes every day, and is another article each time
const TELLING_TITLE = 30; // letters and digits; a shorter one needs its body to tell two articles apart
const SHORTEST_GUID = 4; // characters; "1", "2", "3" are places in the file
const LONGEST = 20_000; // characters of a body that are compared

/** Letters and digits alone: what a re-issue leaves unchanged, whatever it does to markup, links and spaces. */
function bareWords(text: string): string {
  const withoutMarkup = text.slice(0, LONGEST).replace(/<[^<>]{0,2000}>/g, ' ');
  return plainLine(withoutMarkup, LONGEST).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore
}

/** An address that several articles may share says nothing: the front page, or the feed's own site. */
function articleUrl(item: ParsedItem, site: string | null): string | null {
  const url = item.link === null ? null : canonicalUrl(item.link);
  if (url === null || url === site) return null;
  const { pathname, search, hash } = new URL(url);
  return pathname === '/' && search === '' && hash === '' ? null : url;
}

/** Values that stand for more than one text: an address or a guid on different articles is no identity of any. */
function ambiguous(pairs: { value: string | null; words: string }[]): Set<string> {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const { value, words } of pairs) {
    if (value === null) continue;
    const known = first.get(value);
    if (known === undefined) first.set(value, words);
    else if (known !== words) several.add(value);
  }
  return several;
}

/**
 * Identities of a feed's items, one for each, in their order.
 * - `url:` the canonical address, unless other items of the feed with another text share it;
 * - `guid:` feed and guid, unless it is repeated on another text;
 * - `content:` feed, title and body, unless they are too short to be one article's alone.
 * An item that has none of them is known by all that it prints.
 */
export function identify(items: ParsedItem[], feed: { id: string; link: string | null }): Identity[] {
  const site = feed.link === null ? null : canonicalUrl(feed.link);
  const read = items.map((item) => {
    const title = bareWords(item.title);
    const words = `${title} ${bareWords(item.body)}`.trim();
    const guid = item.id !== null && item.id.length >= SHORTEST_GUID ? item.id : null;
    return { item, url: articleUrl(item, site), guid, words, telling: title.length >= TELLING_TITLE ? title : words };
  });
  const sharedUrls = ambiguous(read.map(({ url, telling }) => ({ value: url, words: telling })));
  const sharedGuids = ambiguous(read.map(({ guid, telling }) => ({ value: guid, words: telling })));
  return read.map(({ item, url, guid, words }) => {
    const keys: string[] = [];
    if (url !== null && !sharedUrls.has(url)) keys.push(`url:${shortHash(url, 32)}`);
    if (guid !== null && !sharedGuids.has(guid)) keys.push(`guid:${feed.id}:${shortHash(guid, 32)}`);
    if (words.length >= SHORTEST) keys.push(`content:${feed.id}:${shortHash(words, 32)}`);
    if (keys.length === 0) {
      const all = [item.id, item.link, item.publishedAt, words].join('\n');
      keys.push(`content:${feed.id}:${shortHash(all, 32)}`);
    }
    const [first = ''] = keys;
    const id = first.startsWith('url:') ? first.slice('url:'.length) : shortHash(first, 32);
    return { id, keys };
  });
}
