// All watchlists in, the digests that are due owed out: looked at every minute, so what is not due must cost next to nothing.
import { setImmediate } from 'node:timers/promises';
import type { UnixMs, Watchlist } from './domain.ts';
import { errorText, type Log } from './log.ts';
import { lastDigestDue } from './notify/clock-times.ts';
import type { Clock, Store } from './ports.ts';
import { oweDigest } from './slack/owe-digest.ts';

export interface Digests {
  /**
   * Owes every digest that came due since the last look. A due moment that was missed is told late, once; after a restart
   * each channel's last one is looked at again, which finds nothing kept where it was told.
   * @returns how many were owed
   * @throws after all were tried, where some could not be made; they are tried again at the next look
   */
  look(watchlists: readonly Watchlist[]): Promise<number>;
}

export function createDigests({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Digests {
  const done = new Map<string, UnixMs>(); // the due moment told last, by channel

  /** @returns true where a digest was owed */
  async function lookAt(known: Watchlist, due: UnixMs, now: UnixMs): Promise<boolean> {
    const { teamId, channelId } = known;
    // The list at hand is up to a minute old: it may be another time by now, or none.
    const watchlist = await store.watchlist(teamId, channelId);
    if (watchlist === null || dueOf(watchlist, now) !== due) return false;
    const outcome = await oweDigest(store, watchlist, { to: due, now, asked: false });
    if (outcome.state === 'busy') return false;
    done.set(keyOf(known), due);
    if (outcome.state !== 'owed') return false;
    log.info({ event: 'digest-owed', alert: outcome.alert.code, team: teamId, channel: channelId, due });
    return true;
  }

  return {
    async look(watchlists) {
      const now = clock();
      const dueNow = sharedDues(now);
      let owed = 0;
      const failures: unknown[] = [];
      for (const watchlist of watchlists) {
        const due = dueNow(watchlist);
        if (due === null || due <= (done.get(keyOf(watchlist)) ?? -Infinity)) continue;
        await setImmediate(); // between two channels this process answers Slack
        try {
          if (await lookAt(watchlist, due, now)) owed += 1;
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0)
        throw new Error(`${failures.length} digests could not be made: ${errorText(failures[0])}`, {
          cause: failures[0],
        });
      return owed;
    },
  };
}

const keyOf = ({ teamId, channelId }: Watchlist): string => `${teamId}:${channelId}`;

function dueOf({ settings: { digest, timeZone } }: Watchlist, now: UnixMs): UnixMs | null {
  return digest === null ? null : lastDigestDue(digest, timeZone, now);
}

/** Thousands of channels share a few times of day: each is worked out once a look. */
function sharedDues(now: UnixMs): (watchlist: Watchlist) => UnixMs | null {
  const dues = new Map<string, UnixMs | null>();
  return ({ settings: { digest, timeZone } }) => {
    if (digest === null) return null;
    const time = `${digest.weekday} ${digest.at} ${timeZone}`;
    let due = dues.get(time);
    if (due === undefined) dues.set(time, (due = lastDigestDue({ ...digest, since: -Infinity }, timeZone, now)));
    return due === null || due <= digest.since ? null : due;
  };
}
