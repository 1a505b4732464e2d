// The whole bot in this process, against Slack's stand-in and a feed of the test's own, all over real HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Config } from '../../src/config/config.ts';
import type { WatchlistDraft } from '../../src/config/shapes.ts';
import type { Alert } from '../../src/domain.ts';
import { createLog, type Log } from '../../src/log.ts';
import { startStakewatch, type Running } from '../../src/main.ts';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import { openStore } from '../../src/store/open.ts';
import { SECOND } from '../../src/time.ts';
import { BOT_TOKEN, SIGNING_SECRET, startTestSlack } from './test-slack.ts';
import { startFeed, type FeedServer, type TestItem } from './feed-server.ts';

export interface Bot {
  slack: SlackServer;
  feed: FeedServer;
  /** Alerts that were printed, in order. */
  sent: Alert[];
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The config that comes with Stakewatch, for the stand-in and one feed polled every second. */
export function testConfig(options: {
  slack: SlackServer;
  feed: FeedServer;
  dataDir: string;
  channels: Record<string, WatchlistDraft>;
  redisUrl?: string | undefined;
}): Config {
  const { slack, feed, dataDir, channels, redisUrl } = options;
  const env = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    STAKEWATCH_DATA: dataDir,
    STAKEWATCH_PRIVATE_HOSTS: feed.host,
    LOG_LEVEL: 'error',
    REDIS_URL: redisUrl,
  };
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  const feeds = [{ url: feed.url, title: 'Test Wire', every: SECOND, backfill: false }];
  return { ...loaded.value, feeds, watchlists: { ...loaded.value.watchlists, channels } };
}

/** Starts it with `baseline` in the feed and a watchlist for each channel. */
export async function startBot(options: {
  baseline: TestItem[];
  channels: Record<string, WatchlistDraft>;
  redisUrl?: string;
  /** Left out: what goes wrong is printed. */
  log?: Log;
}): Promise<Bot> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stakewatch-bot-'));
  const feed = await startFeed(options.baseline);
  const channels = Object.fromEntries(Object.keys(options.channels).map((id) => [id, id.toLowerCase()]));
  const slack = await startTestSlack(channels);
  const config = testConfig({ slack, feed, dataDir, channels: options.channels, redisUrl: options.redisUrl });
  const sent: Alert[] = [];
  async function run(): Promise<{ running: Running; stop(): Promise<void> }> {
    const store = await openStore(config);
    const around = {
      clock: Date.now,
      log: options.log ?? createLog('error'),
      onSent: (alert: Alert) => void sent.push(alert),
    };
    const running = await startStakewatch(config, store, around);
    slack.connectApp(`http://127.0.0.1:${running.port}/slack/events`);
    return {
      running,
      async stop() {
        await running.stop();
        await store.close();
      },
    };
  }
  let current = await run();
  return {
    slack,
    feed,
    sent,
    async restart() {
      await current.stop();
      current = await run();
    },
    async close() {
      await current.stop();
      await slack.close();
      await feed.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
