// What the port promises about feeds: due order, leases, and tokens that fence.
import { expect, it } from 'vitest';
import { newFeedState, type FeedState } from '../../../src/domain.ts';
import type { Stores } from '../contract.ts';
import { NOW, aFeed } from '../samples.ts';

const LEASE = 60_000;

export function feedPromises({ store, another, reopen }: Stores): void {
  it('keeps a new feed with an empty state, due at once', async () => {
    await store().saveFeed(aFeed(), NOW);
    expect(await store().feeds()).toEqual([{ feed: aFeed(), state: stateOf('feed-1', NOW) }]);
  });

  it('replaces a feed and keeps its state', async () => {
    await store().saveFeed(aFeed(), NOW);
    const claim = await store().claimFeed(NOW, LEASE);
    const polled = { ...stateOf('feed-1', NOW + 300), etag: '"a"', baselineDone: true, lastPollAt: NOW };
    await store().settleFeed({ feedId: 'feed-1', token: claim?.token ?? 0 }, polled);
    await store().saveFeed(aFeed({ title: 'Renamed' }), NOW + 1);
    expect(await store().feeds()).toEqual([{ feed: aFeed({ title: 'Renamed' }), state: polled }]);
  });

  it('lists every feed, however many', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => `feed-${String(n).padStart(3, '0')}`);
    for (const id of ids) await store().saveFeed(aFeed({ id }), NOW);
    expect((await store().feeds()).map(({ feed }) => feed.id)).toEqual(ids);
  });

  it('removes a feed once', async () => {
    await store().saveFeed(aFeed(), NOW);
    expect(await store().removeFeed('feed-1')).toBe(true);
    expect(await store().removeFeed('feed-1')).toBe(false);
    expect(await store().feeds()).toEqual([]);
    expect(await store().claimFeed(NOW, LEASE)).toBeNull();
  });

  it('hands out the feed longest due, and none before its time', async () => {
    await store().saveFeed(aFeed({ id: 'later' }), NOW + 2);
    await store().saveFeed(aFeed({ id: 'longest' }), NOW - 10);
    await store().saveFeed(aFeed({ id: 'due' }), NOW);
    const first = await store().claimFeed(NOW, LEASE);
    expect(first).toMatchObject({ feed: { id: 'longest' }, state: { nextPollAt: NOW - 10 }, until: NOW + LEASE });
    expect((await store().claimFeed(NOW, LEASE))?.feed.id).toBe('due');
    expect(await store().claimFeed(NOW, LEASE)).toBeNull();
    expect((await store().claimFeed(NOW + 2, LEASE))?.feed.id).toBe('later');
  });

  it('finds the due feed behind many that are held', async () => {
    for (let n = 0; n < 50; n++) await store().saveFeed(aFeed({ id: `held-${n}` }), NOW);
    await store().saveFeed(aFeed({ id: 'the last' }), NOW + 1);
    for (let n = 0; n < 50; n++) await store().claimFeed(NOW, LEASE);
    expect((await store().claimFeed(NOW + 1, LEASE))?.feed.id).toBe('the last');
  });

  it('makes a settled feed due when its state says', async () => {
    await store().saveFeed(aFeed(), NOW);
    const claim = await store().claimFeed(NOW, LEASE);
    const next = stateOf('feed-1', NOW + 500);
    expect(await store().settleFeed({ feedId: 'feed-1', token: claim?.token ?? 0 }, next)).toBe(true);
    expect(await store().claimFeed(NOW + 499, LEASE)).toBeNull();
    expect(await store().claimFeed(NOW + 500, LEASE)).toMatchObject({ feed: aFeed(), state: next });
  });

  it('gives a feed to one of two claimants', async () => {
    await store().saveFeed(aFeed(), NOW);
    const other = await another();
    const claims = await Promise.all([store().claimFeed(NOW, LEASE), other.claimFeed(NOW, LEASE)]);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('ends a claim by the end of its lease, and leaves the feed as it was', async () => {
    await store().saveFeed(aFeed(), NOW);
    const other = await another();
    const claim = await store().claimFeed(NOW, LEASE);
    expect(await other.freeFeed('feed-1', NOW + LEASE - 1)).toBe(false);
    expect(await other.freeFeed('feed-2', NOW + LEASE)).toBe(false);
    expect(await other.claimFeed(NOW, LEASE)).toBeNull();
    expect(await other.freeFeed('feed-1', NOW + LEASE)).toBe(true);
    expect(await other.freeFeed('feed-1', NOW + LEASE)).toBe(false);
    const late = { ...stateOf('feed-1', NOW), etag: '"late"' };
    expect(await store().settleFeed({ feedId: 'feed-1', token: claim?.token ?? 0 }, late)).toBe(false);
    const next = await other.claimFeed(NOW + 1, LEASE);
    expect(next).toMatchObject({ feed: aFeed(), state: stateOf('feed-1', NOW) });
    expect(next?.token).toBeGreaterThan(claim?.token ?? Infinity);
    expect(await store().freeFeed('feed-1', NOW + LEASE)).toBe(false);
    expect(await store().settleFeed({ feedId: 'feed-1', token: next?.token ?? 0 }, late)).toBe(true);
  });

  it('hands a feed out again when its lease has run out, under a larger token that fences off the old', async () => {
    await store().saveFeed(aFeed(), NOW);
    const slow = await store().claimFeed(NOW, LEASE);
    expect(await store().claimFeed(NOW + LEASE - 1, LEASE)).toBeNull();
    const next = await store().claimFeed(NOW + LEASE, LEASE);
    expect(next?.token).toBeGreaterThan(slow?.token ?? Infinity);
    const late = { ...stateOf('feed-1', NOW), etag: '"late"' };
    expect(await store().settleFeed({ feedId: 'feed-1', token: slow?.token ?? 0 }, late)).toBe(false);
    expect((await store().feeds())[0]?.state.etag).toBeNull();
    const inTime = { ...late, etag: '"in time"' };
    expect(await store().settleFeed({ feedId: 'feed-1', token: next?.token ?? 0 }, inTime)).toBe(true);
    expect((await store().feeds())[0]?.state.etag).toBe('"in time"');
  });

  it('makes a feed due at once that was to wait, whatever its state says, and takes no other out of turn', async () => {
    await store().saveFeed(aFeed(), NOW);
    const claim = { feedId: 'feed-1', token: (await store().claimFeed(NOW, LEASE))?.token ?? 0 };
    const waits = { ...stateOf('feed-1', Date.UTC(9999, 0)), stopped: true };
    await store().settleFeed(claim, waits);
    expect(await store().claimFeed(NOW + 10 * LEASE, LEASE)).toBeNull();
    expect(await store().wakeFeed('feed-1', NOW + 10 * LEASE)).toBe(true);
    expect(await store().claimFeed(NOW + 10 * LEASE, LEASE)).toMatchObject({ state: waits });
    await store().saveFeed(aFeed({ id: 'due' }), NOW);
    expect(await store().wakeFeed('due', NOW + LEASE)).toBe(true);
    expect((await store().claimFeed(NOW, LEASE))?.feed.id).toBe('due');
    expect(await store().wakeFeed('nobody', NOW)).toBe(false);
  });

  it('settles a claim once', async () => {
    await store().saveFeed(aFeed(), NOW);
    const claim = { feedId: 'feed-1', token: (await store().claimFeed(NOW, LEASE))?.token ?? 0 };
    expect(await store().settleFeed(claim, stateOf('feed-1', NOW + 1))).toBe(true);
    expect(await store().settleFeed(claim, stateOf('feed-1', NOW + 9))).toBe(false);
    expect((await store().feeds())[0]?.state.nextPollAt).toBe(NOW + 1);
  });

  it('saves nothing of a feed that was removed meanwhile, even where it was added again and claimed', async () => {
    await store().saveFeed(aFeed(), NOW);
    const before = { feedId: 'feed-1', token: (await store().claimFeed(NOW, LEASE))?.token ?? 0 };
    await store().removeFeed('feed-1');
    expect(await store().settleFeed(before, stateOf('feed-1', NOW))).toBe(false);
    expect(await store().feeds()).toEqual([]);
    await store().saveFeed(aFeed(), NOW + 5);
    expect(await store().claimFeed(NOW + 5, LEASE)).not.toBeNull();
    expect(await store().settleFeed(before, stateOf('feed-1', NOW))).toBe(false);
    expect((await store().feeds())[0]?.state.nextPollAt).toBe(NOW + 5);
  });

  it('keeps a claim through a change of the feed and a restart', async () => {
    await store().saveFeed(aFeed(), NOW);
    const claim = await store().claimFeed(NOW, LEASE);
    await store().saveFeed(aFeed({ title: 'Renamed' }), NOW);
    await reopen();
    expect(await store().claimFeed(NOW, LEASE)).toBeNull();
    const settled = await store().settleFeed(
      { feedId: 'feed-1', token: claim?.token ?? 0 },
      stateOf('feed-1', NOW + 1),
    );
    expect(settled).toBe(true);
  });
}

function stateOf(feedId: string, nextPollAt: number): FeedState {
  return newFeedState(feedId, nextPollAt);
}
