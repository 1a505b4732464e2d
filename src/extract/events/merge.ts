// Proposals of one article → its ownership events: repeats joined, gaps filled, the main event first.
import type { AlsoMoves, Money, OwnershipEvent, Stage, Stake } from '../../domain.ts';
import { movesTold } from '../figures/also-moves.ts';
import { bareName, type Names } from '../names/companies.ts';
import { confidenceOf, type TitleContext } from './confidence.ts';
import type { Proposal } from './proposals.ts';
import { OTHER_COMPANY } from '../names/full-names.ts';
import { caseStyle } from '../reading/words.ts';
import { alike, isNamedLater, isRelated, isSameEvent, type Draft } from './same-event.ts';

export const LEAST_SURE = 0.62; // below it the rules alone make no event of a proposal

/** @param least how sure a proposal must be, 0-1, to make an event */
export function mergeProposals(
  articleId: string,
  proposals: readonly Proposal[],
  names: Names,
  title: TitleContext,
  least: number = LEAST_SURE,
): OwnershipEvent[] {
  const drafts: Draft[] = [];
  for (const proposal of [...proposals].sort((a, b) => a.at - b.at || a.start - b.start)) {
    const draft = asDraft(proposal, names, title);
    const twin = drafts.find((other) => isSameEvent(other, draft));
    if (twin === undefined) drafts.push(draft);
    else join(twin, draft);
  }
  const own = drafts.filter((draft) => !isRelated(draft));
  const sure = drafts.filter((draft) => draft.confidence >= least && (!isRelated(draft) || isOtherNews(draft, own)));
  sure.sort((a, b) => rank(b) - rank(a));
  return sure.flatMap((draft) => [asEvent(articleId, draft), ...otherTargets(articleId, draft)]);
}

/** A related headline is told where it names a target that the article itself does not tell of. */
function isOtherNews(draft: Draft, own: readonly Draft[]): boolean {
  return (
    draft.target !== null &&
    !own.some(({ target, acquirers }) =>
      [target, ...acquirers].some((name) => name !== null && alike(name, draft.target ?? '')),
    )
  );
}

function asDraft(proposal: Proposal, names: Names, title: TitleContext): Draft {
  const { confidence, steps } = confidenceOf(proposal, title);
  const full = (name: string): string => names.full(name);
  const { acquirers, target, seller } = proposal;
  return {
    kind: proposal.kind,
    stage: proposal.stage.stage,
    stageSaid: proposal.stage.said,
    acquirers: [...new Set(proposal.acquirers.map(full))],
    target: proposal.target === null ? null : full(proposal.target),
    targetNamed: proposal.targetNamed,
    targetLevel: proposal.targetLevel === 2 && isLoudOnly(target, proposal, names) ? 0 : proposal.targetLevel,
    moreTargets: proposal.moreTargets.map(full),
    seller: proposal.seller === null ? null : full(proposal.seller),
    stake: stakeOf(proposal),
    price: proposal.price?.money ?? null,
    confidence,
    at0: proposal.read.sentence.zone === 'title',
    first: proposal,
    proposals: [proposal],
    trail: [...proposal.trail, ...steps],
    vague: {
      acquirers:
        acquirers.length > 0 && (proposal.unitActs || acquirers.every((name) => isLoudOnly(name, proposal, names))),
      seller: proposal.unitActs || isLoudOnly(seller, proposal, names),
    },
  };
}

/** A name that only a headline in capitals prints: "IRISH OIL CONCERN" above "Harbour Oil and Gas plc". */
function isLoudOnly(name: string | null, { read }: Proposal, names: Names): boolean {
  if (name === null || read.sentence.zone !== 'title' || caseStyle(read.sentence.text) !== 'capitals') return false;
  return !names.inBody(name);
}

function stakeOf({ stake, kind, read, start }: Proposal): Stake | null {
  if (stake === null) return null;
  const before = read.flat.slice(Math.max(0, stake.start - 40), stake.start);
  const held =
    /\b(?:holds?|holding|held|owns?|owned|has|had|have|with|to|now|already)\b(?: \S{1,14}){0,3} $/i.test(before) &&
    !/\b(?:to (?:buy|acquire|take|sell|purchase)|(?:has|have|had) (?:\w+ )?(?:acquired|bought|taken|purchased|secured|sold))\b/i.test(
      before,
    );
  const sold =
    kind === 'divestiture' ||
    (stake.start > start && /\bs(?:ell|old|ale)/i.test(read.flat.slice(Math.max(0, start - 5), stake.start)));
  return { ...stake.stake, meaning: held ? 'held' : sold ? 'sold' : 'bought' };
}

const ENDED: ReadonlySet<Stage> = new Set(['called-off', 'blocked', 'denied', 'completed', 'regulatory']);

function join(into: Draft, from: Draft): void {
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

// ── The event ────────────────────────────────────────────────────────────────────────────────────────────────────────

function rank({ confidence, first, target, acquirers, seller }: Draft): number {
  const zone = first.read.sentence.zone === 'title' ? 2 : first.read.sentence.zone === 'related' ? -4 : 0;
  const roles = (target === null ? 0 : 0.3) + (acquirers.length > 0 || seller !== null ? 0.2 : 0);
  return zone + confidence + roles - first.at / 100;
}

function asEvent(articleId: string, draft: Draft): OwnershipEvent {
  const evidence = new Map<number, OwnershipEvent['evidence'][number]>();
  for (const { read } of draft.proposals) {
    const { text, start, end } = read.sentence;
    evidence.set(start, { articleId, quote: text, start, end });
  }
  return {
    kind: kindOf(draft),
    stage: draft.stage,
    acquirers: draft.acquirers.filter((name) => bareName(name) !== bareName(draft.target ?? '')),
    target: draft.target,
    seller: draft.target !== null && bareName(draft.seller ?? '') === bareName(draft.target) ? null : draft.seller,
    stake: draft.stake,
    price: draft.price,
    valuation: null,
    valuationBefore: null,
    closesBy: null,
    alsoMoves: alsoMoves(draft),
    headlineOnly: draft.first.read.sentence.zone === 'related',
    evidence: [...evidence.values()],
    confidence: draft.confidence,
    trail: draft.trail,
  };
}

/** A sale whose buyer is named is an acquisition, or the purchase of a stake, whoever tells it. */
function kindOf({ kind, acquirers, stake, first }: Draft): Draft['kind'] {
  if (kind !== 'divestiture' || acquirers.length === 0) return kind;
  const share = stake === null ? (/ stake/.test(first.rule.name) ? 50 : 100) : (stake.max ?? stake.min ?? 100);
  return share <= 50 ? 'stake' : 'acquisition';
}

/** "acquires Foo, Bar and Baz": an event for each; the sum is of all together, so only the first carries it. */
function otherTargets(articleId: string, draft: Draft): OwnershipEvent[] {
  const event = asEvent(articleId, draft);
  return draft.moreTargets
    .filter((target) => event.target === null || !alike(target, event.target))
    .map((target) => ({ ...event, target, price: null, stake: null }));
}

function alsoMoves(draft: Draft): AlsoMoves[] {
  return [...new Set(draft.proposals.flatMap(({ read }) => movesTold(read.flat)))];
}
