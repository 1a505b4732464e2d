// A channel or a person in, the object by which the Web API shows them out.
import { needsScope, refuse, textArg, type Call, type Refusal } from './call.ts';
import type { JsonObject } from './json.ts';
import type { Channel, User } from './workspace.ts';

/** Kinds of conversations, and the scope that shows each. */
const TYPE_SCOPES = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
} as const;
type ConversationType = keyof typeof TYPE_SCOPES;

export function typeOf(channel: Channel): ConversationType {
  if (channel.directWith !== null) return 'im';
  return channel.private ? 'private_channel' : 'public_channel';
}

/** The `types` of a listing; each must be known, and granted. */
export function wantedTypes(call: Call): ConversationType[] | Refusal {
  const types = (textArg(call, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const known = types.filter((type): type is ConversationType => Object.hasOwn(TYPE_SCOPES, type));
  if (known.length < types.length) return refuse('invalid_types');
  for (const type of known) {
    const missing = needsScope(call, TYPE_SCOPES[type]);
    if (missing) return missing;
  }
  return known;
}

export function channelObject(call: Call, channel: Channel): JsonObject {
  const { workspace } = call.world;
  const created = Math.floor(channel.createdAt / 1000);
  if (channel.directWith !== null) {
    const { id, directWith: user } = channel;
    const closed = workspace.users.get(user)?.deleted === true;
    return { id, created, is_im: true, is_archived: false, is_org_shared: false, user, is_user_deleted: closed };
  }
  const shared = channel.extShared;
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
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: channel.botIsMember,
    created,
    creator: channel.creator,
    context_team_id: workspace.teamId,
    shared_team_ids: [workspace.teamId, ...(shared ? strangersTeams(call) : [])],
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.length + (channel.botIsMember ? 1 : 0),
  };
}

function strangersTeams(call: Call): string[] {
  const users = [...call.world.workspace.users.values()];
  return [...new Set(users.flatMap((user) => (user.isStranger && user.teamId !== undefined ? [user.teamId] : [])))];
}

/** Minutes and seconds of a zone's distance from UTC at a moment, in seconds. */
function offsetOf(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

export function userObject(call: Call, user: User): JsonObject {
  const { teamId, enterprise } = call.world.workspace;
  const team = user.teamId ?? teamId;
  const common = {
    id: user.id,
    team_id: team,
    name: user.name,
    real_name: user.realName,
    deleted: user.deleted ?? false,
    is_bot: user.isBot ?? false,
    is_app_user: false,
    profile: { real_name: user.realName, display_name: user.name, team },
    ...(user.isStranger ? { is_stranger: true } : {}),
    ...(enterprise === null || user.isStranger
      ? {}
      : { enterprise_user: { id: user.id, enterprise_id: enterprise.id, enterprise_name: enterprise.name } }),
  };
  // Of a deactivated person Slack says no more.
  if (user.deleted) return common;
  const zone = user.timeZone ?? 'Etc/UTC';
  const label = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' })
    .formatToParts(call.world.clock())
    .find((part) => part.type === 'timeZoneName');
  return {
    ...common,
    is_admin: user.isAdmin ?? user.isOwner ?? false,
    is_owner: user.isOwner ?? false,
    is_primary_owner: false,
    is_restricted: (user.isRestricted ?? false) || (user.isUltraRestricted ?? false),
    is_ultra_restricted: user.isUltraRestricted ?? false,
    tz: zone,
    tz_label: label?.value ?? zone,
    tz_offset: offsetOf(zone, call.world.clock()),
  };
}
