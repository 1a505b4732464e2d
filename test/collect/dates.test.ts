import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/collect/dates.ts';

const iso = (text: string): string | null => {
  const at = readDate(text);
  return at === null ? null : new Date(at).toISOString();
};

describe('readDate', () => {
  it.each([
    ['2025-06-10T14:05:00Z', '2025-06-10T14:05:00.000Z'],
    ['2025-06-10T14:05:00.5+02:00', '2025-06-10T12:05:00.500Z'],
    ['2025-06-10t14:05z', '2025-06-10T14:05:00.000Z'],
    ['2025-06-10 14:05:00', '2025-06-10T14:05:00.000Z'],
    ['2025-06-10 14:05:00 -0400', '2025-06-10T18:05:00.000Z'],
    ['2025-06-10T24:00:00Z', '2025-06-11T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['2025/06/10', '2025-06-10T00:00:00.000Z'],
    ['2025-06', '2025-06-01T00:00:00.000Z'],
    ['2025', '2025-01-01T00:00:00.000Z'],
    ['20250610T140500Z', '2025-06-10T14:05:00.000Z'],
    ['2025-161', '2025-06-10T00:00:00.000Z'],
    ['Tue, 10 Jun 2025 14:05:00 GMT', '2025-06-10T14:05:00.000Z'],
    ['Tue, 10 Jun 2025 14:05:00 EDT', '2025-06-10T18:05:00.000Z'],
    ['Tue, 10 Jun 2025 14:05:00 GMT+0200', '2025-06-10T12:05:00.000Z'],
    ['Tue, 10 Jun 2025 14:05 PST', '2025-06-10T22:05:00.000Z'],
    ['Wrongday, 10 Jun 2025 14:05:00 +0530', '2025-06-10T08:35:00.000Z'],
    ['10 June 2025 2:05 PM', '2025-06-10T14:05:00.000Z'],
    ['10-Jun-25 12:05 am', '2025-06-10T00:05:00.000Z'],
    ['10 Jun 99', '1999-06-10T00:00:00.000Z'],
    ['Tue,  10  Jun  2025\n 14:05:00  Z', '2025-06-10T14:05:00.000Z'],
    ['Di, 10. Juni 2025 14:05:00 MESZ', '2025-06-10T12:05:00.000Z'],
    ['10 de junio de 2025', '2025-06-10T00:00:00.000Z'],
    ['mar., 10 juin 2025 14:05:00 +0200', '2025-06-10T12:05:00.000Z'],
    ['June 10, 2025, 2:05 p.m. EDT', '2025-06-10T18:05:00.000Z'],
    ['Tue Jun 10 14:05:00 CEST 2025', '2025-06-10T12:05:00.000Z'],
    ['10.06.2025 14:05', '2025-06-10T14:05:00.000Z'],
    ['12/31/2025', '2025-12-31T00:00:00.000Z'],
  ])('%j is %s', (text, instant) => {
    expect(iso(text)).toBe(instant);
  });

  it.each([
    ['nothing', ''],
    ['words', 'last Tuesday'],
    ['31 February', '2025-02-31'],
    ['month 13', '2025-13-01'],
    ['an hour that no day has', 'Tue, 10 Jun 2025 31:05:00 GMT'],
    ['a day that could be the month', '06/10/2025'],
    ['a telephone number', '0800 123 456'],
    ['a very long text', `2025-06-10 ${'and so on '.repeat(10)}`],
  ])('is null for %s', (_, text) => {
    expect(readDate(text)).toBeNull();
  });

  it('reads back every instant, in ISO 8601 and RFC 822', () => {
    const seconds = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(seconds, (date) => {
        const whole = Math.floor(date.getTime() / 1_000) * 1_000;
        expect(readDate(date.toISOString())).toBe(date.getTime());
        expect(readDate(date.toUTCString())).toBe(whole);
      }),
    );
  });
  it('never throws and never gives a number that is no instant', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:/. TZ+-]{0,40}$/)), (text) => {
        const at = readDate(text);
        expect(at === null || Number.isSafeInteger(at)).toBe(true);
      }),
    );
  });
});
