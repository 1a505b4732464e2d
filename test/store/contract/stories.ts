// What the port promises about articles and stories: seen once, told in order, found by company, all or nothing.
import { expect, it } from 'vitest';
import type { Store, StoredStory } from '../../../src/ports.ts';
import type { Story } from '../../../src/domain.ts';
import type { Stores } from '../contract.ts';
import { NOW, aStory, anAlert, anArticle } from '../samples.ts';

export function storyPromises({ store, another, reopen }: Stores): void {
  it('commits article, story and alert in one step, and gives them back as they were', async () => {
    expect(await tell(store(), aStory())).toBe('committed');
    expect(await store().story('story-1')).toEqual(aStory());
    expect(await store().alert(anAlert().id)).toMatchObject({ ...anAlert(), state: 'due' });
    expect(await store().knownArticles([anArticle().keys])).toEqual([true]);
  });

  it('has no story that was never told', async () => {
    expect(await store().story('story-1')).toBeNull();
  });

  it.each([0, 1, 2])('knows an article by any of its keys: %i', async (n) => {
    await store().commit({ article: anArticle(), stories: [], alerts: [] });
    const key = anArticle().keys[n] ?? '';
    expect(await store().knownArticles([['guid:new'], ['guid:new', key], [], [key]])).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('knows long keys, keys in any script, and many at once', async () => {
    const odd = ['guid:' + 'x'.repeat(100_000), 'guid:株式', 'guid:\ud800', 'guid:a\u0000b', "guid:'; --"];
    await store().commit({ article: anArticle({ keys: odd }), stories: [], alerts: [] });
    expect(await store().knownArticles(odd.map((key) => [key]))).toEqual(odd.map(() => true));
    expect(await store().knownArticles([['guid:a'], ['guid:' + 'x'.repeat(99_999)]])).toEqual([false, false]);
    const many = Array.from({ length: 1_000 }, (_, n) => [`guid:many ${n}`, n === 777 ? 'guid:株式' : 'guid:none']);
    expect((await store().knownArticles(many)).flatMap((known, n) => (known ? [n] : []))).toEqual([777]);
  });

  it('refuses an article that shares one key with a known one, and writes nothing', async () => {
    await store().commit({ article: anArticle(), stories: [], alerts: [] });
    const article = anArticle({ id: 'article-2', keys: ['guid:article-1', 'url:moved'] });
    const stories = [{ story: aStory(), companyKeys: ['borealis'] }];
    expect(await store().commit({ article, stories, alerts: [anAlert()] })).toBe('known');
    expect(await store().story('story-1')).toBeNull();
    expect(await store().alert(anAlert().id)).toBeNull();
    expect(await store().knownArticles([['url:moved']])).toEqual([false]);
  });

  it('knows an article that tells nothing by each of its keys, and counts it once', async () => {
    const quiet = anArticle();
    await store().seeArticles([quiet, anArticle({ id: 'article-2' })], NOW);
    await store().seeArticles([quiet], NOW + 1);
    expect(await store().knownArticles(quiet.keys.map((key) => [key]))).toEqual([true, true, true]);
    expect((await store().counts()).articles).toBe(2);
    expect(await store().commit({ article: quiet, stories: [], alerts: [anAlert()] })).toBe('known');
    expect(await store().alert(anAlert().id)).toBeNull();
  });

  it('follows an article through every name it is given, one change at a time', async () => {
    await store().commit({ article: anArticle({ keys: ['url:a', 'guid:a'] }), stories: [], alerts: [] });
    const steps = [['url:a', 'guid:b'], ['url:b', 'guid:b'], ['url:b', 'guid:c', 'content:c'], ['content:c']]; // prettier-ignore
    for (const keys of steps) {
      expect(await store().knownArticles([keys])).toEqual([true]);
      await store().seeArticles([{ id: keys.join(), keys }], NOW);
    }
    expect((await store().counts()).articles).toBe(1);
    expect(await store().knownArticles([['url:c'], ['guid:d']])).toEqual([false, false]);
  });

  it('remembers keys for others, by which the article itself is not known', async () => {
    const wire = (id: string) => anArticle({ id, keys: [`url:${id}`], alsoKeys: ['title:same'] });
    await store().seeArticles([wire('one')], NOW);
    expect(await store().commit({ article: wire('two'), stories: [], alerts: [] })).toBe('committed');
    await store().seeArticles([wire('three')], NOW);
    expect((await store().counts()).articles).toBe(3);
    expect(await store().knownArticles([['url:of a service', 'title:same'], ['url:three'], ['url:four']])).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('sees odd keys and ids, and a key that an article names twice', async () => {
    const odd = ['guid:' + 'x'.repeat(100_000), 'guid:株式', 'guid:\ud800', 'guid:a\u0000b', "guid:'; --", 'guid:株式'];
    await store().seeArticles([{ id: 'odd \ud800 \u0000 id', keys: odd }], NOW);
    expect(await store().knownArticles(odd.map((key) => [key]))).toEqual(odd.map(() => true));
  });

  it('keeps what others wrote at the same moment when one of them fails', async () => {
    const broken = { article: anArticle({ id: 'broken', seenAt: Number.NaN }), stories: [], alerts: [] };
    const done = await Promise.allSettled([
      store().commit({ article: anArticle(), stories: [], alerts: [] }),
      store().commit(broken),
      store().seeArticles([anArticle({ id: 'article-2' })], NOW),
    ]);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const keys = ['article-1', 'broken', 'article-2'].map((id) => [`guid:${id}`]);
    expect(await store().knownArticles(keys)).toEqual([true, false, true]);
  });

  it.each([
    ['a first revision over a stored one', 1],
    ['the same revision', 2],
    ['a revision that skips one', 4],
  ])('refuses %s, and writes nothing', async (_, revision) => {
    await tell(store(), aStory());
    await tell(store(), aStory({ revision: 2, stage: 'regulatory' }), 'article-2');
    const before = await store().counts();
    const stale = { story: aStory({ revision, stage: 'completed' }), companyKeys: ['borealis'] };
    const other = { story: aStory({ id: 'story-2' }), companyKeys: ['borealis'] };
    const alert = anAlert({ id: 'never owed' });
    const change = { article: anArticle({ id: 'article-3' }), stories: [other, stale], alerts: [alert] };
    expect(await store().commit(change)).toBe('stale');
    expect(await store().story('story-1')).toMatchObject({ revision: 2, stage: 'regulatory' });
    expect(await store().storiesOf(['borealis'], 0, 10)).toHaveLength(1);
    expect(await store().story('story-2')).toBeNull();
    expect(await store().alert('never owed')).toBeNull();
    expect(await store().knownArticles([change.article.keys])).toEqual([false]);
    expect(await store().counts()).toEqual(before);
  });

  it('refuses a second revision of a story that has no first', async () => {
    expect(await tell(store(), aStory({ revision: 2 }))).toBe('stale');
  });

  it('lets one of two concurrent commits of a story win; the other is stale, and told on a second look', async () => {
    await tell(store(), aStory());
    const other = await another();
    const told = await Promise.all([
      tell(store(), aStory({ revision: 2 }), 'article-2'),
      tell(other, aStory({ revision: 2 }), 'article-3'),
    ]);
    expect(told.toSorted()).toEqual(['committed', 'stale']);
    const loser = told[0] === 'stale' ? 'article-2' : 'article-3';
    expect(await tell(other, aStory({ revision: 3 }), loser)).toBe('committed');
    expect((await store().story('story-1'))?.revision).toBe(3);
  });

  it('lets one of two who looked the same stories through open one; the other looks again', async () => {
    const other = await another();
    const opening = (id: string, found: string[] = []) => ({
      article: anArticle({ id: `article of ${id}` }),
      stories: [{ story: aStory({ id }), companyKeys: ['borealis', 'corvane'] }],
      alerts: [],
      lookedThrough: { companyKeys: ['corvane', 'nobody'], since: NOW - 1_000, limit: 10, found },
    });
    const told = await Promise.all([store().commit(opening('story-1')), other.commit(opening('story-2'))]);
    expect(told.toSorted()).toEqual(['committed', 'stale']);
    const loser = told[0] === 'stale' ? 'story-1' : 'story-2';
    expect(await store().story(loser)).toBeNull();
    const winner = loser === 'story-1' ? 'story-2' : 'story-1';
    expect(await other.commit(opening(loser, [winner]))).toBe('committed');
    expect(await other.commit(opening('story-3', [winner]))).toBe('stale');
  });

  it('opens a story whatever stands beyond what was looked through: other companies, older ones, those below the newest', async () => {
    const at = (id: string, updatedAt: number, companyKeys: string[]) => ({
      article: anArticle({ id: `article of ${id}` }),
      stories: [{ story: aStory({ id, updatedAt }), companyKeys }],
      alerts: [],
    });
    await store().commit(at('other company', NOW, ['borealis']));
    await store().commit(at('too old', NOW - 2_000, ['corvane']));
    await store().commit(at('below the newest', NOW - 900, ['corvane']));
    await store().commit(at('newest', NOW - 800, ['corvane']));
    const lookedThrough = { companyKeys: ['corvane'], since: NOW - 1_000, limit: 1, found: ['newest'] };
    expect(await store().commit({ ...at('opened', NOW, ['corvane']), lookedThrough })).toBe('committed');
  });

  it('lets one of two concurrent commits of an article win', async () => {
    const other = await another();
    const told = await Promise.all([tell(store(), aStory()), tell(other, aStory({ id: 'story-2' }))]);
    expect(told.toSorted()).toEqual(['committed', 'known']);
  });

  it('leaves an alert that is owed already as it is', async () => {
    await tell(store(), aStory());
    const claim = await store().claimAlert(NOW, 60_000, 0);
    await store().settleAlert(
      { alertId: anAlert().id, token: claim?.token ?? 0 },
      { state: 'sent', ts: '1.2', at: NOW, root: true },
    );
    const again = anAlert({ severity: 'low', createdAt: NOW + 5 });
    const article = anArticle({ id: 'article-2' });
    expect(await store().commit({ article, stories: [], alerts: [again, again] })).toBe('committed');
    expect(await store().alert(again.id)).toMatchObject({ severity: 'critical', createdAt: NOW, state: 'sent' });
    expect((await store().counts()).alerts).toEqual({ due: 0, held: 0, sent: 1, dead: 0, digested: 0 });
    expect(await store().claimAlert(NOW + 5, 60_000, 0)).toBeNull();
  });

  it('finds stories under any of the company keys, newest first, each once', async () => {
    await tellOf({ id: 'a', updatedAt: NOW + 1 }, ['borealis', 'quarry-data']);
    await tellOf({ id: 'b', updatedAt: NOW + 3 }, ['quarry-data']);
    await tellOf({ id: 'c', updatedAt: NOW + 2 }, ['meridian']);
    await tellOf({ id: 'd', updatedAt: NOW + 4 }, ['somebody else']);
    const found = await store().storiesOf(['quarry-data', 'meridian', 'borealis', 'nobody'], 0, 10);
    expect(found.map((story) => story.id)).toEqual(['b', 'c', 'a']);
    expect(await store().storiesOf([], 0, 10)).toEqual([]);
  });

  it('finds stories updated at or after a moment, and no more than asked for', async () => {
    for (let n = 0; n < 9; n++) await tellOf({ id: `s${n}`, updatedAt: NOW + n }, ['borealis']);
    const idsOf = async (since: number, limit: number) =>
      (await store().storiesOf(['borealis', 'borealis'], since, limit)).map((story) => story.id);
    expect(await idsOf(NOW + 6, 10)).toEqual(['s8', 's7', 's6']);
    expect(await idsOf(0, 2)).toEqual(['s8', 's7']);
    expect(await idsOf(NOW + 9, 2)).toEqual([]);
  });

  it('finds as many of each key, so that a busy company hides no other', async () => {
    await tellOf({ id: 'of the parties', updatedAt: NOW }, ['quarry-data', 'google']);
    for (let n = 0; n < 210; n++) await tellOf({ id: `busy ${n}`, updatedAt: NOW + 1 + n }, ['google']);
    const found = (await store().storiesOf(['google', 'quarry-data'], 0, 200)).map((story) => story.id);
    expect(found).toHaveLength(201);
    expect([found[0], found[199], found[200]]).toEqual(['busy 209', 'busy 10', 'of the parties']);
  });

  it('finds a story under its present keys and time only', async () => {
    await tellOf({ id: 'a' }, ['borealis', 'quarry-data']);
    await tellOf({ id: 'a', revision: 2, updatedAt: NOW + 9 }, ['quarry-data', 'meridian']);
    expect(await store().storiesOf(['borealis'], 0, 10)).toEqual([]);
    expect(await store().storiesOf(['meridian'], NOW + 9, 10)).toMatchObject([{ id: 'a', revision: 2 }]);
    expect(await store().storiesOf(['quarry-data'], NOW + 9, 10)).toHaveLength(1);
  });

  it('finds a story by a key in any script', async () => {
    const odd = ['株式会社', 'a:b', 'a{b}', "o'neill", '🚚', 'half \ud800', 'nul \u0000'];
    for (const [n, key] of odd.entries()) await tellOf({ id: `s${n}` }, [key]);
    for (const [n, key] of odd.entries())
      expect((await store().storiesOf([key], 0, 10)).map((story) => story.id)).toEqual([`s${n}`]);
  });

  it('keeps figures to the last digit, and text to the last sign', async () => {
    const price = { min: 0.1 + 0.2, max: 9_007_199_254_740_991, approximate: false, currency: 'USD' };
    const event = {
      ...EVENT,
      price,
      evidence: [{ articleId: 'a', quote: 'a \u0000 \ud800 \\u0041 </x>', start: 0, end: 9 }],
    };
    await tellOf({ id: 'a', events: [event] }, ['borealis']);
    expect((await store().story('a'))?.events).toEqual([event]);
  });

  it('still has everything after a restart', async () => {
    await tell(store(), aStory());
    await reopen();
    expect(await store().story('story-1')).toEqual(aStory());
    expect(await store().knownArticles([anArticle().keys])).toEqual([true]);
    expect((await store().claimAlert(NOW, 60_000, 0))?.alert.id).toBe(anAlert().id);
  });

  it('shows at once to one process what another has committed', async () => {
    const other = await another();
    await tell(store(), aStory());
    expect(await other.story('story-1')).toEqual(aStory());
    expect(await tell(other, aStory({ revision: 2 }), 'article-2')).toBe('committed');
    expect((await store().storiesOf(['borealis'], 0, 10))[0]?.revision).toBe(2);
  });

  /** Commits an article that tells one story, found by `companyKeys`. */
  async function tellOf(change: Partial<Story>, companyKeys: string[]): Promise<void> {
    const story = aStory(change);
    const article = anArticle({ id: `${story.id} ${story.revision}` });
    const stories: StoredStory[] = [{ story, companyKeys }];
    expect(await store().commit({ article, stories, alerts: [] })).toBe('committed');
  }
}

const EVENT = {
  kind: 'stake',
  stage: 'announced',
  acquirers: ['Borealis'],
  target: 'Quarry Data',
  seller: null,
  stake: null,
  valuation: null,
  valuationBefore: null,
  closesBy: null,
  alsoMoves: [],
  headlineOnly: false,
  confidence: 0.9,
  trail: [],
  articleId: 'a',
} satisfies Partial<Story['events'][number]>;

/** Commits an article that tells a story and owes one channel an alert of it. */
function tell(store: Store, story: Story, articleId = 'article-1') {
  const alert = anAlert({ storyId: story.id, storyRevision: story.revision });
  const stories = [{ story, companyKeys: ['borealis', 'quarry-data'] }];
  return store.commit({ article: anArticle({ id: articleId }), stories, alerts: [alert] });
}
