// The page for Prometheus: what is in it, what is left out while the store is away, and whose labels may grow.
import { describe, expect, it } from 'vitest';
import { createMetrics, type Metrics } from '../../src/observe/metrics.ts';
import type { Store, StoreCounts } from '../../src/ports.ts';
import { MINUTE, SECOND } from '../../src/time.ts';
import { anAlert, anArticle, NOW } from '../store/samples.ts';
import { someContent } from '../slack/samples.ts';
import { failingFeeds, feedIn, wellFeeds } from './samples.ts';

const COUNTS: StoreCounts = {
  feeds: 9,
  articles: 20,
  stories: 5,
  watchlists: 2,
  alerts: { due: 3, held: 1, sent: 7, dead: 2, digested: 4 },
  oldestDueAt: NOW - MINUTE,
};

function open(change: Partial<Pick<Store, 'counts' | 'feeds'>> = {}): { metrics: Metrics; pass: (ms: number) => void } {
  let now = NOW;
  const store = { counts: () => Promise.resolve(COUNTS), feeds: () => Promise.resolve(wellFeeds(3)), ...change };
  const metrics = createMetrics({ store: store as Store, clock: () => now, version: '1.2.3' });
  return { metrics, pass: (ms) => void (now += ms) };
}
/** The lines of these figures, without `stakewatch_`. */
async function lines(metrics: Metrics, ...names: string[]): Promise<string[]> {
  const { text } = await metrics.page();
  const ours = text
    .split('\n')
    .filter((line) => line.startsWith('stakewatch_'))
    .map((line) => line.slice(11));
  return ours.filter((line) => names.some((name) => line.startsWith(name)));
}

describe('the figures of the store', () => {
  it('are those of every process on it', async () => {
    const feeds = [...wellFeeds(2), ...failingFeeds(1, NOW), feedIn('gone', { stopped: true })];
    const { metrics } = open({ feeds: () => Promise.resolve(feeds) });
    expect(await lines(metrics, 'store_', 'outbox_', 'feeds', 'info')).toEqual([
      'store_up 1',
      'store_items{sort="articles"} 20',
      'store_items{sort="stories"} 5',
      'store_items{sort="watchlists"} 2',
      'store_alerts{state="due"} 3',
      'store_alerts{state="held"} 1',
      'store_alerts{state="sent"} 7',
      'store_alerts{state="dead"} 2',
      'store_alerts{state="digested"} 4',
      'outbox_alerts 3',
      'outbox_oldest_seconds 60',
      'feeds{health="ok"} 2',
      'feeds{health="failing"} 1',
      'feeds{health="silent"} 0',
      'feeds{health="stopped"} 1',
      'feeds{health="waiting"} 0',
      'info{version="1.2.3"} 1',
    ]);
  });
  it('are left out while it is away, and come back', async () => {
    let away = false;
    const counts = () => (away ? Promise.reject(new Error('gone')) : Promise.resolve(COUNTS));
    const { metrics, pass } = open({ counts });
    await metrics.page();
    away = true;
    pass(MINUTE);
    expect(await lines(metrics, 'store_', 'outbox_', 'feeds')).toEqual(['store_up 0']);
    away = false;
    expect(await lines(metrics, 'store_up', 'outbox_')).toEqual([
      'store_up 1',
      'outbox_alerts 3',
      'outbox_oldest_seconds 120',
    ]);
  });
  it('are read once in fifteen seconds, however often the page is', async () => {
    let read = 0;
    const { metrics, pass } = open({ counts: () => (read++, Promise.resolve(COUNTS)) });
    for (let n = 0; n < 5; n++) await metrics.page();
    expect(read).toBe(1);
    pass(15 * SECOND);
    await metrics.page();
    expect(read).toBe(2);
  });
});

describe('the figures of the process', () => {
  it('begin with nought, so that the first failure is seen as an increase', async () => {
    const { metrics } = open();
    const first = await lines(metrics, 'polls_total', 'alerts_total', 'slack_rate_limited_total');
    expect(first).toEqual(expect.arrayContaining(['polls_total{outcome="failed"} 0', 'alerts_total{did="dead"} 0']));
    expect(first.filter((line) => !line.endsWith(' 0'))).toEqual([]);
  });
  it('has the event loop, memory and processor time of every Node process', async () => {
    const { metrics } = open();
    const { text } = await metrics.page();
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
    ])
      expect(text).toMatch(new RegExp(`^${name} [0-9.e+-]+$`, 'm'));
  });
  it('counts jobs where somebody counts them, and none where nobody can', async () => {
    const { metrics } = open();
    expect(await lines(metrics, 'queue_jobs')).toEqual([]);
    metrics.countQueues(() => Promise.resolve([{ queue: 'poll', state: 'waiting', depth: 12 }]));
    expect(await lines(metrics, 'queue_jobs')).toEqual(['queue_jobs{queue="poll",state="waiting"} 12']);
    metrics.countQueues(() => Promise.reject(new Error('Redis is away')));
    expect(await lines(metrics, 'queue_jobs')).toEqual([]);
  });
  it('counts 429s by method, and a method that is none as another', async () => {
    const { metrics } = open();
    for (const method of ['chat.postMessage', 'chat.postMessage', 'a/b"', '']) metrics.meter.limited(method);
    expect(await lines(metrics, 'slack_rate_limited_total')).toEqual([
      'slack_rate_limited_total{method="chat.postMessage"} 2',
      'slack_rate_limited_total{method="other"} 2',
    ]);
  });
  it('times only news: no baseline, no digest, no article without a date', async () => {
    const { metrics } = open();
    const { meter } = metrics;
    meter.read(anArticle({ publishedAt: NOW - MINUTE, seenAt: NOW }), [], 'told');
    meter.read(anArticle({ publishedAt: NOW - MINUTE, seenAt: NOW }), [], 'baseline');
    meter.read(anArticle({ publishedAt: null }), [], 'nothing');
    const content = someContent({ seenAt: NOW - 2 * SECOND });
    meter.delivered(anAlert({ kind: 'new', content }), 'sent', NOW);
    meter.delivered(anAlert({ kind: 'digest', content }), 'sent', NOW);
    meter.delivered(anAlert({ kind: 'new', content }), 'later', NOW);
    expect(await lines(metrics, 'published_to_seen_seconds_sum', 'published_to_seen_seconds_count')).toEqual([
      'published_to_seen_seconds_sum 60',
      'published_to_seen_seconds_count 1',
    ]);
    expect(await lines(metrics, 'seen_to_posted_seconds_sum', 'seen_to_posted_seconds_count')).toEqual([
      'seen_to_posted_seconds_sum 2',
      'seen_to_posted_seconds_count 1',
    ]);
  });
});
