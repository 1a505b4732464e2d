// A store's kind, minutes and a seed in; a run of everything while it is killed and Slack stumbles, and its reckoning out.
import { MINUTE, SECOND } from '../../src/time.ts';
import { forgotten, typeCommands, type Typed } from './commands.ts';
import { openHouse, until, type House, type StoreKind } from './house.ts';
import { CHANNELS, madeDeal, MOST_DEALS } from './made-deals.ts';
import { publishNews, type News } from './news.ts';
import { reckon, type Reckoning } from './owed.ts';
import { saidPastLog } from './processes.ts';
import { createWeather } from './slack-weather.ts';
import { outliveLeases, storm, type Kills } from './storms.ts';

export interface ChaosPlan {
  store: StoreKind;
  minutes: number;
  seed: number;
  feeds: number;
  /** How long to wait at the end until nothing is owed any more, ms. */
  settleWithin: number;
}
export interface ChaosReport extends Reckoning {
  plan: ChaosPlan;
  kills: Kills;
  /** How often a worker was stopped past its lease, and went on. */
  outlived: number;
  /** Processes that ended without being killed: Redis or Slack was away when they started. */
  endedByThemselves: number;
  articles: number;
  deals: number;
  /** Faults of Slack by kind. */
  weather: Record<string, number>;
  typed: Typed;
  /** Confirmed to the person, and not on the watchlist. */
  forgotten: string[];
  /** What Node or a package printed past the log. */
  pastLog: string[];
  /** From the last kill until nothing was owed, ms; null: it never came to that. */
  settledAfter: number | null;
  /** Where the logs are; null where all went well. */
  logs: string | null;
}

const OTHERS_A_SECOND = 10;
const DEAL_EVERY = 1.5 * SECOND;

export async function runChaos(plan: ChaosPlan): Promise<ChaosReport> {
  const span = plan.minutes * MINUTE;
  const dealEvery = Math.max(DEAL_EVERY, span / MOST_DEALS);
  const house = await openHouse({ ...plan, every: '5s', watched: watched() });
  let keepFiles = true;
  try {
    await house.ready();
    const weather = createWeather(plan.seed + 1);
    house.slack.faults.each(weather.fault);
    const news = publishNews(house.farm, plan.seed + 2, { others: OTHERS_A_SECOND, dealEvery });
    const typing = typeCommands(house, plan.seed + 3);
    const end = Date.now() + span;
    const outliving = outliveLeases(house, end);
    const kills = await storm(house, plan.seed, end);
    weather.clear();
    const overAt = Date.now();
    const [typed, outlived] = await Promise.all([typing.stop(), outliving, news.stop()]);
    const settled = await settle(house, news, plan.settleWithin);
    const store = await house.openStore();
    const sum = await reckon(store, house.slack, { deals: news.deals, channels: CHANNELS });
    const report: ChaosReport = {
      ...sum,
      plan,
      kills,
      outlived,
      endedByThemselves: house.processes.reduce((total, one) => total + one.endedByItself(), 0),
      articles: house.farm.published(),
      deals: news.deals.length,
      weather: weather.struck,
      typed,
      forgotten: await forgotten(store, typed),
      pastLog: saidPastLog(house.processes),
      settledAfter: settled ? Date.now() - overAt : null,
      logs: null,
    };
    await store.close();
    keepFiles = wrongs(report).length > 0;
    return { ...report, logs: keepFiles ? house.dir : null };
  } finally {
    await house.close(keepFiles);
  }
}

/** What a run must not have: each a line. */
export function wrongs(report: ChaosReport): string[] {
  return [
    ...report.lost.map((what) => `lost: ${what}`),
    ...report.doubled.map((what) => `doubled: ${what}`),
    ...report.outOfOrder.map((what) => `out of order: ${what}`),
    ...report.dead.map((what) => `dead: ${what}`),
    ...report.forgotten.map((what) => `confirmed and not on the watchlist: ${what}`),
    ...Object.entries(report.typed.outcomes)
      .filter(([outcome]) => outcome.startsWith('http_'))
      .map(([outcome, times]) => `${times} commands refused: ${outcome}`),
    ...report.pastLog.map((line) => `said past the log: ${line}`),
    ...(report.settledAfter === null ? ['still owed when the time was over'] : []),
  ];
}

function watched(): Record<string, string[]> {
  const all = Array.from({ length: MOST_DEALS }, (_, number) => madeDeal(number));
  return Object.fromEntries(
    CHANNELS.map((id) => [id, all.filter(({ channels }) => channels.includes(id)).map(({ vendor }) => vendor)]),
  );
}

/** Waits until every deal is told and nothing is due any more; false where that takes too long. */
async function settle(house: House, news: News, within: number): Promise<boolean> {
  const store = await house.openStore();
  try {
    return await until('the end of all that is owed', within, async () => {
      const { alerts } = await store.counts();
      if (alerts.due > 0) return null;
      const { lost } = await reckon(store, house.slack, { deals: news.deals, channels: CHANNELS });
      return lost.length === 0 ? true : null;
    }).catch(() => false);
  } finally {
    await store.close();
  }
}
