// Web in Socket Mode and a worker, on a real Redis, as a host runs them: a command, an alert, a button, a connection that Slack
// ends, and the end of both.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SECOND } from '../../src/time.ts';
import { startRedis } from '../store/redis-server.ts';
import { startFeed } from './feed-server.ts';
import { startProcess } from './process.ts';
import { ADA, BOT_TOKEN, startTestSlack } from './test-slack.ts';

const CHANNEL = 'C1';
const LONG = 60 * SECOND; // on a machine that runs other tests
const VENDOR = 'Tallowmere Systems';
const DEAL = {
  id: 'deal',
  title: `Brackwater Holdings to acquire ${VENDOR} for $110 million`,
  body: `Brackwater Holdings said on Monday that it has agreed to acquire ${VENDOR} for $110 million in cash.`,
  link: 'https://example.com/deals/1',
  at: Date.now(),
};

it('web in Socket Mode with a worker: asked, told, pressed, and ended', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'stakewatch-socket-'));
  const [redis, feed, slack] = await Promise.all([startRedis(), startFeed(), startTestSlack({ [CHANNEL]: 'vendors' })]);
  mkdirSync(join(dir, 'config'));
  writeFileSync(join(dir, 'config', 'feeds.yaml'), `every: 1s\nfeeds: [{ url: "${feed.url}" }]\n`);
  writeFileSync(join(dir, 'config', 'watchlist.yaml'), 'channels: {}\n');
  const env = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: 'xapp-1-of-the-tests',
    SLACK_API_URL: slack.apiUrl,
    REDIS_URL: redis.url,
    STAKEWATCH_CONFIG: join(dir, 'config'),
    STAKEWATCH_PRIVATE_HOSTS: feed.host,
    LOG_LEVEL: 'warn',
    PORT: '0',
    HOST: '127.0.0.1',
  };
  const [web, worker] = [startProcess(['web'], env), startProcess(['worker'], env)];
  const alone = () => slack.ephemerals(ADA, CHANNEL).map(({ text }) => text);
  const told = () => slack.messages(CHANNEL).filter(({ thread_ts: thread }) => thread === undefined);
  try {
    await Promise.all([web.prints(/by Socket Mode/, LONG), worker.prints(/polls and delivers/, LONG)]);
    expect((await slack.userDoes.command(CHANNEL, ADA, `/stakewatch watch ${VENDOR}`)).error).toBeNull();
    await slack.waitFor('the answer', () => alone().some((text) => text.includes('is now watched')), LONG);
    await expect.poll(() => feed.requests(), { timeout: LONG }).toBeGreaterThan(1); // past the baseline
    feed.publish(DEAL);
    await slack.waitFor('the alert', () => told().length > 0, LONG);
    slack.socket.drop(); // as Slack does every few hours; who presses just then is told to try again
    const ts = told()[0]?.ts ?? '';
    const press = async () =>
      (await slack.userDoes.press({ userId: ADA, channelId: CHANNEL, ts, actionId: 'acknowledge' })).error;
    await expect.poll(press, { timeout: LONG, interval: 200 }).toBeNull();
    await slack.waitFor('the mark', () => JSON.stringify(told()).includes(`Acknowledged by <@${ADA}>`), LONG);
    for (const one of [web, worker]) one.child.kill('SIGTERM');
    expect(await Promise.all([web.ended, worker.ended])).toEqual([0, 0]);
    expect(web.stderr() + worker.stderr()).not.toMatch(/stop-unfinished|unhandled|"level":"error"/i);
    expect((await slack.userDoes.command(CHANNEL, ADA, '/stakewatch list')).error).toBe('dispatch_failed');
    expect(told()).toHaveLength(1);
  } finally {
    for (const { child, ended } of [web, worker]) {
      child.kill('SIGKILL');
      await ended;
    }
    await Promise.all([slack.close(), feed.close(), redis.stop()]);
    rmSync(dir, { recursive: true });
  }
}, 180_000);
