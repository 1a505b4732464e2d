// Feeds in trouble, from polls over real HTTP to what channels are owed, on a real store that is closed and opened again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedIdOf } from '../src/collect/canonical-url.ts';
import { createDownload, type ClosableDownload } from '../src/collect/download.ts';
import type { Feed } from '../src/domain.ts';
import { createRegistry } from '../src/match/aliases.ts';
import { createWatchIndex } from '../src/match/watch-index.ts';
import { runFeed, type Deps } from '../src/pipeline.ts';
import type { Store } from '../src/ports.ts';
import { feedOf, seedFeeds } from '../src/parts/seed.ts';
import { openStore } from '../src/store/open.ts';
import { DAY, HOUR, MINUTE } from '../src/time.ts';
import { startFeedServer, type FeedServer } from './collect/feed-server.ts';
import { item, rss } from './collect/samples.ts';

const registry = createRegistry([]);
const OPERATOR = { teamId: 'T1', channelId: 'C0OPERATOR' };
let dir = '';
let server: FeedServer;
let store: Store;
let download: ClosableDownload;
let now = Date.UTC(2026, 4, 4, 12);
/** What every feed of the server answers; by path where one of them differs. */
let status: Record<string, number>;
let titles: string[];
let logged: Record<string, unknown>[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-trouble-'));
  status = {};
  titles = ['First'];
  logged = [];
  server = await startFeedServer(({ url = '' }, response) => {
    const items = titles.map((title) => item({ title: `${title} of many words`, guid: `guid-${title}` }));
    response.writeHead(status[url] ?? 200).end(rss(...items));
  });
  download = createDownload({ userAgent: 'T', timeoutMs: 5_000, maxBytes: 1e6, allowPrivateHosts: [server.host] });
  store = await openOne();
});
afterEach(async () => {
  await store.close();
  await download.close();
  await server.close();
  rmSync(dir, { recursive: true });
});
const openOne = (): Promise<Store> => openStore({ redisUrl: null, redisPrefix: '', dataDir: dir });
async function reopen(): Promise<void> {
  await store.close();
  store = await openOne();
}
function feedAt(path: string, change: Partial<Feed> = {}): Feed {
  const url = server.url(path);
  return { id: feedIdOf(url), url, title: `Wire ${path}`, every: HOUR, backfill: false, addedBy: 'config', ...change };
}
/** Polls whatever is due, so many hours after the last time, over and over. */
async function hours(many: number, on: Store = store, more: Partial<Deps> = {}): Promise<void> {
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line) as never) });
  const deps: Deps = {
    store: on,
    download,
    clock: () => now,
    registry,
    watching: createWatchIndex(registry),
    log,
    operator: OPERATOR,
    ...more,
  };
  for (let hour = 0; hour < many; hour++) {
    now += HOUR;
    for (let claim = await on.claimFeed(now, MINUTE); claim !== null; claim = await on.claimFeed(now, MINUTE)) {
      await runFeed(claim, deps);
    }
  }
}
async function toldIn(channelId: string): Promise<(string | undefined)[]> {
  const alerts = await store.alertsIn('T1', channelId, [], 100);
  return alerts.toReversed().map(({ kind, feedNotice }) => (kind === 'feed' ? feedNotice?.about : kind));
}

describe('a feed in trouble', () => {
  it('is told once where the operator wants it, and once when it is well again, over restarts', async () => {
    await store.saveFeed(feedAt('/a'), now);
    await store.saveFeed(feedAt('/b'), now);
    await hours(2);
    status = { '/a': 500 };
    for (let day = 0; day < 5; day++) {
      await hours(24);
      await reopen();
    }
    expect(await toldIn(OPERATOR.channelId)).toEqual(['failing']);
    status = {};
    await hours(24);
    await reopen();
    await hours(24);
    expect(await toldIn(OPERATOR.channelId)).toEqual(['failing', 'recovered']);
    expect(logged.map(({ event }) => event)).toEqual(['feed-failing', 'feed-recovered']);
    const [recovered] = await store.alertsIn('T1', OPERATOR.channelId, [], 1);
    expect(recovered).toMatchObject({
      state: 'due',
      loud: false,
      severity: 'digest',
      feedNotice: { title: 'Wire /a', url: server.url('/a') },
    });
  });
  it('that a command added is told of where it was added', async () => {
    const addedIn = { teamId: 'T1', channelId: 'C0TEAM', userId: 'U1' };
    await store.saveFeed(feedAt('/a', { addedBy: 'command', addedIn }), now);
    await store.saveFeed(feedAt('/b'), now);
    await hours(2);
    status = { '/a': 404 };
    await hours(24);
    expect([await toldIn('C0TEAM'), await toldIn(OPERATOR.channelId)]).toEqual([['failing'], []]);
  });
  it('is no news while no feed at all can be read, for a day', async () => {
    for (const path of ['/a', '/b', '/c']) await store.saveFeed(feedAt(path), now);
    await hours(2);
    status = { '/a': 500, '/b': 500, '/c': 500 };
    await hours(20);
    expect(await toldIn(OPERATOR.channelId)).toEqual([]);
    status = {};
    await hours(12);
    expect(await toldIn(OPERATOR.channelId)).toEqual([]);
    status = { '/a': 500, '/b': 500, '/c': 500 };
    await hours(48);
    expect(await toldIn(OPERATOR.channelId)).toEqual(['failing', 'failing', 'failing']);
  });
  it('is told of by itself only when the warning that many fail is over', async () => {
    for (const path of ['/a', '/b', '/c']) await store.saveFeed(feedAt(path), now);
    await hours(2);
    status = { '/a': 500, '/b': 500 };
    let isWarned = true;
    const warnedOfFeeds = () => Promise.resolve(isWarned);
    await hours(48, store, { warnedOfFeeds });
    expect([await toldIn(OPERATOR.channelId), logged]).toEqual([[], []]);
    isWarned = false;
    status = { '/a': 500 };
    await hours(24, store, { warnedOfFeeds });
    expect(await toldIn(OPERATOR.channelId)).toEqual(['failing']);
  });
  it('is told after a day where many fail and no operator has a warning of it', async () => {
    const addedIn = { teamId: 'T1', channelId: 'C0TEAM', userId: 'U1' };
    await store.saveFeed(feedAt('/a', { addedBy: 'command', addedIn }), now);
    await store.saveFeed(feedAt('/b'), now);
    await hours(2);
    status = { '/a': 500 };
    const alone = { warnedOfFeeds: () => Promise.resolve(true), operator: null };
    await hours(20, store, alone);
    expect(await toldIn('C0TEAM')).toEqual([]);
    await hours(20, store, alone);
    expect(await toldIn('C0TEAM')).toEqual(['failing']);
  });
  it('is told once over a crash between the message and the state', async () => {
    await store.saveFeed(feedAt('/a'), now);
    await hours(2);
    status = { '/a': 410 };
    const crashing: Store = { ...store, settleFeed: () => Promise.reject(new Error('crash')) };
    await expect(hours(1, crashing)).rejects.toThrow('crash');
    await reopen();
    await hours(1);
    expect(await toldIn(OPERATOR.channelId)).toEqual(['gone']);
  });
  it('that fell silent is told, and when something new comes, though its articles have no dates', async () => {
    await store.saveFeed(feedAt('/a'), now);
    for (let n = 0; n < 4; n++) {
      titles.push(`Number ${n}`);
      await hours(6);
    }
    expect(await toldIn(OPERATOR.channelId)).toEqual([]);
    await hours(10 * 24);
    expect(await toldIn(OPERATOR.channelId)).toEqual(['silent']);
    titles.push('At last');
    await hours(2);
    expect(await toldIn(OPERATOR.channelId)).toEqual(['silent', 'recovered']);
  });
});

it('a feed that was silent long before it was added is told at its first poll, and not again', async () => {
  await server.close();
  const dates = [900, 901, 903].map((days) => new Date(now - days * DAY).toUTCString());
  const items = dates.map((date, n) => item({ title: `An old deal of many words ${n}`, guid: `old-${n}`, date }));
  server = await startFeedServer((_, response) => void response.end(rss(...items)));
  await download.close();
  download = createDownload({ userAgent: 'T', timeoutMs: 5_000, maxBytes: 1e6, allowPrivateHosts: [server.host] });
  await store.saveFeed(feedAt('/a'), now);
  await hours(1);
  expect(await toldIn(OPERATOR.channelId)).toEqual(['silent']);
  await hours(72);
  expect(await toldIn(OPERATOR.channelId)).toEqual(['silent']);
});

describe('a feed that stopped', () => {
  const entry = () => ({ url: server.url('/a'), title: 'Wire', every: HOUR, backfill: false });
  it('is asked for again when its entry changed, and only then', async () => {
    await seedFeeds(store, [entry()], [], now);
    status = { '/a': 410 };
    await hours(5 * 24);
    expect(server.requests).toHaveLength(1);
    await seedFeeds(store, [entry()], [], now);
    await hours(24);
    expect(server.requests).toHaveLength(1);
    status = {};
    await seedFeeds(store, [{ ...entry(), every: 2 * HOUR }], [], now);
    await hours(1);
    expect(server.requests).toHaveLength(2);
    expect(await toldIn(OPERATOR.channelId)).toEqual(['gone', 'recovered']);
    expect((await store.feeds())[0]?.feed).toEqual(feedOf({ ...entry(), every: 2 * HOUR }));
  });
});

it('an article that a feed lists for a year, answering nothing but "not modified", is not forgotten', async () => {
  await server.close();
  server = await startFeedServer(({ headers }, response) => {
    const known = headers['if-none-match'] === '"same"';
    const body = rss(item({ title: 'One deal of many words', link: 'https://wire.example/deal' }));
    response.writeHead(known ? 304 : 200, { etag: '"same"' }).end(known ? undefined : body);
  });
  await download.close();
  download = createDownload({ userAgent: 'T', timeoutMs: 5_000, maxBytes: 1e6, allowPrivateHosts: [server.host] });
  await store.saveFeed(feedAt('/a', { every: DAY }), now);
  for (let day = 0; day < 365; day++) {
    await hours(24);
    await store.prune(now, 730 * DAY);
  }
  const ofFeed = (await store.feeds())[0]?.state;
  expect(ofFeed).toMatchObject({ failures: 0, etag: '"same"', lastNewAt: null });
  const whole = server.requests.filter(({ headers }) => headers['if-none-match'] === undefined);
  expect(whole.length).toBeLessThan(365 / 6);
});
