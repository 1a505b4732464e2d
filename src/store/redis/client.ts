// REDIS_URL → an ioredis client that is not connected yet: of one server, or of a cluster. With connection.ts the only
// file that imports ioredis; whoever needs a connection of their own (queues) asks here.
import { Cluster, Redis, type ClusterOptions, type RedisOptions } from 'ioredis';
import { SECOND } from '../../time.ts';

export interface ClientOptions extends Omit<RedisOptions, 'replyMapping'> {
  /** Over TLS, take a certificate that nobody vouches for: Heroku's Redis has such a one. Left out: no. */
  anyCertificate?: boolean;
}

/** What REDIS_URL may be, for people. */
export const REDIS_ADDRESS =
  'redis://host:port or rediss://host:port, or a cluster: several with commas between them, or one as redis-cluster://host:port';

export interface RedisPlace {
  nodes: { host: string; port: number }[];
  isCluster: boolean;
  tls: boolean;
  db: number;
  username?: string;
  password?: string;
}

/**
 * `redis://[[user]:password@]host[:port][/database]`, or `rediss://` for TLS. Several addresses with commas between them
 * are nodes of a cluster; what the first says of scheme and login holds for those that say nothing. One node of a cluster
 * is `redis-cluster://` or `rediss-cluster://`.
 * @returns null where it is none of these
 */
export function readRedisAddress(text: string): RedisPlace | null {
  const parts = text.split(',').map((part) => part.trim());
  const scheme = /^(redis|rediss)(-cluster)?:\/\//.exec(parts[0] ?? '');
  if (scheme === null) return null;
  const urls = parts.map((part, i) => {
    const bare = part.replace(/^rediss?(?:-cluster)?:\/\//, '');
    if (i > 0 && bare === part && part.includes('://')) return null;
    const url = URL.canParse(`redis://${bare}`) ? new URL(`redis://${bare}`) : null;
    return url?.hostname ? url : null;
  });
  const [first] = urls;
  if (!first || urls.includes(null)) return null;
  const isCluster = scheme[2] !== undefined || urls.length > 1;
  const db = /^\/?(\d{0,5})$/.exec(first.pathname)?.[1];
  if (db === undefined || (isCluster && Number(db) > 0)) return null; // a cluster has one database
  const nodes = urls.flatMap((url) =>
    url ? [{ host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? 6379 : Number(url.port) }] : [],
  );
  return {
    nodes,
    isCluster,
    tls: scheme[1] === 'rediss',
    db: Number(db),
    ...(first.username !== '' && { username: decodeURIComponent(first.username) }),
    ...(first.password !== '' && { password: decodeURIComponent(first.password) }),
  };
}

/** "host:port/database", or the nodes of a cluster; for people, without login. */
export function shownPlace({ nodes, isCluster, db }: RedisPlace): string {
  const hosts = nodes.map(({ host, port }) => `${host}:${port}`).join(',');
  return isCluster ? `${hosts} (cluster)` : `${hosts}/${db}`;
}

/**
 * A client that connects when `connect()` is called, or with its first command.
 * @param options as ioredis has them; of a cluster they are those of the connection to each node
 * @throws where `url` is no address (readRedisAddress)
 */
export function redisClient(url: string, { anyCertificate = false, ...options }: ClientOptions = {}): Redis | Cluster {
  const place = readRedisAddress(url);
  if (place === null) throw new Error(`expected ${REDIS_ADDRESS}`);
  const { username, password } = place;
  const login: ClientOptions = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(place.tls && { tls: { rejectUnauthorized: !anyCertificate } }),
  };
  const [first] = place.nodes;
  if (!place.isCluster) return new Redis({ lazyConnect: true, ...first, db: place.db, ...login, ...options });
  const { scripts, retryStrategy, ...ofNode } = options;
  return new Cluster(place.nodes, {
    lazyConnect: true,
    redisOptions: { ...login, ...ofNode },
    ...(scripts && { scripts: scripts as NonNullable<ClusterOptions['scripts']> }),
    ...(typeof retryStrategy === 'function' && { clusterRetryStrategy: (tries) => toNumber(retryStrategy(tries)) }),
    // 0: a command whose answer was lost is not sent again behind our back, and what waits is refused at once.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    slotsRefreshTimeout: 2 * SECOND,
    slotsRefreshInterval: 2 * SECOND,
    // Certificates name hosts: an address that a resolver made of one would not fit them.
    ...(place.tls && { dnsLookup: (name: string, found: (e: null, address: string) => void) => found(null, name) }),
  });
}

function toNumber(pause: number | null | void): number | null {
  return pause ?? null;
}
