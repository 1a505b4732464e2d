// Times of day in a time zone and a moment in, moments out: when the digest was last due, when quiet hours end.
import { DateTime, IANAZone } from 'luxon';
import type { DigestTime, QuietHours, TimeOfDay, UnixMs } from '../domain.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Whether a text names a time zone ("Europe/Berlin", "UTC"). */
export function isTimeZone(text: string): boolean {
  return IANAZone.isValidZone(text);
}

/** "9:00", "09.00", "9 am", "18h" → "HH:MM"; null where it is no time of day. */
export function readTimeOfDay(text: string): TimeOfDay | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2})?)?\s*(am|pm)?$/i.exec(text.trim());
  if (match === null) return null;
  const half = match[3]?.toLowerCase();
  const [printed, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (half !== undefined && (printed < 1 || printed > 12)) return null;
  const hour = half === undefined ? printed : (printed % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "mon", "Mondays", "sunday" → 0 Sunday … 6 Saturday; null where it is no day. */
export function readWeekday(text: string): number | null {
  const day = text.trim().toLowerCase().replace(/s$/, '');
  const found = DAYS.findIndex((name) => day.length >= 3 && name.startsWith(day));
  return found === -1 ? null : found;
}

/** "Monday". @param weekday 0 Sunday … 6 Saturday */
export function weekdayName(weekday: number): string {
  const name = DAYS[weekday] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "09:00" every day, or "mon 09:00" once a week; null where it is neither. */
export function readDigestTime(text: string): Omit<DigestTime, 'since'> | null {
  const words = text.trim().replace(/^(?:daily|weekly|every\s+day|every)\b\s*/i, '');
  const [first = '', ...rest] = words.split(/\s+/);
  const weekday = readWeekday(first);
  const at = readTimeOfDay(weekday === null ? words : rest.join(' '));
  return at === null ? null : { weekday, at };
}

/** The last moment at or before `now` at which the digest was due; null where it was never due since it was set. */
export function lastDigestDue(time: DigestTime, timeZone: string, now: UnixMs): UnixMs | null {
  const today = DateTime.fromMillis(now, { zone: timeZone });
  for (let daysAgo = 0; daysAgo <= 7; daysAgo++) {
    const due = atTime(today.minus({ days: daysAgo }), time.at);
    if (time.weekday !== null && due.weekday % 7 !== time.weekday) continue;
    if (due.toMillis() <= now) return due.toMillis() > time.since ? due.toMillis() : null;
  }
  return null;
}

/** The first moment after `now` at which the digest is due; null where the time zone is none. */
export function nextDigestDue(time: Pick<DigestTime, 'weekday' | 'at'>, timeZone: string, now: UnixMs): UnixMs | null {
  const today = DateTime.fromMillis(now, { zone: timeZone });
  for (let days = 0; days <= 8; days++) {
    const due = atTime(today.plus({ days }), time.at);
    if (time.weekday !== null && due.weekday % 7 !== time.weekday) continue;
    if (due.toMillis() > now) return due.toMillis();
  }
  return null;
}

/** When the quiet hours end in which `now` falls; null outside them, and where they are empty. */
export function quietUntil(hours: QuietHours, timeZone: string, now: UnixMs): UnixMs | null {
  if (hours.from === hours.to) return null;
  const today = DateTime.fromMillis(now, { zone: timeZone });
  // Those that began yesterday may reach into today.
  for (const day of [today.minus({ days: 1 }), today]) {
    const from = atTime(day, hours.from);
    const to = atTime(hours.to > hours.from ? day : day.plus({ days: 1 }), hours.to);
    if (from.toMillis() <= now && now < to.toMillis()) return to.toMillis();
  }
  return null;
}

/** "Sun 22 Nov", or "Mon 16 Nov to Sun 22 Nov", on the clock of the time zone. */
export function daysInWords(from: UnixMs, to: UnixMs, timeZone: string): string {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const [first, last] = [from, to].map((at) => DateTime.fromMillis(at, { zone, locale: 'en' }).toFormat('ccc d LLL'));
  return first === last ? `${last}` : `${first} to ${last}`;
}

/**
 * Where the clocks skip that time (spring), the moment an hour later. Where they show it twice (autumn), always the same
 * one of the two: set from another hour of the day luxon would take the other, and one digest would be due twice.
 */
function atTime(day: DateTime, time: TimeOfDay): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.startOf('day').set({ hour, minute });
}
