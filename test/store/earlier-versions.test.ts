// Data as an earlier version wrote them (earlier/) → the same through today's store, with the defaults for what it did not know.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, storedFeed, type Feed } from '../../src/domain.ts';
import type { Store } from '../../src/ports.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openRedis } from '../../src/store/redis.ts';
import { connect } from '../../src/store/redis/connection.ts';
import { DATA_VERSION } from '../../src/store/redis/version.ts';
import { migrate, SCHEMA_VERSION } from '../../src/store/schema.ts';
import { startRedis, type RedisServer } from './redis-server.ts';
import { NOW, aFeed, aStory, aWatchlist, anAlert, anArticle } from './samples.ts';

const earlier = (name: string) => readFileSync(new URL(`earlier/${name}`, import.meta.url), 'utf8');

let folder: string;
let server: RedisServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stakewatch-earlier-'));
  server = await startRedis();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
});

/** @param back SQL that leads from version 2 to an earlier one */
function embeddedFile(version: number, back = '', name = String(version)): string {
  const path = join(folder, `${name}.db`);
  const db = openDatabase(path);
  db.script(earlier('embedded-2.sql') + back);
  db.close();
  return path;
}

/** The same data as a later version, which is still an earlier one, had them. */
function raisedFile(version: number): string {
  const path = embeddedFile(2, '', `raised to ${version}`);
  const db = openDatabase(path);
  migrate(db, version);
  db.close();
  return path;
}

/** What version 2 of Redis had beside version 1, and what only later ones read otherwise: the trails. */
const IN_VERSION_2 = [
  ['ZADD', 'stories', String(NOW), 'story-1', String(NOW + 10), 'story-2'],
  [
    'LPUSH',
    'audit:T1:feeds',
    JSON.stringify({ teamId: 'T1', channelId: 'feeds', by: 'U1', at: NOW, what: 'added Foo' }),
  ],
  ['SADD', 'trails:T1', 'T1:feeds'],
  ['SET', 'version', '2'],
];

/** Each line of the file is a command; the first word after its name is the key. */
async function fillRedis(prefix: string, more: string[][] = []): Promise<void> {
  const redis = await connect(
    { url: server.url, prefix },
    { fill: `redis.call(ARGV[1], key(ARGV[2]), unpack(ARGV, 3))` },
  );
  for (const line of earlier('redis-1.jsonl').trim().split('\n')) await redis.run('fill', JSON.parse(line) as string[]);
  for (const command of more) await redis.run('fill', command);
  await redis.close();
}

const VERSIONS: [string, () => Promise<() => Promise<Store>>][] = [
  [
    'a file of version 1',
    async () => {
      const path = embeddedFile(1, 'ALTER TABLE alerts DROP COLUMN look_up; UPDATE schema_version SET version = 1');
      return async () => openEmbedded(path);
    },
  ],
  [
    'a file of version 2',
    async () => {
      const path = embeddedFile(2);
      return async () => openEmbedded(path);
    },
  ],
  ...[3, 4].map((version): [string, () => Promise<() => Promise<Store>>] => [
    `a file of version ${version}`,
    async () => {
      const path = raisedFile(version);
      return async () => openEmbedded(path);
    },
  ]),
  [
    'a Redis of version 2',
    async () => {
      await fillRedis('{version 2}', IN_VERSION_2);
      return () => openRedis(server.url, '{version 2}');
    },
  ],
  [
    'a Redis of version 1, under a prefix of odd signs',
    async () => {
      const prefix = '{o[l]d*\\?}-^';
      await fillRedis(prefix);
      return () => openRedis(server.url, prefix);
    },
  ],
];

describe.each(VERSIONS)('%s', (_, fill) => {
  it('is read whole, and can be gone on with', async () => {
    const open = await fill();
    const [store, other] = await Promise.all([open(), open()]);
    await expectAll(store);
    await expectAll(other);
    await goOn(store);
    await Promise.all([store.close(), other.close()]);
    const again = await open();
    expect((await again.storiesSince(0, 10, null)).map(({ id }) => id)).toEqual(['story-1', 'story-2']);
    await again.close();
  });
});

/** What a feed's state did not hold. */
const NEW_TO_FEEDS = {
  validatorsOf: null,
  failingSince: null,
  recent: [],
  cache: null,
  pace: null,
  moved: null,
  keysSeenAt: null,
  stopped: false,
  told: null,
};

async function expectAll(store: Store): Promise<void> {
  expect(await store.feeds()).toMatchObject([{ feed: aFeed(), state: NEW_TO_FEEDS }]);
  expect(await store.knownArticles([anArticle().keys, ['guid:article-2'], ['guid:other']])).toEqual([
    true,
    true,
    false,
  ]);
  const settings = { ...DEFAULT_SETTINGS, floor: 'low', rumors: false };
  expect(await store.watchlist('T1', 'C1')).toEqual({ ...aWatchlist(), settings });
  for (const found of [store.watchlists(), store.watchlistsOf('T1'), store.watchlistsFor(['borealis'])])
    expect(await found).toEqual([{ ...aWatchlist(), settings }]);
  expect(await store.storiesSince(0, 10, null)).toMatchObject([{ id: 'story-2', updatedAt: NOW + 10 }, aStory()]);
  const none = { assigned: null, objections: [] };
  const sent = { id: 'sent', state: 'sent', ts: '1.1', acknowledged: { by: 'U1', at: NOW + 9 }, ...none };
  expect(await store.alert('sent')).toMatchObject(sent);
  expect(await store.alertByCode('T1', 'C1', 'a-due')).toMatchObject({ state: 'due', acknowledged: null, ...none });
  expect(await store.alertsIn('T1', 'C2', ['held'], 10)).toMatchObject([{ id: 'held', ...none }]);
  expect(await store.auditOf('T1', 'C1', 10)).toEqual([]);
  const alerts = { due: 1, held: 1, sent: 1, dead: 0, digested: 0 };
  expect(await store.counts()).toMatchObject({ stories: 2, watchlists: 1, alerts });
}

async function goOn(store: Store): Promise<void> {
  const story = { story: aStory({ revision: 2, updatedAt: NOW + 20 }), companyKeys: ['borealis'] };
  const article = anArticle({ id: 'article-3' });
  expect(await store.commit({ article, stories: [story], alerts: [] })).toBe('committed');
  expect(await store.claimAlert(NOW + 20, 60_000, 0)).toMatchObject({ alert: { id: 'due' }, lookUp: null });
  const digest = anAlert({ id: 'digest', storyId: 'digest', channelId: 'C2', kind: 'digest' });
  expect(await store.oweDigest(digest, ['held'])).toBe(true);
  expect((await store.counts()).alerts).toEqual({ due: 2, held: 0, sent: 1, dead: 0, digested: 1 });
}

it('has a fixture for every earlier version', () => {
  const ofFiles = VERSIONS.filter(([name]) => name.startsWith('a file')).length;
  expect([ofFiles + 1, VERSIONS.length - ofFiles + 1]).toEqual([SCHEMA_VERSION, DATA_VERSION]);
});

it('forgets the trails of a workspace that an earlier Redis noted otherwise', async () => {
  await fillRedis('{trails}', IN_VERSION_2);
  const store = await openRedis(server.url, '{trails}');
  expect(await store.auditOf('T1', 'feeds', 10)).toHaveLength(1);
  await store.forgetTeam('T1');
  expect(await store.auditOf('T1', 'feeds', 10)).toEqual([]);
  await store.close();
});

describe('the interval of a feed that an earlier version saved', () => {
  const added = aFeed({ addedBy: 'command', every: 900_000 });
  const addedIn = { teamId: 'T1', channelId: 'C1', userId: 'U1' };
  it.each<[string, Feed, number | null]>([
    ['stays where the file asked for it', aFeed({ every: 900_000 }), 900_000],
    ['was nobody’s wish where a command added it', added, null],
    ['stays where this version wrote it', { ...added, addedIn }, 900_000],
  ])('%s', (_, feed, every) => {
    expect(storedFeed(JSON.stringify(feed), '{}').feed).toEqual({ ...feed, every });
  });
});
