// The first and last moment to show → where each moment stands on a line, and dates to write along it, in UTC.
import type { UnixMs } from '../../domain.ts';
import { DAY } from '../../time.ts';

export interface Tick {
  x: number;
  label: string;
}
export interface Axis {
  /** A moment's place, within 0 and the width. */
  x(moment: UnixMs): number;
  ticks: Tick[];
}

const SHORTEST = 14 * DAY; // a single day still stands on a line of time
const AIR = 0.05; // of the width, left of the first moment and right of the last
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

type Unit = 'day' | 'month' | 'year';
/** The first row that fits is taken: its ticks stand on whole units of the calendar. */
const STEPS: [unit: Unit, every: number, span: number][] = [
  ['day', 1, DAY],
  ['day', 2, 2 * DAY],
  ['day', 7, 7 * DAY],
  ['day', 14, 14 * DAY],
  ['month', 1, 30 * DAY],
  ['month', 2, 61 * DAY],
  ['month', 3, 91 * DAY],
  ['month', 6, 182 * DAY],
  ['year', 1, 365 * DAY],
  ['year', 2, 730 * DAY],
  ['year', 5, 1_826 * DAY],
  ['year', 10, 3_652 * DAY],
  ['year', 25, 9_131 * DAY],
];

/** @param most how many dates may be written along `width` */
export function timeAxis({ from, to, width, most }: { from: UnixMs; to: UnixMs; width: number; most: number }): Axis {
  const first = Math.min(from, to - SHORTEST);
  const span = to - first;
  const x = (moment: UnixMs): number => {
    const share = Math.min(Math.max((moment - first) / span, 0), 1);
    return width * (AIR + share * (1 - 2 * AIR));
  };
  const step = STEPS.find(([, , length]) => span / length <= most) ?? STEPS.at(-1);
  const moments = step === undefined ? [] : wholeUnits(step[0], step[1], first, to).slice(-most);
  return { x, ticks: moments.map((moment) => ({ x: x(moment), label: tickLabel(step?.[0] ?? 'year', moment) })) };
}

function wholeUnits(unit: Unit, every: number, from: UnixMs, to: UnixMs): UnixMs[] {
  const start = new Date(from);
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  const unitAt = (n: number): UnixMs => {
    if (unit === 'day') return Date.UTC(year, month, day + n * every);
    if (unit === 'month') return Date.UTC(year, Math.floor(month / every) * every + n * every, 1);
    return Date.UTC(Math.floor(year / every) * every + n * every, 0, 1);
  };
  const found: UnixMs[] = [];
  for (let n = 0; n < 400 && unitAt(n) <= to; n++) if (unitAt(n) >= from) found.push(unitAt(n));
  return found;
}

function tickLabel(unit: Unit, moment: UnixMs): string {
  const date = new Date(moment);
  const [year, month] = [date.getUTCFullYear(), MONTHS[date.getUTCMonth()] ?? ''];
  if (unit === 'year') return String(year);
  return unit === 'month' ? `${month} ${year}` : `${date.getUTCDate()} ${month}`;
}

/** "12 Jun 2025"; without the year where `year` is said already. */
export function dateInWords(moment: UnixMs, year: number | null = null): string {
  const date = new Date(moment);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
  return date.getUTCFullYear() === year ? day : `${day} ${date.getUTCFullYear()}`;
}

/** Places in order, moved as little as it takes for each to be `gap` from the next, within 0 and `width`. */
export function spread(places: number[], gap: number, width: number): number[] {
  const step = Math.min(gap, places.length < 2 ? gap : width / (places.length - 1));
  const right: number[] = [];
  for (const place of places) right.push(Math.max(place, (right.at(-1) ?? -Infinity) + step));
  let limit = width;
  for (let i = right.length - 1; i >= 0; i--) {
    right[i] = Math.min(right[i] ?? 0, limit);
    limit = (right[i] ?? 0) - step;
  }
  return right;
}
