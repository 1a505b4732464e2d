// Groups of stems, once → a reader that tells in one pass over a text which groups have a stem standing in it.

/**
 * A table of wordings is a table of regular expressions, and most sentences hold none of them. So every row names stems
 * without which it cannot read, and one automaton (Aho and Corasick, 1975) finds the stems of all rows together: the
 * time is that of reading the text once, however many rows there are.
 */
export interface StemReader {
  /**
   * Marks the groups that have a stem in the text. The text counts as beginning with a space: " ap" reads "AP says".
   * @returns one entry a group, 1 where a stem of it stands; the same array each time, so read it before the next call
   */
  read(text: string): Uint8Array;
  /** The numbers of the groups that the last text had a stem of, each once, in no order. */
  found: readonly number[];
}

/** @param groups stems in lower case; the text may be in any case */
export function stemReader(groups: readonly (readonly string[])[]): StemReader {
  const seen = new Uint8Array(groups.length);
  const found: number[] = [];
  let texts = 0; // read so far
  let automaton: Automaton | null = null; // built when first needed: a program that reads nothing pays nothing
  return {
    found,
    read(text) {
      automaton ??= build(groups);
      const { classes, size, next, told, met } = automaton;
      texts += 1;
      for (const group of found) seen[group] = 0;
      found.length = 0;
      let state = next[classOf(classes, 32)] ?? 0;
      for (let i = 0; i < text.length; i += 1) {
        state = next[state * size + classOf(classes, text.charCodeAt(i))] ?? 0;
        const here = told[state];
        if (here === undefined || met[state] === texts) continue;
        met[state] = texts;
        for (const group of here)
          if (seen[group] === 0) {
            seen[group] = 1;
            found.push(group);
          }
      }
      return seen;
    },
  };
}

interface Automaton {
  /** Character code → its column; 0 for characters of no stem. */
  classes: Uint8Array;
  /** Columns. */
  size: number;
  /** state × size + column → state; the root is 0. */
  next: Uint16Array;
  /** Groups whose stem ends in a state. */
  told: (readonly number[] | undefined)[];
  /** The text in which a state was last told of, by number: a stem that stands twice is told once. */
  met: Float64Array;
}

const CODES = 0x2100; // of the characters that stems are made of: letters, marks, signs of currencies

function classOf(classes: Uint8Array, code: number): number {
  return code < CODES ? (classes[code] ?? 0) : 0;
}

function build(groups: readonly (readonly string[])[]): Automaton {
  const classes = new Uint8Array(CODES);
  let size = 1;
  for (const character of new Set(groups.flat().join(''))) {
    classes[character.charCodeAt(0)] = size;
    classes[character.toUpperCase().charCodeAt(0)] = size;
    size += 1;
  }
  const states = 1 + groups.flat().reduce((sum, stem) => sum + stem.length, 0);
  const next = new Uint16Array(states * size);
  const told: number[][] = [[]];
  for (const [group, stems] of groups.entries()) {
    for (const stem of stems) {
      let state = 0;
      for (const character of stem) {
        const at = state * size + classOf(classes, character.charCodeAt(0));
        if (next[at] === 0) next[at] = told.push([]) - 1;
        state = next[at] ?? 0;
      }
      told[state]?.push(group);
    }
  }
  follow(next, told, size);
  const once = told.map((here) => (here.length === 0 ? undefined : [...new Set(here)]));
  return { classes, size, next, told: once, met: new Float64Array(once.length) };
}

/** Where a state has no next state of its own, that of its longest suffix; states are met in the order of their depth. */
function follow(next: Uint16Array, told: number[][], size: number): void {
  const suffix = new Uint16Array(told.length);
  const queue: number[] = [];
  for (let column = 1; column < size; column += 1) {
    const state = next[column] ?? 0;
    if (state !== 0) queue.push(state);
  }
  for (const state of queue) {
    const behind = suffix[state] ?? 0;
    told[state]?.push(...(told[behind] ?? []));
    for (let column = 1; column < size; column += 1) {
      const at = state * size + column;
      const child = next[at] ?? 0;
      const other = next[behind * size + column] ?? 0;
      if (child === 0) next[at] = other;
      else {
        suffix[child] = other;
        queue.push(child);
      }
    }
  }
}
