// What the rules found in an article and the judge's verdict on the whole → its ownership events, each with how sure it is.
import type { OwnershipEvent, TrailStep } from '../domain.ts';
import type { Sentence } from './clean.ts';
import type { Names } from './companies.ts';
import { confidenceOf, titleContext } from './confidence.ts';
import type { Read } from './judge/features.ts';
import { judge, KEPT_FROM, TELLS_FROM, type Verdict } from './judge/judge.ts';
import { mergeProposals } from './merge.ts';
import type { Proposal, Rejected } from './proposals.ts';

/** An article as the rules read it. */
export interface Found {
  sentences: readonly Sentence[];
  names: () => Names;
  proposals: readonly Proposal[];
  rejected: readonly Rejected[];
}

/**
 * The rules propose, the judge weighs: what neither a rule nor the article as a whole tells is no event, and where the whole
 * tells one, the best proposal is taken though a veto or its own weakness stood against it.
 */
export function decide(articleId: string, found: Found): { events: OwnershipEvent[]; rejected: TrailStep[] } {
  const { read, merged } = weighed(articleId, found);
  const verdict = judge(read);
  const rejected = found.rejected.map(({ step }) => step);
  const related = merged.filter(({ headlineOnly }) => headlineOnly);
  const own = merged.filter(({ headlineOnly }) => !headlineOnly);
  if (verdict.probability >= (own.length > 0 ? KEPT_FROM : TELLS_FROM)) {
    const events = own.length > 0 ? own : raised(articleId, found);
    return { events: [...events.map((event, i) => judged(event, i, verdict)), ...related], rejected };
  }
  const turnedAway: TrailStep[] = own.map(({ evidence }) => ({
    row: 'the article as a whole tells no change of ownership',
    step: 'veto',
    read: evidence[0]?.quote ?? '',
  }));
  return { events: related, rejected: [...rejected, ...turnedAway] };
}

/** An article as the judge reads it, and the events that the rules alone make of it. */
export function weighed(articleId: string, found: Found): { read: Read; merged: OwnershipEvent[] } {
  const { sentences, names, proposals, rejected } = found;
  const title = contextOf(found);
  const merged = proposals.length === 0 ? [] : mergeProposals(articleId, proposals, names(), title);
  const read: Read = {
    sentences,
    proposals: proposals.map((proposal) => ({ proposal, confidence: confidenceOf(proposal, title).confidence })),
    rejected: rejected.map(({ step, proposal }) => ({ step, inTitle: proposal.read.sentence.zone === 'title' })),
    told: merged.some(({ headlineOnly }) => !headlineOnly),
  };
  return { read, merged };
}

function contextOf({ sentences, proposals }: Found) {
  const title = sentences.find(({ zone }) => zone === 'title')?.text ?? '';
  return titleContext(
    title,
    proposals.some(({ read }) => read.sentence.zone === 'title'),
  );
}

/** The event that the article tells all the same: of its weak proposals the best, else of those that a veto turned away. */
function raised(articleId: string, found: Found): OwnershipEvent[] {
  const title = contextOf(found);
  const weak = found.proposals.filter(({ read }) => read.sentence.zone !== 'related');
  const vetoed = found.rejected.map(({ proposal }) => proposal).filter(({ read }) => read.sentence.zone !== 'related');
  for (const proposals of [weak, vetoed]) {
    if (proposals.length === 0) continue;
    const [best] = mergeProposals(articleId, proposals, found.names(), title, 0);
    if (best !== undefined) return [best];
  }
  return [];
}

/** The article's own probability is its main event's; no other event of it is surer. */
function judged(event: OwnershipEvent, place: number, { probability, reasons }: Verdict): OwnershipEvent {
  const confidence = Math.round((place === 0 ? probability : Math.min(event.confidence, probability)) * 1000) / 1000;
  const steps = place > 0 ? [] : reasons();
  return {
    ...event,
    confidence,
    trail: [
      ...event.trail,
      ...steps.map(({ feature, weight }): TrailStep => ({ row: feature, step: 'confidence', read: signed(weight) })),
    ],
  };
}

function signed(weight: number): string {
  return `${weight > 0 ? '+' : ''}${weight.toFixed(2)}`;
}
