// Two printed figures → whether both can be right.
import type { Interval, Money, Stake } from '../domain.ts';

const ABOUT = 0.05; // "about 50" reaches from 47.5 to 52.5
const FAR = 2; // times; "up to 14bn" and "1.2bn" can both be right, and nobody prints the one for the other

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
  return !isOneCurrency(a, b) || overlap(a, b);
}

/** True for the sums of one deal; false too for what agrees only since it is not compared, or since a bound is open. */
export function moneyTies(a: Money, b: Money): boolean {
  return isOneCurrency(a, b) && near(a, b);
}

function isOneCurrency(a: Money, b: Money): boolean {
  return a.currency === null || b.currency === null || a.currency === b.currency;
}

/** What is bought and what is held afterwards are two figures, and so are shares and votes: only like is compared. */
export function stakesAgree(a: Stake, b: Stake): boolean {
  return !isLike(a, b) || overlap(a, b);
}

/** True for the stakes of one deal, as `moneyTies` is for its sums. */
export function stakesTie(a: Stake, b: Stake): boolean {
  return isLike(a, b) && near(a, b);
}

function isLike(a: Stake, b: Stake): boolean {
  return (a.meaning === 'held') === (b.meaning === 'held') && a.interest === b.interest;
}

/** They overlap also where an open bound ends at half the printed number, or at twice it. */
function near(a: Interval, b: Interval): boolean {
  return sharpness(a) > 0 && sharpness(b) > 0 && overlap(bounded(a), bounded(b));
}

function bounded({ min, max, approximate }: Interval): Interval {
  return { min: min ?? (max === null ? null : max / FAR), max: max ?? (min === null ? null : min * FAR), approximate };
}

/** Exact 3, a range 2, one bound 1: how much the figure says. */
export function sharpness({ min, max }: Interval): number {
  if (min === null && max === null) return 0;
  if (min === null || max === null) return 1;
  return min === max ? 3 : 2;
}
