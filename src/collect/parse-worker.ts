// Runs in a worker thread: a feed's bytes in, what is read in it out.
import { parseHere } from './parse-here.ts';
import type { FeedBytes, ParsedFeed, ParseFailure } from './parse.ts';

/** The tasks of the pool, found by their names. */
export const parse = (input: FeedBytes): Promise<ParsedFeed | ParseFailure> => parseHere(input);
/** Answers when the thread has started and read its modules: what follows is the feed's own time. */
export const ready = (): boolean => true;
