// A call's method and channel in, whether Slack would let it through now out.
import type { UnixMs } from '../domain.ts';
import { MINUTE, SECOND } from '../time.ts';

export type Tier = 1 | 2 | 3 | 4 | 'special';

/** How strictly calls are counted; every field may be set for a test. */
export interface Strictness {
  /** False: nothing is ever refused as too fast. */
  rateLimits: boolean;
  /** Time in which a channel may get one more message, ms. Slack: about one a second. */
  postEvery: number;
  /** Messages that a channel takes at once before that counts. */
  postBurst: number;
  /** Calls a minute, for each method by itself. */
  perMinute: Record<Tier, number>;
  /** True: history and replies as for a distributed app outside the Marketplace: 1 a minute, 15 messages. */
  distributed: boolean;
}
export const SLACK_STRICTNESS: Strictness = {
  rateLimits: true,
  postEvery: SECOND,
  postBurst: 4,
  perMinute: { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 },
  distributed: false,
};

/** What is counted by itself: a method in a workspace, and posts in a channel. */
export interface Counted {
  method: string;
  tier: Tier;
  teamId: string;
  channel: string | null;
}
export interface RateLimiter {
  /** Counts one call: 0 where it may go through, otherwise ms until it may. */
  take(call: Counted, now: UnixMs): number;
}

/** Leaky buckets: `burst` at once, then one each `every` ms. */
export function createRateLimiter(strictness: Strictness): RateLimiter {
  /** When each bucket would be empty again. */
  const emptyAt = new Map<string, UnixMs>();
  const pour = (bucket: string, every: number, burst: number, now: UnixMs): number => {
    const fullness = Math.max((emptyAt.get(bucket) ?? 0) - now, 0);
    const wait = fullness - (burst - 1) * every;
    if (wait > 0) return wait;
    emptyAt.set(bucket, now + fullness + every);
    return 0;
  };
  return {
    take({ method, tier, teamId, channel }, now) {
      if (!strictness.rateLimits) return 0;
      if (method === 'chat.postMessage' && channel !== null) {
        const wait = pour(`post ${channel}`, strictness.postEvery, strictness.postBurst, now);
        if (wait > 0) return wait;
      }
      const looksBack = strictness.distributed && /^conversations\.(history|replies)$/.test(method);
      const perMinute = looksBack ? 1 : strictness.perMinute[tier];
      return pour(`${teamId} ${method}`, MINUTE / perMinute, perMinute, now);
    },
  };
}
