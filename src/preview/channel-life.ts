// What people do to channels (invite, remove, rename, archive, delete) in; the change, and the event of it, out.
import { deliverEvent } from './app-event.ts';
import type { Ack } from './deliver-to-app.ts';
import { channelOf, type Doors } from './doors.ts';
import type { JsonObject } from './json.ts';
import type { Channel } from './workspace.ts';

export interface ChannelLife {
  /** Invites the bot. */
  invite(channelId: string, userId: string): Promise<Ack>;
  /** Takes the bot out of the channel. */
  removeBot(channelId: string, userId: string): Promise<Ack>;
  /** A person enters the channel, or leaves it. */
  enter(channelId: string, userId: string): Promise<Ack>;
  leave(channelId: string, userId: string): Promise<Ack>;
  rename(channelId: string, name: string): Promise<Ack>;
  archive(channelId: string, userId: string): Promise<Ack>;
  unarchive(channelId: string, userId: string): Promise<Ack>;
  /** Deletes the channel with everything in it. */
  deleteChannel(channelId: string, userId: string): Promise<Ack>;
}

/** Slack names an event by the channel's kind: `channel_rename`, `group_rename`. */
const kind = (channel: Channel, what: string): string => `${channel.private ? 'group' : 'channel'}_${what}`;

export function channelLife(doorsOf: (...ids: (string | undefined)[]) => Doors): ChannelLife {
  const found = (channelId: string): { doors: Doors; channel: Channel } => {
    const doors = doorsOf(channelId);
    return { doors, channel: channelOf(doors.world, channelId) };
  };
  /** Of a private channel the app hears what happens while it is in it. */
  const tell = (doors: Doors, channel: Channel, event: JsonObject): Promise<Ack> =>
    channel.private && !channel.botIsMember
      ? Promise.resolve({ status: 0, body: null, error: 'not_in_channel' })
      : deliverEvent(doors, event);
  const membership = (channelId: string, userId: string, joins: boolean): Promise<Ack> => {
    const { doors, channel } = found(channelId);
    const { teamId } = doors.world.workspace;
    doors.world.record({ do: joins ? 'enter' : 'exit', channelId, userId });
    const where = { channel: channelId, channel_type: channel.private ? 'G' : 'C', team: teamId };
    const type = joins ? 'member_joined_channel' : 'member_left_channel';
    if (!channel.botIsMember) return Promise.resolve({ status: 0, body: null, error: 'not_in_channel' });
    return deliverEvent(doors, { type, user: userId, ...where });
  };
  return {
    invite(channelId, userId) {
      const { doors, channel } = found(channelId);
      if (!channel.botIsMember) doors.world.record({ do: 'join', channelId });
      const { botUserId, teamId } = doors.world.workspace;
      const where = { channel: channelId, channel_type: channel.private ? 'G' : 'C', team: teamId };
      return deliverEvent(doors, { type: 'member_joined_channel', user: botUserId, inviter: userId, ...where });
    },
    removeBot(channelId, userId) {
      const { doors, channel } = found(channelId);
      doors.world.record({ do: 'leave', channelId });
      return deliverEvent(doors, { type: kind(channel, 'left'), channel: channelId, actor_id: userId });
    },
    enter: (channelId, userId) => membership(channelId, userId, true),
    leave: (channelId, userId) => membership(channelId, userId, false),
    rename(channelId, name) {
      const { doors, channel } = found(channelId);
      doors.world.record({ do: 'rename', channelId, name });
      const created = Math.floor(channel.createdAt / 1000);
      const renamed = { id: channelId, name, name_normalized: name, created, is_channel: !channel.private };
      return tell(doors, channel, { type: kind(channel, 'rename'), channel: renamed });
    },
    archive(channelId, userId) {
      const { doors, channel } = found(channelId);
      doors.world.record({ do: 'archive', channelId });
      return tell(doors, channel, { type: kind(channel, 'archive'), channel: channelId, user: userId, is_moved: 0 });
    },
    unarchive(channelId, userId) {
      const { doors, channel } = found(channelId);
      doors.world.record({ do: 'unarchive', channelId });
      return tell(doors, channel, { type: kind(channel, 'unarchive'), channel: channelId, user: userId });
    },
    deleteChannel(channelId, userId) {
      const { doors, channel } = found(channelId);
      doors.world.record({ do: 'remove', channelId });
      return tell(doors, channel, { type: kind(channel, 'deleted'), channel: channelId, actor_id: userId });
    },
  };
}
