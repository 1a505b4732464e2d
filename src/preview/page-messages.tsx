// The messages of a channel or thread in, one row of the page for each out, with a line between days.
import type { ReactNode } from 'react';
import type { UnixMs } from '../domain.ts';
import { DAY, MINUTE } from '../time.ts';
import type { JsonObject } from './json.ts';
import { Blocks, Files } from './page-blocks.tsx';
import { Avatar, Icon } from './page-icons.tsx';
import { part, type Look, type Part } from './page-look.tsx';
import type { Ephemeral, Message } from './workspace.ts';

/** Messages that one page shows; older ones stay in the channel. */
const SHOWN = 200;
/** Within it a second message of the same author stands without name and picture, ms. */
const SAME_BREATH = 5 * MINUTE;

const millis = (ts: string): UnixMs => Number(ts) * 1000;
const clockTime = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
/** For the narrow gutter, as Slack has it. */
const shortTime = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const dayName = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });

function dayOf(at: UnixMs, now: UnixMs): string {
  const day = dayName.format(at);
  if (day === dayName.format(now)) return 'Today';
  return day === dayName.format(now - DAY) ? 'Yesterday' : day;
}

function Time({ ts, short = false }: { ts: string; short?: boolean }): ReactNode {
  const at = new Date(millis(ts));
  return <time dateTime={at.toISOString()}>{(short ? shortTime : clockTime).format(at)}</time>;
}

/** A message or an ephemeral answer, as one row. */
interface Row {
  ts: string;
  userId: string;
  text: string;
  blocks: JsonObject[];
  files: JsonObject[];
  edited: boolean;
  ephemeral: boolean;
  /** Null inside a thread. */
  replies: Message[] | null;
  /** What follows belongs to another part of the page. */
  opensThread: boolean;
}

function messageRow(message: Message, replies: Message[] | null): Row {
  const { ts, user, text, blocks = [], files = [], edited } = message;
  return {
    ts,
    userId: user,
    text,
    blocks,
    files,
    edited: edited !== undefined,
    ephemeral: false,
    replies,
    opensThread: (replies ?? []).length > 0,
  };
}

function ephemeralRow({ ts, from, text, blocks }: Ephemeral): Row {
  return {
    ts,
    userId: from,
    text,
    blocks,
    files: [],
    edited: false,
    ephemeral: true,
    replies: null,
    opensThread: false,
  };
}

function rowId(row: Row, where: 'log' | 'thread'): string {
  return `${where === 'log' ? 'm' : 't'}-${row.ts.replace('.', '-')}`;
}

function MessageRow({
  row,
  look,
  where,
  compact,
}: {
  row: Row;
  look: Look;
  where: 'log' | 'thread';
  compact: boolean;
}): ReactNode {
  const user = look.workspace.users.get(row.userId) ?? { id: row.userId, name: row.userId, realName: row.userId };
  const blocks =
    row.blocks.length > 0 || row.text === ''
      ? row.blocks
      : [{ type: 'section', text: { type: 'mrkdwn', text: row.text } }];
  const place = { workspace: look.workspace, id: rowId(row, where), values: null };
  return (
    <article
      className={`message${row.ephemeral ? ' ephemeral' : ''}${compact ? ' compact' : ''}`}
      data-ts={row.ts}
      data-ephemeral={row.ephemeral ? '' : undefined}
      aria-label={`${user.realName}, ${clockTime.format(millis(row.ts))}`}
    >
      <div className="gutter">
        {compact ? <Time ts={row.ts} short /> : <Avatar user={user} botUserId={look.workspace.botUserId} />}
      </div>
      <div className="said">
        {row.ephemeral ? (
          <p className="only-you">
            <Icon name="eye" /> Only visible to you
          </p>
        ) : null}
        {compact ? null : (
          <p className="byline">
            <strong>{user.realName}</strong>
            {user.isBot ? <span className="badge">APP</span> : null}
            <Time ts={row.ts} />
          </p>
        )}
        <div className="blocks">
          <Blocks blocks={blocks} place={place} />
          <Files files={row.files} />
          {row.edited ? <span className="edited">(edited)</span> : null}
        </div>
        {row.replies !== null && row.replies.length > 0 ? (
          <ThreadLink row={row} look={look} replies={row.replies} />
        ) : null}
        {row.ephemeral ? (
          <button type="button" className="link" data-do="dismiss" data-ts={row.ts}>
            Dismiss
          </button>
        ) : null}
      </div>
      {row.replies !== null && row.replies.length === 0 && !row.ephemeral ? (
        <button type="button" className="hover-action" data-do="thread" data-ts={row.ts}>
          Reply in thread
        </button>
      ) : null}
    </article>
  );
}

function ThreadLink({ row, look, replies }: { row: Row; look: Look; replies: Message[] }): ReactNode {
  const last = replies.at(-1)?.ts ?? row.ts;
  const count = `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`;
  const authors = [...new Set(replies.map((reply) => reply.user))].slice(0, 3);
  return (
    <button type="button" className="thread-link" data-do="thread" data-ts={row.ts}>
      <span className="faces">
        {authors.map((id) => {
          const user = look.workspace.users.get(id);
          return user ? <Avatar key={id} user={user} botUserId={look.workspace.botUserId} /> : null;
        })}
      </span>
      <b>{count}</b>
      <span className="muted">
        Last reply {dayOf(millis(last), look.now).toLowerCase()} at {clockTime.format(millis(last))}
      </span>
    </button>
  );
}

/** True where the author simply goes on speaking. */
function goesOn(before: Row, row: Row): boolean {
  const sameBreath = before.userId === row.userId && millis(row.ts) - millis(before.ts) < SAME_BREATH;
  return sameBreath && !row.ephemeral && !before.ephemeral && !before.opensThread;
}

/** Rows with a line between days. */
export function rowsToParts(rows: Row[], look: Look, where: 'log' | 'thread'): Part[] {
  const parts: Part[] = [];
  let before: Row | null = null;
  for (const row of rows) {
    const day = dayOf(millis(row.ts), look.now);
    const newDay = before === null || dayOf(millis(before.ts), look.now) !== day;
    if (newDay && where === 'log') {
      parts.push(
        part(`d-${Math.floor(millis(row.ts) / DAY)}-${row.ts.replace('.', '-')}`, 'li', <p className="day">{day}</p>),
      );
    }
    const compact = !newDay && before !== null && goesOn(before, row);
    parts.push(part(rowId(row, where), 'li', <MessageRow row={row} look={look} where={where} compact={compact} />));
    before = row;
  }
  return parts;
}

/** What stands in the channel, with what only this user sees. */
export function logRows(look: Look): Row[] {
  const { channel, workspace, user } = look;
  const messages = channel.roots
    .slice(-SHOWN)
    .map((message) => messageRow(message, channel.threads.get(message.ts) ?? []));
  const whispers = workspace.ephemerals
    .filter((e) => e.channelId === channel.id && e.userId === user.id && e.threadTs === null)
    .map(ephemeralRow);
  return [...messages, ...whispers].sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** A thread, its parent first; null where there is no such message. */
export function threadRows(look: Look, threadTs: string): Row[] | null {
  const { channel, workspace, user } = look;
  const parent = channel.byTs.get(threadTs);
  if (!parent) return null;
  const replies = (channel.threads.get(threadTs) ?? []).map((message) => messageRow(message, null));
  const whispers = workspace.ephemerals
    .filter((e) => e.channelId === channel.id && e.userId === user.id && e.threadTs === threadTs)
    .map(ephemeralRow);
  return [
    { ...messageRow(parent, null), opensThread: true },
    ...[...replies, ...whispers].sort((a, b) => Number(a.ts) - Number(b.ts)),
  ];
}
