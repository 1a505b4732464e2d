// What a feed says of itself, and the headers that it came with → the hub that it names and its address there (WebSub, 4).
import type { NamedFeed } from '../../ports.ts';
import { readLinkHeader } from '../link-header.ts';
import { LONGEST_URL } from '../limits.ts';

export interface Hub {
  hub: string;
  /** The feed's own address as it prints it: what the hub is asked for, to the letter. */
  topic: string;
}
/** What a server sent, or a hub. */
export interface FeedBody {
  /** Address after redirects. */
  url: string;
  bytes: Uint8Array;
  contentType: string | null;
  link?: string;
}

/**
 * Link headers go before what the feed prints, the first hub before others.
 * @returns null where it names no hub; the topic is its address where it does not name itself
 */
export function hubOf({ url, link, self, hubs }: NamedFeed): Hub | null {
  const inHeader = link === undefined ? [] : readLinkHeader(link);
  const links = [
    ...inHeader,
    ...hubs.map((href) => ({ href, rels: ['hub'] })),
    ...(self === null ? [] : [{ href: self, rels: ['self'] }]),
  ];
  const first = (rel: string): string | null => {
    const found = links.find(({ rels, href }) => rels.includes(rel) && URL.canParse(href, url));
    const address = found === undefined ? null : new URL(found.href, url);
    return address !== null && /^https?:$/.test(address.protocol) ? address.href.slice(0, LONGEST_URL) : null;
  };
  const hub = first('hub');
  return hub === null ? null : { hub, topic: first('self') ?? url };
}
