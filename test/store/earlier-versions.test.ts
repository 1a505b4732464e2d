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
import { SCHEMA_VERSION } from '../../src/store/schema.ts';
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

let files = 0;
/** As the version's own program left it: sqlite3's `.dump` of its file. */
function fileOf(version: number): () => Promise<Store> {
  const path = join(folder, `${++files}.db`);
  const db = openDatabase(path);
  db.script(earlier(`embedded-${version}.sql`));
  db.close();
  return async () => openEmbedded(path);
}

/** The same of Redis: each line is a command; the word after its name is the key. */
async function redisOf(version: number, prefix: string): Promise<() => Promise<Store>> {
  const redis = await connect(
    { url: server.url, prefix },
    { fill: `redis.call(ARGV[1], key(ARGV[2]), unpack(ARGV, 3))` },
  );
  for (const line of earlier(`redis-${version}.jsonl`).trim().split('\n'))
    await redis.run('fill', JSON.parse(line) as string[]);
  await redis.close();
  return () => openRedis(server.url, prefix);
}

/** What a version knew that the first one did not. */
type Knew = 'audit, workspaces' | 'subscriptions' | 'feed trails';
const VERSIONS: [string, Knew[], () => Promise<() => Promise<Store>>][] = [
  ['a file of version 1', [], async () => fileOf(1)],
  ['a file of version 2', [], async () => fileOf(2)],
  ['a file of version 3', ['audit, workspaces'], async () => fileOf(3)],
  ['a file of version 4', ['audit, workspaces', 'subscriptions', 'feed trails'], async () => fileOf(4)],
  ['a Redis of version 1, under a prefix of odd signs', [], () => redisOf(1, '{o[l]d*\\?}-^')],
  ['a Redis of version 2', ['audit, workspaces', 'subscriptions', 'feed trails'], () => redisOf(2, '{version 2}')],
];

describe.each(VERSIONS)('%s', (_, knew, fill) => {
  it('is read whole, and can be gone on with', async () => {
    const open = await fill();
    const [store, other] = await Promise.all([open(), open()]);
    for (const each of [store, other]) {
      await expectAll(each, knew.includes('audit, workspaces') ? 'U2' : null);
      for (const one of knew) await expectKnown[one](each);
    }
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

/** @param assigned to whom the alert that was posted is */
async function expectAll(store: Store, assigned: string | null): Promise<void> {
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
  const sent = { id: 'sent', state: 'sent', ts: '1.1', acknowledged: { by: 'U1', at: NOW + 9 }, objections: [] };
  const to = assigned === null ? null : { to: assigned, by: 'U1', at: NOW + 11 };
  expect(await store.alert('sent')).toMatchObject({ ...sent, assigned: to });
  expect(await store.alertByCode('T1', 'C1', 'a-due')).toMatchObject({ state: 'due', acknowledged: null, ...none });
  expect(await store.alertsIn('T1', 'C2', ['held'], 10)).toMatchObject([{ id: 'held', ...none }]);
  const alerts = { due: 1, held: 1, sent: 1, dead: 0, digested: 0 };
  expect(await store.counts()).toMatchObject({ stories: 2, watchlists: 1, alerts });
}

const expectKnown: Record<Knew, (store: Store) => Promise<void>> = {
  async 'audit, workspaces'(store) {
    const entry = { teamId: 'T1', channelId: 'C1', by: 'U1', at: NOW + 3 };
    const what = 'put Quarry Data on the watchlist as vendor';
    expect(await store.auditOf('T1', 'C1', 10)).toEqual([{ ...entry, what }]);
    expect(await store.installations()).toEqual([{ id: 'T1', sealed: 'sealed in an earlier version', at: NOW }]);
    expect([await store.orgOf('T1'), await store.teamsOf('E1')]).toEqual(['E1', ['T1']]);
  },
  async subscriptions(store) {
    const sent = {
      secret: 'a secret of the hub',
      topic: 'https://news.example/feed-1.xml',
      state: 'live',
      revision: 1,
    };
    expect(await store.subscriptionAt('call-1')).toMatchObject({ feedId: 'feed-1', dueAt: NOW + 800_000_000, ...sent });
    expect(await store.subscriptions()).toHaveLength(1);
  },
  async 'feed trails'(store) {
    const entry = { teamId: 'T1', channelId: 'feeds', by: 'U1', at: NOW, what: 'added a feed' };
    expect(await store.auditOf('T1', 'feeds', 10)).toEqual([entry]);
  },
};

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

it.each([
  ['file', async () => fileOf(4)],
  ['Redis', () => redisOf(2, '{trails}')],
])('forgets the trails of a workspace that an earlier %s noted', async (_, fill) => {
  const store = await (await fill())();
  await store.forgetTeam('T1');
  expect([await store.auditOf('T1', 'C1', 10), await store.auditOf('T1', 'feeds', 10)]).toEqual([[], []]);
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
