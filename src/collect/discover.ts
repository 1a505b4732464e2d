// A web page → the feeds that it names.
import { Parser } from 'htmlparser2';
import type { FeedOffer } from '../ports.ts';

const MOST = 10; // feeds; a page that names more names its sections
const LONGEST_TITLE = 200; // characters
const FEED_TYPE = /^\s*(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/rss)\b/i;

/**
 * Addresses of the page's `<link rel="alternate">` feeds, in its order, absolute, http(s) only.
 * @param url the page's own address; its `<base>` goes before
 */
export function feedsNamedBy(html: string, url: string): FeedOffer[] {
  const found: FeedOffer[] = [];
  let base = url;
  const parser = new Parser({
    onopentag(name, { href, rel, type, title }) {
      if (!href || !URL.canParse(href, base)) return;
      const address = new URL(href, base);
      if (name === 'base') base = address.href;
      const named = name === 'link' && /\balternate\b/i.test(rel ?? '') && FEED_TYPE.test(type ?? '');
      if (!named || !/^https?:$/.test(address.protocol) || found.length === MOST) return;
      if (found.some((one) => one.url === address.href)) return;
      const called = (title ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);
      found.push({ url: address.href, title: called === '' ? null : called });
    },
  });
  parser.end(html);
  return found;
}
