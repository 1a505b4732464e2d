// The fields of an XML feed → what it says of its own pace: ttl, skipHours, skipDays, the syndication module.
import type { FeedPace } from '../domain.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { readDate } from './dates.ts';
import type { XmlFields } from './xml-feed.ts';

/** `sy:updatePeriod`, ms. Months and years are as long as it matters: nobody waits for their end. */
const PERIODS: Record<string, number> = {
  hourly: HOUR,
  daily: DAY,
  weekly: 7 * DAY,
  monthly: 30 * DAY,
  yearly: 365 * DAY,
};
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const HOURS_A_DAY = 24;

const firstText = (fields: XmlFields, name: string): string => fields.elements(name)[0]?.text.trim() ?? '';

/** A whole number of at most six digits, 1 or more; null for anything else. */
function count(text: string): number | null {
  return /^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

/** The module's own defaults where it names only one of the two: daily, once. */
function periodOf(fields: XmlFields): number | null {
  const [named, often] = [firstText(fields, 'sy:updateperiod'), firstText(fields, 'sy:updatefrequency')];
  if (named === '' && often === '') return null;
  const period = named === '' ? DAY : Object.hasOwn(PERIODS, named.toLowerCase()) && PERIODS[named.toLowerCase()];
  return period ? period / (count(often) ?? 1) : null;
}

/** Hours 0-23; RSS 0.91 counts to 24, which is midnight. */
function hoursOf(fields: XmlFields): number[] {
  const printed = fields.elements('hour').map(({ text }) => text);
  const hours = printed.flatMap((text) => (/^\s*\d{1,2}\s*$/.test(text) ? [Number(text)] : []));
  return [...new Set(hours.filter((hour) => hour <= HOURS_A_DAY).map((hour) => hour % HOURS_A_DAY))];
}

function daysOf(fields: XmlFields): number[] {
  const printed = fields.elements('day').map(({ text }) => text);
  const days = printed.map((text) => WEEKDAYS.indexOf(text.trim().toLowerCase()));
  return [...new Set(days.filter((day) => day !== -1))];
}

/** @returns null where the feed says nothing of its pace that can be read */
export function readPace(fields: XmlFields): FeedPace | null {
  const minutes = count(firstText(fields, 'ttl'));
  const pace: FeedPace = {
    ttl: minutes === null ? null : minutes * MINUTE,
    period: periodOf(fields),
    base: readDate(firstText(fields, 'sy:updatebase')),
    skipHours: hoursOf(fields),
    skipDays: daysOf(fields),
  };
  const says = pace.ttl !== null || pace.period !== null || pace.skipHours.length + pace.skipDays.length > 0;
  return says ? pace : null;
}
