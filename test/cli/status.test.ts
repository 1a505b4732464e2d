// `stakewatch status` over what a bot left in the store, and beside one that runs: words, JSON, and the exit status.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookAround, showStatus } from '../../src/cli/status.ts';
import { loadConfig } from '../../src/config/config.ts';
import { newFeedState, type FeedState } from '../../src/domain.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../../src/store/open.ts';
import { HOUR, MINUTE } from '../../src/time.ts';
import { startProcess } from '../e2e/process.ts';
import { owe } from '../store/contract.ts';
import { aFeed, anAlert, aWatchlist } from '../store/samples.ts';
import { run } from './run.ts';

let dir = '';
let env: Record<string, string>;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-status-'));
  writeFileSync(join(dir, 'feeds.yaml'), '{}');
  writeFileSync(join(dir, 'watchlist.yaml'), '{}');
  env = { STAKEWATCH_CONFIG: dir, STAKEWATCH_DATA: dir, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
});
afterEach(() => rmSync(dir, { recursive: true }));

async function inStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ redisUrl: null, redisPrefix: '', dataDir: dir });
  await work(store);
  await store.close();
}
async function polled(store: Store, id: string, change: Partial<FeedState>): Promise<void> {
  const feed = aFeed({ id, url: `https://me:canary@news.example/${id}`, addedBy: 'command' });
  await store.saveFeed(feed, 0);
  const claim = await store.claimFeedNow(id, 0, 1);
  if (claim === null) throw new Error('expected the feed');
  const state = { ...newFeedState(id, 0), lastPollAt: Date.now() - MINUTE, nextPollAt: Date.now() + HOUR, ...change };
  await store.settleFeed({ feedId: id, token: claim.token }, state);
}

/** The command with the environment, in this process. */
async function show(
  { json = false }: { json?: boolean } = {},
  more: Record<string, string> = {},
): Promise<{ status: number; out: string }> {
  const config = loadConfig({ ...env, ...more });
  if (!config.ok) throw new Error(JSON.stringify(config.mistakes));
  let out = '';
  const written = new Writable({ write: (chunk: Buffer, _, done) => done(void (out += chunk.toString())) });
  const status = await showStatus(config.value, { json }, { out: written, complain: (text) => void (out += text) });
  return { status, out };
}
const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

it('all is well where everything is, with the last poll and the last alert', async () => {
  const now = Date.now();
  await inStore(async (store) => {
    await polled(store, 'one', {});
    await polled(store, 'two', { failures: 1, lastError: 'https://me:canary@news.example/two answers 500' });
    await store.saveWatchlist(aWatchlist({ channelName: '#vendor-risk' }), [], []);
    await owe(
      store,
      anAlert({ id: 'a', createdAt: now }),
      anAlert({ id: 'b', storyId: 's2', createdAt: now - MINUTE }),
    );
    const claim = await store.claimAlert(now, MINUTE, 0);
    if (claim === null) throw new Error('expected an alert');
    const sent = { state: 'sent', ts: '1.1', at: now - 3 * MINUTE, root: true } as const;
    await store.settleAlert({ alertId: claim.alert.id, token: claim.token }, sent);
  });
  const { status, out } = await show();
  const { code, content } = anAlert({ id: 'b' });
  expect(out.split('\n').slice(1)).toEqual([
    `ok     store: embedded, ${join(dir, 'stakewatch.db')}: 1 article, 0 stories, 1 watchlist`,
    'ok     outbox: 1 message to be posted, the oldest owed less than a minute ago',
    'ok     feeds: 1 ok, 1 failing',
    'note   feeds: Example Wire two: https://news.example/two answers 500',
    'ok     last poll: 1 min ago',
    `ok     last alert: 3 min ago in #vendor-risk: ${content.notification} (${code})`,
    'All is well.',
    '',
  ]);
  expect(status).toBe(0);
  const json = await show({ json: true });
  expect(lines(json.out)).toEqual([
    expect.objectContaining({
      ok: true,
      wrong: [],
      version: expect.stringMatching(/^\d/) as string,
      articles: 1,
      alerts: { due: 1, held: 0, sent: 1, dead: 0, digested: 0 },
      outbox: { due: 1, late: 0, oldestDueAt: new Date(now).toISOString() },
      feeds: { ok: 1, failing: 1, silent: 0, stopped: 0, waiting: 0 },
      overdueFeeds: 0,
      lastAlert: { at: new Date(now - 3 * MINUTE).toISOString(), code, team: 'T1', channel: 'C1' },
    }),
  ]);
  expect(out + json.out).not.toContain('canary');
});

it('what is late, fails all at once or is overdue is wrong, and the exit status says so', async () => {
  await inStore(async (store) => {
    await owe(store, anAlert({ createdAt: Date.now() - HOUR }));
    const failing = { failures: 4, failingSince: Date.now() - HOUR, lastError: 'the host was not found' };
    for (let n = 0; n < 6; n++) await polled(store, `feed ${n}`, failing);
    await polled(store, 'overdue', { nextPollAt: Date.now() - HOUR });
  });
  const json = await show({ json: true });
  expect(json.status).toBe(1);
  expect(lines(json.out)[0]).toMatchObject({
    ok: false,
    wrong: [
      expect.stringMatching(
        /^outbox: 1 message to be posted, the oldest owed 60 min ago; late: 1, since 60 min: nobody/,
      ),
      'feeds: 1 ok, 6 failing',
      expect.stringMatching(/^last poll: 1 min ago; 1 feed overdue by more than 10 min/),
    ],
  });
  const { status, out } = await show();
  expect([status, out.split('\n').at(-2)]).toEqual([1, '3 to mend.']);
  expect(out).toContain(
    'note   feeds: Example Wire feed 0, Example Wire feed 1, Example Wire feed 2, Example Wire feed 3, Example Wire feed 4 and 1 more: the host was not found\n',
  );
  const patient = await show({ json: true }, { STAKEWATCH_OUTBOX_LATE: '2h' });
  expect(lines(patient.out)[0]).toMatchObject({ outbox: { due: 1, late: 0 } });
});

it('a store that no bot has run on is not well: it may be the wrong one', async () => {
  const { status, out } = await show();
  expect(status).toBe(1);
  expect(out).toContain('WRONG  store: no bot has run on it yet: are REDIS_URL, REDIS_PREFIX and STAKEWATCH_DATA here');
});

const REVOKED =
  'token_revoked: Slack does not accept the bot token: install the app again (and with one workspace set SLACK_BOT_TOKEN anew)';
it('a token that Slack refuses is wrong, however short the alerts have waited', async () => {
  await inStore(async (store) => {
    await polled(store, 'one', {});
    await owe(store, anAlert({ createdAt: Date.now() }));
    const claim = await store.claimAlert(Date.now(), MINUTE, 0);
    if (claim === null) throw new Error('expected an alert');
    const later = {
      state: 'later',
      at: Date.now() + HOUR,
      error: REVOKED,
      channelFreeAt: null,
      attempt: true,
    } as const;
    await store.settleAlert({ alertId: claim.alert.id, token: claim.token }, { ...later });
  });
  const { status, out } = await show({ json: true });
  expect(status).toBe(1);
  expect(lines(out)[0]).toMatchObject({
    wrong: [`Slack: refuses the bot token of T1: ${REVOKED}`],
    refusedTokens: ['T1'],
  });
});

it('a store that is full says so, and what is owed', async () => {
  await inStore((store) => owe(store, anAlert({ createdAt: Date.now() - HOUR })));
  const config = loadConfig(env);
  if (!config.ok) throw new Error(JSON.stringify(config.mistakes));
  const full = new Error('OOM: its memory is full');
  const { findings } = await lookAround(config.value, async (settings) => {
    const store = await openStore(settings);
    return { ...store, check: () => Promise.reject(full) };
  });
  expect(findings.map(({ about, state }) => `${about} ${state}`)).toEqual(
    expect.arrayContaining(['store wrong', 'outbox wrong']),
  );
});

it('a store that cannot be reached is said in a sentence', async () => {
  const { status, out } = await show({}, { REDIS_URL: 'redis://bot:canary@127.0.0.1:1' });
  expect(status).toBe(1);
  expect(out).toMatch(/\nWRONG {2}store: REDIS_URL: expected a Redis that can be used, got: .*\n1 to mend\.\n$/);
  expect(out).not.toContain('canary');
});

it('works beside a running bot, whose port for operators says the same', async () => {
  const preview = {
    STAKEWATCH_DATA: dir,
    STAKEWATCH_CONFIG: dir,
    PORT: '0',
    STAKEWATCH_HEALTH_PORT: '0',
    LOG_LEVEL: 'info',
  };
  const bot = startProcess(['start'], preview);
  try {
    await bot.prints(/Open http/);
    const port = /"event":"started".*?"healthPort":(\d+)/.exec(bot.stderr())?.[1];
    const { status, out } = await run(['status'], '', preview);
    expect([status, out.split('\n').at(-2)]).toEqual([0, 'All is well.']);
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(await metrics.text()).toContain('stakewatch_store_up 1');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  } finally {
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  }
}, 60_000);
