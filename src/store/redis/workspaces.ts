// The workspaces in Redis: where the app is installed, which organisation they belong to, and their end.
import type { SealedInstallation } from '../../domain.ts';
import type { Workspaces } from '../workspaces.ts';
import type { Connection } from './connection.ts';
import { forgetTeam } from './forget.ts';
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
  /** after this team, at most so many, organisation → teams, by id */
  teamsOf: `
    local reply = {}
    for i, team in ipairs(redis.call('ZRANGEBYLEX', key('teams', ARGV[3]), ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
      reply[i] = { team }
    end
    return reply
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
      return (await allPages<[string]>(redis, 'teamsOf', [orgId])).map(([team]) => team);
    },

    forgetTeam: (teamId) => forgetTeam(redis, teamId),
  };
}
