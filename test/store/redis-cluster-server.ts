// Nothing → a real Redis Cluster of three primaries on 127.0.0.1, and perhaps a replica of one of them.
import { vi } from 'vitest';
import { redisClient } from '../../src/store/redis/client.ts';
import { freePort } from '../free-port.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

export interface ClusterNode extends RedisServer {
  id: string;
  /** One command to this node alone. */
  call(...words: (string | number)[]): Promise<unknown>;
}
export interface RedisCluster {
  /** Two of its nodes, as REDIS_URL names them. */
  url: string;
  nodes: ClusterNode[];
  /** The primary that has the key's slot. */
  ownerOf(key: string): Promise<ClusterNode>;
  /** A fourth node that follows this one. */
  addReplica(of: ClusterNode): Promise<ClusterNode>;
  stop(): Promise<void>;
}

const SLOTS = 16_384;

export async function startCluster(): Promise<RedisCluster> {
  const nodes = await Promise.all([startNode(), startNode(), startNode()]);
  const all = [...nodes];
  const parts = nodes.map((_, n) => Math.floor((n * SLOTS) / nodes.length));
  for (const [n, node] of nodes.entries())
    await node.call('CLUSTER', 'ADDSLOTSRANGE', parts[n] ?? 0, (parts[n + 1] ?? SLOTS) - 1);
  for (const node of nodes.slice(1)) await meet(nodes, node);
  await settled(all, 3);
  return {
    url: nodes
      .slice(0, 2)
      .map(({ url }) => url)
      .join(','),
    nodes,
    async ownerOf(key) {
      const slot = (await nodes[0]?.call('CLUSTER', 'KEYSLOT', key)) as number;
      const owner = nodes.find((_, n) => slot >= (parts[n] ?? 0) && slot < (parts[n + 1] ?? SLOTS));
      if (!owner) throw new Error(`slot ${slot}: expected a node that has it`);
      return owner;
    },
    async addReplica(of) {
      const replica = await startNode();
      all.push(replica);
      await meet(nodes, replica);
      await settled(all, 4);
      await replica.call('CLUSTER', 'REPLICATE', of.id);
      await vi.waitFor(async () => {
        if (!String(await replica.call('INFO', 'replication')).includes('master_link_status:up'))
          throw new Error('expected the replica to follow');
      }, WAIT);
      return replica;
    },
    async stop() {
      await Promise.all(all.map((node) => node.stop()));
    },
  };
}

const WAIT = { timeout: 15_000, interval: 50 };

async function startNode(): Promise<ClusterNode> {
  // The default, 10,000 above the other port, may be no port.
  const bus = await freePort();
  const cluster = ['--cluster-enabled', 'yes', '--cluster-config-file', 'nodes.conf', '--cluster-port', String(bus)];
  const quick = ['--cluster-node-timeout', '1000', '--repl-diskless-sync-delay', '0', '--appendfsync', 'no'];
  const server = await startRedis([...cluster, ...quick]);
  const client = redisClient(server.url);
  client.on('error', () => undefined); // a test may kill it
  const call = (command: string, ...words: (string | number)[]) => client.call(command, ...words.map(String));
  const id = String(await call('CLUSTER', 'MYID'));
  buses.set(id, bus);
  return {
    ...server,
    id,
    call: (command, ...words) => call(String(command), ...words),
    async stop() {
      client.disconnect();
      await server.stop();
    },
  };
}

const buses = new Map<string, number>();

async function meet([first]: ClusterNode[], other: ClusterNode): Promise<void> {
  const { hostname, port } = new URL(other.url);
  await first?.call('CLUSTER', 'MEET', hostname, port, buses.get(other.id) ?? 0);
}

/** Every node knows all others and that every slot has an owner. */
async function settled(nodes: ClusterNode[], known: number): Promise<void> {
  await vi.waitFor(async () => {
    for (const node of nodes) {
      const info = String(await node.call('CLUSTER', 'INFO'));
      if (!info.includes('cluster_state:ok') || !info.includes(`cluster_known_nodes:${known}`))
        throw new Error(`expected a cluster of ${known}, got ${info}`);
    }
  }, WAIT);
}
