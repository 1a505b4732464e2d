// feeds, and what else there is to do with them: the news sources, and how each is doing.
import { isInTrouble, type Feed, type FeedState, type Subscription, type UnixMs } from '../../domain.ts';
import { say, type Answer } from '../answer.ts';
import type { Services } from '../services.ts';
import { escapeWithin, linkTo, withoutLogins } from '../text.ts';
import { addFeed, testFeed } from './add-feed.ts';
import { fullFeed, removeFeed } from './change-feed.ts';
import { nearestCommand, readAddress } from './command-grammar.ts';
import type { Asked, Command } from './command.ts';
import { paged, runButton } from './paging.ts';

async function feeds(asked: Asked, { store, clock, feedHealth }: Services): Promise<Answer> {
  const known = await store.feeds();
  if (known.length === 0)
    return say('No feed is set up yet: `/stakewatch feed add example.com` looks for the feeds of a site.');
  const now = clock();
  const sent = new Set((await store.subscriptions()).filter((one) => isSending(one, now)).map(({ feedId }) => feedId));
  const line = ({ feed, state }: { feed: Feed; state: FeedState }): string =>
    `${isInTrouble(state) ? '⚠️' : '•'}  ${placeOf(feed)}${linkTo(feed.url, feed.title)} — ${escapeWithin(feedHealth(feed, state, now), 400)}${sent.has(feed.id) ? ' · its hub sends the news at once' : ''}`;
  // Those in trouble first: they are what somebody should look at.
  const sorted = [...known].sort(
    (a, b) =>
      Number(isInTrouble(b.state)) - Number(isInTrouble(a.state)) ||
      b.state.failures - a.state.failures ||
      a.feed.title.localeCompare(b.feed.title),
  );
  return paged(
    sorted.map((one) => ({ text: line(one) })),
    { head: [`*Feeds* (${known.length})`], page: asked.page, again: 'feeds' },
  );
}

/** Whether a hub has been asked, has said yes, and still means it. */
const isSending = ({ state, leaseUntil }: Subscription, now: UnixMs): boolean =>
  state === 'live' && leaseUntil !== null && leaseUntil > now;

/** The folder it is kept in, before its title. */
const placeOf = ({ folder }: Feed): string => (folder === undefined ? '' : `${escapeWithin(folder, 80)} / `);

/** `feed` with nothing that says what to do: explained, or asked where an address is given. */
async function feed({ rest }: Asked, { store }: Services): Promise<Answer> {
  const address = rest.trim() === '' ? null : readAddress(rest);
  const lines = [
    '`/stakewatch feed add example.com` reads one more source: type the address of a feed, or of a site.',
    '`/stakewatch feed test example.com` only looks what is there · `/stakewatch feed remove example.com` stops reading it',
    '`/stakewatch feed full example.com` reads the pages of its articles, where it prints only a line of each',
    `\`/stakewatch feeds\` lists the ${(await store.feeds()).length} that are read.`,
  ];
  if (address === null) {
    const near = nearestCommand({ name: 'feed', word: 'feed', rest }, FEED_VERBS);
    if (rest.trim() === '' || near === null) return { lines, buttons: [runButton('List the feeds', 'feeds')] };
    return { lines: [`Did you mean \`${near}\`?`, ...lines] };
  }
  const shown = withoutLogins(address);
  return {
    lines: [`What shall I do with ${linkTo(address, shown)}?`],
    // A login would stand in the button for whoever reads the page's source.
    buttons:
      shown === address
        ? ['add', 'test', 'remove'].map((verb) => runButton(VERBS[verb] ?? verb, `feed ${verb} ${address}`))
        : [],
  };
}
const FEED_VERBS = ['feed add', 'feed test', 'feed remove', 'feed full'];
const VERBS: Record<string, string> = { add: 'Add it', test: 'Look what is there', remove: 'Remove it' };

export const FEED_COMMANDS: Command[] = [
  {
    name: 'feeds',
    usage: 'feeds',
    says: 'the news sources, and how each is doing',
    example: 'feeds',
    anywhere: true,
    takesNothing: true,
    hasPages: true,
    answer: feeds,
  },
  {
    name: 'feed add',
    usage: 'feed add <address>',
    says: 'reads one more news source; the address of a site is enough',
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
  {
    name: 'feed test',
    usage: 'feed test <address>',
    says: 'looks what stands at an address, and adds nothing',
    example: 'feed test example.com',
    anywhere: true,
    answer: testFeed,
  },
  {
    name: 'feed full',
    usage: 'feed full [off] <address>',
    says: 'reads the pages of a source that prints only a line of its articles',
    example: 'feed full example.com',
    anywhere: true,
    answer: fullFeed,
  },
  {
    name: 'feed',
    usage: 'feed',
    says: 'how to add, test and remove a source',
    example: 'feed',
    anywhere: true,
    answer: feed,
  },
];
