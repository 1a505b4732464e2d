// What the port promises to whoever delivers about what comes next: order, pace and threads.
import { expect, it } from 'vitest';
import { owe, type Stores } from '../contract.ts';
import { NOW, anAlert } from '../samples.ts';
import { LEASE, PACE, claimAll, claimed, sentAt, settle } from './claims.ts';

export function deliveryPromises({ store, another }: Stores): void {
  it('hands out the oldest alert first, and among equals the one committed first', async () => {
    await owe(store(), inOwnChannel('second', NOW + 5), inOwnChannel('third', NOW + 5));
    await owe(store(), inOwnChannel('first', NOW + 1));
    await owe(store(), inOwnChannel('fourth', NOW + 5));
    expect(await claimAll(store(), NOW + 9)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('claims nothing where nothing is owed', async () => {
    expect(await store().claimAlert(NOW, LEASE, PACE)).toBeNull();
  });

  it('shows a first claim as it is', async () => {
    await owe(store(), anAlert());
    const claim = await store().claimAlert(NOW, LEASE, PACE);
    expect(claim).toEqual({
      alert: await store().alert(anAlert().id),
      token: claim?.token,
      until: NOW + LEASE,
      ambiguous: false,
      lookUp: null,
      firstClaimedAt: NOW,
      root: null,
    });
    expect(claim?.token).toBeGreaterThan(0);
    expect(claim?.alert).toMatchObject({ ...anAlert(), state: 'due', attempts: 0 });
  });

  it('never claims a held alert', async () => {
    await owe(store(), anAlert({ held: true }));
    expect(await store().claimAlert(NOW + LEASE, LEASE, PACE)).toBeNull();
    expect((await store().counts()).alerts).toEqual({ due: 0, held: 1, sent: 0, dead: 0, digested: 0 });
  });

  it('gives a channel one alert per pace, and other channels theirs meanwhile', async () => {
    await owe(store(), anAlert({ id: 'a', storyId: 's1' }), anAlert({ id: 'b', storyId: 's2' }));
    await owe(store(), anAlert({ id: 'c', storyId: 's1', channelId: 'C2', createdAt: NOW + 1 }));
    await owe(store(), anAlert({ id: 'd', storyId: 's1', teamId: 'T2', createdAt: NOW + 2 }));
    expect(await claimAll(store(), NOW)).toEqual(['a', 'c', 'd']);
    expect(await claimAll(store(), NOW + PACE - 1)).toEqual([]);
    expect(await claimAll(store(), NOW + PACE)).toEqual(['b']);
  });

  it('sends no update before the earlier alert of its story in that channel', async () => {
    await owe(store(), anAlert({ id: 'update', storyRevision: 2, createdAt: NOW }));
    await owe(store(), anAlert({ id: 'new', storyRevision: 1, createdAt: NOW + 9 }));
    await owe(store(), anAlert({ id: 'other story', storyId: 'story-2', createdAt: NOW + 20 }));
    await owe(store(), anAlert({ id: 'other channel', storyRevision: 2, channelId: 'C2', createdAt: NOW + 30 }));
    const claim = await claimed(store(), NOW + 50, 0);
    expect(claim.alert.id).toBe('new');
    expect(await claimAll(store(), NOW + 50, 0)).toEqual(['other story', 'other channel']);
    await settle(store(), claim, { state: 'later', at: NOW + 100, error: 'busy', channelFreeAt: null, attempt: true });
    expect(await claimAll(store(), NOW + 99, 0)).toEqual([]);
    await settle(store(), await claimed(store(), NOW + 100, 0), sentAt(NOW + 100));
    expect((await claimed(store(), NOW + 100, 0)).alert.id).toBe('update');
  });

  it('lets a dead alert hold up nothing', async () => {
    await owe(store(), anAlert({ id: 'new' }), anAlert({ id: 'update', storyRevision: 2 }));
    await settle(store(), await claimed(store(), NOW, 0), { state: 'dead', error: 'is_archived' });
    expect((await claimed(store(), NOW, 0)).alert.id).toBe('update');
    expect(await store().alert('new')).toMatchObject({ state: 'dead', lastError: 'is_archived', attempts: 0 });
    expect((await store().counts()).alerts).toEqual({ due: 1, held: 0, sent: 0, dead: 1, digested: 0 });
  });

  it('lets a held alert hold up nothing', async () => {
    await owe(store(), anAlert({ id: 'new', held: true }), anAlert({ id: 'update', storyRevision: 2 }));
    expect((await claimed(store(), NOW)).alert.id).toBe('update');
  });

  it('gives each alert to one of many who claim at once', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `alert-${n}`);
    await owe(store(), ...names.map((name) => inOwnChannel(name, NOW)));
    const other = await another();
    const claims = await Promise.all(
      names.flatMap(() => [store().claimAlert(NOW, LEASE, PACE), other.claimAlert(NOW, LEASE, PACE)]),
    );
    expect(claims.flatMap((claim) => (claim ? [claim.alert.id] : [])).toSorted()).toEqual(names.toSorted());
  });

  it('finds the one that may go behind many that may not', async () => {
    for (let n = 0; n < 120; n++) await owe(store(), anAlert({ id: `held up ${n}`, storyRevision: n + 2 }));
    for (let n = 0; n < 60; n++) {
      await owe(store(), anAlert({ id: `first ${n}`, storyId: `other ${n}`, createdAt: NOW + 1 }));
    }
    await owe(store(), anAlert({ id: 'the last', storyId: 'last', createdAt: NOW + 2 }));
    for (let n = 0; n < 61; n++) await claimed(store(), NOW + 2, 0);
    expect((await claimed(store(), NOW + 2, 0)).alert.id).toBe('the last');
    expect(await store().claimAlert(NOW + 2, LEASE, 0)).toBeNull();
  });

  it('finds the oldest among thousands of channels that are free at once', async () => {
    const inAll = Array.from({ length: 2_500 }, (_, n) => inOwnChannel(`n${n}`, NOW + ((n * 977) % 2_500)));
    await owe(store(), ...inAll);
    const byAge = inAll.toSorted((a, b) => a.createdAt - b.createdAt).map(({ id }) => id);
    for (const id of byAge.slice(0, 20)) expect((await claimed(store(), NOW + 9_000)).alert.id).toBe(id);
  });

  it('waits where its clock is behind the one that last looked, and goes on where that looked', async () => {
    await owe(store(), inOwnChannel('a', NOW), inOwnChannel('b', NOW + 1));
    const later = { state: 'later', at: NOW + 500, error: 'busy', channelFreeAt: null, attempt: true } as const;
    await settle(store(), await claimed(store(), NOW, 0), later);
    await settle(store(), await claimed(store(), NOW, 0), later);
    expect((await claimed(store(), NOW + 600, 0)).alert.id).toBe('a');
    expect(await claimAll(store(), NOW + 400, 0)).toEqual([]);
    expect(await claimAll(store(), NOW + 600, 0)).toEqual(['b']);
  });
}

function inOwnChannel(id: string, createdAt: number) {
  return anAlert({ id, channelId: `C-${id}`, createdAt });
}
