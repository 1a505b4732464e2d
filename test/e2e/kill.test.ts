// kill -9 at moments nobody chose, with alerts owed: everything owed is posted, each once.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/config/manifest.ts';
import { startSlackServer, type SlackServer } from '../../src/preview/slack-server.ts';
import { openStore } from '../../src/store/open.ts';
import { BOT_TOKEN, SIGNING_SECRET, TEAM } from './bot.ts';
import { startFeed, type FeedServer, type TestItem } from './feed-server.ts';
import { startProcess, type BotProcess } from './process.ts';

const KILLS = 10;
const CHANNELS = ['C1', 'C2', 'C3'];
const VENDORS = [
  'Tallowmere',
  'Quillbeam',
  'Orrin',
  'Fennick',
  'Ashgrove',
  'Corvane',
  'Pellworth',
  'Vanterra',
  'Kessel',
  'Marrowby',
].map((name) => `${name} Systems`);

const deal = (vendor: string, i: number): TestItem => ({
  id: `deal-${i}`,
  title: `Brackwater Holdings to acquire ${vendor} for $${100 + i} million`,
  body: `Brackwater Holdings said on Monday that it has agreed to acquire ${vendor} for $${100 + i} million in cash.`,
  link: `https://example.com/deals/${i}`,
  at: Date.now(),
});

/** A row of numbers that looks like chance and is the same in every run. */
function* chance(seed: number): Generator<number> {
  for (let x = seed; ;) {
    x = (x * 1_103_515_245 + 12_345) % 2 ** 31;
    yield x / 2 ** 31;
  }
}

function writeConfig(dir: string, feed: FeedServer): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'feeds.yaml'), `every: 1s\nfeeds: [{ url: "${feed.url}" }]\n`);
  const channels = Object.fromEntries(CHANNELS.map((id) => [id, { vendors: VENDORS }]));
  writeFileSync(join(dir, 'watchlist.yaml'), JSON.stringify({ channels }));
}

/** "alert-1 0" of each message of an alert: part 0 tells it, further parts are detail in its thread. */
const marks = (slack: SlackServer, channel: string): string[] =>
  slack.messages(channel).map((message) => {
    const [, alert, part] = /alert_id":"([^"]+)","part":(\d+)/.exec(JSON.stringify(message)) ?? [];
    return `${alert} ${part}`;
  });
const told = (slack: SlackServer, channel: string): string[] =>
  marks(slack, channel).filter((mark) => mark.endsWith(' 0'));

describe('kill -9', () => {
  it(`${KILLS} times with alerts owed: none is lost and none is doubled`, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'stakewatch-kill-'));
    const feed = await startFeed();
    const slack = await startSlackServer({
      port: 0,
      journalFile: null,
      botToken: BOT_TOKEN,
      signingSecret: SIGNING_SECRET,
      ...readManifest(),
      clock: Date.now,
      workspace: {
        teamId: TEAM,
        botUserId: 'U0BOT',
        users: [],
        channels: CHANNELS.map((id) => ({ id, name: id.toLowerCase(), botIsMember: true })),
      },
    });
    writeConfig(join(dir, 'config'), feed);
    const env = {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.apiUrl,
      STAKEWATCH_CONFIG: join(dir, 'config'),
      STAKEWATCH_DATA: join(dir, 'data'),
      STAKEWATCH_PRIVATE_HOSTS: feed.host,
      LOG_LEVEL: 'error',
      PORT: '0',
      HOST: '127.0.0.1',
    };
    const numbers = chance(20_250_613);
    const next = (): number => numbers.next().value as number;
    let bot: BotProcess = startProcess(['start'], env);
    try {
      const baseline = feed.requests() + 2;
      await expect.poll(() => feed.requests(), { timeout: 20_000 }).toBeGreaterThanOrEqual(baseline);
      feed.publish(...VENDORS.map(deal));
      for (let kill = 0; kill < KILLS; kill++) {
        // Sometimes Slack does the post and answers late, so that the moment falls between the post and its outcome.
        if (next() < 0.6) slack.faults.next('chat.postMessage', { late: 400 });
        const posts = slack.calls('chat.postMessage').length + Math.floor(next() * 3);
        const polls = feed.requests() + 1 + Math.floor(next() * 3);
        await expect
          .poll(() => slack.calls('chat.postMessage').length > posts || feed.requests() > polls, {
            timeout: 30_000,
            interval: 5,
          })
          .toBe(true);
        bot.child.kill('SIGKILL');
        await bot.ended;
        bot = startProcess(['start'], env);
      }
      for (const channel of CHANNELS) {
        await slack.waitFor(
          `every alert in ${channel}`,
          () => new Set(told(slack, channel)).size >= VENDORS.length,
          150_000,
        );
      }
      // Once nothing is owed any more, nothing can be posted twice any more.
      const store = await openStore({ redisUrl: null, redisPrefix: '', dataDir: env.STAKEWATCH_DATA });
      await expect
        .poll(async () => (await store.counts()).alerts, { timeout: 90_000 })
        .toMatchObject({ due: 0, dead: 0 });
      await store.close();
      for (const channel of CHANNELS) {
        expect(told(slack, channel)).toHaveLength(VENDORS.length);
        const all = marks(slack, channel);
        expect(all).toEqual([...new Set(all)]);
        expect(slack.messages(channel).filter(({ thread_ts: thread }) => thread === undefined)).toHaveLength(
          VENDORS.length,
        );
      }
    } finally {
      bot.child.kill('SIGKILL');
      await bot.ended;
      await slack.close();
      await feed.close();
      rmSync(dir, { recursive: true });
    }
  }, 300_000);
});
