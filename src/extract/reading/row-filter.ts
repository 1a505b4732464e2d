// Rows of patterns → a reader that tells in one pass over a text which rows may read there.
import { byStrength, waysToRead, type Way } from './required-stems.ts';
import { stemReader, type StemReader } from './stems.ts';

/** A way, by the numbers of its sets. */
interface Numbered {
  row: number;
  /** All but the one that it waits for. */
  others: readonly number[];
}

interface Filter {
  reader: StemReader;
  /** Number of a set → the ways that wait for it. */
  waiting: readonly (readonly Numbered[])[];
  /** Rows with a way that asks for nothing. */
  always: readonly number[];
}

/** Any pattern of a row is enough for it to read; the groups that are told of are rows. */
export function rowFilter(rows: readonly (readonly (RegExp | undefined)[])[]): StemReader {
  return wayFilter(rows.length, () =>
    rows.map((row) => row.flatMap((reads) => (reads === undefined ? [] : waysToRead(reads)))),
  );
}

/**
 * @param count of rows
 * @param waysOf for each row, the ways in which a text can be read by it; asked for when first needed, as the automaton is
 */
export function wayFilter(count: number, waysOf: () => readonly (readonly Way[])[]): StemReader {
  let filter: Filter | null = null;
  const seen = new Uint8Array(count);
  const found: number[] = [];
  return {
    found,
    read(text) {
      filter ??= makeFilter(waysOf());
      for (const row of found) seen[row] = 0;
      found.length = 0;
      const mark = (row: number): void => {
        if (seen[row] === 1) return;
        seen[row] = 1;
        found.push(row);
      };
      const stands = filter.reader.read(text);
      for (const set of filter.reader.found)
        for (const { row, others } of filter.waiting[set] ?? [])
          if (others.every((other) => stands[other] === 1)) mark(row);
      for (const row of filter.always) mark(row);
      return seen;
    },
  };
}

function makeFilter(rows: readonly (readonly Way[])[]): Filter {
  const numbers = new Map<string, number>(); // a set that several rows need is looked for once
  const sets: Way[number][] = [];
  const waiting: Numbered[][] = [];
  const always: number[] = [];
  const numberOf = (set: Way[number]): number => {
    const key = set.join('|');
    const known = numbers.get(key) ?? sets.length;
    if (known === sets.length) {
      numbers.set(key, known);
      sets.push(set);
      waiting.push([]);
    }
    return known;
  };
  for (const [row, ways] of rows.entries())
    for (const way of ways) {
      const [first, ...others] = [...way].sort(byStrength).map(numberOf);
      if (first === undefined) always.push(row);
      else waiting[first]?.push({ row, others });
    }
  return { reader: stemReader(sets), waiting, always };
}
