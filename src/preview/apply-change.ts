// A workspace and something that happened in it in, the workspace as it is afterwards (in place) out.
import type { UnixMs } from '../domain.ts';
import { microseconds } from './message-times.ts';
import {
  openChannel,
  type Channel,
  type Ephemeral,
  type Message,
  type StoredFile,
  type View,
  type Workspace,
} from './workspace.ts';

/** Everything that can happen to a workspace. The kinds in LASTING are journaled; the others end with the process. */
export type Change =
  | { do: 'post'; channelId: string; message: Message }
  | { do: 'update'; channelId: string; message: Message }
  | { do: 'delete'; channelId: string; ts: string }
  | { do: 'join' | 'leave' | 'archive' | 'unarchive' | 'remove'; channelId: string }
  | { do: 'rename'; channelId: string; name: string }
  | { do: 'enter' | 'exit'; channelId: string; userId: string }
  | { do: 'direct'; channelId: string; userId: string; at: UnixMs }
  | { do: 'file'; file: StoredFile }
  | { do: 'home'; userId: string; view: View }
  | { do: 'whisper'; ephemeral: Ephemeral }
  | { do: 'unwhisper'; userId: string; ts: string }
  | { do: 'modals'; userId: string; stack: View[] };

export const LASTING: ReadonlySet<Change['do']> = new Set<Change['do']>([
  'post',
  'update',
  'delete',
  'join',
  'leave',
  'archive',
  'unarchive',
  'remove',
  'rename',
  'enter',
  'exit',
  'direct',
  'file',
  'home',
]);

/** Applies one change in place. A change of a channel that the set-up no longer has changes nothing. */
export function applyChange(workspace: Workspace, change: Change): void {
  const channel = 'channelId' in change ? workspace.channels.get(change.channelId) : undefined;
  switch (change.do) {
    case 'post':
      if (channel) addMessage(channel, change.message);
      break;
    case 'update':
      if (channel) replaceMessage(channel, change.message);
      break;
    case 'delete':
      if (channel) removeMessage(channel, change.ts);
      break;
    case 'join':
    case 'leave':
      if (channel) channel.botIsMember = change.do === 'join';
      break;
    case 'archive':
    case 'unarchive':
      if (channel) channel.archived = change.do === 'archive';
      break;
    case 'remove':
      workspace.channels.delete(change.channelId);
      break;
    case 'rename':
      if (channel) channel.name = change.name;
      break;
    case 'enter':
    case 'exit':
      if (channel) moveMember(channel, change.userId, change.do === 'enter');
      break;
    case 'direct':
      openDirect(workspace, change);
      break;
    case 'file':
      workspace.files.set(change.file.id, change.file);
      break;
    case 'home':
      workspace.homes.set(change.userId, change.view);
      break;
    case 'whisper':
      workspace.ephemerals.push(change.ephemeral);
      break;
    case 'unwhisper':
      workspace.ephemerals = workspace.ephemerals.filter((e) => e.userId !== change.userId || e.ts !== change.ts);
      break;
    case 'modals':
      workspace.modals.set(change.userId, change.stack);
      break;
  }
}

function moveMember(channel: Channel, userId: string, isIn: boolean): void {
  const others = channel.members.filter((id) => id !== userId);
  channel.members = isIn ? [...others, userId] : others;
}

/** Direct messages with one person. One that stands already is left as it is. */
function openDirect(workspace: Workspace, { channelId: id, userId, at }: Change & { do: 'direct' }): void {
  if (workspace.channels.has(id)) return;
  const name = workspace.users.get(userId)?.name ?? userId;
  const channel = openChannel({ id, name, botIsMember: true, creator: userId }, [userId], at);
  workspace.channels.set(id, { ...channel, directWith: userId });
}

function addMessage(channel: Channel, message: Message): void {
  channel.byTs.set(message.ts, message);
  channel.lastTs = Math.max(channel.lastTs, microseconds(message.ts));
  if (message.thread_ts === undefined || message.subtype === 'thread_broadcast') channel.roots.push(message);
  if (message.thread_ts === undefined) return;
  const thread = channel.threads.get(message.thread_ts);
  if (thread) thread.push(message);
  else channel.threads.set(message.thread_ts, [message]);
}

/** In place, so that every list that holds the message shows the new one. */
function replaceMessage(channel: Channel, message: Message): void {
  const old = channel.byTs.get(message.ts);
  if (!old) return;
  for (const name of Object.keys(old)) delete old[name as keyof Message];
  Object.assign(old, message);
}

/** A parent with replies stays as a tombstone, as in Slack. */
function removeMessage(channel: Channel, ts: string): void {
  const message = channel.byTs.get(ts);
  if (!message) return;
  if ((channel.threads.get(ts) ?? []).length > 0) {
    const { type, user, team } = message;
    replaceMessage(channel, { type, user, team, ts, subtype: 'tombstone', text: 'This message was deleted.' });
    return;
  }
  channel.byTs.delete(ts);
  channel.roots = channel.roots.filter((other) => other.ts !== ts);
  if (message.thread_ts === undefined) return;
  const left = (channel.threads.get(message.thread_ts) ?? []).filter((other) => other.ts !== ts);
  if (left.length > 0) channel.threads.set(message.thread_ts, left);
  else channel.threads.delete(message.thread_ts);
}
