// What the stand-in's workspaces share: who holds which token, and which workspace an id belongs to.
import { randomBytes } from 'node:crypto';
import type { UnixMs } from '../domain.ts';
import type { Clock } from '../ports.ts';
import type { JsonObject } from './json.ts';
import type { Enterprise } from './workspace.ts';
import type { World } from './world.ts';

/** A bot token and what it opens. */
export interface Grant {
  token: string;
  scopes: readonly string[];
  /** One workspace, or all of an organisation. */
  worlds: readonly World[];
  /** Set where the app was installed for the whole organisation. */
  org: Enterprise | null;
  state: 'live' | 'revoked' | 'uninstalled';
}
/** What "Allow" hands out: good once, for ten minutes. */
export interface OAuthCode {
  worlds: readonly World[];
  org: Enterprise | null;
  userId: string;
  scopes: readonly string[];
  redirectUri: string | null;
  expiresAt: UnixMs;
  used: boolean;
}
/** The app's own entry at Slack. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string;
  /** Addresses that a person may be sent back to, each with what stands below it; none: any. */
  redirectUrls?: readonly string[];
  /** False: the app cannot be installed for a whole organisation. */
  orgReady?: boolean;
}
export interface Site {
  url: string;
  clock: Clock;
  worlds: readonly World[];
  grants: Grant[];
  codes: Map<string, OAuthCode>;
  oauth: OAuthApp | null;
  /** Event types that the app subscribed to ("message.im"); null: all. */
  events: readonly string[] | null;
  /** Delivers an event to the app, after the answer that caused it. */
  tell: (world: World, event: JsonObject) => void;
}

/** The token's grant, revoked or not. */
export function grantOf(site: Site, token: string): Grant | null {
  return site.grants.find((grant) => grant.token === token) ?? null;
}

/** What the app holds in this workspace; null where it is not installed. */
export function liveGrant(site: Site, world: World): Grant | null {
  return site.grants.find((grant) => grant.state === 'live' && grant.worlds.includes(world)) ?? null;
}

/** The first workspace of these that one of the ids (of a team, channel, view, file or person) belongs to. */
export function worldOf(worlds: readonly World[], ...ids: (string | null | undefined)[]): World | null {
  for (const id of ids) {
    if (id === null || id === undefined) continue;
    const world = worlds.find((one) => holds(one, id)) ?? worlds.find((one) => one.workspace.users.has(id));
    if (world) return world;
  }
  return null;
}

function holds({ workspace, triggers }: World, id: string): boolean {
  const { teamId, channels, files, groups, users, modals, homes } = workspace;
  const views = [...modals.values()].flat().concat([...homes.values()]);
  return (
    [teamId, workspace.botUserId].includes(id) ||
    [channels, files, groups, triggers].some((held) => held.has(id)) ||
    views.some((view) => view.id === id || (view.external_id !== '' && view.external_id === id)) ||
    // A stranger is seen in several workspaces, and at home in one.
    (users.has(id) && users.get(id)?.isStranger !== true)
  );
}

/** Gives the app a token. As in Slack, a second consent keeps the token of the first and adds its scopes. */
export function install(site: Site, wanted: Pick<Grant, 'worlds' | 'org' | 'scopes'> & { token?: string }): Grant {
  const [world] = wanted.worlds;
  const held = site.grants.find(
    (grant) => grant.state === 'live' && grant.org?.id === wanted.org?.id && world && grant.worlds.includes(world),
  );
  if (held) {
    held.scopes = [...new Set([...held.scopes, ...wanted.scopes])];
    return held;
  }
  const { worlds, org, scopes } = wanted;
  const token = wanted.token ?? `xoxb-preview-${randomBytes(12).toString('hex')}`;
  const grant: Grant = { token, worlds, org, scopes, state: 'live' };
  site.grants.push(grant);
  return grant;
}

/** Takes the app away from the grant's workspaces: the bot leaves their channels, and the app is told. */
export function uninstall(site: Site, grant: Grant): void {
  grant.state = 'uninstalled';
  for (const world of grant.worlds) {
    for (const channel of world.workspace.channels.values()) {
      if (channel.botIsMember) world.record({ do: 'leave', channelId: channel.id });
    }
    site.tell(world, { type: 'app_uninstalled' });
    site.tell(world, { type: 'tokens_revoked', tokens: { oauth: [], bot: [world.workspace.botUserId] } });
  }
}
