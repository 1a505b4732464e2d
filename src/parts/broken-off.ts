// Work under a feed's claim that the store's absence broke off in, the feed free again out as soon as the store answers: else it
// would be nobody's until its lease runs out.
import { startJobs } from '../jobs.ts';
import type { Log } from '../log.ts';
import type { Clock, Store } from '../ports.ts';
import { storeFailureIn } from '../store-failure.ts';
import type { UnixMs } from '../domain.ts';

/** A claim, by what is known of it before the store answers. */
interface Held {
  feedId: string;
  until: UnixMs;
}
export interface BrokenOff {
  /** @returns what the work gives @throws what it throws */
  guard<T>(held: Held, work: () => Promise<T>): Promise<T>;
  /** To be called every second. */
  wake(): void;
  stop(): Promise<void>;
}

export function createBrokenOff({
  store,
  clock,
  log,
}: {
  store: Pick<Store, 'freeFeed'>;
  clock: Clock;
  log: Log;
}): BrokenOff {
  const all = new Set<Held>();

  /** Until its time is over: what Redis was asked before it hung, it may do when it goes on, after it was told to free it. */
  async function free(): Promise<boolean> {
    for (const held of all) {
      const isOver = held.until <= clock() || (await store.freeFeed(held.feedId, held.until));
      if (isOver) all.delete(held);
    }
    return false;
  }
  const freeing = startJobs('free-feeds', free, 1, log);
  return {
    async guard(held, work) {
      try {
        return await work();
      } catch (error) {
        // A store that is there and refuses would be asked again at once, and the feed's host with it.
        if (storeFailureIn(error)?.trouble === 'away') all.add(held);
        throw error;
      }
    },
    wake() {
      if (all.size > 0) freeing.wake();
    },
    stop: () => freeing.stop(),
  };
}
