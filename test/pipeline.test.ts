// The way of one feed, from what was downloaded to what is owed, on a real store; the clock and the download are handed in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany, type Feed, type Role, type Watchlist } from '../src/domain.ts';
import { createLog } from '../src/log.ts';
import { createRegistry } from '../src/match/aliases.ts';
import { createWatchIndex, watchKeys } from '../src/match/watch-index.ts';
import { runFeed, type Deps, type FeedResult } from '../src/pipeline.ts';
import type { FullText, Store } from '../src/ports.ts';
import { openStore } from '../src/store/open.ts';
import { DAY, HOUR, MINUTE } from '../src/time.ts';

const NOW = Date.UTC(2026, 4, 4, 12);
const FEED: Feed = {
  id: 'feed',
  url: 'https://wire.example/feed',
  title: 'Wire',
  every: MINUTE,
  backfill: false,
  addedBy: 'config',
};
const registry = createRegistry([]);
interface Item {
  id: string;
  /** The id where left out. */
  guid?: string;
  link?: string;
  title: string;
  at: number;
}
const DEAL = { id: 'deal', title: 'Brackwater Holdings to acquire Quillbeam Systems for $120 million', at: NOW };
const NOTE = { id: 'note', title: 'Quillbeam Systems hires a finance chief', at: NOW - HOUR };

let dir = '';
let store: Store;
let now = NOW;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-pipeline-'));
  store = await openStore({ redisUrl: null, redisPrefix: '', dataDir: dir });
  now = NOW;
  await store.saveFeed(FEED, now);
  await watch('vendor', 'Quillbeam Systems');
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

async function watch(role: Role, name: string): Promise<void> {
  const old = await store.watchlist('T1', 'C1');
  const saved: Watchlist = {
    teamId: 'T1',
    channelId: 'C1',
    channelName: '#risk',
    revision: (old?.revision ?? 0) + 1,
    companies: [...(old?.companies ?? []), newCompany(role, name)],
    settings: DEFAULT_SETTINGS,
    mutes: [],
    updatedAt: now,
  };
  expect(await store.saveWatchlist(saved, watchKeys(registry, saved), [])).toBe(true);
}

/** One poll, ten minutes after the last, of a feed that holds the items. */
async function poll(
  items: Item[],
  feed: Partial<Feed> = {},
  on = store,
  more: Partial<Deps> = {},
): Promise<FeedResult> {
  const entries = items.map(
    ({ id, guid = id, link = id, title, at }) =>
      `<item><title>${title}</title><link>https://wire.example/${link}</link><guid>${guid}</guid><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  );
  return pollText(entries.join(''), feed, on, more);
}
async function pollText(
  entries: string,
  feed: Partial<Feed> = {},
  on = store,
  more: Partial<Deps> = {},
): Promise<FeedResult> {
  now += 10 * MINUTE;
  const claim = await store.claimFeed(now, MINUTE);
  if (claim === null) throw new Error('the feed is not due');
  const bytes = new TextEncoder().encode(`<rss version="2.0"><channel><title>Wire</title>${entries}</channel></rss>`);
  const download = async () => ({
    state: 'body' as const,
    url: FEED.url,
    bytes,
    contentType: null,
    etag: null,
    lastModified: null,
  });
  return runFeed(
    { ...claim, feed: { ...claim.feed, ...feed } },
    {
      store: on,
      download,
      clock: () => now,
      registry,
      watching: createWatchIndex(registry),
      log: createLog('error'),
      ...more,
    },
  );
}
const owed = () => store.alertsIn('T1', 'C1', [], 10);

describe('the way of one feed', () => {
  it('an article that a service listed before its publisher is told once', async () => {
    await poll([NOTE]);
    const title = 'Brackwater Holdings to acquire Quillbeam Systems for $120 million';
    const listed = `<item><title>${title} - Wire</title><link>https://news.google.com/rss/articles/CBMiAU_yqLaaaa?oc=5</link><guid isPermaLink="false">CBMiAU_yqLaaaa</guid><pubDate>${new Date(NOW + MINUTE).toUTCString()}</pubDate><source url="https://wire.example">Wire</source></item>`;
    expect(await pollText(listed)).toMatchObject({ fresh: 1, alerts: 1 });
    expect(await poll([DEAL, NOTE])).toMatchObject({ articles: 2, fresh: 0, alerts: 0 });
    expect(await poll([NOTE, DEAL])).toMatchObject({ articles: 2, fresh: 0, alerts: 0 });
    expect(await owed()).toHaveLength(1);
  });
  it('the first poll is the baseline: stories are known, nothing is owed', async () => {
    expect(await poll([DEAL, NOTE])).toEqual({ articles: 2, fresh: 2, alerts: 0 });
    expect(await owed()).toEqual([]);
    expect(await store.counts()).toMatchObject({ stories: 1, articles: 2 });
  });

  it('with backfill the first poll is told like any other', async () => {
    expect(await poll([DEAL], { backfill: true })).toMatchObject({ alerts: 1 });
  });

  it('a poll that the end of the process cuts short leaves the feed due and its articles to whoever comes next', async () => {
    await poll([NOTE]);
    const ends = new AbortController();
    // Full text that never comes; the process ends while it is waited for.
    const fullText: FullText = () => {
      ends.abort();
      return new Promise(() => undefined);
    };
    const cut = await poll([DEAL, NOTE], { fullText: true }, store, { fullText, stopping: ends.signal });
    expect(cut).toMatchObject({ alerts: 0, givenBack: true });
    expect(await owed()).toEqual([]);
    const [known] = await store.feeds();
    expect(known?.state.nextPollAt).toBeLessThanOrEqual(now);
    now -= 10 * MINUTE; // at once
    expect(await poll([DEAL, NOTE])).toMatchObject({ alerts: 1 });
  });

  it('a poll that begins when the process ends is given back, and its feed as it was', async () => {
    await poll([NOTE]);
    const before = await store.feeds();
    const ended = AbortSignal.abort();
    expect(await poll([DEAL, NOTE], {}, store, { stopping: ended })).toMatchObject({ fresh: 0, givenBack: true });
    expect(await store.feeds()).toEqual(before);
  });

  it('news after the baseline is owed once, however often the feed lists it again under another name and date', async () => {
    await poll([NOTE]);
    expect(await poll([DEAL, NOTE])).toEqual({ articles: 2, fresh: 1, alerts: 1 });
    for (let again = 1; again <= 34; again++) {
      const changed = { ...DEAL, title: again % 2 === 0 ? DEAL.title : `${DEAL.title} (update ${again})`, at: now };
      expect(await poll([changed, NOTE])).toMatchObject({ alerts: 0 });
    }
    expect(await owed()).toHaveLength(1);
  });

  it('one deal that two feeds tell at the same moment is one story, and owed once', async () => {
    await store.saveFeed({ ...FEED, id: 'other', url: 'https://other.example/feed' }, now);
    for (let feeds = 2; feeds > 0; feeds--) await poll([NOTE]);
    let asked = 0;
    let meet = (): void => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const lookingTogether: Store = {
      ...store,
      async storiesOf(...question) {
        const found = await store.storiesOf(...question);
        if (++asked === 2) meet();
        await met;
        return found;
      },
    };
    const retold = { ...DEAL, id: 'retold', title: 'Quillbeam Systems agrees to be bought by Brackwater Holdings' };
    await Promise.all([poll([DEAL], {}, lookingTogether), poll([retold], {}, lookingTogether)]);
    expect(asked).toBe(3);
    expect(await store.counts()).toMatchObject({ stories: 1, articles: 3 });
    expect(await owed()).toHaveLength(1);
  });

  it('an article is followed from name to name: guid, then address, then guid again', async () => {
    await poll([NOTE]);
    expect(await poll([DEAL])).toMatchObject({ fresh: 1, alerts: 1 });
    const names = [{ guid: 'renamed' }, { guid: 'renamed', link: 'moved' }, { guid: 'again', link: 'moved' }];
    for (const name of names) expect(await poll([{ ...DEAL, ...name }])).toMatchObject({ fresh: 0, alerts: 0 });
    expect(await store.counts()).toMatchObject({ articles: 2 });
  });

  it('an article that was published a month before it is first listed is no news', async () => {
    await poll([NOTE]);
    expect(await poll([{ ...DEAL, at: now - 31 * DAY }, NOTE])).toEqual({ articles: 2, fresh: 1, alerts: 0 });
    expect(await store.counts()).toMatchObject({ stories: 1 });
  });

  it('a retelling that adds nothing is silent, a new stage is told in the thread', async () => {
    await poll([NOTE]);
    await poll([DEAL, NOTE]);
    const retold = {
      id: 'again',
      title: 'Brackwater Holdings agrees to buy Quillbeam Systems for $120 million',
      at: now,
    };
    expect(await poll([retold])).toMatchObject({ fresh: 1, alerts: 0 });
    const done = { id: 'done', title: 'Brackwater Holdings completes acquisition of Quillbeam Systems', at: now };
    expect(await poll([done])).toMatchObject({ fresh: 1, alerts: 1 });
    expect((await owed()).map(({ kind, stage, loud }) => ({ kind, stage, loud }))).toEqual([
      { kind: 'update', stage: 'completed', loud: true },
      { kind: 'new', stage: 'announced', loud: true },
    ]);
  });

  it('a company that is watched after its deal was told hears nothing of the past', async () => {
    await poll([NOTE]);
    await poll([DEAL, NOTE]);
    await watch('rival', 'Brackwater Holdings');
    const retold = {
      id: 'again',
      title: 'Brackwater Holdings agrees to buy Quillbeam Systems for $120 million',
      at: now,
    };
    expect(await poll([retold])).toMatchObject({ alerts: 0 });
  });

  it('reads the pages of new articles where the feed is set so, but not of its baseline and of old ones', async () => {
    const asked: string[] = [];
    const fullText: FullText = async (articles, deadline) => {
      asked.push(...articles.map(({ title }) => title));
      expect(deadline).toBeLessThan(now + MINUTE);
      return articles.map((article) => ({ ...article, body: `<p>${DEAL.title}.</p>` }));
    };
    const tip = { id: 'tip', title: 'A deal of the week', at: NOW };
    const old = { id: 'old', title: 'A deal of last year', at: NOW - 300 * DAY };
    await poll([NOTE], { fullText: true }, store, { fullText });
    expect(await poll([tip, old, NOTE], { fullText: true }, store, { fullText })).toMatchObject({
      fresh: 2,
      alerts: 1,
    });
    expect(await poll([tip, NOTE], { fullText: true }, store, { fullText })).toMatchObject({ fresh: 0 });
    expect(
      await poll([{ ...tip, id: 'another', title: 'Another deal of the week' }], {}, store, { fullText }),
    ).toMatchObject({ alerts: 0 });
    expect(asked).toEqual([tip.title]);
  });

  it('a crash before the feed is settled reads it again and owes nothing twice', async () => {
    await poll([NOTE]);
    const failing = { ...store, settleFeed: () => Promise.reject(new Error('crash')) };
    await expect(poll([DEAL, NOTE], {}, failing)).rejects.toThrow('crash');
    now += HOUR; // the lease of the crashed poll is over
    expect(await poll([DEAL, NOTE])).toEqual({ articles: 2, fresh: 0, alerts: 0 });
    expect(await owed()).toHaveLength(1);
  });
});
