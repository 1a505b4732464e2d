// A span of time and what is wanted in, the stories of the whole store out, newest first; it says how far it looked.
import type { Story, UnixMs } from '../../domain.ts';
import type { Store } from '../../ports.ts';

const PAGE = 250; // stories
const MOST_LOOKED_AT = 5_000; // stories; more would keep the asker waiting, and the store busy
const MOST_FOUND = 200;

export interface Looked {
  stories: Story[];
  /** How many were looked at. */
  looked: number;
  /** When the oldest of them was last news; null where there was none. */
  backTo: UnixMs | null;
  /** False: there are older ones that were not looked at. */
  isWhole: boolean;
}

/** @param since stories that were last news at or after it */
export async function lookThrough(store: Store, since: UnixMs, wants: (story: Story) => boolean): Promise<Looked> {
  const stories: Story[] = [];
  let looked = 0;
  let last: Story | null = null;
  while (looked < MOST_LOOKED_AT && stories.length < MOST_FOUND) {
    const before: { updatedAt: UnixMs; storyId: string } | null =
      last === null ? null : { updatedAt: last.updatedAt, storyId: last.id };
    const page: Story[] = await store.storiesSince(since, PAGE, before);
    looked += page.length;
    stories.push(...page.filter(wants));
    last = page.at(-1) ?? last;
    if (page.length < PAGE) return { stories, looked, backTo: last?.updatedAt ?? null, isWhole: true };
  }
  return { stories, looked, backTo: last?.updatedAt ?? null, isWhole: false };
}
