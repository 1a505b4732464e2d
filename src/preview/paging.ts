// A list, a cursor and a limit in; one page of it and the cursor of the next out.
import { refuse, textArg, type Call, type Refusal } from './call.ts';

const USUAL = 100;

export interface ListPage<Item> {
  items: Item[];
  /** Empty on the last page. */
  next: string;
}

/**
 * One page after the cursor. The cursor names the last item seen, so news in front of it moves no page.
 * @param most the largest `limit` that Slack takes
 */
export function cutPage<Item>(
  call: Call,
  items: readonly Item[],
  idOf: (item: Item) => string,
  most = 999,
): ListPage<Item> | Refusal {
  const limit = Number(textArg(call, 'limit') ?? USUAL);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) return refuse('invalid_limit');
  const cursor = textArg(call, 'cursor');
  let start = 0;
  if (cursor !== null) {
    const [word, last] = Buffer.from(cursor, 'base64').toString('utf8').split(':');
    const seen = items.findIndex((item) => idOf(item) === last);
    if (word !== 'after' || seen < 0) return refuse('invalid_cursor');
    start = seen + 1;
  }
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const more = start + limit < items.length && last !== undefined;
  return { items: page, next: more ? Buffer.from(`after:${idOf(last)}`).toString('base64') : '' };
}
