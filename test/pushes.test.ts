// WebSub from the feed that names a hub to the alert that is owed: a real hub, a real store, real HTTP; only the clock is ours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrokenOff } from '../src/parts/broken-off.ts';
import { createDownload, type ClosableDownload } from '../src/collect/download.ts';
import { createPost, type ClosablePost } from '../src/collect/download-post.ts';
import { DEFAULT_SETTINGS, newCompany, type Feed, type Subscription } from '../src/domain.ts';
import { createLog } from '../src/log.ts';
import { createRegistry } from '../src/match/aliases.ts';
import { createWatchIndex, watchKeys } from '../src/match/watch-index.ts';
import { runFeed, type Deps, type FeedResult } from '../src/pipeline.ts';
import type { FeedClaim, Store } from '../src/ports.ts';
import { createPushes, type RunningPushes } from '../src/pushes.ts';
import { serveRequests } from '../src/parts/request-server.ts';
import { openStore } from '../src/store/open.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../src/time.ts';
import { startFeedServer, type FeedServer } from './collect/feed-server.ts';
import { freePort } from './free-port.ts';
import { startHub, type Hub } from './hub.ts';

const LEASE = 40 * SECOND;
const registry = createRegistry([]);
const DEAL = 'Brackwater Holdings to acquire Quillbeam Systems for $120 million';
const NOTE = 'Quillbeam Systems hires a finance chief';

let dir = '';
let store: Store;
let hub: Hub;
let site: FeedServer;
let now = 0;
let titles: string[] = [];
let hubNamed: () => string | null = () => hub.url;
let reading: Deps;
let pushes: RunningPushes;
let download: ClosableDownload;
let post: ClosablePost;
let closeServer: () => Promise<void>;
let FEED: Feed;

const xml = (text: string): string => text.replaceAll('&', '&amp;');
const feedOf = (list: string[]): string => {
  const named = hubNamed();
  const links =
    named === null
      ? ''
      : `<atom:link rel="hub" href="${xml(named)}"/><atom:link rel="self" href="${site.url('/self')}"/>`;
  const items = list.map(
    (title) =>
      `<item><title>${title}</title><link>https://wire.example/${title.length}</link><guid>${title}</guid><pubDate>${new Date(now).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Wire</title>${links}${items.join('')}</channel></rss>`;
};

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-pushes-'));
  now = Date.UTC(2026, 4, 4, 12);
  titles = [NOTE];
  hubNamed = () => hub.url;
  [store, hub] = [await openStore({ redisUrl: null, redisPrefix: '', dataDir: dir }), await startHub()];
  site = await startFeedServer((_, response) => void response.writeHead(200).end(feedOf(titles)));
  FEED = { id: 'feed', url: site.url('/feed'), title: 'Wire', every: MINUTE, backfill: false, addedBy: 'config' };
  await store.saveFeed(FEED, now);
  const companies = [newCompany('vendor', 'Quillbeam Systems')];
  const watchlist = {
    teamId: 'T1',
    channelId: 'C1',
    channelName: '#risk',
    revision: 1,
    companies,
    settings: DEFAULT_SETTINGS,
    mutes: [],
    updatedAt: now,
  };
  await store.saveWatchlist(watchlist, watchKeys(registry, watchlist), []);
  const guards = { userAgent: 'T', timeoutMs: 5_000, maxBytes: 1_000_000, allowPrivateHosts: [site.host, hub.host] };
  [download, post] = [createDownload(guards), createPost(guards)];
  reading = {
    store,
    download,
    clock: () => now,
    registry,
    watching: createWatchIndex(registry),
    log: createLog('error'),
  };
  const port = await freePort();
  pushes = createPushes({
    reading,
    brokenOff: createBrokenOff(reading),
    post,
    publicUrl: `http://127.0.0.1:${port}`,
    leaseFor: LEASE,
  });
  reading.pushes = pushes;
  const hubPort = await serveRequests([pushes.answer], { host: '127.0.0.1', port, setting: 'PORT' });
  closeServer = () => hubPort.close();
});
afterEach(async () => {
  await pushes.finish();
  await Promise.all([closeServer(), download.close(), post.close(), site.close(), hub.close()]);
  await store.close();
  rmSync(dir, { recursive: true });
});

async function claim(after = HOUR): Promise<FeedClaim> {
  now += after;
  const claimed = await store.claimFeed(now, LEASE);
  if (claimed === null) throw new Error('expected the feed to be due');
  return claimed;
}
const poll = async (after?: number): Promise<FeedResult> => runFeed(await claim(after), reading);
const subscription = async (): Promise<Subscription | null> => store.subscription('feed');
const owed = async (): Promise<number> => (await store.alertsIn('T1', 'C1', [], 10)).length;
const until = (check: () => Promise<unknown>, what: unknown) =>
  expect.poll(check, { timeout: 5_000, interval: 5 }).toEqual(what);
/** The first poll, the hub asked, and its question answered. */
async function subscribe(): Promise<NonNullable<ReturnType<Hub['confirmed']>>> {
  await poll();
  expect(await pushes.work()).toBe(true);
  await until(async () => (await subscription())?.state, 'live');
  await until(async () => hub.confirmed('subscribe') !== undefined, true);
  const wish = hub.confirmed('subscribe');
  if (wish === undefined) throw new Error('expected a confirmed subscription');
  return wish;
}

describe('a feed that names a hub', () => {
  it('is subscribed to: with a path and a secret that nobody guesses, for a lease', async () => {
    const wish = await subscribe();
    expect(wish).toMatchObject({ mode: 'subscribe', topic: site.url('/self'), leaseSeconds: '864000' });
    expect(wish.callback).toMatch(/\/websub\/[\w-]{43}$/);
    expect(wish.secret).toMatch(/^[\da-f]{64}$/);
    expect(await subscription()).toMatchObject({
      leaseUntil: now + 600 * SECOND,
      dueAt: now + 400 * SECOND,
      lastError: null,
    });
    expect(await pushes.work()).toBe(false);
  });
  it('published, signed by any method of the standard: the alert is owed once', async () => {
    const wish = await subscribe();
    expect(await hub.send(wish, feedOf([DEAL, NOTE]))).toBe(202);
    await until(owed, 1);
    for (const method of ['sha1', 'sha384', 'sha512']) await hub.send(wish, feedOf([DEAL, NOTE]), { method });
    await until(async () => (await subscription())?.pushes, 4);
    expect(await owed()).toBe(1);
  });
  it('a poll and what the hub sends of the same news, at the same moment, tell it once', async () => {
    const wish = await subscribe();
    titles = [DEAL, NOTE];
    const [result] = await Promise.all([poll(), hub.send(wish, feedOf(titles)), hub.send(wish, feedOf(titles))]);
    await until(async () => (await subscription())?.pushes, 2);
    expect(result.articles).toBe(2);
    expect(await owed()).toBe(1);
  });
  it('waits for a poll that holds the feed', async () => {
    const wish = await subscribe();
    const held = await claim();
    expect(await hub.send(wish, feedOf([DEAL]))).toBe(202);
    expect(await owed()).toBe(0);
    await store.settleFeed({ feedId: 'feed', token: held.token }, held.state);
    await until(owed, 1);
  });
  it('what a hub sent before a crash is polled soon after it', async () => {
    await subscribe();
    expect(await store.claimFeedNow('feed', now, LEASE)).not.toBeNull(); // what the crash cut off
    now += LEASE;
    expect(await store.claimFeed(now, LEASE)).toMatchObject({ feed: { id: 'feed' } });
  });
  it('leaves what the poll remembers as it is, but for the times of the news', async () => {
    const wish = await subscribe();
    const [before] = await store.feeds();
    now += SECOND;
    await hub.send(wish, feedOf([DEAL]));
    await until(async () => (await subscription())?.pushes, 1);
    const { state } = (await store.feeds())[0] ?? {};
    expect(state).toEqual({ ...before?.state, lastNewAt: now, recent: state?.recent });
    expect(state?.recent[0]).toBeGreaterThan(before?.state.recent[0] ?? 0);
  });
});

describe('polling beneath', () => {
  const next = async (): Promise<number> => ((await store.feeds())[0]?.state.nextPollAt ?? 0) - now;
  it('goes on as usual until the hub has sent something new, then slowly, and as usual again once the hub missed something', async () => {
    const wish = await subscribe();
    await poll();
    expect(await next()).toBeLessThan(10 * MINUTE);
    await hub.send(wish, feedOf([DEAL]));
    await until(async () => (await subscription())?.provenAt, now);
    hub.lease = 30 * 86_400;
    await hub.verify(wish);
    titles = [DEAL, NOTE];
    await poll();
    expect(await next()).toBe(HOUR);
    titles = ['Brackwater Holdings opens an office in Bar', ...titles];
    await poll();
    expect(await next()).toBeLessThan(10 * MINUTE);
    expect((await subscription())?.provenAt).toBeNull();
  });
  it('goes on as usual when the lease has ended', async () => {
    const wish = await subscribe();
    await hub.send(wish, feedOf([DEAL]));
    await until(async () => (await subscription())?.provenAt, now);
    titles = [DEAL, NOTE];
    await poll();
    expect(await next()).toBeLessThan(10 * MINUTE);
  });
});

describe('what nobody signed with our secret', () => {
  it.each<[string, { method?: string; secret?: string; signature?: string | null }]>([
    ['another secret', { secret: 'ab'.repeat(32) }],
    ['no signature', { signature: null }],
    ['a method that is none', { signature: `md5=${'0'.repeat(32)}` }],
    ['half a signature', { signature: `sha256=${'0'.repeat(32)}` }],
    ['words', { signature: 'sha256=please' }],
  ])('%s: answered as if it were right, counted, and told to nobody', async (_, change) => {
    const wish = await subscribe();
    expect(await hub.send(wish, feedOf([DEAL]), change)).toBe(202);
    await until(async () => (await subscription())?.forged, 1);
    expect(await subscription()).toMatchObject({ pushes: 0, state: 'live' });
    expect(await owed()).toBe(0);
  });
  it('at a path that nobody was given there is nothing', async () => {
    const wish = await subscribe();
    const callback = wish.callback.slice(0, -43) + 'x'.repeat(43);
    expect(await hub.send({ ...wish, callback }, feedOf([DEAL]))).toBe(404);
    expect((await hub.verify({ ...wish, callback })).status).toBe(404);
  });
  it('signed, and no feed: nothing is told, and the feed is as well as before', async () => {
    const wish = await subscribe();
    expect(await hub.send(wish, '<html>Moved!</html>')).toBe(202);
    await until(async () => (await subscription())?.pushes, 1);
    expect((await store.feeds())[0]?.state).toMatchObject({ failures: 0, lastError: null });
  });
  it('more than a feed holds is refused', async () => {
    const wish = await subscribe();
    expect(await hub.send(wish, ' '.repeat(5_000_001))).toBe(413);
  });
});

describe('a hub that asks', () => {
  it.each<[string, Record<string, string>]>([
    ['about another feed', { 'hub.topic': 'https://wire.example/other' }],
    ['whether we leave', { 'hub.mode': 'unsubscribe' }],
    ['without a challenge', { 'hub.challenge': '' }],
    ['something unheard of', { 'hub.mode': 'dance' }],
  ])('%s gets no', async (_, change) => {
    const wish = await subscribe();
    const before = await subscription();
    expect(await hub.verify(wish, change)).toMatchObject({ status: 404, echoed: false });
    expect(await subscription()).toEqual(before);
  });
  it.each([
    ['0', MINUTE],
    ['99999999999', 30 * DAY],
    ['soon', 10 * DAY],
  ])('a lease of %s seconds is taken as %i ms', async (seconds, lease) => {
    const wish = await subscribe();
    await hub.verify(wish, { 'hub.lease_seconds': seconds });
    expect((await subscription())?.leaseUntil).toBe(now + lease);
  });
  it('and denies: polling goes on, and it is asked again a day later', async () => {
    const wish = await subscribe();
    expect((await hub.verify(wish, { 'hub.mode': 'denied', 'hub.reason': 'not\u0007 you' })).status).toBe(200);
    expect(await subscription()).toMatchObject({
      state: 'denied',
      lastError: 'The hub refuses the subscription: not you.',
    });
    expect(await pushes.work()).toBe(false);
    now += DAY;
    expect(await pushes.work()).toBe(true);
    await until(async () => (await subscription())?.state, 'live');
  });
});

describe('a hub', () => {
  it('is asked anew before the lease ends, with the same path and secret', async () => {
    const first = await subscribe();
    now += 400 * SECOND;
    expect(await pushes.work()).toBe(true);
    await until(async () => (await subscription())?.leaseUntil, now + 600 * SECOND);
    expect(hub.wishes.at(-1)).toEqual(first);
  });
  it.each<[string, (hub: Hub) => void, RegExp]>([
    [
      'that is down',
      (one) => void (one.answers = (_, request) => void request.socket.destroy()),
      /broke the connection off/,
    ],
    [
      'that says no',
      (one) => void (one.answers = (_, __, response) => void response.writeHead(400).end('no')),
      /status 400/,
    ],
    [
      'that sends us on for ever',
      (one) => void (one.answers = (_, __, response) => void response.writeHead(307, { location: '/hub' }).end()),
      /more than 3 times/,
    ],
    [
      'that sends us into a private network',
      (one) =>
        void (one.answers = (_, __, response) =>
          void response.writeHead(308, { location: 'http://169.254.169.254/' }).end()),
      /private network/,
    ],
    ['in a private network', () => void (hubNamed = () => 'http://10.1.2.3/hub'), /private network/],
  ])('%s costs nothing but a try now and then', async (_, misbehave, said) => {
    misbehave(hub);
    await poll();
    expect(await pushes.work()).toBe(true);
    expect(await subscription()).toMatchObject({ state: 'wanted', failures: 1, dueAt: now + 5 * MINUTE });
    expect((await subscription())?.lastError).toMatch(said);
    expect(await pushes.work()).toBe(false);
    hub.answers = null;
    hubNamed = () => hub.url;
    titles = [NOTE, 'Another day'];
    await poll();
    expect(await pushes.work()).toBe(true);
    await until(async () => (await subscription())?.state, 'live');
  });
  it('that sends us on by 307 is followed there', async () => {
    const elsewhere = await startHub();
    const guards = { userAgent: 'T', timeoutMs: 5_000, maxBytes: 1, allowPrivateHosts: [hub.host, elsewhere.host] };
    const follows = createPost(guards);
    hub.answers = (_, __, response) => void response.writeHead(307, { location: elsewhere.url }).end();
    elsewhere.answers = (_, __, response) => void response.writeHead(202).end();
    expect(await follows(hub.url, { 'hub.mode': 'subscribe' })).toEqual({ ok: true });
    expect(elsewhere.wishes.map(({ mode }) => mode)).toEqual(['subscribe']);
    await Promise.all([follows.close(), elsewhere.close()]);
  });
  it('that says yes and never calls back is asked more and more seldom', async () => {
    hub.answers = (_, __, response) => void response.writeHead(202).end();
    await poll();
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      await pushes.work();
      waits.push(((await subscription())?.dueAt ?? 0) - now);
      now = (await subscription())?.dueAt ?? 0;
    }
    expect(waits).toEqual([5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE]);
  });
  it('is told when the feed is removed, and what it sends from then on is refused', async () => {
    const wish = await subscribe();
    await store.removeFeed('feed');
    expect(await pushes.work()).toBe(true);
    await until(subscription, null);
    await until(async () => hub.confirmed('unsubscribe') !== undefined, true);
    expect(hub.confirmed('unsubscribe')).toMatchObject({ topic: wish.topic, callback: wish.callback, secret: '' });
    expect(await hub.send(wish, feedOf([DEAL]))).toBe(404);
    expect(await pushes.work()).toBe(false);
  });
  it('that does not let us go is forgotten after three tries', async () => {
    hub.lease = 86_400;
    const wish = await subscribe();
    hub.answers = (_, __, response) => void response.writeHead(500).end();
    await store.removeFeed('feed');
    for (let i = 0; i < 3; i++) {
      expect(await pushes.work()).toBe(true);
      expect(await hub.send(wish, feedOf([DEAL]))).toBe(410);
      now += MINUTE * 10;
      await hub.verify(wish); // whoever asks now gets no
    }
    await pushes.work();
    expect(await subscription()).toBeNull();
  });
  it('that the feed names no longer is left', async () => {
    await subscribe();
    hubNamed = () => null;
    await poll();
    expect((await subscription())?.state).toBe('leaving');
  });
  it('of a feed that names another each time is changed once an hour', async () => {
    await subscribe();
    const before = await subscription();
    hubNamed = () => `https://hub.example/${now}`;
    await poll(10 * MINUTE);
    expect(await subscription()).toEqual(before);
    await poll();
    expect((await subscription())?.hub).toBe(`https://hub.example/${now}`);
    expect((await subscription())?.secret).not.toBe(before?.secret);
  });
  it('no secret is in a log', async () => {
    const lines: string[] = [];
    const write = (line: unknown): void => void lines.push(JSON.stringify(line));
    Object.assign(reading.log, { info: write, warn: write, error: write });
    const wish = await subscribe();
    await hub.send(wish, feedOf([DEAL]));
    await hub.send(wish, feedOf([DEAL]), { secret: 'x' });
    await until(async () => (await subscription())?.forged, 1);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(new RegExp(`${wish.secret}|${wish.callback.slice(-43)}`));
  });
});
