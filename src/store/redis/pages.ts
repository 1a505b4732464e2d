// A script that lists by name → its whole list, fetched page by page, so that no one answer holds Redis up.
import type { Connection } from './connection.ts';

/** Rows in one answer. */
export const PAGE = 200;

/**
 * @param script takes where to begin (as ZRANGEBYLEX has it), how many at most, then `values`; returns rows that begin
 *   with their name, in order of name
 */
export async function* eachPage<Row extends [string, ...unknown[]]>(
  redis: Connection,
  script: string,
  values: string[],
): AsyncGenerator<Row[]> {
  for (let from = '-'; ;) {
    const page = (await redis.run(script, [from, PAGE, ...values])) as Row[];
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    from = `(${last[0]}`;
  }
}

/** The same, all at once. */
export async function allPages<Row extends [string, ...unknown[]]>(
  redis: Connection,
  script: string,
  values: string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of eachPage<Row>(redis, script, values)) rows.push(...page);
  return rows;
}

/**
 * Each that a scan finds, maybe more than once; what comes or goes meanwhile may be among them or not.
 * @param script takes where the scan stands, then `values`; returns where it stands then ('0' at last) and what it found
 */
export async function* scanned<Found = string>(
  redis: Connection,
  script: string,
  values: string[],
): AsyncGenerator<Found> {
  let cursor = '0';
  do {
    const [next, found] = (await redis.run(script, [cursor, ...values])) as [string, Found[]];
    yield* found;
    cursor = next;
  } while (cursor !== '0');
}

/** A long list in pieces of a page, in order. */
export function piecesOf<Item>(items: Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / PAGE) }, (_, page) =>
    items.slice(page * PAGE, (page + 1) * PAGE),
  );
}
