// A store that is slow, gone or full, as listeners see it: who waits is told in time, and never that nothing was changed where
// something may have been.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { promptStore } from '../../src/slack/prompt-store.ts';
import { storeSentence } from '../../src/slack/store-words.ts';
import { doing, nothingYet, noteWindow } from '../../src/slack/under-way.ts';
import { storeFailure, storeFailureIn } from '../../src/store-failure.ts';

const never = (): Promise<never> => new Promise(() => undefined);
const lost = () => Promise.reject(storeFailure(new Error('gone'), { trouble: 'away', perhapsDone: true }));
const refused = () => Promise.reject(storeFailure(new Error('OOM'), { trouble: 'full', perhapsDone: false }));
const saved = () => Promise.resolve(true);
const stale = () => Promise.resolve(false);
const storeOf = (methods: Record<string, () => Promise<unknown>>): Store =>
  promptStore(methods as unknown as Store, 20);

type Methods = Record<string, () => Promise<unknown>>;
const WATCHLIST = {} as Parameters<Store['saveWatchlist']>[0];

describe('what is known of a change when the store fails', () => {
  it.each<[string, Methods, string]>([
    ['it was never asked to', { watchlist: lost }, 'nothing'],
    ['it refused', { watchlist: saved, saveWatchlist: refused }, 'nothing'],
    ['it was stale', { watchlist: saved, saveWatchlist: stale, story: lost }, 'nothing'],
    ['its answer was lost', { watchlist: saved, saveWatchlist: lost }, 'perhaps'],
    ['it does not answer', { watchlist: saved, saveWatchlist: never }, 'perhaps'],
    ['it saved, and what came next failed', { watchlist: saved, saveWatchlist: saved, story: never }, 'something'],
    [
      'it saved, and the next save was lost',
      { saveWatchlist: saved, watchlist: saved, story: saved, mark: lost },
      'something',
    ],
  ])('%s: %#', async (_, methods, changed) => {
    const store = storeOf(methods);
    const request = nothingYet();
    const work = doing(request, async () => {
      await store.watchlist('T1', 'C1');
      await store.saveWatchlist(WATCHLIST, [], []);
      await store.story('story-1');
      await store.mark('alert-1', { kind: 'acknowledged', by: 'U1', at: 1 });
    });
    const error: unknown = await work.catch((failed: unknown) => failed);
    expect(storeFailureIn(error)).not.toBeNull();
    expect(request.changed).toBe(changed);
  });
  it('two requests at once know their own alone', async () => {
    const [one, two] = [nothingYet(), nothingYet()];
    const store = storeOf({ saveWatchlist: saved, watchlist: saved });
    await Promise.all([
      doing(one, () => store.saveWatchlist(WATCHLIST, [], [])),
      doing(two, async () => {
        await store.watchlist('T1', 'C1');
        noteWindow({ show: () => Promise.resolve(true) }, 'Two');
      }),
    ]);
    expect([one.changed, two.changed]).toEqual(['something', 'nothing']);
    expect([one.window, two.window?.title]).toEqual([null, 'Two']);
  });
});

describe('what a person is told', () => {
  it.each([
    ['away', 'nothing', "I can't reach my store right now, so nothing was changed. Please try again in a minute."],
    [
      'away',
      'perhaps',
      "I can't reach my store right now. I can't tell whether this was saved: please look in a minute, before you do it again.",
    ],
    [
      'full',
      'something',
      'My store is full and takes nothing new right now. Part or all of this is saved already: please look in a minute, before you do it again.',
    ],
    [
      'shut',
      'nothing',
      "My store can't be used right now, so nothing was changed. Please tell whoever runs Stakewatch, and try again later.",
    ],
  ] as const)('%s, %s was changed', (trouble, changed, sentence) => {
    expect(storeSentence({ trouble }, changed)).toBe(sentence);
  });
  it('a failure is known through what it was wrapped in, and no other error is taken for one', () => {
    const failure = storeFailure(new Error('gone'), { trouble: 'away', perhapsDone: false });
    expect(storeFailureIn(new Error('while reading', { cause: failure }))).toBe(failure);
    expect(storeFailureIn(Object.assign(new Error('Bolt'), { original: failure }))).toBe(failure);
    expect(storeFailureIn(new Error('gone'))).toBeNull();
    expect(storeFailureIn('gone')).toBeNull();
  });
});
