// A feed's state and what its server said → what to ask next time, and the state after it.
import type { Feed, FeedState, UnixMs } from '../domain.ts';
import type { DownloadRequest, DownloadResult } from '../ports.ts';
import { DAY, HOUR, MINUTE, retryDelay, SECOND } from '../time.ts';
import { freshFor, updatedCache } from './freshness.ts';
import { nextPoll, presentGap, type PollBounds } from './next-poll.ts';

type Failure = Extract<DownloadResult, { state: 'failed' }>;
type Success = Exclude<DownloadResult, { state: 'failed' }>;
/** When a poll is, and chance: 0 to 1. */
export interface Moment {
  now: UnixMs;
  jitter: number;
}

const RETRY = { first: MINUTE, most: 6 * HOUR };
const RETRY_JITTER = 0.5; // of the wait: a host that comes back is not asked by all its feeds at once
const LONGEST_WAIT = DAY; // whatever a server asks for
const NEVER = Date.UTC(9999, 0); // the next poll of a feed that stopped
/** Polls in a row that say the feed has moved for good, before it is believed. */
const POLLS_TO_MOVE = 3;
/** ms; a feed that answers nothing but "not modified" is read whole as often: a store forgets keys that nobody touches. */
const READ_WHOLE_EVERY = 7 * DAY;
const PATIENCE = SECOND; // ms; a poll that waited longer for a slow host would keep another feed waiting
const VALIDATORS_UNKNOWN = { etag: null, lastModified: null };

/** Where the feed is asked: at the address it moved to, once several polls said so. */
export function addressOf({ url }: Feed, { moved }: FeedState): string {
  return moved !== null && moved.polls >= POLLS_TO_MOVE ? moved.to : url;
}

/** Whether the whole body is wanted although nothing may be new. */
export function wantsWhole({ keysSeenAt }: FeedState, { now, jitter }: Moment): boolean {
  return keysSeenAt === null || now - keysSeenAt >= READ_WHOLE_EVERY * (1 + jitter / 10);
}

/** What to ask for. Without validators the answer is the whole body. */
export function requestFor(feed: Feed, state: FeedState, moment: Moment): DownloadRequest {
  const { etag, lastModified, validatorsOf } = state;
  const validators = wantsWhole(state, moment) ? VALIDATORS_UNKNOWN : { etag, lastModified };
  return {
    url: addressOf(feed, state),
    ...validators,
    patience: PATIENCE,
    ...(validatorsOf !== null && { validatorsOf }),
  };
}

/** A failure leaves the validators alone: what they stand for was read. A host that was not asked is no failure. */
export function afterFailure(feed: Feed, state: FeedState, failure: Failure, { now, jitter }: Moment): FeedState {
  if (failure.putOff === true) {
    return { ...state, nextPollAt: now + Math.max(failure.retryAfter ?? 0, SECOND) };
  }
  const moved = addressOf(feed, state) !== feed.url;
  const failures = state.failures + 1;
  const asked = Math.min(failure.retryAfter ?? 0, LONGEST_WAIT);
  const wait = Math.max(Math.round(retryDelay(failures, RETRY) * (1 + jitter * RETRY_JITTER)), asked);
  const stopped = failure.gone && !moved; // where it moved to may be gone, and the feed back where it was
  return {
    ...state,
    lastPollAt: now,
    nextPollAt: stopped ? NEVER : now + wait,
    failures,
    lastError: failure.reason,
    failingSince: state.failingSince ?? now,
    moved: moved ? null : state.moved,
    stopped,
  };
}

/** What a poll in a row says of where the feed moved to for good. An address with a login stays: no other gets it. */
function movedAfter(feed: Feed, state: FeedState, { movedTo = null }: Success): FeedState['moved'] {
  if (movedTo === null) return addressOf(feed, state) === feed.url ? null : state.moved;
  if (new URL(feed.url).username !== '') return null;
  const again = state.moved?.to === movedTo ? Math.min(state.moved.polls, POLLS_TO_MOVE - 1) : 0;
  return { to: movedTo, polls: again + 1 };
}

/**
 * The state after an answer, "not modified" or a body that was read. Its freshness, validators and next poll are those of
 * the answer; what a "not modified" leaves out stays (RFC 9111, 4.3.4).
 * @param read of the body: its hash, its dates and what it says of its pace; none of them where it was not parsed
 */
export function afterSuccess(
  feed: Feed,
  state: FeedState,
  result: Success,
  read: Partial<Pick<FeedState, 'bodyHash' | 'recent' | 'pace' | 'keysSeenAt' | 'baselineDone'>>,
  { now, jitter, bounds }: Moment & { bounds: PollBounds },
): FeedState {
  const cache = result.state === 'body' ? (result.cache ?? {}) : updatedCache(state.cache, result.cache ?? {});
  const { recent, pace } = { ...state, ...read };
  const wait = {
    every: feed.every,
    gap: presentGap(recent, now),
    fresh: freshFor(cache, now),
    pace,
    bounds,
    jitter,
    now,
  };
  return {
    ...state,
    ...read,
    ...validatorsAfter(state, result),
    cache,
    moved: movedAfter(feed, state, result),
    nextPollAt: nextPoll(wait),
    lastPollAt: now,
    lastSuccessAt: now,
    failures: 0,
    lastError: null,
    failingSince: null,
    stopped: false,
  };
}

function validatorsAfter(state: FeedState, result: Success): Pick<FeedState, 'etag' | 'lastModified' | 'validatorsOf'> {
  const { etag = null, lastModified = null } = result;
  if (result.state === 'body') return { etag, lastModified, validatorsOf: result.url };
  return {
    etag: etag ?? state.etag,
    lastModified: lastModified ?? state.lastModified,
    validatorsOf: state.validatorsOf,
  };
}
