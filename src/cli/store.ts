// Opens the store that the settings name, for one command, and closes it whatever happens.
import type { Config } from '../config/config.ts';
import type { Store } from '../ports.ts';
import { openStore } from '../store/open.ts';

export async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(config);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
