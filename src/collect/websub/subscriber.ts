// Feeds that name a hub → subscriptions there: asked for, confirmed when the hub calls back, renewed, ended (WebSub, 5).
import { randomBytes } from 'node:crypto';
import type { Subscription, UnixMs } from '../../domain.ts';
import type { Clock, Post, Store } from '../../ports.ts';
import { DAY, HOUR, MINUTE, retryDelay, SECOND } from '../../time.ts';
import { changeSubscription } from './change.ts';
import type { Hub } from './hub-of.ts';

export interface SubscriberSettings {
  store: Store;
  post: Post;
  clock: Clock;
  /** What the callback's last part is put behind: "https://bot.example/websub/". */
  callbackAt: string;
}
export interface Subscriber {
  /** A feed was read, and names this hub or none. */
  heard(feedId: string, hub: Hub | null): Promise<void>;
  /** Looks after one subscription that is due. @returns what was done; null when none is due */
  work(): Promise<{ feedId: string; did: 'asked' | 'left' | 'dropped'; error: string | null } | null>;
  /** Answers a hub that asks whether we mean it, or says no. `challenge`: what to answer with; null: it was not asked for. */
  verify(callback: string, query: URLSearchParams): Promise<{ challenge: string } | null>;
}

const LEASE = 10 * DAY; // ms that a hub is asked for; it decides
const SHORTEST_LEASE = MINUTE; // ms; what a hub grants is kept within these
const LONGEST_LEASE = 30 * DAY;
const RENEWED_AFTER = 2 / 3; // of a lease
const CLAIMED_FOR = MINUTE; // ms; a request to a hub ends far sooner
const RETRY = { first: 5 * MINUTE, most: DAY }; // also for a hub that says yes and never calls back
const ASKED_AGAIN = DAY; // after a hub said no
const HUB_KEPT = HOUR; // a feed that names another hub each time is not followed faster
const LEAVES = { times: 3, every: 10 * MINUTE };
const LONGEST_CHALLENGE = 4_000; // characters
const LONGEST_REASON = 200; // characters of a hub's own words

export function createSubscriber({ store, post, clock, callbackAt }: SubscriberSettings): Subscriber {
  const change = (feedId: string, to: Parameters<typeof changeSubscription>[2]): Promise<Subscription | null> =>
    changeSubscription(store, feedId, to);

  async function ask(subscription: Subscription, mode: 'subscribe' | 'unsubscribe'): ReturnType<Post> {
    return post(subscription.hub, {
      'hub.mode': mode,
      'hub.topic': subscription.topic,
      'hub.callback': callbackAt + subscription.callback,
      ...(mode === 'subscribe' && {
        'hub.lease_seconds': String(LEASE / SECOND),
        'hub.secret': subscription.secret,
      }),
    });
  }

  /** What is saved before a hub is asked: it may call back before its answer is here. */
  function asking(claimed: Subscription, hasFeed: boolean): Subscription {
    const failures = claimed.failures + 1; // until the hub has called back
    const isLeaving = !hasFeed || claimed.state === 'leaving';
    const wait = isLeaving ? LEAVES.every : retryDelay(failures, RETRY);
    const isOver = (claimed.leaseUntil ?? 0) <= clock();
    const state = isLeaving ? 'leaving' : claimed.state === 'live' && !isOver ? 'live' : 'wanted';
    const count = isLeaving && claimed.state !== 'leaving' ? 1 : failures;
    return { ...claimed, revision: claimed.revision + 1, state, failures: count, dueAt: clock() + wait };
  }

  return {
    async heard(feedId, named) {
      const now = clock();
      await change(feedId, (current) => {
        const isLeaving = current?.state === 'leaving';
        if (named === null)
          return current === null || isLeaving ? null : { ...current, state: 'leaving', failures: 0, dueAt: now };
        const isSame = current?.hub === named.hub && current.topic === named.topic;
        if (current && !isLeaving && (isSame || now < current.since + HUB_KEPT)) return null;
        return { ...newSubscription(feedId, named, now), forged: current?.forged ?? 0 };
      });
    },

    async work() {
      const claim = await store.claimSubscription(clock(), CLAIMED_FOR);
      if (claim === null) return null;
      const next = asking(claim.subscription, claim.hasFeed);
      const { feedId } = next;
      if (
        next.state === 'leaving' &&
        (next.leaseUntil === null || next.leaseUntil <= clock() || next.failures > LEAVES.times)
      ) {
        await store.removeSubscription(feedId);
        return { feedId, did: 'dropped', error: null };
      }
      const did = next.state === 'leaving' ? 'left' : 'asked';
      if (!(await store.saveSubscription(next))) return { feedId, did, error: 'it changed meanwhile' };
      const asked = await ask(next, did === 'left' ? 'unsubscribe' : 'subscribe');
      const error = asked.ok ? null : asked.reason;
      // Where the hub has called back meanwhile this is stale, and not saved.
      if (error !== null) await store.saveSubscription({ ...next, revision: next.revision + 1, lastError: error });
      return { feedId, did, error };
    },

    async verify(callback, query) {
      const found = await store.subscriptionAt(callback);
      if (found === null || query.get('hub.topic') !== found.topic) return null;
      const mode = query.get('hub.mode');
      const challenge = query.get('hub.challenge') ?? '';
      const { feedId } = found;
      const isOurs = (current: Subscription | null): current is Subscription => current?.callback === callback;
      if (mode === 'denied') {
        const said = (query.get('hub.reason') ?? '').replace(/[\s\p{C}]+/gu, ' ').trim().slice(0, LONGEST_REASON); // prettier-ignore
        const lastError = `The hub refuses the subscription${said === '' ? '' : `: ${said}`}.`;
        const denied = await change(feedId, (current) =>
          isOurs(current) && current.state !== 'leaving'
            ? { ...current, state: 'denied', leaseUntil: null, provenAt: null, dueAt: clock() + ASKED_AGAIN, lastError }
            : null,
        );
        return denied === null ? null : { challenge: '' };
      }
      if (challenge === '' || challenge.length > LONGEST_CHALLENGE) return null;
      if (mode === 'unsubscribe' && found.state === 'leaving')
        return (await store.removeSubscription(feedId)) ? { challenge } : null;
      if (mode !== 'subscribe') return null;
      const lease = leaseOf(query.get('hub.lease_seconds'));
      const live = await change(feedId, (current) =>
        isOurs(current) && (current.state === 'wanted' || current.state === 'live')
          ? {
              ...current,
              state: 'live',
              leaseUntil: clock() + lease,
              dueAt: clock() + Math.round(lease * RENEWED_AFTER),
              failures: 0,
              lastError: null,
            }
          : null,
      );
      return live === null ? null : { challenge };
    },
  };
}

/** What the hub grants, in ms; one that says nothing grants what was asked for. */
function leaseOf(seconds: string | null): number {
  const granted = /^\d{1,12}$/.test(seconds ?? '') ? Number(seconds) * SECOND : LEASE;
  return Math.min(Math.max(granted, SHORTEST_LEASE), LONGEST_LEASE);
}

function newSubscription(feedId: string, { hub, topic }: Hub, now: UnixMs): Subscription {
  return {
    feedId,
    revision: 1,
    callback: randomBytes(32).toString('base64url'),
    hub,
    topic,
    secret: randomBytes(32).toString('hex'),
    state: 'wanted',
    leaseUntil: null,
    dueAt: now,
    since: now,
    failures: 0,
    lastError: null,
    provenAt: null,
    lastPushAt: null,
    pushes: 0,
    forged: 0,
  };
}
