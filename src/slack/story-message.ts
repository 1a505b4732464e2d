// A story in a channel in, its message drawn anew out: after a mute or its undoing, which may come from anywhere.
import type { Store } from '../ports.ts';
import type { WebClient } from './client.ts';
import { redrawRoot } from './shown.ts';

const LOOKED_THROUGH = 200; // sent alerts, newest first; an older message keeps its old small print

/** Finds the message that the story's thread hangs on (the oldest that was sent) and brings it up to date. */
export async function redrawStory(
  deps: { store: Store; clock: () => number },
  client: WebClient,
  { teamId, channelId, storyId }: { teamId: string; channelId: string; storyId: string },
): Promise<void> {
  const sent = await deps.store.alertsIn(teamId, channelId, ['sent'], LOOKED_THROUGH);
  const root = sent.filter((alert) => alert.storyId === storyId).at(-1);
  if (root?.ts != null) await redrawRoot(deps, client, { rootId: root.id, ts: root.ts });
}
