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
  Meter,
  Pushes,
  Store,
  StoredStory,
  Told,
} from './ports.ts';
import { tellTrouble } from './tell-trouble.ts';
import { DAY, SECOND } from './time.ts';
import { inSpan } from './trace.ts';

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
  /** Aborted when this process ends and waits for nothing any more: feeds under way are given back. */
  stopping?: AbortSignal;
  /** Whether the operator was warned that feeds fail all at once, and that is not over; left out: nobody warns. */
  warnedOfFeeds?: () => Promise<boolean>;
  /** Left out: nobody counts. */
  meter?: Meter;
  /** Told of alerts as soon as they are due; left out: a look at the store finds them. */
  onAlerts?: (alerts: Alert[]) => void;
}
export interface FeedResult {
  articles: number;
  fresh: number;
  alerts: number;
  /** Nobody was asked: the feed's host is busy or wants a pause. */
  putOff?: true;
  /** This process ends: the feed is due at once, for another one. */
  givenBack?: true;
}

const SETTLED_BEFORE = 10 * SECOND; // ms of a claim that are left for telling when pages have been read
const NEWS_FOR = 30 * DAY; // ms; an article that a feed lists after that is no news, whatever made it look new
const STORIES_LOOKED_AT = 200; // newest first; a company in more open deals than that is in all news
const COMMIT_TRIES = 20; // each stale try means that another worker moved the story on

const AT_A_TIME = 5; // ms of reading

const NOTHING_READ: Reading = { events: [], ripples: [], origin: { report: 'own', name: null }, rejected: [] };

/** One poll of one claimed feed. A crash anywhere re-reads the feed: its validators are saved last. */
export function runFeed(claim: FeedClaim, deps: Deps): Promise<FeedResult> {
  return inSpan('poll', { feed: claim.feed.id, poll: claim.token }, async (note) => {
    const result = await runPoll(claim, deps);
    note({ fresh: result.fresh, alerts: result.alerts });
    return result;
  });
}

async function runPoll(claim: FeedClaim, deps: Deps): Promise<FeedResult> {
  const { store, download, clock, bounds } = deps;
  const moment = { now: clock(), jitter: Math.random(), ...(bounds !== undefined && { bounds }) };
  const poll = await unlessStopping(pollFeed(claim.feed, claim.state, { download, ...moment }), deps);
  if (poll === null) return giveBack(claim, NOTHING_TOLD, deps);
  deps.meter?.polled(poll.outcome);
  const { fresh, isWhole, ...result } = await tellNew(claim, poll, deps);
  if (!isWhole) return giveBack(claim, { ...result, fresh: fresh.length }, deps);
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
  deps.meter?.polled(poll.outcome === 'failed' ? 'failed' : 'pushed');
  const { fresh, isWhole, ...result } = await tellNew(claim, poll, deps);
  if (!isWhole) return giveBack(claim, { ...result, fresh: fresh.length }, deps);
  const { recent, lastNewAt } = fresh.length === 0 ? claim.state : withNews(poll, fresh, deps.clock());
  const state = { ...claim.state, recent, lastNewAt };
  await deps.store.settleFeed({ feedId: claim.feed.id, token: claim.token }, state);
  return poll.outcome === 'failed' ? null : { ...result, fresh: fresh.length };
}

const NOTHING_TOLD = { articles: 0, fresh: 0, alerts: 0 };

/** Ends the claim and leaves everything as it was: what was committed is known, and the rest is read by whoever comes next. */
async function giveBack({ feed, state, token }: FeedClaim, told: FeedResult, deps: Deps): Promise<FeedResult> {
  const nextPollAt = Math.min(state.nextPollAt, deps.clock());
  await deps.store.settleFeed({ feedId: feed.id, token }, { ...state, nextPollAt });
  return { ...told, givenBack: true };
}

/** What the work gives; null as soon as this process waits for nothing any more. */
async function unlessStopping<T>(work: Promise<T>, { stopping }: Deps): Promise<T | null> {
  if (stopping === undefined) return work;
  let stop = (): void => undefined;
  const stopped = new Promise<null>((resolve) => (stop = () => resolve(null)));
  stopping.addEventListener('abort', stop);
  try {
    return stopping.aborted ? null : await Promise.race([work, stopped]);
  } finally {
    stopping.removeEventListener('abort', stop);
  }
}

const askedKeys = ({ keys, askKeys = [] }: Article): string[] => [...keys, ...askKeys];

/** The articles of a poll that nobody knew, read and committed; `isWhole` false where this process ended before the last. */
async function tellNew(
  claim: FeedClaim,
  poll: Poll,
  deps: Deps,
): Promise<{ articles: number; fresh: Article[]; alerts: number; isWhole: boolean }> {
  const { store, clock } = deps;
  const known = poll.articles.length === 0 ? [] : await store.knownArticles(poll.articles.map(askedKeys));
  const fresh = poll.articles.filter((_, i) => known[i] !== true);
  const quiet = poll.articles.filter((_, i) => known[i] === true);
  let owed = 0;
  const filled = poll.baseline ? fresh : await unlessStopping(withFullText(claim, fresh, deps), deps);
  const isStopping = (): boolean => deps.stopping?.aborted === true;
  let answersUntil = performance.now() + AT_A_TIME;
  // Oldest first: an update must meet the story that the first report opened.
  for (const article of filled ?? []) {
    if (performance.now() > answersUntil) {
      await setImmediate(); // between two articles this process answers Slack
      answersUntil = performance.now() + AT_A_TIME;
    }
    if (isStopping()) break;
    const ids = { article: article.id, feed: claim.feed.id, poll: claim.token };
    const told = await inSpan('article', ids, () => tellArticle(article, { ids, silent: poll.baseline }, deps));
    if (told === 'nothing') quiet.push(article);
    else owed += told;
  }
  // Nothing follows from them: seen at once, and read again where a crash comes first.
  if (quiet.length > 0) await store.seeArticles(quiet, clock());
  return { articles: poll.articles.length, fresh, alerts: owed, isWhole: filled !== null && !isStopping() };
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
async function tellArticle(
  article: Article,
  { ids, silent }: { ids: ArticleIds; silent: boolean },
  deps: Deps,
): Promise<number | 'nothing'> {
  const { store, clock, registry, watching, log, meter } = deps;
  const safely = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      log.error({ event: 'article-failed', ...ids, url: article.url, error: errorText(error) });
      return otherwise;
    }
  };
  const alertsOwed = async (joined: Joined[], stories: StoredStory[], now: UnixMs): Promise<Alert[]> => {
    const watchlists = await store.watchlistsFor([...new Set(stories.flatMap((stored) => stored.companyKeys))]);
    const told = await store.toldAbout(joined.map(({ story }) => story.id));
    const planned = safely(() => alertsFor({ joined, watchlists, told, registry, watching, now }), []);
    return planned.map((alert) => ({ ...alert, articleId: article.id }));
  };
  const reading = safely(() => readArticle(article, watching.knownNames), NOTHING_READ); // article → events
  const keys = safely(() => companyKeys(registry, reading), []);
  for (let attempt = 1; attempt <= COMMIT_TRIES; attempt++) {
    const now = clock();
    const asked = { companyKeys: keys, since: now - STORY_OPEN_FOR, limit: STORIES_LOOKED_AT };
    const before = keys.length === 0 ? [] : await store.storiesOf(keys, asked.since, asked.limit);
    const joined = safely(() => joinStories({ before, reading, article, registry, now }), []); // events → stories
    if (joined.length === 0) {
      meter?.read(article, reading.events, silent ? 'baseline' : 'nothing');
      return 'nothing';
    }
    const stories = joined.map(({ story }) => ({ story, companyKeys: storyKeys(registry, story) }));
    // The baseline opens stories, so that they are known, and owes nothing.
    const isOld = article.publishedAt !== null && article.publishedAt < now - NEWS_FOR;
    const alerts = silent || isOld ? [] : await alertsOwed(joined, stories, now);
    // Another worker may have opened the story of this deal meanwhile: then this article continues that one.
    const opens = joined.some(({ isNew }) => isNew);
    const looked = opens ? { lookedThrough: { ...asked, found: before.map(({ id }) => id) } } : {};
    const outcome = await store.commit({ article, stories, alerts, ...looked }); // all or nothing: seen, told, owed
    if (outcome === 'stale') continue;
    meter?.read(article, reading.events, outcome === 'known' ? 'known' : silent ? 'baseline' : 'told');
    if (outcome === 'known') return 0;
    meter?.owed(alerts);
    logTold(article, { ids, stories, alerts }, log);
    const due = alerts.filter((alert) => !alert.held);
    if (due.length > 0) deps.onAlerts?.(due);
    return due.length;
  }
  throw new Error(`article ${article.id}: its story moved on ${COMMIT_TRIES} times while it was being joined`);
}

/** What the log knows an article by: its own id, its feed's, and the poll's that found it. */
interface ArticleIds {
  article: string;
  feed: string;
  poll: number;
}

/** From here on a line carries the ids that the next one has, so that a search for one id finds the whole way to Slack. */
function logTold(
  { url }: Article,
  { ids, stories, alerts }: { ids: ArticleIds; stories: StoredStory[]; alerts: Alert[] },
  log: Log,
): void {
  const told = stories.map(({ story }) => story.id);
  log.info({ event: 'article-told', ...ids, url, stories: told, alerts: alerts.map(({ id }) => id) });
  for (const alert of alerts) {
    const { id, code, storyId: story, storyRevision: revision, teamId: team, channelId: channel, severity } = alert;
    const event = alert.held ? 'alert-held' : 'alert-owed';
    log.info({ event, article: ids.article, story, revision, alert: id, code, team, channel, severity });
  }
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
