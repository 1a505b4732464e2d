// One event and one open story → whether they are the same deal, and how surely.
import type { Kind, OwnershipEvent, Party, Story, UnixMs } from '../domain.ts';
import { DAY } from '../time.ts';
import type { Registry } from './aliases.ts';
import { moneyAgrees, stakesAgree } from './intervals.ts';
import type { Deal } from './parties.ts';
import { relatedParty, sameParty, soundsAlike } from './same-party.ts';
import { isEnded } from './stage.ts';

/** How long a story stays open for a further article. */
export const STORY_OPEN_FOR = 180 * DAY; // ms between two tellings; a large deal takes half a year from rumour to closing
const REOPENS_FOR = 45 * DAY; // ms; talks later than that after an end are a new deal
const SAME_DAYS = 7 * DAY; // ms; within them papers still cut an unfamiliar name in different ways
const NEXT_ROUND_AFTER = 30 * DAY; // ms; another sum after that is another funding round

type Family = 'control' | 'minority' | 'sale' | 'listing' | 'spin-off' | 'venture';
const FAMILY: Record<Kind, Family> = {
  acquisition: 'control',
  merger: 'control',
  buyout: 'control',
  'insolvency-sale': 'control',
  'license-and-hire': 'control',
  stake: 'minority',
  investment: 'minority',
  divestiture: 'sale',
  ipo: 'listing',
  'spin-off': 'spin-off',
  'joint-venture': 'venture',
};
/** Families by which two papers may call one deal, even where one of them names no buyer. */
const NEAR = new Set(['control+sale', 'sale+spin-off', 'listing+spin-off']);
/** Families by which they may call it when both name the buyer. */
const NEAR_WITH_BUYER = new Set([...NEAR, 'control+minority', 'minority+sale', 'control+venture', 'minority+venture']);

type Agreement = 'same' | 'other' | 'unknown';
interface Pair {
  deal: Deal;
  story: Story;
  target: Agreement;
  acquirers: Agreement;
  seller: Agreement;
  /** Whether a price or a stake is printed in both, and agrees. */
  figures: Agreement;
  /** Time between the event's article and the story's nearest one, ms. */
  gap: UnixMs;
}

/** Any row that speaks keeps the event out of the story; each is named by what it tells apart. */
const APART: { row: string; speaks: (pair: Pair) => boolean }[] = [
  { row: 'told half a year apart', speaks: ({ gap }) => gap > STORY_OPEN_FOR },
  { row: 'another buyer: a bidding war is two stories', speaks: ({ acquirers }) => acquirers === 'other' },
  { row: 'another seller', speaks: ({ seller, acquirers }) => seller === 'other' && acquirers !== 'same' },
  { row: 'another company is bought', speaks: (pair) => pair.target === 'other' && !renamed(pair) },
  { row: 'no target, and nothing else ties it', speaks: (pair) => pair.target === 'unknown' && !renamed(pair) },
  { row: 'another kind of deal', speaks: (pair) => !kindsAgree(pair) },
  { row: 'the next round', speaks: (pair) => isNextRound(pair) },
  {
    row: 'a new attempt, long after the end',
    speaks: ({ story, deal, gap }) => isEnded(story.stage) && !isEnded(deal.event.stage) && gap > REOPENS_FOR,
  },
];

/**
 * How surely the event tells the story's deal: null when it does not, otherwise higher is surer.
 * @param at when the event's article was published
 */
export function dealScore(registry: Registry, deal: Deal, story: Story, at: UnixMs): number | null {
  const pair = compare(registry, deal, story, at);
  if (APART.some(({ speaks }) => speaks(pair))) return null;
  const agreed = [pair.target, pair.acquirers, pair.acquirers, pair.seller, pair.figures];
  const sameFamily = FAMILY[story.kind] === FAMILY[deal.event.kind] ? 1 : 0;
  return agreed.filter((agreement) => agreement === 'same').length + sameFamily;
}

function compare(registry: Registry, deal: Deal, story: Story, at: UnixMs): Pair {
  const told = story.sources.map((source) => Math.abs((source.publishedAt ?? source.seenAt) - at));
  const pair: Pair = {
    deal,
    story,
    target: agreement(deal.target, story.target, (a, b) => sameParty(registry, a, b)),
    acquirers: listsAgree(registry, deal.acquirers, story.acquirers),
    seller: agreement(deal.seller, story.seller, (a, b) => relatedParty(registry, a, b)),
    figures: figuresAgree(deal, story),
    gap: told.length === 0 ? 0 : Math.min(...told),
  };
  if (isLooselySame(pair)) return { ...pair, acquirers: 'same' };
  return isSameMerger(registry, deal, story) ? { ...pair, target: 'same', acquirers: 'same' } : pair;
}

/** In the same days one target has one bidder of that name, however a paper cuts the name. */
function isLooselySame({ target, acquirers, gap, deal, story }: Pair): boolean {
  if (target !== 'same' || acquirers !== 'other' || gap > SAME_DAYS) return false;
  return deal.acquirers.some((a) => story.acquirers.some((b) => soundsAlike(a, b)));
}

function agreement(a: Party | null, b: Party | null, same: (a: Party, b: Party) => boolean): Agreement {
  if (a === null || b === null) return 'unknown';
  return same(a, b) ? 'same' : 'other';
}

function listsAgree(registry: Registry, a: Party[], b: Party[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((x) => b.some((y) => relatedParty(registry, x, y))) ? 'same' : 'other';
}

/** "X and Y merge" names no buyer: the same two companies on either side are the same merger. */
function isSameMerger(registry: Registry, deal: Deal, story: Story): boolean {
  if (deal.event.kind !== 'merger' && story.kind !== 'merger') return false;
  const sides = (of: { acquirers: Party[]; target: Party | null }) => [
    ...of.acquirers,
    ...(of.target ? [of.target] : []),
  ];
  const [here, there] = [sides(deal), sides(story)];
  return here.filter((x) => there.some((y) => sameParty(registry, x, y))).length >= 2;
}

function figuresAgree({ event }: Deal, story: Story): Agreement {
  const { price, stake } = event;
  const pairs = story.events.flatMap((told) => [
    ...(price && told.price ? [moneyAgrees(price, told.price)] : []),
    ...(stake && told.stake ? [stakesAgree(stake, told.stake)] : []),
  ]);
  if (pairs.length === 0) return 'unknown';
  return pairs.some(Boolean) ? 'same' : 'other';
}

/** The target is named otherwise ("its pumps arm") or not at all, but all the rest is the same deal. */
function renamed({ target, acquirers, seller, figures, deal, story }: Pair): boolean {
  const unnamed = deal.target === null || story.target === null || target === 'other';
  const ties = [acquirers, seller, figures].filter((agreement) => agreement === 'same').length;
  return unnamed && ties >= 2;
}

function kindsAgree({ deal, story, acquirers, seller, figures }: Pair): boolean {
  const [a, b] = [FAMILY[deal.event.kind], FAMILY[story.kind]].sort() as [Family, Family];
  if (a === b) return true;
  const tied = acquirers === 'same' || seller === 'same' || figures === 'same';
  // A holder who sells some shares is not the bid for the whole.
  if (!tied && isPartSale([deal.event, ...story.events])) return false;
  return (tied ? NEAR_WITH_BUYER : NEAR).has(`${a}+${b}`);
}

function isPartSale(events: OwnershipEvent[]): boolean {
  return events.some(({ kind, stake }) => kind === 'divestiture' && stake !== null && (stake.max ?? 100) < 50);
}

function isNextRound({ deal, story, figures, gap }: Pair): boolean {
  return (
    deal.event.kind === 'investment' && story.kind === 'investment' && figures === 'other' && gap > NEXT_ROUND_AFTER
  );
}
