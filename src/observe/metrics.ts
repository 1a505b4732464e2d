// What happens on the way of news in, a page for Prometheus out. The only file that imports prom-client.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock, Meter, PollOutcome, Store } from '../ports.ts';
import { SECOND } from '../time.ts';
import { countFeeds, FEED_HEALTHS } from './feed-counts.ts';

/** How many jobs stand in which state of which queue. */
export type QueueDepths = () => Promise<{ queue: string; state: string; depth: number }[]>;

export interface Metrics {
  meter: Meter;
  /** Where the depths of queues come from; nobody counts them before. */
  countQueues(source: QueueDepths): void;
  /** Never throws: what cannot be counted at the moment is left out. */
  page(): Promise<{ contentType: string; text: string }>;
}

const STORE_READ_EVERY = 15 * SECOND; // ms; counting ten thousand feeds costs a tenth of a second
const MINUTES = 60; // seconds
const TO_SEEN = [10, 30, MINUTES, 5 * MINUTES, 15 * MINUTES, 60 * MINUTES, 4 * 3_600, 24 * 3_600, 7 * 24 * 3_600];
const TO_POSTED = [0.5, 1, 2, 5, 10, 30, MINUTES, 5 * MINUTES, 15 * MINUTES, 60 * MINUTES, 4 * 3_600];
const POLL_OUTCOMES: PollOutcome[] = ['new-body', 'not-modified', 'same-body', 'failed', 'put-off', 'pushed'];
const FATES = ['told', 'nothing', 'known', 'baseline'];
const DEEDS = ['owed', 'held', 'sent', 'later', 'dead'];
const METHOD = /^[a-zA-Z.]{1,60}$/;

export function createMetrics(deps: { store: Store; clock: Clock; version: string }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const refreshStore = storeGauges(registry, deps);
  let queues: QueueDepths | null = null;
  const depth = gauge(registry, 'queue_jobs', 'Jobs in a queue, by state.', ['queue', 'state']);
  gauge(registry, 'info', 'Always 1; its label is the version.', ['version']).set({ version: deps.version }, 1);

  async function refreshQueues(): Promise<void> {
    depth.reset();
    if (queues === null) return;
    const depths = await queues().catch(() => []);
    for (const { queue, state, depth: jobs } of depths) depth.set({ queue, state }, jobs);
  }
  return {
    meter: createMeter(registry),
    countQueues(source) {
      queues = source;
    },
    async page() {
      await Promise.all([refreshStore(), refreshQueues()]);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

const named = (name: string): string => `stakewatch_${name}`;

function gauge<L extends string>(registry: Registry, name: string, help: string, labelNames: L[]): Gauge<L> {
  return new Gauge({ name: named(name), help, labelNames, registers: [registry] });
}

/** What this process did. */
function createMeter(registry: Registry): Meter {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[]): Counter<L> =>
    new Counter({ name: named(name), help, labelNames, registers });
  const polls = counter('polls_total', 'Looks at feeds, by how they ended.', ['outcome']);
  const articles = counter('articles_total', 'Articles that nobody knew, by what came of them.', ['fate']);
  const events = counter('events_total', 'Ownership events read in them, by kind.', ['kind']);
  const alerts = counter('alerts_total', 'Alerts, by what was done with them: owed, held, sent, later, dead.', ['did']);
  const limited = counter('slack_rate_limited_total', 'Calls that Slack answered with 429, by method.', ['method']);
  // From nought on: a series that begins with its first 1 shows no increase to whoever watches it.
  for (const outcome of POLL_OUTCOMES) polls.inc({ outcome }, 0);
  for (const fate of FATES) articles.inc({ fate }, 0);
  for (const did of DEEDS) alerts.inc({ did }, 0);
  limited.inc({ method: 'chat.postMessage' }, 0);
  const toSeen = new Histogram({
    name: named('published_to_seen_seconds'),
    help: 'From an article coming out to its being read; the baseline of a new feed is left out.',
    buckets: TO_SEEN,
    registers,
  });
  const toPosted = new Histogram({
    name: named('seen_to_posted_seconds'),
    help: 'From an article being read to its alert standing in the channel.',
    buckets: TO_POSTED,
    registers,
  });
  return {
    polled: (outcome) => polls.inc({ outcome }),
    read(article, found, fate) {
      articles.inc({ fate });
      if (fate === 'baseline' || fate === 'known') return;
      for (const { kind } of found) events.inc({ kind });
      const { publishedAt, seenAt } = article;
      if (publishedAt !== null) toSeen.observe(Math.max(0, seenAt - publishedAt) / SECOND);
    },
    owed(list) {
      for (const { held } of list) alerts.inc({ did: held ? 'held' : 'owed' });
    },
    delivered(alert, did, at) {
      alerts.inc({ did });
      const isNews = alert.kind === 'new' || alert.kind === 'update';
      if (did === 'sent' && isNews) toPosted.observe(Math.max(0, at - alert.content.seenAt) / SECOND);
    },
    limited: (method) => limited.inc({ method: METHOD.test(method) ? method : 'other' }),
  };
}

/** What the store holds, the same for every process on it. @returns reads it anew where that was long ago; never throws */
function storeGauges(registry: Registry, { store, clock }: { store: Store; clock: Clock }): () => Promise<void> {
  const up = gauge(registry, 'store_up', '1 while the store answers.', []);
  const held = gauge(registry, 'store_items', 'What the store holds, by sort.', ['sort']);
  const alerts = gauge(registry, 'store_alerts', 'Alerts in the store, by state.', ['state']);
  const outbox = gauge(registry, 'outbox_alerts', 'Alerts that are owed still.', []);
  const age = gauge(
    registry,
    'outbox_oldest_seconds',
    'How long the oldest of them has been owed; 0 where none is.',
    [],
  );
  const feeds = gauge(registry, 'feeds', 'Feeds, by how they do.', ['health']);
  let readAt = -Infinity;
  async function read(now: number): Promise<void> {
    const [counts, known] = await Promise.all([store.counts(), store.feeds()]);
    const { articles, stories, watchlists } = counts;
    for (const [sort, n] of Object.entries({ articles, stories, watchlists })) held.set({ sort }, n);
    for (const [state, n] of Object.entries(counts.alerts)) alerts.set({ state }, n);
    outbox.set(counts.alerts.due);
    age.set(counts.oldestDueAt === null ? 0 : Math.max(0, now - counts.oldestDueAt) / SECOND);
    const health = countFeeds(known);
    for (const name of FEED_HEALTHS) feeds.set({ health: name }, health[name]);
    up.set(1);
  }
  return async () => {
    const now = clock();
    if (now >= readAt && now - readAt < STORE_READ_EVERY) return;
    try {
      await read(now);
      readAt = now;
    } catch {
      // Old figures would look like a store that answers.
      for (const each of [held, alerts, outbox, age, feeds]) each.reset();
      for (const each of [outbox, age]) each.remove();
      up.set(0);
    }
  };
}
