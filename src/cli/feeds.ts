// `stakewatch feeds list|test URL`: what is read, and how it fares.
import { feedIdOf } from '../collect/canonical-url.ts';
import { checkFeed } from '../collect/check-feed.ts';
import { createDownload, promptly } from '../collect/download.ts';
import { feedHealth } from '../collect/health.ts';
import { createRobots } from '../collect/robots.ts';
import type { Config } from '../config/config.ts';
import type { Subscription } from '../domain.ts';
import { downloadSettings } from '../parts/download-settings.ts';
import { withoutLogins } from '../slack/text.ts';
import { counted } from './counted.ts';
import { sharedTrouble } from './feed-health.ts';
import { knownFeeds } from './known-feeds.ts';
import { withStore } from './store.ts';
import { writeLine, writeText, type Terminal } from './terminal.ts';

/** @returns the exit status */
export async function listFeeds(config: Config, options: { json: boolean }, terminal: Terminal): Promise<number> {
  const now = Date.now();
  await withStore(config, async (store) => {
    const hubs = new Map((await store.subscriptions()).map((one) => [one.feedId, one]));
    const known = await knownFeeds(store, config, now);
    if (!options.json) await writeText(terminal, sharedTrouble(known));
    for (const { feed, state } of known) {
      const line = {
        url: withoutLogins(feed.url),
        title: feed.title,
        addedBy: feed.addedBy,
        ...(feed.folder !== undefined && { folder: feed.folder }),
        ...(feed.fullText === true && { fullText: true }),
        health: withoutLogins(feedHealth(feed, state, now)),
        ...state,
        lastError: state.lastError === null ? null : withoutLogins(state.lastError),
        ...hubLine(hubs.get(feed.id)),
      };
      if (options.json) await writeLine(terminal, line);
      else {
        const folder = feed.folder === undefined ? '' : `${feed.folder} · `;
        await writeText(terminal, `${folder}${feed.title || line.url}\n    ${line.url}\n    ${line.health}\n`);
        if (line.hub !== undefined) await writeText(terminal, `    ${hubHealth(line.hub, now)}\n`);
      }
    }
  });
  return 0;
}

/** @returns the exit status: 1 when the feed can't be read */
export async function testFeed(url: string, config: Config, terminal: Terminal): Promise<number> {
  const download = createDownload(downloadSettings(config));
  try {
    const asked = promptly(download);
    const robots = createRobots({ download: asked, clock: Date.now, agent: 'Stakewatch' });
    const checked = await checkFeed(url, asked, robots);
    if (!checked.ok) {
      terminal.complain(`${withoutLogins(url)}: ${checked.reason}`);
      return 1;
    }
    const newest = checked.newest === null ? 'without dates' : `newest ${new Date(checked.newest).toISOString()}`;
    await writeText(
      terminal,
      `${checked.title || withoutLogins(checked.url)}\n    ${withoutLogins(checked.url)}\n    ${counted(checked.items, 'item')}, ${newest}\n`,
    );
    if (await startAgain([url, checked.url], config))
      await writeText(terminal, '    It had stopped, and is read again from now on.\n');
    return 0;
  } finally {
    await download.close();
  }
}

/** A feed at one of the addresses that had stopped is polled again. @returns true where there was one */
async function startAgain(addresses: string[], config: Config): Promise<boolean> {
  const ids = new Set(addresses.map(feedIdOf));
  return withStore(config, async (store) => {
    const known = (await store.feeds()).find(({ feed, state }) => ids.has(feed.id) && state.stopped);
    return known !== undefined && store.wakeFeed(known.feed.id, Date.now());
  });
}

/** What may be shown of a subscription: neither its secret nor its path. */
function hubLine(subscription: Subscription | undefined): { hub?: HubLine } {
  if (subscription === undefined) return {};
  const { hub, state, leaseUntil, lastPushAt, pushes, forged, lastError } = subscription;
  return { hub: { hub: withoutLogins(hub), state, leaseUntil, lastPushAt, pushes, forged, lastError } };
}
type HubLine = Pick<Subscription, 'hub' | 'state' | 'leaseUntil' | 'lastPushAt' | 'pushes' | 'forged' | 'lastError'>;

function hubHealth({ hub, state, leaseUntil, lastPushAt, pushes, forged, lastError }: HubLine, now: number): string {
  const isLive = state === 'live' && (leaseUntil ?? 0) > now;
  const does = isLive ? 'sends its news' : state === 'leaving' ? 'is told to stop' : 'is asked to send its news';
  const last = lastPushAt === null ? '' : `, the last at ${new Date(lastPushAt).toISOString()}`;
  const count = pushes > 0 ? `: ${counted(pushes, 'time')} so far${last}` : '';
  const wrong = forged > 0 ? `; ${counted(forged, 'time')} something came that it had not signed` : '';
  return `hub ${hub} ${does}${count}${wrong}${lastError === null ? '' : ` (${lastError})`}`;
}
