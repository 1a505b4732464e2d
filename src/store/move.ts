// A store → an export file; an export file → an empty store, to be repeated where it was cut off.
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { UnixMs } from '../domain.ts';
import type { Store } from '../ports.ts';
import { checkExport, exportedRecords, exportLines, type RecordCounts } from './export-file.ts';

/** Tokens are in it, sealed: nobody else reads it. */
const OWN = 0o600;

/** Writes the file whole or not at all: under another name until it is complete and on the disk. */
export async function exportStore(
  store: Store,
  path: string,
  about: { version: string; now: UnixMs },
): Promise<RecordCounts> {
  const { kind: from } = await store.check();
  const part = `${path}.part`;
  await rm(part, { force: true }); // a file that stands keeps its mode
  const file = await open(part, 'wx', OWN);
  try {
    const lines = exportLines(store, { ...about, from });
    let next = await lines.next();
    for (; next.done !== true; next = await lines.next()) await file.write(next.value);
    await file.sync();
    await file.close();
    await rename(part, path);
    return next.value;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Takes in an export, once all of it is checked. Cut off, it leaves a store that nothing but a repeat of the same import opens.
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
  for await (const page of exportedRecords(linesOf(path))) await store.putRecords(page, now);
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
