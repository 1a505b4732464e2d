// Whether something is amiss in, the operator's one warning of it and the one word of its end out. The messages themselves
// are the memory: an episode is open while its beginning is in the store and its end is not, over restarts and for every
// process alike.
import type { UnixMs, Warning } from '../domain.ts';
import { withoutSecrets, type Log } from '../log.ts';
import { warningAlert, warningId, type Episode } from '../notify/operator-warning.ts';
import type { Store } from '../ports.ts';

export type Operator = { teamId: string; channelId: string } | null;

/** What a look found: it begins, goes on, or is over; `says` in plain sentences for the first and the last. */
export type Found = { state: 'begins' | 'over'; says: string[] } | { state: 'between' };

export interface Episodes {
  /** Whether the operator was warned, and it is not over. */
  isOpen(): Promise<boolean>;
  /** Tells what is new about it, once whoever else looks too. @returns true where a message is owed that was not before */
  tell(found: Found, now: UnixMs): Promise<boolean>;
}

/** @param operator null: the log alone has it, and each process its own */
export function createEpisodes(
  about: Warning['about'],
  { store, operator, log }: { store: Pick<Store, 'alert' | 'oweDigest'>; operator: Operator; log: Log },
): Episodes {
  let told = 0; // the latest episode known here
  let isOpenHere = false; // where no channel keeps it

  const episode = (number: number): Episode => ({ teamId: '', channelId: '', ...operator, about, number });
  const isThere = async (number: number, over: boolean): Promise<boolean> =>
    (await store.alert(warningId(episode(number), over))) !== null;

  /** The latest episode that began; 0 for none. From 1 on in growing steps, then halving them: there may be hundreds. */
  async function latest(): Promise<number> {
    let step = 1;
    while (await isThere(told + step, false)) step *= 2;
    let [from, to] = [told + Math.floor(step / 2), told + step]; // begun, and not
    while (to - from > 1) {
      const middle = Math.floor((from + to) / 2);
      if (await isThere(middle, false)) from = middle;
      else to = middle;
    }
    told = from;
    return told;
  }

  async function isOpen(): Promise<boolean> {
    if (operator === null) return isOpenHere;
    const number = await latest();
    return number > 0 && !(await isThere(number, true));
  }

  return {
    isOpen,
    async tell(found, now) {
      if (found.state === 'between') return false;
      const over = found.state === 'over';
      if ((await isOpen()) !== over) return false;
      isOpenHere = !over;
      const says = found.says.map(withoutSecrets);
      const number = over ? told : told + 1;
      const isNew =
        operator === null || (await store.oweDigest(warningAlert({ about, over, says }, episode(number), now), []));
      if (isNew) log[over ? 'info' : 'error']({ event: over ? 'warning-over' : 'warning', about, says });
      return isNew && operator !== null;
    },
  };
}
