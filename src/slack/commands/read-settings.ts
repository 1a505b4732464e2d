// The words behind a settings command in, the setting they mean out; what cannot be read is null.
import { distance } from 'fastest-levenshtein';
import type { DigestTime, QuietHours, Thresholds } from '../../domain.ts';
import { isTimeZone, readDigestTime, readTimeOfDay } from '../../notify/clock-times.ts';

/** "on", "yes" → true; "off", "no" → false. */
export function readSwitch(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (['on', 'yes', 'true'].includes(word)) return true;
  return ['off', 'no', 'none', 'never', 'false'].includes(word) ? false : null;
}

const USUAL_TIME = '09:00';
const MONDAY = 1;

/** "daily 09:00", "weekly mon 9am", "fri"; a time zone may follow. Where no time is said, nine in the morning. */
export function readDigest(text: string): { time: Omit<DigestTime, 'since'>; zone: string } | null {
  const { rest, zone } = zoneAtEnd(text);
  const time = readDigestTime(rest) ?? readDigestTime(`${rest} ${USUAL_TIME}`);
  if (time === null) return null;
  const isWeekly = /^(?:weekly|every week)\b/i.test(rest.trim());
  return { time: isWeekly && time.weekday === null ? { ...time, weekday: MONDAY } : time, zone };
}

/** Only what cannot be a day or a time: "09:00 Europe/Berlin", "09:00 UTC". */
function zoneAtEnd(text: string): { rest: string; zone: string } {
  const words = text.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const isZone = words.length > 1 && (last.includes('/') || /^(?:utc|gmt)$/i.test(last));
  return isZone ? { rest: words.slice(0, -1).join(' '), zone: last } : { rest: words.join(' '), zone: '' };
}

/** "22:00-07:00", "10pm to 7am Europe/Berlin", "from 22h until 7h". `zone` as typed, empty where none is. */
export function readQuietHours(text: string): { hours: QuietHours; zone: string } | null {
  const words = text.trim().replace(/^(?:from|between)\s+/i, '');
  const found = /\s?(?:[-–—]|\b(?:to|until|till|and)\b)\s?/i.exec(words);
  if (found === null) return null;
  const after = words.slice(found.index + found[0].length).trimStart();
  const time = /^\d{1,2}(?:[:.h]\d{0,2})?(?: ?[ap]m\b)?/i.exec(after)?.[0] ?? '';
  const [from, to] = [readTimeOfDay(words.slice(0, found.index)), readTimeOfDay(time)];
  if (from === null || to === null || from === to) return null;
  return { hours: { from, to }, zone: after.slice(time.length).replace(/[()]/g, '').trim() };
}

const MOST_NEAR = 3;

/**
 * "Europe/Berlin", "europe/berlin", or a city alone ("Berlin", "New York") where only one zone bears its name.
 * `near`: what may have been meant, where it is none.
 */
export function readTimeZone(text: string): { zone: string } | { zone: null; near: string[] } {
  const typed = text.trim().replace(/\s+/g, '_').slice(0, 60);
  const lower = typed.toLowerCase();
  const zones = Intl.supportedValuesOf('timeZone');
  const listed = zones.find((zone) => zone.toLowerCase() === lower);
  if (listed !== undefined) return { zone: listed };
  // A name that is valid and not listed is an older or a newer one of a listed zone ("UTC", "Asia/Kathmandu").
  if (typed !== '' && isTimeZone(typed)) return { zone: capitalised(typed) };
  const ofCity = zones.filter((zone) => cityOf(zone) === lower);
  if (ofCity[0] !== undefined && ofCity.length === 1) return { zone: ofCity[0] };
  const near = zones
    .map((zone) => ({ zone, slips: Math.min(distance(cityOf(zone), lower), distance(zone.toLowerCase(), lower)) }))
    .filter(({ zone, slips }) => slips <= 2 || (lower.length >= 3 && cityOf(zone).startsWith(lower)))
    .sort((a, b) => a.slips - b.slips);
  return { zone: null, near: near.slice(0, MOST_NEAR).map(({ zone }) => zone) };
}

const cityOf = (zone: string): string => zone.toLowerCase().split('/').at(-1) ?? '';

function capitalised(zone: string): string {
  if (!zone.includes('/')) return zone.toUpperCase();
  return zone.replace(/(^|[/_-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Words that end in two percentages: "Scale AI 10 25", "10% 25%". `name` is empty where only the figures stand. */
export function readThresholds(text: string): { name: string; thresholds: Thresholds } | null {
  const words = text.trim().split(/[\s,]+/);
  const [high, critical] = words.slice(-2).map(percent);
  if (high === undefined || critical === undefined || high === null || critical === null || high > critical)
    return null;
  return { name: words.slice(0, -2).join(' '), thresholds: { high, critical } };
}

function percent(word: string): number | null {
  const figure = /^\d{1,3}(?:\.\d{1,2})?(?=%?$)/.exec(word)?.[0];
  const value = Number(figure ?? NaN);
  return value >= 0 && value <= 100 ? value : null;
}
