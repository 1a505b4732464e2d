// A real Redis that loses everything while we run → it is told once, and seeded again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchForEmptied } from '../../src/parts/emptied-store.ts';
import type { Store } from '../../src/ports.ts';
import { seedFeeds } from '../../src/parts/seed.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openRedis } from '../../src/store/redis.ts';
import { redisClient } from '../../src/store/redis/client.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';
import { NOW } from '../store/samples.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

const FEED = {
  url: 'https://news.example/foo.xml',
  title: 'Foo',
  every: null,
  backfill: false,
  fullText: false,
  folder: null,
};

async function watched(store: Store) {
  const told: string[] = [];
  let fails = false;
  const note = (line: object): void => void told.push((line as { event: string }).event);
  const log = { debug: note, info: note, warn: note, error: note };
  const seed = async (): Promise<void> => {
    if (fails) throw new Error('Redis went away');
    await seedFeeds(store, [FEED], [], NOW);
  };
  await seed();
  const emptied = await watchForEmptied({ store, seed, log });
  return { look: () => emptied.look(), told, failing: (yes: boolean) => (fails = yes) };
}

describe('a store that lost everything', () => {
  it('is told and seeded again, also where the first try fails; and once only', async () => {
    const store = await openRedis(server.url, '{stakewatch}');
    const { look, told, failing } = await watched(store);
    await look();
    expect(told).toEqual([]);

    const client = redisClient(server.url);
    await client.flushall();
    expect(await store.feeds()).toEqual([]);
    failing(true);
    await expect(look()).rejects.toThrow('Redis went away');
    failing(false);
    await look();
    expect((await store.feeds()).map(({ feed }) => feed.title)).toEqual(['Foo']);
    await look();
    expect(told).toEqual(['store-emptied', 'store-emptied']);
    // Whoever opens it next knows of what version the data are.
    expect(await client.get('{stakewatch}:version')).toMatch(/^[3-9]$/);
    client.disconnect();
    await store.close();
  });

  it('is known to every process of many', async () => {
    const stores = await Promise.all([openRedis(server.url, '{two}'), openRedis(server.url, '{two}')]);
    const [one, two] = stores.map((store) => store.identity());
    expect(await one).toBe(await two);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('is never a file', async () => {
    const store = openEmbedded(':memory:');
    const { look, told } = await watched(store);
    await store.removeFeed((await store.feeds())[0]?.feed.id ?? '');
    await look();
    expect(told).toEqual([]);
    await store.close();
  });
});
