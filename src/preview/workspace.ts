// The stand-in's Slack workspace as plain data: changes in, the workspace that they lead to out.
import type { UnixMs } from '../domain.ts';
import type { JsonObject } from './json.ts';

export interface User {
  id: string;
  /** Handle ("ada"). */
  name: string;
  realName: string;
  isBot?: boolean;
  isAdmin?: boolean;
  isOwner?: boolean;
  /** A guest of several channels; `isUltraRestricted`: of one. */
  isRestricted?: boolean;
  isUltraRestricted?: boolean;
  /** From another workspace, seen here through a shared channel; `teamId` is theirs. */
  isStranger?: boolean;
  teamId?: string;
  /** Deactivated. */
  deleted?: boolean;
  /** IANA name ("Europe/Paris"); UTC where none is given. */
  timeZone?: string;
}
/** A user group ("@procurement"). */
export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
  disabled?: boolean;
}
/** The organisation that several workspaces belong to. */
export interface Enterprise {
  id: string;
  name: string;
}
/** A channel as a test or a first run sets it up. */
export interface ChannelSetup {
  id: string;
  name: string;
  botIsMember: boolean;
  archived?: boolean;
  private?: boolean;
  topic?: string;
  /** Shared with another company (Slack Connect). */
  extShared?: boolean;
  /** Left out: the first person of the workspace. */
  creator?: string;
  /** People in it; left out: everybody of the workspace. The bot is not counted among them. */
  members?: string[];
}
export interface WorkspaceSetup {
  teamId: string;
  botUserId: string;
  users: User[];
  channels: ChannelSetup[];
  teamName?: string;
  /** The bot's name in the channel. */
  botName?: string;
  groups?: UserGroup[];
  enterprise?: Enterprise | null;
}

/** A message as Slack's history gives it, without what is counted on the way out (replies). */
export interface Message {
  type: 'message';
  subtype?: string;
  user: string;
  bot_id?: string;
  app_id?: string;
  team: string;
  text: string;
  ts: string;
  thread_ts?: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  metadata?: { event_type: string; event_payload: JsonObject };
  files?: JsonObject[];
  edited?: { user: string; ts: string };
}
/** A message that one user sees; gone with the process, as Slack's is gone with the page. */
export interface Ephemeral {
  channelId: string;
  userId: string;
  /** Who speaks: the bot, or USLACKBOT for Slack itself. */
  from: string;
  ts: string;
  threadTs: string | null;
  text: string;
  blocks: JsonObject[];
}
/** A modal or Home tab as the Web API gives it. */
export interface View extends JsonObject {
  id: string;
  type: 'modal' | 'home';
  hash: string;
  blocks: JsonObject[];
  state: { values: Record<string, Record<string, JsonObject>> };
  external_id: string;
  root_view_id: string;
  previous_view_id: string | null;
}
export interface Channel extends Required<ChannelSetup> {
  /** The person that the bot speaks with alone here; null in every other channel. */
  directWith: string | null;
  createdAt: UnixMs;
  /** Oldest first: what stands in the channel itself. */
  roots: Message[];
  /** Replies under their parent's ts, oldest first. */
  threads: Map<string, Message[]>;
  byTs: Map<string, Message>;
  /** Microseconds of the newest ts ever given out here. */
  lastTs: number;
}
/** A file that somebody gave, whole. */
export interface StoredFile {
  id: string;
  userId: string;
  name: string;
  title: string;
  altText: string | null;
  mimetype: string;
  filetype: string;
  /** In base64, as the journal keeps it. */
  content: string;
  size: number;
  createdAt: UnixMs;
  /** Where it was shared. */
  shares: { channelId: string; ts: string }[];
}
export interface Workspace {
  teamId: string;
  teamName: string;
  enterprise: Enterprise | null;
  groups: Map<string, UserGroup>;
  files: Map<string, StoredFile>;
  appId: string;
  botId: string;
  botUserId: string;
  users: Map<string, User>;
  channels: Map<string, Channel>;
  ephemerals: Ephemeral[];
  /** Open modals by user, the lowest first. */
  modals: Map<string, View[]>;
  homes: Map<string, View>;
}

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

/** Slack's own voice, for "/stakewatch failed…". */
export const SLACKBOT = 'USLACKBOT';

/** A new workspace. Where the set-up names no bot user among its users, the bot is added. */
export function openWorkspace(setup: WorkspaceSetup, now: UnixMs): Workspace {
  const bot: User = {
    id: setup.botUserId,
    name: 'stakewatch',
    realName: setup.botName ?? 'Stakewatch',
    isBot: true,
  };
  const slackbot: User = { id: SLACKBOT, name: 'slackbot', realName: 'Slackbot', isBot: true };
  const people = setup.users.filter((user) => !user.isBot && !user.deleted && !user.isStranger).map((user) => user.id);
  return {
    teamId: setup.teamId,
    teamName: setup.teamName ?? 'Preview',
    enterprise: setup.enterprise ?? null,
    groups: new Map((setup.groups ?? []).map((group) => [group.id, group])),
    files: new Map(),
    appId: 'A0STAKEWATCH',
    botId: 'B0STAKEWATCH',
    botUserId: setup.botUserId,
    users: new Map([bot, slackbot, ...setup.users].map((user) => [user.id, user])),
    channels: new Map(setup.channels.map((channel) => [channel.id, openChannel(channel, people, now)])),
    ephemerals: [],
    modals: new Map(),
    homes: new Map(),
  };
}

function openChannel(setup: ChannelSetup, people: string[], now: UnixMs): Channel {
  return {
    archived: false,
    private: false,
    topic: '',
    extShared: false,
    creator: people[0] ?? SLACKBOT,
    directWith: null,
    ...setup,
    members: [...(setup.members ?? people)],
    createdAt: now,
    roots: [],
    threads: new Map(),
    byTs: new Map(),
    lastTs: 0,
  };
}

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

/** A ts that no message of the channel has and that is later than all of them. */
export function nextTs(channel: Channel, now: UnixMs): string {
  const micros = Math.max(now * 1_000, channel.lastTs + 1);
  channel.lastTs = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

/** A ts as microseconds; NaN where it is none. */
export function microseconds(ts: string): number {
  const [seconds = '', fraction = ''] = ts.split('.');
  if (!/^\d{1,10}$/.test(seconds) || !/^\d{0,6}$/.test(fraction)) return Number.NaN;
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, '0'));
}

/** The message as the Web API shows it: with its replies counted. */
export function withReplies(channel: Channel, message: Message): Message & JsonObject {
  const replies = channel.threads.get(message.ts) ?? [];
  const last = replies.at(-1);
  if (!last) return { ...message };
  return {
    ...message,
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: new Set(replies.map((reply) => reply.user)).size,
    reply_users: [...new Set(replies.map((reply) => reply.user))],
    latest_reply: last.ts,
    is_locked: false,
    subscribed: false,
  };
}
