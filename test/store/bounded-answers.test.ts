// Thousands of rows in Redis → no answer of any script has more than a page of them, and no script is asked for more.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { connect, type Connection } from '../../src/store/redis/connection.ts';
import { openRedis, SCRIPTS, storeOn } from '../../src/store/redis.ts';
import { redisClient } from '../../src/store/redis/client.ts';
import { startRedis, type RedisServer } from './redis-server.ts';
import { NOW, aFeed, aStory, aWatchlist, anAlert } from './samples.ts';

const PREFIX = '{many}';
const ROWS = 5_000;
/** Rows of an answer. A scan gives about as many as it was asked for (500, each with its score), in whole buckets. */
const MOST = 1_200;

let server: RedisServer;
let redis: Connection;
let store: Store;
/** The longest answer of each script since it was cleared. */
const longest = new Map<string, number>();

beforeAll(async () => {
  server = await startRedis(['--appendonly', 'no', '--appendfsync', 'no']);
  await (await openRedis(server.url, PREFIX)).close();
  redis = await connect({ url: server.url, prefix: PREFIX }, SCRIPTS);
  const measured: Connection = {
    ...redis,
    async run(script, values) {
      const answer = await redis.run(script, values);
      longest.set(script, Math.max(longest.get(script) ?? 0, rowsOf(answer)));
      return answer;
    },
  };
  store = storeOn(measured);
  await seed(server.url);
});
afterAll(async () => {
  await redis.close();
  await server.stop();
});

/** The length of the longest list in it. */
function rowsOf(answer: unknown): number {
  return Array.isArray(answer) ? Math.max(answer.length, ...answer.map(rowsOf)) : 0;
}

/** One channel with all alerts, and one story told in as many channels as there are rows. */
async function seed(url: string): Promise<void> {
  const client = redisClient(url);
  const all = Array.from({ length: ROWS }, (_, n) => String(n).padStart(5, '0'));
  const write = client.pipeline();
  const record = JSON.stringify(anAlert({ held: true }));
  const story = JSON.stringify(aStory());
  const list = JSON.stringify(aWatchlist());
  for (const n of all) {
    const key = (...parts: string[]): string => [PREFIX, ...parts].join(':');
    const member = `00000000000${n}:${n}`;
    const alert = {
      alert: record,
      state: 'held',
      channel: 'T1:C1',
      story: 'told',
      member,
      createdAt: NOW,
      revision: 1,
    };
    write.hset(key('alert', n), { ...alert, severity: 'low', stage: 'announced' });
    write.zadd(key('alerts', 'held', 'T1:C1'), NOW, member);
    write.hset(key('told', 'told'), `T1:C${n}`, n);
    if (n.endsWith('0')) write.zadd(key('channels'), 0, `T1:C${n}`);
    write.zadd(key('feeds'), 0, n).zadd(key('feeds-due'), NOW, n);
    write.hset(key('feed', n), { feed: JSON.stringify(aFeed({ id: n })), state: '{}' });
    write.zadd(key('stories'), NOW, n).zadd(key('company', 'borealis'), NOW, n);
    write.hset(key('story', n), { story, keys: '["borealis"]', revision: 1 });
    write.zadd(key('article-keys'), NOW, n).zadd(key('articles'), NOW, n);
    write.zadd(key('watchlists'), 0, `T1:C${n}`).sadd(key('watched', 'borealis'), `T1:C${n}`);
    write.hset(key('watchlist', `T1:C${n}`), { watchlist: list, keys: '["borealis"]', revision: 1 });
    write
      .zadd(key('teams', 'E1'), 0, n)
      .zadd(key('trails'), 0, `T1:C${n}`)
      .lpush(key('audit', `T1:C${n}`), '{}');
  }
  await write.exec();
  client.disconnect();
}

const ASKED: [string, () => Promise<unknown>, number][] = [
  ['feeds', async () => (await store.feeds()).length, ROWS],
  ['watchlists', async () => (await store.watchlists()).length, ROWS],
  ['watchlists of a workspace', async () => (await store.watchlistsOf('T1')).length, ROWS],
  ['watchlists for a company', async () => (await store.watchlistsFor(['borealis'])).length, ROWS],
  ['whom a story was told', async () => (await store.toldAbout(['told'])).length, ROWS],
  ['alerts of a channel', async () => (await store.alertsIn('T1', 'C1', [], 900)).length, 900],
  ['stories of a company', async () => (await store.storiesOf(['borealis'], 0, 900)).length, 900],
  ['all stories', async () => (await store.storiesSince(0, 900, null)).length, 900],
  ['workspaces of an organisation', async () => (await store.teamsOf('E1')).length, ROWS],
  ['everything, to move it', async () => countOf(store), 6 * ROWS + ROWS / 10 + 1],
  ['a clean-up', async () => (await store.prune(NOW + 9e12, 0), (await store.counts()).stories), -ROWS],
  ['the end of a workspace', async () => (await store.forgetTeam('T1'), (await store.watchlists()).length), 0],
];

async function countOf(of: Store): Promise<number> {
  let rows = 0;
  for await (const page of of.records(NOW)) rows += page.length;
  return rows;
}

it.each(ASKED)('%s: all of it, in answers of a page', async (_, ask, rows) => {
  longest.clear();
  expect(await ask()).toBe(rows);
  expect(longest.size).toBeGreaterThan(0);
  expect([...longest].filter(([, length]) => length > MOST)).toEqual([]);
});
