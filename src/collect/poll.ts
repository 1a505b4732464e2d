// One poll of one feed: its articles, oldest first, and the state to save afterwards.
import type { Article, Feed, FeedState, UnixMs } from '../domain.ts';
import type { Download, NamedFeed } from '../ports.ts';
import { DAY } from '../time.ts';
import { openableUrl, shortHash } from './canonical-url.ts';
import { identify } from './identity.ts';
import { latestDates, USUAL_BOUNDS, type PollBounds } from './next-poll.ts';
import { parseFeed, type ParsedFeed, type ParsedItem } from './parse.ts';
import { afterFailure, afterSuccess, requestFor, wantsWhole } from './poll-state.ts';

export interface Poll {
  /** Oldest first, known ones among them: the store decides what is new. */
  articles: Article[];
  /** True: these are what the feed held before it was watched, and nobody is told about them. */
  baseline: boolean;
  /** To be saved when the articles are. `lastNewAt` is left as it was: only the store knows what is new. */
  state: FeedState;
  /** `put-off`: nobody was asked, and the feed comes again. */
  outcome: 'new-body' | 'not-modified' | 'same-body' | 'failed' | 'put-off';
  /** The feed's own title; null when this poll read none. */
  title: string | null;
  /** Items that could not be read. */
  skipped: number;
  /** What the feed says of itself; null when this poll read nothing. */
  read: NamedFeed | null;
}

const OLDEST = Date.UTC(1990, 0, 1); // an earlier date is a broken clock, mostly 1970

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
 * @param deps `jitter` 0 to 1: how much of the spread is added to the next due time. `bounds` of the time between two
 *   polls, for a feed whose interval nobody set
 * @returns never throws: what fails is the outcome, with the reason in `state.lastError`
 */
export async function pollFeed(
  feed: Feed,
  state: FeedState,
  deps: { download: Download; now: UnixMs; jitter?: number; bounds?: PollBounds },
): Promise<Poll> {
  const { download, now, jitter = 0, bounds = USUAL_BOUNDS } = deps;
  const moment = { now, jitter, bounds };
  const nothing = { articles: [], baseline: false, title: null, skipped: 0, read: null };
  const result = await download(requestFor(feed, state, moment));
  if (result.state === 'failed') {
    const outcome = result.putOff === true ? 'put-off' : 'failed';
    return { ...nothing, state: afterFailure(feed, state, result, moment), outcome };
  }
  if (result.state === 'not-modified') {
    return { ...nothing, state: afterSuccess(feed, state, result, {}, moment), outcome: 'not-modified' };
  }
  const bodyHash = shortHash(result.bytes, 64);
  if (bodyHash === state.bodyHash && !wantsWhole(state, moment)) {
    return { ...nothing, state: afterSuccess(feed, state, result, {}, moment), outcome: 'same-body' };
  }
  const parsed = await parseFeed(result);
  if (!parsed.ok) {
    const failure = { state: 'failed', reason: parsed.reason, gone: false, retryAfter: null } as const;
    return { ...nothing, state: afterFailure(feed, state, failure, moment), outcome: 'failed' };
  }
  const articles = articlesOf(parsed, feed, now);
  const dates = articles.map(({ publishedAt }) => publishedAt);
  const recent = latestDates(state.recent, dates, now);
  // Of a first body that was cut off the rest comes with the next one, and is no news either.
  const baselineDone = state.baselineDone || !parsed.cut || state.bodyHash !== null;
  const read = { bodyHash, recent, pace: parsed.pace ?? null, keysSeenAt: now, baselineDone };
  return {
    articles,
    baseline: !state.baselineDone && !feed.backfill,
    state: afterSuccess(feed, state, result, read, moment),
    outcome: 'new-body',
    title: parsed.feed.title,
    skipped: parsed.skipped,
    read: { ...parsed.hints, url: result.url, ...(result.link !== undefined && { link: result.link }) },
  };
}
