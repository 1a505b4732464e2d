// Thirty feeds on hosts that hang, more than there are turns, and twenty beside them: those are polled while not one of the
// thirty has ended; and at the end the process gives all of them back. The bot as its user starts it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedIdOf } from '../../src/collect/canonical-url.ts';
import { openStore } from '../../src/store/open.ts';
import { SECOND } from '../../src/time.ts';
import { startProcess } from '../e2e/process.ts';
import { BOT_TOKEN, SIGNING_SECRET, startTestSlack } from '../e2e/test-slack.ts';
import { startRedis } from '../store/redis-server.ts';

const HANGING = 30; // of 16 turns
const OTHERS = 20;
const EMPTY = '<?xml version="1.0"?><rss version="2.0"><channel><title>Made Wire</title></channel></rss>';

/** Feeds, each on a host of its own: the first thirty take a request and say nothing, or one byte a second. */
async function startHosts() {
  const requests = Array.from({ length: HANGING + OTHERS }, () => 0);
  const drips = new Set<NodeJS.Timeout>();
  let ended = 0;
  const server = createServer((request, response) => {
    const feed = Number(/\d+/.exec(request.url ?? '')?.[0]);
    requests[feed] = (requests[feed] ?? 0) + 1;
    if (feed >= HANGING) {
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(EMPTY);
      return;
    }
    request.socket.once('close', () => (ended += 1));
    if (feed % 2 === 0) return;
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    drips.add(setInterval(() => response.write(' '), SECOND));
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const hosts = requests.map((_, feed) => `127.78.0.${feed + 1}:${port}`);
  return {
    hosts,
    urls: hosts.map((host, feed) => `http://${host}/${feed}.xml`),
    hanging: () => requests.slice(0, HANGING),
    others: () => requests.slice(HANGING),
    ended: () => ended,
    async close() {
      for (const drip of drips) clearInterval(drip);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe.concurrent('hosts that hang', () => {
  it.each(['start', 'worker'] as const)(
    '%s: hold up no other feed, and nobody who stops it',
    async (part) => {
      const dir = mkdtempSync(join(tmpdir(), 'stakewatch-slow-'));
      const [hosts, slack, redis] = await Promise.all([
        startHosts(),
        startTestSlack({ C1: 'risk' }),
        part === 'worker' ? startRedis() : null,
      ]);
      mkdirSync(join(dir, 'config'));
      const feeds = hosts.urls.map((url) => `  - { url: "${url}" }`).join('\n');
      writeFileSync(join(dir, 'config', 'feeds.yaml'), `every: 1s\nfeeds:\n${feeds}\n`);
      writeFileSync(join(dir, 'config', 'watchlist.yaml'), 'channels: {}\n');
      const place = { redisUrl: redis?.url ?? null, redisPrefix: '{stakewatch}', dataDir: join(dir, 'data') };
      const bot = startProcess([part], {
        SLACK_BOT_TOKEN: BOT_TOKEN,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: slack.apiUrl,
        STAKEWATCH_CONFIG: join(dir, 'config'),
        STAKEWATCH_DATA: place.dataDir,
        STAKEWATCH_PRIVATE_HOSTS: hosts.hosts.join(','),
        LOG_LEVEL: 'warn',
        PORT: '0',
        HOST: '127.0.0.1',
        ...(redis && { REDIS_URL: redis.url }),
      });
      try {
        await expect.poll(() => Math.min(...hosts.others()), { timeout: 60 * SECOND }).toBeGreaterThanOrEqual(1);
        expect(hosts.ended()).toBe(0);
        await expect.poll(() => hosts.hanging(), { timeout: 20 * SECOND }).toEqual(Array(HANGING).fill(1));
        bot.child.kill('SIGTERM');
        expect(await bot.ended).toBe(0);
        expect(bot.stderr()).not.toContain('stop-unfinished');
        const store = await openStore(place);
        const free = await store.dueFeeds(Date.now(), HANGING + OTHERS);
        await store.close();
        expect(free).toEqual(expect.arrayContaining(hosts.urls.slice(0, HANGING).map(feedIdOf)));
      } finally {
        bot.child.kill('SIGKILL');
        await bot.ended;
        await Promise.all([hosts.close(), slack.close(), redis?.stop()]);
        rmSync(dir, { recursive: true });
      }
    },
    120_000,
  );
});
