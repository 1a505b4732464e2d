// A file's name, "-" or a pipe in, the path of a file that can be read more than once out: an export is checked to its end before
// anything of it is taken in.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Hands `work` the path; what had to be copied for it is readable by its owner alone, and gone afterwards. */
export async function withTwiceReadable<T>(file: string, work: (path: string) => Promise<T>): Promise<T> {
  if (file !== '-' && (await stat(file)).isFile()) return work(file);
  const folder = await mkdtemp(join(tmpdir(), 'stakewatch-import-'));
  try {
    const copy = join(folder, 'export.jsonl');
    const input = file === '-' ? process.stdin : createReadStream(file);
    await pipeline(input, createWriteStream(copy, { mode: 0o600 }));
    return await work(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
