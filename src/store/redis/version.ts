// The data that an earlier version left in Redis → the same data as this version has it; data of a later one is refused.
import type { Story } from '../../domain.ts';
import { newerData } from '../schema.ts';
import type { Connection } from './connection.ts';

/** The version of the keys that this program writes (prelude.ts). 2: stories by when they were updated. */
const DATA_VERSION = 2;

export const VERSION_SCRIPTS = {
  /** version known to this program → version found; writes it where there is none */
  version: `
    redis.call('SET', key('version'), ARGV[1], 'NX')
    return tonumber(redis.call('GET', key('version')))
  `,
  /** version: from now on the data is of it, or of a later one */
  raiseVersion: `
    if tonumber(redis.call('GET', key('version'))) < tonumber(ARGV[1]) then redis.call('SET', key('version'), ARGV[1]) end
  `,
  /** where the scan stands ('0' at first) → where it stands then ('0' at last), id, story, … */
  scanStories: `
    local prefix = key('story', '')
    local pattern = string.gsub(prefix, '[%*%?%[%]\\\\]', '\\\\%0') .. '*'
    local scanned = redis.call('SCAN', ARGV[1], 'MATCH', pattern, 'COUNT', 500)
    local reply = { scanned[1] }
    for _, found in ipairs(scanned[2]) do
      reply[#reply + 1] = string.sub(found, #prefix + 1)
      reply[#reply + 1] = redis.call('HGET', found, 'story')
    end
    return reply
  `,
  /** when it was updated, id, …: for stories that have no such entry */
  indexStories: `redis.call('ZADD', key('stories'), 'NX', unpack(ARGV))`,
};

/**
 * Brings the data to today's version; two processes may do so at once.
 * @throws a plain sentence when the data is of a later version
 */
export async function checkVersion(redis: Connection): Promise<void> {
  const found = Number(await redis.run('version', [DATA_VERSION]));
  if (found > DATA_VERSION) throw new Error(newerData(found, DATA_VERSION));
  if (found === DATA_VERSION) return;
  await indexStories(redis);
  await redis.run('raiseVersion', [DATA_VERSION]);
}

async function indexStories(redis: Connection): Promise<void> {
  let cursor = '0';
  do {
    const [next = '0', ...found] = (await redis.run('scanStories', [cursor])) as string[];
    const entries: (string | number)[] = [];
    for (let i = 0; i < found.length; i += 2)
      entries.push((JSON.parse(found[i + 1] ?? '') as Story).updatedAt, found[i] ?? '');
    if (entries.length > 0) await redis.run('indexStories', entries);
    cursor = next;
  } while (cursor !== '0');
}
