// `stakewatch store export|import FILE`: everything that the store keeps, to another store of either kind.
import type { Config } from '../config/config.ts';
import { openStore } from '../store/open.ts';
import { exportStore, importStore } from '../store/move.ts';
import type { RecordCounts } from '../store/export-file.ts';
import type { Store } from '../ports.ts';
import { VERSION } from '../version.ts';
import { writeText, type Terminal } from './terminal.ts';

/** @returns the exit status */
export async function exportTo(file: string, config: Config, terminal: Terminal): Promise<number> {
  return withStoreToMove(config, async (store, where) => {
    if (await store.isShared())
      terminal.complain('another Stakewatch has the store open: what it does from now on is not in the file');
    const counts = await exportStore(store, file, { version: VERSION, now: Date.now() });
    await writeText(terminal, `${where} → ${file}: ${shown(counts)}\n`);
    return 0;
  });
}

/** @returns the exit status */
export async function importFrom(file: string, config: Config, terminal: Terminal): Promise<number> {
  return withStoreToMove(config, async (store, where) => {
    if (await store.isShared()) {
      terminal.complain(`${where}: another Stakewatch has the store open; stop it first`);
      return 1;
    }
    try {
      const counts = await importStore(store, file, Date.now());
      await writeText(terminal, `${file} → ${where}: ${shown(counts)}\n`);
      return 0;
    } catch (error) {
      if (error instanceof Error) throw new Error(`${file} → ${where}`, { cause: error });
      throw error;
    }
  });
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
