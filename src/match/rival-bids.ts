// Stories of one target → which of them are rival bids, and what each keeps of the other.
import type { OwnershipEvent, Party, RelatedStory, Story, UnixMs } from '../domain.ts';
import { DAY } from '../time.ts';
import type { Registry } from './aliases.ts';
import type { Deal } from './parties.ts';
import { isForControl } from './same-deal.ts';
import { relatedParty, sameParty, soundsAlike } from './same-party.ts';

const SAME_CONTEST = 120 * DAY; // ms between the nearest tellings; a later bid is a new beginning
const SURE = 0.75; // confidence of an event in its article's own text; a slip of reading must not make a bidding war

/** Words by which one article tells of two bids; without them its second buyer of one target is a slip of reading. */
const CONTEST =
  /\b(?:rival|competing|counter-?(?:bid|offer)s?|bidding war|(?:higher|superior|sweetened|improved|second|hostile|unsolicited|earlier|new) (?:bid|offer|proposal)|outbid\w*|trump(?:s|ed|ing)?|top(?:s|ped|ping)|suitors?|bidders?|contest|vying|also (?:bid|offered|interested|made|wants?|approached)|either|auction|(?:second|another|other|two|both) (?:bidders?|bids?|offers?|suitors?|proposals?|buyers?)|beat(?:s|ing|en)?|each (?:bid|offered|made|want)|against (?:a|an|the) (?:bid|offer|proposal))\b/i;

export function speaksOfContest(events: readonly OwnershipEvent[]): boolean {
  return events.some(({ evidence }) => evidence.some(({ quote }) => CONTEST.test(quote)));
}

/** Right after a bidder's name: what a bidder does. */
const BIDS =
  /^(?:['’]s)?(?: \([^)]{1,40}\))?(?: (?:has|had|have|is|was|will|would|may|also|now|then|since|later|already|instead|separately|said it|in turn)){0,4} (?:bids?|bidding|offer(?:s|ed|ing)?|propos(?:es|ed|al|ing)|approach(?:es|ed)?|agree[sd]?|acquir(?:es|e|ed|ing)|buys?|buying|bought|to (?:buy|acquire|bid|offer|pay|take)|pay(?:s|ing)?|paid|wants?|seeks?|seeking|made (?:an?|its) (?:\w+ ){0,2}(?:bid|offer|proposal|approach)|submit(?:s|ted)|tabled|launche[sd]|plans?|weighs?|weighing|considers?|considering|in talks|emerge[sd]|joined|entered|win|wins|won)\b/i;
/** Right before it: "an offer from Foo", "acquired by Foo". */
const BID_OF =
  /\b(?:bid|offer|proposal|approach|interest|talks|acquisition|takeover|purchase|bought|acquired|taken over|sold|sale|sell|deal)(?: of [\p{L} ]{1,40})? (?:by|from|with|to) (?:\p{Lu}[\p{L}’']{1,20} ){0,2}$/u;
const HISTORY = /\b(?:(?:in|since|of|from) (?:19|20)\d\d|(?:years?|decades?) ago)\b/i;

/**
 * True when the event is the second of one article to name the story's target, for control, by another buyer, and nothing in it
 * speaks of a contest: then a word was taken for a buyer. Whoever the registry knows, and whoever is said to bid himself, is a
 * bidder and never a slip, however near his name is to another's.
 */
export function isSlip(registry: Registry, deal: Deal, story: Story, articleId: string): boolean {
  const { target, acquirers, event } = deal;
  if (target === null || story.target === null || acquirers.length === 0 || story.acquirers.length === 0) return false;
  const own = story.events.filter((told) => told.articleId === articleId && !told.headlineOnly);
  if (own.length === 0 || !isForControl(event) || !own.some(isForControl)) return false;
  if (!sameParty(registry, target, story.target) || speaksOfContest([event])) return false;
  return !acquirers.some((buyer) => isBidder(registry, buyer, deal));
}

function isBidder(registry: Registry, buyer: Party, { event, target }: Deal): boolean {
  const quotes = event.evidence.map(({ quote }) => quote.replace(/\s/g, ' '));
  if (event.stage === 'completed' && quotes.some((quote) => HISTORY.test(quote))) return false; // whose it was before
  if (registry.byId.has(buyer.key)) return true;
  if (!isName(buyer.name) || (target !== null && soundsAlike(buyer, target))) return false; // its owner, or a word
  return quotes.some((quote) => [...new Set([buyer.name, ...buyer.names])].some((name) => bidsIn(quote, name)));
}

function bidsIn(quote: string, name: string): boolean {
  for (let at = quote.indexOf(name); at !== -1; at = quote.indexOf(name, at + name.length)) {
    const [before, after] = [
      quote.slice(Math.max(0, at - 100), at),
      quote.slice(at + name.length, at + name.length + 120),
    ];
    if (BIDS.test(after) || BID_OF.test(before)) return true;
  }
  return false;
}

/** A day, a month and a word in small letters bid for nothing. */
const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|june|july|august|september|october|november|december|today|yesterday)$/i;
function isName(name: string): boolean {
  return /\p{Lu}/u.test(name) && !CALENDAR.test(name);
}

/** Open stories that are a rival bid to this one: the same company, for control, by somebody else, in the same months. */
export function rivalBids(registry: Registry, story: Story, open: readonly Story[], at: UnixMs): Story[] {
  if (!isBid(story)) return [];
  return open.filter((other) => other.id !== story.id && isRival(registry, story, other, at));
}

function isRival(registry: Registry, story: Story, other: Story, at: UnixMs): boolean {
  if (story.target === null || other.target === null || !isBid(other)) return false;
  // What one of them owns already, the other buys from him: no contest.
  if (story.stage === 'completed' || other.stage === 'completed') return false;
  if (Math.abs(other.updatedAt - at) > SAME_CONTEST && Math.abs(newestOf(other) - at) > SAME_CONTEST) return false;
  if (!sameParty(registry, story.target, other.target)) return false;
  const [a, b] = [story.acquirers, other.acquirers];
  const target = [story.target, other.target];
  const told = new Set(story.events.map(({ articleId }) => articleId));
  const shared = other.events.filter(({ articleId }) => told.has(articleId));
  const contest = speaksOfContest([...story.events, ...other.events]);
  if (shared.length > 0 ? !speaksOfContest(shared) : !contest && !(isSettled(story, other) && isSettled(other, story)))
    return false;
  return (
    !a.some((x) => b.some((y) => relatedParty(registry, x, y))) &&
    ![...a, ...b].some((bidder) => target.some((party) => relatedParty(registry, bidder, party)))
  );
}

/** Without a word of a contest both bids must stand firm: the same name for the target, and a bid told twice or with its price. */
function isSettled(story: Story, other: Story): boolean {
  const articles = new Set(story.events.map(({ articleId }) => articleId));
  return (
    story.target?.key === other.target?.key && (articles.size > 1 || story.events.some(({ price }) => price !== null))
  );
}

function newestOf({ sources }: Story): UnixMs {
  return Math.max(...sources.map(({ publishedAt, seenAt }) => publishedAt ?? seenAt));
}

function isBid({ acquirers, events }: Story): boolean {
  return (
    acquirers.length > 0 &&
    events.some((event) => !event.headlineOnly && event.confidence >= SURE && isForControl(event))
  );
}

/** The story with what it keeps of a rival bid. */
export function withRival(story: Story, rival: Story, articleId: string): Story {
  return { ...story, related: [...(story.related ?? []), asRival(rival, articleId)] };
}

function asRival({ id, acquirers }: Story, articleId: string): RelatedStory {
  return { storyId: id, why: 'rival-bid', bidders: acquirers.map(({ name }) => name), articleId };
}

/** Whether the story knows of the other. */
export function knowsOf(story: Story, other: Story): boolean {
  return story.related?.some(({ storyId }) => storyId === other.id) === true;
}
