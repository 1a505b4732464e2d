// conversations.*: what the bot asks of the workspace in, channels and messages out.
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
import { channelObject, typeOf, wantedTypes } from './conversation-objects.ts';
import type { JsonObject } from './json.ts';
import { cutPage } from './paging.ts';
import { microseconds, withReplies, type Channel, type Message } from './workspace.ts';

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
    (message) => message.ts,
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

/** conversations.info */
export function info(call: Call): Reply {
  const channel = channelArg(call);
  if (isRefusal(channel)) return channel;
  return mayUse(call, channel, 'read') ?? { ok: true, channel: channelObject(call, channel) };
}

/** conversations.list */
export function list(call: Call): Reply {
  const types = wantedTypes(call);
  if (isRefusal(types)) return types;
  const live = booleanArg(call, 'exclude_archived');
  const channels = [...call.world.workspace.channels.values()].filter(
    (channel) =>
      types.includes(typeOf(channel)) && (!channel.private || channel.botIsMember) && !(live && channel.archived),
  );
  const page = cutPage(call, channels, (channel) => channel.id);
  if (isRefusal(page)) return page;
  return {
    ok: true,
    channels: page.items.map((channel) => channelObject(call, channel)),
    response_metadata: { next_cursor: page.next },
  };
}

/** conversations.members: people and the bot. */
export function members(call: Call): Reply {
  const channel = channelArg(call);
  if (isRefusal(channel)) return channel;
  const forbidden = mayUse(call, channel, 'read');
  if (forbidden) return forbidden;
  const { botUserId } = call.world.workspace;
  const page = cutPage(call, channel.botIsMember ? [...channel.members, botUserId] : channel.members, (id) => id);
  if (isRefusal(page)) return page;
  return { ok: true, members: page.items, response_metadata: { next_cursor: page.next } };
}

/** conversations.join */
export function join(call: Call): Reply {
  const channel = channelArg(call);
  if (isRefusal(channel)) return channel;
  if (channel.private || channel.directWith !== null) return refuse('method_not_supported_for_channel_type');
  if (channel.archived) return refuse('is_archived');
  if (channel.botIsMember) return { ok: true, warning: 'already_in_channel', channel: channelObject(call, channel) };
  call.world.record({ do: 'join', channelId: channel.id });
  return { ok: true, channel: channelObject(call, channel) };
}
