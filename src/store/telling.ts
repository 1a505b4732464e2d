// A store and what its errors mean in, the same store out, whose every error is a StoreFailure.
import type { Store } from '../ports.ts';
import { storeFailure, storeFailureIn, type StoreFailure } from '../store-failure.ts';

/** @param reads what an error of this kind of store says */
export function telling(store: Store, reads: (error: unknown) => Pick<StoreFailure, 'trouble' | 'perhapsDone'>): Store {
  const told = Object.entries(store).map(([name, method]) => {
    const call = method as (...values: unknown[]) => Promise<unknown>;
    return [
      name,
      async (...values: unknown[]): Promise<unknown> => {
        try {
          return await call(...values);
        } catch (error) {
          throw storeFailureIn(error) ?? storeFailure(error, reads(error));
        }
      },
    ];
  });
  return Object.fromEntries(told) as Store;
}
