// Articles' pages served over real HTTP: what is read of them, when they are left alone, and what is kept then.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createDownload, type ClosableDownload } from '../../src/collect/download.ts';
import { createFullText } from '../../src/collect/full-text.ts';
import { createPagePool } from '../../src/collect/page-pool.ts';
import { createRobots } from '../../src/collect/robots.ts';
import type { Article } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import { startFeedServer, type FeedServer } from './feed-server.ts';

const TITLE = 'Fennick Group takes a third of Foo Maps';
const LINE = 'Fennick Group has agreed to take a third of Foo Maps.';
const SENTENCES = [
  'Fennick Group has agreed to take a third of Foo Maps, the two companies said on Monday after weeks of talks.',
  'The price is 40 million dollars, which Fennick pays in cash, and one of its directors joins the board of Foo Maps.',
  'Foo Maps, founded in a garage by the lake, draws charts for ferries, pilots and the owners of small boats.',
  'Its customers include three navies, which are said to look at the deal with care before their contracts end.',
  'Bar Charts, the larger of its competitors, said that it had known nothing of the talks and wished both well.',
];
const paragraphs = SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('\n');
const page = (body: string, head = ''): string =>
  `<!doctype html><html><head><title>${TITLE} | Foo Wire</title>${head}</head><body>${body}</body></html>`;
const PAGE = page(`<nav><a href="/">Home</a></nav><main><h1>${TITLE}</h1>${paragraphs}</main>`);

const pagePool = createPagePool();
afterAll(() => pagePool.close());

let server: FeedServer | undefined;
let download: ClosableDownload | undefined;
afterEach(async () => {
  await download?.close();
  await server?.close();
});

type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);
let now = Date.UTC(2026, 4, 4);
/** Serves pages by path (404 where there is none) and reads articles at them. */
async function serve(pages: Record<string, Answer>, settings: { gap?: number } = {}) {
  const site = await startFeedServer((request, response) => {
    const answer = pages[request.url ?? ''];
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': request.url === '/robots.txt' ? 'text/plain' : 'text/html' })
        .end(answer);
  });
  const reader = createDownload({
    userAgent: 'T',
    timeoutMs: 2_000,
    maxBytes: 5_000_000,
    allowPrivateHosts: [site.host],
  });
  [server, download] = [site, reader];
  const robots = createRobots({ download: reader, clock: () => now, agent: 'Stakewatch' });
  const fullText = createFullText({
    download: reader,
    clock: () => now,
    robots,
    readPage: pagePool.read,
    gap: 0,
    ...settings,
  });
  const at = (path: string, change: Partial<Article> = {}): Article => ({
    id: path,
    keys: [`url:${path}`],
    feedId: 'feed',
    source: 'Foo Wire',
    url: site.url(path),
    title: TITLE,
    body: LINE,
    publishedAt: null,
    seenAt: now,
    ...change,
  });
  const read = async (path: string, change: Partial<Article> = {}): Promise<string> => {
    const [article] = await fullText([at(path, change)], now + MINUTE);
    return article?.body ?? '';
  };
  const asked = (path: string): number => site.requests.filter((request) => request.path === path).length;
  return { fullText, at, read, asked, site };
}
const textOf = (html: string): string => html.replace(/<\/?p>/g, '').trim();

describe('an article whose feed prints a line', () => {
  it('gets the paragraphs of its page', async () => {
    const { read } = await serve({ '/a': PAGE });
    expect(textOf(await read('/a'))).toBe(SENTENCES.join('\n'));
  });
  it('keeps what the feed says and the page does not, before them', async () => {
    const { read } = await serve({ '/a': PAGE });
    const said = 'Foo Maps gets a new owner for a third of its shares.';
    expect(textOf(await read('/a', { body: `<b>${said}</b>` }))).toBe([said, ...SENTENCES].join('\n'));
  });
  it('keeps its title, its link and its identities', async () => {
    const { fullText, at } = await serve({ '/a': PAGE });
    const [{ body: _, ...read } = at('/')] = await fullText([at('/a')], now + MINUTE);
    const { body: __, ...before } = at('/a');
    expect(read).toEqual(before);
  });
  it('without the page around it', async () => {
    const furniture = `
      <header class="site-header"><a href="/">Foo Wire</a></header>
      <div class="cookie-consent"><p>We use cookies and similar things to make this page better for you, and for others too.</p></div>
      <div class="article-share"><a href="#">Share</a> <a href="#">Tweet</a></div>`;
    const after = `
      <div class="relatedPosts"><h3>Related</h3><ul><li><a href="/x">Baz Corp buys Qux Systems for 900 million dollars</a></li></ul></div>
      <aside><p>Quux Partners sold its half of Corge Foods to a fund last week, in a deal that nobody had expected.</p></aside>
      <form class="newsletter-box"><p>Sign up for our newsletter, which tells you every morning what was sold and bought.</p></form>
      <footer><p>Copyright Foo Wire. Read also: Garply takes over Waldo in a deal worth 3 billion dollars.</p></footer>`;
    const inside = `<div class="inline-related"><p>Read more: <a href="/y">Grault to acquire Plugh for 70 million</a></p></div>`;
    const [first, ...rest] = SENTENCES.map((sentence) => `<p>${sentence}</p>`);
    const { read } = await serve({
      '/a': page(`${furniture}<article><h1>${TITLE}</h1>${first}${inside}${rest.join('')}</article>${after}`),
    });
    expect(textOf(await read('/a'))).toBe(SENTENCES.join('\n'));
  });
  it.each([
    ['a body class that speaks of a newsletter', `<div class="has-newsletter-popup share-enabled">${paragraphs}</div>`],
    ['an article within an aside', `<aside><article>${paragraphs}</article></aside>`],
    ['a page that is one form', `<form id="aspnet">${paragraphs}</form>`],
    ['lines parted by br', `<div>${SENTENCES.join('<br><br>')}</div>`],
    ['unclosed tags', `<div><p>${SENTENCES.join('<p>')}`],
    [
      'a hidden copy',
      `<article>${paragraphs}</article><div style="display: none"><p>Nobody sees this sentence, which tells of another deal altogether.</p></div>`,
    ],
  ])('%s', async (_, body) => {
    const { read } = await serve({ '/a': page(body) });
    expect(textOf(await read('/a'))).toBe(SENTENCES.join('\n'));
  });
  it('in the encoding that the page itself names', async () => {
    const named = `<meta charset="windows-1252">`;
    const { read } = await serve({
      '/a': (_, response) =>
        void response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(Buffer.from(page(`<main>${paragraphs.replaceAll('Foo Maps', 'Fôô Maps')}</main>`, named), 'latin1')),
    });
    expect(await read('/a')).toContain('Fôô Maps, founded');
  });
});

describe('the feed’s own text stays', () => {
  const stub = page(
    `<article><p>${SENTENCES[0]}</p><p>${SENTENCES[1]}</p></article><div class="wall">Subscribe to continue reading this article.</div>`,
  );
  const harvest =
    'The harvest of plums was good this year, the growers of the valley say, and the price fell by a tenth.';
  const other = `<html><head><title>Plums</title></head><body><article>${`<p>${harvest}</p>`.repeat(6)}</article></body></html>`;
  it.each<[string, Answer]>([
    ['there is no page', (_, response) => void response.writeHead(404).end()],
    ['the server has a problem', (_, response) => void response.writeHead(503).end()],
    ['the connection breaks', (request) => void request.destroy()],
    ['the page is empty', ''],
    [
      'the page is no page',
      (_, response) => void response.writeHead(200, { 'content-type': 'application/pdf' }).end(PAGE),
    ],
    ['a wall stands in the page', stub],
    [
      'the page says that it is paid for',
      page(
        `<article><p>${SENTENCES[0]}</p><p>${SENTENCES[1]}</p></article>`,
        '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>',
      ),
    ],
    ['the page is about something else', other],
    [
      'a robot check stands before the page',
      page(`<article>${paragraphs}</article>`).replace(TITLE, 'Just a moment...'),
    ],
    [
      'it redirects into a private network',
      (_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    ],
    ['it redirects for ever', (_, response) => void response.writeHead(302, { location: '/a' }).end()],
    ['100,000 elements lie in one another', page('<div>'.repeat(100_000) + paragraphs)],
    ['a million line breaks', page('x<br>'.repeat(1_000_000))],
  ])('where %s', async (_, answer) => {
    const { read, asked } = await serve({ '/a': answer });
    expect(await read('/a')).toBe(LINE);
    expect(asked('/a')).toBeGreaterThan(0);
  });
  it('where the feed prints the article, and no page is asked for', async () => {
    const { read, asked } = await serve({ '/a': PAGE });
    const body = `<p>${'Fennick takes a third of it. '.repeat(40)}</p>`;
    expect(await read('/a', { body })).toBe(body);
    expect(asked('/a')).toBe(0);
  });
  it('where the item has no link', async () => {
    const { read } = await serve({});
    expect(await read('/a', { url: null })).toBe(LINE);
  });
  it('of an article whose time is over', async () => {
    const { fullText, at, asked } = await serve({ '/a': PAGE });
    expect(await fullText([at('/a')], now)).toEqual([at('/a')]);
    expect(asked('/a')).toBe(0);
  });
});

describe('politely', () => {
  it.each<[string, Answer, boolean]>([
    ['nothing is said', (_, response) => void response.writeHead(404).end(), true],
    ['it is forbidden to ask', (_, response) => void response.writeHead(403).end(), true],
    ['all is allowed', 'User-agent: *\nDisallow:', true],
    ['others are sent away', 'User-agent: Otherbot\nDisallow: /', true],
    ['all are sent away', 'User-agent: *\nDisallow: /', false],
    ['we are sent away by name', 'User-agent: stakewatch\nDisallow: /\n\nUser-agent: *\nAllow: /', false],
    ['the folder is closed, the page open', 'User-agent: *\nDisallow: /\nAllow: /a', true],
    ['the site has a problem', (_, response) => void response.writeHead(500).end(), false],
    ['we ask too much', (_, response) => void response.writeHead(429).end(), false],
    ['nobody answers', (request) => void request.destroy(), false],
    [
      'rules that would take minutes to hold against an address',
      `User-agent: *\n${`Disallow: /${'*a'.repeat(200)}b\n`.repeat(1_200)}`,
      true,
    ],
  ])('robots.txt: %s', async (_, robots, isRead) => {
    const { read, asked } = await serve({ '/robots.txt': robots, '/a': PAGE });
    expect((await read('/a')) === LINE).toBe(!isRead);
    expect(asked('/a')).toBe(isRead ? 1 : 0);
  });
  it('robots.txt is asked for once a day', async () => {
    const { read, asked } = await serve({ '/a': PAGE, '/b': PAGE });
    await read('/a');
    now += 23 * HOUR;
    await read('/b');
    expect(asked('/robots.txt')).toBe(1);
    now += DAY;
    await read('/a');
    expect(asked('/robots.txt')).toBe(2);
  });
  it('an article is fetched once, for however many feeds', async () => {
    const { read, fullText, at, asked } = await serve({ '/a': PAGE });
    await Promise.all([read('/a'), read('/a?utm_source=rss'), fullText([at('/a'), at('/a')], now + MINUTE)]);
    expect(asked('/a')).toBe(1);
  });
  it('a page that answers from where robots.txt says no is not read', async () => {
    const closed = await startFeedServer(
      ({ url }, response) =>
        void response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(url === '/robots.txt' ? 'User-agent: *\nDisallow: /' : PAGE),
    );
    const open = await startFeedServer(
      ({ url }, response) => void response.writeHead(url === '/a' ? 302 : 404, { location: closed.url('/b') }).end(),
    );
    const reader = createDownload({
      userAgent: 'T',
      timeoutMs: 2_000,
      maxBytes: 1_000_000,
      allowPrivateHosts: [open.host, closed.host],
    });
    const robots = createRobots({ download: reader, clock: () => now, agent: 'Stakewatch' });
    const fullText = createFullText({ download: reader, clock: () => now, robots, readPage: pagePool.read, gap: 0 });
    const { at } = await serve({});
    const article = at('/a', { url: open.url('/a') });
    expect(await fullText([article], now + MINUTE)).toEqual([article]);
    await Promise.all([reader.close(), open.close(), closed.close()]);
  });
  it('at most twenty pages of one poll, the first ones', async () => {
    const paths = Array.from({ length: 25 }, (_, n) => `/${n}`);
    const { fullText, at } = await serve(Object.fromEntries(paths.map((path) => [path, PAGE])));
    const bodies = (
      await fullText(
        paths.map((path) => at(path)),
        now + MINUTE,
      )
    ).map(({ body }) => body === LINE);
    expect(bodies).toEqual(paths.map((_, n) => n >= 20));
  });
  it('two pages of one host come one after the other', async () => {
    let open = 0;
    let most = 0;
    const slowly = (_: IncomingMessage, response: ServerResponse): void => {
      most = Math.max(most, ++open);
      setImmediate(() => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE, () => open--));
    };
    const { fullText, at, asked } = await serve({ '/a': slowly, '/b': slowly }, { gap: 5 });
    await fullText([at('/a'), at('/b')], now + MINUTE);
    expect([asked('/a'), asked('/b'), most]).toEqual([1, 1, 1]);
  });
});
