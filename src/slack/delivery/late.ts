// When an alert was seen and posted in, a line that says it came late out, with the reason where it is known.
import type { Alert, AlertRecord, Watchlist } from '../../domain.ts';
import { HOUR } from '../../time.ts';
import { duration } from '../duration.ts';
import { endOfQuiet, isPutOff } from './quiet.ts';
import { escapeWithin } from '../text.ts';

/**
 * mrkdwn; null where it came within the hour.
 * @param alert `lastError` is why it was put off, which nobody knows any more once it is sent
 */
export function lateNote(
  alert: Alert & Partial<Pick<AlertRecord, 'lastError'>>,
  watchlist: Watchlist | null,
  postedAt: number,
): string | null {
  const after = postedAt - alert.content.seenAt;
  if (after <= HOUR) return null;
  const quietEnd = endOfQuiet(watchlist, alert.createdAt);
  if (quietEnd !== null && postedAt <= quietEnd + HOUR) return 'Kept for the quiet hours';
  const error = alert.lastError ?? null;
  const reason = error === null || isPutOff({ lastError: error }) ? '' : ` (${escapeWithin(error, 300)})`;
  return `Late: posted ${duration(after)} after it was seen${reason}`;
}
