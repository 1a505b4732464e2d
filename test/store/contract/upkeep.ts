// What the port promises about its own affairs: repeats recognised, counts true, only the outworn forgotten.
import { expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/time.ts';
import { owe, type Stores } from '../contract.ts';
import { NOW, aFeed, aStory, aWatchlist, anAlert, anArticle } from '../samples.ts';
import { claimed, LEASE, PACE, sentAt, settle } from './claims.ts';

const KEEP = 730 * DAY;

export function upkeepPromises({ store, another, reopen }: Stores): void {
  it('recognises a request id that was shown before', async () => {
    const other = await another();
    expect(await store().firstTime('trigger 1', NOW, HOUR)).toBe(true);
    expect(await other.firstTime('trigger 1', NOW + 1, HOUR)).toBe(false);
    expect(await store().firstTime('trigger 2', NOW + 1, HOUR)).toBe(true);
    await reopen();
    expect(await store().firstTime('trigger 1', NOW + HOUR - 1, HOUR)).toBe(false);
  });

  it('forgets a request id after its time, which a repeat does not lengthen', async () => {
    await store().firstTime('trigger 1', NOW, HOUR);
    await store().firstTime('trigger 1', NOW + HOUR - 1, HOUR);
    expect(await store().firstTime('trigger 1', NOW + HOUR, HOUR)).toBe(true);
    expect(await store().firstTime('trigger 1', NOW + HOUR + 1, HOUR)).toBe(false);
  });

  it('tells whether a request id is known, without making it so', async () => {
    const other = await another();
    expect(await store().isKnown('trigger 1', NOW)).toBe(false);
    expect(await store().firstTime('trigger 1', NOW, HOUR)).toBe(true);
    expect(await other.isKnown('trigger 1', NOW + HOUR - 1)).toBe(true);
    expect(await store().isKnown('trigger 1', NOW + HOUR)).toBe(false);
    expect(await store().isKnown('trigger 2', NOW)).toBe(false);
    await other.unseen('trigger 1');
    expect(await store().isKnown('trigger 1', NOW)).toBe(false);
  });

  it('takes a request id back, and no other', async () => {
    const other = await another();
    for (const id of ['trigger 1', 'trigger 2']) await store().firstTime(id, NOW, HOUR);
    await other.unseen('trigger 1');
    await store().unseen('never shown');
    expect(await store().firstTime('trigger 1', NOW + 1, HOUR)).toBe(true);
    expect(await store().firstTime('trigger 1', NOW + 2, HOUR)).toBe(false);
    expect(await store().firstTime('trigger 2', NOW + 1, HOUR)).toBe(false);
  });

  it('lets one of two who show an id at once be the first', async () => {
    const other = await another();
    const first = await Promise.all([store().firstTime('one', NOW, HOUR), other.firstTime('one', NOW, HOUR)]);
    expect(first.toSorted()).toEqual([false, true]);
  });

  it('counts what it has', async () => {
    const none = { feeds: 0, articles: 0, stories: 0, watchlists: 0 };
    const noAlerts = { due: 0, held: 0, sent: 0, dead: 0, digested: 0 };
    expect(await store().counts()).toEqual({ ...none, alerts: noAlerts, oldestDueAt: null });
    await store().saveFeed(aFeed(), NOW);
    await store().saveFeed(aFeed({ id: 'feed-2' }), NOW);
    await store().saveFeed(aFeed(), NOW);
    await store().saveWatchlist(aWatchlist(), ['borealis'], []);
    await store().saveWatchlist(aWatchlist({ revision: 2 }), ['borealis'], []);
    for (const revision of [1, 2]) {
      const story = { story: aStory({ revision }), companyKeys: ['borealis', 'quarry-data'] };
      await store().commit({ article: anArticle({ id: `a${revision}` }), stories: [story], alerts: [] });
    }
    await owe(store(), anAlert({ id: 'young', createdAt: NOW + 9 }), anAlert({ id: 'held', held: true, createdAt: 1 }));
    await owe(store(), anAlert({ id: 'old', createdAt: NOW + 3 }));
    const counts = { feeds: 2, articles: 4, stories: 1, watchlists: 1, alerts: { ...noAlerts, due: 2, held: 1 } };
    expect(await store().counts()).toEqual({ ...counts, oldestDueAt: NOW + 3 });
    await reopen();
    expect(await store().counts()).toEqual({ ...counts, oldestDueAt: NOW + 3 });
  });

  it('still knows an article after ninety days, and forgets it after years', async () => {
    await store().commit({ article: anArticle(), stories: [], alerts: [] });
    await store().commit({ article: anArticle({ id: 'article-2', seenAt: NOW + 999 * DAY }), stories: [], alerts: [] });
    await store().prune(NOW + 90 * DAY, KEEP);
    expect(await store().knownArticles(anArticle().keys.map((key) => [key]))).toEqual([true, true, true]);
    await store().prune(NOW + 1_000 * DAY, KEEP);
    expect(await store().knownArticles(anArticle().keys.map((key) => [key]))).toEqual([false, false, false]);
    expect(await store().knownArticles([['guid:article-2']])).toEqual([true]);
    expect((await store().counts()).articles).toBe(1);
  });

  it('still knows, years later, an article that its feed has listed all along', async () => {
    const { id, keys } = anArticle();
    await store().commit({ article: anArticle(), stories: [], alerts: [] });
    for (let days = 100; days <= 1_000; days += 100) {
      await store().seeArticles([{ id, keys }], NOW + days * DAY);
      await store().prune(NOW + days * DAY, KEEP);
    }
    expect(await store().knownArticles(keys.map((key) => [key]))).toEqual([true, true, true]);
    await store().prune(NOW + 1_100 * DAY, KEEP);
    expect(await store().knownArticles([keys])).toEqual([true]);
    await store().prune(NOW + 1_200 * DAY, KEEP);
    expect(await store().knownArticles([keys])).toEqual([false]);
  });

  it('sees many articles at once, none at all, and never back in time', async () => {
    await store().commit({ article: anArticle(), stories: [], alerts: [] });
    const many = Array.from({ length: 1_000 }, (_, n) =>
      n === 777 ? { id: 'article-1', keys: ['guid:article-1'] } : { id: `many ${n}`, keys: [`guid:many ${n}`] },
    );
    await store().seeArticles(many, NOW + 170 * DAY);
    await store().seeArticles(many, NOW);
    await store().seeArticles([], NOW);
    await store().seeArticles([{ id: 'keyless', keys: [] }], NOW);
    expect((await store().counts()).articles).toBe(1_000);
    await store().prune(NOW + 200 * DAY, KEEP);
    expect(await store().knownArticles([['guid:article-1'], ['content:article-1'], ['guid:many 1']])).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('keeps a further key of a known article for two weeks, and like the others once it is listed again', async () => {
    await store().commit({ article: anArticle(), stories: [], alerts: [] });
    const once = { id: 'renamed', keys: ['url:https://news.example/article-1', 'guid:made up for one poll'] };
    const again = { id: 'renamed', keys: ['url:https://news.example/article-1', 'guid:renamed for good'] };
    await store().seeArticles([once], NOW);
    await store().seeArticles([again], NOW);
    await store().prune(NOW + 13 * DAY, KEEP);
    const keys = [['guid:made up for one poll'], ['guid:renamed for good']];
    expect(await store().knownArticles(keys)).toEqual([true, true]);
    await store().seeArticles([again], NOW + 13 * DAY);
    await store().prune(NOW + 15 * DAY, KEEP);
    expect(await store().knownArticles(keys)).toEqual([false, true]);
    await store().prune(NOW + 190 * DAY, KEEP);
    expect(await store().knownArticles(keys)).toEqual([false, true]);
  });

  it('keeps feeds, watchlists and what is due for ever, and the stories of what is due', async () => {
    const stories = [{ story: aStory(), companyKeys: ['borealis'] }];
    await store().commit({ article: anArticle(), stories, alerts: [anAlert()] });
    await store().saveFeed(aFeed(), NOW);
    await store().saveWatchlist(aWatchlist(), ['borealis'], []);
    const before = await store().counts();
    await store().prune(NOW + 5_000 * DAY, KEEP);
    expect(await store().counts()).toEqual({ ...before, articles: 0 });
    expect(await store().storiesOf(['borealis'], 0, 10)).toEqual([aStory()]);
    expect(await store().watchlistsFor(['borealis'])).toHaveLength(1);
    expect((await store().claimAlert(NOW + 5_000 * DAY, LEASE, PACE))?.alert.id).toBe(anAlert().id);
  });

  it('drops old alerts in every state but due, with all that led to them, and stories untouched as long', async () => {
    const old = (id: string, more = {}) => anAlert({ id, code: `A-${id}`, storyId: `story of ${id}`, ...more });
    const [story, fresh] = [aStory(), aStory({ id: 'fresh', updatedAt: NOW + 2 * DAY })];
    const stories = [story, fresh].map((one) => ({ story: one, companyKeys: ['borealis'] }));
    const alerts = [old('sent'), old('dead'), old('held', { held: true }), old('digested', { held: true })];
    await store().commit({ article: anArticle(), stories, alerts });
    await settle(store(), await claimed(store(), NOW, 0), sentAt(NOW));
    await settle(store(), await claimed(store(), NOW, 0), { state: 'dead', error: 'gone' });
    const young = { createdAt: NOW + 2 * DAY };
    await store().oweDigest(anAlert({ id: 'digest', storyId: 'digest', kind: 'digest', ...young }), ['digested']);
    await settle(store(), await claimed(store(), NOW + 2 * DAY, 0), sentAt(NOW + 2 * DAY));
    await owe(store(), old('young', { storyId: 'story of sent', storyRevision: 2, ...young }));

    await store().prune(NOW + KEEP + DAY, KEEP);
    expect((await store().counts()).alerts).toEqual({ due: 1, held: 0, sent: 1, dead: 0, digested: 0 });
    expect((await store().alertsIn('T1', 'C1', [], 10)).map(({ id }) => id)).toEqual(['young', 'digest']);
    for (const id of ['sent', 'dead', 'held', 'digested']) {
      expect(await store().alert(id)).toBeNull();
      expect(await store().alertByCode('T1', 'C1', `A-${id}`)).toBeNull();
    }
    expect(await store().thread('T1', 'C1', 'story of sent')).toEqual({ root: null, latestSent: null });
    expect(await store().toldAbout(['story of dead', 'story of sent'])).toMatchObject([{ alertId: 'young' }]);
    expect((await store().storiesSince(0, 10, null)).map(({ id }) => id)).toEqual(['fresh']);
    expect((await store().storiesOf(['borealis'], 0, 10)).map(({ id }) => id)).toEqual(['fresh']);
    expect(await store().counts()).toMatchObject({ stories: 1 });
    expect((await claimed(store(), NOW + 3 * DAY, 0)).root).toBeNull();
    const again = { article: anArticle({ id: 'again' }), stories: [{ story, companyKeys: ['borealis'] }], alerts: [] };
    expect(await store().commit(again)).toBe('committed');
  });

  it('drops many alerts and stories, and can be asked again', async () => {
    const many = Array.from({ length: 450 }, (_, n) => n);
    const stories = many.map((n) => ({ story: aStory({ id: `s${n}` }), companyKeys: [`key ${n % 7}`] }));
    const alerts = many.map((n) => anAlert({ id: `h${n}`, storyId: `s${n}`, channelId: `C${n % 2}`, held: true }));
    await store().commit({ article: anArticle(), stories, alerts });
    for (let n = 0; n < 2; n++) await store().prune(NOW + KEEP, KEEP);
    expect(await store().counts()).toMatchObject({ stories: 0, alerts: { held: 0 } });
    expect(await store().storiesOf(['key 1'], 0, 10)).toEqual([]);
  });

  it('forgets many articles in one go', async () => {
    for (let n = 0; n < 700; n++)
      await store().commit({ article: anArticle({ id: `a${n}` }), stories: [], alerts: [] });
    await store().prune(NOW + 1_000 * DAY, KEEP);
    expect((await store().counts()).articles).toBe(0);
    expect(await store().knownArticles([['guid:a0'], ['guid:a699']])).toEqual([false, false]);
  });

  it('drops request ids past their time, and no others', async () => {
    await store().firstTime('old', NOW, HOUR);
    await store().firstTime('young', NOW, 3 * HOUR);
    await store().prune(NOW + 2 * HOUR, KEEP);
    expect(await store().firstTime('young', NOW + 2 * HOUR, HOUR)).toBe(false);
    expect(await store().firstTime('old', NOW + 2 * HOUR, HOUR)).toBe(true);
  });

  it('says what it is and where', async () => {
    const { kind, where } = await store().check();
    expect(kind).toMatch(/^(embedded|redis)$/);
    expect(where).not.toBe('');
  });

  it('closes twice without complaint, and answers nothing afterwards', async () => {
    const other = await another();
    await other.close();
    await other.close();
    await expect(other.counts()).rejects.toThrow();
    await expect(other.check()).rejects.toThrow();
  });
}
