// What an app posts to a response_url in, the message it makes (or changes) out. Five uses in thirty minutes.
import { postAsBot, rewrite, whisper } from './chat-methods.ts';
import { readContent } from './message-content.ts';
import { isRefusal, refuse, type Call, type Refusal } from './call.ts';
import type { JsonObject } from './json.ts';
import type { Channel, Ephemeral } from './workspace.ts';
import type { ResponseTicket, World } from './world.ts';

/** Answers one use of a response_url, or says why not (`used_url`, `expired_url`, what is wrong with the message). */
export function answerResponse(call: Call, path: string): { ok: true } | Refusal {
  const { world } = call;
  const ticket = world.responses.get(path);
  if (!ticket || world.clock() >= ticket.expiresAt) return refuse('expired_url');
  if (ticket.usesLeft === 0) return refuse('used_url');
  const done = applyResponse(call, ticket);
  if (done.ok) ticket.usesLeft -= 1;
  return done;
}

/** The same for what stands in an acknowledgement's body, which costs no use. */
export function applyResponse(call: Call, ticket: ResponseTicket): { ok: true } | Refusal {
  const { world, args } = call;
  const channel = world.workspace.channels.get(ticket.channelId);
  if (!channel) return refuse('channel_not_found');
  const { original } = ticket;
  if (isTrue(args['delete_original'])) {
    if (original === null) return refuse('message_not_found');
    removeOriginal(world, channel, ticket.userId, original);
    return { ok: true };
  }
  const content = readContent(call);
  if (isRefusal(content)) return content;
  if (isTrue(args['replace_original']) && original !== null) {
    return replaceOriginal(call, channel, { ...ticket, original }, content);
  }
  const threadTs = typeof args['thread_ts'] === 'string' ? args['thread_ts'] : (original?.threadTs ?? null);
  if (args['response_type'] === 'in_channel') {
    postAsBot(world, channel, content, threadTs === null ? null : { ts: threadTs, broadcast: false });
  } else {
    whisper(world, { channelId: channel.id, userId: ticket.userId, threadTs }, content);
  }
  return { ok: true };
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

function removeOriginal(
  world: World,
  channel: Channel,
  userId: string,
  original: NonNullable<ResponseTicket['original']>,
): void {
  if (original.ephemeral) world.record({ do: 'unwhisper', userId, ts: original.ts });
  else world.record({ do: 'delete', channelId: channel.id, ts: original.ts });
}

function replaceOriginal(
  call: Call,
  channel: Channel,
  ticket: ResponseTicket & { original: NonNullable<ResponseTicket['original']> },
  content: { text: string; blocks?: JsonObject[]; truncated: boolean },
): { ok: true } | Refusal {
  const { world } = call;
  const { ts, ephemeral } = ticket.original;
  if (!ephemeral) {
    const message = channel.byTs.get(ts);
    if (!message) return refuse('message_not_found');
    rewrite(world, channel, message, content);
    return { ok: true };
  }
  const old = world.workspace.ephemerals.find((e) => e.ts === ts && e.userId === ticket.userId);
  if (!old) return refuse('message_not_found');
  const next: Ephemeral = { ...old, text: content.text, blocks: content.blocks ?? [] };
  world.record({ do: 'unwhisper', userId: ticket.userId, ts });
  world.record({ do: 'whisper', ephemeral: next });
  return { ok: true };
}
