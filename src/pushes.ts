// WebSub put together: feeds that name a hub are subscribed to, and what hubs send goes the way of news at once.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { BrokenOff } from './parts/broken-off.ts';
import { CALLBACK, createCallback } from './collect/websub/callback.ts';
import { changeSubscription } from './collect/websub/change.ts';
import { hubOf, type FeedBody } from './collect/websub/hub-of.ts';
import { createSubscriber } from './collect/websub/subscriber.ts';
import type { Subscription } from './domain.ts';
import { runPush, type Deps } from './pipeline.ts';
import type { FeedClaim, Post, Pushes } from './ports.ts';
import { HOUR, MINUTE } from './time.ts';

export interface PushSettings {
  brokenOff: BrokenOff;
  /** What telling news needs. */
  reading: Deps;
  post: Post;
  /** The bot's public address. */
  publicUrl: string;
  /** How long a feed is held while what came is told, ms. */
  leaseFor: number;
}
export interface RunningPushes extends Pushes {
  /** Whether a request is from a hub; it is answered then. */
  answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Looks after one subscription that is due; false when none is. */
  work(): Promise<boolean>;
  /** Waits for what is under way. */
  finish(): Promise<void>;
}

const BENEATH = HOUR; // ms between two polls of a feed whose hub has missed nothing: a hub may fall silent
const HELD_FOR = MINUTE; // ms that a poll of the same feed is waited for
const LOOKED_EVERY = 100; // ms

export function createPushes(settings: PushSettings): RunningPushes {
  const { reading, brokenOff, post, publicUrl, leaseFor } = settings;
  const { store, clock, log } = reading;
  const callbackAt = publicUrl.replace(/\/$/, '') + CALLBACK;
  const subscriber = createSubscriber({ store, post, clock, callbackAt });
  let stopped = false;

  function claimNow(feedId: string): Promise<FeedClaim | null> {
    const now = clock();
    return brokenOff.guard({ feedId, until: now + leaseFor }, () => store.claimFeedNow(feedId, now, leaseFor));
  }

  /** The feed, as soon as nobody polls it; null where it is gone or held for too long. */
  async function claimed(feedId: string): Promise<FeedClaim | null> {
    for (const end = clock() + HELD_FOR; clock() < end && !stopped;) {
      const claim = await claimNow(feedId);
      if (claim !== null) return claim;
      await setTimeout(LOOKED_EVERY);
    }
    return null;
  }

  async function handle({ feedId }: Subscription, claim: FeedClaim | null, body: FeedBody): Promise<void> {
    const held = claim ?? (await claimed(feedId));
    const pushed = { state: 'body', etag: null, lastModified: null, ...body } as const;
    const result =
      held === null ? null : await brokenOff.guard({ feedId, until: held.until }, () => runPush(held, pushed, reading));
    log.info({ event: 'pushed', feed: feedId, ...(result ?? { told: false }) });
    await changeSubscription(store, feedId, (now) => {
      if (now === null) return null;
      const provenAt = result !== null && result.articles > 0 ? clock() : now.provenAt;
      return { ...now, pushes: now.pushes + 1, lastPushAt: clock(), provenAt };
    });
  }

  const callback = createCallback({
    store,
    subscriber,
    log,
    async take(subscription, body) {
      // Claimed before the hub has its answer: after a crash the feed is due, and nothing is lost.
      const claim = await claimNow(subscription.feedId);
      return () => handle(subscription, claim, body);
    },
  });

  return {
    answer: callback.answer,
    async polled(feed, { read, fresh }) {
      if (read !== null) await subscriber.heard(feed.id, hubOf(read));
      const subscription = await store.subscription(feed.id);
      if (subscription?.state !== 'live' || (subscription.leaseUntil ?? 0) <= clock()) return null;
      if (subscription.provenAt === null) return null;
      if (fresh === 0) return BENEATH;
      // The hub has missed it, or was slower than the poll: it has to prove itself again.
      await changeSubscription(store, feed.id, (now) => (now === null ? null : { ...now, provenAt: null }));
      return null;
    },
    async work() {
      const done = await subscriber.work();
      if (done !== null) {
        const { feedId: feed, did, error } = done;
        log[error === null ? 'info' : 'warn']({ event: 'hub', feed, did, ...(error !== null && { error }) });
      }
      return done !== null;
    },
    async finish() {
      stopped = true;
      await callback.finish();
    },
  };
}
