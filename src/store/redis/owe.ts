// An alert → owed in Redis, as part of a script that owes it together with other things.
import type { Alert } from '../../domain.ts';
import { DUE } from './due.ts';

/**
 * Lua for the head of a script: owe(alert, text) takes what `alertToOwe` makes and the alert as JSON; an alert whose id exists is
 * left alone. A deal may be owed to ten thousand channels, and nobody else is answered until all stand here.
 */
export const OWE = `${DUE}
    local function owe(alert, text)
      local at = key('alert', alert.id)
      if redis.call('EXISTS', at) == 1 then return end
      local member = string.format('%016.0f', redis.call('INCR', key('seq'))) .. ':' .. alert.id
      redis.call('HSET', at, 'id', alert.id, 'alert', text, 'state', alert.state, 'member', member,
        'createdAt', alert.createdAt, 'revision', alert.revision, 'severity', alert.severity, 'stage', alert.stage,
        'channel', alert.channel, 'story', alert.story, 'dueAt', 0)
      redis.call('HINCRBY', key('counts'), alert.state, 1)
      redis.call('ZADD', key('alerts', alert.state, alert.channel), alert.createdAt, member)
      redis.call('HSET', key('codes', alert.channel), alert.code, alert.id)
      redis.call('ZADD', key('channels'), 'NX', 0, alert.channel)
      if alert.state == 'due' then
        redis.call('ZADD', key('due'), alert.createdAt, alert.id)
        local thread = key('thread', alert.channel, alert.story)
        local first = redis.call('ZRANGE', thread, 0, 0)[1]
        redis.call('ZADD', thread, alert.revision, member)
        if first then
          unqueue(alert.channel, first)
          requeue(alert.channel, alert.story)
        else
          queueFirst(alert.channel, member, 0)
        end
      end
      local told = redis.call('HGET', key('told', alert.story), alert.channel)
      if not told or tonumber(redis.call('HGET', key('alert', told), 'revision')) <= alert.revision then
        redis.call('HSET', key('told', alert.story), alert.channel, alert.id)
      end
    end
`;

/** An alert as `owe` reads it, without its text: cjson would take longer for that than all the rest takes. */
export function alertToOwe(alert: Alert) {
  return {
    id: alert.id,
    code: alert.code.toUpperCase(),
    state: alert.held ? 'held' : 'due',
    channel: `${alert.teamId}:${alert.channelId}`,
    story: alert.storyId,
    revision: alert.storyRevision,
    severity: alert.severity,
    stage: alert.stage,
    createdAt: alert.createdAt,
  };
}

/** JSON without half surrogate pairs: cjson refuses them, and a key sent by itself loses them on the wire alike. */
export function forLua(value: unknown): string {
  const wellFormed = (_: string, part: unknown): unknown =>
    typeof part === 'string' ? Buffer.from(part, 'utf8').toString('utf8') : part;
  return JSON.stringify(value, wellFormed);
}
