// feeds, feed add, feed remove, feed test: the news sources, and how each is doing.
import { isInTrouble, type Feed, type FeedState } from '../../domain.ts';
import type { FeedCheck, FeedOffer } from '../../ports.ts';
import { say, type Answer } from '../answer.ts';
import { nearestCommand, readAddress } from './command-grammar.ts';
import { paged, runButton } from './paging.ts';
import { whyNotChange } from '../permissions.ts';
import { isDirect } from '../place.ts';
import type { Services } from '../services.ts';
import { cut, escapeWithin, linkTo, when, withoutLogins } from '../text.ts';
import type { Asked, Command } from './command.ts';

async function feeds(asked: Asked, { store, clock, feedHealth }: Services): Promise<Answer> {
  const known = await store.feeds();
  if (known.length === 0)
    return say('No feed is set up yet: `/stakewatch feed add example.com` looks for the feeds of a site.');
  const now = clock();
  const line = ({ feed, state }: { feed: Feed; state: FeedState }): string =>
    `${isInTrouble(state) ? '⚠️' : '•'}  ${placeOf(feed)}${linkTo(feed.url, feed.title)} — ${escapeWithin(feedHealth(feed, state, now), 400)}`;
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

/** The folder it is kept in, before its title. */
const placeOf = ({ folder }: Feed): string => (folder === undefined ? '' : `${escapeWithin(folder, 80)} / `);

/** A feed that one workspace added would be read for all of them. */
const OPERATORS =
  'The news sources are the same for every workspace here, so whoever runs Stakewatch sets them up: please ask them. `/stakewatch feeds` shows them all.';

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

/** What is wrong with a typed address, what stands there, or the feeds that a site offers to choose from. */
async function look(
  rest: string,
  verb: 'add' | 'test',
  services: Services,
): Promise<{ answer: Answer } | { address: string; found: FeedCheck & { ok: true } }> {
  const address = readAddress(rest);
  if (address === null) return { answer: say(wrongAddress(rest, verb)) };
  const check = await services.checkFeed(address);
  if (check.ok) return { address, found: check };
  const offers = (check.offers ?? []).slice(0, MOST_OFFERED);
  const [only] = offers;
  const none = `I could not read a feed at ${linkTo(address, address)}: ${escapeWithin(check.reason, 500)}`;
  if (only === undefined) return { answer: say(none, ...(verb === 'add' ? ['Nothing was added.'] : [])) };
  if (offers.length === 1) {
    const found = await services.checkFeed(only.url);
    if (found.ok) return { address: only.url, found };
    return { answer: say(none, `It names ${linkTo(only.url, only.url)}: ${escapeWithin(found.reason, 500)}`) };
  }
  const line = ({ url, title }: FeedOffer): string => `•  ${linkTo(url, title ?? url)} — ${escapeWithin(url, 300)}`;
  return {
    answer: {
      lines: [
        `${linkTo(address, new URL(address).hostname)} ${check.list === true ? 'lists' : 'offers'} ${offers.length === MOST_OFFERED ? 'many' : offers.length} feeds. Which one?`,
        ...(check.list === true ? [WHOLE_LIST] : []),
        ...offers.map(line),
      ],
      buttons: offers.map(({ url, title }) => runButton(cut(title ?? url, 60), `feed ${verb} ${url}`)),
    },
  };
}
const MOST_OFFERED = 10;
const WHOLE_LIST =
  'It is a list of feeds (OPML): whoever runs Stakewatch reads in all of it with `stakewatch feeds import`.';

async function addFeed(asked: Asked, services: Services): Promise<Answer> {
  if (services.feedsAreOperators) return say(OPERATORS);
  const { store, clock, feedEvery, feedIdOf, wake } = services;
  const typed = readAddress(asked.rest);
  const there = typed === null ? undefined : await findFeed(services, typed);
  if (there !== undefined) return isThere(there, services);
  const refused = await whyNotFeeds(asked, services);
  if (refused !== null) return say(refused);
  const looked = await look(asked.rest, 'add', services);
  if ('answer' in looked) return looked.answer;
  const { address, found } = looked;
  const same = (await findFeed(services, found.url)) ?? (await findFeed(services, address));
  if (same !== undefined) return isThere(same, services);
  // The address as typed: the checked one may lack the login, or be where a redirect leads for today only.
  const title = found.title ?? new URL(address).hostname;
  const feed: Feed = {
    id: feedIdOf(address),
    url: address,
    title,
    every: feedEvery,
    backfill: false,
    addedBy: 'command',
    addedIn: {
      teamId: asked.teamId,
      channelId: isDirect(asked) ? asked.userId : asked.channelId, // Slack takes a person for their direct messages
      userId: asked.userId,
    },
  };
  await store.saveFeed(feed, clock());
  await noteInTrail(asked, services, `added the feed ${title} (${withoutLogins(address)})`);
  wake();
  return say(
    `📰 ${linkTo(address, title)} was added: ${holds(found)}.`,
    'What stands in it now counts as read; news from now on is told.',
  );
}

/** A feed that stopped is asked for again. */
async function isThere(feed: Feed, services: Services): Promise<Answer> {
  const line = `That feed is there already: ${linkTo(feed.url, feed.title)}.`;
  return say(line, ...((await startAgain(feed, services)) ? [STARTED] : []));
}
const STARTED = 'It had stopped, and is read again from now on.';

/** @returns true where the feed had stopped */
async function startAgain({ id }: Feed, { store, clock, wake }: Services): Promise<boolean> {
  const known = (await store.feeds()).find(({ feed }) => feed.id === id);
  if (known?.state.stopped !== true) return false;
  await store.wakeFeed(id, clock());
  wake();
  return true;
}

function holds({ items, newest }: FeedCheck & { ok: true }): string {
  const dated = newest === null ? '' : `, the newest of ${when(newest)}`;
  return `${items} ${items === 1 ? 'item' : 'items'} in it now${dated}`;
}

async function testFeed(asked: Asked, services: Services): Promise<Answer> {
  const looked = await look(asked.rest, 'test', services);
  if ('answer' in looked) return looked.answer;
  const { address, found } = looked;
  const known = (await findFeed(services, address)) ?? (await findFeed(services, found.url));
  const title = found.title ?? new URL(address).hostname;
  const line = `${linkTo(address, title)} can be read: ${holds(found)}.`;
  if (known !== undefined) return say(line, (await startAgain(known, services)) ? STARTED : 'It is read already.');
  const add = withoutLogins(address) === address ? [runButton('Add it', `feed add ${address}`)] : [];
  return { lines: [line, 'Nothing was added.'], buttons: add };
}

async function removeFeed(asked: Asked, services: Services): Promise<Answer> {
  if (services.feedsAreOperators) return say(OPERATORS);
  const address = readAddress(asked.rest);
  if (address === null) return say(wrongAddress(asked.rest, 'remove'));
  const feed = (await findFeed(services, address)) ?? (await onlyFeedOf(services, address));
  if (feed === undefined)
    return say(`No feed has the address ${linkTo(address, address)}. \`/stakewatch feeds\` lists them.`);
  if (feed.addedBy !== 'command') {
    const where = feed.addedBy === 'config' ? 'config/feeds.yaml' : 'the demo';
    return say(`${linkTo(feed.url, feed.title)} is set up in ${where}: take it out there.`);
  }
  const refused = await whyNotFeeds(asked, services);
  if (refused !== null) return say(refused);
  await services.store.removeFeed(feed.id);
  await noteInTrail(asked, services, `removed the feed ${feed.title} (${withoutLogins(feed.url)})`);
  return say(`${linkTo(feed.url, feed.title)} is not read any more.`);
}

/** Whether the pages of a feed's articles are read: "example.com", "off example.com", "example.com off". */
async function fullFeed(asked: Asked, services: Services): Promise<Answer> {
  if (services.feedsAreOperators) return say(OPERATORS);
  const said = /^(on|off)\s+(\S.*)$|^(.*\S)\s+(on|off)$/is.exec(asked.rest.trim());
  const isOn = (said?.[1] ?? said?.[4] ?? 'on').toLowerCase() === 'on';
  const typed = said?.[2] ?? said?.[3] ?? asked.rest;
  const address = readAddress(typed);
  if (address === null) return say(wrongAddress(typed, 'full'));
  const feed = (await findFeed(services, address)) ?? (await onlyFeedOf(services, address));
  if (feed === undefined)
    return say(`No feed has the address ${linkTo(address, address)}. \`/stakewatch feeds\` lists them.`);
  const shown = linkTo(feed.url, feed.title);
  if (feed.addedBy !== 'command') {
    const where = feed.addedBy === 'config' ? 'config/feeds.yaml' : 'the demo';
    return say(`${shown} is set up in ${where}: set \`fullText: ${isOn}\` there.`);
  }
  const now = isOn
    ? 'the pages of its articles are read where it prints only a line, as far as the site allows'
    : 'only what the feed itself prints is read';
  if ((feed.fullText === true) === isOn) return say(`${shown}: ${now}, as before.`);
  const refused = await whyNotFeeds(asked, services);
  if (refused !== null) return say(refused);
  await services.store.saveFeed({ ...feed, fullText: isOn }, services.clock());
  const what = `${isOn ? 'had the pages read of' : 'left the pages unread of'} the feed ${feed.title}`;
  await noteInTrail(asked, services, `${what} (${withoutLogins(feed.url)})`);
  return say(`${shown}: ${now}.`);
}

/** Feeds are everybody's: whoever may change this channel's watchlist may change them. */
async function whyNotFeeds(asked: Asked, { store, defaultWatchlist }: Services): Promise<string | null> {
  const watchlist = isDirect(asked) ? null : await store.watchlist(asked.teamId, asked.channelId);
  return whyNotChange(asked, watchlist ?? defaultWatchlist);
}

/** The trail of what a workspace's people changed of the feeds, from whatever channel or direct message: feeds are no channel's. */
export const FEEDS_TRAIL = 'feeds';

async function noteInTrail({ teamId, userId }: Asked, { store, clock }: Services, what: string): Promise<void> {
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
