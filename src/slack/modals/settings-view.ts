// A channel's settings in, the window to change them out; notes of what happened meanwhile stand under their fields.
import { SEVERITIES, type Severity, type WatchSettings } from '../../domain.ts';
import { weekdayName } from '../../notify/clock-times.ts';
import { context, section, type Choice } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { cut } from '../text.ts';
import {
  choiceField,
  groupedField,
  modal,
  percentField,
  radioField,
  textField,
  timeField,
  type ChoiceGroup,
  type ModalBlock,
  type ModalView,
} from './elements.ts';
import { VIEWS } from './ids.ts';
import type { SettingsMemory } from './memory.ts';
import { NOBODY, type SettingName } from './settings-fields.ts';
import { zoneGroups } from './time-zones.ts';

/** A user group of the workspace. */
export interface Group {
  id: string;
  name: string;
}

export interface SettingsForm {
  memory: SettingsMemory;
  settings: WatchSettings;
  /** null: Slack does not say which there are. */
  groups: Group[] | null;
  /** Above all fields, mrkdwn. */
  lead: string[];
  /** Under a field, mrkdwn. */
  notes: Partial<Record<SettingName, string>>;
}

const FLOORS: Record<Severity, string> = {
  digest: 'Everything, passing mentions too',
  low: 'Low and up: small rounds and stakes too',
  medium: 'Medium and up: a rival buys or is bought',
  high: 'High and up: a vendor is bought',
  critical: 'Critical only: a rival buys into a vendor',
};

const floors = (current: Severity): Choice[] =>
  SEVERITIES.filter((severity) => severity !== 'digest' || current === 'digest').map((value) => ({
    value,
    label: FLOORS[value],
  }));

const DAYS: Choice[] = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: weekdayName(day) }));
const MONDAY = '1';

const BLOCKS: Record<SettingName, (form: SettingsForm) => ModalBlock[]> = {
  floor: ({ settings: { floor } }) => [
    choiceField(
      { id: 'floor', label: 'What is told at once?', hint: 'The rest waits for the digest.', required: true },
      floors(floor),
      floor,
    ),
  ],
  rumors: ({ settings: { rumors } }) => [
    radioField(
      { id: 'rumors', label: 'Rumours', required: true },
      [
        { value: 'on', label: 'Told like other news, marked as rumours' },
        { value: 'off', label: 'Kept for the digest until a deal is announced' },
      ],
      rumors ? 'on' : 'off',
    ),
  ],
  thresholds: ({ settings: { thresholds } }) => [
    percentField(
      { id: 'high', label: "A rival's stake in a vendor is high from (%)", required: true },
      thresholds.high,
    ),
    percentField(
      { id: 'critical', label: "A rival's stake in a vendor is critical from (%)", required: true },
      thresholds.critical,
    ),
  ],
  quietHours: ({ settings: { quietHours } }) => [
    radioField(
      { id: 'quiet', label: 'Quiet hours', hint: 'Critical alerts come all the same.', required: true },
      [
        { value: 'off', label: 'None: alerts come at any time' },
        { value: 'on', label: 'Only critical alerts come between these times' },
      ],
      quietHours === null ? 'off' : 'on',
    ),
    timeField({ id: 'quiet-from', label: 'Quiet from' }, quietHours?.from ?? '22:00'),
    timeField({ id: 'quiet-to', label: 'Quiet until' }, quietHours?.to ?? '07:00'),
  ],
  timeZone: ({ settings: { timeZone } }) => [
    groupedField(
      { id: 'zone', label: 'Time zone', hint: 'For quiet hours and the digest.', required: true },
      zoneGroups(timeZone),
      timeZone,
    ),
    textField(
      { id: 'other-zone', label: 'Another time zone', hint: 'A city or an IANA name, such as Asia/Kathmandu.' },
      { value: '', most: 60 },
    ),
  ],
  digest: ({ settings: { digest } }) => [
    radioField(
      { id: 'digest', label: 'Digest of what was not told at once', required: true },
      [
        { value: 'off', label: 'Only when it is asked for' },
        { value: 'daily', label: 'Every day' },
        { value: 'weekly', label: 'Once a week' },
      ],
      digest === null ? 'off' : digest.weekday === null ? 'daily' : 'weekly',
    ),
    choiceField({ id: 'digest-day', label: 'Day of a weekly digest' }, DAYS, String(digest?.weekday ?? MONDAY)),
    timeField({ id: 'digest-at', label: 'Time of the digest' }, digest?.at ?? '09:00'),
  ],
  mention: ({ settings: { mention }, groups }) =>
    groups === null
      ? [
          context(
            'To have a user group called out for critical alerts, the app needs the permission `usergroups:read`: an admin can add it and reinstall the app.',
          ),
        ]
      : [
          groupedField(
            { id: 'mention', label: 'Called out for a critical alert', required: true },
            groupChoices(groups, { current: mention, nobody: 'Nobody' }),
            mention ?? NOBODY,
          ),
        ],
  editors: ({ settings: { editors }, groups }) => {
    const current = editors.who === 'group' ? editors.groupId : null;
    const who: Choice[] = [
      { value: 'members', label: "The channel's members" },
      { value: 'admins', label: 'Its creator and admins of the workspace' },
      ...(groups === null && current === null ? [] : [{ value: 'group', label: 'A user group, and admins' }]),
    ];
    const menu = groupChoices(groups ?? [], { current, nobody: 'None' });
    return [
      radioField(
        { id: 'editors', label: 'Who may change this watchlist?', hint: 'Guests never may.', required: true },
        who,
        editors.who,
      ),
      ...(groups === null && current === null
        ? []
        : [groupedField({ id: 'editors-group', label: 'Which user group?' }, menu, current ?? NOBODY)]),
    ];
  },
};

/** In Slack's groups of a hundred; a group that is set and not listed (it was disabled) can be kept. */
function groupChoices(groups: Group[], { current, nobody }: { current: string | null; nobody: string }): ChoiceGroup[] {
  const listed = groups.map(({ id, name }) => ({ value: id, label: name }));
  const isGone = current !== null && !groups.some(({ id }) => id === current);
  const shown: ChoiceGroup[] = [
    {
      label: '—',
      choices: [
        { value: NOBODY, label: nobody },
        ...(isGone ? [{ value: current, label: `${current} (not listed any more)` }] : []),
      ],
    },
  ];
  for (let at = 0; at < listed.length; at += LIMITS.options) {
    const choices = listed.slice(at, at + LIMITS.options);
    shown.push({ label: `User groups${at === 0 ? '' : ` from ${choices[0]?.label ?? ''}`}`, choices });
  }
  return shown;
}

/** At most 40 blocks. */
export function settingsView(form: SettingsForm): ModalView {
  const { memory, lead, notes } = form;
  const blocks: ModalBlock[] = lead.map((line) => section(cut(line, 2_900)));
  for (const [name, draw] of Object.entries(BLOCKS) as [SettingName, (form: SettingsForm) => ModalBlock[]][]) {
    blocks.push(...draw(form));
    const note = notes[name];
    if (note !== undefined) blocks.push(context(`⚠️ ${cut(note, 1_800)}`));
  }
  return modal({ callback: VIEWS.settings, title: 'Settings', submit: 'Save', memory, blocks });
}
