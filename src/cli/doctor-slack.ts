// Settings and the store in, what `stakewatch doctor` finds of Slack out: one workspace, or each that installed the app.
import type { Survey } from '../config/config.ts';
import type { InstallSettings, SlackSettings } from '../config/slack-settings.ts';
import { createLog, errorText, type Log } from '../log.ts';
import type { Store } from '../ports.ts';
import { createClient } from '../slack/client.ts';
import { checkToken, inspectAppToken, inspectSlack, type Finding as SlackFinding } from '../slack/install/inspect.ts';
import { createInstallations, type Installations } from '../slack/install/installations.ts';
import { createSealer } from '../slack/install/seal.ts';
import { counted } from './counted.ts';
import type { Finding } from './doctor.ts';

/** @param store null where it could not be opened, which is told already */
export async function slackFindings(config: Survey['config'], store: Store | null): Promise<Finding[]> {
  const { slack, slackApiUrl: apiUrl } = config;
  if (slack === null) return [note('not checked, because its settings are wrong')];
  if (slack.mode === 'preview') return [note('no SLACK_… variable is set: the bot runs in preview on this machine')];
  const log = createLog('error');
  if (slack.mode !== 'many') return oneWorkspace(config, slack, store, log);
  return store === null ? [] : manyWorkspaces(slack.installs, { store, apiUrl, log });
}

const note = (says: string): Finding => ({ about: 'Slack', state: 'note', says });
const LEVELS = { ok: 'ok', warning: 'note', error: 'wrong' } as const;
const told = ({ level, text }: SlackFinding): Finding => ({ about: null, state: LEVELS[level], says: text });

async function oneWorkspace(
  { watchlists, slackApiUrl }: Survey['config'],
  slack: Extract<SlackSettings, { botToken: string }>,
  store: Store | null,
  log: Log,
): Promise<Finding[]> {
  const client = createClient(slack.botToken, slackApiUrl, log);
  const stored = (await store?.watchlists()) ?? [];
  const token = await checkToken(client);
  // Channels of watchlist.yaml count before the first start has set them up.
  const named = token.ok ? Object.keys(watchlists.channels) : [];
  const coming = named
    .filter((channelId) => !stored.some((watchlist) => watchlist.channelId === channelId))
    .map((channelId) => ({ teamId: token.ok ? token.teamId : '', channelId, channelName: channelId }));
  const findings = await inspectSlack(client, [...stored, ...coming]);
  if (slack.mode === 'socket') findings.push(await inspectAppToken(createClient(slack.appToken, slackApiUrl, log)));
  return findings.map(told);
}

async function manyWorkspaces(
  { tokenKeys }: InstallSettings,
  { store, apiUrl, log }: { store: Store; apiUrl: string | null; log: Log },
): Promise<Finding[]> {
  const sealer = createSealer(tokenKeys);
  const installations = createInstallations({ store, sealer, clock: Date.now, log, apiUrl });
  const sealed = await store.installations();
  const older = sealed.filter(({ id, sealed: text }) => isOutdated(() => sealer.open(id, text).outdated)).length;
  const keys =
    older === 0 ? '' : `, ${older} sealed with an older key: the next start seals them anew, then that key may go`;
  const findings: Finding[] = [
    { about: 'Slack', state: 'ok', says: `${counted(sealed.length, 'installation')}${keys}` },
  ];
  if (sealed.length === 0) findings.push(note('no workspace has installed the app yet: its page is /slack/install'));
  for (const { id } of sealed) findings.push(...(await oneInstallation(id, installations, store)));
  return findings;
}

function isOutdated(open: () => boolean): boolean {
  try {
    return open();
  } catch {
    return false; // told of by itself
  }
}

/** An organisation's token serves its workspaces, each with channels of its own. */
async function oneInstallation(id: string, installations: Installations, store: Store): Promise<Finding[]> {
  try {
    const installed = await installations.byId(id);
    if (installed === null) return [];
    const isOrg = installed.installation.isEnterpriseInstall === true;
    const client = installations.clientOf(installed);
    if (!isOrg) return (await inspectSlack(client, await store.watchlistsOf(id))).map(told);
    const findings = await inspectSlack(client, []);
    for (const teamId of await store.teamsOf(id)) {
      const ofTeam = await installations.clientFor(teamId);
      const watchlists = await store.watchlistsOf(teamId);
      if (ofTeam !== null) findings.push(...(await inspectSlack(ofTeam, watchlists, teamId)).slice(1));
    }
    return findings.map(told);
  } catch (error) {
    return [{ about: 'Slack', state: 'wrong', says: errorText(error) }];
  }
}
