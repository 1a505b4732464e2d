// An article's web page → its text, read in a worker thread: building a DOM and weighing it may take a second.
import { extname } from 'node:path';
import type { Piscina } from 'piscina';
import { MINUTE, SECOND } from '../time.ts';
import type { ReadableText } from './readable-text.ts';

// Beside this file, with its ending: `.js` as built; `.ts` where a loader runs the source, which the thread needs too.
const ENDING = extname(import.meta.filename);
const WORKER = new URL(`page-worker${ENDING}`, import.meta.url).href;
const LOADER = ENDING === '.ts' ? ['--import', 'tsx'] : [];

const LONGEST_START = MINUTE; // ms
const LONGEST_READING = 5 * SECOND; // ms for one page; its thread is then ended
const IDLE = MINUTE; // ms after which a thread without work ends
const MEMORY = 256; // MB; a page that needs more ends the thread

export interface PagePool {
  /** null where the page shows no article, or costs too much to read. Never throws. */
  read: (html: string) => Promise<ReadableText | null>;
  /** Ends the thread; the next page starts it again. */
  close(): Promise<void>;
}

/** Costs nothing before its first page. Pages wait their turn. */
export function createPagePool(): PagePool {
  let pool: Promise<Piscina> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function start(): Promise<Piscina> {
    const { Piscina } = await import('piscina');
    const started = new Piscina({
      filename: WORKER,
      execArgv: LOADER,
      name: 'ready', // looked for at the start; under no name of the worker's, a loader would not be asked
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    // What goes wrong within a page rejects its promise; what goes wrong between two must not end the process.
    started.on('error', () => undefined);
    return started;
  }
  async function readNext(html: string): Promise<ReadableText | null> {
    try {
      const running = await (pool ??= start());
      await running.run(null, { name: 'ready', signal: AbortSignal.timeout(LONGEST_START) });
      return (await running.run(html, { name: 'read', signal: AbortSignal.timeout(LONGEST_READING) })) as ReadableText;
    } catch {
      return null;
    }
  }
  return {
    read(html) {
      // One after another here: in the pool's own queue the time limit would count the waiting.
      const read = last.then(() => readNext(html));
      last = read.then(() => undefined);
      return read;
    },
    async close() {
      const running = pool;
      pool = null;
      await (await running)?.close({ force: true });
    },
  };
}
