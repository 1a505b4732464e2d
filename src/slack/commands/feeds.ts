// feeds, feed add, feed remove: the news sources, and how each is doing.
import type { Feed, FeedState } from '../../domain.ts';
import { say, type Answer } from '../answer.ts';
import { readAddress } from '../command-grammar.ts';
import type { Services } from '../services.ts';
import { escapeWithin, linkTo, when } from '../text.ts';
import type { Asked, Command } from './command.ts';

async function feeds(_asked: Asked, { store, clock, feedHealth }: Services): Promise<Answer> {
  const known = await store.feeds();
  if (known.length === 0) return say('No feed is set up yet: `/stakewatch feed add https://example.com/news/rss`');
  const now = clock();
  const line = ({ feed, state }: { feed: Feed; state: FeedState }): string =>
    `${state.failures > 0 ? '⚠️' : '•'}  ${linkTo(feed.url, feed.title)} — ${escapeWithin(feedHealth(feed, state, now), 400)}`;
  // Failing ones first: they are what somebody should look at.
  const sorted = [...known].sort(
    (a, b) => b.state.failures - a.state.failures || a.feed.title.localeCompare(b.feed.title),
  );
  return { lines: [`*Feeds* (${known.length})`, ...sorted.map(line)] };
}

/** A feed that one workspace added would be read for all of them. */
const OPERATORS =
  'The news sources are the same for every workspace here, so whoever runs Stakewatch sets them up: please ask them. `/stakewatch feeds` shows them all.';

async function addFeed({ rest }: Asked, services: Services): Promise<Answer> {
  const { store, clock, feedEvery, feedIdOf, checkFeed, wake, feedsAreOperators } = services;
  if (feedsAreOperators) return say(OPERATORS);
  const address = readAddress(rest);
  if (address === null) return say(wrongAddress(rest, 'add'));
  const known = await findFeed(services, address);
  if (known !== undefined) return say(`That feed is there already: ${linkTo(known.url, known.title)}.`);
  const check = await checkFeed(address);
  if (!check.ok)
    return say(
      `I could not read a feed at ${linkTo(address, address)}: ${escapeWithin(check.reason, 500)}`,
      'Nothing was added.',
    );
  const same = await findFeed(services, check.url);
  if (same !== undefined) return say(`That feed is there already: ${linkTo(same.url, same.title)}.`);
  // The address as typed: the checked one may lack the login, or be where a redirect leads for today only.
  const title = check.title ?? new URL(address).hostname;
  const feed: Feed = {
    id: feedIdOf(address),
    url: address,
    title,
    every: feedEvery,
    backfill: false,
    addedBy: 'command',
  };
  await store.saveFeed(feed, clock());
  wake();
  const newest = check.newest === null ? '' : `, the newest of ${when(check.newest)}`;
  return say(
    `📰 ${linkTo(address, title)} was added: ${check.items} ${check.items === 1 ? 'item' : 'items'} in it now${newest}.`,
    'What stands in it now counts as read; news from now on is told.',
  );
}

async function removeFeed({ rest }: Asked, services: Services): Promise<Answer> {
  if (services.feedsAreOperators) return say(OPERATORS);
  const address = readAddress(rest);
  if (address === null) return say(wrongAddress(rest, 'remove'));
  const feed = await findFeed(services, address);
  if (feed === undefined)
    return say(`No feed has the address ${linkTo(address, address)}. \`/stakewatch feeds\` lists them.`);
  if (feed.addedBy !== 'command') {
    const where = feed.addedBy === 'config' ? 'config/feeds.yaml' : 'the demo';
    return say(`${linkTo(feed.url, feed.title)} is set up in ${where}: take it out there.`);
  }
  await services.store.removeFeed(feed.id);
  return say(`${linkTo(feed.url, feed.title)} is not read any more.`);
}

async function findFeed({ store, feedIdOf }: Services, address: string): Promise<Feed | undefined> {
  const id = feedIdOf(address);
  return (await store.feeds()).find(({ feed }) => feed.id === id || feed.url === address)?.feed;
}

function wrongAddress(typed: string, verb: string): string {
  const example = `\`/stakewatch feed ${verb} https://example.com/news/rss\``;
  if (typed.trim() === '') return `Which address? For example: ${example}`;
  return `“${escapeWithin(typed, 200)}” is no web address. For example: ${example}`;
}

export const FEED_COMMANDS: Command[] = [
  {
    name: 'feeds',
    usage: 'feeds',
    says: 'the news sources, and how each is doing',
    example: 'feeds',
    anywhere: true,
    answer: feeds,
  },
  {
    name: 'feed add',
    usage: 'feed add <address>',
    says: 'reads one more news source',
    example: 'feed add https://example.com/news/rss',
    anywhere: true,
    answer: addFeed,
  },
  {
    name: 'feed remove',
    usage: 'feed remove <address>',
    says: 'stops reading a source that was added here',
    example: 'feed remove https://example.com/news/rss',
    anywhere: true,
    answer: removeFeed,
  },
];
