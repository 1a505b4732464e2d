// A channel in, whether Stakewatch is in it out.
import type { WebClient } from './client.ts';
import { readFailure } from './slack-errors.ts';

/** True also where Slack does not answer: a hint that may be wrong is worse than none. */
export async function isMember(client: WebClient, channelId: string): Promise<boolean> {
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    return channel?.is_member !== false;
  } catch (error) {
    const failure = readFailure(error);
    // A private channel hides from whoever is not in it.
    return !(failure.kind === 'refused' && failure.error === 'channel_not_found');
  }
}
