// `npm run soak -- --minutes 60 --store redis|embedded`: a steady rate of news, and whether memory or descriptors grow.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MINUTE, SECOND } from '../../src/time.ts';
import { drawing, madeCompany, madeItem } from '../extract/made-news.ts';
import { openHouse, until, type House } from './house.ts';
import { CHANNELS } from './made-deals.ts';
import { reckon } from './owed.ts';
import { saidPastLog } from './processes.ts';
import { heldBy, redisMemory, type Held } from './samples.ts';
import { soakText, tooMuch, type Series } from './soak-report.ts';

const FEEDS = 200;
/** One in ten tells a deal. They come in one half of the time; in the other there is nothing new. */
const ARTICLES_A_SECOND = 20;
const HALVES = 30 * SECOND;
const SAMPLE_EVERY = 10 * SECOND;
/** Of the time, at the start, in which caches fill: it is not reckoned. */
const WARM_UP = 0.25;
/** V8 lets its heap grow for many minutes before it looks for what may go: a shorter run tells nothing of memory. */
const TELLS_OF_MEMORY = 30 * MINUTE;
const WATCHED = 5; // companies of each channel, of the 400 in the news
const PARTS = { redis: ['web', 'worker', 'worker'], embedded: ['start'] };
/** What a process may hold more after the time, or after each hour of it. */
const MORE_MEMORY = 24; // MB
const MORE_DESCRIPTORS = 8; // as many connections to feeds may be open at the quietest moment, more or less

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, store: { type: 'string', default: 'redis' } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes: expected a number above 0, got "${values.minutes}"`);
if (values.store !== 'redis' && values.store !== 'embedded')
  throw new Error(`--store: expected redis or embedded, got "${values.store}"`);

/** Publishes until `end`. @returns how many articles */
async function publish({ farm }: House, end: number): Promise<number> {
  const draw = drawing(1);
  const startedAt = Date.now();
  let made = 0;
  while (Date.now() < end) {
    const since = Date.now() - startedAt;
    const busy = Math.floor(since / HALVES / 2) * HALVES + Math.min(since % (2 * HALVES), HALVES);
    for (; made < (busy / SECOND) * ARTICLES_A_SECOND; made++) {
      const { id, title, body } = madeItem(made);
      farm.publish(draw(FEEDS), { id, title, body });
    }
    await wait(100);
  }
  return made;
}

const heldText = (name: string, held: Held | null): string =>
  held === null ? `${name} away` : `${name} ${held.memory.toFixed(0)} MB ${held.descriptors} open`;

/** Looks at every process until `end`. */
async function watch({ processes, redis }: House, end: number): Promise<Series[]> {
  const hours = (minutes * (1 - WARM_UP)) / 60;
  const times = Math.max(1, hours);
  const most = minutes * MINUTE < TELLS_OF_MEMORY ? null : MORE_MEMORY * times;
  const memory = processes.map(({ name }): Series => ({ name, unit: 'MB', points: [], most }));
  const open = processes.map(({ name }): Series => ({
    name,
    unit: 'open',
    points: [],
    most: MORE_DESCRIPTORS * times,
  }));
  // Every article that came is remembered: what Redis holds grows with them.
  const inRedis: Series[] = redis === null ? [] : [{ name: 'redis', unit: 'MB', points: [], most: null }];
  let toldAt = 0;
  const from = Date.now() + (end - Date.now()) * WARM_UP;
  while (Date.now() < end) {
    await wait(SAMPLE_EVERY);
    const at = Date.now();
    const all = processes.map((one) => heldBy(one.pid()));
    if (at - toldAt >= MINUTE) {
      toldAt = at;
      process.stdout.write(`${processes.map(({ name }, i) => heldText(name, all[i] ?? null)).join('   ')}\n`);
    }
    if (at < from) continue;
    for (const [i, held] of all.entries()) {
      if (held === null) continue;
      memory[i]?.points.push({ at, value: held.memory });
      open[i]?.points.push({ at, value: held.descriptors });
    }
    if (redis !== null) inRedis[0]?.points.push({ at, value: await redisMemory(redis.url) });
  }
  return [...memory, ...open, ...inRedis];
}

// What was started ends with us, also where somebody has seen enough.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const house = await openHouse({
  store: values.store,
  parts: PARTS[values.store],
  feeds: FEEDS,
  every: '10s',
  watched: Object.fromEntries(
    CHANNELS.map((id, i) => [id, Array.from({ length: WATCHED }, (_, n) => madeCompany(i * WATCHED + n))]),
  ),
});
try {
  await house.ready();
  const end = Date.now() + minutes * MINUTE;
  const [articles, series] = await Promise.all([publish(house, end), watch(house, end)]);
  const store = await house.openStore();
  await until('the end of all that is owed', 15 * MINUTE, async () =>
    (await store.counts()).alerts.due === 0 ? true : null,
  );
  const sum = await reckon(store, house.slack, { deals: [], channels: CHANNELS });
  await store.close();
  const ended = house.processes.filter((one) => one.endedByItself() > 0).map(({ name }) => name);
  const wrong = [
    ...series.flatMap(tooMuch),
    ...sum.lost,
    ...sum.doubled,
    ...ended.map((name) => `${name} ended by itself`),
    ...saidPastLog(house.processes).map((line) => `said past the log: ${line}`),
  ];
  process.stdout.write(`${values.store}, ${minutes} minutes: ${articles} articles over ${FEEDS} feeds, `);
  process.stdout.write(`${sum.owed} alerts owed, ${sum.posted} posted\n${soakText(series)}\n${wrong.join('\n')}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await house.close(false);
}
