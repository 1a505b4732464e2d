// The steps by which an event was read → its trail in plain words, for "why this alert?" and for `detect --explain`.
import type { Sentence, TrailStep } from '../domain.ts';
import { reasonsIn, type Reason } from './reasons.ts';

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
  /** What made it surer, and what less sure, each once, the largest first. */
  speakFor: Reason[];
  against: Reason[];
}

/** A trail holds the steps of every sentence that told the event, one after the other; here they stand by kind. */
export function trailParts(trail: readonly TrailStep[]): TrailParts {
  const once = (steps: readonly TrailStep[]) =>
    steps.filter((a, i) => steps.findIndex((b) => b.step === a.step && b.row === a.row && b.read === a.read) === i);
  const of = (...kinds: TrailStep['step'][]) =>
    once(trail.filter(({ step, read }) => kinds.includes(step) && read !== ''));
  return {
    read: of('rule', 'stage', 'figure', 'role'),
    tried: of('tried')[0] ?? null,
    turnedAway: of('veto'),
    ...reasonsIn(trail),
  };
}

/** A step as a sentence: the words it read, and the sentence that taught the row, or what the row found in them. */
export function stepInWords({ step, row }: TrailStep, read: string): Sentence {
  const readAs = step === 'rule' ? READ_AS.exec(row)?.[1] : undefined;
  if (readAs !== undefined) return [`${STEP_WORDS.rule}: “${read}” is read as `, { strong: readAs }];
  if (step === 'rule') return [`${STEP_WORDS.rule}: it says “${read}”, as in `, { strong: row }];
  if (step === 'veto') {
    const link = NO_EXAMPLE.test(row) ? ': ' : ', as in ';
    return [`${STEP_WORDS.veto} elsewhere in the article: “${read}”${link}`, { strong: row }];
  }
  if (step === 'stage' && row === NOT_SAID) return [`${STEP_WORDS.stage}: “${read}” alone, nothing else is said of it`];
  return [`${STEP_WORDS[step]}: “${read}” `, { strong: `(${row})` }];
}
const NOT_SAID = 'nothing else is said'; // extract/stages.ts
/** A kind settled after the rule, by other words of the sentence: no sentence taught it. */
const READ_AS = /^read as (.+)$/;
/** Refusals that say what is missing, where others are a sentence that looks alike. */
const NO_EXAMPLE = /^(?:nobody|nothing|no) /;

/** "What spoke for it: “acquires” in the title; against it: “may”."; null where nothing is told. */
export function reasonsInWords({ speakFor, against }: Pick<TrailParts, 'speakFor' | 'against'>, most: number) {
  const list = (reasons: Reason[]) =>
    reasons
      .slice(0, most)
      .map(({ words }) => words)
      .join(', ');
  const parts = [
    ...(speakFor.length === 0 ? [] : [`What spoke for it: ${list(speakFor)}`]),
    ...(against.length === 0
      ? []
      : [`${speakFor.length === 0 ? 'What spoke against it' : 'against it'}: ${list(against)}`]),
  ];
  return parts.length === 0 ? null : `${parts.join('; ')}.`;
}

/** "+0.12", "-0.06". */
export function signed(adds: number): string {
  return `${adds < 0 ? '-' : '+'}${Math.abs(Math.round(adds * 100) / 100)}`;
}
