// What the port promises about WebSub subscriptions, and about claiming one feed out of its turn.
import { expect, it } from 'vitest';
import { newFeedState, type Subscription } from '../../../src/domain.ts';
import type { Stores } from '../contract.ts';
import { NOW, aFeed } from '../samples.ts';

const AGAIN = 60_000;
const LEASE = 40_000;

function aSubscription(change: Partial<Subscription> = {}): Subscription {
  const feedId = change.feedId ?? 'feed-1';
  return {
    feedId,
    revision: 1,
    callback: `callback of ${feedId}`,
    hub: 'https://hub.example/',
    topic: `https://news.example/${feedId}.xml`,
    secret: 'ab'.repeat(32),
    state: 'wanted',
    leaseUntil: null,
    dueAt: NOW,
    since: NOW,
    failures: 0,
    lastError: null,
    provenAt: null,
    lastPushAt: null,
    pushes: 0,
    forged: 0,
    ...change,
  };
}

export function subscriptionPromises({ store, another, reopen }: Stores): void {
  it('keeps a subscription, found by its feed and by its callback', async () => {
    const saved = aSubscription({ lastError: 'The hub said “nein”.' });
    expect(await store().saveSubscription(saved)).toBe(true);
    await reopen();
    expect(await store().subscription('feed-1')).toEqual(saved);
    expect(await store().subscriptionAt('callback of feed-1')).toEqual(saved);
    expect(await store().subscription('feed-2')).toBeNull();
    expect(await store().subscriptionAt('another')).toBeNull();
  });

  it('refuses a stale revision', async () => {
    await store().saveSubscription(aSubscription());
    expect(await store().saveSubscription(aSubscription())).toBe(false);
    expect(await store().saveSubscription(aSubscription({ revision: 3 }))).toBe(false);
    const other = await another();
    const saves = [store(), other].map((one) => one.saveSubscription(aSubscription({ revision: 2, state: 'live' })));
    expect((await Promise.all(saves)).filter(Boolean)).toHaveLength(1);
    expect(await store().subscription('feed-1')).toEqual(aSubscription({ revision: 2, state: 'live' }));
  });

  it('a new callback takes the place of the old one', async () => {
    await store().saveSubscription(aSubscription());
    await store().saveSubscription(aSubscription({ revision: 2, callback: 'new' }));
    expect(await store().subscriptionAt('callback of feed-1')).toBeNull();
    expect((await store().subscriptionAt('new'))?.revision).toBe(2);
  });

  it('lists every subscription, however many, and removes one once', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => `feed-${String(n).padStart(3, '0')}`);
    for (const feedId of ids) await store().saveSubscription(aSubscription({ feedId }));
    expect((await store().subscriptions()).map(({ feedId }) => feedId)).toEqual(ids);
    expect(await store().removeSubscription('feed-007')).toBe(true);
    expect(await store().removeSubscription('feed-007')).toBe(false);
    expect(await store().subscriptionAt('callback of feed-007')).toBeNull();
    expect(await store().subscriptions()).toHaveLength(449);
  });

  it('hands out the one longest due to one of two claimants, a revision on', async () => {
    await store().saveFeed(aFeed(), NOW);
    await store().saveSubscription(aSubscription({ feedId: 'later', dueAt: NOW + 1 }));
    await store().saveSubscription(aSubscription({ dueAt: NOW - 5 }));
    const other = await another();
    const claims = await Promise.all([store().claimSubscription(NOW, AGAIN), other.claimSubscription(NOW, AGAIN)]);
    const subscription = aSubscription({ revision: 2, dueAt: NOW + AGAIN });
    expect(claims.filter((claim) => claim !== null)).toEqual([{ subscription, hasFeed: true }]);
    expect(await store().subscription('feed-1')).toEqual(subscription);
    expect(await store().saveSubscription(aSubscription({ revision: 2 }))).toBe(false);
    expect((await store().claimSubscription(NOW + AGAIN, AGAIN))?.subscription.feedId).toBe('later');
    expect((await store().claimSubscription(NOW + AGAIN, AGAIN))?.subscription.revision).toBe(3);
    expect(await store().claimSubscription(NOW + AGAIN, AGAIN)).toBeNull();
  });

  it('the subscription of a removed feed is due at once', async () => {
    await store().saveFeed(aFeed(), NOW);
    await store().saveSubscription(aSubscription({ dueAt: NOW + 1_000_000 }));
    expect(await store().claimSubscription(NOW, AGAIN)).toBeNull();
    await store().removeFeed('feed-1');
    const claim = await store().claimSubscription(NOW, AGAIN);
    expect(claim).toMatchObject({ subscription: { feedId: 'feed-1' }, hasFeed: false });
  });

  it('a feed is claimed out of its turn, unless somebody holds it', async () => {
    await store().saveFeed(aFeed(), NOW + 500_000);
    const claim = await store().claimFeedNow('feed-1', NOW, LEASE);
    expect(claim).toMatchObject({ feed: aFeed(), state: newFeedState('feed-1', NOW + 500_000), until: NOW + LEASE });
    expect(await store().claimFeedNow('feed-1', NOW + LEASE - 1, LEASE)).toBeNull();
    expect(await store().claimFeedNow('feed-2', NOW, LEASE)).toBeNull();
    const next = await store().claimFeedNow('feed-1', NOW + LEASE, LEASE);
    expect(next?.token).toBeGreaterThan(claim?.token ?? Infinity);
  });

  it('a feed that was claimed out of its turn and never settled is due; a settled one when its state says', async () => {
    await store().saveFeed(aFeed(), NOW + 500_000);
    await store().claimFeedNow('feed-1', NOW, LEASE);
    expect(await store().claimFeed(NOW + LEASE - 1, LEASE)).toBeNull();
    const claim = await store().claimFeed(NOW + LEASE, LEASE);
    if (claim === null) throw new Error('expected the feed to be due');
    expect(await store().settleFeed({ feedId: 'feed-1', token: claim.token }, claim.state)).toBe(true);
    expect(await store().claimFeed(NOW + 499_999, LEASE)).toBeNull();
    expect(await store().claimFeed(NOW + 500_000, LEASE)).not.toBeNull();
  });
}
