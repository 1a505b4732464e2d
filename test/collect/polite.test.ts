// Polls over real HTTP, the clock handed in: what a server asks for is heeded, remembered and forgotten as it should be.
import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { feedIdOf } from '../../src/collect/canonical-url.ts';
import { createDownload, promptly, type ClosableDownload, type DownloadSettings } from '../../src/collect/download.ts';
import { pollFeed, type Poll } from '../../src/collect/poll.ts';
import { newFeedState, type Feed, type FeedState } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/time.ts';
import { startFeedServer, type FeedServer } from './feed-server.ts';
import { item, rss } from './samples.ts';

const NOW = Date.UTC(2025, 5, 10, 12);
const BOUNDS = { fastest: 5 * MINUTE, slowest: 6 * HOUR };
interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}
/** By path, what the server answers; a function sees what it is asked with. */
type Site = Record<string, Answer | ((asked: IncomingHttpHeaders) => Answer)>;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of open.splice(0)) await part.close();
});
async function serve(site: Site): Promise<FeedServer> {
  const server = await startFeedServer((request, response) => {
    const found = site[request.url ?? ''] ?? { status: 404 };
    const { status = 200, headers = {}, body = '' } = typeof found === 'function' ? found(request.headers) : found;
    response.writeHead(status, headers).end(status === 304 ? undefined : body);
  });
  open.push(server);
  return server;
}
function reader(servers: FeedServer[], settings: Partial<DownloadSettings> = {}, clock = () => NOW): ClosableDownload {
  const allowPrivateHosts = servers.map(({ host }) => host);
  const download = createDownload(
    { userAgent: 'T', timeoutMs: 5_000, maxBytes: 1_000_000, allowPrivateHosts, ...settings },
    clock,
  );
  open.push(download);
  return download;
}
function feedAt(url: string, change: Partial<Feed> = {}): Feed {
  return { id: feedIdOf(url), url, title: 'Wire', every: null, backfill: false, addedBy: 'config', ...change };
}
/** Articles that come every two hours. */
const NEWS = rss(
  ...[1, 3, 5, 7].map((hours) =>
    item({
      title: `Deal ${hours}`,
      link: `https://wire.example/${hours}`,
      date: new Date(NOW - hours * HOUR).toUTCString(),
    }),
  ),
);
async function watch(site: Site, path = '/feed') {
  const server = await serve(site);
  const download = reader([server]);
  const feed = feedAt(server.url(path));
  const poll = (state: FeedState, now = NOW): Promise<Poll> => pollFeed(feed, state, { download, now, bounds: BOUNDS });
  return { server, feed, poll, first: newFeedState(feed.id, NOW) };
}
const waitOf = ({ state }: Poll, now = NOW): number => state.nextPollAt - now;

describe('the time to the next poll', () => {
  it.each<[string, Record<string, string>, number]>([
    ['half the usual gap, where nothing is asked for', {}, HOUR],
    ['max-age', { 'cache-control': 'max-age=7200' }, 2 * HOUR],
    ['max-age, less Age', { 'cache-control': 'max-age=14400', age: '3600' }, 3 * HOUR],
    ['Expires', { date: new Date(NOW).toUTCString(), expires: new Date(NOW + 2 * HOUR).toUTCString() }, 2 * HOUR],
    ['as it publishes, where no-cache forbids to wait', { 'cache-control': 'no-cache, max-age=7200' }, HOUR],
  ])('is %s', async (_, headers, wait) => {
    const { poll, first } = await watch({ '/feed': { headers, body: NEWS } });
    expect(waitOf(await poll(first))).toBe(wait);
  });
  it.each<[string, string, number]>([
    ['ttl', '<ttl>180</ttl>', 3 * HOUR],
    ['ttl, a floor', '<ttl>1</ttl>', HOUR],
    ['skipHours', '<skipHours><hour>13</hour><hour>14</hour></skipHours>', 3 * HOUR],
    ['skipHours, of which 24 is midnight', '<skipHours><hour>24</hour></skipHours>', HOUR],
    ['skipDays, up to the ceiling', '<skipDays><day>Tuesday</day></skipDays>', 6 * HOUR],
    [
      'the syndication module',
      `<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>8</sy:updateFrequency>`,
      3 * HOUR,
    ],
    [
      'the syndication module, under another prefix',
      '<x:updatePeriod xmlns:x="http://purl.org/rss/1.0/modules/syndication/"> Daily </x:updatePeriod><ttl>60</ttl>',
      (6 * HOUR) / 1.1,
    ],
    ['the syndication module, not slower than it publishes', '<sy:updatePeriod>hourly</sy:updatePeriod>', HOUR],
    [
      'the syndication module, from its base on',
      '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>6</sy:updateFrequency><sy:updateBase>2000-01-01T02:00+00:00</sy:updateBase>',
      2 * HOUR,
    ],
    [
      'nothing that can be read',
      '<ttl>soon</ttl><skipHours>all</skipHours><sy:updatePeriod>now</sy:updatePeriod>',
      HOUR,
    ],
  ])('heeds %s', async (_, channel, wait) => {
    const body = NEWS.replace('<item>', `${channel}<item>`);
    const { poll, first } = await watch({ '/feed': { body } });
    expect(waitOf(await poll(first))).toBe(Math.round(wait));
  });
  it.each<[string, Record<string, string>, number]>([
    ['is that interval', {}, 10 * MINUTE],
    ['is longer where its server asks for more', { 'cache-control': 'max-age=7200' }, 2 * HOUR],
  ])('of a feed whose interval somebody set %s', async (_, headers, wait) => {
    const server = await serve({ '/feed': { headers, body: NEWS } });
    const feed = feedAt(server.url('/feed'), { every: 10 * MINUTE });
    const deps = { download: reader([server]), now: NOW, bounds: BOUNDS };
    expect(waitOf(await pollFeed(feed, newFeedState(feed.id, NOW), deps))).toBe(wait);
  });
  it('is renewed by "not modified", with its validators', async () => {
    let control = 'max-age=7200';
    const { server, poll, first } = await watch({
      '/feed': ({ 'if-none-match': etag }) =>
        etag === undefined
          ? { headers: { etag: '"1"', 'cache-control': control }, body: NEWS }
          : { status: 304, headers: { etag: '"2"', ...(control !== '' && { 'cache-control': control }) } },
    });
    const read = await poll(first);
    control = '';
    const held = await poll(read.state, NOW + 2 * HOUR);
    expect([held.outcome, waitOf(held, NOW + 2 * HOUR), held.state.etag]).toEqual(['not-modified', 2 * HOUR, '"2"']);
    control = 'max-age=14400';
    const longer = await poll(held.state, NOW + 4 * HOUR);
    expect(waitOf(longer, NOW + 4 * HOUR)).toBe(4 * HOUR);
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"2"']);
  });
});

describe('an address that leads elsewhere', () => {
  const moving = (status: number, to: () => string): Site => ({
    '/feed': () => ({ status, headers: { location: to() } }),
    '/new': { body: NEWS, headers: { etag: '"new"' } },
    '/newer': { body: NEWS },
  });
  const paths = (server: FeedServer): string[] => server.requests.splice(0).map(({ path }) => path);

  it.each([301, 308])('for good (%d) is followed three times, and then asked there', async (status) => {
    const { server, poll, first, feed } = await watch(moving(status, () => '/new'));
    let state = first;
    for (let n = 0; n < 3; n++) state = (await poll(state, NOW + n * HOUR)).state;
    expect(paths(server)).toEqual(['/feed', '/new', '/feed', '/new', '/feed', '/new']);
    for (let n = 3; n < 6; n++) state = (await poll(state, NOW + n * HOUR)).state;
    expect(paths(server)).toEqual(['/new', '/new', '/new']);
    expect(state.moved).toEqual({ to: server.url('/new'), polls: 3 });
    expect(feed.id).toBe(feedIdOf(server.url('/feed')));
  });
  it.each([302, 303, 307])('for today (%d) is never remembered', async (status) => {
    const { server, poll, first } = await watch(moving(status, () => '/new'));
    let state = first;
    for (let n = 0; n < 6; n++) state = (await poll(state, NOW + n * HOUR)).state;
    expect(paths(server).filter((path) => path === '/feed')).toHaveLength(6);
    expect(state.moved).toBeNull();
  });
  it('to one place and another for good is asked itself', async () => {
    let n = 0;
    const { server, poll, first } = await watch(moving(301, () => (n++ % 2 === 0 ? '/new' : '/newer')));
    let state = first;
    for (let i = 0; i < 6; i++) state = (await poll(state, NOW + i * HOUR)).state;
    expect(paths(server).filter((path) => path === '/feed')).toHaveLength(6);
  });
  it('for good, and from there for today, is remembered as far as it is for good', async () => {
    const { server, poll, first } = await watch({
      '/feed': { status: 301, headers: { location: '/new' } },
      '/new': { status: 302, headers: { location: '/today' } },
      '/today': { body: NEWS },
    });
    let state = first;
    for (let n = 0; n < 3; n++) state = (await poll(state, NOW + n * HOUR)).state;
    expect(state.moved).toEqual({ to: server.url('/new'), polls: 3 });
  });
  it('for today, and from there for good, is never remembered: nobody knows where tomorrow leads', async () => {
    const { poll, first } = await watch({
      '/feed': { status: 302, headers: { location: '/today' } },
      '/today': { status: 301, headers: { location: '/new' } },
      '/new': { body: NEWS },
    });
    expect((await poll(first)).state).toMatchObject({ failures: 0, moved: null });
  });
  it('is asked itself again when the new place fails', async () => {
    const site = moving(301, () => '/new');
    const { server, poll, first } = await watch(site);
    let state = first;
    for (let n = 0; n < 3; n++) state = (await poll(state, NOW + n * HOUR)).state;
    site['/new'] = { status: 410 };
    site['/feed'] = { body: NEWS };
    const failed = await poll(state, NOW + 4 * HOUR);
    expect(failed.state).toMatchObject({ failures: 1, moved: null, stopped: false });
    paths(server);
    expect(await poll(failed.state, NOW + 5 * HOUR)).toMatchObject({ state: { failures: 0, moved: null } });
    expect(paths(server)).toEqual(['/feed']);
  });
  it('with a login of its own is asked itself: no other address gets the login', async () => {
    const server = await serve(moving(301, () => '/new'));
    const feed = feedAt(server.url('/feed').replace('//', '//reader:secret@'));
    let state = newFeedState(feed.id, NOW);
    const download = reader([server]);
    for (let n = 0; n < 4; n++) state = (await pollFeed(feed, state, { download, now: NOW + n * HOUR })).state;
    expect(paths(server).filter((path) => path === '/feed')).toHaveLength(4);
    expect(JSON.stringify(state)).not.toContain('secret');
  });
});

describe('validators', () => {
  it('go back to the address that gave them, and to no other', async () => {
    const first = await serve({ '/feed': () => ({ status: 302, headers: { location: to } }) });
    const site = { '/today': { body: NEWS, headers: { etag: '"same words"', 'last-modified': 'whenever' } } };
    const [a, b] = [await serve(site), await serve(site)];
    let to = a.url('/today');
    const download = reader([first, a, b]);
    const feed = feedAt(first.url('/feed'));
    const read = await pollFeed(feed, newFeedState(feed.id, NOW), { download, now: NOW });
    await pollFeed(feed, read.state, { download, now: NOW + HOUR });
    to = b.url('/today');
    await pollFeed(feed, read.state, { download, now: NOW + 2 * HOUR });
    const sent = (server: FeedServer) =>
      server.requests.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);
    expect(sent(a)).toEqual([
      [undefined, undefined],
      ['"same words"', 'whenever'],
    ]);
    expect(sent(b)).toEqual([[undefined, undefined]]);
    expect(sent(first)).toEqual(Array.from({ length: 3 }, () => [undefined, undefined]));
  });
  it('that an older version kept without an address are of the feed’s own', async () => {
    const { server, poll, first } = await watch({ '/feed': { status: 304 } });
    const old = { ...first, etag: '"old"', baselineDone: true, keysSeenAt: NOW };
    expect((await poll(old)).outcome).toBe('not-modified');
    expect(server.requests[0]?.headers['if-none-match']).toBe('"old"');
  });
  it.each([
    ['not modified', { etag: '"1"' }],
    ['the same body', {}],
  ])(
    'are left out once a week, so that a feed that answers nothing but “%s” shows what it lists',
    async (_, headers) => {
      const { poll, first } = await watch({
        '/feed': (asked) => (asked['if-none-match'] === undefined ? { headers, body: NEWS } : { status: 304, headers }),
      });
      let { state } = await poll(first);
      const whole: number[] = [];
      for (let day = 1; day <= 30; day++) {
        const result = await poll(state, NOW + day * DAY);
        state = result.state;
        if (result.articles.length > 0) whole.push(day);
      }
      expect(whole).toEqual([7, 14, 21, 28]);
    },
  );
});

describe('a feed that is gone for good (410)', () => {
  it('stops, and goes on when it is asked for and there again', async () => {
    const site: Site = { '/feed': { status: 410 } };
    const { poll, first } = await watch(site);
    const gone = await poll(first);
    expect(gone.state).toMatchObject({ stopped: true, failures: 1, lastError: 'The feed is gone for good (410).' });
    expect(waitOf(gone)).toBeGreaterThan(1_000 * 365 * DAY);
    site['/feed'] = { body: NEWS };
    expect((await poll(gone.state, NOW + DAY)).state).toMatchObject({ stopped: false, failures: 0, lastError: null });
  });
});

describe('a host', () => {
  const busy = (headers: Record<string, string>, status = 429): Site => ({
    '/a': { status, headers },
    '/b': { body: NEWS },
  });
  it.each<[string, number, Record<string, string>, number]>([
    ['429 with a time', 429, { 'retry-after': '600' }, 10 * MINUTE],
    ['429 without one: a minute', 429, {}, MINUTE],
    ['503 with a time', 503, { 'retry-after': '1800' }, 30 * MINUTE],
    ['a time beyond all measure: a day', 429, { 'retry-after': '99999999' }, DAY],
  ])(
    'that answers one feed with %s is not asked for its others, and other hosts are',
    async (_, status, headers, wait) => {
      const [paused, other] = [await serve(busy(headers, status)), await serve(busy({}))];
      let now = NOW;
      const download = reader([paused, other], {}, () => now);
      const [a, b, elsewhere] = [feedAt(paused.url('/a')), feedAt(paused.url('/b')), feedAt(other.url('/b'))];
      const failed = await pollFeed(a, newFeedState(a.id, NOW), { download, now });
      expect(failed.state).toMatchObject({ failures: 1, nextPollAt: NOW + wait });
      const before = newFeedState(b.id, NOW);
      const held = await pollFeed(b, before, { download, now });
      expect(held).toMatchObject({ outcome: 'put-off', articles: [], state: { ...before, nextPollAt: NOW + wait } });
      expect(paused.requests.map(({ path }) => path)).toEqual(['/a']);
      expect((await pollFeed(elsewhere, newFeedState('x', NOW), { download, now })).outcome).toBe('new-body');
      now = NOW + wait;
      expect((await pollFeed(b, held.state, { download, now })).outcome).toBe('new-body');
    },
  );
  it('that answers 503 without a time holds up no other feed', async () => {
    const server = await serve(busy({}, 503));
    const download = reader([server]);
    const [a, b] = [feedAt(server.url('/a')), feedAt(server.url('/b'))];
    expect((await pollFeed(a, newFeedState(a.id, NOW), { download, now: NOW })).outcome).toBe('failed');
    expect((await pollFeed(b, newFeedState(b.id, NOW), { download, now: NOW })).outcome).toBe('new-body');
  });
  it('has no more connections than the settings say, and all its feeds are read', async () => {
    let most = 0;
    let running = 0;
    const server = await startFeedServer((_, response) => {
      most = Math.max(most, ++running);
      setTimeout(() => {
        running -= 1;
        response.end(NEWS);
      }, 5);
    });
    open.push(server);
    const download = reader([server], { hostConnections: 3 }, Date.now);
    const asked = Array.from({ length: 20 }, (_, n) =>
      download({ url: server.url(`/${n}`), etag: null, lastModified: null }),
    );
    expect((await Promise.all(asked)).map(({ state }) => state)).toEqual(asked.map(() => 'body'));
    expect(most).toBe(3);
  });
  it('that never answers holds up two polls, and none of the other hosts', async () => {
    const stuck = await startFeedServer(() => undefined);
    open.push(stuck);
    const quick = await serve({ '/feed': { body: NEWS } });
    let now = NOW;
    const download = reader([stuck, quick], {}, () => now);
    const under = [1, 2].map((n) => download({ url: stuck.url(`/${n}`), etag: null, lastModified: null }));
    while (stuck.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    now += 10 * SECOND;
    const feeds = [3, 4, 5, 6].map((n) => feedAt(stuck.url(`/${n}`)));
    const states = await Promise.all(
      feeds.map((feed) => pollFeed(feed, newFeedState(feed.id, now), { download, now })),
    );
    expect(states.map(({ outcome, state }) => [outcome, state.failures])).toEqual(states.map(() => ['put-off', 0]));
    expect(stuck.requests).toHaveLength(2);
    const other = feedAt(quick.url('/feed'));
    expect((await pollFeed(other, newFeedState(other.id, now), { download, now })).outcome).toBe('new-body');
    await download.close();
    expect((await Promise.all(under)).map(({ state }) => state)).toEqual(['failed', 'failed']);
  });
  it('is left in peace for as long as the settings say, but not before a person', async () => {
    const server = await serve({ '/feed': { body: NEWS } });
    const download = reader([server], { hostGapMs: 30 * SECOND });
    const asked = { url: server.url('/feed'), etag: null, lastModified: null };
    expect((await download(asked)).state).toBe('body');
    expect(await download({ ...asked, patience: SECOND })).toMatchObject({
      state: 'failed',
      putOff: true,
      retryAfter: 30 * SECOND,
      reason: expect.stringContaining('so it was not asked') as unknown,
    });
    expect((await promptly(download)(asked)).state).toBe('body');
  });
});

it('after failures the wait has a spread, so that a host that comes back is not asked by all its feeds at once', async () => {
  const server = await serve({ '/feed': { status: 500 } });
  const download = reader([server]);
  const feed = feedAt(server.url('/feed'));
  const wait = async (jitter: number) =>
    waitOf(await pollFeed(feed, newFeedState(feed.id, NOW), { download, now: NOW, jitter }));
  expect([await wait(0), await wait(0.5), await wait(1)]).toEqual([60, 75, 90].map((s) => s * SECOND));
});
