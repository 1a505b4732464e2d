// A figure that was printed and taken back → the words of it: on its line, in the thread, under "why this alert?".
import type { CorrectedFigure, Sentence } from '../domain.ts';
import { disagreedInWords } from './figures-in-words.ts';
import { capitalised } from './sentences.ts';

/** "Stake corrected: **14%**; it was printed as 41%." */
export function correctionInWords({ about, was, now }: CorrectedFigure): Sentence {
  const label = capitalised(about);
  const before = disagreedInWords(was);
  if (now === null) return [`${label} taken back: `, { strong: before }, ' was printed in error; no other is said.'];
  return [`${label} corrected: `, { strong: disagreedInWords(now) }, `; it was printed as ${before}.`];
}

/** " (corrected; first printed as 41%)" behind the figure of that name; '' where none of it was taken back. */
export function correctedNote(about: CorrectedFigure['about'], corrected: readonly CorrectedFigure[]): string {
  const before = corrected.filter((one) => one.about === about).map(({ was }) => disagreedInWords(was));
  return before.length === 0 ? '' : ` (corrected; first printed as ${[...new Set(before)].join(', ')})`;
}

/** "41% was printed and taken back"; null where none was. */
export function takenBack(about: CorrectedFigure['about'], corrected: readonly CorrectedFigure[]): string | null {
  const one = corrected.find((figure) => figure.about === about);
  return one === undefined ? null : `${disagreedInWords(one.was)} was printed and taken back`;
}
