// conversations.* and users.*: what the bot asks of the workspace in, channels, messages and people out.
import {
  booleanArg,
  channelArg,
  isRefusal,
  mayUse,
  needs,
  refuse,
  textArg,
  type Call,
  type Refusal,
  type Reply,
} from './call.ts';
import type { JsonObject } from './json.ts';
import { microseconds, withReplies, type Channel, type Message, type User } from './workspace.ts';

const PAGE = { usual: 100, most: 999 };

/** conversations.history: newest first, replies left out. */
export function history(call: Call): Reply {
  return listMessages(call, (channel) => [...channel.roots].reverse());
}

/** conversations.replies: the parent, then its replies, oldest first. */
export function replies(call: Call): Reply {
  const ts = textArg(call, 'ts');
  if (ts === null) return needs('ts');
  return listMessages(call, (channel) => {
    const message = channel.byTs.get(ts);
    const parent = message?.thread_ts === undefined ? message : channel.byTs.get(message.thread_ts);
    if (!parent) return refuse('thread_not_found');
    return [parent, ...(channel.threads.get(parent.ts) ?? [])];
  });
}

function listMessages(call: Call, messagesOf: (channel: Channel) => Message[] | Refusal): Reply {
  const channel = channelArg(call);
  if (isRefusal(channel)) return channel;
  const forbidden = mayUse(call, channel, 'history');
  if (forbidden) return forbidden;
  if (!channel.botIsMember) return refuse('not_in_channel');
  const within = readWindow(call);
  if (isRefusal(within)) return within;
  const all = messagesOf(channel);
  if (isRefusal(all)) return all;
  const page = cutPage(
    call,
    all.filter((message) => within(microseconds(message.ts))),
    'ts',
  );
  if (isRefusal(page)) return page;
  const withMetadata = booleanArg(call, 'include_all_metadata');
  return {
    ok: true,
    messages: page.items.map((message) => shown(channel, message, withMetadata)),
    has_more: page.next !== '',
    pin_count: 0,
    response_metadata: { next_cursor: page.next },
  };
}

function shown(channel: Channel, message: Message, withMetadata: boolean): JsonObject {
  const { metadata, ...rest } = withReplies(channel, message);
  return withMetadata && metadata !== undefined ? { ...rest, metadata } : rest;
}

/** `oldest` and `latest`: both ends are left out unless `inclusive`. */
function readWindow(call: Call): ((micros: number) => boolean) | Refusal {
  const oldest = textArg(call, 'oldest') ?? '0';
  const latest = textArg(call, 'latest');
  const from = microseconds(oldest);
  const to = latest === null ? Number.POSITIVE_INFINITY : microseconds(latest);
  if (Number.isNaN(from)) return refuse('invalid_ts_oldest');
  if (Number.isNaN(to)) return refuse('invalid_ts_latest');
  const inclusive = booleanArg(call, 'inclusive');
  return (micros) => (inclusive ? micros >= from && micros <= to : micros > from && micros < to);
}

/** One page after the cursor. The cursor names the last item seen, so news in front of it moves no page. */
function cutPage<Item extends Message | Channel>(
  call: Call,
  items: Item[],
  key: Item extends Message ? 'ts' : 'id',
): { items: Item[]; next: string } | Refusal {
  const limit = Number(textArg(call, 'limit') ?? PAGE.usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE.most) return refuse('invalid_limit');
  const idOf = (item: Item): string => (item as unknown as Record<string, string>)[key] ?? '';
  const cursor = textArg(call, 'cursor');
  let start = 0;
  if (cursor !== null) {
    const [word, last] = Buffer.from(cursor, 'base64').toString('utf8').split(':');
    const seen = items.findIndex((item) => idOf(item) === last);
    if (word !== 'after' || seen < 0) return refuse('invalid_cursor');
    start = seen + 1;
  }
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const more = start + limit < items.length && last !== undefined;
  return { items: page, next: more ? Buffer.from(`after:${idOf(last)}`).toString('base64') : '' };
}

/** conversations.info */
export function info(call: Call): Reply {
  const channel = channelArg(call);
  if (isRefusal(channel)) return channel;
  return mayUse(call, channel, 'read') ?? { ok: true, channel: channelObject(call, channel) };
}

/** conversations.list */
export function list(call: Call): Reply {
  const types = (textArg(call, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  if (types.some((type) => !['public_channel', 'private_channel', 'mpim', 'im'].includes(type)))
    return refuse('invalid_types');
  const live = booleanArg(call, 'exclude_archived');
  const channels = [...call.world.workspace.channels.values()].filter(
    (channel) =>
      types.includes(channel.private ? 'private_channel' : 'public_channel') &&
      (!channel.private || channel.botIsMember) &&
      !(live && channel.archived),
  );
  const needed = types.includes('private_channel') ? 'groups:read' : 'channels:read';
  if (!call.scopes.includes(needed)) return refuse('missing_scope', { needed, provided: call.scopes.join(',') });
  const page = cutPage(call, channels, 'id');
  if (isRefusal(page)) return page;
  return {
    ok: true,
    channels: page.items.map((channel) => channelObject(call, channel)),
    response_metadata: { next_cursor: page.next },
  };
}

/** conversations.join */
export function join(call: Call): Reply {
  const channel = channelArg(call);
  if (isRefusal(channel)) return channel;
  if (channel.private) return refuse('method_not_supported_for_channel_type');
  if (channel.archived) return refuse('is_archived');
  if (channel.botIsMember) return { ok: true, warning: 'already_in_channel', channel: channelObject(call, channel) };
  call.world.record({ do: 'join', channelId: channel.id });
  return { ok: true, channel: channelObject(call, channel) };
}

function channelObject(call: Call, channel: Channel): JsonObject {
  const { workspace } = call.world;
  const people = [...workspace.users.values()].filter((user) => !user.isBot).length;
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.private,
    is_group: channel.private,
    is_im: false,
    is_mpim: false,
    is_private: channel.private,
    is_archived: channel.archived,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_member: channel.botIsMember,
    created: Math.floor(channel.createdAt / 1000),
    creator: [...workspace.users.values()].find((user) => !user.isBot)?.id ?? workspace.botUserId,
    context_team_id: workspace.teamId,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: people + (channel.botIsMember ? 1 : 0),
  };
}

/** users.info */
export function userInfo(call: Call): Reply {
  const id = textArg(call, 'user');
  if (id === null) return needs('user');
  const user = call.world.workspace.users.get(id);
  return user ? { ok: true, user: userObject(call, user) } : refuse('user_not_found');
}

function userObject(call: Call, user: User): JsonObject {
  return {
    id: user.id,
    team_id: call.world.workspace.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: false,
    is_bot: user.isBot ?? false,
    is_app_user: false,
    is_admin: false,
    is_owner: false,
    tz: 'Etc/UTC',
    tz_label: 'Coordinated Universal Time',
    tz_offset: 0,
    profile: { real_name: user.realName, display_name: user.name, team: call.world.workspace.teamId },
  };
}
