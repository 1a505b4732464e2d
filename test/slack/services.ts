// A store and a clock in, the services that the Slack side is given out: invented companies, feeds that answer at once.
import { writeWatchlist } from '../../src/config/watchlist-file.ts';
import { readWatchlistRows } from '../../src/config/watchlist-table.ts';
import { DEFAULT_SETTINGS, newCompany, type Company } from '../../src/domain.ts';
import { createRegistry } from '../../src/match/aliases.ts';
import type { Clock, FeedCheck, Store } from '../../src/ports.ts';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import type { Services } from '../../src/slack/services.ts';

const company = (id: string, name: string, more: Partial<Company> = {}): Company => ({
  id,
  name,
  aliases: [],
  notAliases: [],
  tickers: [],
  parent: null,
  ...more,
});
export const COMPANIES: Company[] = [
  company('borealis', 'Borealis', { aliases: ['Borealis AG', 'Northlight'] }),
  company('quarry-data', 'Quarry Data', { parent: 'quarry-group' }),
  company('quarry-group', 'Quarry Group'),
  company('labelsmith', 'Labelsmith'),
];

/** Watchlist files as the real program reads and writes them. */
export const WATCHLIST_FILE: Services['watchlistFile'] = {
  readRows: (text) => readWatchlistRows(text, createRegistry(COMPANIES)),
  decode: (bytes) => Buffer.from(bytes).toString('utf8'),
  write: writeWatchlist,
};

export function servicesOf(store: Store, clock: Clock, change: Partial<Services> = {}): Services {
  return {
    store,
    registry: createRegistry(COMPANIES),
    clock,
    defaultWatchlist: { companies: [newCompany('rival', 'Borealis')], settings: DEFAULT_SETTINGS },
    checkFeed: (url) => Promise.resolve(checkedFeed(url)),
    feedEvery: 600_000,
    feedIdOf: (url) => url.replace(/\W+/g, '-').slice(0, 16),
    feedHealth: (_, state) => (state.failures > 0 ? `failing: ${state.lastError}` : 'ok'),
    watchlistFile: WATCHLIST_FILE,
    feedsAreOperators: false,
    version: '1.2.3',
    startedAt: clock(),
    wake: () => undefined,
    ...change,
  };
}

function checkedFeed(url: string): FeedCheck {
  if (url.includes('broken')) return { ok: false, reason: 'the address answers with a page, not a feed' };
  return { ok: true, url, title: 'Example <Wire>', items: 12, newest: Date.UTC(2027, 2, 9) };
}

/** Types a command; resolves with what its asker alone is told. */
export async function askAlone(slack: SlackServer, text: string, channelId: string, userId: string): Promise<string> {
  const before = slack.ephemerals(userId, channelId).length;
  const ack = await slack.userDoes.command(channelId, userId, `/stakewatch ${text}`);
  if (ack.error !== null) throw new Error(`/stakewatch ${text}: ${ack.error}`);
  return slack.waitFor(`an answer to ${text}`, () => slack.ephemerals(userId, channelId)[before]?.text);
}
