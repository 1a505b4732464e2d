// The bot as a process on its local store while no byte more can be written: it says why, corrupts nothing, and goes on as soon
// as there is room. And stores that cannot be opened at all.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import { openDatabase } from '../../src/store/database.ts';
import { run } from '../cli/run.ts';
import { startFeed, type FeedServer } from '../e2e/feed-server.ts';
import { startProcess } from '../e2e/process.ts';
import { startTestSlack } from '../e2e/test-slack.ts';

const FULL =
  'My store is full and takes nothing new right now, so nothing was changed. Please tell whoever runs Stakewatch, and try again later.';

let dir = '';
let slack: SlackServer;
let feed: FeedServer;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-full-'));
  feed = await startFeed();
  slack = await startTestSlack({ C0RISK: 'risk' }, { botToken: 'xoxb-1', signingSecret: 'secret' });
  mkdirSync(join(dir, 'config'));
  writeFileSync(join(dir, 'config', 'feeds.yaml'), `every: 1s\nfeeds: [{ url: "${feed.url}" }]\n`);
  writeFileSync(
    join(dir, 'config', 'watchlist.yaml'),
    'channels: { C0RISK: { vendors: [Larkfield], rivals: [Orbix] } }',
  );
});
afterAll(async () => {
  await slack.close();
  await feed.close();
  rmSync(dir, { recursive: true });
});
const env = (data: string) => ({
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
  SLACK_API_URL: slack.apiUrl,
  STAKEWATCH_CONFIG: join(dir, 'config'),
  STAKEWATCH_DATA: data,
  STAKEWATCH_PRIVATE_HOSTS: feed.host,
  LOG_LEVEL: 'warn',
  PORT: '0',
  HOST: '127.0.0.1',
});

describe('no room for more', () => {
  it('is said to who asks and in the log, once; with room again all goes on, and nothing is corrupt', async () => {
    const bot = startProcess(['start'], env(join(dir, 'data')));
    /** No file of the process may grow, or be written to at all: what a full disk or a used up quota is to SQLite. */
    const room = (is: 'none' | 'enough'): void => {
      const limit = is === 'none' ? '--fsize=0:' : '--fsize=unlimited:';
      execFileSync('prlimit', ['--pid', String(bot.child.pid), limit]);
    };
    const alone = () => slack.ephemerals('U0ADA', 'C0RISK').map(({ text }) => text);
    const type = async (text: string): Promise<string> => {
      const before = alone().length;
      await slack.userDoes.command('C0RISK', 'U0ADA', `/stakewatch ${text}`);
      return slack.waitFor(`an answer to ${text}`, () => alone()[before], 20_000);
    };
    try {
      const [, at] = await bot.prints(/(127\.0\.0\.1:\d+)\/slack\/events/);
      slack.connectApp(`http://${at}/slack/events`);
      const polled = feed.requests() + 2;
      await expect.poll(() => feed.requests(), { timeout: 30_000 }).toBeGreaterThanOrEqual(polled);
      room('none');
      feed.publish({
        id: 'deal',
        title: 'Orbix to acquire Larkfield for $120 million',
        body: 'Orbix said on Monday that it has agreed to acquire Larkfield for $120 million in cash.',
        link: 'https://example.com/deal',
        at: Date.now(),
      });
      expect(await type('watch Tern')).toBe(FULL);
      const ready = await fetch(`http://${at}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('can be written')]);
      await expect.poll(() => bot.stderr(), { timeout: 20_000 }).toContain('"job":"poll"');
      expect(bot.stderr().match(/"event":"job-failed","job":"poll"/g)).toHaveLength(1);
      expect(bot.stderr()).toMatch(/job-failed.*(?:disk|I\/O)/);
      expect(slack.messages('C0RISK')).toEqual([]);
      const asked = ['--fsize=0:', process.execPath, 'dist/cli.js', 'status'];
      const status = await promisify(execFile)('prlimit', asked, {
        env: { ...process.env, ...env(join(dir, 'data')) },
      }).catch((ended: { code: number; stdout: string }) => ended);
      expect(status).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/WRONG {2}store: .*ok {5}feeds: 1 ok/s) as string,
      });
      room('enough');
      await slack.waitFor('the alert', () => slack.messages('C0RISK').length > 0, 30_000);
      expect(await type('watch Tern')).toContain('Tern');
      expect(slack.messages('C0RISK').filter(({ text }) => text.includes('Larkfield'))).toHaveLength(1);
      bot.child.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
    } finally {
      bot.child.kill('SIGKILL');
      await bot.ended;
    }
    const db = openDatabase(join(dir, 'data', 'stakewatch.db'));
    expect(db.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(db.rows("SELECT watchlist FROM watchlists WHERE watchlist LIKE '%Tern%'")).toHaveLength(1);
    db.close();
  }, 120_000);
});

describe('a store that cannot be opened ends the start with the reason', () => {
  it('a file that is no database, which stays as it is', async () => {
    const data = join(dir, 'text');
    mkdirSync(data);
    writeFileSync(join(data, 'stakewatch.db'), 'A letter to Aunt Rosa, and no database. '.repeat(300));
    const before = readFileSync(join(data, 'stakewatch.db'), 'utf8');
    const { status, err } = await run(['start'], '', env(data));
    expect(status).toBe(1);
    expect(err).toMatch(
      /^stakewatch: the store .*stakewatch\.db: expected a file that can be opened, got: file is not a database\n$/,
    );
    expect(readFileSync(join(data, 'stakewatch.db'), 'utf8')).toBe(before);
  }, 60_000);
  it.each([
    ['a folder that nobody may write to', () => '/proc/self'],
    ['a folder that cannot be made', () => join(dir, 'config', 'feeds.yaml', 'data')],
  ])(
    '%s',
    async (_, data) => {
      const { status, err } = await run(['start'], '', env(data()));
      expect(status).toBe(1);
      expect(err).toMatch(/^stakewatch: the store .*stakewatch\.db: expected a file that can be opened, got: \S.*\n$/);
    },
    60_000,
  );
});
