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
import { joinStories, type Joined } from './match/story.ts';
import type { WatchIndex } from './match/watch-index.ts';
import { planAlerts } from './notify/alert.ts';
import type {
  Clock,
  Download,
  DownloadResult,
  FeedClaim,
  FullText,
  Pushes,
  Store,
  StoredStory,
  Told,
} from './ports.ts';
import { tellTrouble } from './tell-trouble.ts';
import { DAY, SECOND } from './time.ts';

/** What the way needs of the world, and the well-known companies. */
export interface Deps {
  store: Store;
  download: Download;
  /** Left out: articles are read as their feeds print them. */
  fullText?: FullText;
  /** Left out: the bot has no public address that a hub could send to. */
  pushes?: Pushes;
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

const SETTLED_BEFORE = 10 * SECOND; // ms of a claim that are left for telling when pages have been read
const NEWS_FOR = 30 * DAY; // ms; an article that a feed lists after that is no news, whatever made it look new
const STORIES_LOOKED_AT = 200; // newest first; a company in more open deals than that is in all news
const COMMIT_TRIES = 20; // each stale try means that another worker moved the story on

const AT_A_TIME = 5; // ms of reading

const NOTHING_READ: Reading = { events: [], ripples: [], origin: { report: 'own', name: null }, rejected: [] };

/** One poll of one claimed feed. A crash anywhere re-reads the feed: its validators are saved last. */
export async function runFeed(claim: FeedClaim, deps: Deps): Promise<FeedResult> {
  const { store, download, clock, bounds } = deps;
  const moment = { now: clock(), jitter: Math.random(), ...(bounds !== undefined && { bounds }) };
  const poll = await pollFeed(claim.feed, claim.state, { download, ...moment });
  const { fresh, ...result } = await tellNew(claim, poll, deps);
  // A feed that was set up without a title goes by its own from now on.
  if (claim.feed.title === '' && poll.title !== null)
    await store.saveFeed({ ...claim.feed, title: poll.title }, clock());
  const state = fresh.length === 0 ? poll.state : withNews(poll, fresh, clock());
  const told = await tellTrouble(claim.feed, state, deps);
  const news = { read: poll.read, fresh: poll.baseline ? 0 : fresh.length };
  const mayWait = (await deps.pushes?.polled(claim.feed, news)) ?? 0;
  const nextPollAt = Math.max(told.state.nextPollAt, clock() + mayWait);
  await store.settleFeed({ feedId: claim.feed.id, token: claim.token }, { ...told.state, nextPollAt });
  const all = { ...result, fresh: fresh.length, alerts: result.alerts + told.owed };
  return poll.outcome === 'put-off' ? { ...all, putOff: true } : all;
}
type Body = DownloadResult & { state: 'body' };

/**
 * What a hub sent of a claimed feed goes the way of a polled body; the feed's validators and its next poll stay as they are.
 * @returns null where it could not be read
 */
export async function runPush(claim: FeedClaim, body: Body, deps: Deps): Promise<FeedResult | null> {
  const download: Download = () => Promise.resolve(body);
  const unread = { ...claim.state, etag: null, lastModified: null, bodyHash: null };
  const poll = await pollFeed(claim.feed, unread, { download, now: deps.clock() });
  const { fresh, ...result } = await tellNew(claim, poll, deps);
  const { recent, lastNewAt } = fresh.length === 0 ? claim.state : withNews(poll, fresh, deps.clock());
  const state = { ...claim.state, recent, lastNewAt };
  await deps.store.settleFeed({ feedId: claim.feed.id, token: claim.token }, state);
  return poll.outcome === 'failed' ? null : { ...result, fresh: fresh.length };
}

const askedKeys = ({ keys, askKeys = [] }: Article): string[] => [...keys, ...askKeys];

/** The articles of a poll that nobody knew, read and committed. */
async function tellNew(
  claim: FeedClaim,
  poll: Poll,
  deps: Deps,
): Promise<{ articles: number; fresh: Article[]; alerts: number }> {
  const { store, clock } = deps;
  const known = poll.articles.length === 0 ? [] : await store.knownArticles(poll.articles.map(askedKeys));
  const fresh = poll.articles.filter((_, i) => known[i] !== true);
  const quiet = poll.articles.filter((_, i) => known[i] === true);
  let owed = 0;
  let answersUntil = performance.now() + AT_A_TIME;
  // Oldest first: an update must meet the story that the first report opened.
  for (const article of poll.baseline ? fresh : await withFullText(claim, fresh, deps)) {
    if (performance.now() > answersUntil) {
      await setImmediate(); // between two articles this process answers Slack
      answersUntil = performance.now() + AT_A_TIME;
    }
    const told = await tellArticle(article, poll.baseline, deps);
    if (told === 'nothing') quiet.push(article);
    else owed += told;
  }
  // Nothing follows from them: seen at once, and read again where a crash comes first.
  if (quiet.length > 0) await store.seeArticles(quiet, clock());
  return { articles: poll.articles.length, fresh, alerts: owed };
}

/** The state after new articles, which the baseline has none of. An undated one came out when it was seen. */
function withNews({ state, baseline }: Poll, fresh: Article[], now: UnixMs): FeedState {
  if (baseline) return state;
  const isUndated = fresh.some(({ publishedAt }) => publishedAt === null);
  return { ...state, lastNewAt: now, recent: isUndated ? latestDates(state.recent, [now], now) : state.recent };
}

/** The articles with the text of their pages, where the feed is set so. An article too old to be told is left as it is. */
async function withFullText({ feed, until }: FeedClaim, fresh: Article[], deps: Deps): Promise<Article[]> {
  const { fullText, clock } = deps;
  if (feed.fullText !== true || fullText === undefined || fresh.length === 0) return fresh;
  const isOld = fresh.map(({ publishedAt }) => publishedAt !== null && publishedAt < clock() - NEWS_FOR);
  const filled = await fullText(
    fresh.filter((_, i) => isOld[i] !== true),
    until - SETTLED_BEFORE,
  );
  return fresh.map((article, i) => (isOld[i] === true ? article : (filled.shift() ?? article)));
}

/**
 * Reads one article and commits what follows from it. A mistake of ours in reading, joining or planning costs that
 * article, and is logged; a store that fails ends the poll, and the feed is read again.
 * @returns how many alerts it made due; 'nothing' where it tells nothing, and was not committed
 */
async function tellArticle(article: Article, silent: boolean, deps: Deps): Promise<number | 'nothing'> {
  const { store, clock, registry, watching, log } = deps;
  const safely = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      log.error({ event: 'article-failed', article: article.id, url: article.url, error: errorText(error) });
      return otherwise;
    }
  };
  const alertsOwed = async (joined: Joined[], stories: StoredStory[], now: UnixMs): Promise<Alert[]> => {
    const watchlists = await store.watchlistsFor([...new Set(stories.flatMap((stored) => stored.companyKeys))]);
    const told = await store.toldAbout(joined.map(({ story }) => story.id));
    return safely(() => alertsFor({ joined, watchlists, told, registry, watching, now }), []);
  };
  const reading = safely(() => readArticle(article, watching.knownNames), NOTHING_READ); // article → events
  const keys = safely(() => companyKeys(registry, reading), []);
  for (let attempt = 1; attempt <= COMMIT_TRIES; attempt++) {
    const now = clock();
    const before = keys.length === 0 ? [] : await store.storiesOf(keys, now - STORY_OPEN_FOR, STORIES_LOOKED_AT);
    const joined = safely(() => joinStories({ before, reading, article, registry, now }), []); // events → stories
    if (joined.length === 0) return 'nothing';
    const stories = joined.map(({ story }) => ({ story, companyKeys: storyKeys(registry, story) }));
    // The baseline opens stories, so that they are known, and owes nothing.
    const isOld = article.publishedAt !== null && article.publishedAt < now - NEWS_FOR;
    const alerts = silent || isOld ? [] : await alertsOwed(joined, stories, now);
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
