// A store's kind in, everything that a run needs out: Slack's stand-in, feeds, the store, and the processes that are kept up.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/ports.ts';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import { openStore } from '../../src/store/open.ts';
import { MINUTE } from '../../src/time.ts';
import { freePort } from '../free-port.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';
import { startFarm, type Farm } from './feed-farm.ts';
import { keep, type Kept } from './processes.ts';
import { BOT_TOKEN, SIGNING_SECRET, startTestSlack } from '../e2e/test-slack.ts';

export type StoreKind = 'redis' | 'embedded';
/** Where people type commands; no feed tells anything about what they watch there. */
export const TYPED_IN = 'C0TYPED';

const SECRETS = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET };
const PARTS: Record<StoreKind, string[]> = { redis: ['web', 'worker', 'worker', 'worker'], embedded: ['start'] };

export interface House {
  slack: SlackServer;
  farm: Farm;
  /** null with the embedded store. */
  redis: RedisServer | null;
  processes: Kept[];
  /** Messages that stand in all channels. */
  posts: () => number;
  /** Where the logs of the processes are. */
  dir: string;
  /** The store that the processes share, opened beside them; closed by who asks. */
  openStore(): Promise<Store>;
  /** Resolves once what is new in any feed is news. */
  ready(): Promise<void>;
  /** @param keepFiles true: what was logged and stored stays */
  close(keepFiles: boolean): Promise<void>;
}

/** @param settings `parts` left out: a web and three workers on Redis, or one process with the embedded store */
export async function openHouse(settings: {
  store: StoreKind;
  feeds: number;
  /** As in feeds.yaml ("5s"). */
  every: string;
  /** Vendors of each channel. */
  watched: Record<string, string[]>;
  parts?: string[];
}): Promise<House> {
  const dir = mkdtempSync(join(tmpdir(), 'stakewatch-chaos-'));
  const farm = await startFarm(settings.feeds);
  const slack = await startSlack([...Object.keys(settings.watched), TYPED_IN]);
  let posts = 0;
  slack.onChange((change) => {
    if (change.do === 'post') posts += 1;
  });
  // Synced always: with everysec, Redis may acknowledge what a kill -9 then takes.
  const redis = settings.store === 'redis' ? await startRedis() : null;
  const port = String(await freePort());
  slack.connectApp(`http://127.0.0.1:${port}/slack/events`);
  writeConfig(join(dir, 'config'), farm, settings);
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    ...SECRETS,
    SLACK_API_URL: slack.apiUrl,
    STAKEWATCH_CONFIG: join(dir, 'config'),
    STAKEWATCH_DATA: join(dir, 'data'),
    STAKEWATCH_PRIVATE_HOSTS: farm.hosts.join(','),
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
  };
  const processes = (settings.parts ?? PARTS[settings.store]).map((word, i) => {
    const name = word === 'worker' ? `worker-${i}` : word;
    return keep(name, word, {
      env: { ...env, PORT: word === 'worker' ? '0' : port },
      logFile: join(dir, `${name}.log`),
    });
  });
  return {
    ...{ slack, farm, redis, processes, dir },
    posts: () => posts,
    openStore: () =>
      openStore({ redisUrl: redis?.url ?? null, redisPrefix: '{stakewatch}', dataDir: env.STAKEWATCH_DATA }),
    ready: () =>
      until('every feed to be known', 10 * MINUTE, () => (farm.known() === settings.feeds ? true : null)).then(
        () => undefined,
      ),
    async close(keepFiles) {
      await Promise.all(processes.map((one) => one.close()));
      await slack.close();
      await farm.close();
      await redis?.stop();
      if (!keepFiles) rmSync(dir, { recursive: true });
    },
  };
}

function startSlack(channels: string[]): Promise<SlackServer> {
  return startTestSlack(Object.fromEntries(channels.map((id) => [id, id.toLowerCase()])));
}

function writeConfig(
  dir: string,
  farm: Farm,
  { every, watched }: { every: string; watched: Record<string, string[]> },
): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'feeds.yaml'), JSON.stringify({ every, feeds: farm.urls.map((url) => ({ url })) }));
  const channels = Object.fromEntries(Object.entries(watched).map(([id, vendors]) => [id, { vendors }]));
  writeFileSync(join(dir, 'watchlist.yaml'), JSON.stringify({ channels }));
}

/**
 * Asks again and again until the answer is not null.
 * @throws when it still is after so many ms
 */
export async function until<T>(what: string, within: number, ask: () => T | null | Promise<T | null>): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`waited ${within} ms in vain for ${what}`);
    await wait(200);
  }
}
