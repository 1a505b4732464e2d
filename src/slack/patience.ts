// A Web API call in, its result out: where Slack asks for a short pause, it is made again after it.
import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../time.ts';
import { readFailure } from './slack-errors.ts';

/** ms; somebody waits for the answer. */
const LONGEST_PAUSE = 5 * SECOND;
const PAUSES = 3;

/** Only for calls that may be repeated: a 429 says that nothing was done. @throws what the call throws in the end */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let pauses = 0; ; pauses++) {
    try {
      return await call();
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind !== 'rate-limited' || failure.retryAfter > LONGEST_PAUSE || pauses === PAUSES) throw error;
      await wait(failure.retryAfter);
    }
  }
}

const TRIES = 3;
const BETWEEN_TRIES = 300; // ms; a connection that broke while it lay idle is there anew at once

/**
 * Only for calls that do the same however often they are made, such as drawing a view: made again too where nobody knows
 * whether Slack got it. @throws what the call throws in the end
 */
export async function againAndAgain<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await patiently(call);
    } catch (error) {
      const { kind } = readFailure(error);
      if ((kind !== 'unreached' && kind !== 'unknown') || tries === TRIES) throw error;
      await wait(BETWEEN_TRIES);
    }
  }
}
