// Runs in a worker thread: a page's HTML in, the article in it out.
export { readableText as work } from './readable-text.ts';

/** Answers when the thread has started and read its modules: what follows is the page's own time. */
export const ready = (): boolean => true;
