import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestDates, nextPoll, presentGap, USUAL_BOUNDS, usualGap } from '../../src/collect/next-poll.ts';
import type { FeedPace } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/time.ts';

const NOW = Date.UTC(2025, 5, 10, 12, 20); // a Tuesday
const BOUNDS = { fastest: 5 * MINUTE, slowest: 6 * HOUR };
const QUIET: FeedPace = { ttl: null, period: null, base: null, skipHours: [], skipDays: [] };
const poll = (from: Partial<Parameters<typeof nextPoll>[0]>): number =>
  nextPoll({ every: null, gap: HOUR, fresh: 0, pace: null, bounds: BOUNDS, jitter: 0, now: NOW, ...from }) - NOW;
/** The ceiling, less the room for the spread. */
const SLOWEST = Math.round((6 * HOUR) / 1.1);

describe('the next poll of a feed that', () => {
  it.each<[string, Parameters<typeof poll>[0], number]>([
    ['publishes every hour comes after half of it', {}, 30 * MINUTE],
    ['publishes every minute: the floor', { gap: MINUTE }, 5 * MINUTE],
    ['publishes all at once: the floor', { gap: 0 }, 5 * MINUTE],
    ['publishes once a week: the ceiling', { gap: 7 * DAY }, SLOWEST],
    ['nobody knows: a quarter of an hour', { gap: null }, 15 * MINUTE],
    ['somebody set to 10 minutes, however rarely it publishes', { every: 10 * MINUTE, gap: DAY }, 10 * MINUTE],
    ['somebody set to 10 minutes, and its server asks for 20', { every: 10 * MINUTE, fresh: 20 * MINUTE }, 20 * MINUTE],
    ['somebody set to 10 minutes, and its server asks for a day', { every: 10 * MINUTE, fresh: DAY }, SLOWEST],
    [
      'somebody set to 10 minutes, and it says hourly',
      { every: 10 * MINUTE, pace: { ...QUIET, period: HOUR } },
      10 * MINUTE,
    ],
    ['somebody set to 10 seconds: below the floor', { every: 10 * SECOND }, 10 * SECOND],
    ['somebody set to a day: above the ceiling', { every: DAY, fresh: 2 * DAY, gap: MINUTE }, DAY],
    ['somebody set to a day, a tenth later by chance', { every: DAY, jitter: 1 }, DAY + DAY / 10],
    ['its server calls fresh for two hours', { fresh: 2 * HOUR }, 2 * HOUR],
    ['its server calls fresh for a minute: as it publishes', { fresh: MINUTE }, 30 * MINUTE],
    ['its server calls fresh for a year: the ceiling', { fresh: 365 * DAY }, SLOWEST],
    ['prints a ttl of an hour', { pace: { ...QUIET, ttl: HOUR } }, HOUR],
    ['prints a ttl of a month: the ceiling', { pace: { ...QUIET, ttl: 30 * DAY } }, SLOWEST],
    ['is updated every two hours by its own word', { gap: 3 * HOUR, pace: { ...QUIET, period: 2 * HOUR } }, 2 * HOUR],
    [
      'says hourly, and publishes every ten minutes',
      { gap: 10 * MINUTE, pace: { ...QUIET, period: HOUR } },
      5 * MINUTE,
    ],
    [
      'is updated daily at 13:00',
      { gap: DAY, pace: { ...QUIET, period: DAY, base: Date.UTC(2020, 0, 1, 13) } },
      SLOWEST, // half a gap is longer than the way to 13:00
    ],
    [
      'is updated daily by its own word, in lots of many articles',
      { gap: MINUTE, pace: { ...QUIET, period: DAY } },
      SLOWEST,
    ],
    [
      'is updated every two hours from 1:00 on, the next time at 13:00',
      { gap: null, pace: { ...QUIET, period: 2 * HOUR, base: Date.UTC(2030, 0, 1, 1) } },
      40 * MINUTE,
    ],
    ['skips the hour it would come in', { pace: { ...QUIET, skipHours: [12, 13] } }, HOUR + 40 * MINUTE],
    ['skips today: no longer than the ceiling', { pace: { ...QUIET, skipDays: [2] } }, 6 * HOUR],
    [
      'skips every hour: as if it skipped none',
      { pace: { ...QUIET, skipHours: Array.from({ length: 24 }, (_, hour) => hour) } },
      30 * MINUTE,
    ],
    ['comes a tenth later by chance', { jitter: 1 }, 33 * MINUTE],
    ['is at the ceiling by chance, and not beyond', { gap: 7 * DAY, jitter: 1 }, 6 * HOUR],
    ['comes when bounds leave no room', { bounds: { fastest: HOUR, slowest: HOUR }, jitter: 1 }, HOUR],
  ])('%s', (_, from, wait) => {
    expect(poll(from)).toBe(wait);
  });
});

describe('whatever a feed says', () => {
  const pace = fc.record<FeedPace>({
    ttl: fc.option(fc.integer({ min: MINUTE, max: 400 * DAY })),
    period: fc.option(fc.integer({ min: 1, max: 365 * DAY })),
    base: fc.option(fc.integer({ min: 0, max: 2 * NOW })),
    skipHours: fc.subarray(Array.from({ length: 24 }, (_, hour) => hour)),
    skipDays: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
  });
  const said = fc.record({
    gap: fc.option(fc.integer({ min: 0, max: 400 * DAY })),
    fresh: fc.integer({ min: 0, max: 1e15 }),
    pace: fc.option(pace),
    jitter: fc.double({ min: -1, max: 2, noNaN: true }),
    bounds: fc.record({ fastest: fc.integer({ min: 1, max: DAY }), slowest: fc.integer({ min: 1, max: 7 * DAY }) }),
    now: fc.integer({ min: 0, max: 2 * NOW }),
  });
  it('it is never polled sooner than the floor nor later than the ceiling', () => {
    fc.assert(
      fc.property(said, (from) => {
        const { fastest, slowest } = from.bounds;
        const wait = nextPoll({ every: null, ...from }) - from.now;
        expect(wait).toBeGreaterThanOrEqual(fastest);
        expect(wait).toBeLessThanOrEqual(Math.max(fastest, slowest));
      }),
    );
  });
  it('the larger the gap between its articles, the later it is polled', () => {
    fc.assert(
      fc.property(
        said,
        fc.integer({ min: 0, max: 400 * DAY }),
        fc.integer({ min: 0, max: 400 * DAY }),
        (from, a, b) => {
          const [small, large] = [Math.min(a, b), Math.max(a, b)];
          const soon = nextPoll({ every: null, ...from, gap: small });
          expect(nextPoll({ every: null, ...from, gap: large })).toBeGreaterThanOrEqual(soon);
        },
      ),
    );
  });
});

describe('the gap between articles', () => {
  const hoursAgo = (...hours: number[]): number[] => hours.map((n) => NOW - n * HOUR);
  it.each<[string, number[], number | null]>([
    ['is not known of two', hoursAgo(1, 2), null],
    ['is the middle one', hoursAgo(1, 2, 4, 10), 2 * HOUR],
    ['is not moved by one long silence', hoursAgo(1, 2, 3, 400, 401), HOUR],
  ])('%s', (_, recent, gap) => {
    expect(usualGap(recent)).toBe(gap);
  });
  it.each<[string, number[], number | null]>([
    ['is the usual one by night', hoursAgo(8, 9, 10), HOUR],
    ['grows with a silence that is no night', hoursAgo(100, 101, 102), 10 * HOUR],
    ['is not known of a feed without articles', [], null],
    ['is a tenth of the silence where no more is known', hoursAgo(1_000), 100 * HOUR],
    ['is not known of a first article', hoursAgo(1), null],
  ])('as it is reckoned with %s', (_, recent, gap) => {
    expect(presentGap(recent, NOW)).toBe(gap);
  });
  it('dates are kept once each, the newest first, and none to come', () => {
    expect(latestDates(hoursAgo(3, 5), [null, NOW + HOUR, ...hoursAgo(3, 1, 9)], NOW)).toEqual(hoursAgo(1, 3, 5, 9));
    const many = Array.from({ length: 50 }, (_, n) => NOW - n * HOUR);
    expect(latestDates([], many.toReversed(), NOW)).toEqual(many.slice(0, 12));
  });
});

it('the usual bounds are five minutes and an hour', () => {
  expect(USUAL_BOUNDS).toEqual({ fastest: 5 * MINUTE, slowest: HOUR });
});
