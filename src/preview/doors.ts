// What every act of a person needs: the workspace, the way to the app, and what each payload carries.
import type { Send } from './deliver-to-app.ts';
import type { JsonObject } from './json.ts';
import type { Site } from './site.ts';
import type { Channel, User } from './workspace.ts';
import { issueTrigger, type World } from './world.ts';

export interface Doors {
  site: Site;
  world: World;
  send: Send;
  /** What the app may do here; empty where it is not installed. */
  scopes: readonly string[];
  /** True where the app was installed for the whole organisation. */
  wholeOrg: boolean;
  url: string;
  /** Waits before the repeats of an event, ms. */
  eventRetries: readonly number[];
  /** Resolves after that long; false when the server was closed meanwhile. */
  wait: (ms: number) => Promise<boolean>;
}

/** The channel; throws where there is none. */
export function channelOf(world: World, channelId: string): Channel {
  const channel = world.workspace.channels.get(channelId);
  if (!channel) throw new Error(`preview: channelId: expected a channel of the workspace, got ${channelId}`);
  return channel;
}

/** What payloads call a channel: only public ones by their name. */
export function channelName(channel: Channel): string {
  if (channel.directWith !== null) return 'directmessage';
  return channel.private ? 'privategroup' : channel.name;
}

/** The user; throws where there is none. */
export function userOf(world: World, userId: string): User {
  const user = world.workspace.users.get(userId);
  if (!user) throw new Error(`preview: userId: expected a user of the workspace, got ${userId}`);
  return user;
}

/** What every interactive payload carries. */
export function envelope({ world, wholeOrg }: Doors, type: string, userId: string): JsonObject {
  const { workspace } = world;
  const { id, name, teamId = workspace.teamId } = userOf(world, userId);
  const { enterprise } = workspace;
  return {
    type,
    user: { id, username: name, name, team_id: teamId },
    api_app_id: workspace.appId,
    token: 'preview',
    trigger_id: issueTrigger(world, userId),
    team: {
      id: workspace.teamId,
      domain: 'preview',
      ...(enterprise === null ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    },
    enterprise,
    is_enterprise_install: wholeOrg,
  };
}
