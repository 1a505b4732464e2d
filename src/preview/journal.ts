// Changes in, one line of JSON each on the disk before the call returns; at the next start the same changes out.
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isObject, parseJson } from './json.ts';
import { LASTING, type Change } from './workspace.ts';

/** A change and the workspace that it happened to; a journal of one workspace may leave its id out. */
export type Recorded = Change & { team?: string };
export interface Journal {
  /** What was recorded by earlier processes, oldest first. */
  past: Recorded[];
  /** Durable when it returns. Kinds that do not last are let go. */
  append(change: Recorded): void;
  close(): void;
}

/**
 * Opens the journal, and makes its folder where there is none. A last line that a crash cut short was never answered
 * for: it is dropped. A line before it that cannot be read throws with file and number.
 * @param file null: nothing is kept
 */
export function openJournal(file: string | null): Journal {
  if (file === null) return { past: [], append: () => undefined, close: () => undefined };
  mkdirSync(dirname(file), { recursive: true });
  const past = readPast(file);
  let descriptor: number | null = openSync(file, 'a');
  return {
    past,
    append(change) {
      if (descriptor === null || !LASTING.has(change.do)) return;
      writeAll(descriptor, Buffer.from(`${JSON.stringify(change)}\n`));
      fdatasyncSync(descriptor);
    },
    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}

function readPast(file: string): Recorded[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  // Cut back to the last whole line: the next change must not grow on the torn one.
  if (end < bytes.length) truncateSync(file, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const change = parseJson(line);
    if (isObject(change) && LASTING.has(change['do'] as Change['do'])) return change as Recorded;
    throw new Error(`${file}: line ${index + 1}: expected a change in JSON, got ${line.slice(0, 60)}`);
  });
}

/** A short write is legal; a half line in the middle of the file is not. */
function writeAll(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}
