// The store in, the same for listeners out: whoever asks in Slack waits a second or two for it, and what it changed is noted.
import type { Store } from '../ports.ts';
import { storeFailure, storeFailureIn } from '../store-failure.ts';
import { SECOND } from '../time.ts';
import { noteChange } from './under-way.ts';

/** ms; Slack gives three for an answer, and a trigger lives as long. The store's own limit is for work that nobody waits for. */
const ANSWER_WITHIN = 1.5 * SECOND;

/** What changes something that a person asked for. */
const CHANGES: (keyof Store)[] = [
  'saveFeed',
  'wakeFeed',
  'removeFeed',
  'saveWatchlist',
  'noteChange',
  'mark',
  'oweDigest',
  'saveInstallation',
  'removeInstallation',
  'forgetTeam',
];
/** One step each, however much is stored; lists take their time. */
const PROMPT: (keyof Store)[] = [
  ...CHANGES.filter((name) => name !== 'forgetTeam'),
  'firstTime',
  'isKnown',
  'unseen',
  'watchlist',
  'alert',
  'alertByCode',
  'story',
  'thread',
  'auditOf',
  'installation',
  'orgOf',
  'linkTeam',
  'counts',
  'check',
];

export function promptStore(store: Store, within = ANSWER_WITHIN): Store {
  const asked = Object.entries(store).map(([name, method]) => {
    const key = name as keyof Store;
    if (!PROMPT.includes(key) && !CHANGES.includes(key)) return [name, method as unknown];
    const call = method as (...values: unknown[]) => Promise<unknown>;
    const limited = PROMPT.includes(key) ? (values: unknown[]) => inTime(call(...values), within) : null;
    return [
      name,
      async (...values: unknown[]): Promise<unknown> => {
        try {
          const answer = await (limited === null ? call(...values) : limited(values));
          // false: it was stale, or there was none, and nothing was saved.
          if (CHANGES.includes(key) && answer !== false) noteChange('something');
          return answer;
        } catch (error) {
          if (CHANGES.includes(key) && storeFailureIn(error)?.perhapsDone !== false) noteChange('perhaps');
          throw error;
        }
      },
    ];
  });
  return Object.fromEntries(asked) as Store;
}

/** The answer, or the failure of a store that does not give one; what it does later is not heard any more. */
async function inTime(answer: Promise<unknown>, within: number): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = (): void => {
      const reason = new Error(`the store did not answer within ${within / SECOND} seconds`);
      reject(storeFailure(reason, { trouble: 'away', perhapsDone: true }));
    };
    // Where this process itself was busy for so long, an answer that has come meanwhile is read first.
    timer = setTimeout(() => setImmediate(giveUp), within);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
