import { afterEach, describe, expect, it } from 'vitest';
import { checkFeed } from '../../src/collect/check-feed.ts';
import { feedsNamedBy } from '../../src/collect/discover.ts';
import { createDownload, type ClosableDownload } from '../../src/collect/download.ts';
import { startFeedServer, type FeedServer } from './feed-server.ts';
import { item, rss } from './samples.ts';

let server: FeedServer | undefined;
let download: ClosableDownload | undefined;
afterEach(async () => {
  await download?.close();
  await server?.close();
});
async function check(
  pages: Record<string, string>,
  path: string,
): Promise<{ result: Awaited<ReturnType<typeof checkFeed>>; url: (path: string) => string }> {
  const site = await startFeedServer(({ url }, response) => {
    const page = pages[url ?? ''];
    if (page?.startsWith('/')) response.writeHead(301, { location: page }).end();
    else response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  const reader = createDownload({
    userAgent: 'T',
    timeoutMs: 5_000,
    maxBytes: 1_000_000,
    allowPrivateHosts: [site.host],
  });
  [server, download] = [site, reader];
  return { result: await checkFeed(site.url(path), reader), url: site.url };
}

describe('checkFeed', () => {
  it('says what the feed holds, and where it is by now', async () => {
    const feed = rss(
      item({ title: 'a', date: '09 Jun 2025 08:00 GMT' }),
      item({ title: 'b', date: '10 Jun 2025 08:00 GMT' }),
      item({ title: 'c' }),
    );
    const { result, url } = await check({ '/old': '/feed', '/feed': feed }, '/old');
    expect(result).toEqual({
      ok: true,
      url: url('/feed'),
      title: 'Example Wire',
      items: 3,
      newest: Date.UTC(2025, 5, 10, 8),
    });
  });
  it('says of a feed without dates that it knows none', async () => {
    expect((await check({ '/feed': rss() }, '/feed')).result).toMatchObject({ ok: true, items: 0, newest: null });
  });
  it('names the feeds of a web page', async () => {
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"><link rel=alternate type=application/atom+xml href=atom.xml></head></html>';
    const { result, url } = await check({ '/news/': page }, '/news/');
    expect(result).toEqual({
      ok: false,
      reason: `This is a web page, not a feed. It names a feed: ${url('/feed')} or ${url('/news/atom.xml')}`,
      offers: [
        { url: url('/feed'), title: null },
        { url: url('/news/atom.xml'), title: null },
      ],
    });
  });
  it('looks at the usual places of a site whose page names no feed', async () => {
    const { result, url } = await check({ '/': '<html></html>', '/rss.xml': rss(item({ title: 'a' })) }, '/');
    expect(result).toMatchObject({ ok: false, offers: [{ url: url('/rss.xml'), title: 'Example Wire' }] });
  });
  it('not for a page inside a site', async () => {
    const { result } = await check({ '/news': '<html></html>', '/rss.xml': rss() }, '/news');
    expect(result).not.toHaveProperty('offers');
  });
  it('says why a page without any is none', async () => {
    expect((await check({ '/': '<html></html>' }, '/')).result).toEqual({
      ok: false,
      reason: 'This is a web page, not a feed.',
    });
    expect((await check({}, '/')).result).toEqual({ ok: false, reason: 'There is nothing at this address (404).' });
  });
});

describe('feedsNamedBy', () => {
  it.each<[string, string, string[]]>([
    [
      'a base of the page',
      '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="f">',
      ['https://cdn.example/x/f'],
    ],
    [
      'several words in rel, capitals',
      '<LINK REL="home Alternate" TYPE="Application/RSS+XML; charset=utf-8" HREF="/f">',
      ['https://wire.example/f'],
    ],
    [
      'the same feed twice',
      '<link rel="alternate" type="application/feed+json" href="/f"><link rel="alternate" type="application/rss+xml" href="/f">',
      ['https://wire.example/f'],
    ],
    ['a page in another language', '<link rel="alternate" hreflang="de" href="/de">', []],
    ['a style sheet', '<link rel="stylesheet" type="application/rss+xml" href="/f">', []],
    ['an address that no feed may have', '<link rel="alternate" type="application/rss+xml" href="javascript:x()">', []],
    ['one in a script', '<script>"<link rel=alternate type=application/rss+xml href=/f>"</script>', []],
  ])('%s', (_, html, feeds) => {
    expect(feedsNamedBy(html, 'https://wire.example/page').map(({ url }) => url)).toEqual(feeds);
  });
  it('each with its title', () => {
    const html = '<link rel="alternate" type="application/rss+xml" href="/f" title=" Deals\n of the day ">';
    expect(feedsNamedBy(html, 'https://wire.example/')).toEqual([
      { url: 'https://wire.example/f', title: 'Deals of the day' },
    ]);
  });
});
