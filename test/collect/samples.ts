// Feeds written for the tests: items in, feed text or bytes out.
import { parseFeed, type ParsedFeed } from '../../src/collect/parse.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An RSS item; what is left out is not printed. */
export function item(fields: { title?: string; link?: string; guid?: string; date?: string; body?: string }): string {
  const { title, link, guid, date, body } = fields;
  const parts = [
    title === undefined ? '' : `<title>${title}</title>`,
    link === undefined ? '' : `<link>${link}</link>`,
    guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`,
    date === undefined ? '' : `<pubDate>${date}</pubDate>`,
    body === undefined ? '' : `<description>${body}</description>`,
  ];
  return `<item>${parts.join('')}</item>`;
}

export const rss = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><link>https://wire.example/</link>${items.join('')}</channel></rss>`;

export const atom = (...entries: string[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title>${entries.join('')}</feed>`;

/** Reads a feed that must be readable. */
export async function read(
  feed: string | Uint8Array,
  from: { contentType?: string; url?: string } = {},
): Promise<ParsedFeed> {
  const bytes = typeof feed === 'string' ? bytesOf(feed) : feed;
  const parsed = await parseFeed({ bytes, contentType: from.contentType ?? null, url: from.url ?? null });
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed;
}
