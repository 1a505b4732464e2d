// A match and the story's facts → the scenes that the severity table asks about, and what it can ask.
import type { Match, Role, RoleMatch, StoryFacts, Thresholds } from '../domain.ts';
import { stakeInWords, upperBound } from './figures-in-words.ts';
import { MOVES_WORDS } from './headlines.ts';

/** What the rows ask about: one vendor that changes hands (or none), seen from one channel. */
export interface Scene {
  match: Match;
  facts: StoryFacts;
  /** The vendor that is bought, or sold in part; null where none is. */
  vendor: RoleMatch | null;
  /** The rival that buys it. */
  rivalBuyer: RoleMatch | null;
  /** Percent that changes hands, or is held afterwards; 100 for a whole company, null when not said. */
  size: number | null;
  phase: 'rumor' | 'firm' | 'ended';
  thresholds: Thresholds;
  clause: number | null;
}

export const CONTROL = 50; // percent; above it the buyer decides alone
const SMALL_ROUND = 100_000_000; // in dollars or a currency like it; below it a funding round changes little
const RUMORS: ReadonlySet<string> = new Set(['rumored', 'in-talks']);
const ENDED: ReadonlySet<string> = new Set(['called-off', 'blocked', 'denied']);
const LEAVING: ReadonlySet<string> = new Set([
  'customer-leaves',
  'customer-reduces',
  'vendor-cuts-off',
  'executive-moves',
]);
/** "Sells its shares in Y": how much is not said. */
const PART = /\b(?:stakes?|shares?|shareholdings?|holdings?|interests?)\b/i;
const WHOLE: ReadonlySet<string> = new Set(['acquisition', 'merger', 'buyout', 'insolvency-sale', 'license-and-hire']);
/** Currencies of which a hundred million is a small sum. */
const MINOR_UNITS: Record<string, number> = { JPY: 150, INR: 85, KRW: 1_400, CNY: 7, RUB: 90, TWD: 30, IDR: 16_000 };

export function scenesOf(match: Match, facts: StoryFacts): Scene[] {
  const vendors = match.roles.filter((role) => role.role === 'vendor' && changesHands(match, role));
  const size = sizeOf(match, facts);
  const { stage } = match.story;
  const phase = RUMORS.has(stage) ? 'rumor' : ENDED.has(stage) ? 'ended' : 'firm';
  return (vendors.length > 0 ? vendors : [null]).map((vendor) => ({
    match,
    facts,
    vendor,
    rivalBuyer:
      match.roles.find((role) => role.role === 'rival' && buys(match, role) && role.party.key !== vendor?.party.key) ??
      null,
    size,
    phase,
    thresholds: vendor?.company.thresholds ?? match.watchlist.settings.thresholds,
    clause: vendor?.company.changeOfControlPercent ?? null,
  }));
}

/** In a merger either side is the one that is bought, and the one that buys. */
function changesHands({ story }: Match, { as }: RoleMatch): boolean {
  return as === 'target' || (story.kind === 'merger' && as === 'acquirer');
}
function buys({ story }: Match, { as }: RoleMatch): boolean {
  return as === 'acquirer' || (story.kind === 'merger' && as === 'target');
}

function sizeOf({ story }: Match, { stake }: StoryFacts): number | null {
  const held = stake.all.find(({ value }) => value.meaning === 'held')?.value;
  const said = [stake.best, held].flatMap((value) => (value ? [upperBound(value)] : [])).filter((p) => p !== null);
  if (said.length > 0) return Math.max(...said);
  if (WHOLE.has(story.kind)) return 100;
  // A unit that is sold goes whole; "sells its shares in X" without a figure may be any part.
  const isSale = story.kind === 'divestiture' && story.acquirers.length > 0;
  return isSale && !story.events.some(({ evidence }) => evidence.some(({ quote }) => PART.test(quote))) ? 100 : null;
}

export function isRivalDeal({ vendor, rivalBuyer }: Scene): boolean {
  return vendor !== null && rivalBuyer !== null;
}
export function reaches({ size }: Scene, percent: number): boolean {
  return size !== null && size >= percent;
}
export function hitsClause(scene: Scene): boolean {
  return scene.clause !== null && reaches(scene, scene.clause);
}
export function movesAccess({ facts }: Scene): boolean {
  return facts.alsoMoves.length > 0;
}
export function isPrincipal(match: Match, role: Role): boolean {
  return match.roles.some((r) => r.role === role && r.as !== 'ripple');
}
export function isTarget({ match }: Scene, role: Role): boolean {
  return match.roles.some((r) => r.role === role && changesHands(match, r));
}

/** A stake at the lower threshold or not said; a listing or spin-off; a round that is not small. */
export function isLarge({ size, thresholds, match, facts }: Scene): boolean {
  if (size !== null) return size >= thresholds.high;
  const price = facts.price.best;
  const sum = price === null ? null : upperBound(price);
  if (match.story.kind !== 'investment' || sum === null) return true;
  return sum / (MINOR_UNITS[price?.currency ?? ''] ?? 1) >= SMALL_ROUND;
}

/** Customers leave the vendor that is bought, or an executive leaves a vendor that the deal only touches. */
export function weakensVendor({ vendor, match, facts }: Scene): boolean {
  const since = facts.ripples.map(({ ripple }) => ripple).filter(({ timing }) => timing !== 'before');
  if (vendor !== null) return since.some(({ kind }) => LEAVING.has(kind));
  const touched = match.roles.filter((role) => role.role === 'vendor' && role.as === 'ripple');
  return since.some(
    ({ kind, company }) => kind === 'executive-moves' && touched.some(({ party }) => party.names.includes(company)),
  );
}

export function whyLarge(scene: Scene): string {
  const { size: percent, thresholds, facts } = scene;
  if (percent !== null && percent >= 100) return 'it takes the whole company';
  if (percent !== null && percent >= thresholds.critical)
    return `${sizeInWords(scene)} is at or above your threshold of ${thresholds.critical}%`;
  if (hitsClause(scene))
    return `${sizeInWords(scene)} reaches the ${scene.clause ?? 0}% of your contract's change-of-control clause`;
  return `${facts.alsoMoves.map((move) => MOVES_WORDS[move]).join(' and ')} moves too`;
}

export function sizeInWords({ facts, size: percent }: Scene): string {
  const best = facts.stake.best;
  return best !== null && upperBound(best) === percent ? stakeInWords(best) : `${percent ?? 0}%`;
}
