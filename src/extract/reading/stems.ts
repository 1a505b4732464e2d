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
      const { classes, size, next, tells, told, met } = automaton;
      texts += 1;
      for (const group of found) seen[group] = 0;
      found.length = 0;
      let state = next[classOf(classes, 32)] ?? 0;
      for (let i = 0; i < text.length; i += 1) {
        state = next[state * size + classOf(classes, text.charCodeAt(i))] ?? 0;
        if (tells[state] === 0 || met[state] === texts) continue;
        met[state] = texts;
        for (const group of told[state] ?? [])
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
  /** Groups whose stem ends in a state, and 1 where there are any. */
  told: readonly (readonly number[])[];
  tells: Uint8Array;
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
  const entries = groups.flatMap((stems, group) => stems.map((stem) => ({ stem, group, state: 0 })));
  const longest = entries.reduce((most, { stem }) => Math.max(most, stem.length), 0);
  // Numbered by depth: the states near the root, where a text nearly always is, lie side by side in memory.
  for (let depth = 0; depth < longest; depth += 1) {
    for (const entry of entries) {
      if (depth >= entry.stem.length) continue;
      const at = entry.state * size + classOf(classes, entry.stem.charCodeAt(depth));
      if (next[at] === 0) next[at] = told.push([]) - 1;
      entry.state = next[at] ?? 0;
    }
  }
  for (const { group, state } of entries) told[state]?.push(group);
  follow(next, told, size);
  const once = told.map((here) => [...new Set(here)]);
  const tells = Uint8Array.from(once, (here) => (here.length === 0 ? 0 : 1));
  return { classes, size, next, tells, told: once, met: new Float64Array(once.length) };
}

/** Where a state has no next state of its own, that of its longest suffix, which has a lower number. */
function follow(next: Uint16Array, told: number[][], size: number): void {
  const suffix = new Uint16Array(told.length);
  for (let state = 1; state < told.length; state += 1) {
    const behind = suffix[state] ?? 0;
    told[state]?.push(...(told[behind] ?? []));
    for (let column = 1; column < size; column += 1) {
      const at = state * size + column;
      const child = next[at] ?? 0;
      const other = next[behind * size + column] ?? 0;
      if (child === 0) next[at] = other;
      else suffix[child] = other;
    }
  }
}
