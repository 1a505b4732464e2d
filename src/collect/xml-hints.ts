// The fields of an XML feed → what it asks of those who poll it: how often, when not, and where it can be subscribed to.
import { DAY, HOUR, MINUTE } from '../time.ts';
import type { XmlFields } from './xml-feed.ts';
import { baseOf, absolute, relatedTo } from './xml-links.ts';

export interface FeedHints {
  /** The feed's own address, as it says; null when it does not. */
  self: string | null;
  /** Hubs that tell of its news at once (WebSub), as absolute addresses. */
  hubs: string[];
  /** How long an answer is fresh (`ttl`), ms; null when not said. */
  ttl: number | null;
  /** How often it changes (`sy:updatePeriod` over `sy:updateFrequency`), ms; null when not said. */
  updateEvery: number | null;
  /** Hours, 0-23 UTC, and days, 0 = Sunday, in which nothing is new. */
  skipHours: number[];
  skipDays: number[];
}
export const NO_HINTS: FeedHints = { self: null, hubs: [], ttl: null, updateEvery: null, skipHours: [], skipDays: [] };

const PERIODS = new Map([
  ['hourly', HOUR],
  ['daily', DAY],
  ['weekly', 7 * DAY],
  ['monthly', 30 * DAY],
  ['yearly', 365 * DAY],
]);
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MOST_HUBS = 5;

/** A whole number that is printed alone; null for anything else. */
function numberOf(text: string | undefined): number | null {
  const found = /^\s*(\d{1,6})\s*$/.exec(text ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** @param url where the feed came from; null if unknown */
export function readHints(feed: XmlFields, url: string | null): FeedHints {
  const self = relatedTo(feed, 'self')[0];
  const base = baseOf([url, feed.attributes['xml:base']]);
  const text = (name: string): string | undefined => feed.elements(name)[0]?.text;
  const ttl = numberOf(text('ttl'));
  const period = PERIODS.get(text('sy:updateperiod')?.trim().toLowerCase() ?? '');
  const frequency = numberOf(text('sy:updatefrequency')) || 1;
  const hours = feed.elements('hour').map((hour) => numberOf(hour.text));
  const days = feed.elements('day').map((day) => DAYS.indexOf(day.text.trim().toLowerCase()));
  return {
    self: self === undefined ? null : absolute(self, base),
    hubs: relatedTo(feed, 'hub')
      .slice(0, MOST_HUBS)
      .map((hub) => absolute(hub, base)),
    ttl: ttl === null || ttl === 0 ? null : ttl * MINUTE,
    updateEvery: period === undefined ? null : period / frequency,
    // Some count them from 1 to 24.
    skipHours: [...new Set(hours.flatMap((hour) => (hour === null || hour > 24 ? [] : [hour % 24])))],
    skipDays: [...new Set(days.filter((day) => day >= 0))],
  };
}
