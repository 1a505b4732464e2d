// The data that an earlier version left in Redis → the same data as this version has it; data of a later one is refused.
import type { Story } from '../../domain.ts';
import { newerData } from '../schema.ts';
import type { Connection } from './connection.ts';
import { DUE } from './due.ts';
import { piecesOf, scanned } from './pages.ts';

/** Row n brings version n to version n + 1, in steps; it may be cut off and repeated, and run in two processes at once. */
const MIGRATIONS: ((redis: Connection) => Promise<void>)[] = [indexStories, indexTrailsAndQueue];

/** The version of the keys that this program writes (prelude.ts). */
export const DATA_VERSION = MIGRATIONS.length + 1;

/** Of Redis itself: ZADD has LT since then. Valkey and later Redis say a version above it. */
const LEAST_REDIS = '6.2';

export const VERSION_SCRIPTS = {
  /** → what the server says of itself */
  aboutServer: `return redis.call('INFO', 'server')`,
  /** version known to this program → version found; writes it where there is none */
  version: `
    local found = redis.call('GET', key('version'))
    if not found then redis.call('SET', key('version'), ARGV[1]) end -- only then: a full Redis can be read still
    return tonumber(found or ARGV[1])
  `,
  /** version: from now on the data is of it, or of a later one */
  raiseVersion: `
    if tonumber(redis.call('GET', key('version'))) < tonumber(ARGV[1]) then redis.call('SET', key('version'), ARGV[1]) end
  `,
  /** where the scan stands ('0' at first), first word of a key → where it stands then ('0' at last), the rest of each such key */
  scanKeys: `
    local prefix = key(ARGV[2], '')
    local pattern = string.gsub(prefix, '[%*%?%[%]\\\\]', '\\\\%0') .. '*'
    local scan = redis.call('SCAN', ARGV[1], 'MATCH', pattern, 'COUNT', 500)
    local found = {}
    for i, name in ipairs(scan[2]) do found[i] = string.sub(name, #prefix + 1) end
    return { scan[1], found }
  `,
  /** when it was updated, id, …: for stories that have no such entry */
  indexStories: `redis.call('ZADD', key('stories'), 'NX', unpack(ARGV))`,
  /** names of trails */
  indexTrails: `for _, name in ipairs(ARGV) do redis.call('ZADD', key('trails'), 0, name) end`,
  /** teams: what named their trails before version 3 */
  dropTrailSets: `for _, team in ipairs(ARGV) do redis.call('DEL', key('trails', team)) end`,
  /** where the scan stands ('0' at first) → where it stands then ('0' at last), ids of alerts that are due */
  scanDue: `
    local scan, found = redis.call('ZSCAN', key('due'), ARGV[1], 'COUNT', 500), {}
    for i = 1, #scan[2], 2 do found[#found + 1] = scan[2][i] end
    return { scan[1], found }
  `,
  /** ids of alerts: the firsts of their threads stand where a claim finds them */
  queueAlerts: `${DUE}
    for _, id in ipairs(ARGV) do
      local stored = redis.call('HMGET', key('alert', id), 'channel', 'story')
      if stored[1] then requeue(stored[1], stored[2]) end
    end
  `,
};

/**
 * Brings the data to today's version; two processes may do so at once.
 * @throws a plain sentence when the data is of a later version, or the server too old
 */
export async function checkVersion(redis: Connection): Promise<void> {
  const old = tooOld((await redis.run('aboutServer', [])) as string);
  if (old !== null) throw new Error(`Redis ${old}: expected version ${LEAST_REDIS} or later`);
  const found = Number(await redis.run('version', [DATA_VERSION]));
  if (found > DATA_VERSION) throw new Error(newerData(found, DATA_VERSION));
  for (const [i, migrate] of MIGRATIONS.entries()) {
    if (i + 1 < found) continue;
    await migrate(redis);
    await redis.run('raiseVersion', [i + 2]);
  }
}

async function indexStories(redis: Connection): Promise<void> {
  const ids = await all(scanned(redis, 'scanKeys', ['story']));
  for (const piece of piecesOf(ids)) {
    const stories = ((await redis.run('storiesById', piece)) as string[]).map((story) => JSON.parse(story) as Story);
    await redis.run(
      'indexStories',
      stories.flatMap(({ updatedAt, id }) => [updatedAt, id]),
    );
  }
}

async function indexTrailsAndQueue(redis: Connection): Promise<void> {
  const trails = await all(scanned(redis, 'scanKeys', ['audit']));
  for (const piece of piecesOf(trails)) await redis.run('indexTrails', piece);
  const teams = await all(scanned(redis, 'scanKeys', ['trails']));
  for (const piece of piecesOf(teams)) await redis.run('dropTrailSets', piece);
  await queueDue(redis);
}

/** Every due alert → where a claim finds it. Cheap to repeat, at any time. */
export async function queueDue(redis: Connection): Promise<void> {
  for (const piece of piecesOf(await all(scanned(redis, 'scanDue', [])))) await redis.run('queueAlerts', piece);
}

async function all(found: AsyncGenerator<string>): Promise<string[]> {
  const each = new Set<string>();
  for await (const one of found) each.add(one);
  return [...each];
}

/** @returns the version of a server that lacks commands of ours; null where it has them */
export function tooOld(info: string): string | null {
  const found = /^redis_version:(\d+)\.(\d+)(\S*)/m.exec(info);
  if (found === null) return null; // some hosts leave it out
  const [, major = '', minor = '', rest = ''] = found;
  const [leastMajor = 0, leastMinor = 0] = LEAST_REDIS.split('.').map(Number);
  const isOld = Number(major) < leastMajor || (Number(major) === leastMajor && Number(minor) < leastMinor);
  return isOld ? `${major}.${minor}${rest}` : null;
}
