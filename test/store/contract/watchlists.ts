// What the port promises about watchlists: revisions in order, and found by the companies they name now.
import { expect, it } from 'vitest';
import type { Stores } from '../contract.ts';
import { aWatchlist } from '../samples.ts';

export function watchlistPromises({ store, another, reopen }: Stores): void {
  it('gives a watchlist back as it was saved, also after a restart', async () => {
    expect(await store().watchlist('T1', 'C1')).toBeNull();
    expect(await store().saveWatchlist(aWatchlist(), ['quarry-data'], [])).toBe(true);
    await reopen();
    expect(await store().watchlist('T1', 'C1')).toEqual(aWatchlist());
    expect(await store().watchlist('T1', 'C2')).toBeNull();
    expect(await store().watchlist('T2', 'C1')).toBeNull();
  });

  it.each([
    ['no first revision over none', [2]],
    ['the same revision twice', [1, 1]],
    ['a revision that skips one', [1, 3]],
  ])('refuses %s, and writes nothing', async (_, revisions) => {
    const saved: boolean[] = [];
    for (const revision of revisions)
      saved.push(
        await store().saveWatchlist(
          aWatchlist({ revision, channelName: `#${saved.length}` }),
          [`k${saved.length}`],
          [],
        ),
      );
    const last = revisions.length - 1;
    expect(saved).toEqual(revisions.map((_, n) => n < last));
    expect((await store().watchlist('T1', 'C1'))?.channelName).toBe(last > 0 ? '#0' : undefined);
    expect(await store().watchlistsFor([`k${last}`])).toEqual([]);
  });

  it('lets one of two concurrent saves win', async () => {
    const other = await another();
    const saved = await Promise.all([
      store().saveWatchlist(aWatchlist({ channelName: '#a' }), [], []),
      other.saveWatchlist(aWatchlist({ channelName: '#b' }), [], []),
    ]);
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect((await store().watchlist('T1', 'C1'))?.channelName).toBe(saved[0] ? '#a' : '#b');
  });

  it('finds watchlists by any of their keys, each once', async () => {
    await store().saveWatchlist(aWatchlist({ channelId: 'C1' }), ['quarry-data', 'borealis'], []);
    await store().saveWatchlist(aWatchlist({ channelId: 'C2' }), ['borealis'], []);
    await store().saveWatchlist(aWatchlist({ channelId: 'C3', teamId: 'T2' }), ['meridian'], []);
    expect(channelsOf(await store().watchlistsFor(['borealis', 'quarry-data']))).toEqual(['T1 C1', 'T1 C2']);
    expect(channelsOf(await store().watchlistsFor(['nobody', 'meridian']))).toEqual(['T2 C3']);
    expect(await store().watchlistsFor([])).toEqual([]);
    expect(await store().watchlistsFor(['boreali'])).toEqual([]);
  });

  it('forgets the keys of companies that a watchlist no longer has', async () => {
    await store().saveWatchlist(aWatchlist(), ['quarry-data', 'borealis'], []);
    await store().saveWatchlist(aWatchlist({ revision: 2 }), ['borealis', 'meridian'], []);
    expect(await store().watchlistsFor(['quarry-data'])).toEqual([]);
    expect(await store().watchlistsFor(['meridian'])).toMatchObject([{ revision: 2 }]);
    await store().saveWatchlist(aWatchlist({ revision: 3 }), [], []);
    expect(await store().watchlistsFor(['borealis', 'meridian'])).toEqual([]);
    expect(await store().watchlist('T1', 'C1')).toMatchObject({ revision: 3 });
  });

  it('lists every watchlist, however many watch the same company', async () => {
    const names = Array.from({ length: 450 }, (_, n) => `C${String(n).padStart(3, '0')}`);
    for (const channelId of names) await store().saveWatchlist(aWatchlist({ channelId }), ['quarry-data'], []);
    const all = names.map((name) => `T1 ${name}`);
    expect(channelsOf(await store().watchlists())).toEqual(all);
    expect(channelsOf(await store().watchlistsFor(['quarry-data']))).toEqual(all);
    expect(channelsOf(await store().watchlistRevisions())).toEqual(all);
  });

  it('says which revision each watchlist has, and nothing of those that are gone', async () => {
    await store().saveWatchlist(aWatchlist({ channelId: 'C1' }), [], []);
    await store().saveWatchlist(aWatchlist({ channelId: 'C1', revision: 2 }), [], []);
    await store().saveWatchlist(aWatchlist({ channelId: 'C2', teamId: 'T2' }), [], []);
    const second = { teamId: 'T2', channelId: 'C2', revision: 1 };
    expect(await store().watchlistRevisions()).toEqual([{ teamId: 'T1', channelId: 'C1', revision: 2 }, second]);
    await store().forgetTeam('T1');
    expect(await store().watchlistRevisions()).toEqual([second]);
  });
}

function channelsOf(found: { teamId: string; channelId: string }[]): string[] {
  return found.map(({ teamId, channelId }) => `${teamId} ${channelId}`);
}
