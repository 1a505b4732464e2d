// A person in, the direct messages that the bot has with them out.
import { booleanArg, needsScope, refuse, textArg, type Call, type Refusal, type Reply } from './call.ts';
import { channelObject } from './conversation-objects.ts';
import type { Channel } from './workspace.ts';
import type { World } from './world.ts';

/** The direct messages of this person with the bot, opened where there are none yet. */
export function directWith(world: World, userId: string): Channel {
  const channelId = `D${userId.slice(1)}`;
  if (!world.workspace.channels.has(channelId)) {
    world.record({ do: 'direct', channelId, userId, at: world.clock() });
  }
  const channel = world.workspace.channels.get(channelId);
  if (!channel) throw new Error(`preview: expected direct messages with ${userId}`);
  return channel;
}

/** The same, or why the bot cannot write to them. */
export function reachDirect(call: Call, userId: string): Channel | Refusal {
  const { users } = call.world.workspace;
  const user = users.get(userId);
  if (!user) return refuse('user_not_found');
  if (user.isBot) return refuse('cannot_dm_bot');
  if (user.deleted) return refuse('user_disabled');
  return directWith(call.world, userId);
}

/** conversations.open: with one person. Several at once would need mpim:write. */
export function open(call: Call): Reply {
  const known = textArg(call, 'channel');
  const users = (textArg(call, 'users') ?? '').split(',').filter((id) => id.trim() !== '');
  if (known === null && users.length === 0) return refuse('users_list_not_supplied');
  if (known !== null) {
    const channel = call.world.workspace.channels.get(known);
    if (!channel || channel.directWith === null) return refuse('channel_not_found');
    return { ok: true, no_op: true, already_open: true, channel: shown(call, channel) };
  }
  if (users.length > 8) return refuse('too_many_users');
  if (users.length > 1) return needsScope(call, 'mpim:write') ?? refuse('method_not_supported_for_channel_type');
  const userId = (users[0] ?? '').trim();
  const stands = call.world.workspace.channels.has(`D${userId.slice(1)}`);
  const channel = reachDirect(call, userId);
  if ('ok' in channel) return channel;
  return { ok: true, ...(stands ? { no_op: true, already_open: true } : {}), channel: shown(call, channel) };
}

const shown = (call: Call, channel: Channel): object =>
  booleanArg(call, 'return_im') ? channelObject(call, channel) : { id: channel.id };
