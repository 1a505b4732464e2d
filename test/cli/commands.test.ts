// The other commands of the command line, each run as its user runs it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFinding } from '../../src/cli/doctor.ts';
import { readManifestScopes } from '../../src/config/manifest.ts';
import { VARIABLES } from '../../src/config/environment.ts';
import { startSlackServer } from '../../src/preview/slack-server.ts';
import { startFeed } from '../e2e/feed-server.ts';
import { run } from './run.ts';

let dir = '';
let env: Record<string, string> = {};
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-cli-'));
  env = { STAKEWATCH_DATA: join(dir, 'data') };
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('help', () => {
  it('names every command', async () => {
    const { out, status } = await run(['help']);
    expect(status).toBe(0);
    for (const command of ['start', 'detect', 'backtest', 'doctor', 'feeds', 'watchlist', 'help'])
      expect(out).toContain(`\n  ${command}`);
  });
  it('env: every setting with its meaning', async () => {
    const { out } = await run(['help', 'env']);
    const unsaid = VARIABLES.filter(({ name, meaning }) => !out.includes(`${name}\n`) || !out.includes(meaning));
    expect(unsaid).toEqual([]);
  });
  it('a word that is no command gets the nearest one', async () => {
    const { err, status } = await run(['detct']);
    expect(status).toBe(1);
    expect(err).toMatch(/Did you mean detect\?/);
  });
});

describe('watchlist', () => {
  const chosen = ['--team', 'T1', '--channel', 'C1'];
  it('what is imported from CSV is exported as YAML, and the other way round', async () => {
    const csv = join(dir, 'list.csv');
    const yaml = join(dir, 'list.yaml');
    writeFileSync(csv, 'role,name,aliases,owner\nvendor,Scale AI,Scale; Scale Labs,Data team\nrival,Meta,,\n');
    expect(await run(['watchlist', 'import', csv, ...chosen], '', env)).toMatchObject({
      status: 0,
      out: 'C1: 2 companies\n',
    });
    expect(await run(['watchlist', 'export', yaml], '', env)).toMatchObject({ status: 0, err: '' });
    expect(readFileSync(yaml, 'utf8')).toMatch(
      /vendors:\n {2}- name: Scale AI\n {4}aliases:\n {6}- Scale\n {6}- Scale Labs\n {4}owner: Data team\nrivals:\n {2}- Meta\n/,
    );
    expect(await run(['watchlist', 'import', yaml, '--channel', 'C1'], '', env)).toMatchObject({ status: 0 });
    const { out } = await run(['watchlist', 'export', '-', '--format', 'csv'], '', env);
    expect(out).toMatch(/^role,name,.*\nvendor,Scale AI,Scale; Scale Labs,.*Data team.*\nrival,Meta,/);
  });
  it.each([
    ['an unknown channel', ['export', '-', '--channel', 'C9'], /no such channel; there are C1/],
    ['a file of another kind', ['export', 'list.txt'], /list\.txt: expected a name that ends in \.yaml or \.csv/],
    ['a file that is not there', ['import', '/nowhere/list.csv'], /\/nowhere\/list\.csv/],
  ])('%s is said', async (_, words, said) => {
    const { err, status } = await run(['watchlist', ...words], '', env);
    expect(status).toBe(1);
    expect(err).toMatch(said);
  });
});

describe('feeds', () => {
  it('test: what a feed holds, or why it cannot be read', async () => {
    const feed = await startFeed([
      { id: '1', title: 'A', body: 'B', link: 'https://example.com/1', at: Date.UTC(2026, 4, 1) },
    ]);
    const allowed = { ...env, STAKEWATCH_PRIVATE_HOSTS: feed.host };
    expect(await run(['feeds', 'test', feed.url], '', allowed)).toMatchObject({
      status: 0,
      out: `Test Wire\n    ${feed.url}\n    1 items, newest 2026-05-01T00:00:00.000Z\n`,
    });
    const refused = await run(['feeds', 'test', feed.url], '', env);
    expect(refused.status).toBe(1);
    expect(refused.err).toMatch(/private|loopback/i);
    await feed.close();
  });
  it('list --json: a line for every feed of the file', async () => {
    const ran = await run(['feeds', 'list', '--json'], '', env);
    expect(ran.status).toBe(0);
    expect(ran.lines().length).toBeGreaterThan(10);
    expect(ran.lines()[0]).toMatchObject({
      url: expect.stringMatching(/^https:/) as string,
      health: expect.any(String) as string,
    });
  });
});

describe('doctor', () => {
  const config = (): Record<string, string> => {
    writeFileSync(join(dir, 'feeds.yaml'), 'feeds: []');
    writeFileSync(join(dir, 'watchlist.yaml'), '{}');
    return { ...env, STAKEWATCH_CONFIG: dir };
  };
  it('without Slack: says that the bot runs in preview', async () => {
    const { out, status } = await run(['doctor'], '', config());
    expect(status).toBe(0);
    expect(out).toMatch(/ok {5}Node: 2\d/);
    expect(out).toMatch(/ok {5}store: embedded/);
    expect(out).toMatch(/note {3}Slack: .*preview/);
  });
  it('with Slack: a missing scope and a channel that the bot is not in are named, with what to do', async () => {
    const all = readManifestScopes();
    const slack = await startSlackServer({
      port: 0,
      journalFile: null,
      botToken: 'xoxb-1',
      signingSecret: 's',
      clock: Date.now,
      scopes: all.filter((scope) => scope !== 'chat:write'),
      workspace: {
        teamId: 'T1',
        botUserId: 'U1',
        users: [],
        channels: [{ id: 'C1', name: 'risk', botIsMember: false }],
      },
    });
    const { out, status } = await run(['doctor'], '', {
      ...config(),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: slack.apiUrl,
    });
    expect(status).toBe(1);
    expect(out).toMatch(/WRONG {2}.*chat:write/);
    expect(out).toMatch(/WRONG {2}.*C1.*invite/i);
    await slack.close();
  });
  it('a feed that cannot be reached and no Redis are named, without the password', async () => {
    const redis = { ...config(), REDIS_URL: 'redis://:sekret-canary@127.0.0.1:9' };
    writeFileSync(join(dir, 'feeds.yaml'), 'feeds: [{ url: "http://127.0.0.1:9/feed", title: Nowhere }]');
    const { out, err, status } = await run(['doctor'], '', redis);
    expect(status).toBe(1);
    expect(out).toMatch(/WRONG {2}Redis: /);
    expect(out).toMatch(/WRONG {2}feed Nowhere: /);
    expect(out + err).not.toContain('canary');
  });
  it.each([
    ['20.1.0', 'ok'],
    ['24.0.0', 'ok'],
    ['18.19.0', 'wrong'],
  ])('Node %s is %s', (version, state) => expect(nodeFinding(version).state).toBe(state));
});
