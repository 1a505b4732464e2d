// Proposals of one article → its ownership events: repeats joined, gaps filled, the main event first.
import type { AlsoMoves, OwnershipEvent, Stake } from '../../domain.ts';
import { movesTold } from '../figures/also-moves.ts';
import { bareName, type Names } from '../names/companies.ts';
import { confidenceOf, type TitleContext } from './confidence.ts';
import type { Proposal } from './proposals.ts';
import { joinDrafts } from './join-drafts.ts';
import { caseStyle } from '../reading/words.ts';
import { alike, isRelated, isSameEvent, type Draft } from './same-event.ts';

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
    else joinDrafts(twin, draft);
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
