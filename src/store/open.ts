// Settings → the store they name, open: REDIS_URL set → Redis; otherwise a database file in the data folder.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorText } from '../log.ts';
import type { Store } from '../ports.ts';
import { openEmbedded } from './embedded.ts';
import { openRedis } from './redis.ts';
import { readRedisAddress, REDIS_ADDRESS } from './redis/client.ts';

export interface StoreSettings {
  /** redis://… or rediss://…, or the nodes of a cluster (redis/client.ts); null: the embedded store. */
  redisUrl: string | null;
  /** Of every key in Redis, with a hash tag: "{stakewatch}". */
  redisPrefix: string;
  /** Whose certificate a Redis at rediss:// may have; left out: one that Node trusts. */
  redisTls?: 'verify' | 'any';
  /** Folder of the embedded store, created where it is missing. */
  dataDir: string;
  /** True: opened also where a move into it was cut off; left out: refused. */
  halfMoved?: true;
}

/** @throws one plain sentence: place, value and expectation, without a password */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const store = await openAny(settings);
  if (settings.halfMoved === true || (await store.moving()) === null) return store;
  const { where } = await store.check();
  await store.close();
  throw new Error(
    `the store ${where}: an import into it was cut off; repeat "stakewatch store import" with the same file`,
  );
}

async function openAny({ redisUrl, redisPrefix, redisTls, dataDir }: StoreSettings): Promise<Store> {
  if (redisUrl !== null) return openShared(redisUrl, redisPrefix, redisTls === 'any');
  const path = join(dataDir, 'stakewatch.db');
  try {
    mkdirSync(dataDir, { recursive: true });
    return openEmbedded(path);
  } catch (error) {
    throw new Error(`the store ${path}: expected a file that can be opened, got: ${errorText(error)}`);
  }
}

async function openShared(url: string, prefix: string, anyCertificate: boolean): Promise<Store> {
  if (readRedisAddress(url) === null)
    throw new Error(`REDIS_URL: expected ${REDIS_ADDRESS}, got ${withoutPassword(url)}`);
  try {
    return await openRedis(url, prefix, anyCertificate);
  } catch (error) {
    throw new Error(`REDIS_URL: expected a Redis that can be used, got: ${errorText(error)}`);
  }
}

/** Of a text that is no address: what follows the last @, since a password stands before it. */
function withoutPassword(url: string): string {
  const at = url.lastIndexOf('@');
  return `"${at < 0 ? url : `…${url.slice(at)}`}"`;
}
