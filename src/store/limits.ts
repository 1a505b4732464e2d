// How much a store keeps of what would grow without end.

import type { UnixMs } from '../domain.ts';
import { DAY } from '../time.ts';

/** Entries of a channel's audit trail; the oldest go. */
export const AUDIT_KEPT = 1_000;

/** Objections to one alert; the oldest go. */
export const CORRECTIONS_KEPT = 50;

/**
 * Until when a story must be untouched to be dropped. An alert is owed moments after its story was updated, by clocks of
 * different processes: a day covers that.
 * @param oldestDue when the oldest alert that is due was made; null where none is
 */
export function storiesUntil(until: UnixMs, oldestDue: UnixMs | null): UnixMs {
  return oldestDue === null ? until : Math.min(until, oldestDue - DAY);
}
