// A web page → the feeds that it names, and addresses of it that look like feeds.
import { Parser } from 'htmlparser2';
import type { FeedOffer } from '../ports.ts';
import { readLinkHeader } from './link-header.ts';

const MOST = 10; // feeds; a page that names more names its sections
const MOST_OPEN = 2_000; // elements within one another
const LONGEST_TITLE = 200; // characters
const FEED_TYPE = /^\s*(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/rss)\b/i;
/** WordPress offers its API beside the feeds, as JSON too. */
const NO_FEED = /\/wp-json\/|\/oembed\b/i;
/** A link that a reader follows to a feed, by its address: the whole last part, or a parameter. */
const FEED_ADDRESS =
  /\/(?:feed|feeds?|rss|atom|rdf)\/?$|\.(?:rss|atom|rdf)$|\/(?:feed|rss|atom|index|news|blog|press|all)(?:[-_.]\w{1,30})?\.(?:xml|rss|rdf|json)$|[?&](?:format=(?:rss|atom)|feed=(?:rss2?|atom|rdf)|output=rss|rss=1)\b/i;
/** Feeds of what readers say, not of news. */
const COMMENTS = /\bcomments?\b/i;

/** What a page holds of feeds: those it names, and links that look like some, which want a look. */
export interface FeedLinks {
  named: FeedOffer[];
  linked: FeedOffer[];
}

const called = (title: string | null | undefined): string | null =>
  (title ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE) || null; // prettier-ignore

/**
 * Addresses of the page's `<link rel="alternate">` feeds, of its Link headers and of links that look like feeds, in its
 * order, absolute, http(s) only; feeds of comments come last.
 * @param url the page's own address; its `<base>` goes before
 * @param header Link headers of the answer, with commas between them
 */
export function feedLinksOf(html: string, url: string, header = ''): FeedLinks {
  const named: FeedOffer[] = [];
  const linked: FeedOffer[] = [];
  let base = url;
  let open = 0;
  let inLink: FeedOffer | null = null;

  function add(to: FeedOffer[], href: string, title: string | null): FeedOffer | null {
    if (!URL.canParse(href, base)) return null;
    const address = new URL(href, base);
    address.hash = '';
    if (!/^https?:$/.test(address.protocol) || to.length === MOST || NO_FEED.test(address.href)) return null;
    if ([...named, ...linked].some((one) => one.url === address.href)) return null;
    const offer = { url: address.href, title };
    to.push(offer);
    return offer;
  }
  for (const { href, rels, type, title } of readLinkHeader(header))
    if (rels.includes('alternate') && FEED_TYPE.test(type ?? '')) add(named, href, called(title));

  const parser: Parser = new Parser({
    onopentag(name, { href, rel, type, title, 'http-equiv': equiv, content }) {
      open += 1;
      if (open > MOST_OPEN) parser.pause();
      if (name === 'base' && href && URL.canParse(href, base)) base = new URL(href, base).href;
      if (name === 'meta' && /^link$/i.test(equiv ?? ''))
        for (const link of readLinkHeader(content ?? ''))
          if (link.rels.includes('alternate') && FEED_TYPE.test(link.type ?? ''))
            add(named, link.href, called(link.title));
      if (name === 'link' && href && /\b(?:alternate|feed)\b/i.test(rel ?? '') && FEED_TYPE.test(type ?? ''))
        add(named, href, called(title));
      if (name !== 'a' || !href || !URL.canParse(href, base)) return;
      const { pathname, search } = new URL(href, base);
      const looksSo = FEED_TYPE.test(type ?? '') || FEED_ADDRESS.test(pathname.slice(-200) + search.slice(0, 200));
      inLink = looksSo ? add(linked, href, called(title)) : null;
    },
    ontext(text) {
      if (inLink !== null && inLink.title === null) inLink.title = called(text);
    },
    onclosetag(name) {
      open -= 1;
      if (name === 'a') inLink = null;
    },
  });
  parser.end(html);
  const lastComments = (offers: FeedOffer[]): FeedOffer[] => {
    const isOfComments = ({ url: address, title }: FeedOffer): boolean => COMMENTS.test(`${address} ${title ?? ''}`);
    return [...offers.filter((offer) => !isOfComments(offer)), ...offers.filter(isOfComments)];
  };
  return { named: lastComments(named), linked: lastComments(linked) };
}

/** The feeds that a page names itself. */
export function feedsNamedBy(html: string, url: string): FeedOffer[] {
  return feedLinksOf(html, url).named;
}
