// Two printed figures → whether both can be right.
import type { Interval, Money, Stake } from '../domain.ts';

const ABOUT = 0.05; // "about 50" reaches from 47.5 to 52.5

/** True when the intervals overlap; an approximate one is widened by 5% first. */
export function overlap(a: Interval, b: Interval): boolean {
  const [x, y] = [widened(a), widened(b)];
  return x.min <= y.max && y.min <= x.max;
}

function widened({ min, max, approximate }: Interval): { min: number; max: number } {
  const by = approximate ? ABOUT : 0;
  return { min: (min ?? 0) * (1 - by), max: (max ?? Infinity) * (1 + by) };
}

/** Sums in two currencies are not compared: one is often the other, converted. */
export function moneyAgrees(a: Money, b: Money): boolean {
  if (a.currency !== null && b.currency !== null && a.currency !== b.currency) return true;
  return overlap(a, b);
}

/** What is bought and what is held afterwards are two figures, and so are shares and votes: only like is compared. */
export function stakesAgree(a: Stake, b: Stake): boolean {
  const change = (stake: Stake) => (stake.meaning === 'held' ? 'held' : 'moved');
  if (change(a) !== change(b) || a.interest !== b.interest) return true;
  return overlap(a, b);
}

/** Exact 3, a range 2, one bound 1: how much the figure says. */
export function sharpness({ min, max }: Interval): number {
  if (min === null && max === null) return 0;
  if (min === null || max === null) return 1;
  return min === max ? 3 : 2;
}
