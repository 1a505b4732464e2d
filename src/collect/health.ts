// A feed and its state → one line that says how it does, and the figures behind it.
import type { Feed, FeedState, FeedTrouble, UnixMs } from '../domain.ts';
import { HOUR } from '../time.ts';
import { usualGap } from './next-poll.ts';
import { addressOf } from './poll-state.ts';
import { inWords } from './spans.ts';
import { newestAt } from './trouble.ts';

/** What is known of how a feed does; times as UnixMs, lengths in ms, null where nothing is known. */
export interface FeedHealth {
  lastPollAt: UnixMs | null;
  lastSuccessAt: UnixMs | null;
  lastNewAt: UnixMs | null;
  /** null: it is not polled any more. */
  nextPollAt: UnixMs | null;
  failures: number;
  failingSince: UnixMs | null;
  error: string | null;
  /** Between two articles, usually (the median). */
  medianGap: number | null;
  /** Since its latest article. */
  silence: number | null;
  /** Where it is asked since its address led there for good. */
  movedTo: string | null;
  /** What people were told of, and is not over. */
  trouble: FeedTrouble | null;
}

export function healthFigures(feed: Feed, state: FeedState, now: UnixMs): FeedHealth {
  const newest = newestAt(state);
  const address = addressOf(feed, state);
  return {
    lastPollAt: state.lastPollAt,
    lastSuccessAt: state.lastSuccessAt,
    lastNewAt: state.lastNewAt,
    nextPollAt: state.stopped ? null : state.nextPollAt,
    failures: state.failures,
    failingSince: state.failingSince,
    error: state.lastError,
    medianGap: usualGap(state.recent),
    silence: newest === null ? null : Math.max(0, now - newest),
    movedTo: address === feed.url ? null : address,
    trouble: state.told?.trouble ?? null,
  };
}

/** One plain line for people: "ok, last new 2 h ago, usually every 30 min", "failing for 3 polls: …, next try in 4 min". */
export function feedHealth(feed: Feed, state: FeedState, now: UnixMs): string {
  if (state.lastPollAt === null)
    return ['not polled yet', ...(state.nextPollAt > now ? pollOf(state, now) : [])].join(', ');
  if (state.stopped) return `stopped: ${state.lastError ?? ''} A test of its address starts it again.`;
  if (state.failures > 0) {
    const polls = state.failures === 1 ? 'at the last poll' : `for ${state.failures} polls`;
    const since =
      state.lastSuccessAt === null ? 'never read so far' : `last read ${inWords(now - state.lastSuccessAt)} ago`;
    const reason = state.lastError ?? 'The reason is not known.';
    const next = state.nextPollAt > now ? `next try in ${inWords(state.nextPollAt - now)}` : 'next try now';
    return `failing ${polls}: ${reason} (${since}, ${next})`;
  }
  if (now - state.nextPollAt > Math.max(feed.every ?? 0, HOUR)) {
    return `overdue: it should have been polled ${inWords(now - state.nextPollAt)} ago`;
  }
  return [...newsOf(state, now), ...pollOf(state, now), ...moveOf(feed, state)].join(', ');
}

function newsOf(state: FeedState, now: UnixMs): string[] {
  const usual = usualGap(state.recent);
  const often = usual === null ? [] : [`usually every ${inWords(usual)}`];
  const newest = newestAt(state);
  if (state.told?.trouble === 'silent' && newest !== null) {
    return [`silent: nothing new for ${inWords(now - newest)}`, ...often];
  }
  return [
    state.lastNewAt === null ? 'ok, nothing new yet' : `ok, last new ${inWords(now - state.lastNewAt)} ago`,
    ...often,
  ];
}

const pollOf = ({ nextPollAt }: FeedState, now: UnixMs): string[] => [
  nextPollAt > now ? `next poll in ${inWords(nextPollAt - now)}` : 'next poll now',
];

function moveOf(feed: Feed, state: FeedState): string[] {
  const address = addressOf(feed, state);
  return address === feed.url ? [] : [`moved for good to ${address}`];
}
