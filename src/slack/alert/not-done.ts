// A failure of Slack's in, the sentence for the person who pressed out: what stands all the same, and who can mend the rest.
import type { EditOutcome } from './shown.ts';
import { patiently } from '../patience.ts';
import { readFailure, type Failure } from '../slack-errors.ts';
import { escapeWithin } from '../text.ts';
import { SECOND } from '../../time.ts';

const MENDS: Record<string, string> = {
  not_in_channel: 'Stakewatch is not in this channel any more: invite it with `/invite @stakewatch`.',
  is_archived: 'This channel is archived, and nothing in it can change.',
  user_not_found: 'Slack does not know this person any more.',
};
const SAME: Record<string, string> = { channel_not_found: 'not_in_channel' };
const SCOPES: ReadonlySet<string> = new Set(['missing_scope', 'not_allowed_token_type', 'no_permission']);

/** What Slack's refusal or pause means for a person; null where nobody knows, and it is a fault to be logged. */
export function inWords(failure: Failure): string | null {
  if (failure.kind === 'rate-limited')
    return `Slack asks for a pause: press again in ${Math.ceil(failure.retryAfter / SECOND)} seconds.`;
  if (failure.kind !== 'refused') return null;
  if (SCOPES.has(failure.error)) {
    const needed = /\(needed: ([a-z:_.]{1,60})/.exec(failure.reason)?.[1];
    const what = needed === undefined ? 'a permission' : `the permission \`${needed}\``;
    return `Stakewatch lacks ${what}: ask an admin of this workspace to add it to the app and install it again.`;
  }
  return MENDS[SAME[failure.error] ?? failure.error] ?? `Slack refused it (${escapeWithin(failure.error, 80)}).`;
}

const NOT_EDITED: Record<Exclude<EditOutcome, 'edited'>, string> = {
  gone: 'The message itself is gone from the channel, so nobody sees it there.',
  locked: 'Slack does not let the message be changed any more, so it does not show it.',
};

/**
 * Draws a message anew after what somebody did was saved.
 * @returns null, or the sentence that says why the message does not show it
 * @throws what nobody can explain to a person
 */
export async function drawOrSay(draw: () => Promise<EditOutcome>): Promise<string | null> {
  try {
    const outcome = await patiently(draw);
    return outcome === 'edited' ? null : `That is noted. ${NOT_EDITED[outcome]}`;
  } catch (error) {
    const sentence = inWords(readFailure(error));
    if (sentence === null) throw error;
    return `That is noted, but the message does not show it yet. ${sentence}`;
  }
}
