// The workspaces in Redis: where the app is installed, which organisation they belong to, and their end.
import type { SealedInstallation } from '../../domain.ts';
import type { Workspaces } from '../workspaces.ts';
import { STATES } from './alerts.ts';
import type { Connection } from './connection.ts';
import { allPages } from './pages.ts';

export const WORKSPACE_SCRIPTS = {
  /** id, installation */
  saveInstallation: `
    redis.call('SET', key('installation', ARGV[1]), ARGV[2])
    redis.call('ZADD', key('installations'), 0, ARGV[1])
  `,
  /** id → installation */
  installation: `return redis.call('GET', key('installation', ARGV[1]))`,
  /** after this id, at most so many → id, installation, … */
  listInstallations: `
    local reply = {}
    for _, id in ipairs(redis.call('ZRANGEBYLEX', key('installations'), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      reply[#reply + 1] = { id, redis.call('GET', key('installation', id)) }
    end
    return reply
  `,
  /** id → 1, or 0 where there was none */
  removeInstallation: `
    redis.call('DEL', key('installation', ARGV[1]))
    return redis.call('ZREM', key('installations'), ARGV[1])
  `,
  /** team, organisation */
  linkTeam: `
    local before = redis.call('HGET', key('orgs'), ARGV[1])
    if before then redis.call('ZREM', key('teams', before), ARGV[1]) end
    redis.call('HSET', key('orgs'), ARGV[1], ARGV[2])
    redis.call('ZADD', key('teams', ARGV[2]), 0, ARGV[1])
  `,
  /** team → organisation */
  orgOf: `return redis.call('HGET', key('orgs'), ARGV[1])`,
  /** organisation → teams, by id */
  teamsOf: `return redis.call('ZRANGE', key('teams', ARGV[1]), 0, -1)`,
  /** team, states of an alert */
  forgetTeam: `
    local team = ARGV[1]

    local function forgetAlert(id, channel)
      local story = redis.call('HGET', key('alert', id), 'story')
      redis.call('DEL', key('thread', channel, story), key('root', channel, story), key('latest', channel, story))
      redis.call('HDEL', key('told', story), channel)
      redis.call('ZREM', key('due'), id)
      redis.call('DEL', key('alert', id))
    end

    for _, channel in ipairs(redis.call('ZRANGE', key('channels'), 0, -1)) do
      if string.sub(channel, 1, #team + 1) == team .. ':' then
        for i = 2, #ARGV do
          local members = redis.call('ZRANGE', key('alerts', ARGV[i], channel), 0, -1)
          for _, member in ipairs(members) do forgetAlert(string.sub(member, 18), channel) end
          redis.call('DEL', key('alerts', ARGV[i], channel))
          -- Lua's minus nothing is "-0", which is no number to Redis.
          if #members > 0 then redis.call('HINCRBY', key('counts'), ARGV[i], -#members) end
        end
        redis.call('DEL', key('codes', channel))
        redis.call('ZREM', key('channels'), channel)
      end
    end

    for _, channel in ipairs(redis.call('ZRANGEBYLEX', key('watchlists'), '[' .. team .. ':', '(' .. team .. ';')) do
      local at = key('watchlist', channel)
      for _, company in ipairs(cjson.decode(redis.call('HGET', at, 'keys'))) do
        redis.call('SREM', key('watched', company), channel)
      end
      redis.call('DEL', at, key('audit', channel))
      redis.call('ZREM', key('watchlists'), channel)
    end

    for _, trail in ipairs(redis.call('SMEMBERS', key('trails', team))) do redis.call('DEL', key('audit', trail)) end
    redis.call('DEL', key('trails', team))

    redis.call('DEL', key('installation', team))
    redis.call('ZREM', key('installations'), team)
    local org = redis.call('HGET', key('orgs'), team)
    if org then redis.call('ZREM', key('teams', org), team) end
    redis.call('HDEL', key('orgs'), team)
  `,
};

export function redisWorkspaces(redis: Connection): Workspaces {
  return {
    async saveInstallation({ id, sealed, at }) {
      await redis.run('saveInstallation', [id, JSON.stringify({ id, sealed, at })]);
    },

    async installation(id) {
      const found = (await redis.run('installation', [id])) as string | null;
      return found === null ? null : (JSON.parse(found) as SealedInstallation);
    },

    async installations() {
      const rows = await allPages<[id: string, installation: string]>(redis, 'listInstallations', []);
      return rows.map(([, installation]) => JSON.parse(installation) as SealedInstallation);
    },

    async removeInstallation(id) {
      return (await redis.run('removeInstallation', [id])) === 1;
    },

    async linkTeam(teamId, orgId) {
      await redis.run('linkTeam', [teamId, orgId]);
    },

    async orgOf(teamId) {
      return (await redis.run('orgOf', [teamId])) as string | null;
    },

    async teamsOf(orgId) {
      return (await redis.run('teamsOf', [orgId])) as string[];
    },

    async forgetTeam(teamId) {
      await redis.run('forgetTeam', [teamId, ...STATES]);
    },
  };
}
