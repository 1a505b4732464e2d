// `feeds parse`, run as its user runs it: lines in, lines out in their order; a page for one feed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFeed } from '../e2e/feed-server.ts';
import { run } from './run.ts';

const FEED = `<rss version="2.0"><channel><title>Fennick Wire</title><link>/</link>
<item><title>Foo buys Bar &amp;amp; Baz</title><link>deal</link><guid isPermaLink="false">d-1</guid><pubDate>Tue, 10 Jun 2025 14:05:00 +0200</pubDate></item>
<item><title>Old</title><pubDate>10 Jun 0000</pubDate></item><item/><item><title>Half`;
let dir = '';
const file = (name: string): string => join(dir, name);
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-parse-'));
  mkdirSync(file('sub'));
  writeFileSync(file('feed.xml'), FEED);
  writeFileSync(
    file('large.xml'),
    FEED.replace('<item/>', `<item><description>${'x'.repeat(70_000)}</description></item>`),
  );
  writeFileSync(file('page.html'), '<!doctype html><html></html>');
});
afterAll(() => rmSync(dir, { recursive: true }));
const lines = (...values: unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

describe('feeds parse --json', () => {
  const deal = { id: 'd-1', title: 'Foo buys Bar & Baz', publishedAt: '2025-06-10T12:05:00.000Z' };
  it('prints what is read, in the order of the lines, and exits with 0', async () => {
    const input = lines(
      { file: file('feed.xml'), url: 'https://fennick.example/news/feed.xml', contentType: null },
      { file: file('page.html') },
      { file: file('large.xml') },
    );
    const ran = await run(['feeds', 'parse', '--json', '-'], input);
    expect(ran.lines()).toEqual([
      {
        file: file('feed.xml'),
        feed: { title: 'Fennick Wire', link: 'https://fennick.example/' },
        items: [
          { ...deal, link: 'https://fennick.example/news/deal' },
          expect.objectContaining({ title: 'Old', link: null, id: null }),
        ],
      },
      {
        file: file('page.html'),
        feed: { title: null, link: null },
        items: [],
        error: 'This is a web page, not a feed.',
      },
      expect.objectContaining({ file: file('large.xml'), items: expect.objectContaining({ length: 3 }) as unknown }),
    ]);
    expect(ran.status).toBe(0);
  });
  it('says what is wrong with a line, goes on, and exits with 1', async () => {
    const input = lines('{"file":', { file: file('nothere.xml') }, { file: 7 }, { file: file('sub') }, '', {
      file: file('feed.xml'),
    });
    const ran = await run(['feeds', 'parse', '--json', '-'], input);
    expect(ran.lines().map(({ error }) => error)).toEqual([
      'line 1: expected a JSON object {file, url?, contentType?}',
      `${file('nothere.xml')}: there is no such file`,
      'line 3: expected {file, url?, contentType?}, wrong at "file"',
      `${file('sub')}: is a folder, expected a file`,
      undefined,
    ]);
    expect(ran.status).toBe(1);
  });
  it('a list that is not there', async () => {
    expect(await run(['feeds', 'parse', '--json', file('nothere.jsonl')])).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('nothere.jsonl: there is no such file') as unknown,
    });
  });
});

describe('feeds parse', () => {
  it('a file: title, link, format, what was left out, items', async () => {
    const ran = await run(['feeds', 'parse', file('feed.xml')]);
    expect(ran.out).toBe(
      [
        file('feed.xml'),
        '    Fennick Wire',
        '    /',
        '    RSS 2.0, 2 items',
        '    One item says nothing that can be read.',
        '    The last item is cut off, and was left out.',
        '',
        '2025-06-10 12:05  Foo buys Bar & Baz',
        `${' '.repeat(18)}deal`,
        'no date           Old',
        `${' '.repeat(18)}(no link)`,
        '',
      ].join('\n'),
    );
    expect(ran.status).toBe(0);
  });
  it('an address', async () => {
    const feed = await startFeed();
    const allowed = { STAKEWATCH_PRIVATE_HOSTS: new URL(feed.url).host };
    const ran = await run(['feeds', 'parse', feed.url], '', allowed);
    expect(ran).toMatchObject({ status: 0, out: expect.stringContaining(feed.url) as unknown });
    await feed.close();
  });
  it.each(['page.html', 'nothere.xml'])('what cannot be read: %s', async (name) => {
    const ran = await run(['feeds', 'parse', file(name)]);
    expect(ran).toMatchObject({ status: 1, out: '', err: expect.stringContaining(file(name)) as unknown });
  });
});
