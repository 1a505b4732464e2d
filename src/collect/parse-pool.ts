// Large feeds → worker threads, so that whoever waits for an answer of this process never waits for a feed.
import { extname } from 'node:path';
import type { Piscina } from 'piscina';
import { SECOND } from '../time.ts';
import type { FeedBytes, ParsedFeed, ParseFailure } from './parse.ts';

export interface ParsePool {
  /** Never throws: what fails is a reason. Feeds wait their turn; the time limit begins with their own. */
  parse(input: FeedBytes): Promise<ParsedFeed | ParseFailure>;
  /** Ends the threads; the next feed starts them again. */
  close(): Promise<void>;
}
export interface PoolSettings {
  /** For one feed, ms; its thread is then ended. */
  limitMs: number;
  threads: number;
  /** A thread without work for so long ends, ms. */
  idleMs: number;
  /** Heap of one thread; a feed that needs more ends it. */
  memoryMb: number;
}

// Beside this file, with its ending: `.js` as built; `.ts` where a loader runs the source, which the thread needs too.
const ENDING = extname(import.meta.filename);
const WORKER = new URL(`parse-worker${ENDING}`, import.meta.url).href;
const LOADER = ENDING === '.ts' ? ['--import', 'tsx'] : [];

/** The reason for what the pool throws. */
function wordsFor(error: unknown, limitMs: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'Reading this feed took too much memory, and was given up.';
  const late = error instanceof Error && error.name === 'AbortError';
  if (late) return `Reading this feed took longer than ${limitMs / SECOND} s, and was given up.`;
  return 'Reading this feed failed.';
}

/** Costs nothing before its first feed. */
export function createParsePool({ limitMs, threads, idleMs, memoryMb }: PoolSettings): ParsePool {
  let pool: Promise<Piscina> | null = null;
  let free = threads;
  const waiting: (() => void)[] = [];

  const start = async (): Promise<Piscina> => {
    const { Piscina } = await import('piscina');
    return new Piscina({
      filename: WORKER,
      execArgv: LOADER,
      name: 'parse',
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idleMs,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
  };
  // The pool's own queue is never used: its time limit would count the waiting.
  const turn = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const done = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  return {
    async parse(input) {
      await turn();
      try {
        const running = await (pool ??= start());
        return (await running.run(input, { signal: AbortSignal.timeout(limitMs) })) as ParsedFeed | ParseFailure;
      } catch (error) {
        return { ok: false, reason: wordsFor(error, limitMs) };
      } finally {
        done();
      }
    },
    async close() {
      const running = pool;
      pool = null;
      await (await running)?.close({ force: true });
    },
  };
}
