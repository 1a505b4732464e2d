// Feeds and their states: how they are counted, and from when on many that fail are one trouble.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFeeds, failingAtOnce } from '../../src/observe/feed-counts.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import { NOW } from '../store/samples.ts';
import { failingFeeds, feedIn, wellFeeds, type KnownFeed } from './samples.ts';

const one = { failures: 1 };

it('a feed is counted once, by what is worst about it', () => {
  const told = { trouble: 'silent', at: NOW } as const;
  const feeds = [
    ...wellFeeds(3),
    ...failingFeeds(2, NOW),
    feedIn('silent', { told }),
    feedIn('silent and failing', { told, failures: 1 }),
    feedIn('stopped', { stopped: true, failures: 1 }),
    feedIn('new', { lastPollAt: null }),
  ];
  expect(countFeeds(feeds)).toEqual({ ok: 3, failing: 3, silent: 1, stopped: 1, waiting: 1 });
});

describe('many that fail are one trouble', () => {
  it.each<[string, KnownFeed[], boolean]>([
    ['five of ten since the same hour', [...failingFeeds(5, NOW), ...wellFeeds(5)], true],
    ['four of four: they are told one by one', failingFeeds(4, NOW), false],
    ['five of eleven', [...failingFeeds(5, NOW), ...wellFeeds(6)], false],
    ['five of ten after one failure each', [...failingFeeds(5, NOW, one), ...wellFeeds(5)], false],
    ['five of ten within an hour', [...failingFeeds(3, NOW), ...failingFeeds(2, NOW + HOUR), ...wellFeeds(5)], true],
    [
      'five of ten over more than an hour',
      [...failingFeeds(4, NOW), ...failingFeeds(1, NOW + HOUR + 1), ...wellFeeds(5)],
      false,
    ],
    [
      'five of ten that failed over weeks',
      [...Array.from({ length: 5 }, (_, n) => failingFeeds(1, NOW - n * DAY)).flat(), ...wellFeeds(5)],
      false,
    ],
    [
      'five that were dead for long, and five of ten others',
      [...failingFeeds(5, NOW - 9 * DAY), ...failingFeeds(10, NOW), ...wellFeeds(5)],
      true,
    ],
    [
      'feeds that are gone or were never read count for nothing',
      [
        ...failingFeeds(5, NOW),
        ...wellFeeds(5),
        ...Array.from({ length: 9 }, (_, n) => feedIn(`gone ${n}`, n < 5 ? { stopped: true } : { lastPollAt: null })),
      ],
      true,
    ],
    [
      'the demo counts for nothing',
      [...failingFeeds(4, NOW), feedIn('demo', { failures: 9, failingSince: NOW }, { addedBy: 'demo' })],
      false,
    ],
    ['no feed at all', [], false],
  ])('%s: %#', (_, feeds, begins) => expect(failingAtOnce(feeds)).toMatchObject({ begins }));

  it.each<[string, KnownFeed[], boolean]>([
    ['five of fifteen still', [...failingFeeds(5, NOW), ...wellFeeds(10)], false],
    ['five of sixteen', [...failingFeeds(5, NOW), ...wellFeeds(11)], true],
    ['four of four', failingFeeds(4, NOW), true],
    ['none', wellFeeds(3), true],
  ])('it is over, or not: %s', (_, feeds, isOver) => expect(failingAtOnce(feeds)).toMatchObject({ isOver }));

  it('says since when, and what most of them say', () => {
    const feeds = [...failingFeeds(4, NOW), ...failingFeeds(2, NOW + MINUTE, { lastError: 'the server answered 500' })];
    expect(failingAtOnce(feeds)).toEqual({
      begins: true,
      isOver: false,
      failing: 6,
      all: 6,
      since: NOW,
      reason: 'the host was not found',
    });
  });

  it('never both begins and is over, whatever fails since when', () => {
    const feed = fc.record({ failures: fc.nat(3), at: fc.nat(3 * HOUR), stopped: fc.boolean() });
    fc.assert(
      fc.property(fc.array(feed, { maxLength: 40 }), (list) => {
        const feeds = list.map(({ failures, at, stopped }, n) =>
          feedIn(`${n}`, { failures, stopped, failingSince: failures > 0 ? NOW + at : null }),
        );
        const { begins, isOver, failing, all } = failingAtOnce(feeds);
        expect(begins && isOver).toBe(false);
        expect(failing).toBeLessThanOrEqual(all);
      }),
    );
  });
});
