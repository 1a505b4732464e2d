// A web page → the feeds that it names.
import { Parser } from 'htmlparser2';

const MOST = 10; // feeds; a page that names more names its sections
const FEED_TYPE = /^\s*(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/rss)\b/i;

/**
 * Addresses of the page's `<link rel="alternate">` feeds, in its order, absolute, http(s) only.
 * @param url the page's own address; its `<base>` goes before
 */
export function feedsNamedBy(html: string, url: string): string[] {
  const found: string[] = [];
  let base = url;
  const parser = new Parser({
    onopentag(name, { href, rel, type }) {
      if (!href || !URL.canParse(href, base)) return;
      const address = new URL(href, base);
      if (name === 'base') base = address.href;
      const named = name === 'link' && /\balternate\b/i.test(rel ?? '') && FEED_TYPE.test(type ?? '');
      if (named && /^https?:$/.test(address.protocol) && found.length < MOST) found.push(address.href);
    },
  });
  parser.end(html);
  return [...new Set(found)];
}
