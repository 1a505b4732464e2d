// The embedded store: the contract, and what only a file can meet: kill -9, other processes, newer and broken files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openStore } from '../../src/store/open.ts';
import { SCHEMA_VERSION } from '../../src/store/schema.ts';
import { expectWholeCommits, killWhileCommitting, lastCommitted } from './whole-commits.ts';
import { describeStore } from './contract.ts';
import { NOW, aFeed } from './samples.ts';

let folder: string;
let places = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stakewatch-embedded-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newPath = () => join(folder, `${places++}.db`);

describeStore('embedded', async () => {
  const path = newPath();
  return {
    open: async () => openEmbedded(path),
    remove: async () => {
      for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true });
    },
  };
});

describe('an embedded file', () => {
  const settings = (name: string) => ({ redisUrl: null, redisPrefix: '{stakewatch}', dataDir: join(folder, name) });

  it('is created with its folders', async () => {
    const store = await openStore(settings('made/by/us'));
    expect(await store.check()).toEqual({
      kind: 'embedded',
      warnings: [],
      where: join(folder, 'made/by/us', 'stakewatch.db'),
    });
    await store.close();
  });

  it('is refused, whole, when a newer Stakewatch wrote it', async () => {
    const store = await openStore(settings('newer'));
    await store.saveFeed(aFeed(), NOW);
    await store.close();
    const db = openDatabase(join(folder, 'newer', 'stakewatch.db'));
    db.run('UPDATE schema_version SET version = ?', [SCHEMA_VERSION + 1]);
    await expect(openStore(settings('newer'))).rejects.toThrow(
      `newer/stakewatch.db: expected a file that can be opened, got: the data is of version ${SCHEMA_VERSION + 1}`,
    );
    expect(db.row('SELECT count(*) AS n FROM feeds')).toEqual({ n: 1 });
    db.close();
  });

  it('is refused in plain words when it is no database', async () => {
    const { dataDir } = settings('broken');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'stakewatch.db'), 'not a database, and long enough to be read as one '.repeat(100));
    await expect(openStore(settings('broken'))).rejects.toThrow(/broken.stakewatch\.db: .*file is not a database/);
  });

  it('is refused in plain words when its folder cannot be made', async () => {
    writeFileSync(join(folder, 'a file'), '');
    await expect(openStore(settings('a file'))).rejects.toThrow(/a file.stakewatch\.db: expected a file/);
  });

  it('is waited for while another process writes, and given up with a plain reason', async () => {
    const path = newPath();
    const [writer, waiter] = [openDatabase(path), openDatabase(path, 1)];
    writer.script('CREATE TABLE t (a INTEGER); BEGIN IMMEDIATE');
    expect(() => waiter.run('INSERT INTO t VALUES (1)')).toThrow('database is locked');
    writer.script('COMMIT');
    expect(waiter.run('INSERT INTO t VALUES (1)')).toBe(1);
    writer.close();
    waiter.close();
  });

  it('serves one process that commits and another that delivers at once', async () => {
    const path = newPath();
    const store = openEmbedded(path);
    let committing = true;
    const committed = killWhileCommitting(path, 0, 150).finally(() => (committing = false));
    for (let now = NOW; committing; now++) {
      const claim = await store.claimAlert(now, 60_000, 0);
      const sent = { state: 'sent', ts: '1.1', at: now, root: true } as const;
      if (claim) expect(await store.settleAlert({ alertId: claim.alert.id, token: claim.token }, sent)).toBe(true);
      await setImmediate(); // lets us hear what the other process has to say
    }
    const last = await lastCommitted(store, await committed);
    const { due, sent } = (await store.counts()).alerts;
    expect(sent).toBeGreaterThan(0);
    expect(due + sent).toBe(2 * last);
    await store.close();
  });

  it('loses nothing acknowledged and keeps no half commit when its process is killed', async () => {
    const path = newPath();
    let acknowledged = 0;
    for (let round = 0; round < 4; round++) {
      acknowledged = await killWhileCommitting(path, acknowledged, 1 + Math.floor(Math.random() * 60));
      const store = openEmbedded(path);
      await expectWholeCommits(store, acknowledged);
      acknowledged = await lastCommitted(store, acknowledged);
      await store.close();
    }
  });
});

describe('a statement', () => {
  const db = () => openDatabase(newPath());

  it.each([
    ['true', true, 1],
    ['false', false, 0],
    ['null', null, null],
    ['a text with a NUL', 'a\u0000b', 'a\ufffdb'],
    ['half a surrogate pair', 'a\ud800', 'a\ufffd'],
    ['a large whole number', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['a fraction', 0.1, 0.1],
  ])('binds %s', (_, value, back) => {
    expect(db().row('SELECT ? AS value', [value])).toEqual({ value: back });
  });

  it.each([
    ['undefined', undefined],
    ['NaN', NaN],
    ['a Buffer', Buffer.from('a')],
    ['an object', {}],
    ['a bigint', 1n],
  ])('refuses %s, which libsql would turn into something else or die of', (_, value) => {
    expect(() => db().row('SELECT ? AS value', [value as never])).toThrow('a database value: expected');
  });
});

describe('a transaction', () => {
  it('is undone whole when its work throws, and the next one works', () => {
    const db = openDatabase(newPath());
    db.script('CREATE TABLE t (a INTEGER)');
    const failing = () =>
      db.transaction(() => {
        db.run('INSERT INTO t VALUES (1)');
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(db.rows('SELECT * FROM t')).toEqual([]);
    expect(db.transaction(() => db.run('INSERT INTO t VALUES (2)'))).toBe(1);
    expect(db.rows('SELECT * FROM t')).toEqual([{ a: 2 }]);
    db.close();
  });
});
