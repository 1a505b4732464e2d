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

const CHUNK = 65_536; // characters; a system call for each line would cost as much as reading the item

export interface LineWriter {
  /** @returns null, or what to wait for: the reader is slower than we are */
  write(value: unknown): Promise<void> | null;
  /** Call once, whatever happened. */
  end(): Promise<void>;
}

/** JSON values as lines, many at a time; whatever waits goes out as soon as there is nothing else to do. */
export function lineWriter(terminal: Terminal): LineWriter {
  let waiting = '';
  let turn: NodeJS.Immediate | null = null;
  const flush = async (): Promise<void> => {
    if (turn !== null) clearImmediate(turn);
    turn = null;
    const text = waiting;
    waiting = '';
    if (text !== '') await writeText(terminal, text);
  };
  return {
    write(value) {
      waiting += `${JSON.stringify(value)}\n`;
      if (waiting.length >= CHUNK) return flush();
      turn ??= setImmediate(() => void flush());
      return null;
    },
    end: flush,
  };
}
