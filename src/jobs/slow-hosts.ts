// Polls in, room for the next one out as soon as a host lets one wait: it goes on by itself, so that hosts which hang take no
// turn of the others for longer than that.
import { tellFailures } from '../jobs.ts';
import type { Log } from '../log.ts';
import { SECOND } from '../time.ts';

/** ms; nearly all hosts answer in less. */
const WAITED_FOR = 3 * SECOND;
/** Times `atOnce`: where every host hangs until a download ends after half a minute, so many go on by themselves. */
const ASIDE = 9;

/** Waits for what a host is to answer. */
export type OfHost = <T>(answer: Promise<T>) => Promise<T>;

export interface SlowHosts {
  /**
   * @returns resolves when the poll is done, or goes on aside
   * @throws what the poll throws; of one that went on aside the log has it
   */
  poll(work: (ofHost: OfHost) => Promise<void>): Promise<void>;
  /** Waits for those that went on aside. */
  finish(): Promise<void>;
}

/** @param atOnce polls that are made at the same time, besides those aside */
export function createSlowHosts(atOnce: number, log: Log, waitedFor = WAITED_FOR): SlowHosts {
  const aside = new Set<Promise<void>>();
  const failures = tellFailures('poll-of-slow-host', log);

  return {
    async poll(work) {
      let giveUp = (): void => undefined;
      const slow = new Promise<'slow'>((resolve) => (giveUp = () => resolve('slow')));
      const ofHost: OfHost = async (answer) => {
        const timer = setTimeout(giveUp, waitedFor);
        return answer.finally(() => clearTimeout(timer));
      };
      const working = work(ofHost);
      const isSlow = (await Promise.race([working, slow])) === 'slow';
      if (!isSlow || aside.size >= ASIDE * atOnce) return working;
      const done = working.then(failures.worked, failures.failed).finally(() => aside.delete(done));
      aside.add(done);
    },
    async finish() {
      await Promise.all(aside);
    },
  };
}
