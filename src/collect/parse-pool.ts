// Large feeds → a worker thread, so that whoever waits for an answer of this process never waits for a feed.
import { SECOND } from '../time.ts';
import type { FeedBytes, ParsedFeed, ParseFailure } from './parse.ts';
import { createThread, type ThreadSettings } from './worker-thread.ts';

export type PoolSettings = Omit<ThreadSettings, 'worker'>;
export interface ParsePool {
  /** Never throws: what fails is a reason. Feeds wait their turn. */
  parse(input: FeedBytes): Promise<ParsedFeed | ParseFailure>;
  /** Ends the thread; the next feed starts it again. */
  close(): Promise<void>;
}

/** The reason for what the thread throws. */
function wordsFor(error: unknown, limitMs: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'Reading this feed took too much memory, and was given up.';
  const late = error instanceof Error && error.name === 'AbortError';
  if (late) return `Reading this feed took longer than ${limitMs / SECOND} s, and was given up.`;
  return 'Reading this feed failed.';
}

/** Costs nothing before its first feed. */
export function createParsePool(settings: PoolSettings): ParsePool {
  const thread = createThread<FeedBytes, ParsedFeed | ParseFailure>({ worker: 'parse-worker', ...settings });
  return {
    async parse(input) {
      try {
        return await thread.run(input);
      } catch (error) {
        return { ok: false, reason: wordsFor(error, settings.limitMs) };
      }
    },
    close: () => thread.close(),
  };
}
