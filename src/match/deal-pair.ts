// One event and one open story, compared → what they agree on: target, buyers, seller, figures, and the time between them.
import type { OwnershipEvent, Party, Story, UnixMs } from '../domain.ts';
import { DAY } from '../time.ts';
import type { Registry } from './aliases.ts';
import { moneyAgrees, moneyTies, stakesAgree, stakesTie } from './intervals.ts';
import { nameKey } from './name-key.ts';
import type { Deal } from './parties.ts';
import { labelsAgree } from './rounds.ts';
import { normalisedNames, relatedParty, sameParty, soundsAlike } from './same-party.ts';
import { readDescription, unitsAgree } from './unit-names.ts';

/** Time in which papers still cut an unfamiliar name in different ways, ms. */
export const SAME_DAYS = 7 * DAY;
const COMPARED = 60; // events of a story, the newest; a deal told more often has said all of it by then

export type Agreement = 'same' | 'other' | 'unknown';
export interface Pair {
  deal: Deal;
  story: Story;
  target: Agreement;
  /** True for two parts of a company ("its pumps arm", "its valves arm"). */
  otherUnit: boolean;
  acquirers: Agreement;
  seller: Agreement;
  /** Whether a price or a stake is printed in both, and agrees. */
  figures: Agreement;
  /** Whether both name the funding round ("Series B"). */
  round: Agreement;
  /** Time between the event's article and the story's nearest one, ms. */
  gap: UnixMs;
}

/** @param at when the event's article was published */
export function comparePair(registry: Registry, deal: Deal, story: Story, at: UnixMs): Pair {
  const told = story.sources.map((source) => Math.abs((source.publishedAt ?? source.seenAt) - at));
  const gap = told.length === 0 ? 0 : Math.min(...told);
  const acquirers = listsAgree(registry, deal.acquirers, story.acquirers);
  const recent = story.events.slice(-COMPARED);
  const pair: Pair = {
    deal,
    story,
    ...targetsAgree(registry, deal, story, { acquirers, gap }),
    acquirers,
    seller: agreement(deal.seller, story.seller, (a, b) => relatedParty(registry, a, b)),
    figures: figuresAgree(deal.event, recent),
    round: labelsAgree(deal.event, recent),
    gap,
  };
  if (isLooselySame(pair) || isSameRound(pair)) return { ...pair, acquirers: 'same' };
  const twoSided = isSameMerger(registry, deal, story) || isTurnedRound(registry, pair);
  return twoSided ? { ...pair, target: 'same', otherUnit: false, acquirers: 'same' } : pair;
}

function agreement(a: Party | null, b: Party | null, same: (a: Party, b: Party) => boolean): Agreement {
  if (a === null || b === null) return 'unknown';
  return same(a, b) ? 'same' : 'other';
}

function listsAgree(registry: Registry, a: Party[], b: Party[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((x) => b.some((y) => relatedParty(registry, x, y))) ? 'same' : 'other';
}

// ── The target ───────────────────────────────────────────────────────────────────────────────────────────────────────

function targetsAgree(
  registry: Registry,
  deal: Deal,
  story: Story,
  { acquirers, gap }: Pick<Pair, 'acquirers' | 'gap'>,
): Pick<Pair, 'target' | 'otherUnit'> {
  const [a, b] = [deal.target, story.target];
  const as = (target: Agreement, otherUnit = false) => ({ target, otherUnit });
  if (a === null || b === null) return as('unknown');
  const [buyer, soon] = [acquirers === 'same', gap <= SAME_DAYS];
  const owners = [deal.seller, story.seller].flatMap((party) => (party === null ? [] : normalisedNames(party)));
  const units = unitsAgree(a, b, owners);
  if (units === 'other') return as('other', true);
  if (units === 'same') return as(buyer || sameSeller(registry, deal, story) || a.key === b.key ? 'same' : 'other');
  // "Foo is to buy Bar", and a day later "Foo is to buy Bar's pumps arm": what is bought is told more exactly.
  if (units === 'whole') return as(buyer && soon ? 'same' : 'other');
  if (isDescribed(deal, story)) return as(buyer ? 'same' : 'other');
  return as(sameParty(registry, a, b) && !isNamesake(a, b) ? 'same' : 'other');
}

function sameSeller(registry: Registry, deal: Deal, story: Story): boolean {
  return deal.seller !== null && story.seller !== null && relatedParty(registry, deal.seller, story.seller);
}

/** "Foo in talks to buy a chip start-up", and then "Foo to buy Bar", of which a sentence says that it is the chip start-up. */
function isDescribed(deal: Deal, story: Story): boolean {
  const [a, b] = [readDescription(deal.target?.name ?? ''), readDescription(story.target?.name ?? '')];
  if ((a === null) === (b === null)) return false;
  const words = a ?? b ?? [];
  const quotes = (a === null ? [deal.event] : story.events.slice(-COMPARED)).flatMap(({ evidence }) => evidence);
  const said = new Set(quotes.flatMap(({ quote }) => nameKey(quote.slice(0, 200)).split(' ')));
  return words.length > 0 && words.every((word) => said.has(word) || said.has(`${word}s`));
}

/** "Delta Air" and "Delta Electronics" share a short form, and are two companies. */
function isNamesake(a: Party, b: Party): boolean {
  const [x, y] = [fullestOf(a), fullestOf(b)];
  const at = x.findIndex((word, i) => word !== y[i]);
  if (x.length < 2 || y.length < 2 || at < 1 || at >= Math.min(x.length, y.length)) return false;
  if (normalisedNames(a).some((name) => name.includes(' ') && normalisedNames(b).includes(name))) return false;
  const [p, q] = [x[at] ?? '', y[at] ?? ''];
  return !p.startsWith(q) && !q.startsWith(p);
}

function fullestOf(party: Party): string[] {
  return normalisedNames(party)
    .reduce((fullest, name) => (name.length > fullest.length ? name : fullest), '')
    .split(' ');
}

// ── The buyers ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** In the same days one target has one bidder of that name or abbreviation, and one bid of exactly that sum. */
function isLooselySame({ target, acquirers, gap, deal, story }: Pair): boolean {
  if (target !== 'same' || acquirers !== 'other' || gap > SAME_DAYS) return false;
  const isAlike = (a: Party, b: Party) => (soundsAlike(a, b) && !isNamesake(a, b)) || isAbbreviated(a, b);
  if (deal.acquirers.some((a) => story.acquirers.some((b) => isAlike(a, b)))) return true;
  return story.events.slice(-COMPARED).some((told) => isSameSum(deal.event, told));
}

/** "FNK", or "FNK.L" as exchanges write it, stands for "Fennick Partners": capitals found in the name in their order. */
function isAbbreviated(a: Party, b: Party): boolean {
  const [code, long] = a.name.length < b.name.length ? [a.name, b.name] : [b.name, a.name];
  const short = /^(\p{Lu}{3,5})(?:\.\p{Lu}{1,2})?$/u.exec(code)?.[1];
  if (short === undefined || long.length < 2 * short.length) return false;
  const letters = long.toUpperCase();
  let at = letters.startsWith(short.charAt(0)) ? 0 : -1;
  for (let i = 1; i < short.length && at !== -1; i++) at = letters.indexOf(short.charAt(i), at + 1);
  return at !== -1;
}

/** The same exact price, sharp enough that two bidders would not both name it. */
function isSameSum({ price: a }: OwnershipEvent, { price: b }: OwnershipEvent): boolean {
  if (a === null || b === null || a.min === null || a.min !== a.max || a.approximate || b.approximate) return false;
  return a.currency !== null && a.currency === b.currency && a.min === b.min && a.max === b.max && a.min >= 1_000_000;
}

/** One round has many investors, and each paper names another of them. */
function isSameRound({ target, acquirers, gap, figures, round, deal, story }: Pair): boolean {
  if (target !== 'same' || acquirers !== 'other') return false;
  if (deal.event.kind !== 'investment' || story.kind !== 'investment') return false;
  if (round !== 'unknown') return round === 'same' && gap <= 4 * SAME_DAYS;
  return figures === 'same' ? gap <= 4 * SAME_DAYS : figures === 'unknown' && gap <= SAME_DAYS;
}

/** "X and Y merge" names no buyer: the same two companies on either side are the same merger. */
function isSameMerger(registry: Registry, deal: Deal, story: Story): boolean {
  if (deal.event.kind !== 'merger' && story.kind !== 'merger') return false;
  const [here, there] = [sidesOf(deal), sidesOf(story)];
  return here.filter((x) => there.some((y) => sameParty(registry, x, y))).length >= 2;
}

/** In the same days one paper takes the buyer for the bought. */
function isTurnedRound(registry: Registry, { deal, story, gap }: Pair): boolean {
  const [a, b] = [deal.target, story.target];
  if (a === null || b === null || gap > SAME_DAYS || deal.event.kind === 'divestiture') return false;
  return (
    story.acquirers.some((party) => sameParty(registry, party, a)) &&
    deal.acquirers.some((party) => sameParty(registry, party, b))
  );
}

function sidesOf(of: { acquirers: Party[]; target: Party | null }): Party[] {
  return [...of.acquirers, ...(of.target ? [of.target] : [])];
}

/**
 * Figures tie two tellings where they are near, and part them where they cannot both be right; "up to $14bn" and "$1.2bn" do
 * neither. Prices that agree while the stakes do not tie nothing: "$1.2bn for 49%" and "$1.2bn for 30%" are two deals.
 */
function figuresAgree({ price, stake }: OwnershipEvent, told: readonly OwnershipEvent[]): Agreement {
  const prices = told.flatMap((one) =>
    price && one.price ? [verdict(moneyTies(price, one.price), moneyAgrees(price, one.price))] : [],
  );
  const stakes = told.flatMap((one) =>
    stake && one.stake ? [verdict(stakesTie(stake, one.stake), stakesAgree(stake, one.stake))] : [],
  );
  const verdicts = [prices, stakes].filter((pairs) => pairs.length > 0).map(closest);
  if (verdicts.includes('same')) return verdicts.includes('other') ? 'unknown' : 'same';
  return verdicts.length > 0 && verdicts.every((one) => one === 'other') ? 'other' : 'unknown';
}

function verdict(ties: boolean, agrees: boolean): Agreement {
  if (ties) return 'same';
  return agrees ? 'unknown' : 'other';
}

/** Of a figure that a story tells in several ways one that ties is enough. */
function closest(verdicts: Agreement[]): Agreement {
  if (verdicts.includes('same')) return 'same';
  return verdicts.includes('unknown') ? 'unknown' : 'other';
}
