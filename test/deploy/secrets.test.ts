// Every setting that is a secret, marked, through everything the program does: the marks are looked for in all that it prints
// at the loudest, and in all that it keeps.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIABLES } from '../../src/config/environment.ts';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import { run } from '../cli/run.ts';
import { startFeed, type FeedServer } from '../e2e/feed-server.ts';
import { startProcess, type BotProcess } from '../e2e/process.ts';
import { filesIn } from '../slack/house.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';
import { startTestSlack } from '../e2e/test-slack.ts';

/** By the name of the setting; a row for each that is a secret, and for what people put into the others. */
const MARKED: Record<string, string> = {
  SLACK_BOT_TOKEN: 'xoxb-canary-bot-4711',
  SLACK_SIGNING_SECRET: 'canary-signing-4712',
  SLACK_APP_TOKEN: 'xapp-canary-app-4713',
  SLACK_CLIENT_SECRET: 'canary-client-4714',
  SLACK_STATE_SECRET: 'canary-state-secret-4715',
  STAKEWATCH_TOKEN_KEYS: Buffer.from('canary-key-of-thirty-two-bytes-!').toString('base64'),
  REDIS_URL: 'canary-redis-4716',
  STAKEWATCH_METRICS_TOKEN: 'canary-metrics-4718',
  feed: 'canary-feed-4717',
};
const FORMS = new Map(
  Object.entries(MARKED).map(([name, mark]) => [
    name,
    [mark, encodeURIComponent(mark), Buffer.from(mark).toString('base64')],
  ]),
);
/** What may stand in the store, and why. */
const KEPT: Record<string, string> = {
  feed: 'the login is part of the address that is read; no answer and no log shows it',
};

/** The names of the secrets whose marks stand in the text. */
const leaked = (text: string): string[] =>
  [...FORMS].filter(([, forms]) => forms.some((form) => text.includes(form))).map(([name]) => name);

let dir = '';
let redis: RedisServer;
let slack: SlackServer;
let feed: FeedServer;
let bot: BotProcess | null = null;
const printed: string[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-secrets-'));
  redis = await startRedis(['--requirepass', MARKED['REDIS_URL'] ?? '']);
  feed = await startFeed();
  slack = await startTestSlack(
    { C0RISK: 'risk' },
    { botToken: MARKED['SLACK_BOT_TOKEN'] ?? '', signingSecret: MARKED['SLACK_SIGNING_SECRET'] ?? '' },
  );
  mkdirSync(join(dir, 'config'));
  const url = feed.url.replace('//', `//dana:${MARKED['feed']}@`);
  const broken = `http://dana:${MARKED['feed']}@127.0.0.1:9/feed`;
  writeFileSync(join(dir, 'config', 'feeds.yaml'), `every: 1s\nfeeds: [{ url: "${url}" }, { url: "${broken}" }]\n`);
  writeFileSync(
    join(dir, 'config', 'watchlist.yaml'),
    'channels: { C0RISK: { vendors: [Larkfield], rivals: [Orbix] } }',
  );
}, 60_000);
afterAll(async () => {
  bot?.child.kill('SIGKILL');
  await bot?.ended;
  await slack.close();
  await feed.close();
  await redis.stop();
  rmSync(dir, { recursive: true });
});

const marked = (...names: string[]) => Object.fromEntries(names.map((name) => [name, MARKED[name] ?? '']));
const common = () => ({
  STAKEWATCH_CONFIG: join(dir, 'config'),
  STAKEWATCH_DATA: join(dir, 'data'),
  STAKEWATCH_PRIVATE_HOSTS: `${feed.host},127.0.0.1:9`,
  SLACK_API_URL: slack.apiUrl,
  LOG_LEVEL: 'debug',
  PORT: '0',
  HOST: '127.0.0.1',
});
const http = () => ({
  ...common(),
  ...marked('SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'STAKEWATCH_METRICS_TOKEN'),
});
const redisUrl = () => redis.url.replace('//', `//:${MARKED['REDIS_URL']}@`);

it('a row for each secret, and a reason for each that is kept', () => {
  const secrets = VARIABLES.filter((variable) => 'secret' in variable).map(({ name }) => name as string);
  expect(Object.keys(MARKED).sort()).toEqual([...secrets, 'feed'].sort());
  expect(Object.keys(KEPT).filter((name) => !(name in MARKED))).toEqual([]);
  // A mark that nobody would find makes a test that nothing fails.
  for (const [name, mark] of Object.entries(MARKED)) expect(leaked(`… ${mark} …`)).toContain(name);
});

describe('the running bot', () => {
  it.each([
    ['with the local store', () => http(), () => filesIn(join(dir, 'data'))],
    ['with Redis', () => ({ ...http(), REDIS_URL: redisUrl() }), () => filesIn(redis.folder)],
  ])(
    '%s: feeds, commands, alerts, failures of Slack, a stop',
    async (_, env, kept) => {
      bot = startProcess(['start'], env());
      const [, at] = await bot.prints(/(127\.0\.0\.1:\d+)\/slack\/events/);
      slack.connectApp(`http://${at}/slack/events`);
      const polled = feed.requests() + 2;
      await expect.poll(() => feed.requests(), { timeout: 30_000 }).toBeGreaterThanOrEqual(polled);
      const before = slack.ephemerals('U0ADA', 'C0RISK').length;
      const lines = [
        'status',
        'feeds',
        'list',
        `feed test ${feed.url.replace('//', `//dana:${MARKED['feed']}@`)}`,
        'audit',
      ];
      for (const line of lines) await slack.userDoes.command('C0RISK', 'U0ADA', `/stakewatch ${line}`);
      await slack.waitFor(
        'the answers',
        () => slack.ephemerals('U0ADA', 'C0RISK').length >= before + lines.length,
        20_000,
      );
      const authorization = `Bearer ${MARKED['STAKEWATCH_METRICS_TOKEN']}`;
      const figures = await fetch(`http://${at}/metrics`, { headers: { authorization } });
      expect(figures.status).toBe(200);
      printed.push(await figures.text());
      for (const [i, fault] of ['invalid_auth', { status: 500 } as const, { lose: 'reply' } as const].entries()) {
        const failures = (): number => {
          slack.faults.next('views.publish', fault);
          void slack.userDoes.openHome('U0ADA'); // not waited for: Slack sends what failed again after a minute
          return bot?.stderr().match(/listener-failed/g)?.length ?? 0;
        };
        await expect.poll(failures, { timeout: 30_000, interval: 500 }).toBeGreaterThan(i);
      }
      expect(leaked(JSON.stringify(slack.ephemerals('U0ADA', 'C0RISK')))).toEqual([]);
      bot.child.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
      printed.push(bot.stdout(), bot.stderr());
      expect(bot.stderr()).toMatch(/"event":"started"/);
      expect(bot.stderr()).toMatch(/"level":"debug"/);
      expect(leaked(printed.join('\n'))).toEqual([]);
      const store = kept();
      expect(store.length).toBeGreaterThan(1_000);
      expect(leaked(store).filter((name) => !(name in KEPT))).toEqual([]);
      expect(leaked(store)).toEqual(Object.keys(KEPT)); // an exception that is none any more goes out of the table
    },
    120_000,
  );
});

describe('a command', () => {
  const login = () => `http://dana:${MARKED['feed']}@${feed.host}/feed.xml`;
  const many = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'STAKEWATCH_TOKEN_KEYS'];
  it.each<[string, string[], () => Record<string, string>, RegExp]>([
    ['doctor', ['doctor'], () => ({ ...http(), REDIS_URL: redisUrl() }), /Redis/],
    [
      'doctor, Socket Mode',
      ['doctor'],
      () => ({ ...http(), ...marked('SLACK_APP_TOKEN') }),
      /SLACK_APP_TOKEN|app token/i,
    ],
    ['doctor, many', ['doctor'], () => ({ ...common(), SLACK_CLIENT_ID: '1.2', ...marked(...many) }), /installation/],
    [
      'doctor, wrong password',
      ['doctor'],
      () => ({ ...http(), REDIS_URL: `${redisUrl().replace('4716', '4716-no')}` }),
      /WRONG {2}Redis/,
    ],
    ['feeds test', ['feeds', 'test', 'LOGIN'], http, /feed\.xml/],
    ['feeds test, no feed', ['feeds', 'test', 'BROKEN'], http, /127\.0\.0\.1:9/],
    ['feeds list', ['feeds', 'list'], http, /feed/],
    ['feeds health', ['feeds', 'health', '--json'], http, /feed/],
    ['feeds export', ['feeds', 'export'], http, /opml/],
    ['watchlist export', ['watchlist', 'export', '-', '--format', 'yaml'], http, /Larkfield/],
    ['help env', ['help', 'env'], http, /SLACK_BOT_TOKEN/],
    [
      'start, no Redis',
      ['start'],
      () => ({ ...http(), REDIS_URL: `redis://:${MARKED['REDIS_URL']}@127.0.0.1:9` }),
      /no Redis answers/,
    ],
    [
      'start, no Redis address',
      ['start'],
      () => ({ ...http(), REDIS_URL: `:${MARKED['REDIS_URL']}@127.0.0.1` }),
      /REDIS_URL/,
    ],
    [
      'start, a token refused',
      ['start'],
      () => ({ ...http(), SLACK_BOT_TOKEN: `${MARKED['SLACK_BOT_TOKEN']}-old` }),
      /SLACK_BOT_TOKEN/,
    ],
    [
      'start, secrets in each other’s place',
      ['start'],
      () => ({
        ...common(),
        SLACK_BOT_TOKEN: MARKED['SLACK_SIGNING_SECRET'] ?? '',
        SLACK_SIGNING_SECRET: MARKED['SLACK_BOT_TOKEN'] ?? '',
        SLACK_APP_TOKEN: MARKED['SLACK_CLIENT_SECRET'] ?? '',
        STAKEWATCH_TOKEN_KEYS: MARKED['SLACK_STATE_SECRET'] ?? '',
      }),
      /SLACK_BOT_TOKEN.*starts with/,
    ],
  ])(
    '%s',
    async (_, words, env, says) => {
      const broken = `http://dana:${MARKED['feed']}@127.0.0.1:9/feed`;
      const given = words.map((word) => (word === 'LOGIN' ? login() : word === 'BROKEN' ? broken : word));
      const { out, err } = await run(given, '', env());
      expect(`${out}\n${err}`).toMatch(says);
      expect(leaked(`${out}\n${err}`)).toEqual([]);
    },
    60_000,
  );

  it('a failure of Slack that repeats what it was sent is told without it', async () => {
    const echo = createServer((request, response) => {
      response.writeHead(500).end(`refused: ${request.headers.authorization}`);
    });
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    const { port } = echo.address() as AddressInfo;
    bot = startProcess(['start'], { ...http(), SLACK_API_URL: `http://127.0.0.1:${port}/api/` });
    await expect.poll(() => bot?.stderr(), { timeout: 30_000 }).toMatch(/slack-away/);
    bot.child.kill('SIGKILL');
    await bot.ended;
    echo.close();
    expect(leaked(bot.stdout() + bot.stderr())).toEqual([]);
  }, 60_000);
});
