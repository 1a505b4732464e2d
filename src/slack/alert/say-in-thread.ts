// A sentence and an alert's message in, the sentence in its thread out; or why it does not stand there.
import { section } from '../blocks.ts';
import { patiently } from '../patience.ts';
import type { WebClient } from '../client.ts';
import { readFailure } from '../slack-errors.ts';
import { inWords } from './not-done.ts';

/**
 * @param sentence mrkdwn
 * @returns null when it stands there, else a sentence for whoever asked
 * @throws what nobody can explain to a person
 */
export async function sayInThread(
  client: WebClient,
  at: { channel: string; threadTs: string | null },
  sentence: string,
): Promise<string | null> {
  if (at.threadTs === null) return 'The message has no thread yet, so nothing was said there.';
  const said = { channel: at.channel, thread_ts: at.threadTs, text: sentence, blocks: [section(sentence)] };
  try {
    await patiently(() => client.chat.postMessage({ ...said, unfurl_links: false, unfurl_media: false }));
    return null;
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused' && GONE.has(failure.error))
      return 'The message is gone from the channel, so nothing was said in its thread.';
    const why = inWords(failure);
    if (why === null) throw error;
    return `Nothing was said in the thread. ${why}`;
  }
}
const GONE = new Set(['thread_not_found', 'message_not_found', 'invalid_thread_ts']);
