// One event and one open story → whether they are the same deal, and how surely.
import type { Kind, OwnershipEvent, Story, UnixMs } from '../domain.ts';
import { DAY } from '../time.ts';
import type { Registry } from './aliases.ts';
import { comparePair, type Pair } from './deal-pair.ts';
import type { Deal } from './parties.ts';
import { NEXT_ROUND_AFTER, stakesDiffer } from './rounds.ts';
import { isEnded } from './stage.ts';

/** How long a story stays open for a further article. */
export const STORY_OPEN_FOR = 180 * DAY; // ms between two tellings; a large deal takes half a year from rumour to closing
const REOPENS_FOR = 45 * DAY; // ms; talks later than that after an end are a new deal

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

/** Any row that speaks keeps the event out of the story; each is named by what it tells apart. */
const APART: { row: string; speaks: (pair: Pair) => boolean }[] = [
  { row: 'told half a year apart', speaks: ({ gap }) => gap > STORY_OPEN_FOR },
  { row: 'another buyer: a bidding war is two stories', speaks: ({ acquirers }) => acquirers === 'other' },
  { row: 'another seller', speaks: ({ seller, acquirers }) => seller === 'other' && acquirers !== 'same' },
  { row: 'another part of the company', speaks: ({ otherUnit, figures }) => otherUnit && figures !== 'same' },
  { row: 'another company is bought', speaks: (pair) => pair.target === 'other' && !renamed(pair) },
  { row: 'no target, and nothing else ties it', speaks: (pair) => pair.target === 'unknown' && !renamed(pair) },
  { row: 'another kind of deal', speaks: (pair) => !kindsAgree(pair) },
  { row: 'the next round', speaks: (pair) => isNextRound(pair) },
  { row: 'the next purchase of shares', speaks: (pair) => isNextPurchase(pair) },
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
  const pair = comparePair(registry, deal, story, at);
  if (APART.some(({ speaks }) => speaks(pair))) return null;
  const agreed = [pair.target, pair.acquirers, pair.acquirers, pair.seller, pair.figures, pair.round];
  const sameFamily = FAMILY[story.kind] === FAMILY[deal.event.kind] ? 1 : 0;
  return agreed.filter((agreement) => agreement === 'same').length + sameFamily;
}

/** True for a deal by which somebody would own the whole or most of a company. */
export function isForControl({ kind, stake }: Pick<OwnershipEvent, 'kind' | 'stake'>): boolean {
  return (FAMILY[kind] === 'control' || kind === 'divestiture') && (stake?.max ?? 100) >= 50;
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

/** A round has one name; where papers do not say it, another sum a month later is another round. */
function isNextRound({ deal, story, figures, round, gap }: Pair): boolean {
  if (deal.event.kind !== 'investment' || story.kind !== 'investment') return false;
  return round === 'other' || (round !== 'same' && figures === 'other' && gap > NEXT_ROUND_AFTER);
}

/** A holder that buys more months later, or bids for the rest, does so in another deal. */
function isNextPurchase({ deal, story, gap }: Pair): boolean {
  if (FAMILY[story.kind] !== 'minority' || story.kind === 'investment' || gap <= NEXT_ROUND_AFTER) return false;
  if (FAMILY[deal.event.kind] === 'control') return isEnded(story.stage) && isForControl(deal.event);
  return stakesDiffer(deal.event.stake, story.events);
}
