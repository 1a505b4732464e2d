// chat.*: what the bot says in, messages in the workspace out.
import { checkBlocks, isTextTooLong } from './block-limits.ts';
import {
  booleanArg,
  channelArg,
  isRefusal,
  jsonArg,
  needs,
  refuse,
  refuseWith,
  textArg,
  type Call,
  type Refusal,
  type Reply,
} from './call.ts';
import { asList, isObject, type JsonObject } from './json.ts';
import { reachDirect } from './direct-messages.ts';
import { filePath, isPicture } from './files.ts';
import { microseconds, nextTs, type Channel, type Message, type StoredFile } from './workspace.ts';
import { newId, type World } from './world.ts';

const CUT_TEXT_AT = 40_000;
const UPDATE_TEXT = 4_000;
const METADATA_BYTES = 16_000;

type Metadata = NonNullable<Message['metadata']>;
/** What a message is made of, checked. */
export interface Content {
  text: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  files?: JsonObject[];
  metadata?: Metadata;
  truncated: boolean;
}

/** Reads and checks text, blocks, attachments and metadata as Slack does; the first thing wrong refuses. */
export function readContent(call: Call): Content | Refusal {
  const text = textArg(call, 'text') ?? '';
  const blocks = jsonArg(call, 'blocks');
  const attachments = jsonArg(call, 'attachments');
  const refusal = blocks === undefined ? null : refuseBlocks(call, blocks);
  if (refusal) return refusal;
  if (attachments !== undefined && !Array.isArray(attachments)) return refuse('invalid_attachments');
  const metadata = readMetadata(jsonArg(call, 'metadata'));
  if (isRefusal(metadata)) return metadata;
  if (text === '' && asList(blocks).length === 0 && asList(attachments).length === 0) return refuse('no_text');
  return {
    text: text.slice(0, CUT_TEXT_AT),
    truncated: text.length > CUT_TEXT_AT,
    ...(blocks === undefined ? {} : { blocks: named(blocks as JsonObject[]) }),
    ...(attachments === undefined ? {} : { attachments: attachments as JsonObject[] }),
    ...(metadata === null ? {} : { metadata }),
  };
}

/** Why Slack would not show these blocks in a message; null where it would. */
export function refuseBlocks(call: Call, blocks: unknown): Refusal | null {
  if (!Array.isArray(blocks)) return refuse('invalid_blocks_format');
  const shape = checkBlocks(blocks, 'message');
  const messages = shape.length > 0 ? shape : unknownPictures(call, blocks);
  if (messages.length > 0) return refuse('invalid_blocks', { errors: messages, response_metadata: { messages } });
  return isTextTooLong(blocks) ? refuse('msg_blocks_too_long') : null;
}

/** Pictures by `slack_file` that are none of the workspace's, wherever they stand in the blocks. */
export function unknownPictures({ world, url }: Pick<Call, 'world' | 'url'>, value: unknown, at = '/blocks'): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => unknownPictures({ world, url }, item, `${at}/${index}`));
  if (!isObject(value)) return [];
  const wanted = value['slack_file'];
  if (isObject(wanted)) {
    const { files } = world.workspace;
    const fits = (file: StoredFile): boolean =>
      file.id === wanted['id'] || url + filePath(world.workspace, file) === wanted['url'];
    const file = [...files.values()].find(fits);
    return file && isPicture(file) ? [] : [`[ERROR] invalid slack file [json-pointer:${at}/slack_file]`];
  }
  return Object.entries(value).flatMap(([name, entry]) => unknownPictures({ world, url }, entry, `${at}/${name}`));
}

/** Blocks without an id get one, as in Slack; an action's sender is told it. */
export function named(blocks: JsonObject[]): JsonObject[] {
  return blocks.map((block) => ({ ...block, block_id: block['block_id'] ?? newId('b') }));
}

function readMetadata(metadata: unknown): Metadata | null | Refusal {
  if (metadata === undefined) return null;
  if (!isObject(metadata)) return refuse('invalid_metadata_format');
  const { event_type, event_payload } = metadata;
  if (typeof event_type !== 'string' || event_type === '' || !isObject(event_payload)) {
    return refuse('invalid_metadata_schema');
  }
  if (JSON.stringify(event_payload).length > METADATA_BYTES) return refuse('metadata_too_large');
  return { event_type, event_payload };
}

/** The channel, if the bot may write there. A person's id means the direct messages with them. */
export function writableChannel(call: Call): Channel | Refusal {
  const named = textArg(call, 'channel') ?? '';
  const channel = /^[UW][A-Z0-9]+$/.test(named) ? reachDirect(call, named) : channelArg(call);
  if (isRefusal(channel)) return channel;
  if (channel.archived) return refuse('is_archived');
  const publicly = !channel.private && call.scopes.includes('chat:write.public');
  return channel.botIsMember || publicly ? channel : refuse('not_in_channel');
}

/** The parent's ts that a reply belongs under: a reply to a reply joins its thread. */
export function readThread(call: Call, channel: Channel): string | null | Refusal {
  const asked = textArg(call, 'thread_ts');
  if (asked === null) return null;
  if (Number.isNaN(microseconds(asked))) return refuse('invalid_thread_ts');
  const parent = channel.byTs.get(asked);
  return parent ? (parent.thread_ts ?? parent.ts) : refuse('thread_not_found');
}

/** Posts as the bot, whichever door it came by (Web API, response_url). A broadcast reply stands in the channel too. */
export function postAsBot(
  world: World,
  channel: Channel,
  content: Content,
  thread: { ts: string; broadcast: boolean } | null,
): Message {
  const { workspace } = world;
  const message: Message = {
    type: 'message',
    user: workspace.botUserId,
    bot_id: workspace.botId,
    app_id: workspace.appId,
    team: workspace.teamId,
    ...messageParts(content),
    ts: nextTs(channel, world.clock()),
    ...(thread === null ? {} : { thread_ts: thread.ts }),
    ...(thread?.broadcast ? { subtype: 'thread_broadcast' } : {}),
  };
  world.record({ do: 'post', channelId: channel.id, message });
  return message;
}

function messageParts(content: Content): Pick<Message, 'text' | 'blocks' | 'attachments' | 'files' | 'metadata'> {
  const { truncated: _, ...parts } = content;
  return parts;
}

/** chat.postMessage */
export function postMessage(call: Call): Reply {
  const channel = writableChannel(call);
  if (isRefusal(channel)) return channel;
  const threadTs = readThread(call, channel);
  if (isRefusal(threadTs)) return threadTs;
  const content = readContent(call);
  if (isRefusal(content)) return content;
  const thread = threadTs === null ? null : { ts: threadTs, broadcast: booleanArg(call, 'reply_broadcast') };
  const message = postAsBot(call.world, channel, content, thread);
  return {
    ok: true,
    channel: channel.id,
    ts: message.ts,
    message: { ...message },
    ...(content.truncated ? { warning: 'message_truncated' } : {}),
  };
}

/** chat.update */
export function update(call: Call): Reply {
  const found = ownMessage(call, 'cant_update_message');
  if (isRefusal(found)) return found;
  const { channel, message } = found;
  if ((textArg(call, 'text') ?? '').length > UPDATE_TEXT) return refuse('msg_too_long');
  const content = readContent(call);
  if (isRefusal(content)) return content;
  const edited = rewrite(call.world, channel, message, content);
  return { ok: true, channel: channel.id, ts: edited.ts, text: edited.text, message: { ...edited } };
}

/** Replaces what a message of the bot says; its metadata stays unless new is given. */
export function rewrite(world: World, channel: Channel, message: Message, content: Content): Message {
  const { blocks: _blocks, attachments: _attachments, ...kept } = message;
  const editedTs = `${Math.floor(world.clock() / 1000)}.000000`;
  const edited: Message = { ...kept, ...messageParts(content), edited: { user: message.user, ts: editedTs } };
  world.record({ do: 'update', channelId: channel.id, message: edited });
  return edited;
}

/** chat.delete */
export function remove(call: Call): Reply {
  const found = ownMessage(call, 'cant_delete_message');
  if (isRefusal(found)) return found;
  call.world.record({ do: 'delete', channelId: found.channel.id, ts: found.message.ts });
  return { ok: true, channel: found.channel.id, ts: found.message.ts };
}

function ownMessage(call: Call, otherwise: string): { channel: Channel; message: Message } | Refusal {
  const channel = channelArg(call);
  if (isRefusal(channel)) return channel;
  const ts = textArg(call, 'ts');
  if (ts === null) return needs('ts');
  const message = channel.byTs.get(ts);
  if (!message || message.subtype === 'tombstone') return refuse('message_not_found');
  if (message.user !== call.world.workspace.botUserId) return refuse(otherwise);
  return channel.archived ? refuse('is_archived') : { channel, message };
}

/** chat.postEphemeral */
export function postEphemeral(call: Call): Reply {
  const channel = writableChannel(call);
  if (isRefusal(channel)) return channel;
  const userId = textArg(call, 'user');
  if (userId === null) return needs('user');
  const user = call.world.workspace.users.get(userId);
  if (!user || user.isBot || !channel.members.includes(userId)) return refuse('user_not_in_channel');
  const threadTs = readThread(call, channel);
  if (isRefusal(threadTs)) return threadTs;
  const content = readContent(call);
  if (isRefusal(content)) return content;
  const ts = whisper(call.world, { channelId: channel.id, userId, threadTs }, content);
  return { ok: true, message_ts: ts };
}

/** Says something to one user in a channel; the ts it got. */
export function whisper(
  world: World,
  to: { channelId: string; userId: string; threadTs: string | null; from?: string },
  content: Pick<Content, 'text' | 'blocks'>,
): string {
  const channel = world.workspace.channels.get(to.channelId);
  if (!channel) throw new Error(`preview: no channel ${to.channelId}`);
  const ts = nextTs(channel, world.clock());
  const { channelId, userId, threadTs, from = world.workspace.botUserId } = to;
  const ephemeral = { channelId, userId, threadTs, from, ts, text: content.text, blocks: content.blocks ?? [] };
  world.record({ do: 'whisper', ephemeral });
  return ts;
}

/** chat.getPermalink */
export function getPermalink(call: Call): Reply {
  const channel = channelArg(call);
  if (isRefusal(channel)) return channel;
  const ts = textArg(call, 'message_ts');
  if (ts === null) return needs('message_ts');
  if (!channel.byTs.has(ts)) return refuse('message_not_found');
  return { ok: true, channel: channel.id, permalink: `${call.url}/?channel=${channel.id}#m-${ts.replace('.', '-')}` };
}

/** blocks.validate: what would be refused, without posting it. */
export function validateBlocks(call: Call): Reply {
  const message = jsonArg(call, 'message');
  const blocks = isObject(message) ? message['blocks'] : jsonArg(call, 'blocks');
  if (blocks === undefined) return needs('blocks');
  const messages = Array.isArray(blocks)
    ? checkBlocks(blocks, 'message')
    : ['[ERROR] must be an array [json-pointer:/blocks]'];
  return messages.length === 0 ? { ok: true } : refuseWith('invalid_blocks', messages);
}
