// The Redis store: the contract, and what only a server can meet: going away, being killed, passwords, newer data.
import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { REDIS_ADDRESS } from '../../src/store/redis/client.ts';
import { connect } from '../../src/store/redis/connection.ts';
import { openRedis } from '../../src/store/redis.ts';
import { openStore } from '../../src/store/open.ts';
import { errorText } from '../../src/log.ts';
import { describeStore } from './contract.ts';
import { fillTeam } from './contract/workspaces.ts';
import { numberedCommit } from './numbered-commit.ts';
import { startRedis, type RedisServer } from './redis-server.ts';
import { NOW, aFeed } from './samples.ts';
import { expectWholeCommits } from './whole-commits.ts';

let server: RedisServer;
let servers: RedisServer[] = [];
/** A server that is stopped after the tests, however they end. */
async function aServer(settings: string[] = []): Promise<RedisServer> {
  const started = await startRedis(settings);
  servers.push(started);
  return started;
}
beforeAll(async () => {
  server = await aServer();
});
afterAll(async () => {
  await Promise.all(servers.map((started) => started.stop()));
  servers = [];
});

describeStore('redis', async () => {
  const prefix = `{${randomUUID()}}`;
  return { open: () => openRedis(server.url, prefix), remove: async () => {} };
});

const settings = (redisUrl: string, redisPrefix = '{stakewatch}') => ({ redisUrl, redisPrefix, dataDir: 'never made' });

describe('a Redis', () => {
  it('holds stores of two prefixes apart', async () => {
    const [one, two] = [await openRedis(server.url, '{one}'), await openRedis(server.url, '{two}')];
    await one.saveFeed(aFeed(), NOW);
    expect(await two.feeds()).toEqual([]);
    expect(await one.feeds()).toHaveLength(1);
    await Promise.all([one.close(), two.close()]);
  });

  it('is opened by its address, and says where it is', async () => {
    const store = await openStore(settings(`${server.url}/3`));
    expect(await store.check()).toEqual({ kind: 'redis', where: `${new URL(server.url).host}/3`, warnings: [] });
    await store.close();
  });

  it('gives every key the prefix, and the expiring ones an end', async () => {
    const prefix = `{${randomUUID()}}`;
    const store = await openRedis(server.url, prefix);
    await store.firstTime('trigger', NOW, 60_000);
    await store.commit(numberedCommit(1));
    const look = await connect(
      { url: server.url, prefix },
      {
        keys: `return redis.call('KEYS', string.gsub(KEYS[1], '[{}]', '?') .. '*')`,
        allKeys: `return redis.call('DBSIZE')`,
        endOf: `return redis.call('PTTL', key('request', 'trigger'))`,
      },
    );
    const end = (await look.run('endOf', [])) as number;
    expect(end).toBeGreaterThan(0);
    expect(end).toBeLessThanOrEqual(60_000);
    const keys = (await look.run('keys', [])) as string[];
    expect(keys).toContain(`${prefix}:story:own 1`);
    await Promise.all([store.close(), look.close()]);
  });

  it('has no key left of a workspace that was forgotten', async () => {
    const prefix = `{${randomUUID()}}`;
    const store = await openRedis(server.url, prefix);
    const look = await connect({ url: server.url, prefix }, { keys: `return redis.call('KEYS', KEYS[1] .. '*')` });
    const keysOf = async () => ((await look.run('keys', [])) as string[]).filter((name) => /T1|E1/.test(name));
    await fillTeam(store, 'T1');
    expect((await keysOf()).length).toBeGreaterThan(15);
    await store.forgetTeam('T1');
    expect(await keysOf()).toEqual([]);
    await Promise.all([store.close(), look.close()]);
  });

  it('warns where the server may lose data', async () => {
    const careless = await aServer(['--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru']);
    const store = await openRedis(careless.url, '{stakewatch}');
    expect((await store.check()).warnings).toEqual([
      expect.stringContaining('appendonly yes'),
      expect.stringContaining('maxmemory-policy noeviction'),
    ]);
    await store.close();
  });

  it('is refused when a newer Stakewatch wrote to it', async () => {
    const prefix = `{${randomUUID()}}`;
    const look = await connect({ url: server.url, prefix }, { newer: `redis.call('SET', key('version'), 99)` });
    await look.run('newer', []);
    await look.close();
    await expect(openStore(settings(server.url, prefix))).rejects.toThrow(
      'REDIS_URL: expected a Redis that can be used, got: the data is of version 99, written by a newer Stakewatch',
    );
  });

  it.each([
    ['localhost:6379', 'got "localhost:6379"'],
    ['http://localhost:6379', 'got "http://localhost:6379"'],
    ['user:s3cret@localhost:6379', 'got "…@localhost:6379"'],
    ['redis://', 'got "redis://"'],
  ])('is refused for an address that is none: %s', async (url, got) => {
    const refused = openStore(settings(url));
    await expect(refused).rejects.toThrow(`REDIS_URL: expected ${REDIS_ADDRESS}, ${got}`);
    await expect(refused).rejects.not.toThrow('s3cret');
  });

  it('is refused at once where nothing listens, without the password', async () => {
    const { port } = await closedPort();
    const refused = openStore(settings(`redis://user:s3cret@127.0.0.1:${port}`));
    await expect(refused).rejects.toThrow(
      `REDIS_URL: expected a Redis that can be used, got: no Redis answers at 127.0.0.1:${port}/0: connect ECONNREFUSED`,
    );
    await expect(refused).rejects.not.toThrow('s3cret');
  });

  it('is refused when it takes the connection and says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const opening = connect({ url: `redis://127.0.0.1:${port}`, prefix: '{stakewatch}' }, {}, 50);
    await expect(opening).rejects.toThrow(`no Redis answers at 127.0.0.1:${port}/0`);
    silent.close();
  });

  it('is refused in its own words when the password is wrong', async () => {
    const guarded = await aServer(['--requirepass', 'right']);
    const { host } = new URL(guarded.url);
    await expect(openStore(settings(`redis://:wr0ng@${host}`))).rejects.toThrow(
      `Redis at ${host}/0 refuses the login in REDIS_URL: WRONGPASS`,
    );
    await expect(openStore(settings(`redis://:wr0ng@${host}`))).rejects.not.toThrow('wr0ng');
    await expect(openStore(settings(guarded.url))).rejects.toThrow(/NOAUTH/);
    const store = await openStore(settings(`redis://:right@${host}`));
    expect((await store.check()).where).toBe(`${host}/0`);
    await store.close();
  });
});

describe('an address of something else', () => {
  it('is refused where there is no such database, which Redis would take for the first', async () => {
    await expect(openStore(settings(`${server.url}/99`))).rejects.toThrow(/\/99 has no such database: ERR DB index/);
  });

  it('is told from a Redis', async () => {
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    await once(web, 'listening');
    const { port } = web.address() as AddressInfo;
    await expect(openStore(settings(`redis://127.0.0.1:${port}`))).rejects.toThrow(
      `what answers at 127.0.0.1:${port}/0 is no Redis`,
    );
    web.close();
  });
});

describe('a Redis whose memory is full', () => {
  it('says so in words, and is opened and read still', async () => {
    const small = await aServer(['--maxmemory', '8mb']);
    const before = await openRedis(small.url, '{stakewatch}');
    await before.saveFeed(aFeed(), NOW);
    await before.close();
    const fill = `redis.call('SET', 'filler', string.rep('x', 9000000))`;
    const other = await connect({ url: small.url, prefix: '' }, { fill });
    await other.run('fill', []);
    await other.close();
    const store = await openRedis(small.url, '{stakewatch}');
    expect(await store.feeds()).toHaveLength(1);
    expect((await store.counts()).feeds).toBe(1);
    await expect(store.check().catch((error: unknown) => errorText(error))).resolves.toBe(
      `Redis at ${new URL(small.url).host}/0, check: OOM: its memory is full (maxmemory), and it refuses to write`,
    );
    await store.close();
  });
});

describe('a Redis that goes away', () => {
  it('refuses commands while it is gone, and works again by itself when it is back', async () => {
    const mortal = await aServer();
    const store = await openRedis(mortal.url, '{stakewatch}');
    await store.saveFeed(aFeed(), NOW);
    await mortal.kill();
    const { host } = new URL(mortal.url);
    await expect(store.feeds()).rejects.toThrow(`no Redis answers at ${host}/0`);
    await expect(store.check().catch((error: unknown) => errorText(error))).resolves.toMatch(/ECONNREFUSED/);
    await mortal.restart();
    await vi.waitFor(async () => expect(await store.feeds()).toHaveLength(1), { timeout: 15_000 });
    await store.close();
  });

  it('refuses a command that it leaves without an answer', async () => {
    const mortal = await aServer();
    const redis = await connect({ url: mortal.url, prefix: '{stakewatch}' }, { endless: 'while true do end' }, 50);
    const refused = redis.run('endless', []).catch((error: unknown) => errorText(error));
    await expect(refused).resolves.toMatch(/^no Redis answers at .*Command timed out$/);
    await mortal.kill();
    await redis.close();
  });

  it('loses nothing acknowledged and keeps no half commit when it is killed', async () => {
    const mortal = await aServer();
    let acknowledged = 0;
    for (let round = 0; round < 4; round++) {
      const store = await openRedis(mortal.url, '{stakewatch}');
      const enough = acknowledged + 1 + Math.floor(Math.random() * 60);
      acknowledged = await commitUntilRefused(store, acknowledged, (n) => void (n === enough && mortal.kill()));
      await store.close();
      await mortal.restart();
      const after = await openRedis(mortal.url, '{stakewatch}');
      await expectWholeCommits(after, acknowledged);
      acknowledged = (await after.story('shared'))?.revision ?? 0;
      await after.close();
    }
  });
});

/** @returns the last number that was acknowledged */
async function commitUntilRefused(store: Store, after: number, acknowledged: (n: number) => void): Promise<number> {
  for (let n = after + 1; ; n++) {
    try {
      expect(await store.commit(numberedCommit(n))).toBe('committed');
    } catch (error) {
      expect(errorText(error)).toMatch(/^no Redis answers/);
      return n - 1;
    }
    acknowledged(n);
  }
}

/** A port where nothing listens any more. */
async function closedPort(): Promise<AddressInfo> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return address;
}
