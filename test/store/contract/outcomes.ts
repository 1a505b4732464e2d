// What the port promises about claims and how they end: leases, outcomes written once, and the thread's first message.
import { expect, it } from 'vitest';
import type { DeliveryOutcome } from '../../../src/ports.ts';
import { owe, type Stores } from '../contract.ts';
import { NOW, anAlert } from '../samples.ts';
import { LEASE, PACE, claimAll, claimed, sentAt, settle } from './claims.ts';

export function outcomePromises({ store, reopen }: Stores): void {
  it('writes what was sent, and forgets the error before it', async () => {
    await owe(store(), anAlert());
    const later = { state: 'later', at: NOW, error: 'timeout', channelFreeAt: null, attempt: true } as const;
    await settle(store(), await claimed(store(), NOW, 0), later);
    await settle(store(), await claimed(store(), NOW, 0), {
      state: 'sent',
      ts: '1700000000.000100',
      at: NOW + 7,
      root: true,
    });
    await reopen();
    expect(await store().alert(anAlert().id)).toMatchObject({
      state: 'sent',
      ts: '1700000000.000100',
      sentAt: NOW + 7,
      lastError: null,
      attempts: 1,
    });
    expect(await store().claimAlert(NOW + 10 * LEASE, LEASE, PACE)).toBeNull();
  });

  it('holds an alert back until its later time, and counts only tries', async () => {
    await owe(store(), anAlert());
    const later = { state: 'later', error: 'rate limited', channelFreeAt: null } as const;
    await settle(store(), await claimed(store(), NOW), { ...later, at: NOW + 5_000, attempt: false });
    expect(await store().alert(anAlert().id)).toMatchObject({ state: 'due', attempts: 0, lastError: 'rate limited' });
    expect(await store().claimAlert(NOW + 4_999, LEASE, PACE)).toBeNull();
    await settle(store(), await claimed(store(), NOW + 5_000), { ...later, at: NOW + 9_000, attempt: true });
    const third = await claimed(store(), NOW + 9_000);
    expect(third).toMatchObject({ alert: { attempts: 1 }, ambiguous: false, firstClaimedAt: NOW });
  });

  it('holds up the whole channel after a 429, never shorter than its pace, and no other channel', async () => {
    await owe(store(), anAlert({ id: 'a', storyId: 's1' }), anAlert({ id: 'b', storyId: 's2' }));
    await owe(store(), anAlert({ id: 'c', storyId: 's1', channelId: 'C2', createdAt: NOW + 1 }));
    const later = { state: 'later', at: NOW, error: 'rate limited', attempt: false } as const;
    await settle(store(), await claimed(store(), NOW), { ...later, channelFreeAt: NOW + 30_000 });
    expect(await claimAll(store(), NOW + 29_999)).toEqual(['c']);
    await settle(store(), await claimed(store(), NOW + 30_000), { ...later, channelFreeAt: NOW });
    expect(await claimAll(store(), NOW + 30_000)).toEqual([]);
    expect(await claimAll(store(), NOW + 30_000 + PACE)).toEqual(['a']);
  });

  it('claims an alert again when its lease has run out, as ambiguous and under a larger token', async () => {
    await owe(store(), anAlert());
    const lost = await claimed(store(), NOW, 0);
    expect(await store().claimAlert(NOW + LEASE - 1, LEASE, 0)).toBeNull();
    await reopen();
    const again = await claimed(store(), NOW + LEASE, 0);
    expect(again).toMatchObject({
      ambiguous: true,
      firstClaimedAt: NOW,
      until: NOW + 2 * LEASE,
      alert: { attempts: 1 },
    });
    expect(again.token).toBeGreaterThan(lost.token);
    expect(await settle(store(), lost, sentAt(NOW + LEASE))).toBe(false);
    expect(await store().alert(anAlert().id)).toMatchObject({ state: 'due', ts: null });
    expect(await settle(store(), again, sentAt(NOW + LEASE))).toBe(true);
  });

  it('stays ambiguous once a claim was lost, whatever the next one said', async () => {
    await owe(store(), anAlert());
    await claimed(store(), NOW, 0);
    const looked = {
      state: 'later',
      at: NOW,
      error: 'history: rate limited',
      channelFreeAt: null,
      attempt: false,
    } as const;
    await settle(store(), await claimed(store(), NOW + LEASE, 0), looked);
    expect(await claimed(store(), NOW + LEASE, 0)).toMatchObject({ ambiguous: true, alert: { attempts: 1 } });
  });

  it('takes an outcome after the lease, as long as nobody has claimed the alert since', async () => {
    await owe(store(), anAlert());
    expect(await settle(store(), await claimed(store(), NOW), sentAt(NOW + 2 * LEASE))).toBe(true);
    expect(await store().claimAlert(NOW + 3 * LEASE, LEASE, PACE)).toBeNull();
  });

  it.each<DeliveryOutcome>([
    { state: 'sent', ts: '1.1', at: NOW, root: true },
    { state: 'later', at: NOW + 1, error: 'first', channelFreeAt: null, attempt: true },
    { state: 'dead', error: 'first' },
  ])('settles a claim once: $state', async (outcome) => {
    await owe(store(), anAlert());
    const claim = await claimed(store(), NOW);
    expect(await settle(store(), claim, outcome)).toBe(true);
    const after = await store().alert(anAlert().id);
    expect(await settle(store(), claim, { state: 'sent', ts: '2.2', at: NOW + 2, root: true })).toBe(false);
    const again = { state: 'later', at: 0, error: 'again', channelFreeAt: NOW + 9 * LEASE, attempt: true } as const;
    expect(await settle(store(), claim, again)).toBe(false);
    expect(await store().alert(anAlert().id)).toEqual(after);
  });

  it('settles nothing that is not there', async () => {
    expect(await store().settleAlert({ alertId: 'no such alert', token: 1 }, sentAt(NOW))).toBe(false);
    expect(await store().alert('no such alert')).toBeNull();
  });

  it('finds the message that the thread hangs on: the one that was sent as its root', async () => {
    for (const storyRevision of [1, 2, 3]) await owe(store(), anAlert({ storyRevision }));
    await owe(store(), anAlert({ channelId: 'C2', storyRevision: 3, createdAt: NOW + 9 }));
    await settle(store(), await claimed(store(), NOW, 0), sentAt(NOW));
    const update = await claimed(store(), NOW, 0);
    expect(update.root).toEqual({ ts: '1.1', alertId: 'story-1/1/T1/C1' });
    await settle(store(), update, { state: 'sent', ts: '2.2', at: NOW, root: false });
    expect((await claimed(store(), NOW, 0)).root).toEqual({ ts: '1.1', alertId: 'story-1/1/T1/C1' });
    expect(await claimed(store(), NOW, 0)).toMatchObject({ alert: { channelId: 'C2' }, root: null });
  });

  it('hangs the thread on an update where the first alert died', async () => {
    for (const storyRevision of [1, 2, 3]) await owe(store(), anAlert({ storyRevision }));
    await settle(store(), await claimed(store(), NOW, 0), { state: 'dead', error: 'gone' });
    const update = await claimed(store(), NOW, 0);
    expect(update.root).toBeNull();
    await settle(store(), update, { state: 'sent', ts: '2.2', at: NOW, root: true });
    expect((await claimed(store(), NOW, 0)).root).toEqual({ ts: '2.2', alertId: 'story-1/2/T1/C1' });
  });

  it('hangs the thread on the message that was posted in place of a deleted one', async () => {
    for (const storyRevision of [1, 2, 3]) await owe(store(), anAlert({ storyRevision }));
    await settle(store(), await claimed(store(), NOW, 0), sentAt(NOW));
    await settle(store(), await claimed(store(), NOW, 0), { state: 'sent', ts: '2.2', at: NOW, root: true });
    await reopen();
    const root = { ts: '2.2', alertId: 'story-1/2/T1/C1' };
    expect((await claimed(store(), NOW, 0)).root).toEqual(root);
    expect((await store().thread('T1', 'C1', 'story-1')).root).toEqual(root);
  });

  it('says of a thread its root and the latest revision that was sent, however many came after', async () => {
    expect(await store().thread('T1', 'C1', 'story-1')).toEqual({ root: null, latestSent: null });
    for (const storyRevision of [1, 2, 4]) await owe(store(), anAlert({ storyRevision }));
    await owe(store(), anAlert({ channelId: 'C2', createdAt: NOW + 1 }), anAlert({ teamId: 'T2', createdAt: NOW + 1 }));
    await settle(store(), await claimed(store(), NOW, 0), sentAt(NOW));
    await settle(store(), await claimed(store(), NOW, 0), { state: 'sent', ts: '2.2', at: NOW, root: false });
    for (let n = 0; n < 230; n++) {
      const late = { storyId: `other ${n}`, channelId: 'C1', createdAt: NOW - 1 };
      await owe(store(), anAlert(late));
      await settle(store(), await claimed(store(), NOW, 0), { state: 'sent', ts: `3.${n}`, at: NOW, root: true });
    }
    const { root, latestSent } = await store().thread('T1', 'C1', 'story-1');
    expect(root).toEqual({ ts: '1.1', alertId: 'story-1/1/T1/C1' });
    expect(latestSent).toEqual(await store().alert('story-1/2/T1/C1'));
    expect(latestSent).toMatchObject({ state: 'sent', ts: '2.2' });
    expect(await store().thread('T1', 'C2', 'story-1')).toEqual({ root: null, latestSent: null });
  });

  it('keeps as latest the later revision, also where an earlier one was sent after it', async () => {
    await owe(store(), anAlert({ storyRevision: 3 }));
    await settle(store(), await claimed(store(), NOW, 0), sentAt(NOW));
    await owe(store(), anAlert({ storyRevision: 2 }));
    await settle(store(), await claimed(store(), NOW, 0), { state: 'sent', ts: '2.2', at: NOW, root: false });
    expect((await store().thread('T1', 'C1', 'story-1')).latestSent?.storyRevision).toBe(3);
  });

  it('claims as ambiguous what was settled so, and gives back how far the look came', async () => {
    await owe(store(), anAlert());
    const later = { state: 'later', at: NOW, error: 'rate limited', channelFreeAt: null, attempt: false } as const;
    await settle(store(), await claimed(store(), NOW, 0), { ...later, ambiguous: true });
    const first = await claimed(store(), NOW, 0);
    expect(first).toMatchObject({ ambiguous: true, lookUp: null, alert: { attempts: 0 } });
    await settle(store(), first, { ...later, lookUp: 'page 2' });
    await reopen();
    const second = await claimed(store(), NOW, 0);
    expect(second).toMatchObject({ ambiguous: true, lookUp: 'page 2' });
    await settle(store(), second, { ...later, ambiguous: false });
    expect(await claimed(store(), NOW, 0)).toMatchObject({ ambiguous: true, lookUp: 'page 2' });
  });

  it('holds a channel for the claim that asks, never shorter, and no other channel', async () => {
    await owe(store(), anAlert({ id: 'a', storyId: 's1' }), anAlert({ id: 'b', storyId: 's2' }));
    await owe(store(), anAlert({ id: 'c', storyId: 's1', channelId: 'C2', createdAt: NOW + 1 }));
    const claim = await claimed(store(), NOW);
    const held = { alertId: claim.alert.id, token: claim.token };
    expect(await store().holdChannel(held, NOW + 5_000)).toBe(true);
    expect(await store().holdChannel(held, NOW + 2_000)).toBe(true);
    expect(await claimAll(store(), NOW + 4_999)).toEqual(['c']);
    expect(await claimAll(store(), NOW + 5_000)).toEqual(['b']);
  });

  it('holds no channel for a stale claim', async () => {
    await owe(store(), anAlert({ id: 'a', storyId: 's1' }), anAlert({ id: 'b', storyId: 's2' }));
    const claim = await claimed(store(), NOW);
    const held = { alertId: claim.alert.id, token: claim.token };
    expect(await store().holdChannel({ ...held, token: claim.token + 1 }, NOW + 9_000)).toBe(false);
    expect(await store().holdChannel({ ...held, alertId: 'no such alert' }, NOW + 9_000)).toBe(false);
    await settle(store(), claim, sentAt(NOW));
    expect(await store().holdChannel(held, NOW + 9_000)).toBe(false);
    expect(await claimAll(store(), NOW + PACE)).toEqual(['b']);
  });
}
