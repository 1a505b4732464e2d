// `stakewatch feeds list` where hubs send the news: how each does, and nothing that is secret.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedIdOf } from '../../src/collect/canonical-url.ts';
import { openStore } from '../../src/store/open.ts';
import { DAY } from '../../src/time.ts';
import { run } from './run.ts';

it('says how a feed’s hub does, without its secret and its path', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'stakewatch-hubs-'));
  const url = 'https://foo.example/rss';
  const feedId = feedIdOf(url);
  writeFileSync(join(dir, 'feeds.yaml'), '{}');
  writeFileSync(join(dir, 'watchlist.yaml'), '{}');
  const env = { STAKEWATCH_CONFIG: dir, STAKEWATCH_DATA: dir, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
  const store = await openStore({ redisUrl: null, redisPrefix: '', dataDir: dir });
  await store.saveFeed({ id: feedId, url, title: 'Foo', every: DAY, backfill: false, addedBy: 'command' }, 0);
  const sent = Date.UTC(2026, 4, 4, 12);
  await store.saveSubscription({
    feedId,
    revision: 1,
    callback: 'path-canary',
    hub: 'https://me:canary@hub.example/',
    topic: url,
    secret: 'canary',
    state: 'live',
    leaseUntil: Date.now() + DAY,
    dueAt: Date.now() + DAY,
    since: 0,
    failures: 0,
    lastError: null,
    provenAt: sent,
    lastPushAt: sent,
    pushes: 3,
    forged: 1,
  });
  await store.close();
  const { out } = await run(['feeds', 'list'], '', env);
  expect(out).toContain(
    '    hub https://hub.example/ sends its news: 3 times so far, the last at 2026-05-04T12:00:00.000Z; 1 time something came that it had not signed\n',
  );
  const json = await run(['feeds', 'list', '--json'], '', env);
  expect(json.lines()[0]?.['hub']).toMatchObject({ hub: 'https://hub.example/', state: 'live', pushes: 3, forged: 1 });
  expect(out + json.out).not.toContain('canary');
  rmSync(dir, { recursive: true });
}, 30_000);
