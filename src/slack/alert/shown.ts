// An alert's id in, what its message must show now out: the latest that was told of the story, what people did, mutes.
import type { Alert, AlertRecord, Mute, Story, Watchlist } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import { exposureNow } from './exposure-now.ts';
import { timesOf } from './times-shown.ts';
import { renderAlert, type AlertMessage, type Shown } from './alert-blocks.ts';
import type { WebClient } from '../client.ts';
import { lateNote } from '../delivery/late.ts';
import { readFailure } from '../slack-errors.ts';

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

/**
 * What stands around an alert in the story's message.
 * @param root the alert that the message was first posted for: people's marks are on it
 * @param latest the alert whose content it shows
 */
async function shownAround(
  store: Store,
  { root, latest, now }: { root: AlertRecord; latest: AlertRecord; now: number },
): Promise<Shown> {
  const [watchlist, story] = await Promise.all([
    store.watchlist(root.teamId, root.channelId),
    store.story(root.storyId),
  ]);
  return shownWith({ root, latest, watchlist, story, now });
}

/** The same, for who has read the channel's watchlist and the story already. */
export function shownWith(around: {
  root: AlertRecord;
  latest: AlertRecord;
  watchlist: Watchlist | null;
  story: Story | null;
  now: number;
}): Shown {
  const { root, latest, watchlist, story, now } = around;
  return {
    rootId: root.id,
    acknowledged: root.acknowledged ?? latest.acknowledged,
    assigned: root.assigned,
    objections: root.objections,
    muted: storyMute(watchlist, root.storyId, now),
    times: timesOf(root, latest, now),
    exposure: exposureNow(watchlist, latest.content, story),
    late: lateNote(latest, watchlist, latest.sentAt ?? now),
  };
}

/** What people did that a message shows, to compare two drawings by: the rest of it changes with the hour. */
export function doneWith({ acknowledged, assigned, objections, muted, exposure }: Shown): string {
  return JSON.stringify([acknowledged, assigned, objections, muted, exposure]);
}

/** A message that nobody did anything with. */
export const UNTOUCHED = { acknowledged: null, assigned: null, objections: [], muted: null };

/** The root message of a story, drawn from what the store holds now. */
export async function drawRoot(store: Store, root: AlertRecord, now: number): Promise<AlertMessage & { of: string }> {
  const latest = await latestTold(store, root);
  const message = renderAlert(latest, await shownAround(store, { root, latest, now }));
  return { ...message, of: latest.id };
}

/** Puts what people did with one alert onto another, whose message takes the place of the first one's. */
export async function carryMarks(store: Store, from: AlertRecord, to: Alert): Promise<AlertRecord | null> {
  const { acknowledged, assigned, objections } = from;
  if (acknowledged !== null) await store.mark(to.id, { kind: 'acknowledged', ...acknowledged });
  if (assigned !== null) await store.mark(to.id, { kind: 'assigned', ...assigned });
  for (const objection of objections) await store.mark(to.id, { kind: 'objected', objection });
  return store.alert(to.id);
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

const ROUNDS = 20; // each further one is somebody else's change in the time of one call

/**
 * Brings the story's message to what the store says, and once more when that changed meanwhile: two people, or a person
 * and an update, may draw it at the same moment, and the last to draw must have read last.
 * @throws failures of chat.update that are not an EditOutcome
 */
export async function redrawRoot(
  deps: { store: Store; clock: () => number },
  client: WebClient,
  { rootId, ts }: { rootId: string; ts: string },
): Promise<EditOutcome> {
  let drawn = '';
  for (let round = 0; round < ROUNDS; round++) {
    const root = await deps.store.alert(rootId);
    if (root === null) return 'gone';
    const message = await drawRoot(deps.store, root, deps.clock());
    const now = JSON.stringify([message.of, root.acknowledged, message.blocks]);
    if (now === drawn) return 'edited';
    const outcome = await editMessage(client, { channel: root.channelId, ts }, message);
    if (outcome !== 'edited') return outcome;
    drawn = now;
  }
  return 'edited';
}
