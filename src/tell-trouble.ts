// A feed's state after a poll → the message that its channel is owed about it, if any, and the state to save.
import { troubleAfter } from './collect/trouble.ts';
import type { Feed, FeedNotice, FeedState } from './domain.ts';
import { withoutSecrets, type Log } from './log.ts';
import { feedAlert } from './notify/feed-notice.ts';
import type { Clock, Store } from './ports.ts';

interface Deps {
  store: Store;
  clock: Clock;
  log: Log;
  operator?: { teamId: string; channelId: string } | null;
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
  const url = bareAddress(feed.url);
  log.warn({ event: `feed-${about}`, feed: url, says: says.map(withoutSecrets) });
  const place = feed.addedIn ?? operator;
  if (place === null) return { state: after, owed: 0 };
  const notice: FeedNotice = { title: feed.title || new URL(url).hostname, url, about, says };
  const { teamId, channelId } = place;
  const isNew = await store.oweDigest(feedAlert(notice, { feedId: feed.id, episode, teamId, channelId, now }), []);
  return { state: after, owed: isNew ? 1 : 0 };
}

/** Without name and password. */
function bareAddress(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
