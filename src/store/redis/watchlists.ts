// The store's watchlists in Redis, each with the trail of its changes.
import type { AuditEntry, Watchlist } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import { AUDIT_KEPT } from '../limits.ts';
import { readWatchlist } from '../saved-watchlist.ts';
import type { Connection } from './connection.ts';
import { allPages, piecesOf, scanned } from './pages.ts';

type Watchlists = Pick<
  Store,
  | 'watchlist'
  | 'watchlists'
  | 'watchlistRevisions'
  | 'watchlistsOf'
  | 'saveWatchlist'
  | 'noteChange'
  | 'auditOf'
  | 'watchlistsFor'
>;

export const WATCHLIST_SCRIPTS = {
  /** channel → watchlist */
  watchlist: `return redis.call('HGET', key('watchlist', ARGV[1]), 'watchlist')`,
  /** after this channel, at most so many → channel, watchlist, … */
  listWatchlists: `
    local reply = {}
    for _, channel in ipairs(redis.call('ZRANGEBYLEX', key('watchlists'), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      reply[#reply + 1] = { channel, redis.call('HGET', key('watchlist', channel), 'watchlist') }
    end
    return reply
  `,
  /** after this channel, at most so many → channel, revision, … */
  listRevisions: `
    local reply = {}
    for _, channel in ipairs(redis.call('ZRANGEBYLEX', key('watchlists'), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      reply[#reply + 1] = { channel, redis.call('HGET', key('watchlist', channel), 'revision') }
    end
    return reply
  `,
  /** after this channel, at most so many, team → channel, watchlist, … */
  watchlistsOf: `
    local reply, from, last = {}, ARGV[1] == '-' and '[' .. ARGV[3] .. ':' or ARGV[1], '(' .. ARGV[3] .. ';'
    for _, channel in ipairs(redis.call('ZRANGEBYLEX', key('watchlists'), from, last, 'LIMIT', 0, ARGV[2])) do
      reply[#reply + 1] = { channel, redis.call('HGET', key('watchlist', channel), 'watchlist') }
    end
    return reply
  `,
  /** channel, keep so many entries of the audit trail, a new one */
  noteChange: `
    redis.call('LPUSH', key('audit', ARGV[1]), ARGV[3])
    redis.call('LTRIM', key('audit', ARGV[1]), 0, ARGV[2] - 1)
    redis.call('ZADD', key('trails'), 0, ARGV[1])
  `,
  /** channel, at most so many → entries of the audit trail, newest first */
  auditOf: `return redis.call('LRANGE', key('audit', ARGV[1]), 0, ARGV[2] - 1)`,
  /**
   * channel, revision, watchlist, keep so many entries of the audit trail, so many new ones (oldest first), company keys
   * → 1, or 0 where the revision is stale
   */
  saveWatchlist: `
    local at = key('watchlist', ARGV[1])
    local stored = redis.call('HMGET', at, 'revision', 'keys')
    if tonumber(stored[1] or '0') ~= tonumber(ARGV[2]) - 1 then return 0 end
    for _, company in ipairs(cjson.decode(stored[2] or '[]')) do
      redis.call('SREM', key('watched', company), ARGV[1])
    end
    local companies, entries = {}, tonumber(ARGV[5])
    for i = 6, 5 + entries do redis.call('LPUSH', key('audit', ARGV[1]), ARGV[i]) end
    redis.call('LTRIM', key('audit', ARGV[1]), 0, ARGV[4] - 1)
    for i = 6 + entries, #ARGV do
      companies[#companies + 1] = ARGV[i]
      redis.call('SADD', key('watched', ARGV[i]), ARGV[1])
    end
    redis.call('HSET', at, 'revision', ARGV[2], 'watchlist', ARGV[3], 'keys', cjson.encode(companies))
    redis.call('ZADD', key('watchlists'), 0, ARGV[1])
    if entries > 0 then redis.call('ZADD', key('trails'), 0, ARGV[1]) end
    return 1
  `,
  /** where the scan stands ('0' at first), company key → where it stands then ('0' at last), channels that watch it */
  scanWatched: `return redis.call('SSCAN', key('watched', ARGV[2]), ARGV[1], 'COUNT', 500)`,
  /** channels → watchlists, without those that are gone */
  watchlistsNamed: `
    local reply = {}
    for _, channel in ipairs(ARGV) do
      local found = redis.call('HGET', key('watchlist', channel), 'watchlist')
      if found then reply[#reply + 1] = found end
    end
    return reply
  `,
};

export function redisWatchlists(redis: Connection): Watchlists {
  return {
    async watchlist(teamId, channelId) {
      const found = (await redis.run('watchlist', [`${teamId}:${channelId}`])) as string | null;
      return found === null ? null : readWatchlist(found);
    },

    async watchlists() {
      return readRows(await allPages<WatchlistRow>(redis, 'listWatchlists', []));
    },

    async watchlistRevisions() {
      const rows = await allPages<[string, string]>(redis, 'listRevisions', []);
      return rows.map(([channel, revision]) => {
        const [teamId = '', channelId = ''] = channel.split(':');
        return { teamId, channelId, revision: Number(revision) };
      });
    },

    async watchlistsOf(teamId) {
      return readRows(await allPages<WatchlistRow>(redis, 'watchlistsOf', [teamId]));
    },

    async saveWatchlist(watchlist, companyKeys, audit) {
      const { teamId, channelId, revision } = watchlist;
      const saved = [`${teamId}:${channelId}`, revision, JSON.stringify(watchlist)];
      const trail = [AUDIT_KEPT, audit.length, ...audit.map((entry) => JSON.stringify(entry))];
      return (await redis.run('saveWatchlist', [...saved, ...trail, ...companyKeys])) === 1;
    },

    async noteChange(entry) {
      const { teamId, channelId } = entry;
      await redis.run('noteChange', [`${teamId}:${channelId}`, AUDIT_KEPT, JSON.stringify(entry)]);
    },

    async auditOf(teamId, channelId, limit) {
      if (limit < 1) return [];
      const found = (await redis.run('auditOf', [`${teamId}:${channelId}`, limit])) as string[];
      return found.map((entry) => JSON.parse(entry) as AuditEntry);
    },

    async watchlistsFor(companyKeys) {
      const channels = new Set<string>();
      for (const company of new Set(companyKeys))
        for await (const channel of scanned(redis, 'scanWatched', [company])) channels.add(channel);
      const found: Watchlist[] = [];
      for (const piece of piecesOf([...channels].sort())) {
        const page = (await redis.run('watchlistsNamed', piece)) as string[];
        found.push(...page.map(readWatchlist));
      }
      return found;
    },
  };
}

type WatchlistRow = [channel: string, watchlist: string];

function readRows(rows: WatchlistRow[]): Watchlist[] {
  return rows.map(([, watchlist]) => readWatchlist(watchlist));
}
