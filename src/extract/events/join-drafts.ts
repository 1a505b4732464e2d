// Two drafts of one event → the first, with what the second says better: full names, parties, figures, stage, kind.
import type { Money, Stage, Stake } from '../../domain.ts';
import { bareName } from '../names/companies.ts';
import { OTHER_COMPANY } from '../names/full-names.ts';
import { alike, isNamedLater, type Draft } from './same-event.ts';

const ENDED: ReadonlySet<Stage> = new Set(['called-off', 'blocked', 'denied', 'completed', 'regulatory']);

/** Takes what `from` says into `into`. */
export function joinDrafts(into: Draft, from: Draft): void {
  into.proposals.push(...from.proposals);
  into.trail.push(...from.trail);
  if (from.first.read.sentence.zone === 'body' && from.first.at <= NAMED_IN_FULL) takeFullNames(into, from);
  // "holders approve merger with Foo", and then: "its merger into Foo". Who merges into whom is said.
  const turned =
    from.first.rule.name === 'Bar to merge into Foo' && into.acquirers.some((name) => alike(name, from.target ?? ''));
  if (isNamedLater(into, from) || (turned && from.acquirers.length > 0)) {
    into.acquirers = from.acquirers;
    [into.target, into.targetNamed, into.targetLevel] = [from.target, from.targetNamed, from.targetLevel];
  }
  if (into.vague.acquirers && from.acquirers.length > 0 && !from.vague.acquirers) {
    [into.acquirers, into.vague.acquirers] = [from.acquirers, false];
  }
  // "FOO BUYS MARINE UNIT", and Marine is nobody: the text below says who sells, or that nobody is named.
  if (
    into.vague.seller &&
    !from.vague.seller &&
    (from.seller !== null || (from.targetLevel === 2 && from.first.at <= 2))
  )
    [into.seller, into.vague.seller] = [from.seller, false];
  if (
    into.acquirers.length === 0 &&
    !(from.acquirers[0] !== undefined && into.seller !== null && alike(from.acquirers[0], into.seller))
  )
    into.acquirers = from.acquirers;
  const free =
    from.target !== null &&
    !into.acquirers.some((name) => bareName(name) === bareName(from.target ?? '')) &&
    !(into.seller !== null && bareName(into.seller) === bareName(from.target));
  if (free && (into.target === null || from.targetLevel > into.targetLevel || isVagueInCapitals(into, from))) {
    [into.target, into.targetNamed, into.targetLevel] = [from.target, from.targetNamed, from.targetLevel];
  }
  if (into.seller === null && from.seller !== null && !into.acquirers.some((name) => alike(name, from.seller ?? '')))
    into.seller = from.seller;
  // "Directors holding 16% will vote for it", "Foo already owns 41% of Bar": what is held makes no stake of a takeover.
  const held = isTakeover(into.kind) && isHolding(from);
  if (!held) into.stake = betterStake(into.stake, from.stake);
  into.price = betterPrice(into.price, from.price);
  if (
    !into.stageSaid &&
    from.stageSaid &&
    !isSettled(into, from) &&
    !(from.stage === 'completed' && isAhead(into)) &&
    (into.first.read.sentence.zone !== 'title' || ENDED.has(from.stage) || from.first.at <= 2)
  ) {
    [into.stage, into.stageSaid] = [from.stage, true];
  }
  if (
    !held &&
    into.kind === 'acquisition' &&
    (from.kind === 'stake' || from.kind === 'buyout' || from.kind === 'insolvency-sale')
  )
    into.kind = from.kind;
  if (into.kind === 'investment' && from.kind === 'stake') into.kind = 'stake';
  into.confidence = Math.min(0.99, Math.max(into.confidence, from.confidence) + 0.02);
}

const NAMED_IN_FULL = 3; // sentences in which a text gives the full names of those whom its title names short

/** A title's "Foo buys Bar", and below it "Foo said it would buy Bar Claims Services": what is bought goes by its full name. */
function takeFullNames(into: Draft, from: Draft): void {
  const others = [from.target, from.seller].filter((name) => name !== null);
  const full = (name: string): string => others.find((other) => isFullName(name, other)) ?? name;
  into.target = into.target === null ? null : full(into.target);
  into.seller = into.seller === null ? null : full(into.seller);
}

function isFullName(short: string, long: string): boolean {
  if (!long.toLowerCase().startsWith(`${short.toLowerCase()} `)) return false;
  const added = long.slice(short.length + 1).split(' ');
  return /^\p{Lu}/u.test(added[0] ?? '') && !OTHER_COMPANY.test(added[0]?.toLowerCase() ?? '');
}

function isTakeover(kind: Draft['kind']): boolean {
  return kind === 'acquisition' || kind === 'merger' || kind === 'buyout';
}

function isHolding({ first, stake }: Draft): boolean {
  return first.rule.name === 'Foo has a 9.9 pct stake in Bar' || stake?.meaning === 'held';
}

/** "raised $50M, a source says": what a past verb settles is not opened again by other words of its sentence. */
function isSettled(into: Draft, from: Draft): boolean {
  return into.stage === 'completed' && from.first.at === into.first.at && !ENDED.has(from.stage);
}

/** A title's "Foo to buy Bar": a past verb below it tells of another day. */
function isAhead({ first }: Draft): boolean {
  return first.read.sentence.zone === 'title' && /\bto (?:\w+ly )?$/i.test(first.read.flat.slice(0, first.start));
}

/** "FOO SELLS UNIT" in capitals, and below it "its valves and pumps business": the body says which. */
function isVagueInCapitals(into: Draft, from: Draft): boolean {
  return (
    into.targetLevel < 2 &&
    from.targetLevel >= into.targetLevel &&
    into.first.read.sentence.zone === 'title' &&
    from.first.at <= 2 &&
    into.target !== null &&
    into.target.length > 3 &&
    into.target === into.target.toUpperCase()
  );
}

/** An exact figure says more than "nearly half"; what was bought more than what is held. */
function betterStake(a: Stake | null, b: Stake | null): Stake | null {
  if (a === null || b === null) return a ?? b;
  if (a.meaning === 'held' && b.meaning !== 'held') return b;
  if (isMajority(a) && (b.min ?? 0) > 50) return b;
  if (a.approximate && !b.approximate && agree(a, b, 5)) return b;
  return a;
}

/** "a majority stake", told without its figure. */
function isMajority({ min, max }: Stake): boolean {
  return min === 50 && max === null;
}

function agree(a: Stake, b: Stake, tolerance: number): boolean {
  return Math.abs((a.max ?? a.min ?? 0) - (b.max ?? b.min ?? 0)) <= tolerance;
}

/** A sum without a currency joins one that has it; the printed bound goes with the currency. */
function betterPrice(a: Money | null, b: Money | null): Money | null {
  if (a === null || b === null) return a ?? b;
  if (a.currency === null && b.currency !== null && (a.max ?? a.min) === (b.max ?? b.min)) return b;
  return a;
}
