// Sizes → how long a burst of news takes to stand in all channels, beside the time that Slack's rate sets, and what it costs.
import { parseArgs } from 'node:util';
import { until } from '../chaos/house.ts';
import { MINUTE } from '../../src/time.ts';
import { costOf } from './collect/process-cost.ts';
import { openLoadHouse, type LoadHouse, type RedisCost } from './load/house.ts';
import { burstOf, poolOf, type Sizes } from './load/plan.ts';
import { benchGrowth } from './load/growth.ts';

const OVER_WITHIN = 10 * MINUTE;
const EACH_CHANNEL = 1; // s between two messages

const DEFAULTS = { channels: 100, companies: 50, feeds: 200, articles: 200, stories: 20, workers: 2 };

/**
 * `--channels N --companies N --feeds N --articles N --stories N --workers N`: a burst, told by that many workers.
 * `--growth [--most N]`: what one article costs as channels go from 10 to N (10,000), on both stores.
 */
export async function benchLoad(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      ...{ channels: text, companies: text, feeds: text, articles: text, stories: text, workers: text },
      growth: { type: 'boolean' },
      most: { type: 'string', default: '10000' },
    },
  });
  if (values.growth === true) return benchGrowth(Number(values.most));
  const number = (name: keyof typeof DEFAULTS): number => {
    const read = Number(values[name] ?? DEFAULTS[name]);
    if (!Number.isInteger(read) || read < (name === 'stories' ? 0 : 1))
      throw new Error(`bench load: --${name}: expected a whole number, got ${String(values[name])}`);
    return read;
  };
  const sizes: Sizes = {
    channels: number('channels'),
    companies: number('companies'),
    feeds: number('feeds'),
    articles: number('articles'),
    stories: number('stories'),
  };
  await runBurst(sizes, number('workers'));
}

async function runBurst(sizes: Sizes, workers: number): Promise<void> {
  const items = burstOf(sizes);
  const owed = new Map<string, number>();
  for (const { channels } of items) for (const id of channels) owed.set(id, (owed.get(id) ?? 0) + 1);
  const expected = [...owed.values()].reduce((sum, alerts) => sum + alerts, 0);
  say(
    `${count(sizes.channels)} channels × ${sizes.companies} companies (${count(poolOf(sizes))} different ones), ` +
      `${count(sizes.feeds)} feeds, ${count(sizes.articles)} articles with ${count(sizes.stories)} stories, ` +
      `${count(expected)} alerts expected; ${workers} workers`,
  );
  const openedAt = performance.now();
  const house = await openLoadHouse(sizes, workers, {});
  try {
    say(`filled and started within ${seconds(performance.now() - openedAt)} s`);
    printProcesses('before the burst', house, await house.redis());
    const before = await costs(house);
    const startedAt = performance.now();
    house.feeds.burst(items);
    await house.wakeAll();
    const read = await readAll(house, sizes, startedAt);
    await until('all alerts to be posted', OVER_WITHIN, async () => {
      const { due, sent, dead } = (await house.store.counts()).alerts;
      return due === 0 && sent + dead >= expected ? true : null;
    });
    const took = Math.max(house.slack.lastAt() - startedAt, read) / 1_000;
    const after = await costs(house);
    const busiest = Math.max(...house.slack.posted.values(), 0);
    const limit = Math.max(1, busiest * EACH_CHANNEL);
    const { alerts, stories } = await house.store.counts();
    say(`all feeds read after ${seconds(read)} s; all over after ${took.toFixed(1)} s`);
    say(`Slack's rate: ${busiest} messages in the busiest channel, ${limit} s; ratio ${(took / limit).toFixed(2)}`);
    say(
      `alerts: ${count(alerts.sent)} sent, ${count(alerts.due)} due, ${count(alerts.dead)} dead; ` +
        `${count(sum(house.slack.posted))} messages, ${count(house.slack.refused())} refused with 429; ${count(stories)} stories`,
    );
    const spent = after.workers - before.workers;
    const inRedis = after.redis - before.redis;
    say(
      `CPU of the burst: workers ${spent.toFixed(1)} s, Redis ${inRedis.toFixed(1)} s, ` +
        `feeds and Slack's stand-in ${(after.bench - before.bench).toFixed(1)} s; ` +
        `${(((spent + inRedis) * 1_000) / sizes.articles).toFixed(1)} ms an article, all in; ` +
        `${(sizes.articles / took).toFixed(0)} articles/s`,
    );
    printProcesses('at the end', house, await house.redis());
  } finally {
    await house.close();
  }
}

/** @returns ms from the start until no feed is left unread */
async function readAll({ feeds }: LoadHouse, sizes: Sizes, startedAt: number): Promise<number> {
  await until('all feeds to be read', OVER_WITHIN, () => (feeds.requests() >= sizes.feeds ? true : null));
  return performance.now() - startedAt;
}

async function costs(house: LoadHouse): Promise<{ workers: number; redis: number; bench: number }> {
  const { user, system } = process.cpuUsage();
  const workers = house.workers.reduce((total, worker) => total + (costOf(worker.pid() ?? 0)?.seconds ?? NaN), 0);
  return { workers, redis: (await house.redis()).seconds, bench: (user + system) / 1e6 };
}

function printProcesses(when: string, { workers }: LoadHouse, { used, peak }: RedisCost): void {
  const each = workers.map((worker) => megabytes(costOf(worker.pid() ?? 0)?.peak ?? NaN));
  say(
    `memory ${when}: workers at most ${each.join(', ')} MB; Redis ${megabytes(used)} MB, at most ${megabytes(peak)} MB`,
  );
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const sum = (by: Map<string, number>): number => [...by.values()].reduce((total, one) => total + one, 0);
const count = (number: number): string => number.toLocaleString('en');
const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
