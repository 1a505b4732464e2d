// Web and worker as a host runs them: real processes on a real Redis, killed, added and stopped.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import { SECOND } from '../../src/time.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';
import { startFeed, type FeedServer, type TestItem } from './feed-server.ts';
import { startProcess, type BotProcess } from './process.ts';
import { ADA, BOT_TOKEN, SIGNING_SECRET, startTestSlack } from './test-slack.ts';

const CHANNEL = 'C1';
const RUNS = /polls and delivers/;
const STARTED_WITHIN = 90 * SECOND; // on a machine that runs other tests
const VENDORS = ['Tallowmere Systems', 'Quillbeam Systems', 'Fennick Systems'];
const deal = (vendor: string, i: number): TestItem => ({
  id: `deal-${i}`,
  title: `Brackwater Holdings to acquire ${vendor} for $${100 + i} million`,
  body: `Brackwater Holdings said on Monday that it has agreed to acquire ${vendor} for $${100 + i} million in cash.`,
  link: `https://example.com/deals/${i}`,
  at: Date.now(),
});

let dir = '';
let redis: RedisServer;
let feed: FeedServer;
let slack: SlackServer;
const all: BotProcess[] = [];
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-processes-'));
  [redis, feed] = await Promise.all([startRedis(), startFeed()]);
  slack = await startTestSlack({ [CHANNEL]: 'vendors' });
  mkdirSync(join(dir, 'config'));
  writeFileSync(join(dir, 'config', 'feeds.yaml'), `every: 1s\nfeeds: [{ url: "${feed.url}" }]\n`);
  writeFileSync(join(dir, 'config', 'watchlist.yaml'), 'channels: {}\n');
});
afterAll(async () => {
  for (const { child, ended } of all) {
    child.kill('SIGKILL');
    await ended;
  }
  await slack.close();
  await feed.close();
  await redis.stop();
  rmSync(dir, { recursive: true });
});

function start(part: 'web' | 'worker'): BotProcess {
  const started = startProcess([part], {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    REDIS_URL: redis.url,
    STAKEWATCH_CONFIG: join(dir, 'config'),
    STAKEWATCH_PRIVATE_HOSTS: feed.host,
    PORT: '0',
    HOST: '127.0.0.1',
  });
  all.push(started);
  return started;
}
const told = (vendor: string): number =>
  slack.messages(CHANNEL).filter((message) => JSON.stringify(message).includes(`acquire ${vendor}`)).length;
const isTold = (vendor: string) => slack.waitFor(`the alert of ${vendor}`, () => told(vendor) > 0, 60 * SECOND);

describe('web and workers', () => {
  it('a command through web, alerts through workers; one ends, another takes its place, and nothing hangs at the end', async () => {
    const web = start('web');
    const first = start('worker');
    const second = start('worker');
    const [, address = ''] = await web.prints(/on (127\.0\.0\.1:\d+\/slack\/events)/, STARTED_WITHIN);
    slack.connectApp(`http://${address}`);
    await Promise.all([first, second].map((worker) => worker.prints(RUNS, STARTED_WITHIN)));
    for (const vendor of VENDORS) {
      expect(await slack.userDoes.command(CHANNEL, ADA, `/stakewatch watch ${vendor}`)).toMatchObject({ status: 200 });
    }
    await expect.poll(() => feed.requests(), { timeout: 30 * SECOND }).toBeGreaterThan(1); // past the baseline

    const [one = '', two = '', three = ''] = VENDORS;
    feed.publish(deal(one, 0));
    await isTold(one);
    // test/chaos kills without a word; this one says goodbye, and what it held is free at once.
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    feed.publish(deal(two, 1));
    await isTold(two);
    const third = start('worker');
    await third.prints(RUNS, STARTED_WITHIN);
    feed.publish(deal(three, 2));
    await isTold(three);

    const ending = [second, third, web]; // that what hangs holds up no end, test/outages has
    for (const one of ending) one.child.kill('SIGTERM');
    expect(await Promise.all(ending.map((one) => one.ended))).toEqual([0, 0, 0]);
    for (const ended of [first, second, web, third]) {
      const logged = ended.stderr().trimEnd().split('\n');
      const events = logged.map((line) => (JSON.parse(line) as { event: string }).event);
      expect(events.slice(events.indexOf('stopping'))).toContain('stopped');
      expect(events).not.toContain('stop-unfinished');
    }
    expect(VENDORS.map(told)).toEqual([1, 1, 1]);
  }, 300_000);
});
