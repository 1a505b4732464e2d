// Watchlists saved and workspaces forgotten on a real store → the index knows at once who watches a company, and who no more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany, type Watchlist } from '../../src/domain.ts';
import { createRegistry } from '../../src/match/aliases.ts';
import { createWatchIndex, watchKeys, type WatchIndex } from '../../src/match/watch-index.ts';
import type { Store } from '../../src/ports.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { readWatchlists, withIndex } from '../../src/parts/watched-store.ts';

const NAME = 'Quillbeam Systems';
const registry = createRegistry([]);
let folder: string;
let stored: Store;
let watching: WatchIndex;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stakewatch-watched-'));
  stored = openEmbedded(join(folder, 'test.db'));
  watching = createWatchIndex(registry);
  store = withIndex(stored, watching);
});
afterEach(async () => {
  await stored.close();
  rmSync(folder, { recursive: true, force: true });
});

const listOf = (teamId: string, channelId: string, name = NAME): Watchlist => ({
  teamId,
  channelId,
  channelName: '#vendor-risk',
  revision: 1,
  companies: [newCompany('vendor', name)],
  settings: DEFAULT_SETTINGS,
  mutes: [],
  updatedAt: 0,
});
const save = (to: Store, list: Watchlist): Promise<boolean> => to.saveWatchlist(list, watchKeys(registry, list), []);
const watchers = (): string[] => [...watching.watching(watchKeys(registry, listOf('', ''))).keys()];
const namesIn = (text: string): string[] => watching.knownNames(text).map(({ name }) => name);

it('a saved watchlist is known at once; one that was overtaken is not', async () => {
  expect(await save(store, listOf('T1', 'C1'))).toBe(true);
  expect(await save(store, listOf('T1', 'C1', 'Fennick'))).toBe(false);
  expect(watchers()).toEqual(['T1:C1']);
  expect(namesIn('Fennick and Quillbeam Systems')).toEqual([NAME]);
});
it('a workspace that leaves watches nothing any more, in any of its channels; another that watches the same stays', async () => {
  for (const [team, channel] of [
    ['T1', 'C1'],
    ['T1', 'C2'],
    ['T2', 'C3'],
  ] as const)
    await save(store, listOf(team, channel));
  await store.forgetTeam('T1');
  expect(watchers()).toEqual(['T2:C3']);
  expect(namesIn(NAME)).toEqual([NAME]);
  await store.forgetTeam('T2');
  expect(watchers()).toEqual([]);
  expect(namesIn(NAME)).toEqual([]); // the name itself is looked for no more
});
it('a workspace that leaves and comes back is watched for anew', async () => {
  await save(store, listOf('T1', 'C1'));
  await store.forgetTeam('T1');
  await save(store, listOf('T1', 'C1'));
  expect(watchers()).toEqual(['T1:C1']);
});
it('a workspace that left here and came back elsewhere is watched for from the next look on', async () => {
  await save(store, listOf('T1', 'C1'));
  const before = await readWatchlists(store, watching);
  await store.forgetTeam('T1');
  await save(stored, listOf('T1', 'C1')); // the same revision as before
  await readWatchlists(store, watching, before);
  expect(watchers()).toEqual(['T1:C1']);
});
it('what another process changed is read at the next look, and what it left alone is not read again', async () => {
  await save(stored, listOf('T1', 'C1'));
  await save(stored, listOf('T1', 'C2'));
  const before = await readWatchlists(store, watching);
  await save(stored, { ...listOf('T1', 'C2', 'Fennick'), revision: 2 });
  await save(stored, listOf('T1', 'C3'));
  const after = await readWatchlists(store, watching, before);
  expect(after.map(({ channelId, revision }) => `${channelId} ${revision}`)).toEqual(['C1 1', 'C2 2', 'C3 1']);
  expect(after[0]).toBe(before[0]);
  expect(watchers()).toEqual(['T1:C1', 'T1:C3']);
  expect(namesIn('Fennick')).toEqual(['Fennick']);
});
it('what another process saved or forgot is met at the next look', async () => {
  await save(stored, listOf('T1', 'C1'));
  expect(watchers()).toEqual([]);
  const before = await readWatchlists(store, watching);
  expect(watchers()).toEqual(['T1:C1']);
  await stored.forgetTeam('T1');
  expect(await readWatchlists(store, watching, before)).toEqual([]);
  expect(watchers()).toEqual([]);
});
