// A file with mistakes in its shape → what it says where it is right, so that the rest can be checked at the same time.
import type { z } from 'zod';
import { pathText } from './issue-words.ts';

/** An entry that was left out of a list. */
interface Dropped {
  index: number;
  raw: unknown;
}
/** What a file says. Lists are named by their path ("vendors", "channels.C1.rivals", "" for the file itself). */
export interface Parts<T> {
  value: T;
  /** Where the list's entry number `i` stands in the file. */
  indexOf: (list: string, i: number) => number;
  /** The entries that were left out, as they stand in the file. */
  dropped: (list: string) => unknown[];
}

/** A file that is right from end to end. */
export function wholeParts<T>(value: T): Parts<T> {
  return { value, indexOf: (_, i) => i, dropped: () => [] };
}

const MOST_ROUNDS = 3; // a transform may find more once the shape is right

/** Leaves out what the issues name (a key that does not exist alone, otherwise its entry or setting); null where nothing is left. */
export function rightParts<S extends z.ZodType>(
  raw: unknown,
  schema: S,
  issues: z.core.$ZodIssue[],
): Parts<z.output<S>> | null {
  const copy = structuredClone(raw);
  const dropped = new Map<string, Dropped[]>();
  let left = issues;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const lists = new Map<unknown[], { path: string; indexes: Set<number> }>();
    for (const issue of left) if (!leaveOut(copy, issue, lists)) return null;
    for (const [list, { path, indexes }] of lists) {
      const before = dropped.get(path) ?? [];
      const gone = [...indexes].sort((a, b) => a - b);
      const now = gone.map((i) => ({ index: original(before, i), raw: list[i] }));
      dropped.set(
        path,
        [...before, ...now].sort((a, b) => a.index - b.index),
      );
      list.splice(0, list.length, ...list.filter((_, i) => !indexes.has(i)));
    }
    const result = schema.safeParse(copy);
    if (result.success) {
      return {
        value: result.data,
        indexOf: (list, i) => original(dropped.get(list) ?? [], i),
        dropped: (list) => (dropped.get(list) ?? []).map((entry) => entry.raw),
      };
    }
    left = result.error.issues;
  }
  return null;
}

/** Notes the outermost list entry of the issue, or deletes the setting. False where the file as a whole is meant. */
function leaveOut(
  copy: unknown,
  issue: z.core.$ZodIssue,
  lists: Map<unknown[], { path: string; indexes: Set<number> }>,
): boolean {
  const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : null;
  let at = copy;
  for (const [depth, part] of issue.path.entries()) {
    if (typeof at !== 'object' || at === null) return false;
    if (unknownKeys === null && Array.isArray(at) && typeof part === 'number') {
      const found = lists.get(at) ?? { path: pathText(issue.path.slice(0, depth)), indexes: new Set<number>() };
      found.indexes.add(part);
      lists.set(at, found);
      return true;
    }
    const mapping = at as Record<PropertyKey, unknown>;
    if (unknownKeys === null && depth === issue.path.length - 1) return Reflect.deleteProperty(mapping, part);
    at = mapping[part];
  }
  if (unknownKeys === null || typeof at !== 'object' || at === null) return false;
  for (const key of unknownKeys) Reflect.deleteProperty(at, key);
  return true;
}

/** Dropped entries are in the order of their indexes. */
function original(dropped: Dropped[], i: number): number {
  let at = i;
  for (const { index } of dropped) {
    if (index > at) break;
    at += 1;
  }
  return at;
}
