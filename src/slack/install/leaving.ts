// The end of an installation, as Slack tells it, in; everything of its workspaces forgotten out.
import type { Log } from '../../log.ts';
import type { Store } from '../../ports.ts';
import type { Heard } from '../requests/heard.ts';
import type { Installations, Installed } from './installations.ts';
import type { Services } from '../services.ts';
import { isPassing, readFailure, refusesToken } from '../slack-errors.ts';
import { storeFailureIn } from '../../store-failure.ts';

/**
 * `app_uninstalled` and `tokens_revoked`: both come, in any order, some of them again and late, perhaps after the app was
 * installed anew. So Slack is asked whether the token is dead before anything goes.
 */
export async function uninstalled(
  heard: Heard,
  { store }: Services,
  installations: Installations | null,
): Promise<void> {
  const { event, teamId, enterpriseId, log } = heard;
  if (event['type'] === 'tokens_revoked' && !revokesBot(event)) return;
  if (installations === null) {
    // The token is a setting, so somebody is about to set another: their watchlists stay.
    log.error({ event: 'token-revoked', team: teamId, todo: 'reinstall the app and set SLACK_BOT_TOKEN anew' });
    return;
  }
  const ends = { store, installations, log, at: heard.at };
  if (await isOver(ends, teamId)) await forgetTeam(ends, teamId);
  if (enterpriseId !== null && (await isOver(ends, enterpriseId))) await forgetOrg(ends, enterpriseId);
}

/** `team_access_revoked`: an organisation takes the app out of some of its workspaces. */
export async function accessRevoked(
  heard: Heard,
  { store }: Services,
  installations: Installations | null,
): Promise<void> {
  const { event, enterpriseId, log } = heard;
  const teams = Array.isArray(event['team_ids']) ? event['team_ids'].filter((id) => typeof id === 'string') : [];
  if (installations === null) return;
  for (const teamId of teams) {
    const linked = await store.orgOf(teamId);
    const own = await store.installation(teamId);
    if (linked !== null && linked === enterpriseId && own === null)
      await forgetTeam({ store, installations, log }, teamId);
  }
}

/** Everything of one that came to its end without an event. */
export async function forgetInstallation(ends: Ends, { id, installation }: Installed): Promise<void> {
  if (installation.isEnterpriseInstall === true) await forgetOrg(ends, id);
  else await forgetTeam(ends, id);
}

interface Told {
  /** When Slack says it ended. */
  at: number;
}
export interface Ends {
  store: Store;
  installations: Installations;
  log: Log;
}

/** Only people's tokens may be meant; we have none. A list that is missing means all. */
function revokesBot({ tokens }: Record<string, unknown>): boolean {
  const bots = (tokens as { bot?: unknown } | undefined)?.bot;
  return !Array.isArray(bots) || bots.length > 0;
}

/** False where it lives, or where nothing of it is left. */
async function isOver({ installations, store, at }: Ends & Told, id: string): Promise<boolean> {
  installations.drop(id); // another process may have installed it anew
  const stored = await store.installation(id);
  if (stored === null) return isOrphan(store, id);
  try {
    const installed = await installations.byId(id);
    if (installed === null) return isOrphan(store, id);
    await installations.clientOf(installed).auth.test();
    return false;
  } catch (error) {
    if (storeFailureIn(error) !== null || isPassing(error)) throw error; // Slack sends the event again, and is asked again
    const failure = readFailure(error);
    if (failure.kind === 'refused' && refusesToken(failure.error)) return true;
    // No key opens it, or Slack says something else: an event from before the installation is not about it.
    return at >= stored.at;
  }
}

/** A workspace that nothing serves, and of which something may be left: an earlier end did not come through. */
async function isOrphan(store: Store, id: string): Promise<boolean> {
  const org = await store.orgOf(id);
  return org === null || (await store.installation(org)) === null;
}

async function forgetTeam({ store, installations, log }: Ends, teamId: string): Promise<void> {
  installations.drop(teamId);
  await store.forgetTeam(teamId);
  installations.drop(teamId); // a request may have read it meanwhile
  log.info({ event: 'workspace-forgotten', team: teamId });
}

/** Its installation goes last, so that a repeat finds what is left. A workspace with an installation of its own stays. */
async function forgetOrg(ends: Ends, orgId: string): Promise<void> {
  const { store, installations, log } = ends;
  for (const teamId of await store.teamsOf(orgId))
    if ((await store.installation(teamId)) === null) await forgetTeam(ends, teamId);
  await store.removeInstallation(orgId);
  installations.drop(orgId);
  log.info({ event: 'organisation-forgotten', org: orgId });
}
