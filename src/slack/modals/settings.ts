// Who asks and their trigger in, the window of the channel's settings out; submitted, what was saved and what it means.
import type { WatchSettings, Watchlist } from '../../domain.ts';
import { patiently } from '../patience.ts';
import { whyNotChange, type Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { settingsLines } from '../commands/settings-words.ts';
import { readFailure } from '../slack-errors.ts';
import { escapeWithin } from '../text.ts';
import { changeWatchlist } from '../watchlists.ts';
import { changeLines } from './company-view.ts';
import { meaningLines } from './meaning.ts';
import { channelMemory, type SettingsMemory } from './memory.ts';
import {
  changedSettings,
  mergeSettings,
  settingPrints,
  SETTINGS,
  type SettingName,
  type SettingsMeeting,
} from './settings-fields.ts';
import { settingsView, type Group } from './settings-view.ts';
import { message, openWindow, pushWindow, tellIn, type Opened, type Shown, type Window } from '../window.ts';

const TITLE = 'Settings';

/**
 * Opens the window of the settings.
 * @param push true: on top of the window in which the button was pressed
 * @throws what the store or Slack throws; the window stands there by then, or could not be opened
 */
export async function openSettings(
  asker: Asker,
  services: Services,
  { triggerId, push = false }: { triggerId: string; push?: boolean },
): Promise<Opened> {
  const opened = await (push ? pushWindow : openWindow)(asker.client, triggerId, TITLE);
  if (opened.state === 'open') await showSettings(asker, services, opened.window);
  return opened;
}

async function showSettings(asker: Asker, services: Services, window: Window): Promise<void> {
  const watchlist: Pick<Watchlist, 'settings'> =
    (await services.store.watchlist(asker.teamId, asker.channelId)) ?? services.defaultWatchlist;
  const { settings } = watchlist;
  const refusal = await whyNotChange(asker, watchlist);
  if (refusal !== null) {
    await window.show(message(TITLE, [`🔒 ${refusal}`, ...settingsLines(settings)]));
    return;
  }
  const memory: SettingsMemory = { ...channelMemory(asker), prints: settingPrints(settings) };
  await window.show(settingsView({ memory, settings, groups: await groupsOf(asker), lead: [], notes: {} }));
}

/** By name; null where the app may not ask. */
async function groupsOf({ client, teamId }: Asker): Promise<Group[] | null> {
  try {
    const { usergroups = [] } = await patiently(() => client.usergroups.list({ team_id: teamId }));
    const groups = usergroups.flatMap(({ id, name, handle }) =>
      id === undefined ? [] : [{ id, name: name || handle || id }],
    );
    return groups.sort((a, b) => a.name.localeCompare(b.name));
  } catch (error) {
    if (readFailure(error).kind === 'refused') return null;
    throw error;
  }
}

/** Saves a submitted form and shows what became of it: the changes, or the form again with notes at its fields. */
export async function submitSettings(
  asker: Asker,
  services: Services,
  { window, memory, value }: { window: Window; memory: SettingsMemory; value: Partial<WatchSettings> },
): Promise<Shown> {
  let met: SettingsMeeting | null = null;
  let audit: string[] = [];
  const outcome = await changeWatchlist(services, asker, ({ settings }) => {
    met = mergeSettings(settings, { prints: memory.prints, value, now: services.clock() });
    audit = changedSettings(settings, met.settings);
    return audit.length > 0 ? { settings: met.settings, audit } : null;
  });
  if (outcome.state === 'refused') return tellIn(window, TITLE, [`🔒 ${outcome.sentence}`]);
  const { settings } = outcome.watchlist;
  const conflicts = (met as SettingsMeeting | null)?.conflicts ?? [];
  if (conflicts.length > 0) {
    const lead = [
      audit.length > 0 ? '✅ Saved, except for what is marked below:' : '⚠️ Not saved yet, see below:',
      ...changeLines(audit),
    ];
    const view = settingsView({
      memory: { ...channelMemory(asker), prints: settingPrints(settings) },
      settings: { ...settings, ...Object.fromEntries(conflicts.map((name) => [name, value[name]])) },
      groups: await groupsOf(asker),
      lead,
      notes: Object.fromEntries(conflicts.map((name) => [name, conflictNote(settings, name)])),
    });
    return { lines: lead, isThere: await window.show(view) };
  }
  if (outcome.state === 'unchanged')
    return tellIn(window, TITLE, ['Nothing was changed: the settings stay as they are.']);
  return tellIn(window, TITLE, [
    '✅ *Saved.*',
    ...changeLines(audit),
    ...(await meaningLines(services, outcome.watchlist)),
  ]);
}

function conflictNote(settings: WatchSettings, name: SettingName): string {
  const now = SETTINGS.find((setting) => setting.name === name)?.words(settings) ?? '';
  return `Somebody changed this to “${escapeWithin(now, 400)}” while the window was open, so yours is not saved yet. Save again to put yours in its place.`;
}
