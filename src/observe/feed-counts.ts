// Feeds with their states in, how many do well and how many do not out; and whether they fail all at once.
import type { Feed, FeedState, UnixMs } from '../domain.ts';
import { HOUR } from '../time.ts';

interface KnownFeed {
  feed: Feed;
  state: FeedState;
}

export const FEED_HEALTHS = ['ok', 'failing', 'silent', 'stopped', 'waiting'] as const;
/** `waiting`: it was not polled yet. */
export type FeedHealth = (typeof FEED_HEALTHS)[number];

export function healthOf({ stopped, failures, told, lastPollAt }: FeedState): FeedHealth {
  if (stopped) return 'stopped';
  if (failures > 0) return 'failing';
  if (told?.trouble === 'silent') return 'silent';
  return lastPollAt === null ? 'waiting' : 'ok';
}

export function countFeeds(feeds: KnownFeed[]): Record<FeedHealth, number> {
  const counts = { ok: 0, failing: 0, silent: 0, stopped: 0, waiting: 0 };
  for (const { state } of feeds) counts[healthOf(state)] += 1;
  return counts;
}

const MANY = 5; // feeds; fewer are told of one by one
const BEGINS_AT = 1 / 2; // of all that are read
const OVER_BELOW = 1 / 3; // lower, so that a feed that comes and goes does not tell twice
const TOGETHER = HOUR; // ms within which they began to fail
const FAILURES = 2; // in a row; one alone may be a moment's

export interface FeedsAtOnce {
  /** So many began to fail within an hour that it is one trouble, not many. */
  begins: boolean;
  /** So few fail that it is no such trouble (any more). */
  isOver: boolean;
  failing: number;
  all: number;
  /** Since when, and the reason that most of them give; null where none fails. */
  since: UnixMs | null;
  reason: string | null;
}

/** Feeds that were never polled, are gone for good or belong to the demo count for nothing. */
export function failingAtOnce(feeds: KnownFeed[]): FeedsAtOnce {
  const read = feeds.filter(
    ({ feed, state }) => feed.addedBy !== 'demo' && !['stopped', 'waiting'].includes(healthOf(state)),
  );
  const failing = read.filter(({ state }) => state.failures > 0);
  const starts = failing
    .filter(({ state }) => state.failures >= FAILURES)
    .flatMap(({ state }) => (state.failingSince === null ? [] : [state.failingSince]))
    .sort((a, b) => a - b);
  const enough = Math.max(MANY, Math.ceil(read.length * BEGINS_AT));
  const first = starts.findIndex((at, i) => (starts[i + enough - 1] ?? Infinity) - at <= TOGETHER);
  return {
    begins: first >= 0,
    isOver: failing.length < MANY || failing.length < read.length * OVER_BELOW,
    failing: failing.length,
    all: read.length,
    since: starts[Math.max(0, first)] ?? null,
    reason: commonest(failing.map(({ state }) => state.lastError ?? 'the reason is not known')),
  };
}

function commonest(reasons: string[]): string | null {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
