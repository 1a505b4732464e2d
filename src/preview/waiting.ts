// Waiting in, the moment or the value waited for out: by the clock, or for a change of the workspace.
import type { World } from './world.ts';

/** Waits that a closing server ends. */
export function createTimers(): { wait: (ms: number) => Promise<boolean>; clear: () => void } {
  const pending = new Map<NodeJS.Timeout, (waited: boolean) => void>();
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          pending.delete(timer);
          resolve(true);
        }, ms);
        timer.unref();
        pending.set(timer, resolve);
      }),
    clear() {
      for (const [timer, resolve] of pending) {
        clearTimeout(timer);
        resolve(false);
      }
      pending.clear();
    },
  };
}

/** Resolves with the first answer that is neither null, undefined nor false; asked now and after each change. */
export function waitFor<Value>(
  world: World,
  { what, ask, within }: { what: string; ask: () => Value; within: number },
): Promise<NonNullable<Exclude<Value, false>>> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      world.listeners.delete(look);
    };
    const look = (): void => {
      try {
        const value = ask();
        if (value === false || value === null || value === undefined) return;
        finish();
        resolve(value as NonNullable<Exclude<Value, false>>);
      } catch (error) {
        finish();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const timer = setTimeout(() => {
      finish();
      reject(new Error(`preview: waited ${within} ms in vain for ${what}`));
    }, within);
    world.listeners.add(look);
    look();
  });
}
