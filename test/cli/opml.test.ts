// `stakewatch feeds import` and `export`, run as their user runs them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

let dir = '';
let env: Record<string, string> = {};
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-opml-'));
  writeFileSync(join(dir, 'feeds.yaml'), 'feeds: [{ url: "https://foo.example/rss", title: Foo Wire, folder: Own }]');
  writeFileSync(join(dir, 'watchlist.yaml'), '{}');
  env = { STAKEWATCH_DATA: join(dir, 'data'), STAKEWATCH_CONFIG: dir };
});
afterAll(() => rmSync(dir, { recursive: true }));

const LIST = `<opml version="2.0"><body>
<outline text="News"><outline text="Deals">
<outline text="Bar" xmlUrl="https://name:secret@bar.example/rss"/>
</outline></outline>
<outline text="Foo again" xmlUrl="https://foo.example/rss/"/>
<outline text="Nothing"/>
</body></opml>`;

describe('feeds import', () => {
  it('--dry-run says what it would do, and saves nothing', async () => {
    const ran = await run(['feeds', 'import', '-', '--dry-run'], LIST, env);
    expect(ran).toMatchObject({
      status: 1,
      out: 'add News/Deals · Bar · https://bar.example/rss\n1 feed would be added, 1 read already, 1 line left out\n',
      err: 'stakewatch: input:6: “Nothing” names no feed\n',
    });
    const { out } = await run(['feeds', 'export'], '', env);
    expect(out.match(/xmlUrl="[^"]*"/g)).toEqual(['xmlUrl="https://foo.example/rss"']);
  });
  it('adds what is not read yet; a second time nothing', async () => {
    const file = join(dir, 'list.opml');
    writeFileSync(file, LIST);
    const first = await run(['feeds', 'import', file], '', env);
    expect(first).toMatchObject({ status: 1, out: '1 feed added, 1 read already, 1 line left out\n' });
    const second = await run(['feeds', 'import', file], '', env);
    expect(second.out).toBe('0 feeds added, 2 read already, 1 line left out\n');
    const { out } = await run(['feeds', 'list'], '', env);
    expect(out).toContain('News/Deals · Bar\n    https://bar.example/rss\n');
  });
  it('a file that is none says so', async () => {
    const ran = await run(['feeds', 'import', '-'], 'Hello', env);
    expect(ran).toMatchObject({ status: 1, err: 'stakewatch: input:1: this is no OPML, or lists no feed\n' });
  });
});

it('feeds export: what was imported and what the settings name, without logins; moved by the next import', async () => {
  const file = join(dir, 'out.opml');
  const ran = await run(['feeds', 'export', file], '', env);
  expect(ran).toMatchObject({ status: 0, out: '' });
  expect(ran.err).toMatch(/1 feed with a login in the address/);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('secret');
  expect(text.match(/text="[^"]*"/g)).toEqual([
    'text="News"',
    'text="Deals"',
    'text="Bar"',
    'text="Own"',
    'text="Foo Wire"',
  ]);
  const moved = await run(['feeds', 'import', '-'], text.replace('"Deals"', '"Sales"'), env);
  expect(moved).toMatchObject({ status: 0, out: '0 feeds added, 1 moved to another folder, 1 read already\n' });
  expect((await run(['feeds', 'list'], '', env)).out).toContain('News/Sales · Bar\n');
});
