// Runs in a worker thread: a feed's bytes in, what is read in it out.
export { parseHere as work } from './parse-here.ts';

/** Answers when the thread has started and read its modules: what follows is the feed's own time. */
export const ready = (): boolean => true;
