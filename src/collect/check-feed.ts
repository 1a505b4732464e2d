// An address that somebody wants to watch → what the feed there holds, or why it cannot be watched.
import type { Download, FeedCheck } from '../ports.ts';
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
    const [first, ...others] = feedsNamedBy(page, result.url);
    if (first === undefined) return { ok: false, reason: parsed.reason };
    const more = others.length > 0 ? ` or ${others.slice(0, 4).join(', ')}` : '';
    return { ok: false, reason: `${parsed.reason} It names a feed: ${first}${more}` };
  }
  const dates = parsed.items.map(({ publishedAt }) => publishedAt).filter((at) => at !== null);
  const newest = dates.length > 0 ? dates.reduce((a, b) => Math.max(a, b)) : null;
  return { ok: true, url: result.url, title: parsed.feed.title, items: parsed.items.length, newest };
}
