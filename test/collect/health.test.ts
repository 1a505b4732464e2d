import { describe, expect, it } from 'vitest';
import { feedHealth, healthFigures } from '../../src/collect/health.ts';
import { newFeedState } from '../../src/domain.ts';
import type { Feed, FeedState } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';

const NOW = Date.UTC(2025, 5, 10, 12);
const feed: Feed = {
  id: 'f',
  url: 'https://wire.example/feed',
  title: 'Wire',
  every: 15 * MINUTE,
  backfill: false,
  addedBy: 'config',
};
const polled: Partial<FeedState> = {
  lastPollAt: NOW - MINUTE,
  lastSuccessAt: NOW - MINUTE,
  nextPollAt: NOW + 14 * MINUTE,
};

const hoursAgo = (...hours: number[]): number[] => hours.map((n) => NOW - n * HOUR);

describe('feedHealth', () => {
  it.each<[string, Partial<FeedState>]>([
    ['not polled yet', {}],
    ['not polled yet, next poll in 58 min', { nextPollAt: NOW + 58 * MINUTE }],
    ['ok, nothing new yet, next poll in 14 min', polled],
    ['ok, last new 2 h ago, next poll in 14 min', { ...polled, lastNewAt: NOW - 2 * HOUR }],
    ['ok, last new 3 days ago, next poll in 14 min', { ...polled, lastNewAt: NOW - 3 * DAY }],
    ['ok, last new less than a minute ago, next poll in 14 min', { ...polled, lastNewAt: NOW - 1 }],
    [
      'failing at the last poll: It is gone. (never read so far, next try in 4 min)',
      { lastPollAt: NOW, failures: 1, lastError: 'It is gone.', nextPollAt: NOW + 4 * MINUTE },
    ],
    [
      'failing for 3 polls: It is gone. (last read 5 h ago, next try now)',
      { ...polled, failures: 3, lastError: 'It is gone.', lastSuccessAt: NOW - 5 * HOUR, nextPollAt: NOW },
    ],
    [
      'ok, last new 2 h ago, usually every 60 min, next poll in 14 min',
      { ...polled, lastNewAt: NOW - 2 * HOUR, recent: hoursAgo(2, 3, 4) },
    ],
    [
      'silent: nothing new for 8 days, usually every 60 min, next poll in 14 min',
      { ...polled, recent: hoursAgo(200, 201, 202), told: { trouble: 'silent', at: NOW } },
    ],
    [
      'ok, nothing new yet, next poll in 14 min, moved for good to https://wire.example/new',
      { ...polled, moved: { to: 'https://wire.example/new', polls: 3 } },
    ],
    [
      'ok, nothing new yet, next poll now',
      { ...polled, nextPollAt: NOW, moved: { to: 'https://wire.example/new', polls: 2 } },
    ],
    [
      'stopped: The feed is gone for good (410). A test of its address starts it again.',
      { ...polled, failures: 1, stopped: true, lastError: 'The feed is gone for good (410).' },
    ],
    ['overdue: it should have been polled 2 h ago', { ...polled, nextPollAt: NOW - 2 * HOUR }],
  ])('%s', (line, state) => {
    expect(feedHealth(feed, { ...newFeedState(feed.id, NOW), ...state }, NOW)).toBe(line);
  });
});

describe('healthFigures', () => {
  it('says nothing of a feed that nobody has polled', () => {
    expect(healthFigures(feed, newFeedState(feed.id, NOW), NOW)).toEqual({
      lastPollAt: null,
      lastSuccessAt: null,
      lastNewAt: null,
      nextPollAt: NOW,
      failures: 0,
      failingSince: null,
      error: null,
      medianGap: null,
      silence: null,
      movedTo: null,
      trouble: null,
    });
  });
  it('has all that is known', () => {
    const state: FeedState = {
      ...newFeedState(feed.id, NOW),
      ...polled,
      recent: hoursAgo(2, 3, 5, 9),
      lastNewAt: NOW - HOUR,
      stopped: true,
      moved: { to: 'https://wire.example/new', polls: 3 },
      told: { trouble: 'gone', at: NOW },
    };
    const known = { nextPollAt: null, medianGap: 2 * HOUR, silence: HOUR, trouble: 'gone' };
    expect(healthFigures(feed, state, NOW)).toMatchObject({ ...known, movedTo: 'https://wire.example/new' });
  });
});
