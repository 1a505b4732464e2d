// users.* and usergroups.*: what the bot asks about people in, people, their groups and the bot's channels out.
import { booleanArg, isRefusal, needs, refuse, textArg, type Call, type Reply } from './call.ts';
import { channelObject, typeOf, userObject, wantedTypes } from './conversation-objects.ts';
import type { JsonObject } from './json.ts';
import { cutPage } from './paging.ts';
import type { UserGroup } from './workspace.ts';

/** users.info */
export function info(call: Call): Reply {
  const id = textArg(call, 'user');
  if (id === null) return needs('user');
  const user = call.world.workspace.users.get(id);
  return user ? { ok: true, user: userObject(call, user) } : refuse('user_not_found');
}

/** users.conversations: those of the bot; of a person those that the bot is in too. */
export function conversations(call: Call): Reply {
  const { users, channels, botUserId } = call.world.workspace;
  const userId = textArg(call, 'user') ?? botUserId;
  if (!users.has(userId)) return refuse('user_not_found');
  const types = wantedTypes(call);
  if (isRefusal(types)) return types;
  const live = booleanArg(call, 'exclude_archived');
  const held = [...channels.values()].filter(
    (channel) =>
      types.includes(typeOf(channel)) &&
      !(live && channel.archived) &&
      (userId === botUserId
        ? channel.botIsMember
        : channel.members.includes(userId) && (!channel.private || channel.botIsMember)),
  );
  const page = cutPage(call, held, (channel) => channel.id);
  if (isRefusal(page)) return page;
  return {
    ok: true,
    channels: page.items.map((channel) => {
      // Slack leaves these two out of this listing.
      const { is_member: _, num_members: __, ...shown } = channelObject(call, channel);
      return shown;
    }),
    response_metadata: { next_cursor: page.next },
  };
}

/** usergroups.list */
export function groups(call: Call): Reply {
  const all = [...call.world.workspace.groups.values()];
  const shown = all.filter((group) => !group.disabled || booleanArg(call, 'include_disabled'));
  return { ok: true, usergroups: shown.map((group) => groupObject(call, group)) };
}

function groupObject(call: Call, group: UserGroup): JsonObject {
  const { teamId } = call.world.workspace;
  return {
    id: group.id,
    team_id: teamId,
    is_usergroup: true,
    is_external: false,
    handle: group.handle,
    name: group.name,
    description: '',
    date_create: 1_446_746_793,
    date_update: 1_446_746_793,
    date_delete: group.disabled ? 1_446_746_794 : 0,
    auto_type: null,
    ...(booleanArg(call, 'include_users') ? { users: group.users } : {}),
    ...(booleanArg(call, 'include_count') ? { user_count: group.users.length } : {}),
  };
}

/** usergroups.users.list */
export function groupUsers(call: Call): Reply {
  const id = textArg(call, 'usergroup');
  if (id === null) return needs('usergroup');
  const group = call.world.workspace.groups.get(id);
  if (!group || (group.disabled && !booleanArg(call, 'include_disabled'))) return refuse('no_such_subteam');
  return { ok: true, users: group.users };
}
