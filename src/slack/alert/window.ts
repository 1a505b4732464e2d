// A press in, a window out: opened at once with nothing in it, since its trigger lives three seconds, and filled afterwards.
import type { types } from '@slack/bolt';
import type { WebClient } from '../client.ts';
import { LIMITS } from '../limits.ts';
import { patiently } from '../patience.ts';
import { readFailure, type Failure } from '../slack-errors.ts';
import { cut } from '../text.ts';
import { section } from '../blocks.ts';

/** What became of opening a window. */
export type Window =
  | { state: 'open'; viewId: string; title: string }
  /** The trigger was used up or came too late. */
  | { state: 'expired' }
  | { state: 'failed'; error: unknown };

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text: cut(text, LIMITS.viewTitle) });

/** A window with one sentence in it, and nothing to submit. @param sentence mrkdwn */
export function saying(title: string, sentence: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'notice',
    title: plain(title),
    close: plain('Close'),
    blocks: [section(sentence)],
  };
}

export const LOADING = 'Loading… If this stays, close the window and press again.';

/** Opens the window before anything is read. Never throws. */
export async function openWindow(client: WebClient, triggerId: string, title: string): Promise<Window> {
  try {
    const { view } = await client.views.open({ trigger_id: triggerId, view: saying(title, LOADING) });
    return { state: 'open', viewId: view?.id ?? '', title };
  } catch (error) {
    const failure = readFailure(error);
    return failure.kind === 'refused' && /trigger/.test(failure.error)
      ? { state: 'expired' }
      : { state: 'failed', error };
  }
}

/**
 * Puts the whole view into the window; one that was closed meanwhile stays closed.
 * @returns why it could not, where Slack asks for a long pause; null where it did
 */
export async function fillWindow(client: WebClient, viewId: string, view: types.ModalView): Promise<Failure | null> {
  try {
    await patiently(() => client.views.update({ view_id: viewId, view }));
    return null;
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused' && failure.error === 'not_found') return null;
    if (failure.kind === 'rate-limited') return failure;
    throw error;
  }
}
