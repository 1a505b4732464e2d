// A test's needs in, states of feeds and alerts that wait out.
import { newFeedState, type AlertRecord, type Feed, type FeedState } from '../../src/domain.ts';
import { anAlert, NOW } from '../store/samples.ts';

export interface KnownFeed {
  feed: Feed;
  state: FeedState;
}

/** A feed that was read once; with whatever the test cares about. */
export function feedIn(id: string, state: Partial<FeedState> = {}, feed: Partial<Feed> = {}): KnownFeed {
  const url = `https://news.example/${id}.xml`;
  return {
    feed: { id, url, title: id, every: null, backfill: false, addedBy: 'config', ...feed },
    state: { ...newFeedState(id, NOW), lastPollAt: NOW, ...state },
  };
}

/** So many that began to fail at that time. */
export function failingFeeds(many: number, since: number, change: Partial<FeedState> = {}): KnownFeed[] {
  const state = { failures: 3, failingSince: since, lastError: 'the host was not found', ...change };
  return Array.from({ length: many }, (_, n) => feedIn(`failing ${since} ${n}`, state));
}
export function wellFeeds(many: number): KnownFeed[] {
  return Array.from({ length: many }, (_, n) => feedIn(`well ${n}`));
}

/** An alert that is due, owed at `createdAt`. */
export function dueAlert(change: Partial<AlertRecord> = {}): AlertRecord {
  return {
    ...anAlert(change),
    state: 'due',
    attempts: 0,
    lastError: null,
    ts: null,
    sentAt: null,
    acknowledged: null,
    assigned: null,
    objections: [],
    ...change,
  };
}
