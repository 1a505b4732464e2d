// The store's articles and stories in Redis, and the commit that sees, tells and owes at once.
import type { Story } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import { digestsOf, FURTHER_FOR, keyDigest, SEEN_FOR, TOUCHED_FOR } from '../article-keys.ts';
import type { Connection } from './connection.ts';
import { alertToOwe, forLua, OWE } from './owe.ts';
import { piecesOf } from './pages.ts';

type Stories = Pick<Store, 'knownArticles' | 'seeArticles' | 'commit' | 'storiesOf' | 'story' | 'storiesSince'>;

export const STORY_SCRIPTS = {
  /** [[digest, …], …] → 1 or 0 for each list */
  knownArticles: `
    local reply = {}
    for i, digests in ipairs(cjson.decode(ARGV[1])) do
      reply[i] = 0
      for _, digest in ipairs(digests) do
        if redis.call('ZSCORE', key('article-keys'), digest) then reply[i] = 1 end
      end
    end
    return reply
  `,
  /**
   * Seen before when, now, seen when a further key is; then a JSON list of [article id, how many of its own, digest, …].
   * Known by all of them from now on, and counted where it was known by none of its own.
   */
  seeArticles: `
    local before, now, further = tonumber(ARGV[1]), ARGV[2], ARGV[3]
    for _, article in ipairs(cjson.decode(ARGV[4])) do
      local scores, isNew = {}, true
      for i = 3, #article do
        scores[i] = redis.call('ZSCORE', key('article-keys'), article[i])
        if scores[i] and i < 3 + article[2] then isNew = false end
      end
      if isNew and #article > 2 then redis.call('ZADD', key('articles'), now, article[1]) end
      for i = 3, #article do
        if not scores[i] then redis.call('ZADD', key('article-keys'), isNew and now or further, article[i])
        elseif tonumber(scores[i]) < before then redis.call('ZADD', key('article-keys'), now, article[i]) end
      end
    end
  `,
  /**
   * One JSON value (Change below), then the text of each alert → committed, known or stale. Every check stands before the
   * first write, and nothing after it can fail: Redis does not take back what a script has written.
   */
  commit: `${OWE}
    local change = cjson.decode(ARGV[1])
    for _, digest in ipairs(change.digests) do
      if redis.call('ZSCORE', key('article-keys'), digest) then return 'known' end
    end
    for _, story in ipairs(change.stories) do
      local stored = redis.call('HGET', key('story', story.id), 'revision') or '0'
      if tonumber(stored) ~= story.revision - 1 then return 'stale' end
    end
    local looked = change.lookedThrough
    local found = {}
    for _, id in ipairs(looked and looked.found or {}) do found[id] = true end
    for _, company in ipairs(looked and looked.companyKeys or {}) do
      local newest = redis.call('ZREVRANGEBYSCORE', key('company', company), '+inf', looked.since, 'LIMIT', 0, looked.limit)
      for _, id in ipairs(newest) do
        if not found[id] then return 'stale' end
      end
    end

    redis.call('ZADD', key('articles'), change.seenAt, change.articleId)
    for _, digest in ipairs(change.all) do
      redis.call('ZADD', key('article-keys'), change.seenAt, digest)
    end

    for _, story in ipairs(change.stories) do
      local at = key('story', story.id)
      local before = redis.call('HGET', at, 'keys')
      if not before then redis.call('HINCRBY', key('counts'), 'stories', 1) end
      for _, company in ipairs(cjson.decode(before or '[]')) do
        redis.call('ZREM', key('company', company), story.id)
      end
      for _, company in ipairs(story.keys) do
        redis.call('ZADD', key('company', company), story.updatedAt, story.id)
      end
      redis.call('ZADD', key('stories'), story.updatedAt, story.id)
      redis.call('HSET', at, 'story', story.json, 'revision', story.revision, 'keys', cjson.encode(story.keys))
    end

    for i, alert in ipairs(change.alerts) do owe(alert, ARGV[i + 1]) end
    return 'committed'
  `,
  /** since, at most so many of each, company keys → story ids, each once, newest first */
  storyIdsOf: `
    local seen, found = {}, {}
    for i = 3, #ARGV do
      local newest = redis.call('ZREVRANGEBYSCORE', key('company', ARGV[i]), '+inf', ARGV[1],
        'WITHSCORES', 'LIMIT', 0, ARGV[2])
      for j = 1, #newest, 2 do
        if not seen[newest[j]] then
          seen[newest[j]] = true
          found[#found + 1] = { id = newest[j], at = tonumber(newest[j + 1]) }
        end
      end
    end
    table.sort(found, function(a, b)
      if a.at ~= b.at then return a.at > b.at end
      return a.id > b.id
    end)
    local reply = {}
    for i, one in ipairs(found) do reply[i] = one.id end
    return reply
  `,
  /** since, at most so many, those after this moment and id (or neither) → story ids, newest first */
  storyIdsSince: `
    local since, limit, at, id = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
    local reply, from, size = {}, 0, 500
    while #reply < limit do
      local page = redis.call('ZREVRANGEBYSCORE', key('stories'), ARGV[3] or '+inf', since,
        'WITHSCORES', 'LIMIT', from, size)
      for i = 1, #page, 2 do
        local isAfter = not at or tonumber(page[i + 1]) < at or page[i] < id
        if isAfter and #reply < limit then reply[#reply + 1] = page[i] end
      end
      if #page < 2 * size then break end
      from = from + size
    end
    return reply
  `,
  /** ids → stories */
  storiesById: `
    local reply = {}
    for i, id in ipairs(ARGV) do reply[i] = redis.call('HGET', key('story', id), 'story') end
    return reply
  `,
  /** id → story */
  story: `return redis.call('HGET', key('story', ARGV[1]), 'story')`,
};

export function redisStories(redis: Connection): Stories {
  return {
    async knownArticles(keys) {
      const known: boolean[] = [];
      for (const piece of piecesOf(keys)) {
        const digests = piece.map((ofOne) => ofOne.map(keyDigest));
        const answers = (await redis.run('knownArticles', [JSON.stringify(digests)])) as number[];
        known.push(...answers.map((answer) => answer === 1));
      }
      return known;
    },

    async seeArticles(articles, now) {
      const times = [now - TOUCHED_FOR, now, now - SEEN_FOR + FURTHER_FOR];
      for (const piece of piecesOf(articles)) {
        const listed = piece.map(digestsOf).map(({ id, own, all }) => [id, own.length, ...all]);
        await redis.run('seeArticles', [...times, forLua(listed)]);
      }
    },

    async commit({ article, stories, alerts, lookedThrough }) {
      const digests = digestsOf(article);
      const change = {
        articleId: article.id,
        seenAt: article.seenAt,
        digests: digests.own,
        all: digests.all,
        stories: stories.map(({ story, companyKeys }) => ({
          id: story.id,
          revision: story.revision,
          updatedAt: story.updatedAt,
          keys: companyKeys,
          json: JSON.stringify(story),
        })),
        alerts: alerts.map(alertToOwe),
        lookedThrough,
      };
      const texts = alerts.map((alert) => JSON.stringify(alert));
      return (await redis.run('commit', [forLua(change), ...texts])) as 'committed' | 'known' | 'stale';
    },

    async storiesOf(companyKeys, since, limit) {
      return storiesById(redis, (await redis.run('storyIdsOf', [since, limit, ...companyKeys])) as string[]);
    },

    async story(storyId) {
      const found = (await redis.run('story', [storyId])) as string | null;
      return found === null ? null : (JSON.parse(found) as Story);
    },

    async storiesSince(since, limit, before) {
      const after = before === null ? [] : [before.updatedAt, before.storyId];
      return storiesById(redis, (await redis.run('storyIdsSince', [since, limit, ...after])) as string[]);
    },
  };
}

/** Names first, then their stories page by page: whole stories of many companies would hold Redis up. */
async function storiesById(redis: Connection, ids: string[]): Promise<Story[]> {
  const found: Story[] = [];
  for (const piece of piecesOf(ids)) {
    const page = (await redis.run('storiesById', piece)) as string[];
    found.push(...page.map((story) => JSON.parse(story) as Story));
  }
  // One told anew between two pages is newer than its name was.
  return found.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
}
