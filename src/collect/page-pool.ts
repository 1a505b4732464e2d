// An article's web page → its text, read in a worker thread: building a DOM and weighing it may take a second.
import { MINUTE, SECOND } from '../time.ts';
import type { ReadableText } from './readable-text.ts';
import { createThread } from './worker-thread.ts';

const LIMITS = { limitMs: 5 * SECOND, idleMs: MINUTE, memoryMb: 256 };

export interface PagePool {
  /** null where the page shows no article, or costs too much to read. Never throws. */
  read: (html: string) => Promise<ReadableText | null>;
  /** Ends the thread; the next page starts it again. */
  close(): Promise<void>;
}

/** Costs nothing before its first page. */
export function createPagePool(): PagePool {
  const thread = createThread<string, ReadableText | null>({ worker: 'page-worker', ...LIMITS });
  return {
    read: (html) => thread.run(html).catch(() => null),
    close: () => thread.close(),
  };
}
