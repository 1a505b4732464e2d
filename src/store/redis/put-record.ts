// A record → its keys in Redis, for each kind: one script, and as often as one likes.
import type { Alert, UnixMs } from '../../domain.ts';
import type { StoredRecord } from '../../ports.ts';
import type { Connection } from './connection.ts';
import { DUE } from './due.ts';

type Of<Kind extends StoredRecord['kind']> = Extract<StoredRecord, { kind: Kind }>;
type Put<Kind extends StoredRecord['kind']> = (redis: Connection, record: Of<Kind>, now: UnixMs) => Promise<unknown>;

export const PUT_SCRIPTS = {
  /** the last token, the last number of an alert: never below what there is */
  putNumbers: `
    for i, name in ipairs({ 'token', 'seq' }) do
      if tonumber(ARGV[i]) > tonumber(redis.call('GET', key(name)) or '0') then redis.call('SET', key(name), ARGV[i]) end
    end
  `,
  /** id, feed, state, when it is due */
  putFeed: `
    redis.call('HSET', key('feed', ARGV[1]), 'feed', ARGV[2], 'state', ARGV[3])
    redis.call('ZADD', key('feeds'), 0, ARGV[1])
    redis.call('ZADD', key('feeds-due'), ARGV[4], ARGV[1])
  `,
  /** feed id, revision, subscription, callback, when it is due */
  putSubscription: `
    redis.call('HSET', key('subscription', ARGV[1]), 'revision', ARGV[2], 'subscription', ARGV[3], 'callback', ARGV[4])
    redis.call('HSET', key('callbacks'), ARGV[4], ARGV[1])
    redis.call('ZADD', key('subscriptions'), 0, ARGV[1])
    redis.call('ZADD', key('subscriptions-due'), ARGV[5], ARGV[1])
  `,
  /** set, score, member */
  putScore: `redis.call('ZADD', key(ARGV[1]), ARGV[2], ARGV[3])`,
  /** id, revision, when it was updated, story, company keys */
  putStory: `
    local at, companies = key('story', ARGV[1]), {}
    if redis.call('EXISTS', at) == 0 then redis.call('HINCRBY', key('counts'), 'stories', 1) end
    for i = 5, #ARGV do
      companies[#companies + 1] = ARGV[i]
      redis.call('ZADD', key('company', ARGV[i]), ARGV[3], ARGV[1])
    end
    redis.call('ZADD', key('stories'), ARGV[3], ARGV[1])
    redis.call('HSET', at, 'story', ARGV[4], 'revision', ARGV[2], 'keys', cjson.encode(companies))
  `,
  /** channel, revision, watchlist, company keys */
  putWatchlist: `
    local companies = {}
    for i = 4, #ARGV do
      companies[#companies + 1] = ARGV[i]
      redis.call('SADD', key('watched', ARGV[i]), ARGV[1])
    end
    redis.call('HSET', key('watchlist', ARGV[1]), 'revision', ARGV[2], 'watchlist', ARGV[3], 'keys', cjson.encode(companies))
    redis.call('ZADD', key('watchlists'), 0, ARGV[1])
  `,
  /** name of a trail, its entries, oldest first */
  putTrail: `
    redis.call('DEL', key('audit', ARGV[1]))
    for i = 2, #ARGV do redis.call('LPUSH', key('audit', ARGV[1]), ARGV[i]) end
    redis.call('ZADD', key('trails'), 0, ARGV[1])
  `,
  /** id, channel, story, state, member, createdAt, revision, code, 1 for a root; then field, value, … */
  putAlert: `${DUE}
    local id, channel, story, state, member, revision = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[7])
    local at = key('alert', id)
    if redis.call('EXISTS', at) == 1 then return end

    local function isBefore(other)
      local known = redis.call('HMGET', key('alert', other), 'revision', 'member')
      if not known[1] then return true end
      return tonumber(known[1]) < revision or (tonumber(known[1]) == revision and known[2] < member)
    end

    redis.call('HSET', at, 'id', id, 'channel', channel, 'story', story, 'state', state, 'member', member,
      'createdAt', ARGV[6], 'revision', ARGV[7], unpack(ARGV, 10))
    redis.call('HINCRBY', key('counts'), state, 1)
    redis.call('ZADD', key('alerts', state, channel), ARGV[6], member)
    redis.call('ZADD', key('channels'), 'NX', 0, channel)
    local coded = redis.call('HGET', key('codes', channel), ARGV[8])
    if not coded or (redis.call('HGET', key('alert', coded), 'member') or '') < member then
      redis.call('HSET', key('codes', channel), ARGV[8], id)
    end
    local told = redis.call('HGET', key('told', story), channel)
    if not told or isBefore(told) then redis.call('HSET', key('told', story), channel, id) end
    if ARGV[9] == '1' then redis.call('SET', key('root', channel, story), id) end
    if state == 'due' then
      redis.call('ZADD', key('due'), ARGV[6], id)
      local first = redis.call('ZRANGE', key('thread', channel, story), 0, 0)[1]
      if first then unqueue(channel, first) end
      redis.call('ZADD', key('thread', channel, story), revision, member)
      requeue(channel, story)
    elseif state == 'sent' then
      local latest = redis.call('GET', key('latest', channel, story))
      if not latest or isBefore(latest) then redis.call('SET', key('latest', channel, story), id) end
    end
  `,
  /** channel, when it is free */
  putChannel: `
    redis.call('ZADD', key('channels'), ARGV[2], ARGV[1])
    redis.call('ZADD', key('waiting'), 0, ARGV[1])
  `,
  /** id, until when it is known, for how long from now */
  putRequest: `redis.call('SET', key('request', ARGV[1]), ARGV[2], 'PX', ARGV[3])`,
};

export const PUT: { [Kind in StoredRecord['kind']]: Put<Kind> } = {
  numbers: (redis, { token, seq }) => redis.run('putNumbers', [token, seq]),

  feed: (redis, { feed, state, dueAt }) =>
    redis.run('putFeed', [feed.id, JSON.stringify(feed), JSON.stringify(state), dueAt]),

  subscription(redis, { subscription }) {
    const { feedId, revision, callback, dueAt } = subscription;
    return redis.run('putSubscription', [feedId, revision, JSON.stringify(subscription), callback, dueAt]);
  },

  article: (redis, { id, seenAt }) => redis.run('putScore', ['articles', seenAt, id]),

  'article-key': (redis, { key, seenAt }) => redis.run('putScore', ['article-keys', seenAt, key]),

  story: (redis, { story, companyKeys }) =>
    redis.run('putStory', [story.id, story.revision, story.updatedAt, JSON.stringify(story), ...companyKeys]),

  watchlist(redis, { watchlist, companyKeys }) {
    const { teamId, channelId, revision } = watchlist;
    return redis.run('putWatchlist', [`${teamId}:${channelId}`, revision, JSON.stringify(watchlist), ...companyKeys]);
  },

  trail: (redis, { teamId, channelId, entries }) =>
    redis.run('putTrail', [`${teamId}:${channelId}`, ...entries.map((entry) => JSON.stringify(entry))]),

  alert: (redis, record) => redis.run('putAlert', alertValues(record)),

  channel: (redis, { teamId, channelId, freeAt }) => redis.run('putChannel', [`${teamId}:${channelId}`, freeAt]),

  installation: (redis, { installation }) =>
    redis.run('saveInstallation', [installation.id, JSON.stringify(installation)]),

  team: (redis, { teamId, orgId }) => redis.run('linkTeam', [teamId, orgId]),

  request: (redis, { id, until }, now) => redis.run('putRequest', [id, until, Math.max(1, until - now)]),
};

function alertValues({ alert: record, delivery }: Of<'alert'>): (string | number)[] {
  const { state, attempts, lastError, ts, sentAt, acknowledged, assigned, objections, ...rest } = record;
  const alert: Alert = rest;
  const member = `${String(delivery.seq).padStart(16, '0')}:${alert.id}`;
  const fields: Record<string, string | number | null> = {
    alert: JSON.stringify(alert),
    severity: alert.severity,
    stage: alert.stage,
    attempts: attempts > 0 ? attempts : null,
    error: lastError,
    ts,
    sentAt,
    acknowledgedBy: acknowledged?.by ?? null,
    acknowledgedAt: acknowledged?.at ?? null,
    assigned: assigned === null ? null : JSON.stringify(assigned),
    objections:
      objections.length === 0
        ? null
        : JSON.stringify(objections.map((one) => [JSON.stringify([one.fact, one.by]), JSON.stringify(one)])),
    dueAt: delivery.dueAt,
    token: delivery.token > 0 ? delivery.token : null,
    until: delivery.leasedUntil,
    ambiguous: delivery.ambiguous ? 1 : null,
    lookUp: delivery.lookUp,
    firstClaimedAt: delivery.firstClaimedAt,
  };
  const given = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [name, value]));
  return [
    ...[alert.id, `${alert.teamId}:${alert.channelId}`, alert.storyId, state, member, alert.createdAt],
    ...[alert.storyRevision, alert.code.toUpperCase(), delivery.isRoot ? 1 : 0, ...given],
  ];
}
