// SIGTERM while Slack hangs, and Redis too: every process ends within ten seconds with status 0, and what it could not
// finish is neither lost nor done twice afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createClient } from '../../src/slack/client.ts';
import { deliverNext } from '../../src/slack/delivery/deliver.ts';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import { openStore } from '../../src/store/open.ts';
import { MINUTE, SECOND } from '../../src/time.ts';
import { startFeed, type FeedServer } from '../e2e/feed-server.ts';
import { startProcess, type BotProcess } from '../e2e/process.ts';
import { ADA, BOT_TOKEN, SIGNING_SECRET, startTestSlack } from '../e2e/test-slack.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';
import { openDoor, type SlackDoor } from './slack-door.ts';

const PARTS = ['web', 'worker', 'start'] as const;
const DELIVERING = ['worker', 'start'] as const;
type Part = (typeof PARTS)[number];
const CHANNELS = { web: 'C0WEB', worker: 'C0WORKER', start: 'C0START' };
const LONG = { timeout: 60 * SECOND }; // on a machine that runs other tests
const QUIET = pino({ level: 'silent' });
const DEAL = {
  id: 'deal',
  title: 'Brackwater Holdings to acquire Tallowmere Systems for $110 million',
  body: 'Brackwater Holdings said on Monday that it has agreed to acquire Tallowmere Systems for $110 million in cash.',
  link: 'https://example.com/deals/1',
  at: Date.now(),
};

/** The three processes, each with data and a channel of its own. */
interface Place {
  redis: RedisServer;
  feeds: Record<Part, FeedServer>;
  slack: SlackServer;
  door: SlackDoor;
  dir: string;
  bots: Record<Part, BotProcess>;
}
const eachPart = <T>(make: (part: Part) => T): Record<Part, T> => ({
  web: make('web'),
  worker: make('worker'),
  start: make('start'),
});

async function openPlace(): Promise<Place> {
  const dir = mkdtempSync(join(tmpdir(), 'stakewatch-stopping-'));
  const names = Object.values(CHANNELS).map((id) => [id, id.toLowerCase()]);
  const [redis, slack, ...feeds] = await Promise.all([
    startRedis(),
    startTestSlack(Object.fromEntries(names) as Record<string, string>),
    ...PARTS.map(() => startFeed()),
  ]);
  const door = await openDoor(slack.apiUrl);
  const feedOf = eachPart((part) => feeds[PARTS.indexOf(part)] as FeedServer);
  const bots = eachPart((part) => {
    const config = join(dir, part);
    mkdirSync(config);
    writeFileSync(join(config, 'feeds.yaml'), `every: 1s\nfeeds: [{ url: "${feedOf[part].url}" }]\n`);
    const watched = '{ vendors: [Tallowmere Systems] }';
    writeFileSync(join(config, 'watchlist.yaml'), `channels: { ${CHANNELS[part]}: ${watched} }\n`);
    return startProcess([part], {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: door.apiUrl,
      REDIS_URL: redis.url,
      REDIS_PREFIX: `{${part}}`,
      STAKEWATCH_CONFIG: config,
      STAKEWATCH_PRIVATE_HOSTS: feedOf[part].host,
      LOG_LEVEL: 'warn',
      PORT: '0',
      HOST: '127.0.0.1',
    });
  });
  const [, address = ''] = await bots.web.prints(/on (127\.0\.0\.1:\d+\/slack\/events)/, LONG.timeout);
  slack.connectApp(`http://${address}`);
  for (const part of DELIVERING) await expect.poll(() => feedOf[part].requests(), LONG).toBeGreaterThan(1); // what stood in it before is known
  return { redis, feeds: feedOf, slack, door, dir, bots };
}

async function closePlace({ redis, feeds, slack, door, dir, bots }: Place): Promise<void> {
  redis.goOn();
  for (const { child, ended } of Object.values(bots)) {
    child.kill('SIGKILL');
    await ended;
  }
  await Promise.all([door.close(), slack.close(), redis.stop(), ...Object.values(feeds).map((feed) => feed.close())]);
  rmSync(dir, { recursive: true });
}

/** Tells all to end; a host waits for ten seconds. */
function endAll({ bots }: Place): Promise<{ part: Part; status: unknown; inTime: boolean }[]> {
  const from = performance.now();
  return Promise.all(
    PARTS.map(async (part) => {
      bots[part].child.kill('SIGTERM');
      return { part, status: await bots[part].ended, inTime: performance.now() - from < 10 * SECOND };
    }),
  );
}

it('each process ends in time and says what it left; the alert is told once, later, and the feed is free', async () => {
  const place = await openPlace();
  try {
    const { redis, slack, door, feeds, bots } = place;
    await door.set('hangs');
    for (const part of DELIVERING) feeds[part].publish(DEAL);
    void slack.userDoes.command(CHANNELS.web, ADA, '/stakewatch settings');
    const expected = ['chat.postMessage', 'chat.postMessage', 'views.open'];
    const hung = () =>
      door
        .hung()
        .filter((method) => expected.includes(method))
        .toSorted();
    await expect.poll(hung, LONG).toEqual(expected);
    redis.pause();
    expect(await endAll(place)).toEqual(PARTS.map((part) => ({ part, status: 0, inTime: true })));
    redis.goOn();
    for (const part of DELIVERING) {
      expect(bots[part].stderr()).toMatch(
        /"event":"stop-unfinished","reason":"Slack, the store or a host|outcome-unknown/,
      );
      const store = await openStore({ redisUrl: redis.url, redisPrefix: `{${part}}`, dataDir: 'never made' });
      const client = createClient(BOT_TOKEN, slack.apiUrl, QUIET);
      const clientFor = () => Promise.resolve(client);
      const deps = { store, clientFor, log: QUIET, withoutHistory: 'repost' as const };
      const at = (ms: number) => ({ ...deps, clock: () => Date.now() + ms });
      expect(await deliverNext(at(0))).toBe('idle'); // Slack may take what it was sent: the claim runs out first
      expect(await deliverNext(at(2 * MINUTE))).toBe('sent');
      expect(await deliverNext(at(5 * MINUTE))).toBe('idle');
      const told = slack.messages(CHANNELS[part]).filter(({ thread_ts: thread }) => thread === undefined);
      expect(told).toHaveLength(1);
      expect(await store.claimFeed(Date.now() + MINUTE, SECOND)).toMatchObject({ state: { baselineDone: true } });
      await store.close();
    }
  } finally {
    await closePlace(place);
  }
}, 120_000);
