// Percentages as they were filled in, in; numbers, or what is wrong with them and at which input, out.
import type { Thresholds } from '../../domain.ts';

/** What is wrong, by the id of the input it stands at. */
export type FieldErrors = Record<string, string>;
export interface Wrong {
  ok: false;
  /** The id of the input. */
  at: string;
  says: string;
}

export const wrong = (at: string, says: string): Wrong => ({ ok: false, at, says });

/** undefined where it is no percentage. */
export function readPercent(text: string): number | undefined {
  const value = /^\d{1,3}(?:\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
  return value >= 0 && value <= 100 ? value : undefined;
}

export function readThresholds(high: string, critical: string): { ok: true; thresholds: Thresholds } | Wrong {
  if (high === '') return wrong('high', 'Fill in both percentages, or neither.');
  if (critical === '') return wrong('critical', 'Fill in both percentages, or neither.');
  const [from, to] = [readPercent(high), readPercent(critical)];
  if (from === undefined) return wrong('high', 'A percentage from 0 to 100.');
  if (to === undefined) return wrong('critical', 'A percentage from 0 to 100.');
  if (from > to) return wrong('critical', `Not below ${from}%, from where on it is high already.`);
  return { ok: true, thresholds: { high: from, critical: to } };
}
