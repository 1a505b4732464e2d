// Polls that a killed Redis broke off: with Redis back their feeds are read again within seconds, by the process that runs on;
// and a claim whose answer was lost is nobody's for no longer.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createBrokenOff } from '../../src/parts/broken-off.ts';
import { startStakewatch } from '../../src/main.ts';
import type { Store } from '../../src/ports.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openStore } from '../../src/store/open.ts';
import { storeFailure } from '../../src/store-failure.ts';
import { SECOND } from '../../src/time.ts';
import { startWorker } from '../../src/worker.ts';
import { testConfig } from '../e2e/bot.ts';
import { startTestSlack } from '../e2e/test-slack.ts';
import { startRedis } from '../store/redis-server.ts';
import { aFeed } from '../store/samples.ts';

const EMPTY = '<?xml version="1.0"?><rss version="2.0"><channel><title>Test Wire</title></channel></rss>';

/** A feed whose answers a test may hold back. */
async function startHeldFeed() {
  let requests = 0;
  let isHeld = false;
  const waiting: ServerResponse[] = [];
  const answer = (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(EMPTY);
  const server = createServer((_, response) => {
    requests += 1;
    if (isHeld) waiting.push(response);
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/feed.xml`,
    host,
    requests: () => requests,
    hold: () => void (isHeld = true),
    waits: () => waiting.length,
    letGo() {
      isHeld = false;
      for (const response of waiting.splice(0)) answer(response);
    },
    publish: () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe.each([
  ['in one process', startStakewatch],
  ['through the queues', startWorker],
])('%s', (_, start) => {
  it('a poll that was under way when Redis was killed is made again as soon as Redis is back', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'stakewatch-held-'));
    const [redis, feed, slack] = await Promise.all([startRedis(), startHeldFeed(), startTestSlack({ C0RISK: 'risk' })]);
    const config = { ...testConfig({ slack, feed, dataDir, channels: {}, redisUrl: redis.url }), hostGap: 0 };
    const store = await openStore(config);
    const failed: unknown[] = [];
    const write = (line: string): void => {
      const { event, job } = JSON.parse(line) as Record<string, unknown>;
      if (event === 'job-failed' && job === 'poll') failed.push(line);
    };
    const around = { clock: Date.now, log: pino({ level: 'warn' }, { write }), onSent: () => undefined };
    feed.hold();
    const running = await start(config, store, around);
    try {
      await expect.poll(() => feed.waits(), { timeout: 10 * SECOND }).toBe(1);
      await redis.kill();
      feed.letGo();
      await expect.poll(() => failed, { timeout: 10 * SECOND }).toHaveLength(1); // what was read could not be kept
      const before = feed.requests();
      await redis.restart();
      await expect.poll(() => feed.requests(), { timeout: 12 * SECOND }).toBeGreaterThan(before);
      // And it is settled by whoever made it: the feed goes on at its pace.
      await expect.poll(() => feed.requests(), { timeout: 12 * SECOND }).toBeGreaterThan(before + 1);
    } finally {
      await running.stop();
      await store.close();
      await slack.close();
      await feed.close();
      await redis.stop();
      rmSync(dataDir, { recursive: true });
    }
  }, 90_000);
});

describe('a claim whose answer was lost', () => {
  const away = storeFailure(new Error('no answer'), { trouble: 'away', perhapsDone: true });
  const log = pino({ level: 'silent' });
  const NOW = Date.UTC(2027, 2, 9);
  const UNTIL = NOW + 40 * SECOND;

  async function withStore(test: (store: Store) => Promise<void>): Promise<void> {
    const dir = mkdtempSync(join(tmpdir(), 'stakewatch-lost-'));
    const store = openEmbedded(join(dir, 'test.db'));
    await store.saveFeed(aFeed(), NOW);
    await test(store);
    await store.close();
    rmSync(dir, { recursive: true });
  }
  const isFree = async (store: Store): Promise<boolean> => (await store.dueFeeds(NOW + SECOND, 10)).length === 1;

  it('is freed, even where it is made only after the first look', () =>
    withStore(async (store) => {
      const brokenOff = createBrokenOff({ store, clock: () => NOW + SECOND, log });
      const lost = brokenOff.guard({ feedId: 'feed-1', until: UNTIL }, () => Promise.reject(away));
      await expect(lost).rejects.toBe(away);
      brokenOff.wake();
      await store.claimFeed(NOW, 40 * SECOND, 'feed-1'); // Redis went on, and did what it was asked long ago
      await expect
        .poll(() => {
          brokenOff.wake();
          return isFree(store);
        })
        .toBe(true);
      await brokenOff.stop();
    }));
  it('that another one made by then is left alone, and so is one that the store refused for another reason', () =>
    withStore(async (store) => {
      const brokenOff = createBrokenOff({ store, clock: () => NOW + SECOND, log });
      const shut = storeFailure(new Error('it refuses'), { trouble: 'shut', perhapsDone: true });
      await store.claimFeed(NOW, 40 * SECOND, 'feed-1');
      for (const [until, error] of [
        [UNTIL - 1, away],
        [UNTIL, shut],
      ] as const)
        await brokenOff.guard({ feedId: 'feed-1', until }, () => Promise.reject(error)).catch(() => undefined);
      brokenOff.wake();
      await brokenOff.stop();
      expect(await isFree(store)).toBe(false);
    }));
});
