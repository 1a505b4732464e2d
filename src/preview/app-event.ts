// An event of the workspace in, its delivery to the app (and the repeats of it) out.
import type { Doors } from './doors.ts';
import { readAck, retryReason, type Ack } from './deliver-to-app.ts';
import { asString, type JsonObject } from './json.ts';
import { newId } from './world.ts';

const CHANNELS = ['channels:read'];
const GROUPS = ['groups:read'];
/** Scopes without which Slack does not send an event; any one is enough. Types without a row need none. */
const EVENT_SCOPES: Record<string, string[]> = {
  app_mention: ['app_mentions:read'],
  channel_archive: CHANNELS,
  channel_deleted: CHANNELS,
  channel_left: CHANNELS,
  channel_rename: CHANNELS,
  channel_unarchive: CHANNELS,
  group_archive: GROUPS,
  group_deleted: GROUPS,
  group_left: GROUPS,
  group_rename: GROUPS,
  group_unarchive: GROUPS,
  file_shared: ['files:read'],
  member_joined_channel: [...CHANNELS, ...GROUPS],
  member_left_channel: [...CHANNELS, ...GROUPS],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  subteam_members_changed: ['usergroups:read'],
  user_change: ['users:read'],
};
const MESSAGE_KINDS: Record<string, string> = {
  im: 'message.im',
  channel: 'message.channels',
  group: 'message.groups',
};

/** The name by which an app subscribes to it: messages by the kind of their channel. */
function nameOf(event: JsonObject): string {
  const type = asString(event['type']) ?? '';
  return type === 'message' ? (MESSAGE_KINDS[asString(event['channel_type']) ?? ''] ?? type) : type;
}

/** Why Slack does not send it to this app: no subscription, or no scope. Null where it does. */
function withheld(doors: Doors, event: JsonObject): string | null {
  const name = nameOf(event);
  if (doors.site.events !== null && !doors.site.events.includes(name)) return 'not_subscribed';
  const scopes = Object.hasOwn(EVENT_SCOPES, name) ? EVENT_SCOPES[name] : undefined;
  return scopes === undefined || scopes.some((scope) => doors.scopes.includes(scope)) ? null : 'missing_scope';
}

/** An event, and its repeats until the app takes it. What Slack would not send has the reason as its `error`. */
export async function deliverEvent(doors: Doors, event: JsonObject): Promise<Ack> {
  const error = withheld(doors, event);
  if (error !== null) return { status: 0, body: null, error };
  const { workspace } = doors.world;
  const enterprise = workspace.enterprise?.id ?? null;
  const shared = workspace.channels.get(asString(event['channel']) ?? '')?.extShared ?? false;
  const payload = {
    token: 'preview',
    team_id: workspace.teamId,
    ...(enterprise === null ? {} : { enterprise_id: enterprise }),
    context_team_id: workspace.teamId,
    context_enterprise_id: enterprise,
    api_app_id: workspace.appId,
    event: { ...event, event_ts: (doors.world.clock() / 1000).toFixed(6) },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(doors.world.clock() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: doors.wholeOrg,
      },
    ],
    is_ext_shared_channel: shared,
    event_context: `4-${newId('e')}`,
  };
  let outcome = await doors.send('events_api', payload, null);
  for (const [index, pause] of doors.eventRetries.entries()) {
    const reason = retryReason(outcome);
    if (reason === null || !(await doors.wait(pause))) break;
    outcome = await doors.send('events_api', payload, { num: index + 1, reason });
  }
  return readAck(outcome);
}
