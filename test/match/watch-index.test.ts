// Lists put, changed and removed in any order → the index says of each company who watches it, where on the list, and its name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany, type WatchedCompany, type Watchlist } from '../../src/domain.ts';
import { createRegistry } from '../../src/match/aliases.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { createWatchIndex, watchKeys, type WatchIndex } from '../../src/match/watch-index.ts';
import { aStory } from '../store/samples.ts';

const registry = createRegistry([]);
const NAMES = ['Quillbeam Systems', 'Fennick', 'Orrin Marine', 'Tavolet'];
const listOf = (channelId: string, revision: number, companies: WatchedCompany[]): Watchlist => ({
  ...{ teamId: 'T1', channelId, channelName: channelId, revision, companies },
  ...{ settings: DEFAULT_SETTINGS, mutes: [], updatedAt: 0 },
});
const ofName = (name: string): string[] => watchKeys(registry, listOf('', 1, [newCompany('vendor', name)]));

const company = fc
  .record({ name: fc.constantFrom(...NAMES), role: fc.constantFrom('vendor', 'rival'), aliased: fc.boolean() })
  .map(({ name, role, aliased }) => ({ ...newCompany(role, name), aliases: aliased ? [`${name} Europe`] : [] }));
const change = fc.record({
  channelId: fc.constantFrom('C1', 'C2', 'C3'),
  companies: fc.option(fc.array(company, { maxLength: 4 })), // null: the list is removed
});

it('lists that share companies, in the same words or others, change and go without touching each other', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const index = createWatchIndex(registry);
      const lists = new Map<string, Watchlist>();
      for (const [revision, { channelId, companies }] of changes.entries()) {
        const list = listOf(channelId, revision, companies ?? []);
        if (companies === null) index.remove(list);
        else index.put(list);
        lists.delete(channelId);
        if (companies !== null) lists.set(channelId, list);
        expect(index.has(list)).toBe(companies !== null);
      }
      for (const name of NAMES) {
        const found = [...index.watching(ofName(name))].map(([channel, all]) => [channel, all.map(({ at }) => at)]);
        const expected = [...lists.values()].flatMap(({ channelId, companies }) => {
          const places = companies.flatMap((one, at) => (one.name === name ? [at] : []));
          return places.length === 0 ? [] : [[`T1:${channelId}`, places]];
        });
        expect(found.sort()).toEqual(expected.sort());
        expect(index.knownNames(`${name} said so.`).map((known) => known.name)).toEqual(
          expected.length === 0 ? [] : [name],
        );
      }
    }),
  );
});

describe('a list read at another time than the one that is kept', () => {
  const [bought, rival] = [newCompany('vendor', 'Fennick'), newCompany('rival', 'Tavolet')];
  const story = aStory({ target: { key: 'fennick', name: 'Fennick', names: ['Fennick'] } });
  const rolesIn = (list: Watchlist, index: WatchIndex) =>
    matchWatchlists([story], [list], registry, index).flatMap(({ roles }) => roles.map(({ role }) => role));
  const old = listOf('C1', 5, [bought]);
  const later = { ...listOf('C1', 6, [rival, bought]), updatedAt: 1 };

  it('an older one takes the place of none, and is matched as it stands', () => {
    const index = createWatchIndex(registry);
    index.put(later);
    expect(rolesIn(old, index)).toEqual(['vendor']);
    expect(index.has(later)).toBe(true);
  });

  it('another one of the same revision, since Redis lost the first, takes its place', () => {
    const index = createWatchIndex(registry);
    index.put({ ...old, revision: 6 });
    expect(rolesIn(later, index)).toEqual(['vendor']);
    expect(index.watching(ofName('Tavolet')).size).toBe(1);
  });
});
