// `stakewatch detect` and `backtest` as other programs use them: JSON Lines in and out.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../src/config/config.ts';
import { readItem } from '../../src/cli/json-lines.ts';
import { run } from './run.ts';

const DEAL = { id: 'a', title: 'Brackwater Holdings to acquire Quillbeam Systems for $120 million', body: '' };
const NOTHING = {
  id: 2,
  title: 'Quillbeam Systems hires a finance chief',
  body: 'He starts in May.',
  date: '2026-05-01',
};
const lines = (...items: unknown[]): string =>
  items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n');

describe('stakewatch detect', () => {
  it('prints a line for each item in the same order, the id as it came', async () => {
    const ran = await run(['detect'], lines(DEAL, NOTHING));
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.lines().map((line) => line['id'])).toEqual(['a', 2]);
    expect(ran.lines()[0]).toMatchObject({
      events: [
        {
          kind: 'acquisition',
          stage: 'announced',
          acquirer: 'Brackwater Holdings',
          acquirers: ['Brackwater Holdings'],
          target: 'Quillbeam Systems',
          seller: null,
          stake: null,
          price: { min: 120e6, max: 120e6, approximate: false, currency: 'USD' },
          valuation: null,
        },
      ],
      ripples: [],
    });
    expect(ran.lines()[1]).toEqual({ id: 2, events: [], ripples: [] });
  });

  it('a line that is no item is said with its number; the rest is processed; the status is 1', async () => {
    const ran = await run(['detect', '-'], lines(DEAL, '{broken', '[]', { id: 'b' }, '', NOTHING));
    expect(ran.status).toBe(1);
    expect(ran.lines().map((line) => line['id'])).toEqual(['a', 2]);
    expect(ran.err.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/^stakewatch: line 2: expected a JSON object, got \{broken/),
      expect.stringMatching(/^stakewatch: line 3: expected \{id, title, body, url\?, date\?\}/),
      expect.stringMatching(/^stakewatch: line 4: expected \{id, title, body, url\?, date\?\}/),
    ]);
  });

  it('--explain: words as they are, as a page', async () => {
    const text =
      'Brackwater Holdings buys 40% of Quillbeam Systems. Last year Brackwater Holdings bought back its own shares.';
    const ran = await run(['detect', '--explain', text]);
    expect(ran).toMatchObject({ status: 0, err: '' });
    for (const said of [
      /^Brackwater Holdings buys 40% of Quillbeam Systems\.$/m,
      /^ {2}1\. Brackwater Holdings takes 40% of Quillbeam Systems \(stake, announced, \d+% sure\)$/m,
      /^ {5}rule +“buys 40% of” +\S/m,
      /^ {5}figure +“40%” +a share of ownership$/m,
      /^ {5}look-alikes +“buys 40% of” +none of \d+ look-alikes$/m,
      /^ {5}spoke for it +\S.* \(\+\d/m,
      /^ {5}target +Quillbeam Systems +is not in the registry: known as "quillbeam systems"$/m,
      /^ {5}“its own shares” +buys its own shares back +\S/m,
    ]) {
      expect(ran.out).toMatch(said);
    }
  });

  it('--explain: a plain text on standard input, whose first line is its title', async () => {
    const ran = await run(
      ['detect', '--explain', '-'],
      'Quillbeam Systems hires a finance chief\n\nHe starts in May.\n',
    );
    expect(ran.out).toBe('Quillbeam Systems hires a finance chief\n  No ownership event was read.\n\n');
  });

  it('--explain --json: the usual line, with trails, names and what was turned away', async () => {
    const ran = await run(['detect', '--explain', '--json'], lines(DEAL, NOTHING));
    const [deal, nothing] = ran.lines();
    expect(deal).toMatchObject({
      id: 'a',
      events: [{ target: 'Quillbeam Systems' }],
      trails: [expect.arrayContaining([expect.objectContaining({ step: 'rule', read: 'acquire' })])],
      names: expect.arrayContaining([{ name: 'Quillbeam Systems', key: 'quillbeam systems', known: false }]) as unknown,
      rejected: [],
    });
    expect(nothing).toMatchObject({ id: 2, events: [], trails: [] });
  });

  it.each([
    [['detect', '--explain', 'no-such-file'], 'no-such-file: there is no such file'],
    [['detect', '--json'], 'detect: --json goes with --explain'],
    [['detect', 'a.jsonl', 'b.jsonl'], 'detect: expected one file, got 2; words as they are go with --explain'],
    [['detect', '--explain', 'a file of mine.txt'], 'a file of mine.txt: there is no such file'],
    [['detect', '--explain', ' '], 'expected a text, a page or items, got nothing'],
    [['detect', '--explain', process.execPath], 'is no text'],
  ])('%j is said to be wrong', async (words, said) => {
    const ran = await run(words);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain(said);
  });

  it.each([
    ['words without quotes', ['Quillbeam', 'buys', '40%', 'of', 'Larkfield'], ''],
    ['an array of items', ['-'], '[\n{"id": 1,\n"title": "Quillbeam buys 40% of Larkfield"}]'],
    ['one item over several lines', ['-'], '{\n"id": 1,\n"title": "Quillbeam buys 40% of Larkfield"\n}'],
    [
      'a saved page',
      ['-'],
      '<html><head><title>Quillbeam buys 40% of Larkfield</title></head><body><a>Home</a><h1>News</h1><p>So it said.</p></body></html>',
    ],
  ])('--explain reads %s', async (_, words, input) => {
    const ran = await run(['detect', '--explain', ...words], input);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toMatch(/^Quillbeam buys 40% of Larkfield\n {2}1\. Quillbeam takes 40% of Larkfield \(/);
  });

  it('--stories: the items of one deal share an id', async () => {
    const again = { id: 'c', title: 'Quillbeam Systems shareholders approve sale to Brackwater Holdings', body: '' };
    const ran = await run(['detect', '--stories'], lines(DEAL, again));
    const [first, second] = ran.lines().map((line) => (line['events'] as { story?: string }[])[0]?.story);
    expect(first).toMatch(/\w/);
    expect(second).toBe(first);
  });

  it('a file that is not there is said', async () => {
    const ran = await run(['detect', '/nowhere/news.jsonl']);
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/^stakewatch: .*\/nowhere\/news\.jsonl: there is no such file\n$/);
  });

  it('a folder in the place of the file is said', async () => {
    const ran = await run(['detect', tmpdir()]);
    expect(ran).toMatchObject({ status: 1, out: '', err: `stakewatch: ${tmpdir()}: is a folder, expected a file\n` });
  });

  it('input that is not UTF-8 is said once, and read all the same', async () => {
    const item = (id: number): string => JSON.stringify({ id, title: 'Nestl\xe9 hires a chief', body: '' });
    const ran = await run(['detect'], Buffer.from(`${item(1)}\n${item(2)}\n`, 'latin1'));
    expect(ran.status).toBe(0);
    expect(ran.lines().map((line) => line['id'])).toEqual([1, 2]);
    expect(ran.err).toBe('stakewatch: the input is not UTF-8: some characters were replaced\n');
  });
});

describe('one line of input', () => {
  it.each([
    ['a date in words', { id: 1, title: 'a', date: 'March 19th, 2018' }, Date.parse('March 19, 2018')],
    ['an ISO date', { id: 1, title: 'a', date: '2026-05-01' }, Date.parse('2026-05-01')],
    ['no date', { id: 1, title: 'a' }, null],
    ['a date that is none', { id: 1, title: 'a', date: 'soon' }, null],
  ])('%s', (_, item, publishedAt) => expect(readItem(JSON.stringify(item))).toMatchObject({ item: { publishedAt } }));

  it('an empty title is an item that says nothing', () => {
    expect(readItem('{"id":1,"title":"","body":""}')).toMatchObject({ item: { title: '', body: '' } });
  });

  it('a body alone is enough; a byte order mark does no harm', () => {
    expect(readItem('\uFEFF{"id":1,"body":"text"}')).toMatchObject({ item: { title: '', body: 'text' } });
  });
});

describe('stakewatch backtest', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'stakewatch-backtest-'));
    writeFileSync(
      join(dir, 'watchlist.yaml'),
      'channels:\n  risk: { vendors: [Scale AI], rivals: [Meta] }\n  cars: { vendors: [Renault] }\n  none: { vendors: [Orrin Marine] }\n',
    );
  });
  afterAll(() => rmSync(dir, { recursive: true }));
  const demo = loadDemo();
  const news = demo.ok
    ? lines(...demo.value.articles.map(({ id, title, body, link, source }) => ({ id, title, body, url: link, source })))
    : '';

  it('the demo news: one critical alert for the golden case, the headline-only sale for Renault, nothing for the third', async () => {
    const ran = await run(['backtest', '--config', dir], news);
    expect(ran).toMatchObject({ status: 0, err: '' });
    const [golden, renault, ...others] = ran
      .lines()
      .sort((a, b) => String(b['channel']).localeCompare(String(a['channel'])));
    expect(others).toEqual([]);
    expect(golden).toMatchObject({
      channel: 'risk',
      severity: 'critical',
      vendor: 'Scale AI',
      role: 'vendor',
      articles: 2,
      independentSources: 1,
      stage: 'announced',
    });
    expect(golden?.['headline']).toMatch(/^Meta \(your rival\).*49%.*Scale AI \(your vendor\)/);
    expect(renault).toMatchObject({
      channel: 'cars',
      vendor: 'Renault',
      articles: 1,
      headlineOnly: true,
      needsReview: true,
    });
    expect(renault?.['headline']).toMatch(/Nissan.*5%.*Renault/);
  });

  it('--pretty prints it for people', async () => {
    const ran = await run(['backtest', '--pretty', '--config', dir], news);
    expect(ran.out).toMatch(/risk {2}CRITICAL\n {2}Meta \(your rival\)/);
  });

  it('mistakes in the folder are all said', async () => {
    const ran = await run(['backtest', '--config', join(dir, 'nowhere')], news);
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/nowhere\/watchlist\.yaml: expected a file/);
  });
});
