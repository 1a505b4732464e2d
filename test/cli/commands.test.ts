// The other commands of the command line, each run as its user runs it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFinding, pushFinding } from '../../src/cli/doctor.ts';
import { readManifest } from '../../src/config/manifest.ts';
import { VARIABLES } from '../../src/config/environment.ts';
import { startSlackServer } from '../../src/preview/slack-server.ts';
import { feedIdOf } from '../../src/collect/canonical-url.ts';
import { newFeedState } from '../../src/domain.ts';
import { openStore } from '../../src/store/open.ts';
import { DAY, HOUR } from '../../src/time.ts';
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
    for (const command of ['start', 'web', 'worker', 'detect', 'backtest', 'doctor', 'feeds', 'watchlist', 'help'])
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

describe('web and worker', () => {
  it.each(['web', 'worker'])('%s alone, without Redis and Slack: names what is missing and ends', async (part) => {
    const { err, out, status } = await run([part], '', env);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err.split('\n')).toEqual([
      `stakewatch: ${part}: expected REDIS_URL, the store that web and worker share`,
      `stakewatch: ${part}: expected SLACK_BOT_TOKEN and the other Slack settings (help env)`,
      'stakewatch: all in one process: stakewatch start',
      '',
    ]);
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

describe('watchlist import', () => {
  const imported = (words: string[], data: string) =>
    run(['watchlist', 'import', ...words], '', { STAKEWATCH_DATA: join(dir, data) });
  const written = (name: string, content: string | Buffer): string => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  it.each([
    ['no workspace', ['--channel', 'C1'], /no channel has a watchlist yet; .*--team is missing/],
    ['no channel', ['--team', 'T1'], /no channel has a watchlist yet; .*--channel is missing/],
    ['a channel by its name', ['--team', 'T1', '--channel', '#risk'], /--channel: expected a channel's id .*"#risk"/],
    ['a workspace by its name', ['--team', 'acme', '--channel', 'C1'], /--team: expected a workspace's id .*"acme"/],
  ])('of a new watchlist: %s is said', async (_, words, said) => {
    const ran = await imported([written('one.csv', 'name\nMeta\n'), ...words], 'empty');
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(said);
  });
  it('a file in an older encoding is read, and said to be so', async () => {
    const file = written('old.csv', Buffer.from('name\nNestl\xe9\n', 'latin1'));
    const ran = await imported([file, '--team', 'T1', '--channel', 'C1'], 'old');
    expect(ran).toMatchObject({ status: 0, out: 'C1: 1 company\n' });
    expect(ran.err).toMatch(/old\.csv is not UTF-8/);
    const { out } = await run(['watchlist', 'export', '-'], '', { STAKEWATCH_DATA: join(dir, 'old') });
    expect(out).toMatch(/- Nestlé\n/);
  });
  it('a company that stands twice is refused', async () => {
    const file = written('twice.csv', 'role,name\nvendor,Meta\nrival,Facebook\n');
    const ran = await imported([file, '--team', 'T1', '--channel', 'C1'], 'empty');
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/line 3: expected each company once \(it stands at line 2 as "Meta"\), got "Facebook"/);
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
      out: `Test Wire\n    ${feed.url}\n    1 item, newest 2026-05-01T00:00:00.000Z\n`,
    });
    const refused = await run(['feeds', 'test', feed.url], '', env);
    expect(refused.status).toBe(1);
    expect(refused.err).toMatch(/private|loopback/i);
    await feed.close();
  });
  it('test: a feed that had stopped and is well again is read again', async () => {
    const feed = await startFeed([]);
    const data = join(dir, 'stopped');
    const at = Date.now();
    const id = feedIdOf(feed.url);
    const opened = () => openStore({ redisUrl: null, redisPrefix: '', dataDir: join(data, 'preview') });
    const store = await opened();
    await store.saveFeed({ id, url: feed.url, title: 'Foo', every: null, backfill: false, addedBy: 'command' }, at);
    const claim = await store.claimFeed(at, 1_000);
    const gone = {
      ...newFeedState(id, at),
      stopped: true,
      lastError: 'Gone.',
      lastPollAt: at,
      nextPollAt: at + 9 * DAY,
    };
    await store.settleFeed({ feedId: id, token: claim?.token ?? 0 }, gone);
    await store.close();
    const within = { ...env, STAKEWATCH_PRIVATE_HOSTS: feed.host, STAKEWATCH_DATA: data };
    expect((await run(['feeds', 'test', `${feed.url}?`], '', within)).out).toMatch(
      /0 items, without dates\n {4}It had/,
    );
    const after = await opened();
    expect((await after.claimFeed(Date.now(), 1_000))?.feed.id).toBe(id);
    await after.close();
    await feed.close();
  });
  it.each(['list', 'health'])('%s: feeds that fail for one reason are one trouble, told first', async (verb) => {
    const data = join(dir, `shared-${verb}`);
    const store = await openStore({ redisUrl: null, redisPrefix: '', dataDir: join(data, 'preview') });
    const at = Date.now();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'alone', 'well']) {
      const url = `https://${name}.example/feed`;
      await store.saveFeed({ id: name, url, title: name, every: null, backfill: false, addedBy: 'config' }, at);
      const claim = await store.claimFeed(at, 1_000);
      const lastError = name === 'alone' ? 'It forbids it.' : 'No way to https://dana:secret@x.example/.';
      const trouble = name === 'well' ? {} : { failures: 3, lastError };
      const state = { ...newFeedState(name, at), lastPollAt: at, nextPollAt: at + DAY, ...trouble };
      await store.settleFeed({ feedId: name, token: claim?.token ?? 0 }, state);
    }
    await store.close();
    const { out } = await run(['feeds', verb], '', { STAKEWATCH_DATA: data });
    expect(out).toMatch(
      /^6 feeds: No way to https:\/\/x\.example\/\. \((?:[a-f], ){4}[a-f] and 1 more\)\n\n\w+\n {4}https:/,
    );
    expect(out).not.toMatch(/feeds: It forbids it|secret/);
    const json = await run(['feeds', verb, '--json'], '', { STAKEWATCH_DATA: data });
    expect(json.lines().every((line) => typeof line['url'] === 'string')).toBe(true);
  });
  it('health: what is known of each feed, those in trouble first, in words and as JSON', async () => {
    const data = { STAKEWATCH_DATA: join(dir, 'health') };
    const store = await openStore({ redisUrl: null, redisPrefix: '', dataDir: join(dir, 'health', 'preview') });
    const at = Date.now();
    const times = { lastPollAt: at - HOUR, lastSuccessAt: at - HOUR, nextPollAt: at + 2 * HOUR };
    const well = { ...times, recent: [1, 2, 3].map((n) => at - n * 3 * HOUR), lastNewAt: at - 3 * HOUR };
    const failing = {
      ...times,
      failures: 7,
      failingSince: at - DAY,
      lastError: 'No https://dana:secret@x.example/ there.',
    };
    for (const [name, state] of Object.entries({ well, failing })) {
      const url = `https://${name}.example/feed`;
      await store.saveFeed({ id: name, url, title: name, every: null, backfill: false, addedBy: 'config' }, at);
      const claim = await store.claimFeed(at, 1_000);
      const known = { ...newFeedState(name, at), ...state };
      await store.settleFeed({ feedId: name, token: claim?.token ?? 0 }, known);
    }
    await store.close();
    const { out, status } = await run(['feeds', 'health'], '', data);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^failing\n {4}https:\/\/failing\.example\/feed\n {4}failing for 7 polls: No https:\/\/x\.example\//,
    );
    expect(out).toMatch(/\nwell\n.*\n {4}ok, last new 3 h ago, usually every 3 h, next poll in \d+ (?:min|h)\n/);
    expect(out).toMatch(/ {4}usual gap 3 h · silent for 3 h\n/);
    const lines = (await run(['feeds', 'health', '--json'], '', data)).lines();
    expect(lines[0]).toMatchObject({
      url: 'https://failing.example/feed',
      inTrouble: true,
      failures: 7,
      failingSince: new Date(at - DAY).toISOString(),
      error: 'No https://x.example/ there.',
    });
    expect(lines[1]).toMatchObject({
      inTrouble: false,
      medianGap: 3 * HOUR,
      movedTo: null,
      nextPollAt: new Date(at + 2 * HOUR).toISOString(),
    });
  });
  it('health: before the first start each feed of the file waits for its first poll', async () => {
    const ran = await run(['feeds', 'health', '--json'], '', { ...env, STAKEWATCH_DATA: join(dir, 'unstarted') });
    expect(ran.lines().length).toBeGreaterThan(10);
    expect(ran.lines()[0]).toMatchObject({ health: 'not polled yet', inTrouble: false, lastPollAt: null });
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
    expect(out).toMatch(/note {3}WebSub: not in the preview/);
  });
  it('whether hubs can reach the bot', () => {
    const slack = { mode: 'http', botToken: 'x', signingSecret: 'x' } as const;
    expect(pushFinding({ slack, publicUrl: null })).toMatchObject({
      state: 'note',
      says: expect.stringContaining('STAKEWATCH_URL') as string,
    });
    const says = 'hubs send to https://bot.example/websub/…';
    expect(pushFinding({ slack, publicUrl: 'https://bot.example/' })).toMatchObject({ state: 'ok', says });
  });
  it('with Slack: a missing scope and a channel that the bot is not in are named, with what to do', async () => {
    const all = readManifest().scopes;
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
    const withSlack = config();
    writeFileSync(join(dir, 'watchlist.yaml'), 'channels: { C1: { vendors: [Scale AI] } }');
    const { out, status } = await run(['doctor'], '', {
      ...withSlack,
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
  it('a wrong setting ends nothing: what the right ones allow is checked', async () => {
    const wrong = { ...config(), PORT: 'eighty', STAKEWATCH_KEPT: '90d', STAKEWATCH_PORT_80_TCP: 'tcp://10.0.0.1:80' };
    writeFileSync(join(dir, 'feeds.yaml'), 'feeds: [7, { url: "http://127.0.0.1:9/feed", title: Nowhere }]');
    const { out, status } = await run(['doctor'], '', wrong);
    expect(status).toBe(1);
    expect(out).toContain('note   settings: STAKEWATCH_KEPT is set, and is no setting');
    expect(out).not.toContain('STAKEWATCH_PORT_80_TCP');
    expect(out).toMatch(/WRONG {2}settings: environment: PORT/);
    expect(out).toMatch(/WRONG {2}settings: .*feeds\.yaml: feeds\[0\]: expected a mapping, got 7/);
    expect(out).toMatch(/ok {5}store: embedded/);
    expect(out).toMatch(/note {3}Slack: .*preview/);
    expect(out).toMatch(/WRONG {2}feed Nowhere: /);
    expect(out).toMatch(/3 to mend/);
  });
  it('what hangs on a wrong setting is said not to be checked', async () => {
    const { out } = await run(['doctor'], '', { ...config(), REDIS_URL: 'localhost', SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(out).toMatch(/note {3}Redis: not checked/);
    expect(out).toMatch(/note {3}Slack: not checked/);
    expect(out).not.toMatch(/store: embedded/);
  });
  it('where no feed answers the network is asked for, once', async () => {
    const none = config();
    const feeds = ['a', 'b'].map((path) => `{ url: "http://127.0.0.1:9/${path}" }`);
    writeFileSync(join(dir, 'feeds.yaml'), `feeds: [${feeds.join(', ')}]`);
    const { out } = await run(['doctor'], '', { ...none, STAKEWATCH_PRIVATE_HOSTS: '127.0.0.1:9' });
    expect(out.match(/note {3}no feed could be reached: is there a network\?/g)).toHaveLength(1);
  });
  it.each([
    ['20.1.0', 'ok'],
    ['24.0.0', 'ok'],
    ['18.19.0', 'wrong'],
  ])('Node %s is %s', (version, state) => expect(nodeFinding(version).state).toBe(state));
});
