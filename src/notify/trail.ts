// The steps by which an event was read → its trail in plain words, for "why this alert?" and for `detect --explain`.
import type { TrailStep } from '../domain.ts';

/** What each step is, as the label of a line. */
export const STEP_WORDS: Record<TrailStep['step'], string> = {
  rule: 'The event',
  stage: 'How far it is',
  figure: 'A figure',
  role: 'Who is who',
  tried: 'Checked',
  veto: 'Turned away',
  confidence: 'How sure',
};

export interface TrailParts {
  /** What the event's own sentences were read to say, each once, in the order read. */
  read: TrailStep[];
  /** That the look-alikes were tried on its words; null where the trail does not say. */
  tried: TrailStep | null;
  /** Look-alikes elsewhere in the article. */
  turnedAway: TrailStep[];
  /** What made it surer or less sure, each once, the largest first. */
  confidence: { row: string; adds: number }[];
}

/** A trail holds the steps of every sentence that told the event, one after the other; here they stand by kind. */
export function trailParts(trail: readonly TrailStep[]): TrailParts {
  const once = (steps: readonly TrailStep[]) =>
    steps.filter((a, i) => steps.findIndex((b) => b.step === a.step && b.row === a.row && b.read === a.read) === i);
  const of = (...kinds: TrailStep['step'][]) =>
    once(trail.filter(({ step, read }) => kinds.includes(step) && read !== ''));
  const largest = new Map<string, number>();
  for (const { row, read } of of('confidence')) {
    const adds = Number(read);
    if (Number.isFinite(adds) && Math.abs(adds) > Math.abs(largest.get(row) ?? 0)) largest.set(row, adds);
  }
  return {
    read: of('rule', 'stage', 'figure', 'role'),
    tried: of('tried')[0] ?? null,
    turnedAway: of('veto'),
    confidence: [...largest].map(([row, adds]) => ({ row, adds })).sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds)),
  };
}

/** "+0.12", "-0.06". */
export function signed(adds: number): string {
  return `${adds < 0 ? '-' : '+'}${Math.abs(Math.round(adds * 100) / 100)}`;
}
