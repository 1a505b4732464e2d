// Set-ups and a journal in, the workspaces as they were left, and who may call for which, out.
import { applyChange } from './apply-change.ts';
import type { Journal } from './journal.ts';
import { install, type OAuthApp, type Site } from './site.ts';
import { openWorkspace, type WorkspaceSetup } from './workspace.ts';
import { createWorld, type World } from './world.ts';
import type { Clock } from '../ports.ts';

/** Which workspaces there are, and what the app may do in each. */
export interface SiteOptions {
  botToken: string;
  scopes: string[];
  clock: Clock;
  workspace?: WorkspaceSetup;
  /** False: the app is not installed in the first workspace yet. */
  installed?: boolean;
  /** More workspaces. One without a token has not installed the app yet. */
  others?: { workspace: WorkspaceSetup; botToken?: string; scopes?: string[] }[];
  /** The app's id and secret, for installing it by `/oauth/v2/authorize`. */
  oauth?: OAuthApp;
  /** Events that the app subscribed to, as its manifest names them; left out: all. */
  events?: string[];
}

/** The workspaces as the journal left them, and who may call for which. */
export function openSite(
  options: SiteOptions & { workspace: WorkspaceSetup },
  journal: Journal,
  url: string,
): { site: Site; listeners: World['listeners'] } {
  const listeners: World['listeners'] = new Set();
  const first = {
    workspace: options.workspace,
    botToken: options.botToken,
    scopes: options.scopes,
  };
  const setups = [first, ...(options.others ?? [])];
  const teamIds = (options.others ?? []).map((other) => other.workspace.teamId);
  const worlds = setups.map(({ workspace: setup }, index) => {
    const workspace = openWorkspace(setup, options.clock());
    // What belongs to no other workspace is the first's, whatever its id was.
    const own = journal.past.filter(({ team }) =>
      index === 0 ? !teamIds.includes(team ?? '') : team === setup.teamId,
    );
    for (const change of own) applyChange(workspace, change);
    return createWorld(workspace, journal, options.clock, listeners);
  });
  const site: Site = {
    url,
    clock: options.clock,
    worlds,
    grants: [],
    codes: new Map(),
    oauth: options.oauth ?? null,
    events: options.events ?? null,
    tell: () => undefined,
  };
  for (const [index, { botToken, scopes = options.scopes }] of setups.entries()) {
    const world = worlds[index];
    const installed = index > 0 || options.installed !== false;
    if (installed && world && botToken !== undefined) {
      install(site, { worlds: [world], org: null, scopes, token: botToken });
    }
  }
  return { site, listeners };
}
