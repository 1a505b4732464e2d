// A feed's state after a poll → the message that its channel is owed about it, if any, and the state to save.
import { troubleAfter } from './collect/trouble.ts';
import type { Feed, FeedNotice, FeedState, UnixMs } from './domain.ts';
import { withoutSecrets, type Log } from './log.ts';
import { feedAlert } from './notify/feed-notice.ts';
import type { Clock, Store } from './ports.ts';
import { DAY } from './time.ts';

interface Deps {
  store: Store;
  clock: Clock;
  log: Log;
  operator?: { teamId: string; channelId: string } | null;
  warnedOfFeeds?: () => Promise<boolean>;
}

/**
 * The message is owed before the state says so: a crash between the two finds the same trouble again, and the same message
 * owed. A feed that a command added is told of where it was added, any other in the operator's channel; the log has both.
 * @returns how many messages are owed that were not before
 */
export async function tellTrouble(
  feed: Feed,
  state: FeedState,
  deps: Deps,
): Promise<{ state: FeedState; owed: number }> {
  const { store, clock, log, operator = null } = deps;
  const now = clock();
  const { state: after, tell } = troubleAfter(feed, state, now);
  if (tell === null) return { state: after, owed: 0 };
  const { about, episode, says } = tell;
  if (about === 'failing' && ((await isOneOfMany(state, deps)) || (await isOurs(feed, state, store, now))))
    return { state, owed: 0 };
  const url = bareAddress(feed.url);
  log.warn({ event: `feed-${about}`, feed: url, says: says.map(withoutSecrets) });
  const place = feed.addedIn ?? operator;
  if (place === null) return { state: after, owed: 0 };
  const notice: FeedNotice = { title: feed.title || new URL(url).hostname, url, about, says };
  const { teamId, channelId } = place;
  const isNew = await store.oweDigest(feedAlert(notice, { feedId: feed.id, episode, teamId, channelId, now }), []);
  return { state: after, owed: isNew ? 1 : 0 };
}

/**
 * Where feeds fail all at once the operator has one warning of it, and those that fail still are told of when it is over.
 * Without a channel for operators nobody in Slack has it: each is told a day later.
 */
async function isOneOfMany({ failingSince }: FeedState, deps: Deps): Promise<boolean> {
  const { warnedOfFeeds, operator = null, clock } = deps;
  if (warnedOfFeeds === undefined || !(await warnedOfFeeds())) return false;
  return operator !== null || clock() - (failingSince ?? clock()) < OWN_TROUBLE;
}

/** Where no feed at all can be read it is this machine's network, as far as anybody can tell within a day. */
async function isOurs(feed: Feed, { failingSince }: FeedState, store: Store, now: UnixMs): Promise<boolean> {
  if (failingSince === null || now - failingSince >= OWN_TROUBLE) return false;
  const others = (await store.feeds()).filter((other) => other.feed.id !== feed.id && other.feed.addedBy !== 'demo');
  return others.length > 0 && others.every(({ state }) => state.failures > 0);
}
const OWN_TROUBLE = DAY;

/** Without name and password. */
function bareAddress(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
