// Feed bytes → title, link and items, or the reason why it is no feed. RSS 0.9-2.0, RDF, Atom, CDF, JSON Feed.
import type { UnixMs } from '../domain.ts';
import { decodeBytes } from './decode.ts';
import { readJsonFeed } from './json-feed.ts';
import { repairFeed } from './repair.ts';
import { readXmlFeed } from './xml-feed.ts';
import { linkOf, readXmlItem, selfOf, titleOf } from './xml-item.ts';

export interface ParsedItem {
  /** One plain line; '' when the item has none. */
  title: string;
  /** Made absolute where a base is known, otherwise as printed; null when there is none. Any scheme: check before use. */
  link: string | null;
  /** guid, id or rdf:about, as printed; null when there is none. */
  id: string | null;
  /** Published, or else changed; null when no date can be read. */
  publishedAt: UnixMs | null;
  /** HTML or text, the fullest that the feed prints; '' when there is none. */
  body: string;
  /** The publication it comes from, where the item names another than the feed. */
  source: string | null;
  /** Its address, where the item gives one. */
  sourceUrl?: string | null;
}
export interface ParsedFeed {
  ok: true;
  feed: { title: string | null; link: string | null };
  /** In the order of the file. */
  items: ParsedItem[];
  /** Items that said nothing or could not be read. */
  skipped: number;
}
export interface ParseFailure {
  ok: false;
  /** A plain sentence. */
  reason: string;
}

/** Why a text without a feed in it has none, in words. */
function whyNoFeed(text: string): string {
  const start = text.slice(0, 5_000);
  if (start.trim() === '') return 'The answer is empty.';
  if (/<html[\s>]|<!doctype\s+html|<body[\s>]/i.test(start)) return 'This is a web page, not a feed.';
  if (/^\s*[[{]/.test(start)) return 'This is JSON, but no JSON Feed (or it is cut off).';
  return 'This is no RSS, Atom or JSON feed.';
}

async function parseXml(text: string, url: string | null): Promise<ParsedFeed | ParseFailure> {
  const repaired = repairFeed(text);
  if (!repaired) return { ok: false, reason: whyNoFeed(text) };
  const { feed, items } = await readXmlFeed(repaired);
  const from = url ?? selfOf(feed);
  const link = linkOf(feed, [from]) ?? feed.attributes.href ?? null;
  const bases = [from ?? link, feed.attributes['xml:base'] ?? null];
  const read = items.map((item) => {
    try {
      return readXmlItem(item, bases);
    } catch {
      return null; // one bad item costs that item; it is counted below
    }
  });
  const good = read.filter((item) => item !== null);
  return { ok: true, feed: { title: titleOf(feed) || null, link }, items: good, skipped: read.length - good.length };
}

/**
 * Reads a feed of any format and state of repair.
 * @param input `contentType` as the server sent it, `url` after redirects (relative links continue it); null if unknown
 * @returns never throws: bytes that are no feed give the reason in words
 */
export async function parseFeed(input: {
  bytes: Uint8Array;
  contentType: string | null;
  url: string | null;
}): Promise<ParsedFeed | ParseFailure> {
  try {
    const text = decodeBytes(input.bytes, input.contentType);
    const json = /^\s*\{/.test(text.slice(0, 1_000)) ? readJsonFeed(text, input.url) : null;
    return json ?? (await parseXml(text, input.url));
  } catch {
    // What rss-parser refuses after the repair has a root of a feed, and nothing of a feed in it.
    return { ok: false, reason: 'This begins like a feed, but has no channel or entries that can be read.' };
  }
}
