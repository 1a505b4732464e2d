import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshFor, readCacheHeaders, updatedCache } from '../../src/collect/freshness.ts';
import type { CacheHeaders } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';

const NOW = Date.UTC(2025, 5, 10, 12);
const date = 'Tue, 10 Jun 2025 12:00:00 GMT';

describe('an answer is fresh', () => {
  it.each<[string, CacheHeaders, number]>([
    ['not at all, without a word of it', {}, 0],
    ['for its max-age', { 'cache-control': 'public, max-age=600' }, 10 * MINUTE],
    ['for its max-age in any letters', { 'cache-control': 'Public, Max-Age="600"' }, 10 * MINUTE],
    ['less the time it lay elsewhere', { 'cache-control': 'max-age=600', age: '540' }, MINUTE],
    ['not at all once it lay for longer', { 'cache-control': 'max-age=600', age: '9999' }, 0],
    ['as max-age says, not s-maxage', { 'cache-control': 's-maxage=86400, max-age=60' }, MINUTE],
    ['not for s-maxage alone', { 'cache-control': 's-maxage=86400' }, 0],
    ['for its max-age although it is private', { 'cache-control': 'private, max-age=60' }, MINUTE],
    [
      'as max-age says, not Expires',
      { 'cache-control': 'max-age=60', expires: 'Wed, 11 Jun 2025 12:00:00 GMT', date },
      MINUTE,
    ],
    ['until it expires', { expires: 'Tue, 10 Jun 2025 13:00:00 GMT', date }, HOUR],
    [
      'until it expires, by the clock of its server',
      { expires: 'Mon, 01 Jan 2001 01:00:00 GMT', date: 'Mon, 01 Jan 2001 00:00:00 GMT' },
      HOUR,
    ],
    ['until it expires, by our clock where it shows none', { expires: 'Tue, 10 Jun 2025 13:00:00 GMT' }, HOUR],
    ['not at all where it expired', { expires: '0', date }, 0],
    ['not at all with no-cache', { 'cache-control': 'no-cache, max-age=600' }, 0],
    ['not at all with no-store', { 'cache-control': 'no-store, max-age=600' }, 0],
    ['not at all with Pragma alone', { pragma: 'no-cache', expires: 'Tue, 10 Jun 2025 13:00:00 GMT', date }, 0],
    [
      'without what may be used although stale',
      { 'cache-control': 'max-age=60, stale-while-revalidate=86400, stale-if-error=86400' },
      MINUTE,
    ],
  ])('%s', (_, headers, ms) => {
    expect(freshFor(headers, NOW)).toBe(ms);
  });
  it('for a time of 0 or more, whatever stands in its headers', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^(?:max-age|no-cache|s-maxage|=|,|-?\d{1,30}|__proto__| )+$/),
    );
    const headers = fc.record(
      { 'cache-control': text, expires: text, date: text, age: text, pragma: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(headers, (printed) => {
        const ms = freshFor(printed, NOW);
        expect(Number.isSafeInteger(ms) && ms >= 0).toBe(true);
      }),
    );
  });
});

describe('what is kept of an answer', () => {
  it('are the headers that tell how fresh it is, and none that fills the store', () => {
    const sent: Record<string, string> = { 'cache-control': 'max-age=60', etag: '"x"', expires: 'x'.repeat(501) };
    expect(readCacheHeaders((name) => sent[name] ?? null)).toEqual({ 'cache-control': 'max-age=60' });
  });
  it('is renewed by "not modified": what that prints replaces, the rest holds on from its date', () => {
    const stored = { 'cache-control': 'max-age=7200', age: '7000', date: 'Mon, 09 Jun 2025 12:00:00 GMT' };
    const held = updatedCache(stored, { date });
    expect([held, freshFor(held, NOW)]).toEqual([{ 'cache-control': 'max-age=7200', date }, 2 * HOUR]);
    expect(freshFor(updatedCache(stored, { date, 'cache-control': 'max-age=60' }), NOW)).toBe(MINUTE);
    expect(freshFor(updatedCache(null, { date, 'cache-control': `max-age=${DAY / 1_000}` }), NOW)).toBe(DAY);
  });
});
