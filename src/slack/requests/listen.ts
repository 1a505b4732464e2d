// A listener's work in, the same work safe out: known repeats dropped, a failure told to the asker and logged once, an event that
// cannot be done now left to Slack's next try.
import { randomBytes } from 'node:crypto';
import { errorText, type Log } from '../../log.ts';
import type { Clock, Store } from '../../ports.ts';
import { HOUR, SECOND } from '../../time.ts';
import { storeFailureIn } from '../../store-failure.ts';
import { isPassing, readFailure } from '../slack-errors.ts';
import { storeSentence } from '../store-words.ts';
import { withoutLogins } from '../text.ts';
import { doing, nothingYet, type UnderWay } from '../under-way.ts';
import { message } from '../window.ts';
import { isNotTaken, notTaken } from './not-taken.ts';

/** ms; Slack repeats a request for some minutes, an event for up to an hour. */
const REPEATS_FOR = 2 * HOUR;
/** ms; what a crash broke off is free again when Slack comes with it a minute later. */
const HELD_FOR = 50 * SECOND;

export interface Listening {
  /**
   * Runs work that was acknowledged already. It never throws.
   * @param id Slack's id of the request; null where it has none, and a repeat cannot be known
   * @param tell how the asker hears that something went wrong, where no window of this request is open to say it in
   */
  run(id: string | null, work: () => Promise<void>, tell: (sentence: string) => Promise<unknown>): Promise<void>;
  /**
   * Runs work that is acknowledged when it is done. May be done twice after a crash: nothing of it harms when it is repeated.
   * @param id Slack's id of the event
   * @throws NotTaken where it cannot be done now, and can be when Slack sends it again
   */
  take(id: string, work: () => Promise<void>, tell: (sentence: string) => Promise<unknown>): Promise<void>;
  /** Waits for what is under way. */
  finish(): Promise<void>;
}

export function createListening({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Listening {
  const underWay = new Set<Promise<unknown>>();

  /** @returns what went wrong and was told; null where it was done */
  async function safely(
    id: string | null,
    work: () => Promise<void>,
    tell: (s: string) => Promise<unknown>,
  ): Promise<{ error: unknown } | null> {
    const request = nothingYet();
    try {
      await doing(request, work);
      return null;
    } catch (error) {
      if (!isNotTaken(error)) await tellFailure(error, { id, request, tell });
      return { error };
    }
  }

  async function tellFailure(
    error: unknown,
    { id, request, tell }: { id: string | null; request: UnderWay; tell: (s: string) => Promise<unknown> },
  ): Promise<void> {
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

  async function told(tell: (s: string) => Promise<unknown>, sentence: string, known: string): Promise<void> {
    await tell(sentence).catch((failed: unknown) => {
      log.warn({ event: 'asker-not-told', id: known, error: withoutLogins(errorText(failed)) });
    });
  }

  async function once(id: string | null, work: () => Promise<void>): Promise<void> {
    if (id === null || (await store.firstTime(id, clock(), REPEATS_FOR))) await work();
  }
  /** Done at most once where all goes well; broken off anywhere, it is done again by the next delivery. */
  async function untilDone(id: string, work: () => Promise<void>): Promise<void> {
    const done = `${id}:done`;
    if (await store.isKnown(done, clock())) return;
    if (!(await store.firstTime(id, clock(), HELD_FOR))) throw notTaken('another delivery of it is under way');
    try {
      await work();
      await store.firstTime(done, clock(), REPEATS_FOR);
    } catch (error) {
      await store.unseen(id).catch(() => undefined); // else it is free when its time is over
      throw error;
    }
  }
  async function counted<T>(running: Promise<T>): Promise<T> {
    underWay.add(running);
    return running.finally(() => underWay.delete(running));
  }

  return {
    async run(id, work, tell) {
      await counted(safely(id, () => once(id, work), tell));
    },
    async take(id, work, tell) {
      const failed = await counted(safely(id, () => untilDone(id, work), tell));
      if (failed === null) return;
      const { error } = failed;
      if (isNotTaken(error) || storeFailureIn(error) !== null || isPassing(error)) throw notTaken('it comes again');
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
