// The fencing token of the next claim, larger than every token before it.
import type { Database } from '../database.ts';

/** To be called inside the claim's transaction. */
export function nextToken(db: Database): number {
  const row = db.row<{ last: number }>('UPDATE tokens SET last = last + 1 RETURNING last');
  if (!row) throw new Error('the table of tokens: expected one row, got none');
  return row.last;
}
