// Lengths of time, in milliseconds, and how long to wait before the next try.

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * How long to wait before try number `attempt` + 1: doubling from `first`, at most `most`.
 * @param attempt tries that have failed so far, 1 or more
 * @param limits `first` and `most` in milliseconds
 * @returns milliseconds
 */
export function retryDelay(attempt: number, limits: { first: number; most: number }): number {
  const doublings = Math.min(Math.max(attempt - 1, 0), 30); // 2^30 outgrows any `most`
  return Math.min(limits.first * 2 ** doublings, limits.most);
}
