// A listener's work in, the same work safe out: known repeats dropped, a failure told to the asker and logged once.
import { randomBytes } from 'node:crypto';
import { errorText, type Log } from '../../log.ts';
import type { Clock, Store } from '../../ports.ts';
import { HOUR, SECOND } from '../../time.ts';
import { storeFailureIn } from '../../store-failure.ts';
import { readFailure } from '../slack-errors.ts';
import { storeSentence } from '../store-words.ts';
import { withoutLogins } from '../text.ts';
import { doing, nothingYet, type UnderWay } from '../under-way.ts';
import { message } from '../window.ts';

/** ms; Slack repeats a request for some minutes, an event for up to an hour. */
const REPEATS_FOR = 2 * HOUR;

export interface Listening {
  /**
   * Runs work that was acknowledged already. It never throws.
   * @param id Slack's id of the request; null where it has none, and a repeat cannot be known
   * @param tell how the asker hears that something went wrong, where no window of this request is open to say it in
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
    const request = nothingYet();
    try {
      await doing(request, async () => {
        if (id === null || (await store.firstTime(id, clock(), REPEATS_FOR))) await work();
      });
    } catch (error) {
      const tellAsker = (sentence: string): Promise<unknown> => tellWhere(request, sentence, tell);
      const ofStore = storeFailureIn(error);
      if (ofStore !== null) {
        log.warn({ event: 'store-failed', request: id, error: withoutLogins(errorText(error)) });
        await told(tellAsker, storeSentence(ofStore, request.changed), 'store');
        return;
      }
      const failure = readFailure(error);
      if (failure.kind === 'rate-limited') {
        log.warn({ event: 'listener-paused', request: id, error: failure.reason, for: failure.retryAfter });
        await told(tellAsker, paused(failure.retryAfter), 'paused');
        return;
      }
      const known = randomBytes(4).toString('hex').toUpperCase();
      log.error({ event: 'listener-failed', id: known, request: id, error: withoutLogins(errorText(error)) });
      const sentence = `Something went wrong on my side, sorry. Please try again; if it stays, tell the operator this number: ${known}`;
      await told(tellAsker, sentence, known);
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

/** Where the person looks: in the window that says "Loading…", or as they asked. */
async function tellWhere({ window }: UnderWay, sentence: string, tell: (s: string) => Promise<unknown>): Promise<void> {
  if (window !== null && (await window.window.show(message(window.title, [sentence])))) return;
  await tell(sentence);
}

/** Nobody's fault, and no number helps: it goes through a little later. */
function paused(retryAfter: number): string {
  const seconds = Math.ceil(retryAfter / SECOND);
  return `Slack asks me for a pause, so I could not finish this. Please try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}
