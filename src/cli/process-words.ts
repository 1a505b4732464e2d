// What Node says of this process, and how it ends, in; lines of the log out, without secrets. But for a start or an end that
// failed, stderr is JSON throughout.
import type { EventEmitter } from 'node:events';
import { errorText, type Log } from '../log.ts';

/** Warnings become lines; an error that nobody caught becomes the last one: what runs us starts us anew, and nothing is lost. */
export function logProcessWords(log: Log, node: EventEmitter, exit: (status: number) => void): void {
  node.removeAllListeners('warning'); // Node's own prints plain text
  node.on('warning', ({ name, message }: Error) => log.warn({ event: 'node-warning', name, text: message }));
  // A promise that nobody waits for comes here too.
  node.on('uncaughtException', (error: unknown) => {
    const stack = error instanceof Error ? error.stack : undefined;
    log.error({ event: 'crashed', error: errorText(error), stack });
    exit(1);
  });
}
