// The whole bot for many workspaces, from settings to Slack's stand-in: installed, watching, told, taken away.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { readManifest } from '../../src/config/manifest.ts';
import { createLog } from '../../src/log.ts';
import { startStakewatch } from '../../src/main.ts';
import { startSlackServer } from '../../src/preview/slack-server.ts';
import { openStore } from '../../src/store/open.ts';
import { startFeed, type TestItem } from './feed-server.ts';

const dealOf = (id: string, buyer: string): TestItem => ({
  id,
  title: `${buyer} to acquire Quillfeather for $120 million`,
  body: `<p>${buyer} has agreed to acquire payroll software maker Quillfeather for $120 million, both said on Friday.</p>`,
  link: `https://example.com/news/${id}`,
  at: Date.now(),
});
const SOON = { timeout: 10_000 }; // ms; the news is polled each second

it('a workspace installs it, sets up a watchlist, and takes it away again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stakewatch-many-'));
  const feed = await startFeed();
  writeFileSync(join(folder, 'feeds.yaml'), `feeds: [{ url: '${feed.url}', title: Test Wire, every: 1s }]`);
  writeFileSync(join(folder, 'watchlist.yaml'), '{}');
  const slack = await startSlackServer({
    port: 0,
    journalFile: null,
    botToken: 'xoxb-not-given-out',
    signingSecret: 'a-signing-secret',
    ...readManifest(),
    clock: Date.now,
    installed: false,
    oauth: { clientId: '111.222', clientSecret: 'a-client-secret', redirectUrls: ['http://127.0.0.1'] },
  });
  const loaded = loadConfig({
    SLACK_CLIENT_ID: '111.222',
    SLACK_CLIENT_SECRET: 'a-client-secret',
    SLACK_STATE_SECRET: 'a-state-secret-of-some-length',
    SLACK_SIGNING_SECRET: 'a-signing-secret',
    STAKEWATCH_TOKEN_KEYS: randomBytes(32).toString('base64'),
    SLACK_API_URL: slack.apiUrl,
    STAKEWATCH_CONFIG: folder,
    STAKEWATCH_DATA: folder,
    STAKEWATCH_PRIVATE_HOSTS: feed.host,
    PORT: '0',
    HOST: '127.0.0.1',
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  const store = await openStore(loaded.value);
  const around = { clock: Date.now, log: createLog('silent'), onSent: () => undefined };
  const running = await startStakewatch(loaded.value, store, around);
  try {
    const base = `http://127.0.0.1:${running.port}`;
    slack.connectApp(`${base}/slack/events`);
    const page = await fetch(`${base}/slack/install`);
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const link = /href="([^"]+oauth[^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
    const back = new URL(slack.userDoes.allow(link, 'U0ADA', 'T0PREVIEW'));
    const done = await fetch(`${base}/slack/oauth_redirect${back.search}`, { headers: { cookie } });
    expect(await done.text()).toContain('Stakewatch is installed in');

    await slack.userDoes.invite('C0GENERAL', 'U0ADA');
    await expect.poll(() => slack.messages('C0GENERAL').length).toBe(1);
    await slack.userDoes.command('C0VENDORS', 'U0ADA', '/stakewatch watch Quillfeather');
    await expect.poll(async () => (await store.watchlistsOf('T0PREVIEW')).length).toBe(1);
    await slack.userDoes.command('C0VENDORS', 'U0ADA', '/stakewatch feed add https://news.example/rss');
    await expect
      .poll(() => slack.ephemerals('U0ADA', 'C0VENDORS').at(-1)?.text)
      .toContain('whoever runs Stakewatch sets them up');

    await expect.poll(() => feed.requests(), SOON).toBeGreaterThanOrEqual(2); // what stood in it before is known
    feed.publish(dealOf('first', 'Brackwater Holdings'));
    const alerts = () => store.alertsIn('T0PREVIEW', 'C0VENDORS', [], 10);
    await expect.poll(async () => (await alerts()).length, SOON).toBe(1);

    slack.userDoes.uninstall();
    await expect.poll(() => store.watchlistsOf('T0PREVIEW')).toEqual([]);
    expect(await store.installations()).toEqual([]);
    await expect.poll(alerts).toEqual([]);
    feed.publish(dealOf('second', 'Tallowmere Robotics'));
    const stories = () => store.storiesOf(['quillfeather'], 0, 10);
    await expect.poll(async () => JSON.stringify(await stories()), SOON).toContain('Tallowmere');
    expect(await alerts()).toEqual([]); // read with the story, and owed to nobody any more
  } finally {
    await running.stop();
    await slack.close();
    await feed.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}, 30_000);
