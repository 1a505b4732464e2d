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
