// A feed as it was downloaded → the hub that it names and the address it is known by there (WebSub, 4 Discovery).
import { Parser } from 'htmlparser2';
import { decodeBytes } from '../decode.ts';
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

const MOST_BYTES = 300_000; // of a feed, in which its own links are looked for
const MOST_OPEN = 500; // elements within one another

interface Named {
  href: string;
  rels: string[];
}

/** The links of the feed itself: those within an item are the item's. */
function linksInXml(text: string): Named[] {
  const links: Named[] = [];
  let inItems = 0;
  let open = 0;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
  const isItem = (name: string): boolean => /^(?:item|entry)$/.test(local(name));
  const parser: Parser = new Parser(
    {
      onopentag(name, { href, rel }) {
        open += 1;
        if (open > MOST_OPEN) parser.pause();
        if (isItem(name)) inItems += 1;
        if (inItems === 0 && local(name) === 'link' && href && rel)
          links.push({ href: href.trim(), rels: rel.toLowerCase().split(/\s+/) });
      },
      onclosetag(name) {
        open -= 1;
        if (isItem(name)) inItems -= 1;
      },
    },
    { xmlMode: true, lowerCaseAttributeNames: true },
  );
  parser.end(text);
  return links;
}

/** JSON Feed 1.1: `hubs`, of which only WebSub is known here, and `feed_url`. */
function linksInJson(text: string): Named[] {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof feed !== 'object' || feed === null) return [];
  const { hubs, feed_url: self } = feed as Record<string, unknown>;
  const named = (Array.isArray(hubs) ? hubs : []).flatMap((hub: unknown): Named[] => {
    if (typeof hub !== 'object' || hub === null) return [];
    const { type, url } = hub as Record<string, unknown>;
    const isKnown = typeof type === 'string' && /^(?:websub|pubsubhubbub)$/i.test(type);
    return isKnown && typeof url === 'string' ? [{ href: url, rels: ['hub'] }] : [];
  });
  return typeof self === 'string' ? [...named, { href: self, rels: ['self'] }] : named;
}

/**
 * Link headers go before what the feed prints, the first hub before others.
 * @returns null where it names no hub; the topic is its address where it does not name itself
 */
export function hubOf({ url, bytes, contentType, link }: FeedBody): Hub | null {
  const inHeader = link === undefined ? [] : readLinkHeader(link);
  const text = decodeBytes(bytes.subarray(0, MOST_BYTES), contentType);
  if (inHeader.length === 0 && !/\bhubs?\b/i.test(text)) return null;
  const isJson = /^\s*\{/.test(text.slice(0, 1_000));
  const links = [...inHeader, ...(isJson ? linksInJson(decodeBytes(bytes, contentType)) : linksInXml(text))];
  const first = (rel: string): string | null => {
    const found = links.find(({ rels, href }) => rels.includes(rel) && URL.canParse(href, url));
    const address = found === undefined ? null : new URL(found.href, url);
    return address !== null && /^https?:$/.test(address.protocol) ? address.href.slice(0, LONGEST_URL) : null;
  };
  const hub = first('hub');
  return hub === null ? null : { hub, topic: first('self') ?? url };
}
