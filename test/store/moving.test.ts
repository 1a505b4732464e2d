// Moving house: any store → its export → a store of the other kind: the same export, and delivery goes on where it was.
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { exportStore, importStore } from '../../src/store/move.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openStore } from '../../src/store/open.ts';
import { openRedis } from '../../src/store/redis.ts';
import { owe } from './contract.ts';
import { claimAll, claimed, LEASE, sentAt, settle } from './contract/claims.ts';
import { fillTeam } from './contract/workspaces.ts';
import { startRedis, type RedisServer } from './redis-server.ts';
import { anyStore, fill } from './any-store.ts';
import { aFeed, anAlert, NOW } from './samples.ts';

let folder: string;
let server: RedisServer;
let opened: Store[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stakewatch-moving-'));
  server = await startRedis(['--appendfsync', 'no']);
});
afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  opened = [];
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const newPath = (): string => join(folder, randomUUID());
const OPEN: Record<'embedded' | 'redis', () => Promise<Store>> = {
  embedded: async () => openEmbedded(newPath()),
  redis: () => openRedis(server.url, `{${randomUUID()}}`),
};
async function aStore(kind: 'embedded' | 'redis'): Promise<Store> {
  const store = await OPEN[kind]();
  opened.push(store);
  return store;
}

async function exported(store: Store, now = NOW): Promise<string> {
  const path = newPath();
  await exportStore(store, path, { version: '1.2.3', now });
  return path;
}
const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
/** The records alone; they come in no order. */
const recordsOf = (path: string): string[] => linesOf(path).slice(1, -1).sort();

/** In no order. */
const toldIn = async (store: Store): Promise<string[]> =>
  (await store.toldAbout(['story-0', 'story-1', 'story-2'])).map((told) => JSON.stringify(told)).sort();

const WAYS = [
  ['embedded', 'redis'],
  ['redis', 'embedded'],
  ['redis', 'redis'],
] as const;

describe.each(WAYS)('from %s to %s', (from, to) => {
  it('everything moves: the export of the new store is that of the old', async () => {
    await fc.assert(
      fc.asyncProperty(anyStore, async (steps) => {
        const [old, young] = [await aStore(from), await aStore(to)];
        await fill(old, steps);
        const path = await exported(old);
        await importStore(young, path, NOW);
        expect(recordsOf(await exported(young))).toEqual(recordsOf(path));
        expect(await young.counts()).toEqual(await old.counts());
        expect(await toldIn(young)).toEqual(await toldIn(old));
        expect(await claimAll(young, NOW + 2 * LEASE, 0)).toEqual(await claimAll(old, NOW + 2 * LEASE, 0));
      }),
      { numRuns: 10 },
    );
  });

  it('delivery goes on: what may stand in the channel is looked up, where the look was', async () => {
    const [old, young] = [await aStore(from), await aStore(to)];
    await owe(
      old,
      anAlert({ storyRevision: 1 }),
      anAlert({ storyRevision: 2 }),
      anAlert({ id: 'lost', channelId: 'C2' }),
    );
    await settle(old, await claimed(old, NOW, 0), sentAt(NOW));
    const lost = await claimed(old, NOW, 0);
    const later = { state: 'later', at: NOW, error: 'busy', channelFreeAt: null, attempt: false } as const;
    await settle(old, await claimed(old, NOW, 0), { ...later, ambiguous: true, lookUp: 'page 2' });
    await importStore(young, await exported(old), NOW + 1);

    expect(await settle(young, lost, sentAt(NOW))).toBe(
      lost.alert.channelId === 'C2' || lost.alert.storyRevision === 2,
    );
    const claim = await claimed(young, NOW + LEASE, 0);
    expect(claim).toMatchObject({ ambiguous: true, lookUp: 'page 2', firstClaimedAt: NOW });
    expect(claim.token).toBeGreaterThan(lost.token);
  });

  it('a claim that nobody ended before the move is claimed again after it, as ambiguous', async () => {
    const [old, young] = [await aStore(from), await aStore(to)];
    await owe(old, anAlert(), anAlert({ storyRevision: 2 }));
    await settle(old, await claimed(old, NOW, 0), sentAt(NOW));
    const before = await claimed(old, NOW, 0);
    await importStore(young, await exported(old), NOW);
    expect(await young.claimAlert(NOW + LEASE - 1, LEASE, 0)).toBeNull();
    const again = await claimed(young, NOW + LEASE, 0);
    const root = { ts: '1.1', alertId: 'story-1/1/T1/C1' };
    expect(again).toMatchObject({ ambiguous: true, firstClaimedAt: NOW, root, alert: { attempts: 1 } });
    expect(again.token).toBeGreaterThan(before.token);
    expect((await young.thread('T1', 'C1', 'story-1')).latestSent?.id).toBe('story-1/1/T1/C1');
  });

  it('a move that was cut off is finished by a repeat, and nothing else opens what it left', async () => {
    const [old, young] = [await aStore(from), await aStore(to)];
    for (let n = 0; n < 300; n++) await old.saveFeed(aFeed({ id: `feed ${n}` }), NOW);
    await fillTeam(old, 'T1');
    const path = await exported(old);
    let pages = 0;
    const dies: Store = {
      ...young,
      putRecords: (records, now) => {
        if (++pages === 2) throw new Error('killed');
        return young.putRecords(records, now);
      },
    };
    await expect(importStore(dies, path, NOW)).rejects.toThrow('killed');
    expect(await young.moving()).not.toBeNull();
    const other = await exported(await aStore(from));
    await expect(importStore(young, other, NOW)).rejects.toThrow('an import of another export');
    await importStore(young, path, NOW);
    expect(await young.moving()).toBeNull();
    expect(recordsOf(await exported(young))).toEqual(recordsOf(path));
  });
});

describe('an export', () => {
  async function ofATeam(): Promise<string> {
    const store = await aStore('embedded');
    await fillTeam(store, 'T1');
    return exported(store);
  }

  it('can be read by nobody else, says its schema, and ends with counts and a checksum', async () => {
    const path = await ofATeam();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const lines = linesOf(path).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toEqual({ stakewatch: 'store', schema: 1, version: '1.2.3', from: 'embedded', at: NOW });
    expect(lines.at(-1)).toMatchObject({
      end: { numbers: 1, watchlist: 1, trail: 2, channel: 2, alert: 6, installation: 1, team: 1 },
    });
    expect(lines.at(-1)?.['sha256']).toMatch(/^[0-9a-f]{64}$/);
  });

  const change = (path: string, n: number, by: (line: string) => string): void => {
    const lines = linesOf(path);
    lines[n] = by(lines[n] ?? '');
    writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  };
  it.each<[string, (path: string) => void, RegExp]>([
    [
      'is of a newer schema',
      (p) => change(p, 0, (l) => l.replace('"schema":1', '"schema":9')),
      /^line 1: .*schema 9.*newer/,
    ],
    [
      'is something else',
      (p) => writeFileSync(p, '{"some":"file"}\n'),
      /^line 1: expected the first line of an export/,
    ],
    ['is no JSON', (p) => change(p, 3, () => '{"kind":'), /^line 4: expected JSON/],
    ['has a record of no known kind', (p) => change(p, 2, () => '{"kind":"foo"}'), /^line 3: kind: expected a record/],
    [
      'has a record without its id',
      (p) => change(p, 2, (l) => l.replaceAll(/"(?:seenAt|id|teamId)":/g, '"x":')),
      /^line 3: /,
    ],
    ['was cut off', (p) => writeFileSync(p, linesOf(p).slice(0, 5).join('\n')), /^line 6: .*cut off/],
    ['lost a line', (p) => writeFileSync(p, linesOf(p).toSpliced(4, 1).join('\n')), /lines are missing/],
    [
      'was changed',
      (p) => change(p, 1, (l) => l.replace(/"token":\d+/, '"token":99')),
      /the checksum is of other lines/,
    ],
    ['goes on after its end', (p) => appendFileSync(p, '{}\n'), /expected nothing after/],
  ])('is refused, with the line, when it %s; nothing is written', async (_, damage, says) => {
    const path = await ofATeam();
    damage(path);
    const store = await aStore('embedded');
    await expect(importStore(store, path, NOW)).rejects.toThrow(says);
    expect(await store.moving()).toBeNull();
    expect(recordsOf(await exported(store))).toHaveLength(1);
  });

  it('that reads otherwise the second time is no success', async () => {
    const path = await ofATeam();
    const store = await aStore('embedded');
    const changes: Store = {
      ...store,
      setMoving: async (sha256) => {
        writeFileSync(path, linesOf(path).slice(0, 3).join('\n'));
        await store.setMoving(sha256);
      },
    };
    await expect(importStore(changes, path, NOW)).rejects.toThrow(/expected to read \d+ records again, got 2/);
    expect(await store.moving()).not.toBeNull();
  });

  it.each(['embedded', 'redis'] as const)('is refused by an %s store that has something in it', async (kind) => {
    const store = await aStore(kind);
    await store.saveFeed(aFeed(), NOW);
    await expect(importStore(store, await ofATeam(), NOW)).rejects.toThrow('expected an empty store');
    expect(await store.counts()).toMatchObject({ feeds: 1, watchlists: 0 });
  });

  it('cut off on its way in leaves a store that no bot starts on', async () => {
    const settings = { redisUrl: null, redisPrefix: '{x}', dataDir: newPath() };
    const store = await openStore(settings);
    await store.setMoving('an export');
    await store.close();
    await expect(openStore(settings)).rejects.toThrow(/stakewatch\.db: an import into it was cut off; repeat/);
    const halfMoved = await openStore({ ...settings, halfMoved: true });
    expect(await halfMoved.moving()).toBe('an export');
    await halfMoved.close();
  });

  it.each(['embedded', 'redis'] as const)('is told whether another process has an %s store open', async (kind) => {
    const [path, prefix] = [newPath(), `{${randomUUID()}}`];
    const open = async () => (kind === 'embedded' ? openEmbedded(path) : openRedis(server.url, prefix));
    const store = await open();
    expect(await store.isShared()).toBe(false);
    const other = await open();
    expect(await store.isShared()).toBe(true);
    await store.saveFeed(aFeed(), NOW);
    expect(await other.feeds()).toHaveLength(1);
    await Promise.all([store.close(), other.close()]);
  });
});
