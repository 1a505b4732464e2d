// `stakewatch store export|import FILE`: everything that the store keeps, to another store of either kind.
import type { Config } from '../config/config.ts';
import { fileWords } from '../config/file-words.ts';
import { openStore } from '../store/open.ts';
import { exportLinesTo, exportStore, importStore } from '../store/move.ts';
import type { RecordCounts } from '../store/export-file.ts';
import type { Store } from '../ports.ts';
import { VERSION } from '../version.ts';
import { writeText, type Terminal } from './terminal.ts';
import { withTwiceReadable } from './twice-readable.ts';

/** @param file "-": standard output, and the summary on stderr @returns the exit status */
export async function exportTo(file: string, config: Config, terminal: Terminal): Promise<number> {
  return withStoreToMove(config, async (store, where) => {
    if (await store.isShared())
      terminal.complain('another Stakewatch has the store open: what it does from now on is not in the file');
    const about = { version: VERSION, now: Date.now() };
    if (file === '-') {
      const counts = await exportLinesTo((lines) => writeText(terminal, lines), store, about);
      terminal.complain(`${where} → standard output: ${shown(counts)}`);
      return 0;
    }
    const counts = await inFileWords(file, () => exportStore(store, file, about));
    await writeText(terminal, `${where} → ${file}: ${shown(counts)}\n`);
    return 0;
  });
}

/** @param file "-": standard input @returns the exit status */
export async function importFrom(file: string, config: Config, terminal: Terminal): Promise<number> {
  return inFileWords(file, () => withTwiceReadable(file, (path) => importPath(path, file, config, terminal)));
}

async function importPath(path: string, file: string, config: Config, terminal: Terminal): Promise<number> {
  return withStoreToMove(config, async (store, where) => {
    if (await store.isShared()) {
      terminal.complain(`${where}: another Stakewatch has the store open; stop it first`);
      return 1;
    }
    try {
      const counts = await importStore(store, path, Date.now());
      await writeText(terminal, `${file} → ${where}: ${shown(counts)}\n`);
      return 0;
    } catch (error) {
      if (error instanceof Error) throw new Error(`${file} → ${where}`, { cause: error });
      throw error;
    }
  });
}

/** What goes wrong with the file itself is thrown as `file: reason`. */
async function inFileWords<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOfFile = error instanceof Error && 'syscall' in error;
    throw isOfFile ? new Error(`${file === '-' ? 'standard input' : file}: ${fileWords(error)}`) : error;
  }
}

async function withStoreToMove(
  config: Config,
  work: (store: Store, where: string) => Promise<number>,
): Promise<number> {
  const store = await openStore({ ...config, halfMoved: true });
  try {
    return await work(store, (await store.check()).where);
  } finally {
    await store.close();
  }
}

const NAMES: [kind: string, one: string, many: string][] = [
  ['feed', 'feed', 'feeds'],
  ['story', 'story', 'stories'],
  ['watchlist', 'watchlist', 'watchlists'],
  ['alert', 'alert', 'alerts'],
  ['article', 'known article', 'known articles'],
  ['installation', 'installation', 'installations'],
];

const shown = (counts: RecordCounts): string =>
  NAMES.map(([kind, one, many]) => `${counts[kind] ?? 0} ${counts[kind] === 1 ? one : many}`).join(', ');
