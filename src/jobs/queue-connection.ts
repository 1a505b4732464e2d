// A Redis address → the connections that the queues need: one that works wait for ever, one that hints fail on at once.
import { redisClient } from '../store/redis/client.ts';
import { SECOND } from '../time.ts';

export interface QueuePlace {
  /** As REDIS_URL has it. */
  redisUrl: string;
  /** As REDIS_TLS has it; left out: "verify". */
  redisTls?: 'verify' | 'any' | undefined;
}
type Client = ReturnType<typeof redisClient>;

const RECONNECT_WITHIN = 2 * SECOND; // ms; longest pause between two tries, there is no last try
const ANSWER_WITHIN = 5 * SECOND; // ms; a hint that takes longer is not worth waiting for

const usual = {
  lazyConnect: false,
  retryStrategy: (tries: number) => Math.min(tries * 100, RECONNECT_WITHIN),
};

/** For workers: what waits for a job waits on when Redis is away, and goes on when it is back. */
export function connectWorker({ redisUrl, redisTls }: QueuePlace): Client {
  return redisClient(redisUrl, { ...usual, anyCertificate: redisTls === 'any', maxRetriesPerRequest: null });
}

/** For who gives hints: without Redis a hint is refused at once, and the sweep finds what it would have told. */
export function connectProducer({ redisUrl, redisTls }: QueuePlace): Client {
  const soon = { maxRetriesPerRequest: 0, commandTimeout: ANSWER_WITHIN, autoResendUnfulfilledCommands: false };
  return redisClient(redisUrl, { ...usual, ...soon, anyCertificate: redisTls === 'any' });
}
