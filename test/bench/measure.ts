// Work to be repeated → how long one round of it takes on a process that is warm, in seconds of this process's CPU time: what
// else the machine does counts less, and what other cores do for the process (compiling, collecting garbage) counts, too.

/** What one row of a table says. */
export interface Row {
  name: string;
  /** Per second. */
  items: number | null;
  /** Millions of characters a second. */
  megabytes: number;
}

const WARM_FOR = 2; // s; the compiler is done with the hot paths by then
const MEASURED_FOR = 3; // s
const LEAST_ROUNDS = 3;

/** The median of many rounds. */
export async function secondsOf(round: () => unknown): Promise<number> {
  for (const end = cpu() + WARM_FOR; cpu() < end;) await round();
  const taken: number[] = [];
  for (const end = cpu() + MEASURED_FOR; cpu() < end || taken.length < LEAST_ROUNDS;) {
    const start = cpu();
    await round();
    taken.push(cpu() - start);
  }
  return taken.sort((a, b) => a - b)[taken.length >> 1] ?? 0;
}

/** The same for work that is too slow to be repeated: once. */
export function secondsOnce(work: () => unknown): number {
  const start = cpu();
  work();
  return cpu() - start;
}

/** CPU time of this process so far, s. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Measures work over texts. */
export async function rowOf(name: string, texts: readonly string[], round: () => unknown): Promise<Row> {
  const seconds = await secondsOf(round);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return { name, items: texts.length / seconds, megabytes: characters / seconds / 1e6 };
}

/** Rows as a table, each with its speed as a part of the first's. */
export function printRows(title: string, rows: readonly Row[]): void {
  const first = rows[0]?.megabytes ?? 1;
  process.stdout.write(`\n${title}\n${'items/s'.padStart(12)}${'MB/s'.padStart(9)}${'× first'.padStart(9)}\n`);
  for (const { name, items, megabytes } of rows) {
    const count = items === null ? '' : Math.round(items).toLocaleString('en');
    process.stdout.write(
      `${count.padStart(12)}${megabytes.toFixed(2).padStart(9)}${(megabytes / first).toFixed(3).padStart(9)}  ${name}\n`,
    );
  }
}
