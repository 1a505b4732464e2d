// An alert's id in, what its message must show now out: the latest that was told of the story, who acknowledged, mutes.
import type { AlertRecord, Mute, Watchlist } from '../domain.ts';
import type { Store } from '../ports.ts';
import { renderAlert, type AlertMessage } from './alert-blocks.ts';
import type { WebClient } from './client.ts';
import { lateNote } from './late.ts';
import { readFailure } from './slack-errors.ts';

/** A mute of this story that is on, for the line under the message. */
export function storyMute(watchlist: Watchlist | null, storyId: string, now: number): Mute | null {
  const mutes = watchlist?.mutes ?? [];
  return mutes.find((m) => m.scope === 'story' && m.value === storyId && (m.until === null || m.until > now)) ?? null;
}

/** The alert whose content the channel saw last of this story; the one handed in where it has seen none. */
export async function latestTold(store: Store, root: AlertRecord): Promise<AlertRecord> {
  const { latestSent } = await store.thread(root.teamId, root.channelId, root.storyId);
  return latestSent ?? root;
}

/** The root message of a story, drawn from what the store holds now. */
export async function drawRoot(store: Store, root: AlertRecord, now: number): Promise<AlertMessage & { of: string }> {
  const [latest, watchlist] = await Promise.all([
    latestTold(store, root),
    store.watchlist(root.teamId, root.channelId),
  ]);
  const message = renderAlert(latest, {
    rootId: root.id,
    acknowledged: root.acknowledged ?? latest.acknowledged,
    muted: storyMute(watchlist, root.storyId, now),
    postedAt: latest.sentAt ?? now,
    late: lateNote(latest, watchlist, latest.sentAt ?? now),
  });
  return { ...message, of: latest.id };
}

/** Why an edit did not come about, where that is nobody's fault: the message is gone, or may not be edited any more. */
export type EditOutcome = 'edited' | 'gone' | 'locked';
const GONE = new Set(['message_not_found', 'thread_not_found']);
const LOCKED = new Set(['cant_update_message', 'edit_window_closed', 'is_inactive']);

/** Draws a message anew; repeating it changes nothing. @throws other failures of chat.update */
export async function editMessage(
  client: WebClient,
  at: { channel: string; ts: string },
  { text, blocks }: Pick<AlertMessage, 'text' | 'blocks'>,
): Promise<EditOutcome> {
  try {
    await client.chat.update({ ...at, text, blocks });
    return 'edited';
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused' && GONE.has(failure.error)) return 'gone';
    if (failure.kind === 'refused' && LOCKED.has(failure.error)) return 'locked';
    throw error;
  }
}

/**
 * Brings the story's message to what the store says, and once more when that changed meanwhile: two people, or a person
 * and an update, may draw it at the same moment, and the last to draw must have read last.
 */
export async function redrawRoot(
  deps: { store: Store; clock: () => number },
  client: WebClient,
  { rootId, ts }: { rootId: string; ts: string },
): Promise<void> {
  let drawn = '';
  for (let round = 0; round < 3; round++) {
    const root = await deps.store.alert(rootId);
    if (root === null) return;
    const message = await drawRoot(deps.store, root, deps.clock());
    const now = JSON.stringify([message.of, root.acknowledged, message.blocks]);
    if (now === drawn) return;
    if ((await editMessage(client, { channel: root.channelId, ts }, message)) !== 'edited') return;
    drawn = now;
  }
}
