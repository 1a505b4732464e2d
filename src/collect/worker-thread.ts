// The name of a worker's file and its limits → a thread that does one piece of work after another, beside the event loop.
import { extname } from 'node:path';
import type { Piscina } from 'piscina';
import { MINUTE } from '../time.ts';

export interface ThreadSettings {
  /** File beside this one, without its ending; it exports `work`, and `ready`, which answers at once. */
  worker: string;
  /** For one piece of work, ms; the thread is then ended. */
  limitMs: number;
  /** A thread without work for so long ends, ms. */
  idleMs: number;
  /** Heap; work that needs more ends the thread. */
  memoryMb: number;
}
export interface WorkerThread<Input, Output> {
  /**
   * Work waits its turn; the time limit begins when the thread is ready. @throws an `AbortError` when it takes too long,
   * ERR_WORKER_OUT_OF_MEMORY when it needs too much, and what the work throws; the next piece has a new thread
   */
  run(input: Input): Promise<Output>;
  /** Ends the thread; the next piece of work starts it again. */
  close(): Promise<void>;
}

// The worker has the ending of this file: `.js` as built; `.ts` where a loader runs the source, which the thread needs too.
const ENDING = extname(import.meta.filename);
const LOADER = ENDING === '.ts' ? ['--import', 'tsx'] : [];

const LONGEST_START = MINUTE; // ms

/** Costs nothing before its first piece of work. */
export function createThread<Input, Output>(settings: ThreadSettings): WorkerThread<Input, Output> {
  const { worker, limitMs, idleMs, memoryMb } = settings;
  let pool: Promise<Piscina> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function start(): Promise<Piscina> {
    const { Piscina } = await import('piscina');
    const started = new Piscina({
      filename: new URL(worker + ENDING, import.meta.url).href,
      execArgv: LOADER,
      name: 'ready', // looked for at the start; under no name of the worker's, a loader would not be asked
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idleMs,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    // What goes wrong within the work rejects its promise; what goes wrong between two must not end the process.
    started.on('error', () => undefined);
    return started;
  }
  async function runNext(input: Input): Promise<Output> {
    const running = await (pool ??= start());
    await running.run(null, { name: 'ready', signal: AbortSignal.timeout(LONGEST_START) });
    return (await running.run(input, { name: 'work', signal: AbortSignal.timeout(limitMs) })) as Output;
  }

  return {
    run(input) {
      // One after another here: in the pool's own queue the time limit would count the waiting.
      const done = last.then(() => runNext(input));
      last = done.catch(() => undefined);
      return done;
    },
    async close() {
      const running = pool;
      pool = null;
      await (await running)?.close({ force: true });
    },
  };
}
