// Lines in, a small window with them out: for whoever presses where no message can answer, as in the Home tab.
import type { types } from '@slack/bolt';
import { sectionsOf } from './blocks.ts';
import type { WebClient } from './client.ts';
import { LIMITS } from './limits.ts';
import { readFailure } from './slack-errors.ts';
import { cut } from './text.ts';

/** @param lines mrkdwn, escaped where they hold foreign words */
export function windowOf(title: string, lines: string[]): types.ModalView {
  const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text: cut(text, LIMITS.viewTitle) });
  return {
    type: 'modal',
    callback_id: 'window',
    title: plain(title),
    close: plain('Close'),
    blocks: sectionsOf(lines).slice(0, LIMITS.viewBlocks),
  };
}

/**
 * Opens at once, since a trigger lives three seconds, and fills in what `lines` resolves with.
 * @returns false where the trigger had expired
 */
export async function openWindow(
  client: WebClient,
  triggerId: string,
  { title, lines }: { title: string; lines: () => Promise<string[]> },
): Promise<boolean> {
  const opened = await openView(client, triggerId, windowOf(title, ['Loading…']));
  if (opened === null) return false;
  await client.views.update({ view_id: opened, view: windowOf(title, await lines()) });
  return true;
}

/** @returns the view's id; null where the trigger had expired. @throws other failures */
async function openView(client: WebClient, trigger: string, view: types.ModalView): Promise<string | null> {
  try {
    return (await client.views.open({ trigger_id: trigger, view })).view?.id ?? null;
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused' && /trigger/.test(failure.error)) return null;
    throw error;
  }
}
