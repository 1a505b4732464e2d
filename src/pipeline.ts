// The whole way of news, top to bottom: feed → articles → ownership events → stories → matches → alerts owed. Read first.
import { setImmediate } from 'node:timers/promises';
import { latestDates, type PollBounds } from './collect/next-poll.ts';
import { pollFeed, type Poll } from './collect/poll.ts';
import type { Alert, Article, FeedState, Reading, Story, UnixMs, Watchlist } from './domain.ts';
import { readArticle } from './extract/extract.ts';
import { errorText, type Log } from './log.ts';
import type { Registry } from './match/aliases.ts';
import { storyFacts } from './match/facts.ts';
import { matchWatchlists } from './match/match.ts';
import { isMuted } from './match/mute.ts';
import { STORY_OPEN_FOR } from './match/same-deal.ts';
import { companyKeys, storyKeys } from './match/story-keys.ts';
import { joinStories } from './match/story.ts';
import type { WatchIndex } from './match/watch-index.ts';
import { planAlerts } from './notify/alert.ts';
import type { Clock, Download, FeedClaim, Store, Told } from './ports.ts';
import { tellTrouble } from './tell-trouble.ts';
import { DAY } from './time.ts';

/** What the way needs of the world, and the well-known companies. */
export interface Deps {
  store: Store;
  download: Download;
  clock: Clock;
  registry: Registry;
  /** All watchlists, taken in as they change. */
  watching: WatchIndex;
  log: Log;
  /** Of the time between two polls of a feed whose interval nobody set; left out: the usual ones. */
  bounds?: PollBounds;
  /** The channel that is told of feeds in trouble which no command added; left out or null: the log alone. */
  operator?: { teamId: string; channelId: string } | null;
}
export interface FeedResult {
  articles: number;
  fresh: number;
  alerts: number;
  /** Nobody was asked: the feed's host is busy or wants a pause. */
  putOff?: true;
}

const NEWS_FOR = 30 * DAY; // ms; an article that a feed lists after that is no news, whatever made it look new
const STORIES_LOOKED_AT = 200; // newest first; a company in more open deals than that is in all news
const COMMIT_TRIES = 20; // each stale try means that another worker moved the story on

const NOTHING_READ: Reading = { events: [], ripples: [], origin: { report: 'own', name: null }, rejected: [] };

/** One poll of one claimed feed. A crash anywhere re-reads the feed: its validators are saved last. */
export async function runFeed(claim: FeedClaim, deps: Deps): Promise<FeedResult> {
  const { store, download, clock } = deps;
  const { bounds } = deps;
  const moment = { now: clock(), jitter: Math.random(), ...(bounds !== undefined && { bounds }) };
  const poll = await pollFeed(claim.feed, claim.state, { download, ...moment });
  const known = await store.knownArticles(poll.articles.map((article) => article.keys));
  const fresh = poll.articles.filter((_, i) => known[i] !== true);
  await store.touchArticles(
    poll.articles.flatMap(({ keys }, i) => (known[i] === true ? [keys] : [])),
    clock(),
  );
  let owed = 0;
  // Oldest first: an update must meet the story that the first report opened.
  for (const article of fresh) {
    await setImmediate(); // between two articles this process answers Slack
    owed += await tellArticle(article, poll.baseline, deps);
  }
  // A feed that was set up without a title goes by its own from now on.
  if (claim.feed.title === '' && poll.title !== null)
    await store.saveFeed({ ...claim.feed, title: poll.title }, clock());
  const state = fresh.length === 0 ? poll.state : withNews(poll, fresh, clock());
  const told = await tellTrouble(claim.feed, state, deps);
  await store.settleFeed({ feedId: claim.feed.id, token: claim.token }, told.state);
  const result = { articles: poll.articles.length, fresh: fresh.length, alerts: owed + told.owed };
  return poll.outcome === 'put-off' ? { ...result, putOff: true } : result;
}

/** The state after new articles, which the baseline has none of. An undated one came out when it was seen. */
function withNews({ state, baseline }: Poll, fresh: Article[], now: UnixMs): FeedState {
  if (baseline) return state;
  const isUndated = fresh.some(({ publishedAt }) => publishedAt === null);
  return { ...state, lastNewAt: now, recent: isUndated ? latestDates(state.recent, [now], now) : state.recent };
}

/**
 * Reads one article and commits what follows from it. A mistake of ours in reading, joining or planning costs that
 * article, and is logged; a store that fails ends the poll, and the feed is read again.
 * @returns how many alerts it made due
 */
async function tellArticle(article: Article, silent: boolean, deps: Deps): Promise<number> {
  const { store, clock, registry, watching, log } = deps;
  const safely = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      log.error({ event: 'article-failed', article: article.id, url: article.url, error: errorText(error) });
      return otherwise;
    }
  };
  const reading = safely(() => readArticle(article, watching.knownNames), NOTHING_READ); // article → events
  const keys = safely(() => companyKeys(registry, reading), []);
  for (let attempt = 1; attempt <= COMMIT_TRIES; attempt++) {
    const now = clock();
    const before = keys.length === 0 ? [] : await store.storiesOf(keys, now - STORY_OPEN_FOR, STORIES_LOOKED_AT);
    const joined = safely(() => joinStories({ before, reading, article, registry, now }), []); // events → stories
    const stories = joined.map(({ story }) => ({ story, companyKeys: storyKeys(registry, story) }));
    const watchlists = await store.watchlistsFor([...new Set(stories.flatMap((stored) => stored.companyKeys))]);
    const told = await store.toldAbout(joined.map(({ story }) => story.id));
    // The baseline opens stories, so that they are known, and owes nothing.
    const isOld = article.publishedAt !== null && article.publishedAt < now - NEWS_FOR;
    const world = { registry, watching, now };
    const alerts = silent || isOld ? [] : safely(() => alertsFor({ joined, watchlists, told, ...world }), []);
    const outcome = await store.commit({ article, stories, alerts }); // all or nothing: seen, told, owed
    if (outcome === 'committed') return alerts.filter((alert) => !alert.held).length;
    if (outcome === 'known') return 0;
  }
  throw new Error(`article ${article.id}: its story moved on ${COMMIT_TRIES} times while it was being joined`);
}

/** Stories that changed → the alerts that channels are owed. Pure; the backtest goes the same way. */
export function alertsFor(input: {
  joined: { story: Story; isNew: boolean }[];
  watchlists: Watchlist[];
  told: Told[];
  registry: Registry;
  watching: WatchIndex;
  now: number;
}): Alert[] {
  const { joined, watchlists, told, registry, watching, now } = input;
  const stories = joined.map(({ story }) => story);
  const matches = matchWatchlists(stories, watchlists, registry, watching);
  const wanted = matches.filter((match) => !isMuted(match.watchlist, match.story, now));
  return planAlerts({ after: stories.map(storyFacts), matches: wanted, told, now });
}
