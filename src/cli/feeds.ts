// `stakewatch feeds list|test URL`: what is read, and how it fares.
import { checkFeed } from '../collect/check-feed.ts';
import { createDownload } from '../collect/download.ts';
import { feedHealth } from '../collect/health.ts';
import type { Config } from '../config/config.ts';
import { downloadSettings } from '../download-settings.ts';
import { withoutLogins } from '../slack/text.ts';
import { counted } from './counted.ts';
import { withStore } from './store.ts';
import { writeLine, writeText, type Terminal } from './terminal.ts';

/** @returns the exit status */
export async function listFeeds(config: Config, options: { json: boolean }, terminal: Terminal): Promise<number> {
  const now = Date.now();
  await withStore(config, async (store) => {
    const stored = await store.feeds();
    const unread = config.feeds.filter((entry) => !stored.some(({ feed }) => feed.url === entry.url));
    for (const { feed, state } of stored) {
      const line = {
        url: withoutLogins(feed.url),
        title: feed.title,
        addedBy: feed.addedBy,
        ...(feed.folder !== undefined && { folder: feed.folder }),
        ...(feed.fullText === true && { fullText: true }),
        health: feedHealth(feed, state, now),
        ...state,
      };
      if (options.json) await writeLine(terminal, line);
      else {
        const folder = feed.folder === undefined ? '' : `${feed.folder} · `;
        await writeText(terminal, `${folder}${feed.title || line.url}\n    ${line.url}\n    ${line.health}\n`);
      }
    }
    for (const entry of unread) {
      const url = withoutLogins(entry.url);
      if (options.json)
        await writeLine(terminal, { url, title: entry.title, addedBy: 'config', health: 'not polled yet' });
      else await writeText(terminal, `${entry.title ?? url}\n    ${url}\n    not polled yet\n`);
    }
  });
  return 0;
}

/** @returns the exit status: 1 when the feed can't be read */
export async function testFeed(url: string, config: Config, terminal: Terminal): Promise<number> {
  const download = createDownload(downloadSettings(config));
  try {
    const checked = await checkFeed(url, download);
    if (!checked.ok) {
      terminal.complain(`${withoutLogins(url)}: ${checked.reason}`);
      return 1;
    }
    const newest = checked.newest === null ? 'without dates' : `newest ${new Date(checked.newest).toISOString()}`;
    await writeText(
      terminal,
      `${checked.title || withoutLogins(checked.url)}\n    ${withoutLogins(checked.url)}\n    ${counted(checked.items, 'item')}, ${newest}\n`,
    );
    return 0;
  } finally {
    await download.close();
  }
}
