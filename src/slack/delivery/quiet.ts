// A claimed alert in, whether it waits for the end of its channel's quiet hours out.
import type { AlertRecord, Watchlist } from '../../domain.ts';
import { quietUntil } from '../../notify/clock-times.ts';
import type { AlertClaim, DeliveryOutcome, Store } from '../../ports.ts';
import { MINUTE } from '../../time.ts';

/** ms; so soon a changed setting is seen, or a critical update of the same story that must not wait behind this alert. */
const LOOK_AGAIN = 5 * MINUTE;
const QUEUED = 200; // owed alerts of a channel among which a critical one of the story is looked for, newest first
const WAITS = 'waits for the end of the quiet hours';

type PutOff = Extract<DeliveryOutcome, { state: 'later' }>;

/** The outcome that puts the alert off; null where it goes out now. It is no try, and holds up nothing else. */
export async function putOff(
  { alert }: AlertClaim,
  watchlist: Watchlist | null,
  { store, now }: { store: Store; now: number },
): Promise<PutOff | null> {
  // A digest that is loud was asked for by somebody who waits for it.
  if (alert.severity === 'critical' || (alert.kind === 'digest' && alert.loud)) return null;
  const end = endOfQuiet(watchlist, now);
  if (watchlist === null || end === null || (await isInTheWay(store, alert))) return null;
  const at = Math.min(end, now + LOOK_AGAIN);
  const error = `${WAITS} at ${watchlist.settings.quietHours?.to ?? ''}`;
  return { state: 'later', at, error, channelFreeAt: null, attempt: false };
}

/** Whether this is why an alert is owed still: no failure of anybody's. */
export function isPutOff({ lastError }: Pick<AlertRecord, 'lastError'>): boolean {
  return lastError?.startsWith(WAITS) === true;
}

/** When the channel's quiet hours end; null outside them. */
export function endOfQuiet(watchlist: Watchlist | null, now: number): number | null {
  if (watchlist === null || watchlist.settings.quietHours === null) return null;
  return quietUntil(watchlist.settings.quietHours, watchlist.settings.timeZone, now);
}

/** A thread is told in order: a critical update goes out only after what is owed of its story. */
async function isInTheWay(store: Store, { teamId, channelId, storyId }: AlertRecord): Promise<boolean> {
  const owed = await store.alertsIn(teamId, channelId, ['due'], QUEUED);
  return owed.some((other) => other.storyId === storyId && other.severity === 'critical');
}
