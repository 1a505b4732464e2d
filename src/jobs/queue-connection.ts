// A Redis address → the connections that the queues need: one that works wait for ever, one that hints fail on at once.
import { Redis } from 'ioredis';
import { SECOND } from '../time.ts';

const RECONNECT_WITHIN = 2 * SECOND; // ms; longest pause between two tries, there is no last try
const ANSWER_WITHIN = 5 * SECOND; // ms; a hint that takes longer is not worth waiting for

const usual = { retryStrategy: (tries: number) => Math.min(tries * 100, RECONNECT_WITHIN) };

/** For workers: what waits for a job waits on when Redis is away, and goes on when it is back. */
export function connectWorker(url: string): Redis {
  return new Redis(url, { ...usual, maxRetriesPerRequest: null });
}

/** For who gives hints: without Redis a hint is refused at once, and the sweep finds what it would have told. */
export function connectProducer(url: string): Redis {
  const soon = { maxRetriesPerRequest: 0, commandTimeout: ANSWER_WITHIN, autoResendUnfulfilledCommands: false };
  return new Redis(url, { ...usual, ...soon });
}
