// Feed bytes → title, link and items, or the reason why it is no feed: small ones at once, others beside the event loop.
import type { FeedPace, UnixMs } from '../domain.ts';
import { MINUTE, SECOND } from '../time.ts';
import { parseHere } from './parse-here.ts';
import { createParsePool } from './parse-pool.ts';
import type { FeedHints } from './xml-hints.ts';

export interface FeedBytes {
  bytes: Uint8Array;
  /** As the server sent it; null if unknown. */
  contentType: string | null;
  /** After redirects, for relative links; null if unknown. */
  url: string | null;
}
export interface ParsedItem {
  /** One plain line; '' when the item has none. */
  title: string;
  /** Made absolute where a base is known, otherwise as printed; null when there is none. Any scheme: check before use. */
  link: string | null;
  /** guid, id or rdf:about, as printed; null when there is none. */
  id: string | null;
  /** Published, or else changed; null when no date can be read. */
  publishedAt: UnixMs | null;
  /** HTML or text, the fullest that the feed prints; '' when there is none. */
  body: string;
  /** The publication it comes from, where the item names another than the feed. */
  source: string | null;
  /** Its address, where the item gives one. */
  sourceUrl?: string | null;
}
export interface ParsedFeed {
  ok: true;
  feed: { title: string | null; link: string | null };
  /** For people: "RSS 2.0", "Atom 0.3", "JSON Feed 1.1". */
  format: string;
  /** In the order of the file. */
  items: ParsedItem[];
  /** What the feed says of its own pace; left out where it says nothing. */
  pace?: FeedPace;
  /** Items that said nothing or could not be read. */
  skipped: number;
  /** The file ends within an item: there may be more. */
  cut: boolean;
  /** What was left out and why, in plain sentences. */
  notes: string[];
  hints: FeedHints;
}
export interface ParseFailure {
  ok: false;
  /** A plain sentence. */
  reason: string;
}

/** Bytes that are read within a few milliseconds, whatever they are; more go to a worker thread. */
const SMALL = 64_000;
/** For one feed. The largest that is downloaded, 10 MB of what costs most, takes a tenth of it. */
const POOL = { limitMs: 10 * SECOND, idleMs: MINUTE, memoryMb: 512 };
const pool = createParsePool(POOL);

/**
 * Reads a feed of any format and state of repair.
 * @returns never throws: bytes that are no feed, or that cost too much to read, give the reason in words
 */
export async function parseFeed(input: FeedBytes): Promise<ParsedFeed | ParseFailure> {
  const { bytes, contentType, url } = input;
  return bytes.length <= SMALL ? parseHere(input) : pool.parse({ bytes, contentType, url });
}

/** Ends the worker thread, if there is one; the next large feed starts it again. */
export const closeParsePool = (): Promise<void> => pool.close();
