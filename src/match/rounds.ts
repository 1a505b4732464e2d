// Two tellings of new money for shares, or of a stake → whether they are one round (one purchase) or the next.
import type { OwnershipEvent, Stake } from '../domain.ts';
import { DAY } from '../time.ts';

export const NEXT_ROUND_AFTER = 30 * DAY; // ms; another sum after that is another funding round, another stake another purchase
const SAME_STAKE = 0.75; // percentage points between "nearly 10%" and "9.4%"

const LABEL =
  /\b(?:series[ -]([a-k])(?:[ -]?\d)?\b|(pre-seed|seed)(?=[ -](?:round|funding|financing|money|investment|stage|extension)|\b)|(pre-ipo|bridge|growth) (?:round|funding|financing))/gi;

const KNOWN = new WeakMap<OwnershipEvent, ReadonlySet<string>>();

/** "Series B", "seed": what the event's own sentences call the round; empty where they do not say. */
export function roundLabels(event: OwnershipEvent): ReadonlySet<string> {
  const known = KNOWN.get(event);
  if (known) return known;
  const labels = new Set(
    event.evidence.flatMap(({ quote }) =>
      [...quote.slice(0, 2_000).matchAll(LABEL)].map(([, series, seed, other]) =>
        (series === undefined ? (seed ?? other ?? '') : `series ${series}`).toLowerCase(),
      ),
    ),
  );
  KNOWN.set(event, labels);
  return labels;
}

/** Whether both name a round: the same, another, or one does not say. */
export function labelsAgree(event: OwnershipEvent, told: readonly OwnershipEvent[]): 'same' | 'other' | 'unknown' {
  const own = roundLabels(event);
  const known = new Set(told.flatMap((one) => [...roundLabels(one)]));
  if (own.size === 0 || known.size === 0) return 'unknown';
  return [...own].some((label) => known.has(label)) ? 'same' : 'other';
}

/** True when both print a stake and they are not the same one, bought or held. */
export function stakesDiffer(stake: Stake | null, told: readonly OwnershipEvent[]): boolean {
  const size = sizeOf(stake);
  const sizes = told.flatMap((one) => sizeOf(one.stake) ?? []);
  return size !== null && sizes.length > 0 && sizes.every((other) => Math.abs(other - size) > SAME_STAKE);
}

function sizeOf(stake: Stake | null): number | null {
  return stake === null ? null : (stake.max ?? stake.min);
}
