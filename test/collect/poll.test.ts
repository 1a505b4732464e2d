import { afterEach, describe, expect, it } from 'vitest';
import { createDownload, type ClosableDownload } from '../../src/collect/download.ts';
import { feedIdOf } from '../../src/collect/canonical-url.ts';
import { pollFeed, type Poll } from '../../src/collect/poll.ts';
import { newFeedState } from '../../src/domain.ts';
import type { Feed, FeedState } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/time.ts';
import { startFeedServer, type FeedServer } from './feed-server.ts';
import { atom, item, rss } from './samples.ts';

const NOW = Date.UTC(2025, 5, 10, 12);
/** What the server answers next; a test changes it between polls. */
interface Site {
  body: string;
  status: number;
  headers: Record<string, string>;
}
let server: FeedServer | undefined;
let download: ClosableDownload | undefined;
afterEach(async () => {
  await download?.close();
  await server?.close();
});

async function watch(
  site: Site,
  settings: Partial<Feed> = {},
): Promise<{ feed: Feed; poll: (state: FeedState, now?: number, jitter?: number) => Promise<Poll>; first: FeedState }> {
  server = await startFeedServer(({ headers }, response) => {
    const same = site.headers.etag !== undefined && headers['if-none-match'] === site.headers.etag;
    response.writeHead(same ? 304 : site.status, site.headers).end(same ? undefined : site.body);
  });
  const reader = createDownload({
    userAgent: 'T',
    timeoutMs: 5_000,
    maxBytes: 1_000_000,
    allowPrivateHosts: [server.host],
  });
  download = reader;
  const url = server.url('/feed');
  const feed: Feed = {
    id: feedIdOf(url),
    url,
    title: '',
    every: 15 * MINUTE,
    backfill: false,
    addedBy: 'config',
    ...settings,
  };
  return {
    feed,
    first: newFeedState(feed.id, NOW),
    poll: (state, now = NOW, jitter) =>
      pollFeed(feed, state, { download: reader, now, ...(jitter !== undefined && { jitter }) }),
  };
}
const site = (body: string, headers: Record<string, string> = {}): Site => ({ body, status: 200, headers });
const deal = (n: number, date?: string): string =>
  item({
    title: `Deal ${n}`,
    link: `https://wire.example/${n}`,
    guid: `deal-${n}`,
    ...(date !== undefined && { date }),
  });
const titles = ({ articles }: Poll): string[] => articles.map(({ title }) => title);

describe('the first poll', () => {
  it('is the baseline, and the next is not', async () => {
    const news = site(rss(deal(1)));
    const { poll, first } = await watch(news);
    const baseline = await poll(first);
    expect(baseline).toMatchObject({ baseline: true, outcome: 'new-body', title: 'Example Wire', skipped: 0 });
    expect(titles(baseline)).toEqual(['Deal 1']);
    news.body = rss(deal(2), deal(1));
    expect(await poll(baseline.state, NOW + HOUR)).toMatchObject({ baseline: false, outcome: 'new-body' });
  });
  it('that was cut off is the baseline with the one after it, and no longer', async () => {
    const cut = (...deals: string[]): string => rss(...deals).replace(/<\/item>\s*<\/channel>[^]*$/, '');
    const news = site(cut(deal(3), deal(2)));
    const { poll, first } = await watch(news);
    const half = await poll(first);
    expect(half).toMatchObject({ baseline: true, state: { baselineDone: false } });
    expect(titles(half)).toEqual(['Deal 3']);
    news.body = cut(deal(3), deal(2), deal(1));
    const more = await poll(half.state, NOW + HOUR);
    expect(more).toMatchObject({ baseline: true, outcome: 'new-body', state: { baselineDone: true } });
    news.body = rss(deal(4), deal(3), deal(2), deal(1));
    expect(await poll(more.state, NOW + 2 * HOUR)).toMatchObject({ baseline: false, outcome: 'new-body' });
  });
  it('is told like any other where backfill is chosen', async () => {
    const { poll, first } = await watch(site(rss(deal(1))), { backfill: true });
    expect(await poll(first)).toMatchObject({ baseline: false, state: { baselineDone: true } });
  });
  it('is still to come after a failure', async () => {
    const news = { ...site(rss(deal(1))), status: 500 };
    const { poll, first } = await watch(news);
    const failed = await poll(first);
    expect(failed).toMatchObject({ outcome: 'failed', baseline: false, articles: [], state: { baselineDone: false } });
    news.status = 200;
    expect(await poll(failed.state)).toMatchObject({ baseline: true });
  });
});

describe('an article', () => {
  it('carries what the feed prints, and nothing that it does not', async () => {
    const { poll, first, feed } = await watch(
      site(
        rss(
          item({
            title: 'Ampere &amp; Sons',
            link: 'http://www.wire.example/1?utm_source=rss',
            date: 'Mon, 09 Jun 2025 08:00:00 GMT',
            body: '&lt;p&gt;x',
          }),
          item({ title: 'No link', guid: 'no-link' }),
        ),
      ),
    );
    expect((await poll(first)).articles).toEqual([
      expect.objectContaining({ title: 'No link', url: null, publishedAt: null, body: '' }),
      {
        id: expect.stringMatching(/^[\da-f]{32}$/) as unknown,
        keys: [expect.stringMatching(/^url:[\da-f]{32}$/), expect.stringMatching(/^path:[\da-f]{16}:[\da-f]{32}$/)],
        feedId: feed.id,
        source: 'Example Wire',
        url: 'http://www.wire.example/1',
        title: 'Ampere & Sons',
        body: '<p>x',
        publishedAt: Date.UTC(2025, 5, 9, 8),
        seenAt: NOW,
      },
    ]);
  });
  it("is of the source that the settings name, before the feed's own name", async () => {
    const { poll, first } = await watch(site(rss(deal(1))), { title: 'My Wire' });
    expect((await poll(first)).articles[0]?.source).toBe('My Wire');
  });
  it.each<[string, string, number | null]>([
    ['today', 'Tue, 10 Jun 2025 11:00:00 GMT', NOW - HOUR],
    ['later today, by a wrong zone', 'Tue, 10 Jun 2025 20:00:00 GMT', NOW + 8 * HOUR],
    ['next week', 'Tue, 17 Jun 2025 12:00:00 GMT', null],
    ['1970', 'Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['no date', 'soon', null],
  ])('dated %s', async (_, date, publishedAt) => {
    const { poll, first } = await watch(site(rss(deal(1, date))));
    expect((await poll(first)).articles[0]?.publishedAt).toBe(publishedAt);
  });
  it('opens no address but http and https', async () => {
    const { poll, first } = await watch(site(rss(item({ title: 'Trap', link: 'javascript:alert(1)', guid: 'trap' }))));
    expect((await poll(first)).articles[0]?.url).toBeNull();
  });
  it('needs words: an item without any is left out', async () => {
    const { poll, first } = await watch(site(rss('<item><link>https://wire.example/1</link></item>', deal(2))));
    expect(titles(await poll(first))).toEqual(['Deal 2']);
  });
});

describe('the order', () => {
  const [early, late] = ['Tue, 10 Jun 2025 08:00:00 GMT', 'Tue, 10 Jun 2025 09:00:00 GMT'];
  it.each([
    ['newest first, undated', rss(deal(2), deal(1)), ['Deal 1', 'Deal 2']],
    ['newest first, dated', rss(deal(2, late), deal(1, early)), ['Deal 1', 'Deal 2']],
    ['oldest first, dated', rss(deal(1, early), deal(2, late)), ['Deal 1', 'Deal 2']],
    [
      'an undated one stays by its neighbour',
      rss(deal(3, late), deal(2), deal(1, early)),
      ['Deal 1', 'Deal 2', 'Deal 3'],
    ],
  ])('is oldest first, for a feed printed %s', async (_, body, order) => {
    const { poll, first } = await watch(site(body));
    expect(titles(await poll(first))).toEqual(order);
  });
});

describe('a re-issued article', () => {
  it('34 times in one feed, with other guids and dates, is one article', async () => {
    const again = Array.from({ length: 34 }, (_, n) =>
      item({
        title: 'Ampere agrees to buy Borealis',
        link: `https://wire.example/deal?utm_id=${n}`,
        guid: `re-issue-${n}`,
        date: new Date(NOW - n * HOUR).toUTCString(),
      }),
    );
    const { poll, first } = await watch(site(rss(...again)));
    const { articles } = await poll(first);
    expect(articles).toHaveLength(1);
    expect(articles[0]?.keys).toHaveLength(1 + 34 + 1); // the address, every guid, and the title with its path
  });
  it('34 times in 34 polls, with title, guid and date changed, shares a key each time', async () => {
    const news = site('');
    const { poll, first } = await watch(news, { backfill: true });
    const known = new Set<string>();
    let fresh = 0;
    let state = first;
    for (let n = 0; n < 34; n++) {
      news.body = rss(
        item({ title: `Update ${n}: Ampere buys Borealis`, link: 'https://wire.example/deal', guid: `v${n}-of-it` }),
      );
      const result = await poll(state, NOW + n * HOUR);
      state = result.state;
      fresh += result.articles.filter(({ keys }) => !keys.some((key) => known.has(key))).length;
      for (const key of result.articles.flatMap(({ keys }) => keys)) known.add(key);
    }
    expect(fresh).toBe(1);
  });
  it('under guids that were all renamed overnight is known', async () => {
    const news = site(rss(deal(1), deal(2)));
    const { poll, first } = await watch(news);
    const before = await poll(first);
    news.body = news.body.replaceAll('deal-', 'tag:wire.example,2025:');
    const after = await poll(before.state, NOW + DAY);
    const known = before.articles.flatMap(({ keys }) => keys);
    expect(after.articles.map(({ keys }) => keys.some((key) => known.includes(key)))).toEqual([true, true]);
    expect(after.articles.map(({ id }) => id)).toEqual(before.articles.map(({ id }) => id));
  });
});

describe('nothing new', () => {
  it('by the validators: nothing is downloaded twice', async () => {
    const { poll, first } = await watch(site(rss(deal(1)), { etag: '"v1"' }));
    const read = await poll(first);
    expect(read.state).toMatchObject({ etag: '"v1"', lastModified: null });
    expect(await poll(read.state, NOW + HOUR)).toEqual({
      articles: [],
      baseline: false,
      outcome: 'not-modified',
      title: null,
      skipped: 0,
      read: null,
      state: {
        ...read.state,
        lastPollAt: NOW + HOUR,
        lastSuccessAt: NOW + HOUR,
        nextPollAt: NOW + HOUR + 15 * MINUTE,
        cache: { date: expect.any(String) as unknown },
      },
    });
  });
  it('by the body, where there are no validators', async () => {
    const { poll, first } = await watch(site(rss(deal(1))));
    const read = await poll(first);
    expect(await poll(read.state)).toMatchObject({ outcome: 'same-body', articles: [], baseline: false });
  });
  it('an empty feed is read too', async () => {
    const { poll, first } = await watch(site(atom()));
    expect(await poll(first)).toMatchObject({ outcome: 'new-body', articles: [], state: { baselineDone: true } });
  });
});

describe('the next poll', () => {
  it.each([
    [0, 15 * MINUTE],
    [1, 16.5 * MINUTE],
    [7, 16.5 * MINUTE],
  ])('comes after the interval, with jitter %d', async (jitter, wait) => {
    const { poll, first } = await watch(site(rss(deal(1))));
    expect((await poll(first, NOW, jitter)).state.nextPollAt).toBe(NOW + wait);
  });
  it('comes later after each failure, and the failure is told in words', async () => {
    const news = { ...site('oops'), status: 503 };
    const { poll, first } = await watch(news);
    const waits: number[] = [];
    let state = first;
    for (let n = 0; n < 12; n++) {
      state = (await poll(state)).state;
      waits.push((state.nextPollAt - NOW) / MINUTE);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    expect(state).toMatchObject({
      failures: 12,
      lastError: 'The server has a problem of its own (503).',
      lastSuccessAt: null,
    });
    Object.assign(news, site(rss(deal(1))));
    expect((await poll(state)).state).toMatchObject({ failures: 0, lastError: null, lastSuccessAt: NOW });
  });
  it.each<[string, number, string, number]>([
    ['waits as long as the server asks', 429, '600', 10 * MINUTE],
    ['waits no shorter than its own patience', 429, '5', MINUTE],
    ['waits no longer than a day', 503, '99999999', DAY],
  ])('%s', async (_, status, retryAfter, wait) => {
    const { poll, first } = await watch({ body: '', status, headers: { 'retry-after': retryAfter } });
    expect((await poll(first)).state.nextPollAt - NOW).toBe(wait);
  });
  it('after a body that is no feed: a failure, and the validators of the last good one stay', async () => {
    const news = site(rss(deal(1)), { etag: '"v1"' });
    const { poll, first } = await watch(news);
    const good = (await poll(first)).state;
    Object.assign(news, site('<html><body>Maintenance</body></html>', { etag: '"v2"' }));
    const bad = await poll(good, NOW + HOUR);
    expect(bad).toMatchObject({ outcome: 'failed', state: { etag: '"v1"', bodyHash: good.bodyHash, failures: 1 } });
    expect(bad.state.lastError).toBe('This is a web page, not a feed.');
    expect(bad.state.nextPollAt).toBe(NOW + HOUR + 60 * SECOND);
  });
});
