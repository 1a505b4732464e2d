// A channel's watchlist and a moment in, its digest owed out: all that was kept for it up to then, told once.
import type { Alert, AlertRecord, UnixMs, Watchlist } from '../../domain.ts';
import { isMuted } from '../../match/mute.ts';
import { lastDigestDue } from '../../notify/clock-times.ts';
import { buildDigest, digestAlert } from '../../notify/digest.ts';
import type { Store } from '../../ports.ts';
import { SECOND } from '../../time.ts';

/** `to`: alerts kept up to this moment; `asked`: somebody asked for it, it is not due by itself. */
export interface DigestWanted {
  to: UnixMs;
  now: UnixMs;
  asked: boolean;
}
export type DigestOutcome =
  | { state: 'owed'; alert: Alert }
  | { state: 'nothing' }
  /** One of this channel was made within the last half minute, or is being made: later. */
  | { state: 'busy' };

const MOST = 2_000; // alerts looked at; a message shows some fifty, and older ones stay for the next digest
const ONE_AT_A_TIME = 30 * SECOND; // ms; two that read the same kept alerts would tell them twice

/** Cheap where nothing was kept. @throws only what the store throws */
export async function oweDigest(store: Store, watchlist: Watchlist, wanted: DigestWanted): Promise<DigestOutcome> {
  const { teamId, channelId } = watchlist;
  if ((await keptUntil(store, watchlist, wanted.to)).length === 0) return { state: 'nothing' };
  if (!(await store.firstTime(`digest:${teamId}:${channelId}`, wanted.now, ONE_AT_A_TIME))) return { state: 'busy' };
  const kept = await keptUntil(store, watchlist, wanted.to); // as it is now that nobody else takes it
  const told = await store.alertsIn(teamId, channelId, ['sent', 'due'], MOST);
  const digest = buildDigest({
    kept: await unmuted(store, watchlist, kept, wanted.now),
    told,
    ...days(watchlist, kept, wanted),
  });
  if (digest === null) return { state: 'nothing' };
  const alert = digestAlert(digest, { teamId, channelId, now: wanted.now, asked: wanted.asked });
  const owed = await store.oweDigest(
    alert,
    kept.map(({ id }) => id),
  );
  return owed ? { state: 'owed', alert } : { state: 'nothing' };
}

async function keptUntil(store: Store, { teamId, channelId }: Watchlist, to: UnixMs): Promise<AlertRecord[]> {
  return (await store.alertsIn(teamId, channelId, ['held'], MOST)).filter(({ createdAt }) => createdAt <= to);
}

/** What was muted since it was kept is not told. */
async function unmuted(store: Store, watchlist: Watchlist, kept: AlertRecord[], now: UnixMs): Promise<AlertRecord[]> {
  if (!watchlist.mutes.some(({ until }) => until === null || until > now)) return kept;
  const heard: AlertRecord[] = [];
  for (const alert of kept) {
    const story = await store.story(alert.storyId);
    if (story === null || !isMuted(watchlist, story, now)) heard.push(alert);
  }
  return heard;
}

/** From the digest before; one that was asked for, from the first alert that was kept. */
function days({ settings }: Watchlist, kept: Alert[], { to, asked }: DigestWanted): { from: UnixMs; to: UnixMs } {
  const first = Math.min(to, ...kept.map(({ createdAt }) => createdAt));
  if (asked || settings.digest === null) return { from: first, to };
  return { from: lastDigestDue({ ...settings.digest, since: 0 }, settings.timeZone, to - 1) ?? first, to };
}
