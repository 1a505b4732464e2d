// A feed and its state → one line that says how it does.
import type { Feed, FeedState, UnixMs } from '../domain.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';

/** A length of time in one unit: "5 min", "2 h", "3 days". */
function inWords(ms: number): string {
  if (ms < MINUTE) return 'less than a minute';
  if (ms < 2 * HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} days`;
}

/** One plain line for people: "ok, last new 2 h ago", "unreachable for 3 polls: …, next try in 4 min". */
export function feedHealth(feed: Feed, state: FeedState, now: UnixMs): string {
  if (state.lastPollAt === null) return 'not polled yet';
  if (state.failures > 0) {
    const polls = state.failures === 1 ? 'at the last poll' : `for ${state.failures} polls`;
    const since =
      state.lastSuccessAt === null ? 'never read so far' : `last read ${inWords(now - state.lastSuccessAt)} ago`;
    const reason = state.lastError ?? 'The reason is not known.';
    const next = state.nextPollAt > now ? `next try in ${inWords(state.nextPollAt - now)}` : 'next try now';
    return `failing ${polls}: ${reason} (${since}, ${next})`;
  }
  if (now - state.nextPollAt > Math.max(feed.every, HOUR)) {
    return `overdue: it should have been polled ${inWords(now - state.nextPollAt)} ago`;
  }
  return state.lastNewAt === null ? 'ok, nothing new yet' : `ok, last new ${inWords(now - state.lastNewAt)} ago`;
}
