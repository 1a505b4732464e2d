// Large feeds → a worker thread, so that whoever waits for an answer of this process never waits for a feed.
import { extname } from 'node:path';
import type { Piscina } from 'piscina';
import { MINUTE, SECOND } from '../time.ts';
import type { FeedBytes, ParsedFeed, ParseFailure } from './parse.ts';

export interface ParsePool {
  /** Never throws: what fails is a reason. Feeds wait their turn; the time limit begins when the thread is ready. */
  parse(input: FeedBytes): Promise<ParsedFeed | ParseFailure>;
  /** Ends the thread; the next feed starts it again. */
  close(): Promise<void>;
}
export interface PoolSettings {
  /** For one feed, ms; its thread is then ended. */
  limitMs: number;
  /** A thread without work for so long ends, ms. */
  idleMs: number;
  /** Heap of one thread; a feed that needs more ends it. */
  memoryMb: number;
}

// Beside this file, with its ending: `.js` as built; `.ts` where a loader runs the source, which the thread needs too.
const ENDING = extname(import.meta.filename);
const WORKER = new URL(`parse-worker${ENDING}`, import.meta.url).href;
const LOADER = ENDING === '.ts' ? ['--import', 'tsx'] : [];

const LONGEST_START = MINUTE; // ms

/** The reason for what the pool throws. */
function wordsFor(error: unknown, limitMs: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'Reading this feed took too much memory, and was given up.';
  const late = error instanceof Error && error.name === 'AbortError';
  if (late) return `Reading this feed took longer than ${limitMs / SECOND} s, and was given up.`;
  return 'Reading this feed failed.';
}

/** Costs nothing before its first feed. */
export function createParsePool({ limitMs, idleMs, memoryMb }: PoolSettings): ParsePool {
  let pool: Promise<Piscina> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const start = async (): Promise<Piscina> => {
    const { Piscina } = await import('piscina');
    const started = new Piscina({
      filename: WORKER,
      execArgv: LOADER,
      name: 'ready', // looked for at the start; under no name of the worker's, a loader would not be asked
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idleMs,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    // What goes wrong within a feed rejects its promise; what goes wrong between two must not end the process.
    started.on('error', () => undefined);
    return started;
  };
  const parse = async (input: FeedBytes): Promise<ParsedFeed | ParseFailure> => {
    try {
      const running = await (pool ??= start());
      await running.run(null, { name: 'ready', signal: AbortSignal.timeout(LONGEST_START) });
      const parsed: unknown = await running.run(input, { name: 'parse', signal: AbortSignal.timeout(limitMs) });
      return parsed as ParsedFeed | ParseFailure;
    } catch (error) {
      return { ok: false, reason: wordsFor(error, limitMs) };
    }
  };

  return {
    parse(input) {
      // One after another here: in the pool's own queue the time limit would count the waiting.
      const parsed = last.then(() => parse(input));
      last = parsed.then(() => undefined);
      return parsed;
    },
    async close() {
      const running = pool;
      pool = null;
      await (await running)?.close({ force: true });
    },
  };
}
