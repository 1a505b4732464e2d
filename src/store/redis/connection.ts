// A Redis address → a connection that answers or refuses within seconds, and comes back by itself.
import { storeFailure } from '../../store-failure.ts';
import { SECOND } from '../../time.ts';
import { readRedisAddress, redisClient, shownPlace } from './client.ts';
import { PRELUDE } from './prelude.ts';

/** A script takes milliseconds; whoever waits longer is better told. */
const ANSWER_WITHIN = 10 * SECOND;
const LEAVE_WITHIN = SECOND; // ms
/** Longest pause between two tries to reconnect; there is no last try. Whoever asks meanwhile waits so long for a refusal. */
const RECONNECT_WITHIN = SECOND;

/** Name → Lua (see prelude.ts for what it may use). Each runs as one atomic step. */
export type Scripts = Record<string, string>;

export interface Connection {
  /** host:port/database or the nodes of a cluster, for people. */
  where: string;
  /** Runs a script → what it returns; rejects with a StoreFailure when Redis refuses it, goes away or does not answer in time. */
  run(script: string, values: (string | number)[]): Promise<unknown>;
  /** Whether another connection of ours is open, as far as the server tells. */
  isShared(): Promise<boolean>;
  close(): Promise<void>;
}

export interface Address {
  url: string;
  /** Of every key, with a hash tag ("{stakewatch}"), so that all lie in one slot of a cluster. */
  prefix: string;
  /** Over TLS, take a certificate that nobody vouches for: Heroku's Redis has such a one. Left out: no. */
  anyCertificate?: boolean;
}

/**
 * @param answerWithin ms; longest wait for the connection, and for the answer to each command
 * @throws a plain sentence, without the password, when Redis is not reached
 */
export async function connect(
  { url, prefix, anyCertificate = false }: Address,
  scripts: Scripts,
  answerWithin = ANSWER_WITHIN,
): Promise<Connection> {
  const place = readRedisAddress(url);
  const where = place === null ? 'nowhere' : shownPlace(place);
  const name = `stakewatch:${encodeURIComponent(prefix)}`;
  const redis = redisClient(url, {
    connectionName: name,
    anyCertificate,
    connectTimeout: answerWithin,
    commandTimeout: answerWithin,
    socketTimeout: answerWithin + SECOND,
    // 0: whatever waits is refused as soon as a connection is lost or not made. A command whose answer was lost may
    // have run; the caller decides, by the store's own rules, whether to repeat it.
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (tries: number): number => Math.min(tries * 100, RECONNECT_WITHIN),
    // After a failover the old primary is a replica: look for the new one.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
    scripts: Object.fromEntries(
      Object.entries(scripts).map(([name, lua]) => [name, { lua: PRELUDE + lua, numberOfKeys: 1 }]),
    ),
  });
  // ioredis says "Connection is closed" to the caller and the reason to its listener.
  let reason: unknown = null;
  redis.on('error', (error: unknown) => (reason = error));
  redis.on('ready', () => (reason = null));
  try {
    await withinTime(redis.connect(), answerWithin);
    // ioredis goes on in database 0 where it may not go into the one that was asked for.
    if (place !== null && place.db > 0 && 'select' in redis) await redis.select(place.db);
  } catch (error) {
    redis.disconnect();
    throw notReached(where, reason ?? error, place?.tls === true);
  }
  const commands = redis as unknown as Record<string, (...values: (string | number)[]) => Promise<unknown>>;
  return {
    where,
    async run(script, values) {
      const command = commands[script];
      if (!command) throw new Error(`${script}: expected one of the scripts handed in`);
      const wasReady = redis.status === 'ready';
      try {
        return await command.call(redis, prefix, ...values);
      } catch (error) {
        const answered = error instanceof Error && error.name === 'ReplyError';
        const late = error instanceof Error && /timed out/.test(error.message);
        const refused = new Error(`Redis at ${where}, ${script}`, { cause: answered ? inWords(error) : error });
        if (answered) throw storeFailure(refused, { trouble: troubleIn(error.message), perhapsDone: false });
        const lost = reason ?? (late ? error : new Error('the connection was lost'));
        // What waited for a connection was never sent, unless it waited until its time was over: it may be sent yet.
        const perhapsDone = wasReady || late;
        throw storeFailure(new Error(`no Redis answers at ${where}`, { cause: lost }), {
          trouble: 'away',
          perhapsDone,
        });
      }
    },
    async isShared() {
      const nodes = 'nodes' in redis ? redis.nodes('master') : [redis];
      const lists = await Promise.all(nodes.map((node) => node.client('LIST').catch(() => ''))); // not everybody may ask
      return lists.some((list) => String(list).split(` name=${name} `).length > 2);
    },
    async close() {
      // A server that hangs takes no leave.
      await withinTime(redis.quit(), LEAVE_WITHIN).catch(() => redis.disconnect());
    },
  };
}

/** What a first connection failed of, by the word in it. */
const NOT_REACHED: { says: RegExp; means: (where: string) => string }[] = [
  {
    says: /^(?:NOAUTH|WRONGPASS|NOPERM|ERR (?:AUTH|invalid password|Client sent AUTH))/,
    means: (where) => `Redis at ${where} refuses the login in REDIS_URL`,
  },
  {
    says: /DB index is out of range|SELECT is not allowed/,
    means: (where) => `Redis at ${where} has no such database`,
  },
  { says: /RESP type|Protocol error/, means: (where) => `what answers at ${where} is no Redis` },
];

function notReached(where: string, cause: unknown, tls: boolean): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  const known = NOT_REACHED.find(({ says }) => says.test(message));
  if (known !== undefined) return new Error(known.means(where), { cause });
  // A server that speaks TLS cuts off who does not, and one that does not waits for more.
  const hint =
    /ECONNRESET|EPIPE|socket hang up|closed/.test(message) && !tls ? '; if it wants TLS, write rediss://' : '';
  const other =
    /no answer within|wrong version number|packet length/.test(message) && tls
      ? '; if it has no TLS, write redis://'
      : '';
  return new Error(`no Redis answers at ${where}`, { cause: new Error(`${message}${hint}${other}`) });
}

/** An error that Redis answered with, without the place in our script, and in words where it is full. */
function inWords({ message }: Error): Error {
  if (/\bOOM\b/.test(message)) return new Error('OOM: its memory is full (maxmemory), and it refuses to write');
  return new Error(message.replace(/ script: [0-9a-f]{40}, on @user_script:\d{1,9}\.?$/, ''));
}

/** By the word that a reply of Redis begins with; a script has its own error before it. */
function troubleIn(reply: string): 'away' | 'full' | 'shut' {
  if (/\bOOM\b/.test(reply)) return 'full';
  return /\b(?:LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY)\b/.test(reply) ? 'away' : 'shut';
}

/** A server that takes the connection and says nothing is not there either. */
async function withinTime<Result>(work: Promise<Result>, limit: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limit / SECOND} seconds`)), limit);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
