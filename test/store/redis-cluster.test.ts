// The Redis store on a real cluster of three: the contract, a slot that moves, and a primary that dies.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openRedis } from '../../src/store/redis.ts';
import { describeStore, owe } from './contract.ts';
import { startCluster, type RedisCluster } from './redis-cluster-server.ts';
import { NOW, aFeed, anAlert } from './samples.ts';

let cluster: RedisCluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

describeStore('redis cluster', async () => {
  const prefix = `{${randomUUID()}}`;
  return { open: () => openRedis(cluster.url, prefix), remove: async () => {} };
});

describe('a Redis Cluster', () => {
  it('is opened by its addresses, or by one of them, and says where it is', async () => {
    const hosts = cluster.nodes.map(({ url }) => new URL(url).host);
    for (const [redisUrl, where] of [
      [cluster.url, `${hosts[0]},${hosts[1]} (cluster)`],
      [`redis-cluster://${hosts[2]}`, `${hosts[2]} (cluster)`],
    ] as const) {
      const store = await openStore({ redisUrl, redisPrefix: '{stakewatch}', dataDir: 'never made' });
      expect(await store.check()).toEqual({ kind: 'redis', where, warnings: [] });
      await store.close();
    }
  });

  it('is followed when the slot of the store moves to another node', async () => {
    const prefix = '{moves}';
    const store = await openRedis(cluster.url, prefix);
    const [owner, slot] = [await cluster.ownerOf(prefix), await cluster.nodes[0]?.call('CLUSTER', 'KEYSLOT', prefix)];
    expect(await store.firstTime('a', NOW, 60_000)).toBe(true);
    await owner.call('FLUSHALL');
    const other = cluster.nodes.find((node) => node !== owner);
    for (const node of [other, ...cluster.nodes])
      await node?.call('CLUSTER', 'SETSLOT', Number(slot), 'NODE', other?.id ?? '');
    await store.saveFeed(aFeed(), NOW);
    expect(await store.feeds()).toHaveLength(1);
    expect(await other?.call('EXISTS', `${prefix}:feeds`)).toBe(1);
    await store.close();
  });

  it('goes on by itself when a primary dies and its replica takes over, with nothing lost', async () => {
    const prefix = '{stakewatch}';
    const primary = await cluster.ownerOf(prefix);
    await cluster.addReplica(primary);
    const store = await openRedis(cluster.url, prefix);
    await owe(store, anAlert({ id: 'a' }));
    // WAIT is for the writes of its own connection; this one comes after the alert's.
    await primary.call('SET', `${prefix}:written`, 1);
    expect(await primary.call('WAIT', 1, 5_000)).toBe(1);
    await primary.kill();
    await expect(store.counts()).rejects.toThrow(/no Redis answers at|Redis at/);
    // Until the cluster has settled a command may be refused once more.
    const due = async (): Promise<number> => (await store.counts().catch(() => null))?.alerts.due ?? -1;
    await expect.poll(due, { timeout: 15_000, interval: 100 }).toBe(1);
    await store.close();
  });
});
