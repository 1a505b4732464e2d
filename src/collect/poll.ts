// One poll of one feed: its articles, oldest first, and the state to save afterwards.
import type { Article, Feed, FeedState, UnixMs } from '../domain.ts';
import type { Download, DownloadResult } from '../ports.ts';
import { DAY, HOUR, MINUTE, retryDelay } from '../time.ts';
import { openableUrl, shortHash } from './canonical-url.ts';
import { identify } from './identity.ts';
import { parseFeed, type ParsedFeed, type ParsedItem } from './parse.ts';

export interface Poll {
  /** Oldest first, known ones among them: the store decides what is new. */
  articles: Article[];
  /** True: these are what the feed held before it was watched, and nobody is told about them. */
  baseline: boolean;
  /** To be saved when the articles are. `lastNewAt` is left as it was: only the store knows what is new. */
  state: FeedState;
  outcome: 'new-body' | 'not-modified' | 'same-body' | 'failed';
  /** The feed's own title; null when this poll read none. */
  title: string | null;
  /** Items that could not be read. */
  skipped: number;
}

const RETRY = { first: MINUTE, most: 6 * HOUR };
const LONGEST_WAIT = DAY; // whatever a server asks for, and for a feed that is gone
const JITTER = 0.1; // of the interval, so that feeds added together do not stay together
const OLDEST = Date.UTC(1990, 0, 1); // an earlier date is a broken clock, mostly 1970

/** A failure leaves the validators alone: what they stand for was read. */
function afterFailure(state: FeedState, now: UnixMs, failure: Extract<DownloadResult, { state: 'failed' }>): FeedState {
  const failures = state.failures + 1;
  const asked = failure.gone ? LONGEST_WAIT : Math.min(failure.retryAfter ?? 0, LONGEST_WAIT);
  const wait = Math.max(retryDelay(failures, RETRY), asked);
  return { ...state, lastPollAt: now, nextPollAt: now + wait, failures, lastError: failure.reason };
}

/** The item's date, unless no article can have it: before feeds were, or after tomorrow. */
function believable(at: UnixMs | null, now: UnixMs): UnixMs | null {
  return at !== null && at >= OLDEST && at <= now + DAY ? at : null;
}

/** Feeds print the newest first; dates, where there are some, know better. An undated item stays by its neighbour. */
function oldestFirst(articles: Article[]): Article[] {
  let at = 0;
  const dated = articles.toReversed().map((article) => ({ article, at: (at = article.publishedAt ?? at) }));
  return dated.sort((a, b) => a.at - b.at).map(({ article }) => article);
}

/** Items of one poll that share a key are one article: the first in the file, which is the newest, with all keys. */
function mergeRepeats(articles: Article[]): Article[] {
  const byKey = new Map<string, Article>();
  const merged: Article[] = [];
  for (const article of articles) {
    const known = article.keys.map((key) => byKey.get(key)).find((found) => found !== undefined);
    if (known) known.keys = [...new Set([...known.keys, ...article.keys])];
    else merged.push(article);
    for (const key of article.keys) byKey.set(key, known ?? article);
  }
  return merged;
}

function articlesOf(parsed: ParsedFeed, feed: Feed, now: UnixMs): Article[] {
  const items = parsed.items.filter(({ title, body }: ParsedItem) => title !== '' || body !== '');
  const identities = identify(items, { id: feed.id, link: parsed.feed.link });
  const articles = items.map((item, i): Article => {
    return {
      ...(identities[i] ?? { id: '', keys: [] }),
      feedId: feed.id,
      source: item.source || feed.title || parsed.feed.title || new URL(feed.url).hostname,
      url: item.link === null ? null : openableUrl(item.link),
      title: item.title,
      body: item.body,
      publishedAt: believable(item.publishedAt, now),
      seenAt: now,
    };
  });
  return oldestFirst(mergeRepeats(articles));
}

/**
 * Polls a feed once.
 * @param deps `jitter` 0 to 1: how much of a tenth of the interval is added to the next due time
 * @returns never throws: what fails is the outcome, with the reason in `state.lastError`
 */
export async function pollFeed(
  feed: Feed,
  state: FeedState,
  deps: { download: Download; now: UnixMs; jitter?: number },
): Promise<Poll> {
  const { download, now, jitter = 0 } = deps;
  const nothing = { articles: [], baseline: false, title: null, skipped: 0 };
  const result = await download({ url: feed.url, etag: state.etag, lastModified: state.lastModified });
  if (result.state === 'failed') return { ...nothing, state: afterFailure(state, now, result), outcome: 'failed' };

  const spread = Math.min(Math.max(jitter, 0), 1) * JITTER;
  const nextPollAt = now + Math.round(feed.every * (1 + spread));
  const success = { ...state, nextPollAt, lastPollAt: now, lastSuccessAt: now, failures: 0, lastError: null };
  if (result.state === 'not-modified') return { ...nothing, state: success, outcome: 'not-modified' };

  const bodyHash = shortHash(result.bytes, 64);
  const read = { ...success, bodyHash, etag: result.etag, lastModified: result.lastModified };
  if (bodyHash === state.bodyHash) return { ...nothing, state: read, outcome: 'same-body' };

  const parsed = await parseFeed(result);
  if (!parsed.ok) {
    const failure = { state: 'failed', reason: parsed.reason, gone: false, retryAfter: null } as const;
    return { ...nothing, state: afterFailure(state, now, failure), outcome: 'failed' };
  }
  return {
    articles: articlesOf(parsed, feed, now),
    baseline: !state.baselineDone && !feed.backfill,
    state: { ...read, baselineDone: true },
    outcome: 'new-body',
    title: parsed.feed.title,
    skipped: parsed.skipped,
  };
}
