// A feed's number and how often it changed → its bytes, as a wire of invented news serves them.
import { gzipSync } from 'node:zlib';
import { drawing, filled, madeCompany, madeItem, OTHERS } from '../../extract/made-news.ts';

/** Items that a feed lists at a time. */
export const LISTED = 20;
/** One feed in so many has a new item when a part of the feeds has one. */
export const NEW_IN = 10;

/** One feed in so many prints its articles in full, the others a teaser. */
const FULL_IN = 4;
const FULL_TEXT = 24; // sentences

const MINUTE = 60_000; // ms
const COMPANIES_PER_FEED = 4; // so that a company is in few deals, however many feeds there are
const STARTED_AT = Date.now();

const NAMESPACES =
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';

export interface FarmFeed {
  etag: string;
  lastModified: string;
  plain: Buffer;
  packed: Buffer;
}

/** Each feed stands on a host of its own, as feeds do. The whole of 127.0.0.0/8 is this machine. */
export function hostOf(feed: number): string {
  return `127.1.${feed >> 8}.${feed & 255}`;
}

/** @param edition how often the feed got a new item since it was first served */
export function farmFeed(feed: number, edition: number, feeds: number): FarmFeed {
  const newest = LISTED + edition;
  const numbers = Array.from({ length: LISTED }, (_, i) => newest - 1 - i);
  const items = numbers.map((n) => itemText(feed, n, feeds));
  const head = `<title>Example Wire ${feed}</title><link>http://${hostOf(feed)}/</link><description>News</description>`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"${NAMESPACES}><channel>${head}${items.join('')}</channel></rss>`;
  const plain = Buffer.from(text);
  const lastModified = new Date(dateOf(newest)).toUTCString();
  return { etag: `"${feed}-${edition}"`, lastModified, plain, packed: gzipSync(plain) };
}

/** The item of that number; a later one is newer. */
function itemText(feed: number, n: number, feeds: number): string {
  const number = feed * 1_000 + n;
  const companies = feeds * COMPANIES_PER_FEED;
  const { title: made, body } = madeItem(number, companies);
  // Not every unit that is sold makes pumps: its name leads to all the others.
  const title = made.replace(/\bpumps\b/, madeCompany(number).split(' ')[0]?.toLowerCase() ?? 'pumps');
  const draw = drawing(number + 7);
  const sentences = (count: number): string[] =>
    Array.from({ length: count }, () => filled(OTHERS[draw(OTHERS.length)] ?? '', draw, companies));
  const address = `http://${hostOf(feed)}/news/${number}`;
  const full = feed % FULL_IN === 0 ? sentences(FULL_TEXT).map((sentence) => `<p>${escaped(sentence)}</p>`) : [];
  return `
<item>
  <title>${escaped(title)}</title>
  <link>${address}?utm_source=rss&amp;utm_medium=feed</link>
  <guid isPermaLink="false">wire-${number}</guid>
  <pubDate>${new Date(dateOf(n)).toUTCString()}</pubDate>
  <dc:creator><![CDATA[Newsroom ${feed}]]></dc:creator>
  <category><![CDATA[Business]]></category><category><![CDATA[Companies]]></category><category><![CDATA[Deals]]></category>
  <comments>${address}#comments</comments>
  <media:content url="http://${hostOf(feed)}/pictures/${number}.jpg" medium="image" width="1200" height="675">
    <media:credit>Example Wire</media:credit>
  </media:content>
  <description>${escaped(`${body} ${sentences(2).join(' ')}`)}</description>${full.length === 0 ? '' : `\n  <content:encoded><![CDATA[<p>${body}</p>${full.join('')}]]></content:encoded>`}
</item>`;
}

function dateOf(n: number): number {
  return STARTED_AT + (n - LISTED) * MINUTE;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
