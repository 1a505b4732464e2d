// A workspace in Redis → gone, in steps that each hold Redis up for milliseconds; a repeat goes on where a crash left it.
import { STATES } from './alerts.ts';
import type { Connection } from './connection.ts';
import { LOOK } from './due.ts';
import { PAGE, scanned } from './pages.ts';

/** Lua for the head of a script: forgetAlert(member, channel) drops an alert and all that leads to it but its code. */
export const FORGET_ALERT = `${LOOK}
    local function forgetAlert(member, channel)
      local id = idOf(member)
      local stored = redis.call('HMGET', key('alert', id), 'story', 'state')
      local story, state = stored[1], stored[2]
      for _, name in ipairs({ 'root', 'latest' }) do
        local at = key(name, channel, story)
        if redis.call('GET', at) == id then redis.call('DEL', at) end
      end
      if redis.call('HGET', key('told', story), channel) == id then redis.call('HDEL', key('told', story), channel) end
      redis.call('ZREM', key('due'), id)
      redis.call('ZREM', key('thread', channel, story), member)
      unqueue(channel, member)
      redis.call('ZREM', key('alerts', state, channel), member)
      redis.call('HINCRBY', key('counts'), state, -1)
      redis.call('DEL', key('alert', id))
    end
`;

export const FORGET_SCRIPTS = {
  /** where the scan stands ('0' at first), what their names begin with → where it stands then ('0' at last), channels */
  scanChannels: `
    local scanned = redis.call('ZSCAN', key('channels'), ARGV[1], 'COUNT', 500)
    local found, start = {}, ARGV[2]
    for i = 1, #scanned[2], 2 do
      local channel = scanned[2][i]
      if string.sub(channel, 1, #start) == start then found[#found + 1] = channel end
    end
    return { scanned[1], found }
  `,
  /** team, at most so many → how many watchlists and trails went */
  forgetWatchlists: `
    local from, to, gone = '[' .. ARGV[1] .. ':', '(' .. ARGV[1] .. ';', 0
    for _, channel in ipairs(redis.call('ZRANGEBYLEX', key('watchlists'), from, to, 'LIMIT', 0, ARGV[2])) do
      local at = key('watchlist', channel)
      for _, company in ipairs(cjson.decode(redis.call('HGET', at, 'keys'))) do
        redis.call('SREM', key('watched', company), channel)
      end
      redis.call('DEL', at)
      gone = gone + redis.call('ZREM', key('watchlists'), channel)
    end
    for _, trail in ipairs(redis.call('ZRANGEBYLEX', key('trails'), from, to, 'LIMIT', 0, ARGV[2])) do
      redis.call('DEL', key('audit', trail))
      gone = gone + redis.call('ZREM', key('trails'), trail)
    end
    return gone
  `,
  /** channel, at most so many, states of an alert → how many went; with the last of them all of the channel has gone */
  forgetChannel: `${FORGET_ALERT}
    local channel, gone, most = ARGV[1], 0, tonumber(ARGV[2])
    for i = 3, #ARGV do
      local members = redis.call('ZRANGE', key('alerts', ARGV[i], channel), 0, most - gone - 1)
      for _, member in ipairs(most > gone and members or {}) do
        forgetAlert(member, channel)
        gone = gone + 1
      end
    end
    if gone == 0 then
      unhead(channel)
      redis.call('ZREM', key('waiting'), channel)
      redis.call('ZREM', key('channels'), channel)
      redis.call('UNLINK', key('codes', channel))
    end
    return gone
  `,
  /** team: no organisation's any longer */
  unlinkTeam: `
    local org = redis.call('HGET', key('orgs'), ARGV[1])
    if org then redis.call('ZREM', key('teams', org), ARGV[1]) end
    redis.call('HDEL', key('orgs'), ARGV[1])
  `,
};

/** The link to its organisation goes last: by it the workspace is found again where this was cut off. */
export async function forgetTeam(redis: Connection, teamId: string): Promise<void> {
  await redis.run('removeInstallation', [teamId]);
  while ((await redis.run('forgetWatchlists', [teamId, PAGE])) !== 0);
  for (const channel of await channelsOf(redis, `${teamId}:`))
    while ((await redis.run('forgetChannel', [channel, PAGE, ...STATES])) !== 0);
  await redis.run('unlinkTeam', [teamId]);
}

/** Every channel that an alert was ever owed to, of those whose name begins so; in no order. */
export async function channelsOf(redis: Connection, start: string): Promise<Set<string>> {
  const channels = new Set<string>();
  for await (const channel of scanned(redis, 'scanChannels', [start])) channels.add(channel);
  return channels;
}
