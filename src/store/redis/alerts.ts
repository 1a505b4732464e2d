// The store's alerts in Redis: found by story, channel or code. (A commit owes them: stories.ts.)
import type { Alert, AlertRecord, Objection, Severity, Stage } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import type { Connection } from './connection.ts';
import { piecesOf, scanned } from './pages.ts';

type Alerts = Pick<Store, 'toldAbout' | 'alert' | 'alertByCode' | 'alertsIn' | 'dueAlerts' | 'thread'>;

export const ALERT_SCRIPTS = {
  /** where the scan stands ('0' at first), story → where it stands then ('0' at last), rows of those told: see ToldRow */
  toldAbout: `
    local scan, rows = redis.call('HSCAN', key('told', ARGV[2]), ARGV[1], 'COUNT', 200), {}
    local told = scan[2]
    for i = 1, #told, 2 do
      local alert = redis.call('HMGET', key('alert', told[i + 1]), 'revision', 'severity', 'stage', 'state')
      rows[#rows + 1] = { ARGV[2], told[i], told[i + 1], alert[1], alert[2], alert[3], alert[4] }
    end
    return { scan[1], rows }
  `,
  /** id → field, value, … */
  alert: `return redis.call('HGETALL', key('alert', ARGV[1]))`,
  /** channel, code → field, value, … */
  alertByCode: `
    local id = redis.call('HGET', key('codes', ARGV[1]), ARGV[2])
    return redis.call('HGETALL', key('alert', id or ''))
  `,
  /** channel, at most so many, states → ids of alerts, newest first */
  alertIdsIn: `
    local found = {}
    for i = 3, #ARGV do
      local newest = redis.call('ZREVRANGE', key('alerts', ARGV[i], ARGV[1]), 0, ARGV[2] - 1, 'WITHSCORES')
      for j = 1, #newest, 2 do
        found[#found + 1] = { member = newest[j], at = tonumber(newest[j + 1]) }
      end
    end
    table.sort(found, function(a, b)
      if a.at ~= b.at then return a.at > b.at end
      return a.member > b.member
    end)
    local reply = {}
    for i = 1, math.min(#found, tonumber(ARGV[2])) do
      reply[i] = string.sub(found[i].member, 18)
    end
    return reply
  `,
  /** first, last → alerts that are due, the oldest first */
  dueAlerts: `
    local reply = {}
    for i, id in ipairs(redis.call('ZRANGE', key('due'), ARGV[1], ARGV[2])) do
      reply[i] = redis.call('HGETALL', key('alert', id))
    end
    return reply
  `,
  /** ids → field, value, … of each; nothing of one that is gone */
  alertsById: `
    local reply = {}
    for i, id in ipairs(ARGV) do reply[i] = redis.call('HGETALL', key('alert', id)) end
    return reply
  `,
  /** channel, story → id of the root or nothing, its ts, fields of the latest that was sent */
  thread: `
    local root = redis.call('GET', key('root', ARGV[1], ARGV[2])) or ''
    local latest = redis.call('GET', key('latest', ARGV[1], ARGV[2])) or ''
    return { root, redis.call('HGET', key('alert', root), 'ts'), redis.call('HGETALL', key('alert', latest)) }
  `,
};

export const STATES: AlertRecord['state'][] = ['due', 'held', 'sent', 'dead', 'digested'];

export function redisAlerts(redis: Connection): Alerts {
  return {
    async toldAbout(storyIds) {
      // A story may be told in ten thousand channels: page by page. A scan may find one twice; the last look counts.
      const rows = new Map<string, ToldRow>();
      const ofOne = async (storyId: string): Promise<void> => {
        for await (const row of scanned<ToldRow>(redis, 'toldAbout', [storyId])) rows.set(`${row[0]} ${row[1]}`, row);
      };
      await Promise.all([...new Set(storyIds)].map(ofOne));
      const inOrder = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
      return inOrder.map(([storyId, channel, alertId, revision, severity, stage, state]) => {
        const [teamId = '', channelId = ''] = channel.split(':');
        return { storyId, teamId, channelId, alertId, storyRevision: Number(revision), severity, stage, state };
      });
    },

    async alert(alertId) {
      return alertOrNull((await redis.run('alert', [alertId])) as string[]);
    },

    async alertByCode(teamId, channelId, code) {
      const values = [`${teamId}:${channelId}`, code.toUpperCase()];
      return alertOrNull((await redis.run('alertByCode', values)) as string[]);
    },

    async alertsIn(teamId, channelId, states, limit) {
      if (limit < 1) return [];
      const wanted = states.length > 0 ? new Set(states) : STATES;
      const ids = (await redis.run('alertIdsIn', [`${teamId}:${channelId}`, limit, ...wanted])) as string[];
      const found: (AlertRecord | null)[] = [];
      for (const piece of piecesOf(ids))
        found.push(...((await redis.run('alertsById', piece)) as string[][]).map(alertOrNull));
      return found.filter((alert) => alert !== null);
    },

    async dueAlerts(limit, skip) {
      if (limit < 1) return [];
      const found = (await redis.run('dueAlerts', [skip, skip + limit - 1])) as string[][];
      return found.map((flat) => readAlert(fieldsOf(flat)));
    },

    async thread(teamId, channelId, storyId) {
      const found = await redis.run('thread', [`${teamId}:${channelId}`, storyId]);
      const [alertId, ts, latest] = found as [string, string | null, string[]];
      return { root: ts === null ? null : { ts, alertId }, latestSent: alertOrNull(latest) };
    },
  };
}

type ToldRow = [string, string, string, string, Severity, Stage, AlertRecord['state']];

/** A hash as Lua hands it over (field, value, field, value, …) → its fields. */
export function fieldsOf(flat: string[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (let i = 0; i < flat.length; i += 2) fields.set(flat[i] ?? '', flat[i + 1] ?? '');
  return fields;
}

/** Whose it is and of which fact; the objection as JSON, which Lua does not read. */
type SavedObjection = [of: string, objection: string];

/** @param fields of an alert's hash; a missing field is null, or none */
export function readAlert(fields: Map<string, string>): AlertRecord {
  const sentAt = fields.get('sentAt');
  const by = fields.get('acknowledgedBy');
  const assigned = fields.get('assigned');
  const objections = JSON.parse(fields.get('objections') ?? '[]') as SavedObjection[];
  return {
    ...(JSON.parse(fields.get('alert') ?? '') as Alert),
    state: fields.get('state') as AlertRecord['state'],
    attempts: Number(fields.get('attempts') ?? 0),
    lastError: fields.get('error') ?? null,
    ts: fields.get('ts') ?? null,
    sentAt: sentAt === undefined ? null : Number(sentAt),
    acknowledged: by === undefined ? null : { by, at: Number(fields.get('acknowledgedAt')) },
    assigned: assigned === undefined ? null : (JSON.parse(assigned) as AlertRecord['assigned']),
    objections: objections.map(([, objection]) => JSON.parse(objection) as Objection),
  };
}

export function alertOrNull(flat: string[]): AlertRecord | null {
  return flat.length > 0 ? readAlert(fieldsOf(flat)) : null;
}
