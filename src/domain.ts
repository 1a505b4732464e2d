// The nouns that flow: feed → article → ownership event → story → match → alert. Unit beside every number; null means
// "not said", zero is a claim.

/** Milliseconds since 1970-01-01 UTC; every field named …At holds one. */
export type UnixMs = number;

// ── Figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A printed figure: exact (min = max), "up to" (min null), "at least" (max null), a range (both, different). */
export interface Interval {
  min: number | null;
  max: number | null;
  /** True for "about", "nearly", "roughly". */
  approximate: boolean;
}
/** Part of a company's ownership, percent 0-100. What was bought or sold, and what is held afterwards, are two figures. */
export interface Stake extends Interval {
  meaning: 'bought' | 'sold' | 'held';
  /** Shares and votes are different interests (Beneficial Ownership Data Standard 0.4); shares where nothing is printed. */
  interest: 'shares' | 'votes';
}
/** A printed sum in whole units (14_300_000_000, never 14.3); currency ISO 4217, null when none is printed. */
export interface Money extends Interval {
  currency: string | null;
}

// ── Collect: feeds and articles ──────────────────────────────────────────────────────────────────────────────────────

/** A news source that is polled. */
export interface Feed {
  /** SHA-256 of the canonical URL, hex, first 16 characters. */
  id: string;
  url: string;
  title: string;
  /** Time between two polls that somebody asked for, ms; null: it goes by how often the feed publishes. */
  every: number | null;
  /** True: the first poll is told like any other; false: it is the silent baseline. */
  backfill: boolean;
  /** Where it was set up; only a feed added by command can be removed by command. */
  addedBy: 'config' | 'command' | 'demo';
  /** Where and by whom a command added it: told when the feed is in trouble. A direct message: `channelId` is the user's id. */
  addedIn?: { teamId: string; channelId: string; userId: string } | null;
  /** True: where the feed prints only a line of an article, its page is read for the rest; left out: it is not. */
  fullText?: boolean;
  /** Where people keep it in their lists: names from the outermost in, "/" between them; left out: nowhere. */
  folder?: string;
}

/** What a feed says of its own pace, each null or empty where it says nothing. */
export interface FeedPace {
  /** `ttl`: how long its body is good for, ms. */
  ttl: number | null;
  /** `sy:updatePeriod` over `sy:updateFrequency`, ms. */
  period: number | null;
  /** `sy:updateBase`: updates come at whole periods from here. */
  base: UnixMs | null;
  /** `skipHours` (0-23) and `skipDays` (0 Sunday … 6), UTC: nothing comes then. */
  skipHours: number[];
  skipDays: number[];
}

/** Headers of a feed's last answer that say how long it is fresh; each as printed (RFC 9111). */
export type CacheHeaders = Partial<Record<'cache-control' | 'expires' | 'date' | 'age' | 'pragma', string>>;

/** What people are told of a feed: at most one trouble at a time, and its end. */
export type FeedTrouble = 'failing' | 'silent' | 'gone';

/** What is remembered of a feed between two polls. */
export interface FeedState {
  feedId: string;
  /** Validators, sent back to the byte, and the address that gave them: no other gets them; null: the feed's own. */
  etag: string | null;
  lastModified: string | null;
  validatorsOf: string | null;
  /** SHA-256 of the last body, for feeds without validators. */
  bodyHash: string | null;
  /** False until the first successful poll, whose articles are the baseline. */
  baselineDone: boolean;
  nextPollAt: UnixMs;
  lastPollAt: UnixMs | null;
  lastSuccessAt: UnixMs | null;
  /** When an article was last seen that was not known before; the baseline is none. */
  lastNewAt: UnixMs | null;
  /** Failed polls in a row. */
  failures: number;
  /** The last failure in words a person understands; null after a success. */
  lastError: string | null;
  /** When the failures in a row began; null after a success. */
  failingSince: UnixMs | null;
  /** When its latest articles came out (or were first seen, where undated), the newest first. */
  recent: UnixMs[];
  /** What the last answer and the last body say of how long to wait. */
  cache: CacheHeaders | null;
  pace: FeedPace | null;
  /** Where its address leads for good, and how many polls in a row said so; after some it is asked there. */
  moved: { to: string; polls: number } | null;
  /** When its articles were last looked up, which keeps them known; null: not since this was noted. */
  keysSeenAt: UnixMs | null;
  /** True: it said that it is gone for good, and is not polled until somebody asks for it. */
  stopped: boolean;
  /** The trouble that people were told of and that is not over; null: none. */
  told: { trouble: FeedTrouble; at: UnixMs } | null;
}

/** The state of a feed that nobody has polled yet; `now` is its first due time. */
export function newFeedState(feedId: string, now: UnixMs): FeedState {
  return {
    feedId,
    etag: null,
    lastModified: null,
    validatorsOf: null,
    bodyHash: null,
    baselineDone: false,
    nextPollAt: now,
    lastPollAt: null,
    lastSuccessAt: null,
    lastNewAt: null,
    failures: 0,
    lastError: null,
    failingSince: null,
    recent: [],
    cache: null,
    pace: null,
    moved: null,
    keysSeenAt: null,
    stopped: false,
    told: null,
  };
}

/** A feed and its state as any version wrote them, with defaults for what it did not know. */
export function storedFeed(feed: string, state: string): { feed: Feed; state: FeedState } {
  const written = JSON.parse(feed) as Feed;
  // A version without `addedIn` gave every feed added by command one interval, which nobody had asked for.
  const every = written.addedBy === 'command' && written.addedIn === undefined ? null : written.every;
  const known = JSON.parse(state) as Partial<FeedState>;
  return { feed: { ...written, every }, state: { ...newFeedState(written.id, 0), ...known } };
}

/** Whether somebody should look at the feed. */
export function isInTrouble({ failures, stopped, told }: FeedState): boolean {
  return failures > 0 || stopped || told !== null;
}

/** That a feed's hub sends its news as it is published (WebSub, W3C 2018), or is asked to. */
export interface Subscription {
  feedId: string;
  /** Grows by one with each change; a stale one is refused. */
  revision: number;
  /** The last part of the address that the hub sends to: random, known to the hub and us alone. */
  callback: string;
  /** The hub's address, and the feed's as the hub knows it. */
  hub: string;
  topic: string;
  /** With which the hub signs what it sends; never printed. */
  secret: string;
  /** live: until `leaseUntil`; denied: the hub said no; leaving: the hub is asked to stop. */
  state: 'wanted' | 'live' | 'denied' | 'leaving';
  leaseUntil: UnixMs | null;
  /** When it is looked after next: asked for, renewed, given up. */
  dueAt: UnixMs;
  /** Since when it is with this hub and topic. */
  since: UnixMs;
  /** Requests to the hub in a row that came to nothing. */
  failures: number;
  /** In words a person understands; null after a success. */
  lastError: string | null;
  /** When the hub last sent what we did not know, and has not missed anything since; null: polling goes on as usual. */
  provenAt: UnixMs | null;
  lastPushAt: UnixMs | null;
  /** How often it sent something, and how often something came that it had not signed. */
  pushes: number;
  forged: number;
}

/** One item of a feed. */
export interface Article {
  /** SHA-256 of the canonical URL, or of feed and guid (or content) where that is none; hex, first 32 characters. */
  id: string;
  /** Every identity it is known by: `url:…`, `guid:…`, `content:…`. Known by one is known. */
  keys: string[];
  /** Further ones, under which another item may know it: remembered with the others, and it is not known by them itself. */
  alsoKeys?: string[];
  /** Those that others may have left for it: it is known by them, and never remembered under them. */
  askKeys?: string[];
  feedId: string;
  /** Name of the publication, for people ("Example Wire"). */
  source: string;
  /** Where to open it: as the feed prints it, absolute http(s), without tracking parameters; null where it gives none. */
  url: string | null;
  title: string;
  /** As received, HTML or text. */
  body: string;
  /** null when the feed gives none; never "now". */
  publishedAt: UnixMs | null;
  seenAt: UnixMs;
}

// ── Extract: ownership events and ripples ────────────────────────────────────────────────────────────────────────────

export const KINDS = [
  'acquisition',
  'merger',
  'stake',
  'investment',
  'divestiture',
  'spin-off',
  'ipo',
  'buyout',
  'joint-venture',
  'license-and-hire',
  'insolvency-sale',
] as const;
export type Kind = (typeof KINDS)[number];

/** In the order a deal goes; the last three end it. */
export const STAGES = [
  'rumored',
  'in-talks',
  'announced',
  'regulatory',
  'completed',
  'called-off',
  'blocked',
  'denied',
] as const;
export type Stage = (typeof STAGES)[number];

/** A verbatim piece of an article. `start` and `end` are offsets into `articleText(article)` (extract/clean.ts). */
export interface Evidence {
  articleId: string;
  quote: string;
  start: number;
  end: number;
}

/** One step of the way to an event, which "why this alert?" prints. */
export interface TrailStep {
  /** Name of the row that spoke: of the rules, figures, stages or vetoes. */
  row: string;
  step: 'rule' | 'stage' | 'figure' | 'role' | 'tried' | 'veto' | 'confidence';
  /** The words it read, verbatim; of a `confidence` step what it adds ("+0.12"). */
  read: string;
}

/** Words that looked like an event, and the look-alike that they are. */
export interface Rejection extends TrailStep {
  step: 'veto';
  /** The rule that had proposed an event. */
  rule: string;
  /** The sentence, verbatim. */
  quote: string;
}

/** What changes hands besides shares. */
export type AlsoMoves = 'board-seat' | 'executive' | 'data-access';

/** One change of ownership as one article tells it; names as printed (match/ resolves them), the fullest form in the article. */
export interface OwnershipEvent {
  kind: Kind;
  stage: Stage;
  /** Lead first. Empty where the article names none. */
  acquirers: string[];
  /** null where only an acquirer or seller is named ("X to sell its pumps unit" has the unit as target). */
  target: string | null;
  seller: string | null;
  stake: Stake | null;
  price: Money | null;
  valuation: Money | null;
  valuationBefore: Money | null;
  /** When it is expected to close, as printed ("by the end of the third quarter"). */
  closesBy: string | null;
  alsoMoves: AlsoMoves[];
  /** True when it stands in a list of related headlines, outside the article's own text. */
  headlineOnly: boolean;
  /** Who owns its companies, where the article says so; left out where it does not. */
  owners?: OwnerSaid[];
  /** At least one. */
  evidence: Evidence[];
  /** 0-1. */
  confidence: number;
  trail: TrailStep[];
}

export type RippleKind =
  | 'customer-leaves'
  | 'customer-reduces'
  | 'customer-stays'
  /** The vendor stops serving a customer: the other way in which one of its customers is lost. */
  | 'vendor-cuts-off'
  | 'executive-moves'
  | 'competitor-gains'
  | 'competitor-comments'
  | 'vendor-replies';

/** What follows from a deal, as one article tells it. */
export interface Ripple {
  kind: RippleKind;
  /** The company that the deal is about ("Scale AI"), where the article says. */
  about: string | null;
  /** Who acts: the customer, the competitor, the vendor; of an executive, the company left. */
  company: string;
  person: string | null;
  /** The office that the person holds at the company, as printed ("chief executive"); left out where none is printed. */
  office?: string;
  /** Where an executive goes. */
  toCompany: string | null;
  /** A sum that goes with it, and what it is: never a price. */
  amount: (Money & { of: 'contract-spend' | 'revenue' }) | null;
  /** "doubled" 2, "tripled" 3. */
  factor: number | null;
  /** Before the deal, or because of it; null when the article does not say. */
  timing: 'before' | 'after' | null;
  /** Who says so, as printed ("one source", "its CFO"). */
  saidBy: string | null;
  /** One plain clause ("plans to cut most of its work with Scale AI"). */
  text: string;
  evidence: Evidence;
}

/** Whose report an article tells: its own, another's by name ("according to Reuters"), or unnamed "media reports". */
export interface Origin {
  report: 'own' | 'named' | 'unnamed';
  name: string | null;
}

/** A company's name that is known beforehand, where a text has it: `name` is `text.slice(start, end)`. */
export interface KnownName {
  start: number;
  end: number;
  name: string;
}
/** Finds the names of well-known and watched companies in a text, in the order printed, none inside another. */
export type KnownNames = (text: string) => readonly KnownName[];

/** An owner that an article itself names ("Foo, a unit of Bar"). */
export interface OwnerSaid {
  /** Names as printed. */
  company: string;
  owner: string;
  evidence: Evidence;
}

/** A figure that an article takes back. */
export interface Correction {
  /** stake: percent; sum: whole units of money. */
  of: 'stake' | 'sum';
  /** null: the article says only what is right. */
  wrong: number | null;
  /** null: it says only what was wrong. */
  right: number | null;
  evidence: Evidence;
}

/** Everything that was read out of one article, the main event first. */
export interface Reading {
  events: OwnershipEvent[];
  ripples: Ripple[];
  origin: Origin;
  /** Look-alikes that were turned away, for "why not?". */
  rejected: Rejection[];
  /** Figures that it takes back; left out where there is none. */
  corrections?: Correction[];
}

// ── Match: companies, stories, watchlists ────────────────────────────────────────────────────────────────────────────

/** A well-known company (config/companies.yaml). */
export interface Company {
  /** kebab-case, unique ("meta"). */
  id: string;
  name: string;
  aliases: string[];
  /** Names that look like it and are not ("Meta Materials"). */
  notAliases: string[];
  tickers: string[];
  /** id of the company that owns it. */
  parent: string | null;
}

/** A company in a story. */
export interface Party {
  /** Registry id, or the normalised name where the registry does not know it. */
  key: string;
  /** The form to show. */
  name: string;
  /** Every printed form met so far. */
  names: string[];
}

/** An article that told a story. */
export interface Source {
  articleId: string;
  source: string;
  url: string | null;
  title: string;
  publishedAt: UnixMs | null;
  seenAt: UnixMs;
  origin: Origin;
  /** SHA-256 of the normalised text, so that a syndicated copy counts once. */
  textHash: string;
  /** Hashes of phrases of its opening, by which a lightly edited copy is known; absent where the text is too short. */
  textMarks?: number[];
}

export interface StoryEvent extends OwnershipEvent {
  articleId: string;
}
export interface StoryRipple extends Ripple {
  articleId: string;
}
export interface StoryCorrection extends Correction {
  articleId: string;
}

/** Another story to be read beside this one: a second bid for the same company. */
export interface RelatedStory {
  storyId: string;
  why: 'rival-bid';
  /** The other story's bidders, as shown. */
  bidders: string[];
  /** The article by which it became known. */
  articleId: string;
}

/** One deal, however many articles tell it. Disagreement is kept, never averaged. */
export interface Story {
  id: string;
  /** Grows by one with each commit; a stale one is refused. */
  revision: number;
  kind: Kind;
  stage: Stage;
  acquirers: Party[];
  target: Party | null;
  seller: Party | null;
  /** Every event that told it, oldest first. */
  events: StoryEvent[];
  ripples: StoryRipple[];
  sources: Source[];
  /** Each stage it reached, with the article that says so. */
  stages: { stage: Stage; at: UnixMs; articleId: string }[];
  /** Absent where none is known. */
  related?: RelatedStory[];
  /** Figures of it that an article took back, oldest first; absent where there is none. */
  corrections?: StoryCorrection[];
  firstSeenAt: UnixMs;
  updatedAt: UnixMs;
}

export const ROLES = ['vendor', 'rival', 'self', 'partner'] as const;
export type Role = (typeof ROLES)[number];

export const SEVERITIES = ['digest', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** From which percentage a rival's stake in a vendor is high, and critical. */
export interface Thresholds {
  high: number;
  critical: number;
}

/** A company on a watchlist, and what the team has at stake with it (blank fields are null). */
export interface WatchedCompany {
  role: Role;
  name: string;
  aliases: string[];
  notAliases: string[];
  tickers: string[];
  /** Who owns the relationship. */
  owner: string | null;
  /** What data of ours it holds. */
  data: string | null;
  criticality: 'low' | 'medium' | 'high' | null;
  /** YYYY-MM-DD. */
  renewalOn: string | null;
  /** Percent at which the contract's change-of-control clause bites. */
  changeOfControlPercent: number | null;
  alternatives: string[];
  /** null: the watchlist's own. */
  thresholds: Thresholds | null;
  /** Names under which it stood here before it was renamed, the oldest first: alerts of then still mean it. Absent: never renamed. */
  formerNames?: string[];
}

/** What people write down of a watched company, in windows and files. */
export type CompanyField = Exclude<keyof WatchedCompany, 'formerNames'>;

/** A company as it stands on a watchlist before anybody has told more of it. */
export function newCompany(role: Role, name: string): WatchedCompany {
  return {
    role,
    name,
    aliases: [],
    notAliases: [],
    tickers: [],
    owner: null,
    data: null,
    criticality: null,
    renewalOn: null,
    changeOfControlPercent: null,
    alternatives: [],
    thresholds: null,
  };
}

export interface Mute {
  id: string;
  scope: 'company' | 'story' | 'source' | 'kind';
  /** Company key, story id, source name or kind. */
  value: string;
  /** What a person reads ("Scale AI"). */
  label: string;
  /** null: until it is undone. */
  until: UnixMs | null;
  by: string;
  at: UnixMs;
}

/** A time of day, "HH:MM" on the clock of the watchlist's time zone. */
export type TimeOfDay = string;
/** In which only critical alerts are posted; the rest waits for their end. May pass midnight ("22:00" to "07:00"). */
export interface QuietHours {
  from: TimeOfDay;
  to: TimeOfDay;
}
/** When the digest comes. */
export interface DigestTime {
  /** 0 Sunday … 6 Saturday; null: every day. */
  weekday: number | null;
  at: TimeOfDay;
  /** When it was set: a digest tells of nothing that was due before. */
  since: UnixMs;
}
/** Who may change a watchlist; guests never may. */
export type Editors =
  | { who: 'members' }
  /** The channel's creator, and admins of the workspace. */
  | { who: 'admins' }
  /** A user group of the workspace, by Slack's id ("S0123ABC"). */
  | { who: 'group'; groupId: string };

export interface WatchSettings {
  /** Below it nothing is posted; it waits for the digest. */
  floor: Severity;
  /** Whether rumours are told. */
  rumors: boolean;
  thresholds: Thresholds;
  /** null: alerts come at any time. */
  quietHours: QuietHours | null;
  /** IANA name ("Europe/Berlin"), for quiet hours and the digest. */
  timeZone: string;
  /** User group that a critical alert mentions, by Slack's id ("S0123ABC"); null: none. */
  mention: string | null;
  /** null: only when it is asked for. */
  digest: DigestTime | null;
  editors: Editors;
}

/** What a watchlist starts with, and what one that was saved before a setting existed is read with. */
export const DEFAULT_SETTINGS: WatchSettings = {
  floor: 'medium',
  rumors: true,
  thresholds: { high: 5, critical: 20 },
  quietHours: null,
  timeZone: 'UTC',
  mention: null,
  digest: null,
  editors: { who: 'members' },
};

/** A channel's companies with their roles, and its settings. */
export interface Watchlist {
  teamId: string;
  channelId: string;
  /** For people: "#vendor-risk" or the channel's id. */
  channelName: string;
  /** Grows by one with each save; a stale one is refused. */
  revision: number;
  companies: WatchedCompany[];
  settings: WatchSettings;
  mutes: Mute[];
  updatedAt: UnixMs;
}

/** One change of a channel's watchlist or settings, for its audit trail. */
export interface AuditEntry {
  teamId: string;
  channelId: string;
  /** User id; "config" and "terminal" where no person of Slack did it. */
  by: string;
  at: UnixMs;
  /** What was done, plain, without the name of who did it ("put Scale AI on the watchlist as vendor"). */
  what: string;
}

export interface RoleMatch {
  role: Role;
  company: WatchedCompany;
  party: Party;
  as: 'acquirer' | 'target' | 'seller' | 'ripple';
  /** The chain where it is not the company itself ("Google belongs to Alphabet"); null where it is. */
  via: string | null;
}

/** A story × a watchlist: why this channel should care. `roles` is never empty. */
export interface Match {
  story: Story;
  watchlist: Watchlist;
  roles: RoleMatch[];
}

/** A figure over a whole story. `all` is best first; `best` is its first, null where no article prints one. */
export interface StoryFigure<T> {
  best: T | null;
  all: { value: T; articleId: string }[];
  /** False when two articles print figures that cannot both be right. */
  agree: boolean;
}

/** What several articles say of one and the same ripple, the fullest telling first. */
export interface MergedRipple {
  ripple: StoryRipple;
  /** Every article that tells it, in the order they came. */
  articleIds: string[];
}

/** Two or more articles whose figures cannot both be right. */
export interface Disagreement {
  /** "stake", "price", "valuation", "valuation before", or the company whose ripple it is ("Handshake"). */
  about: string;
  figures: { value: Stake | Money | { factor: number }; articleId: string }[];
}

/** A figure that was printed and then taken back. */
export interface CorrectedFigure {
  about: 'stake' | 'price' | 'valuation' | 'valuation before';
  was: Stake | Money;
  /** null where no article says what is right. */
  now: Stake | Money | null;
  /** The article that printed it first, and the one that took it back. */
  articleId: string;
  correctedBy: string;
}

/** What all of a story's articles say together: made by match/, worded by notify/. */
export interface StoryFacts {
  storyId: string;
  stake: StoryFigure<Stake>;
  price: StoryFigure<Money>;
  valuation: StoryFigure<Money>;
  valuationBefore: StoryFigure<Money>;
  /** When it is expected to close, as the newest article prints it; `all` has each different time once, newest first. */
  closesBy: StoryFigure<string>;
  /** Owners of its companies that its articles name, as printed, each once. */
  owners: { company: string; owner: string; articleId: string }[];
  alsoMoves: AlsoMoves[];
  ripples: MergedRipple[];
  disagreements: Disagreement[];
  /** Figures taken back: they count for nothing else here. */
  corrected: CorrectedFigure[];
  /** Reports counted by origin; at least 1. */
  independentSources: number;
  /** 0-1; the surest event's, raised by independent sources. */
  confidence: number;
  /** True when no article tells it in its own text, only in a list of headlines. */
  headlineOnly: boolean;
}

// ── Notify: alerts ───────────────────────────────────────────────────────────────────────────────────────────────────

/** A sentence in pieces: plain, **strong**, or a link. Whoever shows it escapes it. */
export type Phrase = string | { strong: string } | { link: string; label: string };
export type Sentence = Phrase[];

export interface Quote {
  text: string;
  source: string;
  url: string | null;
  at: UnixMs | null;
}

/** All that an alert says, in words, before any channel's markup. */
export interface AlertContent {
  severity: Severity;
  stage: Stage;
  /** "Meta (your rival) takes 49% of Scale AI (your vendor)". */
  headline: Sentence;
  /** The whole point for a notification, plain, at most 150 characters. */
  notification: string;
  /** The severity rule that fired, and why it matters here. */
  rule: string;
  reason: Sentence;
  facts: { label: string; value: string }[];
  notKnown: string[];
  quotes: Quote[];
  ripples: Sentence[];
  /** value null: "not recorded". */
  exposure: { label: string; value: string | null }[];
  nextSteps: string[];
  alternatives: string[];
  articles: number;
  independentSources: number;
  disagreements: { about: string; figures: { says: string; source: string }[] }[];
  needsReview: boolean;
  /** Why it needs review, a clause; left out where it does not. */
  review?: string;
  headlineOnly: boolean;
  /** What changed since the channel was last told; empty for a first alert. */
  changes: Sentence[];
  publishedAt: UnixMs | null;
  seenAt: UnixMs;
  /** The company that made the channel care, its role, and what it is in the story (absent in alerts of older versions). */
  watched: { name: string; role: Role; as?: RoleMatch['as'] };
}

/** What a channel was not told at once, by company. */
export interface Digest {
  from: UnixMs;
  to: UnixMs;
  groups: DigestGroup[];
  /** Messages of these days: alerts posted at once, stories kept for the digest, articles that told either. */
  counts: { told: number; kept: number; articles: number };
}
export interface DigestGroup {
  company: string;
  role: Role;
  /** One a story, the most severe first. */
  items: DigestItem[];
}
export interface DigestItem {
  code: string;
  severity: Severity;
  stage: Stage;
  headline: Sentence;
  source: string;
  url: string | null;
  at: UnixMs;
}

/** One Slack message owed to one channel. */
/** A feed is in trouble, or not any more (`recovered`). */
export interface FeedNotice {
  title: string;
  /** Without login. */
  url: string;
  about: FeedTrouble | 'recovered';
  /** Plain sentences for people. */
  says: string[];
}
/** What whoever runs Stakewatch is warned of; `over`: it is past. */
export interface Warning {
  about: 'outbox' | 'feeds' | 'token';
  over: boolean;
  /** Plain sentences for people. */
  says: string[];
}
export interface Alert {
  /** Made of story, revision and channel, so that the same news is owed once. */
  id: string;
  /** Short form for people: one for a story in a channel, whatever the revision: "A-7K3QF". */
  code: string;
  storyId: string;
  storyRevision: number;
  teamId: string;
  channelId: string;
  /** The article that brought it; left out where none did, and in alerts of older versions. */
  articleId?: string;
  /** A digest is no story's, nor is what is told of a feed or to the operator: the `storyId` is its own id. */
  kind: 'new' | 'update' | 'digest' | 'feed' | 'warning';
  severity: Severity;
  stage: Stage;
  /** True: speaks up in the channel again (severity rose or the stage moved). */
  loud: boolean;
  /** True: below the channel's floor, kept for the digest. */
  held: boolean;
  content: AlertContent;
  /** Of a digest only. */
  digest?: Digest;
  /** Of what is told of a feed only. */
  feedNotice?: FeedNotice;
  /** Of what the operator is warned of only. */
  warning?: Warning;
  createdAt: UnixMs;
}

/** A fact that a person of the channel holds for wrong; what was printed stays beside it. */
export interface Objection {
  /** Label of the fact ("Stake", "Price"). */
  fact: string;
  /** What they say it is. */
  says: string;
  /** Where they have it from, or a comment; left out where they gave none. */
  note?: string;
  by: string;
  at: UnixMs;
}
/** What a person did with an alert. */
export type AlertMark =
  /** The first to acknowledge stands. */
  | { kind: 'acknowledged'; by: string; at: UnixMs }
  /** The last assignment stands; `to` null takes it back. */
  | { kind: 'assigned'; to: string | null; by: string; at: UnixMs }
  /** One a person and fact: the last stands. */
  | { kind: 'objected'; objection: Objection };

/** False for what tells of no story: digests, what is said of feeds, and warnings. */
export function isOfStory({ kind }: Pick<Alert, 'kind'>): boolean {
  return kind === 'new' || kind === 'update';
}
export interface AlertRecord extends Alert {
  /** `digested`: it was held, and a digest has it. */
  state: 'due' | 'held' | 'sent' | 'dead' | 'digested';
  attempts: number;
  lastError: string | null;
  /** Slack's id of the message; null until sent. */
  ts: string | null;
  sentAt: UnixMs | null;
  acknowledged: { by: string; at: UnixMs } | null;
  assigned: { to: string; by: string; at: UnixMs } | null;
  objections: Objection[];
}

// ── Workspaces ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The app as installed in one workspace, or in a whole organisation (Enterprise Grid); the tokens in it are sealed. */
export interface SealedInstallation {
  /** The workspace's id ("T…"), or the organisation's ("E…") where it was installed for all of it. */
  id: string;
  /** Encrypted; the store cannot read it. */
  sealed: string;
  at: UnixMs;
}
