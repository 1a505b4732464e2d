// All that Redis keeps → records, page by page; records → Redis.
import { storedFeed, type AuditEntry, type SealedInstallation, type Story, type UnixMs } from '../../domain.ts';
import type { Store, StoredRecord } from '../../ports.ts';
import { readWatchlist } from '../saved-watchlist.ts';
import { fieldsOf, readAlert } from './alerts.ts';
import type { Connection } from './connection.ts';
import { eachPage, piecesOf, scanned } from './pages.ts';
import { PUT } from './put-record.ts';
import { read as readSubscription, type Stored as StoredSubscription } from './subscriptions.ts';

type Moving = Pick<Store, 'records' | 'putRecords' | 'moving' | 'setMoving' | 'isShared'>;

export const MOVING_SCRIPTS = {
  /** → the last token, the last number of an alert */
  numbers: `return { redis.call('GET', key('token')), redis.call('GET', key('seq')) }`,
  /** after this id, at most so many → id, feed, state, when it is due, … */
  feedRecords: `
    local reply = {}
    for _, id in ipairs(redis.call('ZRANGEBYLEX', key('feeds'), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      local stored = redis.call('HMGET', key('feed', id), 'feed', 'state')
      reply[#reply + 1] = { id, stored[1], stored[2], redis.call('ZSCORE', key('feeds-due'), id) }
    end
    return reply
  `,
  /** where the scan stands ('0' at first), set → where it stands then ('0' at last), member, score, … */
  scanScores: `return redis.call('ZSCAN', key(ARGV[2]), ARGV[1], 'COUNT', 500)`,
  /** story ids → story, company keys, … */
  storyRecords: `
    local reply = {}
    for i, id in ipairs(ARGV) do reply[i] = redis.call('HMGET', key('story', id), 'story', 'keys') end
    return reply
  `,
  /** after this channel, at most so many → channel, watchlist, company keys, … */
  watchlistRecords: `
    local reply = {}
    for _, channel in ipairs(redis.call('ZRANGEBYLEX', key('watchlists'), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      local stored = redis.call('HMGET', key('watchlist', channel), 'watchlist', 'keys')
      reply[#reply + 1] = { channel, stored[1], stored[2] }
    end
    return reply
  `,
  /** after this name, at most so many → names of trails */
  trailNames: `
    local reply = {}
    for i, name in ipairs(redis.call('ZRANGEBYLEX', key('trails'), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      reply[i] = { name }
    end
    return reply
  `,
  /** name → its entries, newest first: as many as are ever kept */
  trailRecord: `return redis.call('LRANGE', key('audit', ARGV[1]), 0, -1)`,
  /** channels → channel, state, how many alerts, … where there are any */
  alertCounts: `
    local reply = {}
    for _, channel in ipairs(ARGV) do
      for _, state in ipairs({ 'due', 'held', 'sent', 'dead', 'digested' }) do
        local count = redis.call('ZCARD', key('alerts', state, channel))
        if count > 0 then reply[#reply + 1] = { channel, state, count } end
      end
    end
    return reply
  `,
  /** channel, state, how many to leave out, at most so many → 1 for a root, then field, value, … of each alert */
  alertRecords: `
    local reply = {}
    local members = redis.call('ZRANGE', key('alerts', ARGV[2], ARGV[1]), ARGV[3], ARGV[3] + ARGV[4] - 1)
    for i, member in ipairs(members) do
      local id = string.sub(member, 18)
      local story = redis.call('HGET', key('alert', id), 'story')
      local isRoot = redis.call('GET', key('root', ARGV[1], story)) == id
      reply[i] = { isRoot and 1 or 0, redis.call('HGETALL', key('alert', id)) }
    end
    return reply
  `,
  /** where the scan stands ('0' at first) → where it stands then ('0' at last), team, organisation, … */
  scanOrgs: `return redis.call('HSCAN', key('orgs'), ARGV[1], 'COUNT', 500)`,
  /** request ids → until when each is known */
  requestRecords: `
    local reply = {}
    for i, id in ipairs(ARGV) do reply[i] = redis.call('GET', key('request', id)) or '0' end
    return reply
  `,
  /** → the name of the move that goes on */
  moving: `return redis.call('GET', key('moving'))`,
  /** name, or nothing */
  setMoving: `if ARGV[1] == '' then redis.call('DEL', key('moving')) else redis.call('SET', key('moving'), ARGV[1]) end`,
};

export function redisMoving(redis: Connection): Moving {
  return {
    async *records(now) {
      const [token, seq] = (await redis.run('numbers', [])) as (string | null)[];
      yield [{ kind: 'numbers', token: Number(token ?? 0), seq: Number(seq ?? 0) }];
      for (const pages of [feeds, subscriptions, articles, stories, watchlists, trails, channels, workspaces])
        yield* pages(redis);
      yield* requests(redis, now);
    },

    async putRecords(records, now) {
      // Sent one after the other, and waited for together.
      await Promise.all(records.map((record) => PUT[record.kind](redis, record as never, now)));
    },

    async moving() {
      return (await redis.run('moving', [])) as string | null;
    },

    async setMoving(name) {
      await redis.run('setMoving', [name ?? '']);
    },

    isShared: () => redis.isShared(),
  };
}

type Pages = AsyncGenerator<StoredRecord[]>;

async function* feeds(redis: Connection): Pages {
  for await (const page of eachPage<[string, string, string, string]>(redis, 'feedRecords', []))
    yield page.map(([, feed, state, due]) => ({ kind: 'feed', ...storedFeed(feed, state), dueAt: Number(due) }));
}

async function* subscriptions(redis: Connection): Pages {
  for await (const page of eachPage<[string, ...StoredSubscription]>(redis, 'listSubscriptions', []))
    yield page.map(([, ...stored]) => ({ kind: 'subscription', subscription: readSubscription(stored) }));
}

async function* articles(redis: Connection): Pages {
  for await (const page of scoresOf(redis, 'articles'))
    yield page.map(([id, seenAt]) => ({ kind: 'article', id, seenAt }));
  for await (const page of scoresOf(redis, 'article-keys'))
    yield page.map(([key, seenAt]) => ({ kind: 'article-key', key, seenAt }));
}

async function* stories(redis: Connection): Pages {
  for await (const scores of scoresOf(redis, 'stories'))
    for (const piece of piecesOf(scores)) {
      const ids = piece.map(([id]) => id);
      const page = (await redis.run('storyRecords', ids)) as [string | null, string][];
      yield page.flatMap(([story, keys]) =>
        story === null ? [] : [{ kind: 'story', story: JSON.parse(story) as Story, companyKeys: keysOf(keys) }],
      );
    }
}

async function* watchlists(redis: Connection): Pages {
  for await (const page of eachPage<[string, string, string]>(redis, 'watchlistRecords', []))
    yield page.map(([, saved, keys]) => {
      return { kind: 'watchlist', watchlist: readWatchlist(saved), companyKeys: keysOf(keys) };
    });
}

async function* trails(redis: Connection): Pages {
  for await (const page of eachPage<[string]>(redis, 'trailNames', []))
    for (const [name] of page) {
      const entries = ((await redis.run('trailRecord', [name])) as string[]).map(
        (entry) => JSON.parse(entry) as AuditEntry,
      );
      if (entries.length > 0) yield [{ kind: 'trail', ...partsOf(name), entries: entries.toReversed() }];
    }
}

/** Alerts in one answer: each has thousands of characters. */
const ALERTS = 50;

async function* channels(redis: Connection): Pages {
  for await (const page of scoresOf(redis, 'channels')) {
    yield page.map(([channel, freeAt]) => ({ kind: 'channel', ...partsOf(channel), freeAt }));
    for (const piece of piecesOf(page.map(([channel]) => channel))) {
      const filled = (await redis.run('alertCounts', piece)) as [string, string, number][];
      for (const [channel, state, count] of filled)
        for (let from = 0; from < count; from += ALERTS) {
          const found = (await redis.run('alertRecords', [channel, state, from, ALERTS])) as [number, string[]][];
          yield found.map(([isRoot, flat]) => alertRecord(fieldsOf(flat), isRoot === 1));
        }
    }
  }
}

function alertRecord(fields: Map<string, string>, isRoot: boolean): StoredRecord {
  const numberOf = (name: string): number | null => (fields.has(name) ? Number(fields.get(name)) : null);
  const delivery = {
    seq: Number(fields.get('member')?.slice(0, 16)),
    token: numberOf('token') ?? 0,
    dueAt: numberOf('dueAt') ?? 0,
    leasedUntil: numberOf('until'),
    ambiguous: fields.get('ambiguous') === '1',
    lookUp: fields.get('lookUp') ?? null,
    firstClaimedAt: numberOf('firstClaimedAt'),
    isRoot,
  };
  return { kind: 'alert', alert: readAlert(fields), delivery };
}

async function* workspaces(redis: Connection): Pages {
  for await (const page of eachPage<[string, string]>(redis, 'listInstallations', []))
    yield page.map(([, saved]) => ({ kind: 'installation', installation: JSON.parse(saved) as SealedInstallation }));
  for await (const page of pairsOf(redis, 'scanOrgs', []))
    yield page.map(([teamId, orgId]) => ({ kind: 'team', teamId, orgId }));
}

async function* requests(redis: Connection, now: UnixMs): Pages {
  const ids: string[] = [];
  for await (const id of scanned(redis, 'scanKeys', ['request'])) ids.push(id);
  for (const piece of piecesOf([...new Set(ids)])) {
    const ends = ((await redis.run('requestRecords', piece)) as string[]).map(Number);
    const page = piece.map((id, i) => ({ kind: 'request' as const, id, until: ends[i] ?? 0 }));
    yield page.filter(({ until }) => until > now);
  }
}

async function* scoresOf(redis: Connection, set: string): AsyncGenerator<[string, number][]> {
  for await (const page of pairsOf(redis, 'scanScores', [set]))
    yield page.map(([member, score]) => [member, Number(score)]);
}

async function* pairsOf(redis: Connection, script: string, values: string[]): AsyncGenerator<[string, string][]> {
  let cursor = '0';
  do {
    const [next, flat] = (await redis.run(script, [cursor, ...values])) as [string, string[]];
    const pairs = flat.flatMap((name, i): [string, string][] => (i % 2 === 0 ? [[name, flat[i + 1] ?? '']] : []));
    if (pairs.length > 0) yield pairs;
    cursor = next;
  } while (cursor !== '0');
}

/** As a script wrote them: an empty list of Lua's is an empty object. */
function keysOf(saved: string): string[] {
  const keys = JSON.parse(saved) as string[] | Record<string, never>;
  return Array.isArray(keys) ? [...new Set(keys)].sort() : [];
}

function partsOf(channel: string): { teamId: string; channelId: string } {
  const colon = channel.indexOf(':');
  return { teamId: channel.slice(0, colon), channelId: channel.slice(colon + 1) };
}
