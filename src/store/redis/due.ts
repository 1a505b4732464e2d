// Which alert is claimed next, in Redis → kept in order as alerts are owed, claimed and settled, as part of the scripts that
// do so: no claim walks the channels that have nothing to tell, or that are busy.
//
// Of each thread only the first alert that is due may go. It stands in `wait:<channel>` by the moment it may, or in
// `go:<channel>` by createdAt once that moment has come. A channel that is free has its oldest alert that may go in
// `ready`, which `heads` notes; when its lot may change next stands in `waiting`. What changes by the clock is changed
// by `look`, which a claim calls for the channels whose moment has come: nobody else knows what time it is.

/** Lua for the head of a script; `key` is of the prelude. */
export const DUE = `
    local function idOf(member) return string.sub(member, 18) end

    -- When the alert may go: once it is due, and nobody holds it.
    local function wakeOf(member)
      local alert = redis.call('HMGET', key('alert', idOf(member)), 'dueAt', 'until')
      return math.max(tonumber(alert[1] or '0'), tonumber(alert[2] or '0'))
    end

    local function unqueue(channel, member)
      redis.call('ZREM', key('wait', channel), member)
      redis.call('ZREM', key('go', channel), member)
    end

    local function queueFirst(channel, member, wake)
      redis.call('ZADD', key('wait', channel), wake, member)
      redis.call('ZADD', key('waiting'), 0, channel)
    end

    -- To be called when the first alert of a thread, or its time, may be another.
    local function requeue(channel, story)
      local first = redis.call('ZRANGE', key('thread', channel, story), 0, 0)[1]
      if first then
        redis.call('ZREM', key('go', channel), first)
        queueFirst(channel, first, wakeOf(first))
      else
        redis.call('ZADD', key('waiting'), 0, channel)
      end
    end
`;

/** Lua for a script that claims: look(channel, now) brings a channel's part up to this moment. */
export const LOOK = `${DUE}
    local function unhead(channel)
      local head = redis.call('HGET', key('heads'), channel)
      if head then
        redis.call('ZREM', key('ready'), head)
        redis.call('HDEL', key('heads'), channel)
      end
    end

    local function look(channel, now)
      unhead(channel)
      local freeAt = tonumber(redis.call('ZSCORE', key('channels'), channel) or '0')
      if freeAt > now then
        redis.call('ZADD', key('waiting'), freeAt, channel)
        return
      end
      local woken = redis.call('ZRANGEBYSCORE', key('wait', channel), '-inf', now, 'LIMIT', 0, 100)
      for _, member in ipairs(woken) do
        redis.call('ZREM', key('wait', channel), member)
        redis.call('ZADD', key('go', channel), redis.call('HGET', key('alert', idOf(member)), 'createdAt'), member)
      end
      local head = redis.call('ZRANGE', key('go', channel), 0, 0, 'WITHSCORES')
      if head[1] then
        redis.call('ZADD', key('ready'), head[2], head[1])
        redis.call('HSET', key('heads'), channel, head[1])
      end
      local next = redis.call('ZRANGE', key('wait', channel), 0, 0, 'WITHSCORES')
      if next[1] then redis.call('ZADD', key('waiting'), next[2], channel) else redis.call('ZREM', key('waiting'), channel) end
    end
`;
