// feed add, feed test: an address in, what stands there looked at, and read from now on.
import type { Feed } from '../../domain.ts';
import type { FeedCheck, FeedOffer } from '../../ports.ts';
import { say, type Answer } from '../answer.ts';
import { isDirect } from '../place.ts';
import type { Services } from '../services.ts';
import { cut, escapeWithin, linkTo, when, withoutLogins } from '../text.ts';
import { readAddress } from './command-grammar.ts';
import type { Asked } from './command.ts';
import { findFeed, noteInTrail, OPERATORS, whyNotFeeds, wrongAddress } from './known-feeds.ts';
import { runButton } from './paging.ts';

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

export async function addFeed(asked: Asked, services: Services): Promise<Answer> {
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

export async function testFeed(asked: Asked, services: Services): Promise<Answer> {
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
