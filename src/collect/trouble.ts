// A feed's state after a poll → whether people are told that it is in trouble, or out of it: once each, none in between.
import type { Feed, FeedNotice, FeedState, FeedTrouble, UnixMs } from '../domain.ts';
import { DAY, HOUR } from '../time.ts';
import { usualGap } from './next-poll.ts';
import { inWords } from './spans.ts';

/** What people are told. `episode`: when it began, the same for every try to tell it, so that it is told once. */
export interface Trouble {
  about: FeedNotice['about'];
  episode: UnixMs;
  /** Plain sentences. */
  says: string[];
}

const FAILURES_TOLD = 5; // in a row
const FAILING_TOLD = HOUR; // ms; shorter than that is a restart
const GAPS_SILENT = 5; // usual gaps
const LONGEST_GAPS_SILENT = 2; // of the longest gap among the latest articles: a week's end is no silence
const SHORTEST_SILENCE = 4 * DAY; // ms; Easter

/** When the feed's latest article came out, or was first seen; null where none is known. */
export function newestAt({ recent: [newest], lastNewAt }: FeedState): UnixMs | null {
  return newest === undefined ? lastNewAt : Math.max(newest, lastNewAt ?? newest);
}

/** How long nothing has come, where that is far longer than it usually takes; null otherwise. */
function silence(state: FeedState, now: UnixMs): number | null {
  const [usual, newest] = [usualGap(state.recent), newestAt(state)];
  if (usual === null || newest === null) return null;
  const longest = state.recent.slice(1).reduce((most, at, i) => Math.max(most, (state.recent[i] ?? at) - at), 0);
  const long = Math.max(GAPS_SILENT * usual, LONGEST_GAPS_SILENT * longest, SHORTEST_SILENCE);
  return now - newest > long ? now - newest : null;
}

/** What begins, in the order tried; the first row that fits is told. */
const BEGINNINGS: { trouble: FeedTrouble; begins: (state: FeedState, now: UnixMs) => boolean }[] = [
  { trouble: 'gone', begins: ({ stopped }) => stopped },
  {
    trouble: 'failing',
    begins: ({ failures, failingSince }, now) =>
      failures >= FAILURES_TOLD && failingSince !== null && now - failingSince >= FAILING_TOLD,
  },
  { trouble: 'silent', begins: (state, now) => state.failures === 0 && silence(state, now) !== null },
];

function isOver({ told, failures, lastNewAt }: FeedState): boolean {
  if (told === null) return false;
  return told.trouble === 'silent' ? lastNewAt !== null && lastNewAt >= told.at : failures === 0;
}

const SAYS: Record<FeedTrouble, (state: FeedState, now: UnixMs) => string[]> = {
  gone: () => [
    'Its server says so (410), and it is not read any more.',
    'Is it there again? /stakewatch feed test and its address looks, and goes on reading it.',
  ],
  failing: ({ failures, failingSince, lastError }, now) => [
    `It could not be read ${failures} times in a row, for ${inWords(now - (failingSince ?? now))}. ${lastError ?? ''}`.trim(),
    'It is tried again and again, less and less often. I shall say when it can be read.',
  ],
  silent: (state, now) => [
    `It can be read, but nothing new has come for ${inWords(silence(state, now) ?? 0)}; usually something comes every ${inWords(usualGap(state.recent) ?? 0)}.`,
    'It may have moved: its site tells. I shall say when something new comes.',
  ],
};

/**
 * What to tell after a poll, and the state that remembers it. A feed that is gone for good is told even where it was
 * failing before; otherwise one trouble is told at a time, and its end.
 */
export function troubleAfter(feed: Feed, state: FeedState, now: UnixMs): { state: FeedState; tell: Trouble | null } {
  const { told, lastSuccessAt } = state;
  if (feed.addedBy === 'demo') return { state, tell: null };
  if (told !== null && isOver(state)) {
    const after = inWords(now - told.at);
    const again = told.trouble === 'silent' ? 'Something new has come again' : 'It can be read again';
    const says = [
      `${again}, ${after} after I said that ${told.trouble === 'silent' ? 'nothing did' : 'it could not'}.`,
    ];
    return { state: { ...state, told: null }, tell: { about: 'recovered', episode: told.at, says } };
  }
  const begun = BEGINNINGS.find(({ begins }) => begins(state, now))?.trouble ?? null;
  if (begun === null || begun === told?.trouble || (told !== null && begun !== 'gone')) return { state, tell: null };
  const episode = (begun === 'silent' ? newestAt(state) : lastSuccessAt) ?? 0;
  return {
    state: { ...state, told: { trouble: begun, at: now } },
    tell: { about: begun, episode, says: SAYS[begun](state, now) },
  };
}
