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
    await settle(store(), await claimed(store(), NOW, 0), { state: 'sent', ts: '1700000000.000100', at: NOW + 7 });
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
    { state: 'sent', ts: '1.1', at: NOW },
    { state: 'later', at: NOW + 1, error: 'first', channelFreeAt: null, attempt: true },
    { state: 'dead', error: 'first' },
  ])('settles a claim once: $state', async (outcome) => {
    await owe(store(), anAlert());
    const claim = await claimed(store(), NOW);
    expect(await settle(store(), claim, outcome)).toBe(true);
    const after = await store().alert(anAlert().id);
    expect(await settle(store(), claim, { state: 'sent', ts: '2.2', at: NOW + 2 })).toBe(false);
    const again = { state: 'later', at: 0, error: 'again', channelFreeAt: NOW + 9 * LEASE, attempt: true } as const;
    expect(await settle(store(), claim, again)).toBe(false);
    expect(await store().alert(anAlert().id)).toEqual(after);
  });

  it('settles nothing that is not there', async () => {
    expect(await store().settleAlert({ alertId: 'no such alert', token: 1 }, sentAt(NOW))).toBe(false);
    expect(await store().alert('no such alert')).toBeNull();
  });

  it('finds the message that the thread hangs on: the first that was sent', async () => {
    for (const storyRevision of [1, 2, 3]) await owe(store(), anAlert({ storyRevision }));
    await owe(store(), anAlert({ channelId: 'C2', storyRevision: 3, createdAt: NOW + 9 }));
    await settle(store(), await claimed(store(), NOW, 0), { state: 'sent', ts: '1.1', at: NOW });
    const update = await claimed(store(), NOW, 0);
    expect(update.root).toEqual({ ts: '1.1', alertId: 'story-1/1/T1/C1' });
    await settle(store(), update, { state: 'sent', ts: '2.2', at: NOW });
    expect((await claimed(store(), NOW, 0)).root).toEqual({ ts: '1.1', alertId: 'story-1/1/T1/C1' });
    expect(await claimed(store(), NOW, 0)).toMatchObject({ alert: { channelId: 'C2' }, root: null });
  });

  it('hangs the thread on an update where the first alert died', async () => {
    for (const storyRevision of [1, 2, 3]) await owe(store(), anAlert({ storyRevision }));
    await settle(store(), await claimed(store(), NOW, 0), { state: 'dead', error: 'gone' });
    const update = await claimed(store(), NOW, 0);
    expect(update.root).toBeNull();
    await settle(store(), update, { state: 'sent', ts: '2.2', at: NOW });
    expect((await claimed(store(), NOW, 0)).root).toEqual({ ts: '2.2', alertId: 'story-1/2/T1/C1' });
  });
}
