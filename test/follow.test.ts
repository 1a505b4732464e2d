// One article from its feed to its Slack message, over real HTTP: the ids in the log lines, the spans, and the figures.
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedIdOf } from '../src/collect/canonical-url.ts';
import { createDownload, type ClosableDownload } from '../src/collect/download.ts';
import { DEFAULT_SETTINGS, newCompany, type Feed } from '../src/domain.ts';
import { createRegistry } from '../src/match/aliases.ts';
import { createWatchIndex, watchKeys } from '../src/match/watch-index.ts';
import { createMetrics, type Metrics } from '../src/observe/metrics.ts';
import { runFeed } from '../src/pipeline.ts';
import { MINUTE, SECOND } from '../src/time.ts';
import { startFeed, type FeedServer } from './e2e/feed-server.ts';
import { registerTracer, type MemoryTracer } from './memory-tracer.ts';
import { CHANNEL, openRoom, TEAM, type Room } from './slack/workspace.ts';

const registry = createRegistry([]);
const OLD = { id: 'old', title: 'Nothing much of many words', body: '', link: 'https://wire.example/old' };
const DEAL = {
  id: 'deal',
  title: 'Brackwater Holdings to acquire Quillbeam Systems for $120 million',
  body: '',
  link: 'https://wire.example/deal',
};
const NOTE = {
  id: 'note',
  title: 'Quillbeam Systems hires a finance chief',
  body: '',
  link: 'https://wire.example/note',
};

let room: Room;
let site: FeedServer;
let download: ClosableDownload;
let metrics: Metrics;
let tracer: MemoryTracer;
let feed: Feed;
let logged: Record<string, unknown>[];
let ahead: number;

const clock = (): number => Date.now() + ahead;
const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(JSON.parse(line) as never) });

beforeEach(async () => {
  logged = [];
  ahead = 0;
  room = await openRoom();
  site = await startFeed([{ ...OLD, at: Date.now() }]);
  download = createDownload({ userAgent: 'T', timeoutMs: 5_000, maxBytes: 1e6, allowPrivateHosts: [site.host] });
  metrics = createMetrics({ store: room.store, clock, version: '1.2.3' });
  tracer = registerTracer();
  feed = { id: feedIdOf(site.url), url: site.url, title: 'Wire', every: MINUTE, backfill: false, addedBy: 'config' };
  const watchlist = {
    teamId: TEAM,
    channelId: CHANNEL,
    channelName: '#vendor-risk',
    revision: 1,
    companies: [newCompany('vendor', 'Quillbeam Systems')],
    settings: DEFAULT_SETTINGS,
    mutes: [],
    updatedAt: 0,
  };
  await room.store.saveWatchlist(watchlist, watchKeys(registry, watchlist), []);
  await room.store.saveFeed(feed, clock());
  await poll();
});
afterEach(async () => {
  tracer.remove();
  await Promise.all([download.close(), site.close()]);
  await room.close();
});

async function poll(): Promise<void> {
  ahead += MINUTE;
  const claim = await room.store.claimFeedNow(feed.id, clock(), MINUTE);
  if (claim === null) throw new Error('expected the feed');
  const { store } = room;
  const watching = createWatchIndex(registry);
  await runFeed(claim, { store, download, clock, registry, watching, log, meter: metrics.meter });
}
const deliver = () => room.deliver({ clock, log, meter: metrics.meter });
/** The events of the lines that a search for the text finds. */
const found = (text: string): unknown[] =>
  logged.filter((line) => JSON.stringify(line).includes(text)).map(({ event }) => event);

async function tellDeal(): Promise<{ articleId: string; alertId: string }> {
  site.publish({ ...DEAL, at: clock() - 30 * SECOND }, { ...NOTE, at: clock() });
  await poll();
  const [owed] = await room.store.alertsIn(TEAM, CHANNEL, ['due'], 2);
  if (owed?.articleId === undefined) throw new Error('expected an alert that knows its article');
  return { articleId: owed.articleId, alertId: owed.id };
}

describe('the log', () => {
  it('tells the whole way by the id of the article, and by that of the alert', async () => {
    const { articleId, alertId } = await tellDeal();
    expect(await deliver()).toBe('sent');
    expect(found(articleId)).toEqual(['article-told', 'alert-owed', 'alert-sent']);
    expect(found(alertId)).toEqual(['article-told', 'alert-owed', 'alert-sent']);
    const [told, owed, sent] = logged.filter((line) => JSON.stringify(line).includes(alertId));
    expect(told).toMatchObject({ article: articleId, feed: feed.id, url: DEAL.link, alerts: [alertId] });
    const story = (told?.['stories'] as string[])[0];
    const where = { article: articleId, story, alert: alertId, team: TEAM, channel: CHANNEL };
    expect(owed).toMatchObject(where);
    expect(sent).toMatchObject({ ...where, code: owed?.['code'], ts: room.slack.messages(CHANNEL)[0]?.ts });
  });
  it('follows an alert that is put off, and one that is laid aside', async () => {
    const { articleId } = await tellDeal();
    room.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 30 });
    expect(await deliver()).toBe('later');
    ahead += MINUTE;
    const dead = await room.deliver({ clock, log, clientFor: () => Promise.resolve(null) });
    expect(dead).toBe('dead');
    expect(found(articleId)).toEqual(['article-told', 'alert-owed', 'alert-later', 'alert-dead']);
  });
});

describe('spans', () => {
  it('stand around a poll, its articles and a delivery, with the same ids', async () => {
    tracer.spans.length = 0;
    const { articleId, alertId } = await tellDeal();
    await deliver();
    const shown = tracer.spans.map(({ name, parent, attributes }) => {
      const of = tracer.spans.find(({ id }) => id === parent);
      return [name, of?.name ?? null, attributes['stakewatch.article']];
    });
    const note = tracer.spans.find(
      ({ name, attributes }) => name === 'article' && attributes['stakewatch.article'] !== articleId,
    );
    expect(shown).toEqual([
      ['poll', null, undefined],
      ['article', 'poll', articleId],
      ['article', 'poll', note?.attributes['stakewatch.article']],
      ['delivery', null, articleId],
    ]);
    const [polled] = tracer.spans;
    expect(polled?.attributes).toMatchObject({
      'stakewatch.feed': feed.id,
      'stakewatch.fresh': 2,
      'stakewatch.alerts': 1,
    });
    expect(tracer.spans.at(-1)?.attributes).toMatchObject({
      'stakewatch.alert': alertId,
      'stakewatch.channel': CHANNEL,
      'stakewatch.outcome': 'sent',
      'stakewatch.ts': room.slack.messages(CHANNEL)[0]?.ts,
    });
    expect(tracer.spans.every(({ ended, error }) => ended && error === null)).toBe(true);
  });
  it('of work that throws say so without secrets, and end', async () => {
    tracer.spans.length = 0;
    const store = { ...room.store, settleFeed: () => Promise.reject(new Error('lost xoxb-canary-1')) };
    const claim = await room.store.claimFeedNow(feed.id, clock(), MINUTE);
    if (claim === null) throw new Error('expected the feed');
    const watching = createWatchIndex(registry);
    await expect(runFeed(claim, { store, download, clock, registry, watching, log })).rejects.toThrow('lost');
    expect(tracer.spans.map(({ name, error, ended }) => [name, error, ended])).toEqual([
      ['poll', 'lost [token]', true],
    ]);
  });
  it('are nothing without an SDK', async () => {
    tracer.remove();
    tracer.spans.length = 0;
    await tellDeal();
    expect(await deliver()).toBe('sent');
    expect(tracer.spans).toEqual([]);
  });
});

it('the figures count every step, and how long each took', async () => {
  await tellDeal();
  await deliver();
  const { text } = await metrics.page();
  const value = (name: string): number | null => {
    const line = text.split('\n').find((one) => one.startsWith(`stakewatch_${name} `));
    return line === undefined ? null : Number(line.split(' ').at(-1));
  };
  const figures = {
    'polls_total{outcome="new-body"}': 2,
    'articles_total{fate="told"}': 1,
    'articles_total{fate="nothing"}': 1,
    'articles_total{fate="baseline"}': 1,
    'events_total{kind="acquisition"}': 1,
    'alerts_total{did="owed"}': 1,
    'alerts_total{did="sent"}': 1,
    published_to_seen_seconds_count: 2,
    seen_to_posted_seconds_count: 1,
    'store_alerts{state="sent"}': 1,
    'feeds{health="ok"}': 1,
    outbox_alerts: 0,
  };
  expect(Object.fromEntries(Object.keys(figures).map((name) => [name, value(name)]))).toEqual(figures);
  expect(value('published_to_seen_seconds_sum')).toBeGreaterThanOrEqual(30);
});
