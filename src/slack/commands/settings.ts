// digest, quiet, timezone, settings: when a channel hears the news, and all its settings in one view.
import type { UnixMs, WatchSettings, Watchlist } from '../../domain.ts';
import { nextDigestDue } from '../../notify/clock-times.ts';
import { say, type Answer } from '../answer.ts';
import { isMember } from '../membership.ts';
import { oweDigest } from '../delivery/owe-digest.ts';
import { readDigest, readQuietHours, readSwitch, readTimeZone } from './read-settings.ts';
import type { Services } from '../services.ts';
import { digestInWords, inTimeZone, quietInWords, settingsLines } from './settings-words.ts';
import { escapeWithin, when } from '../text.ts';
import { changeWatchlist } from '../watchlists.ts';
import type { Asked, Command, CommandServices } from './command.ts';
import { LOUDNESS_COMMANDS } from './loudness.ts';

/**
 * Opens the settings modal before anything slow is read: a trigger lives three seconds.
 * False where it could not be opened; the asker then has the lines alone.
 */
export type OpenSettings = (asked: Asked, services: CommandServices) => Promise<boolean>;

const DIGEST_USAGE = '`/stakewatch digest daily 09:00`, `digest weekly mon 09:00`, `digest off` or `digest now`';
const QUIET_USAGE = '`/stakewatch quiet 22:00-07:00 Europe/Berlin`, or `/stakewatch quiet off`';
const ZONE_USAGE = '`/stakewatch timezone Europe/Berlin`';

async function digest(asked: Asked, services: Services): Promise<Answer> {
  const typed = asked.rest.trim();
  if (typed === '') return showDigest(asked, services);
  if (/^now[.!]?$/i.test(typed)) return digestNow(asked, services);
  if (readSwitch(typed) === false)
    return change(asked, services, {
      make: (settings) => ({ ...settings, digest: null }),
      audit: () => 'turned the digest off',
      says: () => ['From now on the digest comes only when it is asked for: `/stakewatch digest now`.'],
    });
  const read = readDigest(typed);
  if (read === null) return say(`I could not read when the digest shall come. For example: ${DIGEST_USAGE}`);
  const zone = readZone(read.zone);
  if (!zone.ok) return zone.answer;
  const now = services.clock();
  return change(asked, services, {
    make: (settings) => ({
      ...inTimeZone(settings, zone.name ?? settings.timeZone, now),
      digest: { ...read.time, since: now },
    }),
    audit: () => `set the digest to come ${digestInWords(read.time)}`,
    says: ({ timeZone }) => [
      `From now on the digest comes *${digestInWords(read.time)}* (${escapeWithin(timeZone, 60)}), the next one ${when(nextDigestDue(read.time, timeZone, now))}; with nothing kept for it none comes.`,
      ...zoneHint(timeZone),
    ],
  });
}

async function showDigest({ teamId, channelId }: Asked, { store, defaultWatchlist }: Services): Promise<Answer> {
  const { settings } = (await store.watchlist(teamId, channelId)) ?? defaultWatchlist;
  const zone = settings.digest === null ? '' : ` (${escapeWithin(settings.timeZone, 60)})`;
  return say(
    `The digest of this channel comes *${digestInWords(settings.digest)}*${zone}.`,
    `To change that: ${DIGEST_USAGE}`,
  );
}

async function digestNow(asked: Asked, { store, clock, wake }: Services): Promise<Answer> {
  const watchlist = await store.watchlist(asked.teamId, asked.channelId);
  if (watchlist === null)
    return say('This channel watches nothing yet: `/stakewatch watch Scale AI` starts a watchlist.');
  const now = clock();
  const outcome = await oweDigest(store, watchlist, { to: now, now, asked: true });
  if (outcome.state === 'nothing')
    return say('Nothing was kept for the digest. What was told at once: `/stakewatch recent 7`');
  if (outcome.state === 'busy') return say('A digest of this channel was made just now. Try again in half a minute.');
  wake();
  const kept = outcome.alert.digest?.counts.kept ?? 0;
  const lines = [
    `The digest comes now, with ${kept === 1 ? '1 story' : `${kept} stories`}. What was kept is told with it.`,
  ];
  if (!(await isMember(asked.client, asked.channelId)))
    lines.push('⚠️ I am not in this channel, so I cannot post here yet: type `/invite @stakewatch`.');
  return { lines };
}

async function quiet(asked: Asked, services: Services): Promise<Answer> {
  const typed = asked.rest.trim();
  if (typed === '') {
    const { settings } = (await services.store.watchlist(asked.teamId, asked.channelId)) ?? services.defaultWatchlist;
    const now = `Quiet hours now: *${quietInWords(settings.quietHours)}* (${escapeWithin(settings.timeZone, 60)}).`;
    return { lines: [now, `When shall only critical alerts come? For example: ${QUIET_USAGE}`] };
  }
  if (readSwitch(typed) === false)
    return change(asked, services, {
      make: (settings) => ({ ...settings, quietHours: null }),
      audit: () => 'turned the quiet hours off',
      says: () => ['From now on alerts come at any time; what waits for the morning comes within five minutes.'],
    });
  const read = readQuietHours(typed);
  if (read === null) return say(`I could not read from when to when. For example: ${QUIET_USAGE}`);
  const zone = readZone(read.zone);
  if (!zone.ok) return zone.answer;
  const now = services.clock();
  return change(asked, services, {
    make: (settings) => ({
      ...inTimeZone(settings, zone.name ?? settings.timeZone, now),
      quietHours: read.hours,
    }),
    audit: ({ timeZone }) => `set quiet hours ${quietInWords(read.hours)} (${timeZone})`,
    says: ({ timeZone }) => [
      `🌙 From now on only critical alerts come *${quietInWords(read.hours)}* (${escapeWithin(timeZone, 60)}); the rest comes when they end.`,
      ...zoneHint(timeZone),
    ],
  });
}

async function timezone(asked: Asked, services: Services): Promise<Answer> {
  const read = readZone(asked.rest.trim());
  if (!read.ok) return read.answer;
  const zone = read.name;
  if (zone === null) {
    const { settings } = (await services.store.watchlist(asked.teamId, asked.channelId)) ?? services.defaultWatchlist;
    return say(
      `This channel goes by the clock of *${escapeWithin(settings.timeZone, 60)}*.`,
      `To change that: ${ZONE_USAGE}`,
    );
  }
  return change(asked, services, {
    make: (settings) => inTimeZone(settings, zone, services.clock()),
    audit: () => `set the time zone to ${zone}`,
    says: ({ quietHours, digest }) => [
      `From now on this channel goes by the clock of *${escapeWithin(zone, 60)}*: quiet hours ${quietInWords(quietHours)}, the digest ${digestInWords(digest)}.`,
    ],
  });
}

/** `name` is null where none was typed. */
function readZone(typed: string): { ok: true; name: string | null } | { ok: false; answer: Answer } {
  if (typed === '') return { ok: true, name: null };
  const read = readTimeZone(typed);
  if (read.zone !== null) return { ok: true, name: read.zone };
  const meant = read.near.map((one) => `\`${one}\``).join(', ');
  const hint = meant === '' ? `For example: ${ZONE_USAGE}` : `Did you mean ${meant}?`;
  return { ok: false, answer: say(`“${escapeWithin(typed, 80)}” is no time zone that I know. ${hint}`) };
}

function zoneHint(timeZone: string): string[] {
  return timeZone === 'UTC' ? [`That is UTC. To go by your own clock: ${ZONE_USAGE}`] : [];
}

interface SettingChange {
  make: (settings: WatchSettings) => WatchSettings;
  /** What the audit trail says, plain; given the settings as they are from now on. */
  audit: (settings: WatchSettings) => string;
  says: (settings: WatchSettings) => string[];
}

async function change(asked: Asked, services: Services, { make, audit, says }: SettingChange): Promise<Answer> {
  const outcome = await changeWatchlist(services, asked, ({ settings }: Watchlist) => {
    const made = make(settings);
    return isSame(made, settings) ? null : { settings: made, audit: [audit(made)] };
  });
  if (outcome.state === 'refused') return say(outcome.sentence);
  const lines = says(outcome.watchlist.settings);
  return { lines: outcome.state === 'unchanged' ? ['It was so already.', ...lines] : lines };
}

/** When a digest time was set makes no other setting of it. */
function isSame(a: WatchSettings, b: WatchSettings): boolean {
  const bare = (settings: WatchSettings, since: UnixMs): string =>
    JSON.stringify({ ...settings, digest: settings.digest === null ? null : { ...settings.digest, since } });
  return bare(a, 0) === bare(b, 0);
}

function settings(openSettings: OpenSettings | null): Command['answer'] {
  return async (asked, services) => {
    const isOpen = openSettings !== null && (await openSettings(asked, services));
    const { settings } = (await services.store.watchlist(asked.teamId, asked.channelId)) ?? services.defaultWatchlist;
    return {
      lines: [
        '*Settings of this channel*',
        ...settingsLines(settings),
        ...(isOpen
          ? []
          : [
              'To change them: `threshold`, `rumors`, `digest`, `quiet` and `timezone`; `/stakewatch help quiet` shows how.',
            ]),
      ],
    };
  };
}

/** @param openSettings null: there is no modal, the settings are shown alone */
export function settingsCommands(openSettings: OpenSettings | null): Command[] {
  return [
    ...LOUDNESS_COMMANDS,
    {
      name: 'digest',
      usage: 'digest now|daily 09:00|weekly mon 09:00|off',
      says: 'when what was not told at once comes, in one message',
      example: 'digest weekly mon 09:00',
      anywhere: false,
      answer: digest,
    },
    {
      name: 'quiet',
      usage: 'quiet 22:00-07:00 [time zone]|off',
      says: 'when only critical alerts come; the rest waits until the end',
      example: 'quiet 22:00-07:00 Europe/Berlin',
      anywhere: false,
      answer: quiet,
    },
    {
      name: 'timezone',
      usage: 'timezone <zone>',
      says: 'the clock that quiet hours and the digest go by',
      example: 'timezone Europe/Berlin',
      anywhere: false,
      answer: timezone,
    },
    {
      name: 'settings',
      usage: 'settings',
      says: 'all settings of this channel',
      example: 'settings',
      anywhere: false,
      opensWindow: openSettings !== null,
      answer: settings(openSettings),
    },
  ];
}
