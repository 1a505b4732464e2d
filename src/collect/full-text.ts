// New articles of a feed that prints a line of each → the same articles with their whole text, where their pages give it.
import { escapeText } from 'entities';
import { setTimeout } from 'node:timers/promises';
import type { Article, UnixMs } from '../domain.ts';
import type { Clock, Download, FullText } from '../ports.ts';
import { HOUR, SECOND } from '../time.ts';
import { openableUrl } from './canonical-url.ts';
import { decodeBytes } from './decode.ts';
import { plainLine } from './plain-text.ts';
import type { ReadableText } from './readable-text.ts';
import type { Robots } from './robots.ts';

export interface FullTextSettings {
  download: Download;
  /** Reads the article in a page's HTML (page-pool.ts); null where there is none. Never throws. */
  readPage: (html: string) => Promise<ReadableText | null>;
  clock: Clock;
  robots: Robots;
  /** Least time between two pages of one host, ms. */
  gap?: number;
}

const GAP = 1 * SECOND; // ms
const LONGEST_DELAY = 10 * SECOND; // ms; a site that wants more between two requests gives one page a poll
const PATIENCE = 15 * SECOND; // ms for all pages of one poll: the other articles are told meanwhile with what the feed says
const PAGE_TIME = 8 * SECOND; // ms that one page may take at the end of that time
const MOST_PAGES = 20; // of one poll
const MOST_KEPT = 100; // texts
const KEPT_FOR = HOUR; // for the next feed that lists the article, and after a poll that broke off
const LINE = 600; // characters; an item with more than that prints its article, not a line of it
const FULLER = 1.3; // times as long as the feed's text: less is the same text
const WALLED = 1_500; // characters; a page with a wall on it that gives less gives a sample
const LONG_WORD = 4; // letters; shorter words stand on every page
const TELLING = 3; // long words of a title; fewer say nothing about a page
const SAME_WORDS = 0.6; // of the title's long words
const BEGINNING = 12; // words by which the feed's text is found in the page's

const LONGEST_LINE = 20_000; // characters of a feed's own text that are looked at
const plain = (text: string): string => plainLine(text.replace(/<[^<>]{0,2000}>/g, ' '), LONGEST_LINE);
const wordsOf = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `; // prettier-ignore

/** Whether the page is about this article: it has the title, or most of its words. */
function isAbout(title: string, { titles, text }: ReadableText): boolean {
  const words = wordsOf(plain(title));
  const page = wordsOf(`${titles.join(' ')} ${text.slice(0, 5_000)}`);
  const list = words.split(' ').filter((word) => word.length >= LONG_WORD);
  if (list.length < TELLING || page.includes(words)) return true;
  return list.filter((word) => page.includes(` ${word} `)).length >= list.length * SAME_WORDS;
}

/** The article's body with the page's text, or as it was where the page gives no more than the feed. */
function bodyWith(article: Article, page: ReadableText | null): string {
  if (page === null || !isAbout(article.title, page)) return article.body;
  const own = plain(article.body);
  if (page.text.length < own.length * FULLER) return article.body;
  if (page.isWalled && page.text.length < WALLED) return article.body;
  // What the feed says and the page does not is kept, as its first paragraph.
  const begins = wordsOf(own).split(' ').slice(0, BEGINNING).join(' '); // its end may be cut off
  const isThere = own === '' || wordsOf(page.text).includes(begins);
  return isThere ? page.html : `<p>${escapeText(own)}</p>\n${page.html}`;
}

/** An HTML page in the set that the server or the page itself names. */
function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const start = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  const named = /<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w:-]{1,40})/i.exec(start)?.[1];
  const isSaid = /charset/i.test(contentType ?? '') || named === undefined;
  return decodeBytes(bytes, isSaid ? contentType : `text/html; charset=${named}`);
}

/**
 * Makes what reads articles' pages: at most some of a poll, one after another with a pause for each host, only where
 * robots.txt lets it, each once. What fails leaves the article as the feed gave it.
 */
export function createFullText(settings: FullTextSettings): FullText {
  const { download, readPage, clock, robots, gap = GAP } = settings;
  const kept = new Map<string, { at: UnixMs; page: Promise<ReadableText | null> }>();
  const freeAt = new Map<string, UnixMs>(); // by host

  /** Waits for the host's turn. @returns false when it does not come in time */
  async function turn(host: string, delay: number | null, until: UnixMs): Promise<boolean> {
    const now = clock();
    if (freeAt.size > 1_000) for (const [name, at] of freeAt) if (at <= now) freeAt.delete(name);
    const at = Math.max(now, freeAt.get(host) ?? 0);
    if (at > until) return false;
    freeAt.set(host, at + Math.max(gap, Math.min(delay ?? 0, LONGEST_DELAY)));
    if (at > now) await setTimeout(at - now);
    return true;
  }

  function keep(url: string, page: Promise<ReadableText | null>): void {
    for (const [known, { at }] of kept) {
      if (kept.size < MOST_KEPT && at > clock() - KEPT_FOR) break; // the oldest stand first
      kept.delete(known);
    }
    kept.set(url, { at: clock(), page });
  }

  async function fetchPage(url: string, until: UnixMs): Promise<ReadableText | null | 'too late'> {
    const { allowed, delay } = await robots(url);
    if (!allowed) return null;
    if (!(await turn(new URL(url).host, delay, until))) return 'too late';
    const result = await download({ url, etag: null, lastModified: null });
    if (result.state !== 'body' || !/html|^$/i.test(result.contentType ?? '')) return null;
    if (!(await isAllowedThere(robots, url, result.url))) return null;
    return readPage(decodePage(result.bytes, result.contentType));
  }

  /** The article's page, from before or fetched now; null where there is none to be had. */
  async function pageOf(url: string, until: UnixMs): Promise<ReadableText | null> {
    const known = kept.get(url);
    if (known && known.at > clock() - KEPT_FOR) return known.page;
    const fetched = fetchPage(url, until);
    keep(url, fetched.then((page) => (page === 'too late' ? null : page)).catch(() => null)); // prettier-ignore
    const page = await fetched;
    if (page !== 'too late') return page;
    kept.delete(url);
    return null;
  }

  return async (articles, deadline) => {
    const until = Math.min(deadline, clock() + PATIENCE);
    const filled: Article[] = [];
    let pages = 0;
    for (const article of articles) {
      const url = article.url === null ? null : openableUrl(article.url);
      const wants = url !== null && plain(article.body).length < LINE && pages < MOST_PAGES && clock() < until;
      if (!wants) {
        filled.push(article);
        continue;
      }
      pages += 1;
      const page = await inTime(pageOf(url, until), until + PAGE_TIME - clock());
      filled.push({ ...article, body: bodyWith(article, page) });
    }
    return filled;
  };
}

/** A page that another address answers for is held to that one's rules too. */
async function isAllowedThere(robots: Robots, asked: string, answered: string): Promise<boolean> {
  return answered === asked || (await robots(answered)).allowed;
}

/** What comes within `ms`; null for what comes later or fails. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  const ended = new AbortController();
  const late = setTimeout(Math.max(ms, 0), null, { signal: ended.signal }).catch(() => null);
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    ended.abort();
  }
}
