// feed remove, feed full: a feed that a command added in, taken away or read otherwise out.
import { say, type Answer } from '../answer.ts';
import type { Services } from '../services.ts';
import { linkTo, withoutLogins } from '../text.ts';
import type { Asked } from './command.ts';
import { meantFeed, noteInTrail, OPERATORS, whyNotFeeds } from './known-feeds.ts';

/** Where a feed is set up that no command added. */
const PLACES = { config: 'config/feeds.yaml', demo: 'the demo' };

export async function removeFeed(asked: Asked, services: Services): Promise<Answer> {
  if (services.feedsAreOperators) return say(OPERATORS);
  const feed = await meantFeed(services, asked.rest, 'remove');
  if ('refusal' in feed) return say(feed.refusal);
  const shown = linkTo(feed.url, feed.title);
  if (feed.addedBy !== 'command') return say(`${shown} is set up in ${PLACES[feed.addedBy]}: take it out there.`);
  const refused = await whyNotFeeds(asked, services);
  if (refused !== null) return say(refused);
  await services.store.removeFeed(feed.id);
  await noteInTrail(asked, services, `removed the feed ${feed.title} (${withoutLogins(feed.url)})`);
  return say(`${shown} is not read any more.`);
}

/** Whether the pages of a feed's articles are read: "example.com", "off example.com", "example.com off". */
export async function fullFeed(asked: Asked, services: Services): Promise<Answer> {
  if (services.feedsAreOperators) return say(OPERATORS);
  const said = /^(on|off)\s+(\S.*)$|^(.*\S)\s+(on|off)$/is.exec(asked.rest.trim());
  const isOn = (said?.[1] ?? said?.[4] ?? 'on').toLowerCase() === 'on';
  const typed = said?.[2] ?? said?.[3] ?? asked.rest;
  const feed = await meantFeed(services, typed, 'full');
  if ('refusal' in feed) return say(feed.refusal);
  const shown = linkTo(feed.url, feed.title);
  if (feed.addedBy !== 'command')
    return say(`${shown} is set up in ${PLACES[feed.addedBy]}: set \`fullText: ${isOn}\` there.`);
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
