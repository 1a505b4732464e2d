// Runs in a worker thread: a feed's bytes in, what is read in it out.
import { parseHere } from './parse-here.ts';
import type { FeedBytes, ParsedFeed, ParseFailure } from './parse.ts';

/** The one task of the pool, found by its name. */
export const parse = (input: FeedBytes): Promise<ParsedFeed | ParseFailure> => parseHere(input);
