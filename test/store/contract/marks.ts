// What the port promises about what people do with an alert: who saw it first, who has it, which facts they hold for wrong.
import { expect, it } from 'vitest';
import type { AlertMark, Correction } from '../../../src/domain.ts';
import type { Store } from '../../../src/ports.ts';
import { owe, type Stores } from '../contract.ts';
import { NOW, anAlert } from '../samples.ts';
import { claimed, sentAt, settle } from './claims.ts';

const { id } = anAlert();
const acknowledged = (by: string, at = NOW): AlertMark => ({ kind: 'acknowledged', by, at });
const assigned = (to: string | null, by: string, at = NOW): AlertMark => ({ kind: 'assigned', to, by, at });
const wrong = (change: Partial<Correction> = {}): Correction => ({
  fact: 'Stake',
  says: '35%',
  by: 'U1',
  at: NOW,
  ...change,
});

export function markPromises({ store, another, reopen }: Stores): void {
  it('lets the first to acknowledge win, and remembers it', async () => {
    await owe(store(), anAlert());
    const other = await another();
    const first = { by: 'U1', at: NOW };
    expect((await store().mark(id, acknowledged('U1')))?.acknowledged).toEqual(first);
    expect((await other.mark(id, acknowledged('U2', NOW - 5)))?.acknowledged).toEqual(first);
    await reopen();
    expect((await store().alert(id))?.acknowledged).toEqual(first);
  });

  it('tells two who acknowledge at once the same name', async () => {
    await owe(store(), anAlert());
    const other = await another();
    const [one, two] = await Promise.all([store().mark(id, acknowledged('U1')), other.mark(id, acknowledged('U2'))]);
    expect(one?.acknowledged).not.toBeNull();
    expect(one?.acknowledged).toEqual(two?.acknowledged);
  });

  it('lets the last to assign win, and an assignment be taken back', async () => {
    await owe(store(), anAlert());
    const toAda = await store().mark(id, assigned('UADA', 'U1'));
    expect(toAda).toEqual({ ...(await store().alert(id)), assigned: { to: 'UADA', by: 'U1', at: NOW } });
    const toBen = await (await another()).mark(id, assigned('UBEN', 'U2', NOW - 5));
    expect(toBen?.assigned).toEqual({ to: 'UBEN', by: 'U2', at: NOW - 5 });
    await reopen();
    expect((await store().alert(id))?.assigned).toEqual({ to: 'UBEN', by: 'U2', at: NOW - 5 });
    expect((await store().mark(id, assigned(null, 'U1', NOW + 1)))?.assigned).toBeNull();
    expect((await store().alert(id))?.assigned).toBeNull();
  });

  it('keeps one correction a person and fact: the last, after those of others', async () => {
    await owe(store(), anAlert());
    const said = [
      wrong(),
      wrong({ by: 'U2', says: '40%' }),
      wrong({ fact: 'Price', says: '' }),
      wrong({ says: 'about a half – 日本語 \u0000 \ud800 "quoted"', at: NOW + 0.5 }),
    ];
    for (const correction of said) await store().mark(id, { kind: 'corrected', correction });
    await reopen();
    expect((await store().alert(id))?.corrections).toEqual(said.slice(1));
  });

  it('tells facts and people apart, however they are written', async () => {
    await owe(store(), anAlert());
    const said = [wrong({ fact: 'a', by: 'b c' }), wrong({ fact: 'a b', by: 'c' }), wrong({ fact: 'a","b', by: 'c' })];
    for (const correction of said) await store().mark(id, { kind: 'corrected', correction });
    expect((await store().alert(id))?.corrections).toEqual(said);
  });

  it('keeps the last fifty corrections', async () => {
    await owe(store(), anAlert());
    const said = Array.from({ length: 53 }, (_, n) => wrong({ fact: `fact ${n}` }));
    for (const correction of said) await store().mark(id, { kind: 'corrected', correction });
    expect((await store().alert(id))?.corrections).toEqual(said.slice(3));
  });

  it('loses no mark of several that are made at once', async () => {
    await owe(store(), anAlert());
    const other = await another();
    const marks: AlertMark[] = [
      acknowledged('U1'),
      assigned('UADA', 'U1'),
      ...['U1', 'U2', 'U3', 'U4'].map((by): AlertMark => ({ kind: 'corrected', correction: wrong({ by }) })),
    ];
    await Promise.all(marks.map((mark, n) => (n % 2 === 0 ? store() : other).mark(id, mark)));
    const alert = await store().alert(id);
    expect(alert).toMatchObject({ acknowledged: { by: 'U1' }, assigned: { to: 'UADA' } });
    expect(alert?.corrections.map(({ by }) => by).toSorted()).toEqual(['U1', 'U2', 'U3', 'U4']);
  });

  it.each([acknowledged('U1'), assigned('U1', 'U2'), { kind: 'corrected', correction: wrong() } as const])(
    'marks nothing that is not there: $kind',
    async (mark) => {
      expect(await store().mark('no such alert', mark)).toBeNull();
      expect(await store().alert('no such alert')).toBeNull();
      expect((await store().counts()).alerts.due).toBe(0);
    },
  );

  it('keeps marks through delivery, and changes none of it by a mark', async () => {
    await owe(store(), anAlert());
    await markAll(store());
    await settle(store(), await claimed(store(), NOW, 0), sentAt(NOW));
    await markAll(store());
    expect(await store().alert(id)).toEqual({
      ...anAlert(),
      state: 'sent',
      attempts: 0,
      lastError: null,
      ts: '1.1',
      sentAt: NOW,
      acknowledged: { by: 'U1', at: NOW },
      assigned: { to: 'UADA', by: 'U1', at: NOW },
      corrections: [wrong()],
    });
  });
}

async function markAll(store: Store): Promise<void> {
  const marks = [acknowledged('U1'), assigned('UADA', 'U1'), { kind: 'corrected', correction: wrong() } as const];
  for (const mark of marks) await store.mark(id, mark);
}
