// A store's own error in, the one error that a Store throws out: why, in a word that a person can be told, and whether it
// was done all the same.

/** `away`: not reached · `full`: no room for more · `shut`: it is there, and cannot be written or read. */
export type StoreTrouble = 'away' | 'full' | 'shut';

export interface StoreFailure extends Error {
  code: 'stakewatch_store_failed';
  trouble: StoreTrouble;
  /** True: it was asked and did not answer, so it may have done it. */
  perhapsDone: boolean;
}

/** The reason is the message and its causes, for the log; neither has a secret of the store's address. */
export function storeFailure(
  cause: unknown,
  { trouble, perhapsDone }: Pick<StoreFailure, 'trouble' | 'perhapsDone'>,
): StoreFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  const inner = cause instanceof Error ? cause.cause : undefined;
  const error = inner === undefined ? new Error(message) : new Error(message, { cause: inner });
  return Object.assign(error, { code: 'stakewatch_store_failed' as const, trouble, perhapsDone });
}

/** The store's failure that an error is or was wrapped around; null where it is another's. */
export function storeFailureIn(error: unknown): StoreFailure | null {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; depth++) {
    if ('code' in e && e.code === 'stakewatch_store_failed') return e as StoreFailure;
    e = 'original' in e ? e.original : e.cause; // Bolt keeps what was thrown as `original`
  }
  return null;
}
