// A site's address → its feeds: what a page names, what it links to, and where feeds stand by custom; over real HTTP.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkFeed } from '../../src/collect/check-feed.ts';
import { feedLinksOf } from '../../src/collect/discover.ts';
import { createDownload, type ClosableDownload } from '../../src/collect/download.ts';
import { usualPlaces } from '../../src/collect/feed-places.ts';
import { readLinkHeader } from '../../src/collect/link-header.ts';
import { createRobots } from '../../src/collect/robots.ts';
import type { FeedCheck } from '../../src/ports.ts';
import { startFeedServer, type FeedServer } from './feed-server.ts';
import { item, rss } from './samples.ts';

let server: FeedServer | undefined;
let download: ClosableDownload | undefined;
afterEach(async () => {
  await download?.close();
  await server?.close();
});

type Page = string | { status?: number; headers?: Record<string, string>; body?: string };
async function check(pages: Record<string, Page>, path: string): Promise<{ found: FeedCheck; site: FeedServer }> {
  const site = await startFeedServer(({ url }, response) => {
    const page = pages[url ?? ''] ?? { status: 404 };
    const { status = 200, headers = {}, body } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(status, headers).end(body?.replaceAll('SITE', site.url('')));
  });
  const reader = createDownload({
    userAgent: 'T',
    timeoutMs: 5_000,
    maxBytes: 1_000_000,
    allowPrivateHosts: [site.host],
  });
  [server, download] = [site, reader];
  const robots = createRobots({ download: reader, clock: Date.now, agent: 'Stakewatch' });
  return { found: await checkFeed(site.url(path), reader, robots), site };
}
const offered = ({ found, site }: Awaited<ReturnType<typeof check>>): string[] =>
  found.ok ? [] : (found.offers ?? []).map(({ url }) => url.replace(site.url(''), ''));
const FEED = rss(item({ title: 'a' }));

describe('a site', () => {
  it.each<[string, Record<string, Page>, string[]]>([
    [
      'names its feed in a Link header',
      { '/': { headers: { link: '</f>; rel="alternate"; type="application/rss+xml"' }, body: '<html>' } },
      ['/f'],
    ],
    [
      'names it in a meta element',
      { '/': `<html><meta http-equiv="Link" content='</f>; rel=alternate; type="application/atom+xml"'>` },
      ['/f'],
    ],
    [
      'names feeds of comments first',
      {
        '/': '<html><link rel=alternate type=application/rss+xml href=/comments/feed title="Comments"><link rel=alternate type=application/rss+xml href=/f>',
      },
      ['/f', '/comments/feed'],
    ],
    [
      'names its API beside its feed',
      {
        '/': '<html><link rel=alternate type=application/json href=/wp-json/wp/v2/pages/2><link rel=alternate type=application/rss+xml href=/f>',
      },
      ['/f'],
    ],
    [
      'links to its feed',
      { '/': '<html><a href="/about">About</a> <a href="/news/rss.xml">RSS</a>', '/news/rss.xml': FEED },
      ['/news/rss.xml'],
    ],
    [
      'links to what only looks like one',
      {
        '/': '<html><a href="/old/feed">Feed</a> <a href="/new/feed">Feed</a>',
        '/old/feed': '<html>Gone',
        '/new/feed': FEED,
      },
      ['/new/feed'],
    ],
    ['says nothing of its feed', { '/': '<html>', '/index.xml': FEED }, ['/index.xml']],
    ['refuses its page and gives its feed', { '/': { status: 403 }, '/feed': FEED }, ['/feed']],
    ['has none', { '/': '<html><a href="/about">About</a>' }, []],
    [
      'has a feed where robots.txt lets nobody guess',
      { '/': '<html>', '/feed': FEED, '/robots.txt': 'User-agent: *\nDisallow: /feed' },
      [],
    ],
    [
      'names a feed that robots.txt closes',
      {
        '/': '<html><link rel=alternate type=application/rss+xml href=/f>',
        '/robots.txt': 'User-agent: *\nDisallow: /',
      },
      ['/f'],
    ],
  ])('%s', async (_, pages, feeds) => expect(offered(await check(pages, '/'))).toEqual(feeds));

  it('has a part with a feed of its own', async () => {
    expect(offered(await check({ '/news/': '<html>', '/news/rss': FEED, '/feed': FEED }, '/news/'))).toEqual([
      '/news/rss',
    ]);
  });
  it('an article of it is not searched further', async () => {
    const { site } = await check({ '/2026/05/04/deal.html': '<html>' }, '/2026/05/04/deal.html');
    expect(site.requests.map(({ path }) => path)).toEqual(['/2026/05/04/deal.html']);
  });
  it('a list of feeds (OPML) is called one, and offers them', async () => {
    const opml =
      '<opml version="2.0"><body><outline text="In"><outline text="Foo" xmlUrl="SITE/foo"/><outline text="Bar" xmlUrl="SITE/bar"/></outline></body></opml>';
    const { found, site } = await check({ '/list.opml': opml }, '/list.opml');
    expect(found).toEqual({
      ok: false,
      list: true,
      reason: 'This is a list of 2 feeds (OPML), not a feed: `stakewatch feeds import` reads it in.',
      offers: [
        { url: site.url('/foo'), title: 'Foo' },
        { url: site.url('/bar'), title: 'Bar' },
      ],
    });
  });
});

describe('usualPlaces', () => {
  it.each([
    [
      'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos',
      'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv',
    ],
    ['https://github.com/foo/bar/releases', 'https://github.com/foo/bar/releases.atom'],
    ['https://gitlab.com/foo/bar', 'https://gitlab.com/foo/bar/-/releases.atom'],
    ['https://www.reddit.com/r/mergers/', 'https://www.reddit.com/r/mergers/.rss'],
    ['https://medium.com/@foo/some-story-1', 'https://medium.com/feed/@foo'],
    ['https://foo.medium.com/some-story', 'https://foo.medium.com/feed'],
    ['https://foo.substack.com/p/a-story', 'https://foo.substack.com/feed'],
    ['https://foo.blogspot.co.uk/2026/05/x.html', 'https://foo.blogspot.co.uk/feeds/posts/default'],
    ['https://foo.wordpress.com/about', 'https://foo.wordpress.com/feed/'],
    ['https://foo.tumblr.com/', 'https://foo.tumblr.com/rss'],
    ['https://bsky.app/profile/foo.example', 'https://bsky.app/profile/foo.example/rss'],
    ['https://foo.example/', 'https://foo.example/feed'],
    ['https://foo.example/newsroom/', 'https://foo.example/newsroom/feed'],
  ])('%s → %s', (url, first) => expect(usualPlaces(url)[0]).toBe(first));
  it('knows no place for one page among many', () => {
    expect(usualPlaces('https://foo.example/2026/05/04/deal.html')).toEqual([]);
    expect(usualPlaces('https://foo.example/search?q=x')).toEqual([]);
  });
});

describe('what looks like a feed', () => {
  const looksSo = (href: string): boolean =>
    feedLinksOf(`<a href="${href}">x</a>`, 'https://foo.example/').linked.length > 0;
  it.each([
    '/feed',
    '/feed/',
    '/blog/rss',
    '/news.rss',
    '/atom.xml',
    '/press/index.xml',
    '/news?format=rss',
    '/?feed=rss2',
    '/feed.json',
    '/rss-business.xml',
  ])('%s does', (href) => expect(looksSo(href)).toBe(true));
  it.each([
    '/feedback',
    '/feed-your-dog',
    '/rssi',
    '/sitemap.xml',
    '/atomic',
    '/newsfeed/story-1',
    'mailto:feed@foo.example',
    'javascript:feed()',
  ])('%s does not', (href) => expect(looksSo(href)).toBe(false));
});

describe('readLinkHeader', () => {
  it('reads links with several parameters, quoted and not', () => {
    expect(
      readLinkHeader(
        '<https://hub.example/>; rel="hub", </f?a=1,2>; rel=self; type="application/rss+xml"; title="A, b"',
      ),
    ).toEqual([
      { href: 'https://hub.example/', rels: ['hub'], type: null, title: null },
      { href: '/f?a=1,2', rels: ['self'], type: 'application/rss+xml', title: 'A, b' },
    ]);
  });
  it('any text at all gives links or none', () => {
    const junk = fc.string({ unit: fc.constantFrom('<', '>', ';', 'rel=', '"', ',', ' ', 'a') });
    fc.assert(
      fc.property(junk, (header) => {
        for (const { href } of readLinkHeader(header)) expect(href).not.toMatch(/[<>]/);
      }),
    );
  });
});
