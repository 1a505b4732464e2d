// Runs in a worker thread: a page's HTML in, the article in it out.
import { readableText } from './readable-text.ts';

/** The tasks of the pool, found by their names. */
export const read = readableText;
/** Answers when the thread has started and read its modules: what follows is the page's own time. */
export const ready = (): boolean => true;
