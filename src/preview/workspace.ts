// A set-up in, the stand-in's Slack workspace as plain data out.
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

/** A channel as it starts. `people`: everybody of the workspace. */
export function openChannel(setup: ChannelSetup, people: string[], now: UnixMs): Channel {
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
