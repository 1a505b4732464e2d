// The store's watchlists in Redis.
import type { Watchlist } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import type { Connection } from './connection.ts';
import { allPages } from './pages.ts';

type Watchlists = Pick<Store, 'watchlist' | 'watchlists' | 'saveWatchlist' | 'watchlistsFor'>;

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
  /** channel, revision, watchlist, company keys → 1, or 0 where the revision is stale */
  saveWatchlist: `
    local at = key('watchlist', ARGV[1])
    local stored = redis.call('HMGET', at, 'revision', 'keys')
    if tonumber(stored[1] or '0') ~= tonumber(ARGV[2]) - 1 then return 0 end
    for _, company in ipairs(cjson.decode(stored[2] or '[]')) do
      redis.call('SREM', key('watched', company), ARGV[1])
    end
    local companies = {}
    for i = 4, #ARGV do
      companies[#companies + 1] = ARGV[i]
      redis.call('SADD', key('watched', ARGV[i]), ARGV[1])
    end
    redis.call('HSET', at, 'revision', ARGV[2], 'watchlist', ARGV[3], 'keys', cjson.encode(companies))
    redis.call('ZADD', key('watchlists'), 0, ARGV[1])
    return 1
  `,
  /** after this channel, at most so many, company keys → channel, watchlist, … */
  watchlistsFor: `
    local seen, channels, from = {}, {}, string.sub(ARGV[1], 2)
    for i = 3, #ARGV do
      for _, channel in ipairs(redis.call('SMEMBERS', key('watched', ARGV[i]))) do
        if not seen[channel] and channel > from then channels[#channels + 1] = channel end
        seen[channel] = true
      end
    end
    table.sort(channels)
    local reply = {}
    for i = 1, math.min(#channels, tonumber(ARGV[2])) do
      reply[i] = { channels[i], redis.call('HGET', key('watchlist', channels[i]), 'watchlist') }
    end
    return reply
  `,
};

export function redisWatchlists(redis: Connection): Watchlists {
  return {
    async watchlist(teamId, channelId) {
      const found = (await redis.run('watchlist', [`${teamId}:${channelId}`])) as string | null;
      return found === null ? null : (JSON.parse(found) as Watchlist);
    },

    async watchlists() {
      return (await allPages<WatchlistRow>(redis, 'listWatchlists', [])).map(readWatchlist);
    },

    async saveWatchlist(watchlist, companyKeys) {
      const { teamId, channelId, revision } = watchlist;
      const values = [`${teamId}:${channelId}`, revision, JSON.stringify(watchlist), ...companyKeys];
      return (await redis.run('saveWatchlist', values)) === 1;
    },

    async watchlistsFor(companyKeys) {
      return (await allPages<WatchlistRow>(redis, 'watchlistsFor', companyKeys)).map(readWatchlist);
    },
  };
}

type WatchlistRow = [channel: string, watchlist: string];

function readWatchlist([, watchlist]: WatchlistRow): Watchlist {
  return JSON.parse(watchlist) as Watchlist;
}
