// Feed bytes → title, link and items, or the reason why it is no feed, read on the spot. RSS 0.9-2.0, RDF, Atom, CDF, JSON Feed.
import { decodeBytes } from './decode.ts';
import { readJsonFeed } from './json-feed.ts';
import { leftOut } from './left-out.ts';
import type { FeedBytes, ParsedFeed, ParseFailure } from './parse.ts';
import { readPace } from './pace.ts';
import { repairFeed } from './repair.ts';
import { readXmlFeed } from './xml-feed.ts';
import { readHints } from './xml-hints.ts';
import { readXmlItem, titleOf } from './xml-item.ts';
import { baseOf, linkOf, relatedTo } from './xml-links.ts';

/** Why a text without a feed in it has none; the first row that fits its start speaks. */
const NO_FEED: [RegExp, string][] = [
  [/^\s*$/, 'The answer is empty.'],
  [/<opml[\s>]/i, 'This is a list of feeds (OPML), not a feed.'],
  [/<(?:urlset|sitemapindex)[\s>]/i, 'This is a map of a site, not a feed.'],
  [/<html[\s>]|<!doctype\s+html|<body[\s>]/i, 'This is a web page, not a feed.'],
  [/^\s*[[{]/, 'This is JSON, but no JSON Feed (or it is cut off).'],
];
function whyNoFeed(text: string): string {
  const start = text.slice(0, 5_000);
  return NO_FEED.find(([shows]) => shows.test(start))?.[1] ?? 'This is no RSS, Atom or JSON feed.';
}

async function parseXml(text: string, url: string | null): Promise<ParsedFeed | ParseFailure> {
  const repaired = repairFeed(text);
  if (!repaired) return { ok: false, reason: whyNoFeed(text) };
  const { feed, items } = await readXmlFeed(repaired);
  const from = url ?? relatedTo(feed, 'self')[0] ?? null;
  const link = linkOf(feed, baseOf([from, repaired.base])) ?? feed.attributes.href ?? null;
  const base = baseOf([from ?? link, repaired.base, feed.attributes['xml:base']]);
  const read = items.map((item) => {
    try {
      return readXmlItem(item, base);
    } catch {
      return null; // one bad item costs that item; it is counted below
    }
  });
  const good = read.filter((item) => item !== null);
  const skipped = read.length - good.length;
  const pace = readPace(feed);
  return {
    ok: true,
    feed: { title: titleOf(feed) || null, link },
    format: repaired.format,
    items: good,
    skipped,
    cut: repaired.left.cut,
    ...(pace !== null && { pace }),
    notes: leftOut({ ...repaired.left, empty: skipped }),
    hints: readHints(feed, url),
  };
}

/** Reads a feed of any format and state of repair, in time that grows with its length. Never throws. */
export async function parseHere(input: FeedBytes): Promise<ParsedFeed | ParseFailure> {
  try {
    const text = decodeBytes(input.bytes, input.contentType);
    const json = /^[\s\uFEFF]*\{/.test(text.slice(0, 1_000)) ? readJsonFeed(text, input.url) : null;
    return json ?? (await parseXml(text, input.url));
  } catch {
    // What rss-parser refuses after the repair has a root of a feed, and nothing of a feed in it.
    return { ok: false, reason: 'This begins like a feed, but has no channel or entries that can be read.' };
  }
}
