// Where a command prints: lines on stdout, words for people on stderr.
import { once } from 'node:events';

export interface Terminal {
  out: NodeJS.WritableStream;
  /** A word for the person, on stderr. */
  complain(text: string): void;
}

export const TERMINAL: Terminal = {
  out: process.stdout,
  complain: (text) => void process.stderr.write(`stakewatch: ${text}\n`),
};

/** One JSON value as one line; waits while the reader is slower than we are. */
export async function writeLine(terminal: Terminal, value: unknown): Promise<void> {
  await writeText(terminal, `${JSON.stringify(value)}\n`);
}

/** Text as it is; waits while the reader is slower than we are. */
export async function writeText(terminal: Terminal, text: string): Promise<void> {
  if (!terminal.out.write(text)) await once(terminal.out, 'drain');
}
