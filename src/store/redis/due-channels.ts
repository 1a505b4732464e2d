// Which channels in Redis have an alert that may go now.
import type { Store } from '../../ports.ts';
import type { Connection } from './connection.ts';

type DueChannels = Pick<Store, 'dueChannels'>;

export const DUE_CHANNEL_SCRIPTS = {
  /** now, at most so many → teamId:channelId */
  dueChannels: `
    local now, found = tonumber(ARGV[1]), {}

    -- Due by now, held by nobody, and the first of its thread that is due.
    local function isReady(member)
      local alert = redis.call('HMGET', key('alert', string.sub(member, 18)), 'dueAt', 'until', 'channel', 'story')
      if tonumber(alert[1]) > now or (alert[2] and tonumber(alert[2]) > now) then return false end
      return redis.call('ZRANGE', key('thread', alert[3], alert[4]), 0, 0)[1] == member
    end

    local function hasReady(channel)
      local from, size = 0, 1 -- mostly the first may go; where it may not, many may not
      while true do
        local page = redis.call('ZRANGE', key('alerts', 'due', channel), from, from + size - 1)
        for _, member in ipairs(page) do
          if isReady(member) then return true end
        end
        if #page < size then return false end
        from, size = from + size, 50
      end
    end

    for _, channel in ipairs(redis.call('ZRANGEBYSCORE', key('channels'), '-inf', now)) do
      if hasReady(channel) then found[#found + 1] = channel end
      if #found == tonumber(ARGV[2]) then break end
    end
    return found
  `,
};

export function redisDueChannels(redis: Connection): DueChannels {
  return {
    async dueChannels(now, limit) {
      const found = (await redis.run('dueChannels', [now, limit])) as string[];
      return found.map((channel) => {
        const [teamId = '', channelId = ''] = channel.split(':');
        return { teamId, channelId };
      });
    },
  };
}
