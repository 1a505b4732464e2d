// What every act of a person needs: the workspace, the way to the app, and what each payload carries.
import type { Send } from './deliver-to-app.ts';
import type { JsonObject } from './json.ts';
import type { Channel, User } from './workspace.ts';
import { issueTrigger, type World } from './world.ts';

export interface Doors {
  world: World;
  send: Send;
  scopes: readonly string[];
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

/** The user; throws where there is none. */
export function userOf(world: World, userId: string): User {
  const user = world.workspace.users.get(userId);
  if (!user) throw new Error(`preview: userId: expected a user of the workspace, got ${userId}`);
  return user;
}

/** What every interactive payload carries. */
export function envelope(world: World, type: string, userId: string): JsonObject {
  const { workspace } = world;
  const { id, name } = userOf(world, userId);
  return {
    type,
    user: { id, username: name, name, team_id: workspace.teamId },
    api_app_id: workspace.appId,
    token: 'preview',
    trigger_id: issueTrigger(world, userId),
    team: { id: workspace.teamId, domain: 'preview' },
    enterprise: null,
    is_enterprise_install: false,
  };
}
