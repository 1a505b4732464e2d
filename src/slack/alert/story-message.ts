// A story in a channel in, its message drawn anew out: after a mute or its undoing, which may come from anywhere.
import type { Store } from '../../ports.ts';
import { drawOrSay } from './not-done.ts';
import type { WebClient } from '../client.ts';
import { redrawRoot } from './shown.ts';

/**
 * Brings the message that the story's thread hangs on up to date; nothing where the channel has none.
 * @returns null, or the sentence (mrkdwn) that says why it does not show what was done
 */
export async function redrawStory(
  deps: { store: Store; clock: () => number },
  client: WebClient,
  { teamId, channelId, storyId }: { teamId: string; channelId: string; storyId: string },
): Promise<string | null> {
  const { root } = await deps.store.thread(teamId, channelId, storyId);
  if (root === null) return null;
  return drawOrSay(() => redrawRoot(deps, client, { rootId: root.alertId, ts: root.ts }));
}
