// An address that somebody wants to watch → what the feed there holds, or why it cannot be watched.
import type { Download, FeedCheck, FeedOffer } from '../ports.ts';
import { decodeBytes } from './decode.ts';
import { feedsNamedBy } from './discover.ts';
import { parseFeed } from './parse.ts';

const LONGEST_PAGE = 1_000_000; // bytes of a web page that are searched for feeds

/** Downloads and reads the feed once, without remembering anything. Never throws. */
export async function checkFeed(url: string, download: Download): Promise<FeedCheck> {
  const result = await download({ url, etag: null, lastModified: null });
  if (result.state === 'failed') return { ok: false, reason: result.reason };
  if (result.state === 'not-modified')
    return { ok: false, reason: 'The server answers "not modified" to a first request.' };
  const parsed = await parseFeed(result);
  if (!parsed.ok) {
    const page = decodeBytes(result.bytes.subarray(0, LONGEST_PAGE), result.contentType);
    const named = feedsNamedBy(page, result.url);
    const offers = named.length > 0 ? named : await feedsAtUsualPlaces(result.url, download);
    const [first, ...others] = offers.map((offer) => offer.url);
    if (first === undefined) return { ok: false, reason: parsed.reason };
    const more = others.length > 0 ? ` or ${others.slice(0, 4).join(', ')}` : '';
    return { ok: false, reason: `${parsed.reason} It names a feed: ${first}${more}`, offers };
  }
  const dates = parsed.items.map(({ publishedAt }) => publishedAt).filter((at) => at !== null);
  const newest = dates.length > 0 ? dates.reduce((a, b) => Math.max(a, b)) : null;
  return { ok: true, url: result.url, title: parsed.feed.title, items: parsed.items.length, newest };
}

/** Where most publishing programs put a site's feed, the commonest first. */
const USUAL_PLACES = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml'];

/** For a site's address alone, whose page names no feed: the first usual place that has one. */
async function feedsAtUsualPlaces(url: string, download: Download): Promise<FeedOffer[]> {
  const { pathname, search, origin } = new URL(url);
  if (pathname !== '/' || search !== '') return [];
  for (const place of USUAL_PLACES) {
    const result = await download({ url: origin + place, etag: null, lastModified: null });
    if (result.state !== 'body') continue;
    const parsed = await parseFeed(result);
    if (parsed.ok) return [{ url: result.url, title: parsed.feed.title }];
  }
  return [];
}
