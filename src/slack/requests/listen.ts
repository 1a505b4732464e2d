// A listener's work in, the same work safe out: known repeats dropped, a failure told to the asker and logged once.
import { randomBytes } from 'node:crypto';
import { errorText, type Log } from '../../log.ts';
import type { Clock, Store } from '../../ports.ts';
import { HOUR, SECOND } from '../../time.ts';
import { readFailure } from '../slack-errors.ts';
import { withoutLogins } from '../text.ts';

/** ms; Slack repeats a request for some minutes, an event for up to an hour. */
const REPEATS_FOR = 2 * HOUR;

export interface Listening {
  /**
   * Runs work that was acknowledged already. It never throws.
   * @param id Slack's id of the request; null where it has none, and a repeat cannot be known
   * @param tell how the asker hears that something went wrong
   */
  run(id: string | null, work: () => Promise<void>, tell: (sentence: string) => Promise<unknown>): Promise<void>;
  /** Waits for what is under way. */
  finish(): Promise<void>;
}

export function createListening({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Listening {
  const underWay = new Set<Promise<void>>();

  async function safely(
    id: string | null,
    work: () => Promise<void>,
    tell: (s: string) => Promise<unknown>,
  ): Promise<void> {
    try {
      if (id !== null && !(await store.firstTime(id, clock(), REPEATS_FOR))) return;
      await work();
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind === 'rate-limited') {
        log.warn({ event: 'listener-paused', request: id, error: failure.reason, for: failure.retryAfter });
        await told(tell, paused(failure.retryAfter), 'paused');
        return;
      }
      const known = randomBytes(4).toString('hex').toUpperCase();
      log.error({ event: 'listener-failed', id: known, request: id, error: withoutLogins(errorText(error)) });
      const sentence = `Something went wrong on my side, sorry. Please try again; if it stays, tell the operator this number: ${known}`;
      await told(tell, sentence, known);
    }
  }

  async function told(tell: (s: string) => Promise<unknown>, sentence: string, known: string): Promise<void> {
    await tell(sentence).catch((failed: unknown) => {
      log.warn({ event: 'asker-not-told', id: known, error: withoutLogins(errorText(failed)) });
    });
  }

  return {
    async run(id, work, tell) {
      const running = safely(id, work, tell);
      underWay.add(running);
      await running.finally(() => underWay.delete(running));
    },
    async finish() {
      await Promise.all(underWay);
    },
  };
}

/** Nobody's fault, and no number helps: it goes through a little later. */
function paused(retryAfter: number): string {
  const seconds = Math.ceil(retryAfter / SECOND);
  return `Slack asks me for a pause, so I could not finish this. Please try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}
