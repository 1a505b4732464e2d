// What the port promises about the trail of changes: written with the change or not at all, newest first, kept in bounds.
import { expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/domain.ts';
import type { Stores } from '../contract.ts';
import { NOW, aWatchlist } from '../samples.ts';

const entry = (what: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  teamId: 'T1',
  channelId: 'C1',
  by: 'U1',
  at: NOW,
  what,
  ...change,
});

export function auditPromises({ store, another, reopen }: Stores): void {
  it('gives the entries of a channel back, newest first, as many as asked for', async () => {
    const first = [entry('put Foo on the watchlist as vendor'), entry('muted “Bar” \u0000 日本語', { by: 'terminal' })];
    const second = entry('took Foo off the watchlist', { at: NOW - 5 });
    await store().saveWatchlist(aWatchlist(), ['foo'], first);
    await store().saveWatchlist(aWatchlist({ revision: 2 }), ['bar', 'baz'], [second]);
    await store().saveWatchlist(aWatchlist({ revision: 3 }), [], []);
    await store().saveWatchlist(aWatchlist({ channelId: 'C2' }), [], [entry('elsewhere', { channelId: 'C2' })]);
    await reopen();
    const all = [second, ...first.toReversed()];
    expect(await store().auditOf('T1', 'C1', 10)).toEqual(all);
    expect(await store().auditOf('T1', 'C1', 2)).toEqual(all.slice(0, 2));
    expect(await store().auditOf('T1', 'C1', 0)).toEqual([]);
    expect(await store().auditOf('T1', 'C1', -1)).toEqual([]);
    expect(await store().auditOf('T2', 'C1', 10)).toEqual([]);
    expect(await store().watchlistsFor(['bar'])).toEqual([]);
  });

  it('writes no entry of a save that is stale', async () => {
    await store().saveWatchlist(aWatchlist(), [], [entry('first')]);
    expect(await store().saveWatchlist(aWatchlist(), [], [entry('stale')])).toBe(false);
    expect(await store().saveWatchlist(aWatchlist({ revision: 3 }), [], [entry('too early')])).toBe(false);
    expect(await store().auditOf('T1', 'C1', 10)).toEqual([entry('first')]);
  });

  it('writes the entry of the one that wins of two concurrent saves', async () => {
    const other = await another();
    const [one] = await Promise.all([
      store().saveWatchlist(aWatchlist(), [], [entry('one')]),
      other.saveWatchlist(aWatchlist(), [], [entry('two')]),
    ]);
    expect(await store().auditOf('T1', 'C1', 10)).toEqual([entry(one ? 'one' : 'two')]);
  });

  it('takes a change that stands on no watchlist, between those that do', async () => {
    const added = entry('added the feed Foo', { channelId: 'feeds' });
    const removed = entry('removed the feed Foo', { channelId: 'feeds', by: 'U2', at: NOW + 5 });
    await store().noteChange(added);
    await store().saveWatchlist(aWatchlist(), [], [entry('first')]);
    await store().noteChange(entry('second'));
    await store().noteChange(removed);
    await reopen();
    expect(await store().auditOf('T1', 'feeds', 10)).toEqual([removed, added]);
    expect(await store().auditOf('T1', 'C1', 10)).toEqual([entry('second'), entry('first')]);
    expect(await store().auditOf('T2', 'feeds', 10)).toEqual([]);
    expect((await store().watchlistsOf('T1')).map(({ channelId }) => channelId)).toEqual(['C1']);
  });

  it('keeps the last thousand of a channel, and every one of another', async () => {
    const many = Array.from({ length: 1_005 }, (_, n) => entry(`change ${n}`));
    await store().saveWatchlist(aWatchlist({ channelId: 'C2' }), [], [entry('elsewhere')]);
    await store().saveWatchlist(aWatchlist(), [], many.slice(0, 400));
    await store().saveWatchlist(aWatchlist({ revision: 2 }), [], many.slice(400));
    expect(await store().auditOf('T1', 'C1', 2_000)).toEqual(many.slice(5).toReversed());
    await store().saveWatchlist(aWatchlist({ revision: 3 }), [], [entry('one more')]);
    const kept = await store().auditOf('T1', 'C1', 2_000);
    expect([kept.length, kept[0]?.what, kept.at(-1)?.what]).toEqual([1_000, 'one more', 'change 6']);
    expect(await store().auditOf('T1', 'C2', 10)).toHaveLength(1);
    await store().noteChange(entry('by itself'));
    expect((await store().auditOf('T1', 'C1', 2_000)).map(({ what }) => what)).toEqual([
      'by itself',
      ...kept.slice(0, -1).map(({ what }) => what),
    ]);
  });
}
