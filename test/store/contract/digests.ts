// What the port promises about digests: owed once, and together with the held alerts that they tell of.
import { expect, it } from 'vitest';
import type { Alert } from '../../../src/domain.ts';
import { owe, type Stores } from '../contract.ts';
import { NOW, anAlert } from '../samples.ts';
import { claimAll, claimed, sentAt, settle } from './claims.ts';

const aDigest = (change: Partial<Alert> = {}): Alert =>
  anAlert({
    id: 'digest',
    storyId: 'digest',
    kind: 'digest',
    code: 'A-DIG',
    digest: { from: NOW - 9, to: NOW, groups: [], counts: { told: 1, kept: 2, articles: 3 } },
    ...change,
  });
const held = (id: string, change: Partial<Alert> = {}): Alert =>
  anAlert({ id, storyId: `story of ${id}`, held: true, ...change });

export function digestPromises({ store, another, reopen }: Stores): void {
  it('owes a digest and ends the waiting of what it tells, in one step', async () => {
    await owe(store(), held('a'), held('b', { createdAt: NOW + 1 }), held('not in it'));
    expect(await store().oweDigest(aDigest(), ['a', 'b'])).toBe(true);
    await reopen();
    expect(await store().alert('digest')).toMatchObject({ ...aDigest(), state: 'due', attempts: 0, objections: [] });
    expect((await store().alertByCode('T1', 'C1', 'a-dig'))?.id).toBe('digest');
    expect(await store().alert('a')).toMatchObject({ ...held('a'), state: 'digested' });
    const idsIn = async (state: 'held' | 'digested' | 'due') =>
      (await store().alertsIn('T1', 'C1', [state], 10)).map(({ id }) => id);
    expect(await idsIn('digested')).toEqual(['b', 'a']);
    expect(await idsIn('held')).toEqual(['not in it']);
    expect(await store().alertsIn('T1', 'C1', [], 10)).toHaveLength(4);
    expect(await store().toldAbout(['story of a'])).toMatchObject([{ alertId: 'a', state: 'digested' }]);
    const alerts = { due: 1, held: 1, sent: 0, dead: 0, digested: 2 };
    expect(await store().counts()).toMatchObject({ alerts, oldestDueAt: NOW });
  });

  it('hands a digest out like any alert, and never what it has', async () => {
    await owe(store(), held('a', { createdAt: NOW - 9 }), anAlert({ id: 'other', createdAt: NOW + 1 }));
    await store().oweDigest(aDigest(), ['a']);
    const claim = await claimed(store(), NOW + 1, 0);
    expect(claim).toMatchObject({ alert: aDigest(), root: null });
    await settle(store(), claim, sentAt(NOW + 2));
    expect(await claimAll(store(), NOW + 2, 0)).toEqual(['other']);
    const { root } = await store().thread('T1', 'C1', 'digest');
    expect(root).toEqual({ ts: '1.1', alertId: 'digest' });
    expect(await store().alert('digest')).toMatchObject({ state: 'sent' });
  });

  it('owes a digest of nothing that waits', async () => {
    expect(await store().oweDigest(aDigest(), [])).toBe(true);
    expect(await claimAll(store(), NOW)).toEqual(['digest']);
  });

  it('takes into a digest what is held in its channel, and nothing else', async () => {
    await owe(store(), anAlert({ id: 'due' }), held('elsewhere', { channelId: 'C2' }), held('other', { teamId: 'T2' }));
    await owe(store(), held('a'));
    await store().oweDigest(aDigest({ id: 'before', storyId: 'before' }), ['a', 'a']);
    expect(await store().oweDigest(aDigest(), ['due', 'elsewhere', 'other', 'a', 'digest', 'no such alert'])).toBe(
      true,
    );
    expect((await store().counts()).alerts).toEqual({ due: 3, held: 2, sent: 0, dead: 0, digested: 1 });
    expect(await store().alert('due')).toMatchObject({ state: 'due' });
    expect(await store().alert('no such alert')).toBeNull();
  });

  it('writes nothing where an alert of its id exists', async () => {
    await owe(store(), held('a'), anAlert({ id: 'digest' }));
    const before = await store().counts();
    expect(await store().oweDigest(aDigest(), ['a'])).toBe(false);
    expect(await store().alert('a')).toMatchObject({ state: 'held' });
    expect(await store().alert('digest')).toMatchObject({ kind: 'new', storyId: 'story-1' });
    expect(await store().alertByCode('T1', 'C1', 'A-DIG')).toBeNull();
    expect(await store().counts()).toEqual(before);
  });

  it('lets one of two who owe a digest at once win, and a held alert go into one of two digests', async () => {
    await owe(store(), held('a'), held('b'));
    const other = await another();
    const owed = await Promise.all([store().oweDigest(aDigest(), ['a']), other.oweDigest(aDigest(), ['b'])]);
    expect(owed.toSorted()).toEqual([false, true]);
    const [won, lost] = owed[0] ? ['a', 'b'] : ['b', 'a'];
    expect(await store().alert(won)).toMatchObject({ state: 'digested' });
    expect(await store().alert(lost)).toMatchObject({ state: 'held' });
    const next = ['c', 'd'].map((id) => aDigest({ id, storyId: id }));
    const [c, d] = next as [Alert, Alert];
    expect(await Promise.all([store().oweDigest(c, [lost]), other.oweDigest(d, [lost])])).toEqual([true, true]);
    expect((await store().counts()).alerts).toEqual({ due: 3, held: 0, sent: 0, dead: 0, digested: 2 });
  });
}
