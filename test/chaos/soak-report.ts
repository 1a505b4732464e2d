// Samples of a soak in, the table a person reads and what grew too much out.
import { HOUR, MINUTE } from '../../src/time.ts';
import { middlesOf, riseIn, type Point } from './trend.ts';

/** What one process held, sample by sample. */
export interface Series {
  name: string;
  unit: 'MB' | 'open';
  points: Point[];
  /** How much more it may be at the end, by that line; null: as much as it likes. */
  most: number | null;
}

/** The least ms of a stretch; longer than the busy and the silent half of the news together. */
const SHORTEST_STRETCH = 2 * MINUTE;
/**
 * A process keeps between 30 and 80 connections to feeds alive, and its heap swings by 50 MB and once falls by 40: only the
 * middle of a long stretch is what it truly holds, and one leaked thing after another raises it all the same.
 */
const STRETCHES = 6;

const lasted = (points: Point[]): number => (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);

/** How much the line through the middle of each stretch rises in `span` ms. */
function risesIn(span: number, points: Point[]): number {
  // A millisecond more, or the last sample would be a stretch of its own.
  return riseIn(span, middlesOf(Math.max(SHORTEST_STRETCH, lasted(points) / STRETCHES + 1), points));
}

/** From the first sample to the last. */
const risen = ({ points }: Series): number => risesIn(lasted(points), points);

/** Each a line; none where it did not grow too much. */
export function tooMuch(series: Series): string[] {
  const { name, unit, points, most } = series;
  if (points.length === 0) return [`${name}: never seen`];
  if (most === null || risen(series) <= most) return [];
  return [`${name}: grew by ${risen(series).toFixed(1)} ${unit}, expected at most ${most.toFixed(1)}`];
}

export function soakText(all: Series[]): string {
  const row = (cells: string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(10))).join('');
  const head = row(['', 'samples', 'first', 'least', 'most', 'last', 'rise', 'an hour', 'may rise']);
  const rows = all.map((series) => {
    const values = series.points.map(({ value }) => value);
    const figures = [values[0], Math.min(...values), Math.max(...values), values.at(-1), risen(series)];
    const anHour = risesIn(HOUR, series.points);
    const words = [...figures, anHour].map((value) => (value ?? 0).toFixed(1));
    const may = series.most === null ? '' : series.most.toFixed(1);
    return row([`${series.name} ${series.unit}`, String(values.length), ...words, may]);
  });
  return [head, ...rows].join('\n');
}
