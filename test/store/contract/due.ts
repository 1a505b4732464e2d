// What the port promises to whoever looks for work: what is due is named, and what is named can be claimed.
import { expect, it } from 'vitest';
import { newFeedState } from '../../../src/domain.ts';
import { owe, type Stores } from '../contract.ts';
import { NOW, aFeed, anAlert } from '../samples.ts';
import { LEASE, PACE, claimAll, claimed, settle } from './claims.ts';

export function duePromises({ store }: Stores): void {
  it('names the feeds that are due, longest due first, without those that are held, and no more than asked for', async () => {
    await store().saveFeed(aFeed({ id: 'later' }), NOW + 2);
    for (const [id, at] of [
      ['third', NOW],
      ['first', NOW - 20],
      ['held', NOW - 15],
      ['second', NOW - 10],
    ] as const)
      await store().saveFeed(aFeed({ id }), at);
    expect(await store().claimFeed(NOW, LEASE, 'held')).toMatchObject({ feed: { id: 'held' }, until: NOW + LEASE });
    expect(await store().dueFeeds(NOW, 10)).toEqual(['first', 'second', 'third']);
    expect(await store().dueFeeds(NOW, 2)).toEqual(['first', 'second']);
    expect(await store().dueFeeds(NOW + LEASE, 10)).toEqual(['first', 'held', 'second', 'third', 'later']);
  });

  it('names feeds that are due behind many that are held', async () => {
    for (let n = 0; n < 12; n++) await store().saveFeed(aFeed({ id: `held-${n}` }), NOW);
    await store().saveFeed(aFeed({ id: 'the last' }), NOW + 1);
    for (let n = 0; n < 12; n++) await store().claimFeed(NOW, LEASE);
    expect(await store().dueFeeds(NOW + 1, 5)).toEqual(['the last']);
  });

  it('claims the feed it is asked for, where it is due and free, and no other in its place', async () => {
    await store().saveFeed(aFeed({ id: 'longest' }), NOW - 10);
    await store().saveFeed(aFeed({ id: 'asked for' }), NOW);
    expect(await store().claimFeed(NOW - 1, LEASE, 'asked for')).toBeNull();
    const claim = await store().claimFeed(NOW, LEASE, 'asked for');
    expect(claim).toMatchObject({ feed: { id: 'asked for' }, state: { nextPollAt: NOW } });
    expect(await store().claimFeed(NOW, LEASE, 'asked for')).toBeNull();
    expect(await store().claimFeed(NOW, LEASE, 'nobody')).toBeNull();
    const token = claim?.token ?? 0;
    expect(await store().settleFeed({ feedId: 'asked for', token }, newFeedState('asked for', NOW + 5))).toBe(true);
    expect(await store().claimFeed(NOW + 4, LEASE, 'asked for')).toBeNull();
    expect((await store().claimFeed(NOW + 5, LEASE, 'asked for'))?.token).toBeGreaterThan(token);
  });

  it('names the channels that an alert can be claimed of, and no more than asked for', async () => {
    const channels = async (now: number, limit = 10): Promise<string[]> =>
      (await store().dueChannels(now, limit)).map(({ teamId, channelId }) => `${teamId} ${channelId}`).toSorted();
    expect(await channels(NOW)).toEqual([]);
    await owe(store(), anAlert({ id: 'a', storyId: 's1' }), anAlert({ id: 'b', storyId: 's2' }));
    await owe(store(), anAlert({ id: 'c', storyId: 's1', channelId: 'C2', createdAt: NOW + 1 }));
    await owe(store(), anAlert({ id: 'd', storyId: 's1', teamId: 'T2', createdAt: NOW + 2 }));
    await owe(store(), anAlert({ id: 'e', storyId: 's1', channelId: 'C3', held: true }));
    expect(await channels(NOW)).toEqual(['T1 C1', 'T1 C2', 'T2 C1']);
    expect(await channels(NOW, 2)).toHaveLength(2);
    expect(await claimAll(store(), NOW)).toEqual(['a', 'c', 'd']);
    expect(await channels(NOW)).toEqual([]); // busy for the pace, or all held by somebody
    expect(await channels(NOW + PACE)).toEqual(['T1 C1']);
    expect(await channels(NOW + LEASE)).toEqual(['T1 C1', 'T1 C2', 'T2 C1']); // as ambiguous
  });

  it('names no channel whose alerts all wait, for Slack or behind an earlier one of their thread', async () => {
    await owe(store(), anAlert({ id: 'new', storyRevision: 1 }), anAlert({ id: 'update', storyRevision: 2 }));
    const claim = await claimed(store(), NOW, 0);
    expect(await store().dueChannels(NOW, 10)).toEqual([]);
    const outcome = { state: 'later', at: NOW + 50, error: 'busy', channelFreeAt: NOW + 80, attempt: true } as const;
    await settle(store(), claim, outcome);
    expect(await store().dueChannels(NOW + 79, 10)).toEqual([]);
    expect(await store().dueChannels(NOW + 80, 10)).toEqual([{ teamId: 'T1', channelId: 'C1' }]);
  });
}
