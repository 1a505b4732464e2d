import { describe, expect, it } from 'vitest';
import { feedHealth } from '../../src/collect/health.ts';
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

describe('feedHealth', () => {
  it.each<[string, Partial<FeedState>]>([
    ['not polled yet', {}],
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
    ['overdue: it should have been polled 2 h ago', { ...polled, nextPollAt: NOW - 2 * HOUR }],
  ])('%s', (line, state) => {
    expect(feedHealth(feed, { ...newFeedState(feed.id, NOW), ...state }, NOW)).toBe(line);
  });
});
