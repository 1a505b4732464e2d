// The Redis store's own affairs: repeated requests, counts, clean-up, and its health.
import { randomUUID } from 'node:crypto';
import type { Store } from '../../ports.ts';
import type { Connection } from './connection.ts';
import { prune } from './prune.ts';
import { DATA_VERSION } from './version.ts';

type Upkeep = Pick<Store, 'firstTime' | 'isKnown' | 'unseen' | 'counts' | 'prune' | 'check' | 'identity' | 'close'>;

export const UPKEEP_SCRIPTS = {
  /** id, now, until, keep for → 1 the first time. By the caller's clock; Redis's own only frees the memory. */
  firstTime: `
    local known = redis.call('GET', key('request', ARGV[1]))
    if known and tonumber(known) > tonumber(ARGV[2]) then return 0 end
    redis.call('SET', key('request', ARGV[1]), ARGV[3], 'PX', ARGV[4])
    return 1
  `,
  /** id → until when it is known */
  requestKnown: `return redis.call('GET', key('request', ARGV[1]))`,
  /** id → how many went */
  unseen: `return redis.call('DEL', key('request', ARGV[1]))`,
  /** → feeds, articles, watchlists, stories, due, held, sent, dead, digested, createdAt of the oldest that is due */
  counts: `
    local counts = redis.call('HMGET', key('counts'), 'stories', 'due', 'held', 'sent', 'dead', 'digested')
    local reply = {
      redis.call('ZCARD', key('feeds')), redis.call('ZCARD', key('articles')), redis.call('ZCARD', key('watchlists')),
    }
    for i = 1, 6 do reply[#reply + 1] = tonumber(counts[i] or '0') end
    reply[#reply + 1] = redis.call('ZRANGE', key('due'), 0, 0, 'WITHSCORES')[2]
    return reply
  `,
  /** version of the data, a name for data that have none → their name. A Redis that lost everything is given both. */
  identity: `
    redis.call('SET', key('version'), ARGV[1], 'NX')
    redis.call('SET', key('identity'), ARGV[2], 'NX')
    return redis.call('GET', key('identity'))
  `,
  /** → Redis's own words about how it keeps data */
  check: `
    redis.call('SET', key('check'), '1', 'PX', 60000)
    return redis.call('INFO', 'persistence') .. redis.call('INFO', 'memory')
  `,
};

/** What a Redis says of itself that keeps what it acknowledged, and what to tell the operator of one that does not. */
const LOSES_DATA = [
  {
    unless: 'aof_enabled:1',
    warning: 'Redis runs without "appendonly yes": a crash of it loses alerts that are owed',
  },
  {
    unless: 'maxmemory_policy:noeviction',
    warning: 'Redis runs without "maxmemory-policy noeviction": short of memory, it drops our data',
  },
];

export function redisUpkeep(redis: Connection): Upkeep {
  return {
    async firstTime(id, now, keepFor) {
      return (await redis.run('firstTime', [id, now, now + keepFor, Math.max(1, keepFor)])) === 1;
    },

    async isKnown(id, now) {
      return Number(await redis.run('requestKnown', [id])) > now;
    },

    async unseen(id) {
      await redis.run('unseen', [id]);
    },

    async counts() {
      const figures = (await redis.run('counts', [])) as number[];
      const [feeds = 0, articles = 0, watchlists = 0, stories = 0, ...ofAlerts] = figures;
      const [due = 0, held = 0, sent = 0, dead = 0, digested = 0, oldest] = ofAlerts;
      const oldestDueAt = oldest === undefined || oldest === null ? null : Number(oldest);
      return { feeds, articles, stories, watchlists, alerts: { due, held, sent, dead, digested }, oldestDueAt };
    },

    prune: (now, keepFor) => prune(redis, now, keepFor),

    async check() {
      const info = (await redis.run('check', [])) as string;
      const warnings = LOSES_DATA.filter(({ unless }) => !info.includes(unless)).map(({ warning }) => warning);
      return { kind: 'redis', where: redis.where, warnings };
    },

    async identity() {
      return (await redis.run('identity', [DATA_VERSION, randomUUID()])) as string;
    },

    close: () => redis.close(),
  };
}
