// What every button and every submitted window hands over: who acts where, and how they are answered.
import type { AlertRecord, Story } from '../../domain.ts';
import { ephemeral, say, type EphemeralMessage } from '../answer.ts';
import { drawOrSay } from './not-done.ts';
import type { Services } from '../services.ts';
import { redrawRoot } from './shown.ts';
import type { Actor } from '../strangers.ts';

export interface Pressed extends Actor {
  value: string;
  triggerId: string;
  /** ts of the message that the button stands in; null in a modal or an ephemeral answer without one. */
  messageTs: string | null;
  /** Of the thread that the message stands in; null where it stands in none. */
  threadTs: string | null;
  tell: (message: EphemeralMessage) => Promise<unknown>;
}

/** The alert that was acted on, with the place that it stands in. */
export interface OnAlert extends Actor {
  alert: AlertRecord;
  /** ts of its message where the button was pressed; null where that is not known. */
  messageTs: string | null;
}

export const GONE = 'This alert is not known any more: it may come from an earlier installation.';

/** The alert a button carries, and its story; null where one is gone, or of another workspace. */
export async function alertOf(
  { value, teamId }: Pick<Pressed, 'value' | 'teamId'>,
  { store }: Pick<Services, 'store'>,
): Promise<{ alert: AlertRecord; story: Story } | null> {
  const alert = await store.alert(value);
  if (alert?.teamId !== teamId) return null;
  const story = await store.story(alert.storyId);
  return story === null ? null : { alert, story };
}

/** Draws the message that was acted on. @returns null, or why it does not show what was done, for whoever did it */
export async function redrawPressed(services: Services, { alert, messageTs, client }: OnAlert): Promise<string | null> {
  const ts = messageTs ?? (await messageOf(services, alert));
  return ts === null ? null : drawOrSay(() => redrawRoot(services, client, { rootId: alert.id, ts }));
}

/** Where the story's thread hangs; the alert's own message where none does. */
export async function messageOf(
  { store }: Pick<Services, 'store'>,
  { teamId, channelId, storyId, ts }: AlertRecord,
): Promise<string | null> {
  const { root } = await store.thread(teamId, channelId, storyId);
  return root?.ts ?? ts;
}

/** Tells the person alone, where there is something to tell. */
export async function tellLines({ tell }: Pick<Pressed, 'tell'>, ...lines: (string | null)[]): Promise<void> {
  const said = lines.filter((line) => line !== null);
  if (said.length > 0) await tell(ephemeral(say(...said)));
}
