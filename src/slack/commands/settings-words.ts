// A channel's settings in, the lines that say them out; and a changed time zone with what hangs on it.
import type { DigestTime, Editors, QuietHours, Severity, UnixMs, WatchSettings } from '../../domain.ts';
import { weekdayName } from '../../notify/clock-times.ts';
import { escapeWithin } from '../text.ts';

/** "passing mentions" for the lowest, which is no word of ours for people. */
export function floorInWords(floor: Severity): string {
  return floor === 'digest' ? 'passing mentions' : floor;
}

/** "every day at 09:00", "on Mondays at 09:00", "only when it is asked for". */
export function digestInWords(digest: Pick<DigestTime, 'weekday' | 'at'> | null): string {
  if (digest === null) return 'only when it is asked for';
  return `${digest.weekday === null ? 'every day' : `on ${weekdayName(digest.weekday)}s`} at ${digest.at}`;
}

/** "from 22:00 to 07:00", "none". */
export function quietInWords(hours: QuietHours | null): string {
  return hours === null ? 'none' : `from ${hours.from} to ${hours.to}`;
}

const EDITORS: Record<Editors['who'], (editors: Editors) => string> = {
  members: () => 'its members',
  admins: () => 'its creator and admins of the workspace',
  group: (editors) => `members of <!subteam^${editors.who === 'group' ? editors.groupId : ''}>`,
};

/** Every setting, one line each, mrkdwn. */
export function settingsLines(settings: WatchSettings): string[] {
  const { floor, rumors, thresholds, quietHours, timeZone, mention, digest, editors } = settings;
  const zone = escapeWithin(timeZone, 60);
  return [
    `•  Told at once: from *${floorInWords(floor)}* up; the rest waits for the digest`,
    `•  Rumours: *${rumors ? 'on' : 'off'}*${rumors ? '' : ', they wait for the digest'}`,
    `•  A rival's stake in a vendor: high from *${thresholds.high}%*, critical from *${thresholds.critical}%*`,
    `•  Digest: *${digestInWords(digest)}*${digest === null ? '' : ` (${zone})`}`,
    `•  Quiet hours: *${quietInWords(quietHours)}*${quietHours === null ? '' : ` (${zone}); critical alerts come all the same`}`,
    `•  Time zone: *${zone}*`,
    `•  Called out for a critical alert: ${mention === null ? '*nobody*' : `<!subteam^${mention}>`}`,
    `•  May change this watchlist: *${EDITORS[editors.who](editors)}*`,
  ];
}

/** A digest time means another moment from now on, and is not due for one that has passed. */
export function inTimeZone(settings: WatchSettings, timeZone: string, now: UnixMs): WatchSettings {
  if (timeZone === settings.timeZone) return settings;
  return { ...settings, timeZone, digest: settings.digest === null ? null : { ...settings.digest, since: now } };
}
