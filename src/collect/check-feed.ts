// An address that somebody wants to watch → what the feed there holds, or why it cannot be watched, and what it offers instead.
import type { Download, DownloadResult, FeedCheck, FeedOffer } from '../ports.ts';
import { decodeBytes } from './decode.ts';
import { feedLinksOf } from './discover.ts';
import { usualPlaces } from './feed-places.ts';
import { isOpml, readOpml } from './opml.ts';
import { parseFeed } from './parse.ts';
import type { Robots } from './robots.ts';

const LONGEST_PAGE = 1_000_000; // bytes of a web page that are searched for feeds
const MOST_LOOKS = 6; // at addresses that only look like feeds
const MOST_LISTED = 10; // feeds of a list that are offered

type Body = DownloadResult & { state: 'body' };

/**
 * Downloads and reads the feed once, without remembering anything. Where it is a page, the feeds that it names are offered;
 * where it names none, links and places that look like feeds are tried, one after another.
 * @param robots where it says no, nothing is guessed; what the person typed and what the page names is asked for all the same
 * @returns never throws
 */
export async function checkFeed(url: string, download: Download, robots?: Robots): Promise<FeedCheck> {
  const result = await download({ url, etag: null, lastModified: null });
  const onPlatform = result.state === 'failed' && result.status !== undefined && URL.canParse(url);
  if (result.state === 'failed') {
    // A site may refuse its page to a program, and give it the feed all the same.
    const offer = onPlatform && result.status !== 404 ? await firstFeed(usualPlaces(url), download, robots) : null;
    return { ok: false, reason: result.reason, ...(offer !== null && { offers: [offer] }) };
  }
  if (result.state === 'not-modified')
    return { ok: false, reason: 'The server answers "not modified" to a first request.' };
  const parsed = await parseFeed(result);
  if (!parsed.ok) return { ok: false, ...(await otherwise(result, parsed.reason, download, robots)) };
  const dates = parsed.items.map(({ publishedAt }) => publishedAt).filter((at) => at !== null);
  const newest = dates.length > 0 ? dates.reduce((a, b) => Math.max(a, b)) : null;
  return { ok: true, url: result.url, title: parsed.feed.title, items: parsed.items.length, newest };
}

/** What an address that is no feed has to offer. */
async function otherwise(
  result: Body,
  reason: string,
  download: Download,
  robots: Robots | undefined,
): Promise<{ reason: string; offers?: FeedOffer[]; list?: true }> {
  const page = decodeBytes(result.bytes.subarray(0, LONGEST_PAGE), result.contentType);
  if (isOpml(page)) {
    const { feeds } = readOpml(decodeBytes(result.bytes, result.contentType));
    const offers = feeds.slice(0, MOST_LISTED).map(({ url, title }) => ({ url, title }));
    const count = `${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'}`;
    const says = `This is a list of ${count} (OPML), not a feed: \`stakewatch feeds import\` reads it in.`;
    return feeds.length === 0 ? { reason: says } : { reason: says, offers, list: true };
  }
  const { named, linked } = feedLinksOf(page, result.url, result.link);
  const guesses = [...linked.slice(0, MOST_LOOKS).map((link) => link.url), ...usualPlaces(result.url)];
  const found = named.length > 0 ? null : await firstFeed(guesses, download, robots);
  const offers = found === null ? named : [found];
  const [first, ...others] = offers.map((offer) => offer.url);
  if (first === undefined) return { reason };
  const more = others.length > 0 ? ` or ${others.slice(0, 4).join(', ')}` : '';
  return { reason: `${reason} It names a feed: ${first}${more}`, offers };
}

/** The first of the addresses that has a feed; null where none has. */
async function firstFeed(urls: string[], download: Download, robots: Robots | undefined): Promise<FeedOffer | null> {
  for (const url of [...new Set(urls)]) {
    if (robots !== undefined && !(await robots(url)).allowed) continue;
    const result = await download({ url, etag: null, lastModified: null });
    if (result.state !== 'body') continue;
    const parsed = await parseFeed(result);
    if (parsed.ok) return { url: result.url, title: parsed.feed.title };
  }
  return null;
}
