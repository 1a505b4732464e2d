// A typed address in, the feed that is meant out; and what everybody who changes feeds must pass, and leaves behind.
import type { Feed } from '../../domain.ts';
import { whyNotChange } from '../permissions.ts';
import { isDirect } from '../place.ts';
import type { Services } from '../services.ts';
import { escapeWithin, linkTo } from '../text.ts';
import { readAddress } from './command-grammar.ts';
import type { Asked } from './command.ts';

/** A feed that one workspace added would be read for all of them. */
export const OPERATORS =
  'The news sources are the same for every workspace here, so whoever runs Stakewatch sets them up: please ask them. `/stakewatch feeds` shows them all.';

/** Feeds are everybody's: whoever may change this channel's watchlist may change them. */
export async function whyNotFeeds(asked: Asked, { store, defaultWatchlist }: Services): Promise<string | null> {
  const watchlist = isDirect(asked) ? null : await store.watchlist(asked.teamId, asked.channelId);
  return whyNotChange(asked, watchlist ?? defaultWatchlist);
}

/** The trail of what a workspace's people changed of the feeds, from whatever channel or direct message: feeds are no channel's. */
export const FEEDS_TRAIL = 'feeds';

export async function noteInTrail({ teamId, userId }: Asked, { store, clock }: Services, what: string): Promise<void> {
  await store.noteChange({ teamId, channelId: FEEDS_TRAIL, by: userId, at: clock(), what });
}

/** "example.com" for the one feed that is read from there. */
async function onlyFeedOf({ store }: Services, address: string): Promise<Feed | undefined> {
  const { hostname, pathname, search } = new URL(address);
  if (pathname !== '/' || search !== '') return undefined;
  const bare = (host: string): string => host.replace(/^www\./, '');
  const ofHost = (await store.feeds()).filter(({ feed }) => bare(new URL(feed.url).hostname) === bare(hostname));
  return ofHost.length === 1 ? ofHost[0]?.feed : undefined;
}

/** The feed of that title or address, or the one of that site; the sentence that says why none is meant. */
export async function meantFeed(services: Services, typed: string, verb: string): Promise<Feed | { refusal: string }> {
  const title = typed.trim().toLowerCase();
  const titled = (await services.store.feeds()).filter(({ feed }) => feed.title.toLowerCase() === title);
  const [only] = titled;
  if (only !== undefined && titled.length === 1) return only.feed;
  const address = readAddress(typed);
  if (address === null) return { refusal: wrongAddress(typed, verb) };
  const feed = (await findFeed(services, address)) ?? (await onlyFeedOf(services, address));
  const refusal = `No feed has the address ${linkTo(address, address)}. \`/stakewatch feeds\` lists them.`;
  return feed ?? { refusal };
}

export async function findFeed({ store, feedIdOf }: Services, address: string): Promise<Feed | undefined> {
  const id = feedIdOf(address);
  return (await store.feeds()).find(({ feed }) => feed.id === id || feed.url === address)?.feed;
}

export function wrongAddress(typed: string, verb: string): string {
  const example = `\`/stakewatch feed ${verb} https://example.com/news/rss\``;
  if (typed.trim() === '') return `Which address? For example: ${example}`;
  return `“${escapeWithin(typed, 200)}” is no web address. For example: ${example}`;
}
