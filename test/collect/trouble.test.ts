import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestAt, troubleAfter } from '../../src/collect/trouble.ts';
import { newFeedState, type Feed, type FeedState } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';

const NOW = Date.UTC(2025, 5, 10, 12);
const FEED: Feed = {
  id: 'f',
  url: 'https://wire.example/feed',
  title: 'Wire',
  every: null,
  backfill: false,
  addedBy: 'config',
};
const stateOf = (change: Partial<FeedState>): FeedState => ({ ...newFeedState(FEED.id, 0), ...change });
const failing = (failures: number, since: number): Partial<FeedState> => ({
  failures,
  failingSince: NOW - since,
  lastError: 'The server took too long.',
  lastSuccessAt: NOW - since - HOUR,
});
const daysAgo = (...days: number[]): number[] => days.map((n) => NOW - n * DAY);
const told = (trouble: 'failing' | 'silent' | 'gone', ago = DAY) => ({ told: { trouble, at: NOW - ago } });

describe('after a poll', () => {
  it.each<[string, Partial<FeedState>, string | null]>([
    ['all is well', {}, null],
    ['four failures are no news', failing(4, DAY), null],
    ['five within the hour are a restart', failing(5, 59 * MINUTE), null],
    ['five over an hour are told', failing(5, HOUR), 'failing'],
    ['six are not told again', { ...failing(6, DAY), ...told('failing') }, null],
    ['a success after that is', { lastSuccessAt: NOW, ...told('failing') }, 'recovered'],
    ['a success after four failures is none', { lastSuccessAt: NOW }, null],
    ['a feed that is gone is told at once', { ...failing(1, 0), stopped: true }, 'gone'],
    ['and where it was failing before', { ...failing(9, DAY), stopped: true, ...told('failing') }, 'gone'],
    ['but once', { ...failing(9, DAY), stopped: true, ...told('gone') }, null],
    ['and it may come back', told('gone'), 'recovered'],
    ['an hourly feed is silent after five days', { recent: daysAgo(5, 5.04, 5.08) }, 'silent'],
    ['not over Easter', { recent: daysAgo(3.9, 3.95, 4) }, null],
    ['nor a daily one within five gaps', { recent: daysAgo(4.9, 5.9, 6.9) }, null],
    ['nor one that was silent for as long before', { recent: daysAgo(5, 5.04, 5.08, 8) }, null],
    ['nor one of which nobody knows how often it publishes', { recent: daysAgo(300, 301) }, null],
    ['nor one that has something new, undated', { recent: daysAgo(9, 9.1, 9.2), lastNewAt: NOW - HOUR }, null],
    ['nor one that fails, of which nobody knows', { recent: daysAgo(9, 9.1, 9.2), ...failing(1, 0) }, null],
    ['a silent one is told once', { recent: daysAgo(9, 9.1, 9.2), ...told('silent') }, null],
    ['and not that it fails, too', { ...failing(9, DAY), recent: daysAgo(9, 9.1, 9.2), ...told('silent') }, null],
    [
      'only something new ends a silence',
      { recent: daysAgo(9, 9.1, 9.2), lastNewAt: NOW, ...told('silent') },
      'recovered',
    ],
  ])('%s', (_, change, about) => {
    const before = stateOf(change);
    const { state, tell } = troubleAfter(FEED, before, NOW);
    expect(tell?.about ?? null).toBe(about);
    const after = about === null ? before.told : about === 'recovered' ? null : { trouble: about, at: NOW };
    expect(state).toEqual({ ...before, told: after });
    expect(troubleAfter(FEED, state, NOW + 1).tell).toBeNull();
  });
  it('the demo’s own feed is nobody’s trouble', () => {
    const demo: Feed = { ...FEED, addedBy: 'demo' };
    expect(troubleAfter(demo, stateOf(failing(9, DAY)), NOW).tell).toBeNull();
  });
  it('it is told in words', () => {
    const says = (change: Partial<FeedState>) => troubleAfter(FEED, stateOf(change), NOW).tell?.says.join(' ');
    expect(says(failing(7, 3 * HOUR))).toContain(
      'It could not be read 7 times in a row, for 3 h. The server took too long. It is tried again',
    );
    expect(says({ recent: daysAgo(9, 9.5, 10) })).toContain(
      'nothing new has come for 9 days; usually something comes every 12 h.',
    );
    expect(says({ stopped: true })).toContain('Its server says so (410), and it is not read any more.');
    expect(says(told('failing', 5 * HOUR))).toBe('It can be read again, 5 h after I said that it could not.');
    expect(says({ lastNewAt: NOW, ...told('silent', 3 * DAY) })).toBe(
      'Something new has come again, 3 days after I said that nothing did.',
    );
  });
  it('the same trouble, found again by a poll that is repeated, is of the same episode', () => {
    const first = troubleAfter(FEED, stateOf(failing(5, 2 * HOUR)), NOW).tell;
    const again = troubleAfter(FEED, stateOf(failing(5, 2 * HOUR)), NOW + MINUTE).tell;
    expect(first?.episode).toBe(again?.episode);
    expect(troubleAfter(FEED, stateOf(failing(5, 5 * HOUR)), NOW).tell?.episode).not.toBe(first?.episode);
  });
});

it('over any life of a feed, troubles and recoveries take turns; only "gone" may follow "failing"', () => {
  const event = fc.record({
    fails: fc.boolean(),
    gone: fc.boolean(),
    isNew: fc.boolean(),
    hours: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 80 }), (life) => {
      let now = NOW;
      let state = stateOf({ recent: daysAgo(1, 1.1, 1.2) });
      let open: string | null = null;
      for (const { fails, gone, isNew, hours } of life) {
        now += hours * HOUR;
        state = fails
          ? { ...state, failures: state.failures + 1, failingSince: state.failingSince ?? now, stopped: gone }
          : { ...state, failures: 0, failingSince: null, stopped: false, lastSuccessAt: now };
        if (!fails && isNew) state = { ...state, lastNewAt: now };
        const { state: after, tell } = troubleAfter(FEED, state, now);
        if (tell?.about === 'recovered') expect(open).not.toBeNull();
        else if (tell !== null) expect(open === null || tell.about === 'gone').toBe(true);
        if (tell !== null) open = tell.about === 'recovered' ? null : tell.about;
        expect(after.told?.trouble ?? null).toBe(open);
        state = after;
      }
    }),
  );
});

it.each<[string, Partial<FeedState>, number | null]>([
  ['nobody knows', {}, null],
  ['its date', { recent: daysAgo(2, 3) }, NOW - 2 * DAY],
  ['when it was seen, where that is later', { recent: daysAgo(2, 3), lastNewAt: NOW - DAY }, NOW - DAY],
  ['when it was seen, where no date is known', { lastNewAt: NOW - DAY }, NOW - DAY],
])('the newest article came: %s', (_, change, at) => {
  expect(newestAt(stateOf(change))).toBe(at);
});
