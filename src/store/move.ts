// A store → an export file; an export file → an empty store, to be repeated where it was cut off.
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { UnixMs } from '../domain.ts';
import type { Store } from '../ports.ts';
import { checkExport, exportedRecords, exportLines, type RecordCounts } from './export-file.ts';

/** Tokens are in it, sealed: nobody else reads it. */
const OWN = 0o600;

/** Hands `write` the lines of an export, many at a time. */
export async function exportLinesTo(
  write: (lines: string) => Promise<unknown>,
  store: Store,
  about: { version: string; now: UnixMs },
): Promise<RecordCounts> {
  const { kind: from } = await store.check();
  const lines = exportLines(store, { ...about, from });
  let next = await lines.next();
  for (; next.done !== true; next = await lines.next()) await write(next.value);
  return next.value;
}

/** Writes the file whole or not at all: under another name until it is complete and on the disk. */
export async function exportStore(
  store: Store,
  path: string,
  about: { version: string; now: UnixMs },
): Promise<RecordCounts> {
  const part = `${path}.part`;
  await rm(part, { force: true }); // a file that stands keeps its mode
  const file = await open(part, 'wx', OWN);
  try {
    const counts = await exportLinesTo((lines) => file.appendFile(lines), store, about);
    await file.sync();
    await file.close();
    await rename(part, path);
    return counts;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Takes in an export, once all of it is checked. Cut off, it leaves a store that nothing but a repeat of the same import opens.
 * @param path of a file that is read twice: what can be read only once, such as a pipe, is told by its second reading
 * @throws a plain sentence, having written nothing, where the file is damaged or the store has something in it
 */
export async function importStore(store: Store, path: string, now: UnixMs): Promise<RecordCounts> {
  const { counts, sha256 } = await checkExport(linesOf(path));
  const begun = await store.moving();
  if (begun !== null && begun !== sha256)
    throw new Error(
      'an import of another export into this store was cut off: repeat that one, or begin with an empty store',
    );
  if (begun === null && !(await isEmpty(store, now)))
    throw new Error('expected an empty store: what it has would be mixed with what the file has');
  await store.setMoving(sha256);
  let taken = 0;
  for await (const page of exportedRecords(linesOf(path))) {
    await store.putRecords(page, now);
    taken += page.length;
  }
  const checked = Object.values(counts).reduce((sum, n) => sum + n, 0);
  if (taken !== checked)
    throw new Error(
      `expected to read ${checked} records again, got ${taken}: repeat it with a file that stays as it is`,
    );
  await store.setMoving(null);
  return counts;
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

async function isEmpty(store: Store, now: UnixMs): Promise<boolean> {
  for await (const page of store.records(now)) if (page.some(({ kind }) => kind !== 'numbers')) return false;
  return true;
}
