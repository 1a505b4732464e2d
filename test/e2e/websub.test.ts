// The whole bot with a public address, a feed that is polled once a day, and its hub: what is published is in the channel.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany, type Alert } from '../../src/domain.ts';
import { createLog } from '../../src/log.ts';
import { startStakewatch } from '../../src/main.ts';
import { openStore } from '../../src/store/open.ts';
import { DAY } from '../../src/time.ts';
import { startFeedServer } from '../collect/feed-server.ts';
import { freePort } from '../free-port.ts';
import { startHub } from '../hub.ts';
import { testConfig } from './bot.ts';
import { BOT_TOKEN, startTestSlack } from './test-slack.ts';

const SOCKET = { mode: 'socket', botToken: BOT_TOKEN, appToken: 'xapp-1-of-the-tests' } as const;

it.each([
  ['Slack and hubs at one port', null],
  ['Socket Mode, a port without Slack', SOCKET],
])(
  'what a hub sends is in the channel, without a poll: %s',
  async (_, socket) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'stakewatch-websub-'));
    const hub = await startHub();
    const feedWith = (title: string): string =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><link rel="hub" href="${hub.url}"/>` +
      `<entry><title>${title}</title><id>${title}</id><updated>${new Date().toISOString()}</updated></entry></feed>`;
    const site = await startFeedServer((_, response) => void response.end(feedWith('Nothing happened today')));
    const slack = await startTestSlack({ C1: 'risk' });
    const port = await freePort();
    const feed = {
      url: site.url('/feed'),
      host: site.host,
      requests: () => 0,
      publish: () => undefined,
      close: site.close,
    };
    const channels = { C1: { companies: [newCompany('vendor', 'Quillbeam Systems')], settings: DEFAULT_SETTINGS } };
    const config = {
      ...testConfig({ slack, feed, dataDir, channels }),
      feeds: [{ url: feed.url, title: 'Wire', every: DAY, backfill: false }],
      privateHosts: [site.host, hub.host],
      ...(socket !== null && { slack: socket }),
      port,
      publicUrl: `http://127.0.0.1:${port}`,
    };
    const store = await openStore(config);
    const sent: Alert[] = [];
    const around = { clock: Date.now, log: createLog('error'), onSent: (alert: Alert) => void sent.push(alert) };
    const running = await startStakewatch(config, store, around);
    try {
      await expect.poll(() => hub.confirmed('subscribe')?.topic, { timeout: 20_000 }).toBe(feed.url);
      const wish = hub.confirmed('subscribe');
      if (wish === undefined) throw new Error('expected a confirmed subscription');
      expect(await hub.send(wish, feedWith('Brackwater Holdings to acquire Quillbeam Systems for $120 million'))).toBe(
        202,
      );
      await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(1);
      expect(site.requests).toHaveLength(1);
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      expect((await fetch(`http://127.0.0.1:${port}/websub/${'x'.repeat(43)}`)).status).toBe(404);
    } finally {
      await running.stop();
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
      await Promise.all([store.close(), slack.close(), site.close(), hub.close()]);
      rmSync(dataDir, { recursive: true });
    }
  },
  60_000,
);
