// How often a feed publishes, what its server and it ask for, and the settings' bounds → when it is polled next.
import type { FeedPace, UnixMs } from '../domain.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';

/** The shortest and the longest time between two polls, ms; nothing that a feed says goes beyond. */
export interface PollBounds {
  fastest: number;
  slowest: number;
}

export const USUAL_BOUNDS: PollBounds = { fastest: 5 * MINUTE, slowest: HOUR };
/** Of the wait: feeds added together do not stay together. */
export const JITTER = 0.1;
const UNKNOWN = 15 * MINUTE; // ms; between two polls, as long as nobody knows how often it publishes
const POLLS_A_GAP = 2; // so that news is half a gap old at most
const SILENCES_A_GAP = 10; // a night is no change of habit, a month is
const DATES_KEPT = 12;
const FEWEST_DATES = 3;
const SLOTS_LOOKED_AT = 8 * 24; // hours after which a feed that skips every hour and day is polled all the same

/** Dates of articles, the newest first: those known and further ones, each once, none of them to come. */
export function latestDates(known: UnixMs[], more: (UnixMs | null)[], now: UnixMs): UnixMs[] {
  const dates = [...known, ...more.filter((at) => at !== null)].filter((at) => at <= now);
  return [...new Set(dates)].sort((a, b) => b - a).slice(0, DATES_KEPT);
}

/** The time that usually passes between two articles (the median), ms; null while too few are known. */
export function usualGap(recent: UnixMs[]): number | null {
  if (recent.length < FEWEST_DATES) return null;
  const gaps = recent.slice(1).map((at, i) => (recent[i] ?? at) - at);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null;
}

/** The gap that is reckoned with: the usual one, or more where the feed has been silent for far longer. */
export function presentGap(recent: UnixMs[], now: UnixMs): number | null {
  const usual = usualGap(recent);
  const [newest] = recent;
  const silence = newest === undefined ? 0 : (now - newest) / SILENCES_A_GAP;
  if (usual === null) return silence > UNKNOWN * POLLS_A_GAP ? silence : null;
  return Math.max(usual, silence);
}

/**
 * The time until the next update by the syndication module. The commonest blog program prints "hourly" for every blog: where
 * articles come faster, that alone is not believed.
 */
function untilUpdate({ period, base }: FeedPace, habit: number, now: UnixMs): number {
  if (period === null) return 0;
  if (base === null) return period === HOUR && habit * POLLS_A_GAP < HOUR ? 0 : period;
  const since = (((now - base) % period) + period) % period; // since the last whole period; the base may lie ahead
  return period - since;
}

/** The first moment from `at` on in which the feed does not say that nothing comes. */
function afterSkipped({ skipHours, skipDays }: FeedPace, at: UnixMs): UnixMs {
  let next = at;
  for (let slots = 0; slots < SLOTS_LOOKED_AT; slots++) {
    const date = new Date(next);
    const ofDay = skipDays.includes(date.getUTCDay());
    if (!ofDay && !skipHours.includes(date.getUTCHours())) return next;
    const slot = ofDay ? DAY : HOUR;
    next = (Math.floor(next / slot) + 1) * slot;
  }
  return at;
}

/**
 * When a feed that was just read is polled next.
 * @param from `every`: what somebody asked for, ms, in place of what the feed's habits say, and of `fastest`; null: it
 *   adapts. `gap`: presentGap. `fresh`: how long its server calls the answer fresh, ms. `jitter` 0 to 1
 * @returns never sooner than `now` + fastest nor later than `now` + slowest (where `every` is longer than that, a tenth of
 *   it later); the larger the gap, the later
 */
export function nextPoll(from: {
  every: number | null;
  gap: number | null;
  fresh: number;
  pace: FeedPace | null;
  bounds: PollBounds;
  jitter: number;
  now: UnixMs;
}): UnixMs {
  const { every, gap, fresh, pace, bounds, now } = from;
  const spread = 1 + Math.min(Math.max(from.jitter, 0), 1) * JITTER;
  const fastest = every ?? bounds.fastest;
  const slowest = Math.max(bounds.slowest, every === null ? fastest : every * (1 + JITTER));
  const habit = every ?? (gap === null ? UNKNOWN : gap / POLLS_A_GAP);
  const asked = pace === null ? fresh : Math.max(fresh, pace.ttl ?? 0, untilUpdate(pace, habit, now));
  // The spread comes on top of what was asked for, and has its room below the ceiling.
  const wait = Math.min(Math.max(habit, asked, fastest), Math.max(fastest, slowest / (1 + JITTER))) * spread;
  const at = pace === null ? now + wait : afterSkipped(pace, now + wait);
  return Math.round(Math.min(at, now + slowest));
}
