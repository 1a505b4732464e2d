// What people did with an alert in Redis, and the digest that has what was held.
import type { AlertMark } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import { CORRECTIONS_KEPT } from '../limits.ts';
import { alertOrNull } from './alerts.ts';
import type { Connection } from './connection.ts';
import { alertToOwe, forLua, OWE } from './owe.ts';

type Marks = Pick<Store, 'mark' | 'oweDigest'>;

export const MARK_SCRIPTS = {
  /**
   * id, mark → field, value, … of the alert. A mark is one of: acknowledged, who, when · assigned, JSON or nothing ·
   * objected, whose and of which fact, JSON, at most so many
   */
  mark: `
    local at, kind = key('alert', ARGV[1]), ARGV[2]
    if redis.call('EXISTS', at) == 0 then return {} end
    if kind == 'acknowledged' then
      if redis.call('HSETNX', at, 'acknowledgedAt', ARGV[4]) == 1 then
        redis.call('HSET', at, 'acknowledgedBy', ARGV[3])
      end
    elseif kind == 'assigned' then
      if ARGV[3] == '' then redis.call('HDEL', at, 'assigned') else redis.call('HSET', at, 'assigned', ARGV[3]) end
    else
      local kept = {}
      for _, one in ipairs(cjson.decode(redis.call('HGET', at, 'objections') or '[]')) do
        if one[1] ~= ARGV[3] then kept[#kept + 1] = one end
      end
      kept[#kept + 1] = { ARGV[3], ARGV[4] }
      while #kept > tonumber(ARGV[5]) do table.remove(kept, 1) end
      redis.call('HSET', at, 'objections', cjson.encode(kept))
    end
    return redis.call('HGETALL', at)
  `,
  /** digest, ids of held alerts, both JSON; its text → 1, or 0 where an alert of its id exists */
  oweDigest: `${OWE}
    local digest = cjson.decode(ARGV[1])
    if redis.call('EXISTS', key('alert', digest.id)) == 1 then return 0 end
    owe(digest, ARGV[3])
    for _, id in ipairs(cjson.decode(ARGV[2])) do
      local held = redis.call('HMGET', key('alert', id), 'state', 'channel', 'member', 'createdAt')
      if held[1] == 'held' and held[2] == digest.channel then
        redis.call('HSET', key('alert', id), 'state', 'digested')
        redis.call('ZREM', key('alerts', 'held', held[2]), held[3])
        redis.call('ZADD', key('alerts', 'digested', held[2]), held[4], held[3])
        redis.call('HINCRBY', key('counts'), 'held', -1)
        redis.call('HINCRBY', key('counts'), 'digested', 1)
      end
    end
    return 1
  `,
};

export function redisMarks(redis: Connection): Marks {
  return {
    async mark(alertId, mark) {
      return alertOrNull((await redis.run('mark', [alertId, mark.kind, ...valuesOf(mark)])) as string[]);
    },

    async oweDigest(digest, heldIds) {
      const owed = { ...digest, held: false };
      const values = [forLua(alertToOwe(owed)), forLua(heldIds), JSON.stringify(owed)];
      return (await redis.run('oweDigest', values)) === 1;
    },
  };
}

function valuesOf(mark: AlertMark): (string | number)[] {
  switch (mark.kind) {
    case 'acknowledged':
      return [mark.by, mark.at];
    case 'assigned': {
      const { to, by, at } = mark;
      return [to === null ? '' : JSON.stringify({ to, by, at })];
    }
    case 'objected': {
      const { fact, by } = mark.objection;
      return [JSON.stringify([fact, by]), JSON.stringify(mark.objection), CORRECTIONS_KEPT];
    }
  }
}
