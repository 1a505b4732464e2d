// A store and what its errors mean in, the same store out, whose every error is a StoreFailure.
import type { Store } from '../ports.ts';
import { storeFailure, storeFailureIn, type StoreFailure } from '../store-failure.ts';

/** @param reads what an error of this kind of store says */
export function telling(store: Store, reads: (error: unknown) => Pick<StoreFailure, 'trouble' | 'perhapsDone'>): Store {
  const failureOf = (error: unknown): StoreFailure => storeFailureIn(error) ?? storeFailure(error, reads(error));

  async function answerOf(given: Promise<unknown>): Promise<unknown> {
    try {
      return await given;
    } catch (error) {
      throw failureOf(error);
    }
  }
  async function* eachOf(given: AsyncIterable<unknown>): AsyncGenerator<unknown> {
    try {
      yield* given;
    } catch (error) {
      throw failureOf(error);
    }
  }
  const told = Object.entries(store).map(([name, method]) => {
    const call = method as (...values: unknown[]) => Promise<unknown> | AsyncIterable<unknown>;
    return [
      name,
      (...values: unknown[]) => {
        const given = call(...values);
        return Symbol.asyncIterator in given ? eachOf(given) : answerOf(given);
      },
    ];
  });
  return Object.fromEntries(told) as Store;
}
