// The settings of a channel: each as a text that can be compared, in words for the audit trail, and from what was filled in.
import { SEVERITIES, type DigestTime, type Editors, type UnixMs, type WatchSettings } from '../../domain.ts';
import { isTimeZone } from '../../notify/clock-times.ts';
import { readTimeZone } from '../commands/read-settings.ts';
import { digestInWords, floorInWords, inTimeZone, quietInWords } from '../commands/settings-words.ts';
import { meetingOf, printsOf, type Prints } from './memory.ts';
import { readThresholds, type FieldErrors } from './percent.ts';
import type { Filled } from './state.ts';

export type SettingName = keyof WatchSettings;
/** No user group, in a menu in which a choice cannot be taken back. */
export const NOBODY = 'nobody';

interface Setting {
  name: SettingName;
  label: string;
  /** Plain, for the audit trail. */
  words: (settings: WatchSettings) => string;
}

const EDITORS: Record<Editors['who'], (editors: Editors) => string> = {
  members: () => 'members',
  admins: () => "the channel's creator and admins",
  group: (editors) => `members of the user group ${editors.who === 'group' ? editors.groupId : ''}`,
};

/** In the order of the window. */
export const SETTINGS: Setting[] = [
  { name: 'floor', label: 'told at once from', words: ({ floor }) => floorInWords(floor) },
  { name: 'rumors', label: 'rumours', words: ({ rumors }) => (rumors ? 'on' : 'off') },
  {
    name: 'thresholds',
    label: "a rival's stake",
    words: ({ thresholds: { high, critical } }) => `high from ${high}%, critical from ${critical}%`,
  },
  { name: 'quietHours', label: 'quiet hours', words: ({ quietHours }) => quietInWords(quietHours) },
  { name: 'timeZone', label: 'time zone', words: ({ timeZone }) => timeZone },
  { name: 'digest', label: 'digest', words: ({ digest }) => digestInWords(digest) },
  { name: 'mention', label: 'called out for a critical alert', words: ({ mention }) => mention ?? 'nobody' },
  { name: 'editors', label: 'may change the watchlist', words: ({ editors }) => EDITORS[editors.who](editors) },
];

/** When a digest time was set makes no other setting of it. */
const textOf = (settings: WatchSettings, name: SettingName): string =>
  JSON.stringify(name === 'digest' && settings.digest !== null ? { ...settings.digest, since: 0 } : settings[name]);

export const settingPrints = (settings: WatchSettings): Prints =>
  printsOf(Object.fromEntries(SETTINGS.map(({ name }) => [name, textOf(settings, name)])));

/** "digest: only when it is asked for → every day at 09:00", a sentence a setting that differs. */
export function changedSettings(before: WatchSettings, after: WatchSettings): string[] {
  const changed = SETTINGS.filter(({ name }) => textOf(before, name) !== textOf(after, name));
  return changed.map(({ label, words }) => `${label}: ${words(before)} → ${words(after)}`);
}

/** What was filled in; a setting that the window does not have is left out. `digest.since` is not known yet: 0. */
export function readSettings(filled: Filled): { value: Partial<WatchSettings>; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const value: Partial<WatchSettings> = {};
  const floor = SEVERITIES.find((one) => one === filled['floor']);
  if (floor !== undefined) value.floor = floor;
  if (filled['rumors'] !== undefined) value.rumors = filled['rumors'] !== 'off';
  const thresholds = readThresholds(filled['high'] ?? '', filled['critical'] ?? '');
  if (thresholds.ok) value.thresholds = thresholds.thresholds;
  else errors[thresholds.at] = thresholds.says;
  readQuiet(filled, value, errors);
  readZone(filled, value, errors);
  readDigest(filled, value, errors);
  const mention = filled['mention'];
  if (mention !== undefined && mention !== null) value.mention = mention === NOBODY ? null : mention;
  readEditors(filled, value, errors);
  return { value, errors };
}

function readQuiet(filled: Filled, value: Partial<WatchSettings>, errors: FieldErrors): void {
  if (filled['quiet'] !== 'on') {
    value.quietHours = null;
    return;
  }
  const [from, to] = [filled['quiet-from'], filled['quiet-to']];
  if (!from) errors['quiet-from'] = 'From when on?';
  if (!to) errors['quiet-to'] = 'Until when?';
  if (from && to && from === to) errors['quiet-to'] = 'Not the same as their beginning.';
  if (from && to) value.quietHours = { from, to };
}

function readZone(filled: Filled, value: Partial<WatchSettings>, errors: FieldErrors): void {
  const typed = filled['other-zone'] ?? '';
  if (typed === '') {
    const chosen = filled['zone'] ?? '';
    if (isTimeZone(chosen)) value.timeZone = chosen;
    return;
  }
  const read = readTimeZone(typed);
  if (read.zone !== null) value.timeZone = read.zone;
  else {
    const near = read.near.join(', ');
    errors['other-zone'] =
      near === '' ? 'I know no such time zone. For example: Europe/Berlin' : `Did you mean ${near}?`;
  }
}

function readDigest(filled: Filled, value: Partial<WatchSettings>, errors: FieldErrors): void {
  const how = filled['digest'];
  if (how !== 'daily' && how !== 'weekly') {
    value.digest = null;
    return;
  }
  const at = filled['digest-at'];
  const weekday = how === 'daily' ? null : Number(filled['digest-day'] ?? NaN);
  if (!at) errors['digest-at'] = 'At what time?';
  if (Number.isNaN(weekday)) errors['digest-day'] = 'On which day?';
  if (at) value.digest = { weekday, at, since: 0 };
}

function readEditors(filled: Filled, value: Partial<WatchSettings>, errors: FieldErrors): void {
  const who = filled['editors'];
  if (who === 'members' || who === 'admins') value.editors = { who };
  if (who !== 'group') return;
  const groupId = filled['editors-group'] ?? NOBODY;
  if (groupId === NOBODY) errors['editors-group'] = 'Which user group?';
  else value.editors = { who, groupId };
}

export interface SettingsMeeting {
  settings: WatchSettings;
  /** Settings that somebody else changed too, and that were not taken over. */
  conflicts: SettingName[];
}

/** Merges what was filled in with what stands now, setting by setting. */
export function mergeSettings(
  stored: WatchSettings,
  { prints, value, now }: { prints: Prints; value: Partial<WatchSettings>; now: UnixMs },
): SettingsMeeting {
  const mine = { ...stored, ...value };
  const met = SETTINGS.map(({ name }) => ({
    name,
    meeting: meetingOf(prints[name], textOf(mine, name), textOf(stored, name)),
  }));
  const taken = Object.fromEntries(
    met.filter(({ meeting }) => meeting === 'mine').map(({ name }) => [name, mine[name]]),
  );
  const digest: { digest?: DigestTime } =
    taken['digest'] === undefined || mine.digest === null ? {} : { digest: { ...mine.digest, since: now } };
  // A digest time in another time zone is another moment, and counts as set now.
  const settings = inTimeZone(
    { ...stored, ...taken, timeZone: stored.timeZone, ...digest },
    { ...stored, ...taken }.timeZone,
    now,
  );
  return { settings, conflicts: met.filter(({ meeting }) => meeting === 'conflict').map(({ name }) => name) };
}
