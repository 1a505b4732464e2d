// What every part of the stand-in shares: the workspace, the one way to change it, and the tickets it hands out.
import { randomBytes } from 'node:crypto';
import type { UnixMs } from '../domain.ts';
import type { Clock } from '../ports.ts';
import { MINUTE, SECOND } from '../time.ts';
import type { Journal } from './journal.ts';
import { applyChange, type Change, type StoredFile, type Workspace } from './workspace.ts';

const TRIGGER_LIVES = 3 * SECOND;
const RESPONSE_URL_LIVES = 30 * MINUTE;
const RESPONSE_URL_USES = 5;
/** Old tickets are dropped beyond this many. */
const TICKETS_KEPT = 5_000;

export interface Trigger {
  userId: string;
  expiresAt: UnixMs;
  used: boolean;
}
/** What a response_url answers to. */
export interface ResponseTicket {
  channelId: string;
  userId: string;
  usesLeft: number;
  expiresAt: UnixMs;
  /** The message whose button was pressed; null for a slash command. */
  original: { ts: string; ephemeral: boolean; threadTs: string | null } | null;
}
/** A file on its way in: where its bytes go, and the file once they came. */
export interface Upload {
  fileId: string;
  path: string;
  name: string;
  length: number;
  altText: string | null;
  file: StoredFile | null;
  completed: boolean;
}
export interface World {
  workspace: Workspace;
  clock: Clock;
  triggers: Map<string, Trigger>;
  responses: Map<string, ResponseTicket>;
  /** By file id. */
  uploads: Map<string, Upload>;
  listeners: Set<(change: Change) => void>;
  /** Journals the change (durable on return), applies it and tells the listeners. */
  record(change: Change): void;
}

/** @param listeners those of all workspaces: a listener hears of every change */
export function createWorld(
  workspace: Workspace,
  journal: Journal,
  clock: Clock,
  listeners: World['listeners'] = new Set(),
): World {
  return {
    workspace,
    clock,
    triggers: new Map(),
    responses: new Map(),
    uploads: new Map(),
    listeners,
    record(change) {
      journal.append({ ...change, team: workspace.teamId });
      applyChange(workspace, change);
      for (const listener of [...listeners]) listener(change);
    },
  };
}

/** An id in Slack's look: a letter or two and ten more ("V8K2…"). */
export function newId(prefix: string): string {
  return prefix + randomBytes(8).toString('hex').slice(0, 10).toUpperCase();
}

/** A trigger id: good for 3 s and one view. */
export function issueTrigger(world: World, userId: string): string {
  const now = world.clock();
  const id = `${Math.floor(now / 1000)}.${randomBytes(5).readUIntBE(0, 5)}.${randomBytes(16).toString('hex')}`;
  keep(world.triggers, id, { userId, expiresAt: now + TRIGGER_LIVES, used: false });
  return id;
}

/** The path of a new response_url: good for 30 minutes and 5 uses. */
export function issueResponsePath(
  world: World,
  ticket: Pick<ResponseTicket, 'channelId' | 'userId' | 'original'>,
): string {
  const path = `/response/${world.workspace.teamId}/${randomBytes(12).toString('hex')}`;
  keep(world.responses, path, {
    ...ticket,
    usesLeft: RESPONSE_URL_USES,
    expiresAt: world.clock() + RESPONSE_URL_LIVES,
  });
  return path;
}

/** An upload address, good once. */
export function issueUpload(world: World, announced: Pick<Upload, 'name' | 'length' | 'altText'>): Upload {
  const fileId = newId('F');
  const path = `/upload/v1/${randomBytes(24).toString('base64url')}`;
  const upload: Upload = { ...announced, fileId, path, file: null, completed: false };
  keep(world.uploads, fileId, upload);
  return upload;
}

function keep<Ticket>(tickets: Map<string, Ticket>, id: string, ticket: Ticket): void {
  tickets.set(id, ticket);
  const [oldest] = tickets.keys();
  if (tickets.size > TICKETS_KEPT && oldest !== undefined) tickets.delete(oldest);
}
