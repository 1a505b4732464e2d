// `npm run bench -- detect`: how fast `stakewatch detect` reads made news, and names are found, beside packages of npm.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import AhoCorasick from 'modern-ahocorasick/dist/fast.js';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type * as Detect from '../../src/cli/detect.ts';
import type * as Extract from '../../src/extract/extract.ts';
import { createRegistry } from '../../src/match/aliases.ts';
import { madeCompany, madeItem } from '../extract/made-news.ts';
import { built } from './built.ts';
import { printRows, rowOf, type Row } from './measure.ts';

const ITEMS = 4_000;
const SLOW = 400; // items for a package that reads a few hundred a second

export async function benchDetect(): Promise<void> {
  const items = Array.from({ length: ITEMS }, (_, i) => madeItem(i));
  const texts = items.map(({ title, body }) => `${title}\n${body}`);
  const dir = mkdtempSync(join(tmpdir(), 'stakewatch-bench-'));
  const file = join(dir, 'news.jsonl');
  writeFileSync(file, items.map(({ id, title, body }) => `${JSON.stringify({ id, title, body })}\n`).join(''));
  try {
    printRows(`Reading ${ITEMS.toLocaleString('en')} items`, await readingRows(file, texts));
    process.stdout.write(`\nFrom a cold start (process, files, compiling)\n`);
    for (const count of [1, ITEMS]) {
      writeFileSync(
        file,
        items
          .slice(0, count)
          .map(({ id, title, body }) => `${JSON.stringify({ id, title, body })}\n`)
          .join(''),
      );
      const start = performance.now();
      spawnSync(process.execPath, ['dist/cli.js', 'detect', file], { maxBuffer: 1e9 });
      const seconds = (performance.now() - start) / 1_000;
      process.stdout.write(`${seconds.toFixed(2).padStart(12)} s  ${count.toLocaleString('en')} items\n`);
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
  for (const row of await lookupTables()) printRows(row.title, row.rows);
}

async function readingRows(file: string, texts: string[]): Promise<Row[]> {
  const { detect } = await built<typeof Detect>('cli/detect.ts');
  const { readArticle } = await built<typeof Extract>('extract/extract.ts');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = { out: nowhere, complain: (text: string) => void process.stderr.write(text) };
  const wink = winkNLP(model, ['sbd', 'pos']);
  const { pos } = wink.its as unknown as { pos: (this: void) => string };
  const some = texts.slice(0, SLOW);
  const articles = Array.from({ length: ITEMS }, (_, i) => madeItem(i));
  return [
    await rowOf('stakewatch detect: lines in, events out', texts, () =>
      detect(file, { stories: false, explain: 'no' }, createRegistry([]), terminal),
    ),
    await rowOf('  of it, reading the article', texts, () => articles.forEach((article) => readArticle(article))),
    await rowOf('wink-nlp, part of speech', some, () => each(some, (text) => wink.readDoc(text).tokens().out(pos))),
    await rowOf('compromise, organizations()', some, () =>
      each(some, (text) => void compromise(text).organizations().out('array')),
    ),
  ];
}

function each(texts: readonly string[], work: (text: string) => unknown): void {
  for (const text of texts) work(text);
}

interface Finder {
  find(text: string): readonly unknown[];
}
type Entry = { id: string; name: string; aliases: string[] };

/** The text speaks of the first hundred companies, which stand in every list: the same is found whatever its length. */
async function lookupTables(): Promise<{ title: string; rows: Row[] }[]> {
  const { createNameIndex } = await built<{ createNameIndex: (entries: Entry[]) => Finder }>('match/name-index.ts');
  const texts = Array.from({ length: ITEMS }, (_, i) => madeItem(i, 100)).map(({ title, body }) => `${title}\n${body}`);
  const tables = [];
  const own: Row[] = [];
  for (const count of [100, 10_000, 100_000]) {
    const names = [...new Set(Array.from({ length: count }, (_, i) => madeCompany(i)))];
    const index = createNameIndex(names.map((name, i) => ({ id: `c${i}`, name, aliases: [] })));
    const row = await rowOf('stakewatch', texts, () => texts.forEach((text) => index.find(text)));
    own.push({ ...row, name: `${count.toLocaleString('en')} names` });
    const sorted = [...names].sort((a, b) => b.length - a.length);
    const alternation = new RegExp(`\\b(?:${sorted.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
    const automaton = new AhoCorasick(names);
    const some = texts.slice(0, count > 10_000 ? SLOW / 8 : SLOW); // the alternation tries every name at every word
    tables.push({
      title: `Finding ${count.toLocaleString('en')} names`,
      rows: [
        row,
        await rowOf('modern-ahocorasick', texts, () => texts.forEach((text) => automaton.search(text))),
        await rowOf('one regular expression', some, () => some.forEach((text) => [...text.matchAll(alternation)])),
      ],
    });
  }
  return [...tables, { title: 'Finding names, by how many are known', rows: own }];
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
