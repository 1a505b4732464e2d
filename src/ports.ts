// The doors to the world: what the program asks of a store, a downloader and a clock. Adapters stand in store/ and collect/.
import type {
  Alert,
  AlertMark,
  AlertRecord,
  Article,
  AuditEntry,
  CacheHeaders,
  Feed,
  FeedState,
  OwnershipEvent,
  Role,
  SealedInstallation,
  Severity,
  Stage,
  Story,
  Subscription,
  UnixMs,
  WatchedCompany,
  Watchlist,
} from './domain.ts';

export type Clock = () => UnixMs;

// ── Download ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface DownloadRequest {
  url: string;
  etag: string | null;
  lastModified: string | null;
  /** The address that gave the validators: it alone gets them, wherever redirects lead; left out: `url`. */
  validatorsOf?: string;
  /** How long it may wait for its turn at a host that is busy, ms; left out: as long as a person waits. */
  patience?: number;
  /** A person waits: the usual gap between two requests to a host is not kept, its pauses are. */
  prompt?: true;
}
/** What an answer says beside its body. */
export interface AnswerHeaders {
  etag: string | null;
  lastModified: string | null;
  /** How long it is fresh. */
  cache?: CacheHeaders;
  /** Where the asked address leads for good (301, 308), whatever comes after that; null where it does not. */
  movedTo?: string | null;
}
export type DownloadResult =
  | ({
      state: 'body';
      /** Address after redirects. */
      url: string;
      bytes: Uint8Array;
      contentType: string | null;
      /** Link headers as sent, with commas between them; left out where there is none. */
      link?: string;
    } & AnswerHeaders)
  /** Validators null: as they were. */
  | ({ state: 'not-modified' } & Partial<AnswerHeaders>)
  /**
   * `reason` is a plain sentence; `retryAfter` in ms where the server named one. `putOff`: the server was not asked, its
   * host being busy or wanting a pause; `retryAfter` is when there may be a turn. `status` is left out where nobody answered.
   */
  | { state: 'failed'; reason: string; gone: boolean; retryAfter: number | null; status?: number; putOff?: true };
/** Never throws. */
export type Download = (request: DownloadRequest) => Promise<DownloadResult>;

/** Sends a form to a hub; `reason` is a plain sentence. Never throws. */
export type Post = (url: string, form: Record<string, string>) => Promise<{ ok: true } | { ok: false; reason: string }>;

/**
 * New articles of a feed that prints a line of each → the same, in their order, with the text of their pages where that can
 * be read before `deadline`. Never throws.
 */
export type FullText = (articles: Article[], deadline: UnixMs) => Promise<Article[]>;

/** A feed, by what it says of itself. */
export interface NamedFeed {
  /** Address after redirects. */
  url: string;
  /** Its Link headers, which go before what it prints. */
  link?: string;
  /** Its own address as it prints it; null where it prints none. */
  self: string | null;
  /** WebSub hubs that it prints. */
  hubs: string[];
}
/** Feeds whose news is sent as it is published (WebSub). */
export interface Pushes {
  /**
   * A feed was polled. `read`: what it says of itself now, null where that is as before; `fresh`: articles of it that nobody knew.
   * @returns how long the next poll may wait, because a hub sends what is new, ms; null: as long as usual
   */
  polled(feed: Feed, poll: { read: NamedFeed | null; fresh: number }): Promise<number | null>;
}

/** What somebody who wants to watch an address is told of it, after one look. */
export type FeedCheck =
  /** `url` after redirects; `title` null where the feed has none; `newest`: the latest date of an item, null when none is dated. */
  | { ok: true; url: string; title: string | null; items: number; newest: UnixMs | null }
  /**
   * `reason` is a plain sentence; for a web page it names the feeds that the page offers, and `offers` has them. `list`: it is
   * no page but a list of feeds (OPML).
   */
  | { ok: false; reason: string; offers?: FeedOffer[]; list?: true };

/** A feed that a web page names; `title` null where the page gives it none. */
export interface FeedOffer {
  url: string;
  title: string | null;
}

// ── Watchlist files ──────────────────────────────────────────────────────────────────────────────────────────────────

/** A line of a table of companies. `line` as a person counts in the file, from 1. */
export type WatchlistRow =
  /** `role` null: the line names none. `said`: only what the line says; a blank cell says nothing. */
  | { line: number; name: string; role: Role | null; said: Partial<Omit<WatchedCompany, 'name' | 'role'>>; wrong: null }
  /** `wrong`: a plain clause that says what the line should have. */
  | { line: number; name: string; wrong: string };

/** A watchlist as text that people keep, edit and exchange. */
export interface WatchlistFile {
  /** Every line of a table by itself; `mistakes`, plain sentences, are of the table as a whole. Never throws. */
  readRows(text: string): { rows: WatchlistRow[]; mistakes: string[] };
  /** A file's bytes as text, in whatever encoding a spreadsheet wrote it. Never throws. */
  decode(bytes: Uint8Array): string;
  write(draft: Pick<Watchlist, 'companies' | 'settings'>, format: 'yaml' | 'csv'): string;
}

// ── Counting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How the look at a feed ended; `pushed`: nobody looked, its hub sent what is new. */
export type PollOutcome = 'new-body' | 'not-modified' | 'same-body' | 'failed' | 'put-off' | 'pushed';

/** Told of each step on the way of news, to count it. Never throws, never waits, and nothing hangs on it. */
export interface Meter {
  polled(outcome: PollOutcome): void;
  /** An article that nobody knew was read. `known`: another process was quicker; `baseline`: nobody is told of it. */
  read(article: Article, events: OwnershipEvent[], fate: 'told' | 'nothing' | 'known' | 'baseline'): void;
  /** Alerts were committed, owed or held. */
  owed(alerts: Alert[]): void;
  /** A delivery came to an end at `at`. */
  delivered(alert: Alert, how: 'sent' | 'later' | 'dead', at: UnixMs): void;
  /** Slack answered a call of this method with "too many requests" (429). */
  limited(method: string): void;
}

// ── Store ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A lease on a piece of work. The token grows with each claim; a stale one settles nothing. */
export interface Lease {
  token: number;
  until: UnixMs;
}
export interface FeedClaim extends Lease {
  feed: Feed;
  state: FeedState;
}
export interface AlertClaim extends Lease {
  alert: AlertRecord;
  /** An earlier claim ended without an outcome, or said so: the message may stand in the channel already, look before posting. */
  ambiguous: boolean;
  /** `lookUp` of the last outcome that had one; null before. */
  lookUp: string | null;
  /** When the alert was first claimed: no message of it can be older. */
  firstClaimedAt: UnixMs;
  /** The message that the story's thread hangs on in this channel; null when there is none (yet). */
  root: ThreadRoot | null;
}
/** The latest message of a story that stands in a channel by itself, not in a thread, and the alert it was posted for. */
export interface ThreadRoot {
  ts: string;
  alertId: string;
}
export type DeliveryOutcome =
  /** `root`: it stands in the channel by itself, and from now on the story's thread hangs on it. */
  | { state: 'sent'; ts: string; at: UnixMs; root: boolean }
  /**
   * Owed again from `at`; `channelFreeAt` holds up the whole channel (a 429). `attempt` false: it does not count as a try.
   * `ambiguous` true: part of it stands in the channel, so every later claim is ambiguous. `lookUp`: how far the look for
   * it came, in the deliverer's own words, for the next claim to go on from; left out, it stays as it was.
   */
  | {
      state: 'later';
      at: UnixMs;
      error: string;
      channelFreeAt: UnixMs | null;
      attempt: boolean;
      ambiguous?: boolean;
      lookUp?: string;
    }
  | { state: 'dead'; error: string };

/** What a channel was last told (or is owed) about a story. */
export interface Told {
  storyId: string;
  teamId: string;
  channelId: string;
  alertId: string;
  storyRevision: number;
  severity: Severity;
  stage: Stage;
  state: AlertRecord['state'];
}

export interface StoreCounts {
  feeds: number;
  articles: number;
  stories: number;
  watchlists: number;
  alerts: Record<AlertRecord['state'], number>;
  /** createdAt of the oldest alert still due; null when none is. */
  oldestDueAt: UnixMs | null;
}

/** One thing that a store keeps, with all that it knows of it; whichever kind of store wrote it, the other can take it in. */
export type StoredRecord =
  /** The last fencing token, and the last number given to an alert. */
  | { kind: 'numbers'; token: number; seq: number }
  | { kind: 'feed'; feed: Feed; state: FeedState; dueAt: UnixMs }
  | { kind: 'subscription'; subscription: Subscription }
  | { kind: 'article'; id: string; seenAt: UnixMs }
  /** `key`: the digest of an article's key. */
  | { kind: 'article-key'; key: string; seenAt: UnixMs }
  | { kind: 'story'; story: Story; companyKeys: string[] }
  | { kind: 'watchlist'; watchlist: Watchlist; companyKeys: string[] }
  /** Oldest first. */
  | { kind: 'trail'; teamId: string; channelId: string; entries: AuditEntry[] }
  | { kind: 'alert'; alert: AlertRecord; delivery: AlertDelivery }
  | { kind: 'channel'; teamId: string; channelId: string; freeAt: UnixMs }
  | { kind: 'installation'; installation: SealedInstallation }
  | { kind: 'team'; teamId: string; orgId: string }
  | { kind: 'request'; id: string; until: UnixMs };

/** What a store knows of an alert's delivery beside its record. */
export interface AlertDelivery {
  /** Alerts are in the order of it where their times are equal. */
  seq: number;
  token: number;
  dueAt: UnixMs;
  /** null: nobody holds it. */
  leasedUntil: UnixMs | null;
  ambiguous: boolean;
  lookUp: string | null;
  firstClaimedAt: UnixMs | null;
  /** Its message is the one that the story's thread hangs on. */
  isRoot: boolean;
}

/**
 * What is remembered. Two adapters, one contract (test/store/contract.ts); each method is one atomic step, durable when
 * its promise resolves. Methods throw only when the store itself fails, and then a StoreFailure (store-failure.ts).
 */
export interface Store {
  // Feeds
  feeds(): Promise<{ feed: Feed; state: FeedState }[]>;
  /** Adds or replaces the feed; its state is kept where it has one. `now` is its first due time. */
  saveFeed(feed: Feed, now: UnixMs): Promise<void>;
  /** Makes the feed due at once, stopped or not; its state stays as it is. False when there is none. */
  wakeFeed(feedId: string, now: UnixMs): Promise<boolean>;
  /** The feed and its state; false when there was none. What was seen of it stays known. */
  removeFeed(feedId: string): Promise<boolean>;
  /** Ids of the feeds that are due and held by nobody, longest due first, at most so many. */
  dueFeeds(now: UnixMs, limit: number): Promise<string[]>;
  /** The feed longest due that nobody holds; null when none is due. `feedId`: this one or none. */
  claimFeed(now: UnixMs, leaseFor: number, feedId?: string): Promise<FeedClaim | null>;
  /** Saves the state and ends the claim; false, saving nothing, when the token is stale or the feed was removed. */
  settleFeed(claim: { feedId: string; token: number }, state: FeedState): Promise<boolean>;
  /**
   * Ends the claim whose lease runs out at this moment, which is all that a claimant knows whose answer was lost; the feed's
   * state and due time stay as they are. False where there is no such claim: it was settled, overtaken, or never made.
   */
  freeFeed(feedId: string, until: UnixMs): Promise<boolean>;

  /** Claims this feed, due or not; null where it is held or not there. Until it is settled it counts as due since `now`. */
  claimFeedNow(feedId: string, now: UnixMs, leaseFor: number): Promise<FeedClaim | null>;

  // WebSub: at most one subscription for each feed. That of a feed that is removed is due at once, to be ended.
  subscriptions(): Promise<Subscription[]>;
  subscription(feedId: string): Promise<Subscription | null>;
  /** The one whose `callback` this is. */
  subscriptionAt(callback: string): Promise<Subscription | null>;
  /** Saves revision n over stored revision n-1 (1 over none); false, saving nothing, when stale. */
  saveSubscription(subscription: Subscription): Promise<boolean>;
  /** False when there was none. */
  removeSubscription(feedId: string): Promise<boolean>;
  /**
   * The subscription longest due, one revision on, and whether its feed is still there; null when none is due. It is due again
   * after `again` ms, so that nobody else gets it before.
   */
  claimSubscription(now: UnixMs, again: number): Promise<{ subscription: Subscription; hasFeed: boolean } | null>;

  // Articles and stories
  /** For each article's keys, whether any of them was committed and is not forgotten (`prune`). */
  knownArticles(keys: string[][]): Promise<boolean[]>;
  /**
   * A feed lists these articles, and there is nothing (more) to tell of them: each is known by all its keys from now on (and
   * its `alsoKeys` to others), for half a year from `now`. A key that is new to a known article is kept for two weeks, and like the others once it is
   * listed again. Cheap to repeat: what was committed or seen within the week is left as it is.
   */
  seeArticles(articles: Pick<Article, 'id' | 'keys' | 'alsoKeys'>[], now: UnixMs): Promise<void>;
  /**
   * All or nothing: the article is seen, the stories told, the alerts owed (an alert id that exists is left alone).
   * `known`: one of its keys was committed before. `stale`: a story has moved on (its stored revision is not `revision` - 1),
   * or a story stands now among those looked through that did not (`lookedThrough`). Neither writes anything. StoredStory.companyKeys decides how storiesOf finds it.
   */
  commit(change: {
    article: Article;
    stories: StoredStory[];
    alerts: Alert[];
    /** What `storiesOf` was asked and found, where that decided to open a story: two who tell one deal open one. */
    lookedThrough?: LookedThrough;
  }): Promise<'committed' | 'known' | 'stale'>;
  /**
   * Stories updated at or after `since`: of each company key its newest `limit`, so that a company in all news hides no
   * other's stories. Each once, newest first.
   */
  storiesOf(companyKeys: string[], since: UnixMs, limit: number): Promise<Story[]>;
  story(storyId: string): Promise<Story | null>;
  /**
   * Stories updated at or after `since`, newest first, the latest `limit`. `before`: only those that come after this one in
   * that order, for the next page; null: from the newest.
   */
  storiesSince(since: UnixMs, limit: number, before: { updatedAt: UnixMs; storyId: string } | null): Promise<Story[]>;

  // Watchlists
  watchlist(teamId: string, channelId: string): Promise<Watchlist | null>;
  watchlists(): Promise<Watchlist[]>;
  /** Which revision every channel's watchlist has, in the order of `watchlists`: what changed is found without reading all. */
  watchlistRevisions(): Promise<Pick<Watchlist, 'teamId' | 'channelId' | 'revision'>[]>;
  /** Those of one workspace, by channel id. */
  watchlistsOf(teamId: string): Promise<Watchlist[]>;
  /**
   * Saves revision n over stored revision n-1 (1 over none), with the keys it is found by and what the audit trail says of
   * the change; false, saving nothing, when stale.
   */
  saveWatchlist(watchlist: Watchlist, companyKeys: string[], audit: AuditEntry[]): Promise<boolean>;
  /** Adds to a trail what was changed and stands on no watchlist; `channelId` may be any name of a trail, such as "feeds". */
  noteChange(entry: AuditEntry): Promise<void>;
  /** What was changed in a channel, newest first. The last 1,000 entries of a channel are kept. */
  auditOf(teamId: string, channelId: string, limit: number): Promise<AuditEntry[]>;
  /** Watchlists saved under any of these keys; cost does not grow with the number of others. */
  watchlistsFor(companyKeys: string[]): Promise<Watchlist[]>;

  // Alerts
  /** The latest alert per story and channel. */
  toldAbout(storyIds: string[]): Promise<Told[]>;
  /** Channels that `claimAlert` would claim an alert of, at most so many. */
  dueChannels(now: UnixMs, limit: number): Promise<{ teamId: string; channelId: string }[]>;
  /**
   * The oldest due alert whose channel is free and whose thread (story in channel) has no earlier alert still due.
   * Claiming makes the channel busy for `pace` ms. A claim whose lease ran out is claimable again, as ambiguous.
   */
  claimAlert(now: UnixMs, leaseFor: number, pace: number): Promise<AlertClaim | null>;
  /** While the claim is held: its channel is busy until `until` at least. False, changing nothing, when the token is stale. */
  holdChannel(claim: { alertId: string; token: number }, until: UnixMs): Promise<boolean>;
  /** Writes the outcome and ends the claim; false, writing nothing, when the token is stale. */
  settleAlert(claim: { alertId: string; token: number }, outcome: DeliveryOutcome): Promise<boolean>;
  alert(alertId: string): Promise<AlertRecord | null>;
  /** The latest alert under the short code people use, in one channel; case is ignored. */
  alertByCode(teamId: string, channelId: string, code: string): Promise<AlertRecord | null>;
  /** Alerts of a channel, newest first; `states` empty means all. */
  alertsIn(teamId: string, channelId: string, states: AlertRecord['state'][], limit: number): Promise<AlertRecord[]>;
  /** What stands in a channel about a story: the message its thread hangs on, and the sent alert of the latest revision. */
  thread(
    teamId: string,
    channelId: string,
    storyId: string,
  ): Promise<{ root: ThreadRoot | null; latestSent: AlertRecord | null }>;
  /** The alerts that are due still, the oldest first: at most `limit` of them after the first `skip`. */
  dueAlerts(limit: number, skip: number): Promise<AlertRecord[]>;
  /** Adds what a person did; returns the alert as it stands then, null where there is no such alert. */
  mark(alertId: string, mark: AlertMark): Promise<AlertRecord | null>;
  /**
   * Owes a digest, all or nothing: the alert is due, and those of `heldIds` that are held in its channel become `digested`.
   * Without any of them: a message that no article brings, as what is told of a feed.
   * False, writing nothing, when an alert of its id exists.
   */
  oweDigest(digest: Alert, heldIds: string[]): Promise<boolean>;

  // Workspaces
  /** Adds or replaces. */
  saveInstallation(installation: SealedInstallation): Promise<void>;
  installation(id: string): Promise<SealedInstallation | null>;
  installations(): Promise<SealedInstallation[]>;
  /** False when there was none. */
  removeInstallation(id: string): Promise<boolean>;
  /** Remembers that a workspace belongs to an organisation, whose installation serves it. */
  linkTeam(teamId: string, orgId: string): Promise<void>;
  /** null where it belongs to none that is known. */
  orgOf(teamId: string): Promise<string | null>;
  /** The workspaces of an organisation, by id. */
  teamsOf(orgId: string): Promise<string[]>;
  /** Drops all of a workspace: its installation and link, watchlists, audit trail, alerts and threads. Stories stay: they are news. */
  forgetTeam(teamId: string): Promise<void>;

  // Moving house
  /** All that is kept, page by page, in no order; requests past their time are left out. Nobody should write meanwhile. */
  records(now: UnixMs): AsyncIterable<StoredRecord[]>;
  /** Takes records in as they are. What stands already is left or put the same again, so that a repeat does no harm. */
  putRecords(records: StoredRecord[], now: UnixMs): Promise<void>;
  /** Of the move into this store that was begun and not ended, the name; null: there is none. */
  moving(): Promise<string | null>;
  /** null: it is ended. */
  setMoving(name: string | null): Promise<void>;
  /** The data's own name, given once. Another one: what was remembered is gone, and the store began anew while we ran. */
  identity(): Promise<string>;
  /** Whether another process has the store open, as far as that can be seen. */
  isShared(): Promise<boolean>;

  // The rest
  /** True the first time an id is shown within `keepFor` ms; false for each repeat. */
  firstTime(id: string, now: UnixMs, keepFor: number): Promise<boolean>;
  /** Whether the id was shown, and its time is not over. */
  isKnown(id: string, now: UnixMs): Promise<boolean>;
  /** As if the id had not been shown: what was begun with it came to nothing. */
  unseen(id: string): Promise<void>;
  counts(): Promise<StoreCounts>;
  /**
   * Drops, in steps that hold nobody up: request ids past their time; articles' keys neither committed nor seen for half a
   * year; and what is older than `keepFor` ms of alerts that are not due (with their threads), and of stories untouched that
   * long. While an alert is due, no story stays less long than it.
   */
  prune(now: UnixMs, keepFor: number): Promise<void>;
  /** Throws with a plain reason when the store cannot be written. `warnings`: what may lose data, in plain sentences. */
  check(): Promise<{ kind: 'embedded' | 'redis'; where: string; warnings?: string[] }>;
  close(): Promise<void>;
}

/** A question of `storiesOf`, and the ids it found. */
export interface LookedThrough {
  companyKeys: string[];
  since: UnixMs;
  limit: number;
  found: string[];
}
/** A story with the keys it is found by. */
export interface StoredStory {
  story: Story;
  companyKeys: string[];
}
