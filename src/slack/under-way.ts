// What was done so far for one person's request, kept beside the listener that does it: whether something may be saved, and
// the window that waits for an answer.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Window } from './window.ts';

export interface UnderWay {
  /** Whether the store was changed for this request; it may be where it did not answer. */
  changed: 'nothing' | 'perhaps' | 'something';
  /** The window that was opened for it last, with its title. */
  window: { window: Window; title: string } | null;
}

const requests = new AsyncLocalStorage<UnderWay>();

/** Runs the work; whatever it notes, however deep, stands in `request`. */
export function doing<T>(request: UnderWay, work: () => Promise<T>): Promise<T> {
  return requests.run(request, work);
}

export const nothingYet = (): UnderWay => ({ changed: 'nothing', window: null });

/** The store did it, or may have. */
export function noteChange(changed: 'perhaps' | 'something'): void {
  const request = requests.getStore();
  if (request !== undefined && request.changed !== 'something') request.changed = changed;
}

export function noteWindow(window: Window, title: string): void {
  const request = requests.getStore();
  if (request !== undefined) request.window = { window, title };
}
