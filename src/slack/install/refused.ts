// Every installation in, those that ended without a word to us forgotten out: the event was lost while the store was away, or
// nothing of ours ran.
import type { Clock } from '../../ports.ts';
import { storeFailureIn } from '../../store-failure.ts';
import { DAY, HOUR } from '../../time.ts';
import { patiently } from '../patience.ts';
import { isPassing, readFailure } from '../slack-errors.ts';
import type { Installations, Installed } from './installations.ts';
import { forgetInstallation, type Ends } from './leaving.ts';

/** Slack's words for an app that was taken away. `invalid_auth` is none: it is said of a network that may not call, too. */
const ENDED = ['account_inactive', 'token_revoked'];
const REFUSED_FOR = 20 * HOUR; // ms; nothing goes because of one night's answer
const REMEMBERED = 3 * DAY; // ms; a night may be missed

/**
 * Asks Slack about every token, one after the other; once a night. One that is refused for good in two looks, a night apart,
 * has ended. One that Slack says nothing of tonight is asked about tomorrow; where Slack is not reached at all the look ends.
 * @throws only when the store fails
 */
export async function endRefused(ends: Ends & { clock: Clock }): Promise<void> {
  const { store, installations, log } = ends;
  for (const { id } of await store.installations()) {
    const installed = await opened(id, installations);
    if (installed === null) continue;
    const word = await wordOn(installed, ends);
    if (word === 'unreached') return;
    if (word === 'silent') continue;
    const mark = `token-refused:${id}:${installed.at}`; // installed anew, it begins anew
    if (word === 'accepted') await accepted(mark, ends);
    else if (!ENDED.includes(word)) log.warn({ event: 'installation-refused', id, error: word });
    else if (await isRefusedStill(mark, ends)) {
      const isSame = (await store.installation(id))?.at === installed.at; // nobody has just installed it anew
      if (isSame) await forgetInstallation(ends, installed);
    } else
      log.warn({ event: 'installation-refused', id, error: word, todo: 'nothing: it is forgotten if it stays so' });
  }
}

/** null where no key opens it: it is kept, and was told at the start. */
async function opened(id: string, installations: Installations): Promise<Installed | null> {
  try {
    return await installations.byId(id);
  } catch (error) {
    if (storeFailureIn(error) !== null) throw error;
    return null;
  }
}

/** "accepted", "silent" (a pause, an error of Slack's), "unreached", or what Slack refuses it with. */
async function wordOn(installed: Installed, { installations }: Ends): Promise<string> {
  try {
    await patiently(() => installations.clientOf(installed).auth.test());
    return 'accepted';
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused') return failure.error;
    if (failure.kind === 'unreached') return 'unreached';
    if (isPassing(error)) return 'silent';
    throw error;
  }
}

async function accepted(mark: string, { store, clock }: Ends & { clock: Clock }): Promise<void> {
  if (await store.isKnown(mark, clock())) await store.unseen(mark);
}

async function isRefusedStill(mark: string, { store, clock }: Ends & { clock: Clock }): Promise<boolean> {
  const now = clock();
  if (await store.firstTime(mark, now, REMEMBERED)) {
    await store.firstTime(`${mark}:lately`, now, REFUSED_FOR);
    return false;
  }
  return !(await store.isKnown(`${mark}:lately`, now));
}
