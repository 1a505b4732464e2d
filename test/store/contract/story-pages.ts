// What the port promises about reading all stories, page by page.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Story } from '../../../src/domain.ts';
import type { Store } from '../../../src/ports.ts';
import type { Place, Stores } from '../contract.ts';
import { NOW, aStory, anArticle } from '../samples.ts';

export function storyPagePromises({ store, reopen }: Stores, newPlace: () => Promise<Place>): void {
  it('reads the stories updated at or after a moment, newest first, and no more than asked for', async () => {
    for (const [n, id] of ['b', 'd', 'a', 'c'].entries()) await tell(store(), { id, updatedAt: NOW + n });
    await reopen();
    expect(await store().storiesSince(NOW + 3, 10, null)).toEqual([aStory({ id: 'c', updatedAt: NOW + 3 })]);
    expect(await idsSince(store(), NOW + 1, 10)).toEqual(['c', 'a', 'd']);
    expect(await idsSince(store(), 0, 2)).toEqual(['c', 'a']);
    expect(await idsSince(store(), 0, 0)).toEqual([]);
    expect(await idsSince(store(), 0, -1)).toEqual([]);
    expect(await idsSince(store(), NOW + 4, 10)).toEqual([]);
  });

  it('reads the stories of one moment by their ids, also across pages', async () => {
    const ids = Array.from({ length: 620 }, (_, n) => `s${String(n).padStart(3, '0')}`);
    for (const id of ids) await tell(store(), { id, updatedAt: NOW });
    await tell(store(), { id: 'older', updatedAt: NOW - 1 });
    const all = [...ids.toReversed(), 'older'];
    expect(await idsSince(store(), 0, 1_000)).toEqual(all);
    expect(await idsSince(store(), 0, 3, { updatedAt: NOW, storyId: 's010' })).toEqual(['s009', 's008', 's007']);
    expect(await idsSince(store(), 0, 3, { updatedAt: NOW, storyId: 's000' })).toEqual(['older']);
    expect(await idsSince(store(), NOW, 3, { updatedAt: NOW, storyId: 's000' })).toEqual([]);
  });

  it('goes on where it was, though the story of the last page has been told anew or is not there', async () => {
    for (let n = 0; n < 4; n++) await tell(store(), { id: `s${n}`, updatedAt: NOW + n });
    await tell(store(), { id: 's2', revision: 2, updatedAt: NOW + 9 });
    expect(await idsSince(store(), 0, 2, { updatedAt: NOW + 2, storyId: 's2' })).toEqual(['s1', 's0']);
    expect(await idsSince(store(), 0, 2, { updatedAt: NOW + 1, storyId: 's1-and-a-half' })).toEqual(['s1', 's0']);
    expect(await idsSince(store(), 0, 9)).toEqual(['s2', 's3', 's1', 's0']);
  });

  it('shows each story once, whatever the pages and the ties', async () => {
    const some = fc.array(fc.nat(4), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(some, fc.nat(4), fc.integer({ min: 1, max: 7 }), async (times, since, limit) => {
        const place = await newPlace();
        const one = await place.open();
        try {
          for (const [n, time] of times.entries()) await tell(one, { id: `s${n}`, updatedAt: NOW + time });
          const expected = times
            .map((time, n) => ({ id: `s${n}`, time }))
            .filter(({ time }) => time >= since)
            .sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
          expect(await allPages(one, NOW + since, limit)).toEqual(expected.map(({ id }) => id));
        } finally {
          await one.close();
          await place.remove();
        }
      }),
      { numRuns: 25 },
    );
  });
}

type Before = Parameters<Store['storiesSince']>[2];

async function idsSince(store: Store, since: number, limit: number, before: Before = null): Promise<string[]> {
  return (await store.storiesSince(since, limit, before)).map(({ id }) => id);
}

async function allPages(store: Store, since: number, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let before: Before = null; ;) {
    const page: Story[] = await store.storiesSince(since, limit, before);
    ids.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last) return ids;
    before = { updatedAt: last.updatedAt, storyId: last.id };
  }
}

async function tell(store: Store, change: Partial<Story>): Promise<void> {
  const story = aStory(change);
  const article = anArticle({ id: `${story.id} ${story.revision}` });
  expect(await store.commit({ article, stories: [{ story, companyKeys: [] }], alerts: [] })).toBe('committed');
}
