// Pieces of work, as they come → transactions of many pieces, so that the disk is waited for once for all of them.

/** ms; polls that end within it are of one group. Waiting for the disk takes longer. */
const GATHERED_FOR = 2;

type Transaction = <Result>(work: () => Result) => Result;
interface Piece {
  work: () => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * @param transaction does all of a work or, when it throws, nothing
 * @returns what runs a piece in the next transaction, in the order they came; a piece that throws costs no other
 */
export function groupsOf(transaction: Transaction): <Result>(work: () => Result) => Promise<Result> {
  let waiting: Piece[] = [];

  function alone({ work, resolve, reject }: Piece): void {
    try {
      resolve(transaction(work));
    } catch (error) {
      reject(error);
    }
  }
  function commit(): void {
    const group = waiting;
    waiting = [];
    let results: unknown[];
    try {
      results = transaction(() => group.map(({ work }) => work()));
    } catch {
      // Nothing of it was written. One by one, each has its own end.
      group.forEach(alone);
      return;
    }
    for (const [i, { resolve }] of group.entries()) resolve(results[i]);
  }
  return <Result>(work: () => Result) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (waiting.length === 1) setTimeout(commit, GATHERED_FOR);
    });
}
