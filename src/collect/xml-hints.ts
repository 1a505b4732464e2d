// The fields of an XML feed → its own address, and the hubs where it can be subscribed to.
import type { XmlFields } from './xml-feed.ts';
import { baseOf, absolute, relatedTo } from './xml-links.ts';

/** Where a feed says that it stands, and who tells of its news at once. */
export interface FeedHints {
  /** The feed's own address, as it says; null when it does not. */
  self: string | null;
  /** Hubs that tell of its news at once (WebSub), as absolute addresses. */
  hubs: string[];
}

const MOST_HUBS = 5;

/** @param url where the feed came from; null if unknown */
export function readHints(feed: XmlFields, url: string | null): FeedHints {
  const self = relatedTo(feed, 'self')[0];
  const base = baseOf([url, feed.attributes['xml:base']]);
  return {
    self: self === undefined ? null : absolute(self, base),
    hubs: relatedTo(feed, 'hub')
      .slice(0, MOST_HUBS)
      .map((hub) => absolute(hub, base)),
  };
}
