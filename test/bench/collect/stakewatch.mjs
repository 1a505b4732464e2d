// Stakewatch's own way, as `start` goes it: claim a feed, poll, read, join, store and settle it, on the embedded store.
import { mkdirSync } from 'node:fs';
import { companiesOrExit } from '../../../dist/cli/settings.js';
import { createDownload } from '../../../dist/collect/download.js';
import { feedIdOf } from '../../../dist/collect/canonical-url.js';
import { DEFAULT_SETTINGS, newCompany } from '../../../dist/domain.js';
import { downloadSettings } from '../../../dist/download-settings.js';
import { createLog } from '../../../dist/log.js';
import { createRegistry } from '../../../dist/match/aliases.js';
import { createWatchIndex, watchKeys } from '../../../dist/match/watch-index.js';
import { runFeed } from '../../../dist/pipeline.js';
import { openStore } from '../../../dist/store/open.js';
import { atOnce, serveRounds } from './rounds.mjs';

const AT_ONCE = 16; // as `start` has by default
const BETWEEN = 2 * 3_600_000; // ms; longer than any feed's interval, so that all are due in every round
const LEASE = 600_000; // ms

const dir = process.argv[2];
const watched = process.argv.slice(3);
mkdirSync(dir, { recursive: true });
const store = await openStore({ redisUrl: null, redisPrefix: '', dataDir: dir });
const log = createLog('info');
const registry = createRegistry(companiesOrExit(undefined));
const watching = createWatchIndex(registry);
const watchlist = {
  teamId: 'T1',
  channelId: 'C1',
  channelName: '#vendors',
  revision: 1,
  companies: watched.map((name, i) => newCompany(i % 2 === 0 ? 'vendor' : 'rival', name)),
  settings: DEFAULT_SETTINGS,
  mutes: [],
  updatedAt: Date.now(),
};
await store.saveWatchlist(watchlist, watchKeys(registry, watchlist), []);
watching.put(watchlist);

let download = null;

async function begin(urls, now) {
  const hosts = urls.map((url) => new URL(url).host);
  download = createDownload(downloadSettings({ contact: null, privateHosts: hosts }));
  for (const url of urls) {
    const feed = { id: feedIdOf(url), url, title: '', every: 900_000, backfill: false, addedBy: 'config' };
    await store.saveFeed(feed, now);
  }
}

await serveRounds(async (urls, round) => {
  const clock = () => Date.now() + round * BETWEEN;
  if (download === null) await begin(urls, clock());
  let fresh = 0;
  await atOnce(AT_ONCE, urls, async () => {
    const claim = await store.claimFeed(clock(), LEASE);
    if (claim === null) return;
    const result = await runFeed(claim, { store, download, clock, registry, watching, log });
    log[result.fresh > 0 ? 'info' : 'debug']({ event: 'polled', feed: claim.feed.url, ...result });
    fresh += result.fresh;
  });
  return fresh;
});
