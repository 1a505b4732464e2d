// All watchlists in, the digests that are due owed out: looked at every minute, so what is not due must cost next to nothing.
import { setImmediate } from 'node:timers/promises';
import type { UnixMs, Watchlist } from './domain.ts';
import { errorText, type Log } from './log.ts';
import { lastDigestDue, nextDigestDue } from './notify/clock-times.ts';
import type { Clock, Store } from './ports.ts';
import { oweDigest } from './slack/delivery/owe-digest.ts';

/** What a look needs of a watchlist. */
type Listed = Pick<Watchlist, 'teamId' | 'channelId' | 'settings'>;

export interface Digests {
  /**
   * Owes every digest that came due since the last look. A due moment that was missed is told late, once; after a restart
   * each channel's last one is looked at again, which finds nothing kept where it was told.
   * @returns how many were owed
   * @throws after all were tried, where some could not be made; they are tried again at the next look
   */
  look(watchlists: readonly Listed[]): Promise<number>;
}

export function createDigests({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Digests {
  const done = new Map<string, UnixMs>(); // the due moment told last, by channel
  const lastDue = createTimes();

  /** @returns true where a digest was owed */
  async function lookAt(known: Listed, due: UnixMs, now: UnixMs): Promise<boolean> {
    const { teamId, channelId } = known;
    // The list at hand is up to a minute old: it may be another time by now, or none.
    const watchlist = await store.watchlist(teamId, channelId);
    if (watchlist === null || dueOf(watchlist, now) !== due) return false;
    const outcome = await oweDigest(store, watchlist, { to: due, now, asked: false });
    if (outcome.state === 'busy') return false;
    done.set(keyOf(known), due);
    if (outcome.state !== 'owed') return false;
    log.info({
      event: 'digest-owed',
      alert: outcome.alert.id,
      code: outcome.alert.code,
      team: teamId,
      channel: channelId,
      due,
    });
    return true;
  }

  return {
    async look(watchlists) {
      const now = clock();
      let owed = 0;
      const failures: unknown[] = [];
      for (const watchlist of watchlists) {
        const due = lastDue(watchlist, now);
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

const keyOf = ({ teamId, channelId }: Listed): string => `${teamId}:${channelId}`;

function dueOf({ settings: { digest, timeZone } }: Listed, now: UnixMs): UnixMs | null {
  return digest === null ? null : lastDigestDue(digest, timeZone, now);
}

/** Thousands of channels share a few times of day: each is worked out when it comes due, and not at every look. */
function createTimes(): (watchlist: Listed, now: UnixMs) => UnixMs | null {
  const times = new Map<string, { due: UnixMs | null; next: UnixMs | null; at: UnixMs }>();
  return ({ settings: { digest, timeZone } }, now) => {
    if (digest === null) return null;
    const key = `${digest.weekday} ${digest.at} ${timeZone}`;
    let time = times.get(key);
    // A clock that was set back knows nothing of what comes next.
    if (time === undefined || now < time.at || (time.next !== null && now >= time.next)) {
      const ever = { ...digest, since: -Infinity };
      time = { due: lastDigestDue(ever, timeZone, now), next: nextDigestDue(ever, timeZone, now), at: now };
      times.set(key, time);
    }
    return time.due === null || time.due <= digest.since ? null : time.due;
  };
}
