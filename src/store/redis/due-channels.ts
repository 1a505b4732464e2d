// Which channels in Redis have an alert that may go now; what is looked through are those alone (due.ts).
import type { Store } from '../../ports.ts';
import type { Connection } from './connection.ts';
import { LOOK } from './due.ts';

type DueChannels = Pick<Store, 'dueChannels'>;

export const DUE_CHANNEL_SCRIPTS = {
  /** now, at most so many → teamId:channelId. Or 1: there is more to look at than one script should, call again. */
  dueChannels: `${LOOK}
    local now, most, found = tonumber(ARGV[1]), tonumber(ARGV[2]), {}
    for _, channel in ipairs(redis.call('ZRANGEBYSCORE', key('waiting'), '-inf', now, 'LIMIT', 0, 200)) do
      look(channel, now)
    end
    local heads = redis.call('ZRANGE', key('ready'), 0, most - 1)
    local isAll = not redis.call('ZRANGEBYSCORE', key('waiting'), '-inf', now, 'LIMIT', 0, 1)[1]
    if #heads < most and not isAll then return 1 end
    for _, member in ipairs(heads) do
      local channel = redis.call('HGET', key('alert', idOf(member)), 'channel')
      -- By the clock of whoever looked it may go; ours may be behind, and the channel may have been held up since.
      if wakeOf(member) <= now and tonumber(redis.call('ZSCORE', key('channels'), channel)) <= now then
        found[#found + 1] = channel
      end
    end
    return found
  `,
};
const CALL_AGAIN = 1;

export function redisDueChannels(redis: Connection): DueChannels {
  return {
    async dueChannels(now, limit) {
      let found: string[] | typeof CALL_AGAIN;
      do found = (await redis.run('dueChannels', [now, limit])) as typeof found;
      while (found === CALL_AGAIN);
      return found.map((channel) => {
        const [teamId = '', channelId = ''] = channel.split(':');
        return { teamId, channelId };
      });
    },
  };
}
