// What the port promises about alerts that nobody is delivering: found by story, channel and code.
import { expect, it } from 'vitest';
import type { AlertRecord } from '../../../src/domain.ts';
import type { Store } from '../../../src/ports.ts';
import { owe, type Stores } from '../contract.ts';
import { NOW, anAlert } from '../samples.ts';

export function alertPromises({ store }: Stores): void {
  it('gives an alert back with the start of its record', async () => {
    await owe(store(), anAlert());
    const start = {
      attempts: 0,
      lastError: null,
      ts: null,
      sentAt: null,
      acknowledged: null,
      assigned: null,
      objections: [],
    };
    expect(await store().alert(anAlert().id)).toEqual({ ...anAlert(), ...start, state: 'due' });
    expect(await store().alert('no such alert')).toBeNull();
  });

  it('finds an alert by its code in one channel, whatever the case', async () => {
    await owe(store(), anAlert({ id: 'one', code: 'A-7K3QF' }), anAlert({ id: 'lower', code: 'a-low1' }));
    const idOf = async (team: string, channel: string, code: string) =>
      (await store().alertByCode(team, channel, code))?.id ?? null;
    expect(await idOf('T1', 'C1', 'a-7k3qf')).toBe('one');
    expect(await idOf('T1', 'C1', 'A-LOW1')).toBe('lower');
    expect(await idOf('T1', 'C2', 'A-7K3QF')).toBeNull();
    expect(await idOf('T2', 'C1', 'A-7K3QF')).toBeNull();
    expect(await idOf('T1', 'C1', 'A-7K3Q')).toBeNull();
  });

  it('keeps the same code apart in two channels', async () => {
    await owe(store(), anAlert({ code: 'A-SAME' }), anAlert({ channelId: 'C2', code: 'A-SAME' }));
    expect((await store().alertByCode('T1', 'C1', 'A-SAME'))?.channelId).toBe('C1');
    expect((await store().alertByCode('T1', 'C2', 'A-SAME'))?.channelId).toBe('C2');
  });

  it('lists the alerts of a channel, newest first, as many as asked for', async () => {
    await owe(store(), anAlert({ id: 'b', createdAt: NOW + 2 }), anAlert({ id: 'a', createdAt: NOW + 1 }));
    await owe(store(), anAlert({ id: 'c', createdAt: NOW + 3 }), anAlert({ id: 'c2', createdAt: NOW + 3 }));
    await owe(store(), anAlert({ id: 'elsewhere', channelId: 'C2' }), anAlert({ id: 'other team', teamId: 'T2' }));
    expect(await idsIn(store(), [])).toEqual(['c2', 'c', 'b', 'a']);
    expect(await idsIn(store(), [], 2)).toEqual(['c2', 'c']);
    expect(await idsIn(store(), [], 0)).toEqual([]);
  });

  it('lists the alerts of a channel in the states asked for', async () => {
    await owe(store(), anAlert({ id: 'a', storyId: 's1' }));
    await owe(store(), anAlert({ id: 'b', storyId: 's2', createdAt: NOW + 1 }));
    await owe(store(), anAlert({ id: 'c', storyId: 's3', createdAt: NOW + 2, held: true }));
    await owe(store(), anAlert({ id: 'd', storyId: 's4', createdAt: NOW + 3 }));
    await settleNext(store(), 'sent');
    await settleNext(store(), 'dead');
    expect(await idsIn(store(), ['due'])).toEqual(['d']);
    expect(await idsIn(store(), ['held'])).toEqual(['c']);
    expect(await idsIn(store(), ['sent', 'dead', 'sent'])).toEqual(['b', 'a']);
    expect(await idsIn(store(), ['sent', 'held', 'due'], 2)).toEqual(['d', 'c']);
    expect(await idsIn(store(), [])).toEqual(['d', 'c', 'b', 'a']);
  });

  it('lists what is due in all channels, the oldest first, page by page', async () => {
    await owe(
      store(),
      anAlert({ id: 'b', createdAt: NOW + 2 }),
      anAlert({ id: 'held', held: true, createdAt: NOW + 1 }),
    );
    await owe(store(), anAlert({ id: 'a', storyId: 's1', createdAt: NOW, channelId: 'C2' }));
    await owe(store(), anAlert({ id: 'c', storyId: 's2', createdAt: NOW + 3, teamId: 'T2' }));
    const due = async (limit: number, skip = 0) => (await store().dueAlerts(limit, skip)).map(({ id }) => id);
    expect(await due(10)).toEqual(['a', 'b', 'c']);
    expect([await due(2), await due(2, 2), await due(2, 4), await due(0)]).toEqual([['a', 'b'], ['c'], [], []]);
    await settleNext(store(), 'sent');
    await settleNext(store(), 'dead');
    expect(await store().dueAlerts(10, 0)).toEqual([await store().alert('c')]);
  });

  it('says what each channel was last told about a story, held or not', async () => {
    await owe(store(), anAlert({ storyRevision: 1 }), anAlert({ channelId: 'C2', storyRevision: 1, severity: 'low' }));
    await owe(store(), anAlert({ storyRevision: 4, severity: 'digest', stage: 'completed', held: true }));
    await owe(store(), anAlert({ storyRevision: 3 }));
    await owe(store(), anAlert({ storyId: 'story-2', storyRevision: 1 }), anAlert({ storyId: 'story-3' }));
    const told = await store().toldAbout(['story-1', 'story-2', 'story-2', 'never told']);
    expect(told).toHaveLength(3);
    const alert = { storyId: 'story-1', teamId: 'T1', channelId: 'C1', storyRevision: 4 };
    expect(told).toEqual(
      expect.arrayContaining([
        { ...alert, alertId: 'story-1/4/T1/C1', severity: 'digest', stage: 'completed', state: 'held' },
        {
          ...alert,
          channelId: 'C2',
          storyRevision: 1,
          alertId: 'story-1/1/T1/C2',
          severity: 'low',
          stage: 'announced',
          state: 'due',
        },
        expect.objectContaining({ storyId: 'story-2', state: 'due' }),
      ]),
    );
    expect(await store().toldAbout([])).toEqual([]);
  });

  it('says of what was told whether it was sent', async () => {
    await owe(store(), anAlert());
    await settleNext(store(), 'sent');
    expect(await store().toldAbout(['story-1'])).toMatchObject([{ state: 'sent' }]);
  });
}

async function idsIn(store: Store, states: AlertRecord['state'][], limit = 100): Promise<string[]> {
  return (await store.alertsIn('T1', 'C1', states, limit)).map((alert) => alert.id);
}

/** Claims the next alert and ends it. */
async function settleNext(store: Store, state: 'sent' | 'dead'): Promise<void> {
  const claim = await store.claimAlert(NOW, 60_000, 0);
  if (!claim) throw new Error('expected an alert to claim');
  const outcome = state === 'sent' ? { state, ts: '1.1', at: NOW, root: true } : { state, error: 'channel_not_found' };
  expect(await store.settleAlert({ alertId: claim.alert.id, token: claim.token }, outcome)).toBe(true);
}
