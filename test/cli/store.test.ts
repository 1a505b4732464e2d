// `stakewatch store export|import`: out of one data folder, into another.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportTo, importFrom } from '../../src/cli/move-store.ts';
import { loadConfig, type Config } from '../../src/config/config.ts';
import { openStore } from '../../src/store/open.ts';
import { aFeed, NOW } from '../store/samples.ts';
import { run } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stakewatch-store-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OPML = '<opml version="2.0"><body><outline text="Foo" xmlUrl="https://news.example/foo.xml"/></body></opml>';

it('moves everything into an empty store, and into no other', async () => {
  const [old, young] = ['old', 'young'].map((name) => ({ STAKEWATCH_DATA: join(folder, name) }));
  const file = join(folder, 'house.jsonl');
  await run(['feeds', 'import', '-'], OPML, old);
  const out = await run(['store', 'export', file], '', old);
  expect(out).toMatchObject({ status: 0, out: expect.stringContaining('house.jsonl: 1 feed, 0 stories') as string });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await run(['store', 'import', file], '', young)).toMatchObject({ status: 0, err: '' });
  expect((await run(['feeds', 'export'], '', young)).out).toContain('https://news.example/foo.xml');
  const again = await run(['store', 'import', file], '', young);
  expect([again.status, again.err]).toEqual([1, expect.stringContaining('expected an empty store')]);
});

function configOf(name: string): Config {
  const loaded = loadConfig({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 's',
    STAKEWATCH_DATA: join(folder, name),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  return loaded.value;
}
function aTerminal() {
  const said: string[] = [];
  const out = new PassThrough();
  return { out, said, complain: (word: string) => void said.push(word) };
}

it('writes to standard output, and reads a pipe whole before it takes anything in', async () => {
  const old = await openStore(configOf('piped'));
  await old.saveFeed(aFeed(), NOW);
  await old.close();
  const terminal = aTerminal();
  const house = text(terminal.out);
  await exportTo('-', configOf('piped'), terminal);
  terminal.out.end();
  expect(terminal.said.at(-1)).toContain('standard output: 1 feed, 0 stories');
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  await Promise.all([writeFile(pipe, await house), importFrom(pipe, configOf('from-pipe'), aTerminal())]);
  const young = await openStore(configOf('from-pipe'));
  expect(await young.feeds()).toHaveLength(1);
  await young.close();
});

it.each([
  [importFrom, 'nowhere.jsonl', 'there is no such file'],
  [importFrom, '.', 'is a folder, expected a file'],
  [exportTo, '.', 'is a folder, expected a file'],
])('%o says in words what is wrong with the file %s', async (does, name, says) => {
  const file = join(folder, name);
  await expect(does(file, configOf('words'), aTerminal())).rejects.toThrow(`${file}: ${says}`);
});
