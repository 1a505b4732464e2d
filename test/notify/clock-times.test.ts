// Times of day, time zones and moments → when the digest was due, and when quiet hours end; clocks that change among them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestTime } from '../../src/domain.ts';
import {
  daysInWords,
  isTimeZone,
  lastDigestDue,
  nextDigestDue,
  quietUntil,
  readDigestTime,
  readTimeOfDay,
  readWeekday,
} from '../../src/notify/clock-times.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString());
const daily = (time: string, since = 0): DigestTime => ({ weekday: null, at: time, since });

describe('what people type', () => {
  it.each([
    ['9:00', '09:00'],
    ['09.30', '09:30'],
    ['9 am', '09:00'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['18h', '18:00'],
    ['24:00', null],
    ['13 pm', null],
    ['9:60', null],
    ['soon', null],
  ])('time of day: %s → %s', (typed, read) => expect(readTimeOfDay(typed)).toBe(read));
  it.each([
    ['mon', 1],
    ['Sundays', 0],
    ['SATURDAY', 6],
    ['m', null],
    ['someday', null],
  ])('weekday: %s → %s', (typed, read) => expect(readWeekday(typed)).toBe(read));
  it.each([
    ['daily 09:00', { weekday: null, at: '09:00' }],
    ['weekly mon 09:00', { weekday: 1, at: '09:00' }],
    ['every fri 5pm', { weekday: 5, at: '17:00' }],
    ['mon', null],
    ['', null],
  ])('digest: %s', (typed, read) => expect(readDigestTime(typed)).toEqual(read));
  it.each([
    ['Asia/Kathmandu', true],
    ['UTC', true],
    ['Europe/Nowhere', false],
    ['', false],
  ])('time zone: “%s” %s', (typed, is) => expect(isTimeZone(typed)).toBe(is));
});

describe('the digest', () => {
  it.each<[string, DigestTime, string, string, string | null]>([
    ['today', daily('09:00'), 'UTC', '2027-03-09T09:00:00Z', '2027-03-09T09:00:00.000Z'],
    ['yesterday, a minute before', daily('09:00'), 'UTC', '2027-03-09T08:59:00Z', '2027-03-08T09:00:00.000Z'],
    [
      'five hours and three quarters east',
      daily('09:00'),
      'Asia/Kathmandu',
      '2027-03-09T03:15:00Z',
      '2027-03-09T03:15:00.000Z',
    ],
    [
      'the other side of the date line',
      daily('00:30'),
      'Pacific/Kiritimati',
      '2027-03-09T10:29:00Z',
      '2027-03-08T10:30:00.000Z',
    ],
    ['last Monday', { weekday: 1, at: '09:00', since: 0 }, 'UTC', '2027-03-14T12:00:00Z', '2027-03-08T09:00:00.000Z'],
    [
      'a Sunday, a week ago',
      { weekday: 0, at: '09:00', since: 0 },
      'UTC',
      '2027-03-14T08:00:00Z',
      '2027-03-07T09:00:00.000Z',
    ],
    [
      'in the hour that is skipped: an hour later',
      daily('02:30'),
      'Europe/Berlin',
      '2027-03-28T12:00:00Z',
      '2027-03-28T01:30:00.000Z',
    ],
    [
      'in the hour that comes twice: the first, seen within it',
      daily('02:30'),
      'Europe/Berlin',
      '2027-10-31T00:40:00Z',
      '2027-10-31T00:30:00.000Z',
    ],
    [
      'in the hour that comes twice: the first, seen after it',
      daily('02:30'),
      'Europe/Berlin',
      '2027-10-31T12:00:00Z',
      '2027-10-31T00:30:00.000Z',
    ],
    ['never, since it was set after', daily('09:00', at('2027-03-09T09:30:00Z')), 'UTC', '2027-03-09T10:00:00Z', null],
    ['never, in no time zone', daily('09:00'), 'Europe/Nowhere', '2027-03-09T10:00:00Z', null],
  ])('was last due %s', (_, time, zone, now, due) => expect(iso(lastDigestDue(time, zone, at(now)))).toBe(due));
  it.each([
    [daily('09:00'), '2027-03-09T09:00:00Z', '2027-03-10T09:00:00.000Z'],
    [{ weekday: 2, at: '09:00' }, '2027-03-09T09:00:00Z', '2027-03-16T09:00:00.000Z'],
    [{ weekday: 2, at: '09:00' }, '2027-03-09T08:00:00Z', '2027-03-09T09:00:00.000Z'],
  ])('is next due %j after %s', (time, now, due) => expect(iso(nextDigestDue(time, 'UTC', at(now)))).toBe(due));

  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/Santiago',
  );
  const clockTime = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
  const weekday = fc.option(fc.integer({ min: 0, max: 6 }));
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2029-01-01T00:00:00Z') });
  it('looked at every minute, each day or week has one due moment, the next one as foretold', () => {
    fc.assert(
      fc.property(zone, clockTime, weekday, moment, (timeZone, time, day, now) => {
        const digest = { weekday: day, at: time, since: 0 };
        const due = lastDigestDue(digest, timeZone, now);
        const next = nextDigestDue(digest, timeZone, now);
        if (due === null || next === null) throw new Error('expected both');
        const length = next - due;
        const whole = (day === null ? 1 : 7) * DAY;
        expect(due).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        expect(Math.abs(length - whole)).toBeLessThanOrEqual(HOUR);
        expect(lastDigestDue(digest, timeZone, due)).toBe(due);
        expect(lastDigestDue(digest, timeZone, next - 1)).toBe(due);
        expect(lastDigestDue(digest, timeZone, next)).toBe(next);
      }),
      { numRuns: 200 },
    );
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00' };
  it.each<[string, { from: string; to: string }, string, string, string | null]>([
    ['past midnight, in the evening', night, 'UTC', '2027-03-09T22:00:00Z', '2027-03-10T07:00:00.000Z'],
    ['past midnight, in the morning', night, 'UTC', '2027-03-10T06:59:59Z', '2027-03-10T07:00:00.000Z'],
    ['over at their end', night, 'UTC', '2027-03-10T07:00:00Z', null],
    ['not begun', night, 'UTC', '2027-03-09T21:59:00Z', null],
    ['within a day', { from: '12:00', to: '13:00' }, 'UTC', '2027-03-09T12:30:00Z', '2027-03-09T13:00:00.000Z'],
    ['on Kathmandu’s clock', night, 'Asia/Kathmandu', '2027-03-09T16:15:00Z', '2027-03-10T01:15:00.000Z'],
    ['a night an hour short', night, 'Europe/Berlin', '2027-03-28T00:00:00Z', '2027-03-28T05:00:00.000Z'],
    ['a night an hour long', night, 'Europe/Berlin', '2027-10-31T00:00:00Z', '2027-10-31T06:00:00.000Z'],
    ['empty', { from: '07:00', to: '07:00' }, 'UTC', '2027-03-09T07:00:00Z', null],
    ['in no time zone', night, 'Europe/Nowhere', '2027-03-09T23:00:00Z', null],
  ])('%s', (_, hours, zone, now, end) => expect(iso(quietUntil(hours, zone, at(now)))).toBe(end));
  it('end within a day, and not before they end', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2027-03-01T00:00:00Z'), max: at('2027-11-30T00:00:00Z') }), (now) => {
        const end = quietUntil(night, 'Europe/Berlin', now);
        if (end === null) return;
        expect(end - now).toBeLessThanOrEqual(10 * HOUR);
        expect(quietUntil(night, 'Europe/Berlin', end)).toBeNull();
        expect(quietUntil(night, 'Europe/Berlin', end - MINUTE)).toBe(end);
      }),
    );
  });
});

describe('days in words', () => {
  const monday = at('2027-03-08T23:30:00Z');
  it.each([
    [monday, monday, 'UTC', 'Mon 8 Mar'],
    [monday, monday, 'Europe/Berlin', 'Tue 9 Mar'],
    [monday, monday + 7 * DAY, 'UTC', 'Mon 8 Mar to Mon 15 Mar'],
    [monday, monday, 'Europe/Nowhere', 'Mon 8 Mar'],
  ])('%#', (from, to, zone, words) => expect(daysInWords(from, to, zone)).toBe(words));
});
