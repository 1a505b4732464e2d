// The store in, the message that was posted last in any channel with a watchlist out.
import type { AlertRecord, Watchlist } from '../domain.ts';
import type { Store } from '../ports.ts';

export type Posted = AlertRecord & { channelName: string; at: number };

const AT_ONCE = 50; // channels

/** null where nothing was posted yet. */
export async function lastPosted(store: Pick<Store, 'watchlists' | 'alertsIn'>): Promise<Posted | null> {
  const watchlists = await store.watchlists();
  let last: Posted | null = null;
  for (let from = 0; from < watchlists.length; from += AT_ONCE) {
    const newest = await Promise.all(watchlists.slice(from, from + AT_ONCE).map((list) => lastIn(list, store)));
    for (const posted of newest) if (posted !== null && posted.at > (last?.at ?? -Infinity)) last = posted;
  }
  return last;
}

async function lastIn(
  { teamId, channelId, channelName }: Watchlist,
  store: Pick<Store, 'alertsIn'>,
): Promise<Posted | null> {
  const [alert] = await store.alertsIn(teamId, channelId, ['sent'], 1);
  return alert === undefined || alert.sentAt === null ? null : { ...alert, channelName, at: alert.sentAt };
}
