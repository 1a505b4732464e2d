// `stakewatch store export|import`: out of one data folder, into another.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
