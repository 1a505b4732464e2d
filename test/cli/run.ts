// Runs one command to its end: words and standard input in, what it printed and its exit status out.
import { startProcess } from '../e2e/process.ts';

export interface Ran {
  status: number | NodeJS.Signals | null;
  out: string;
  err: string;
  /** Standard output as JSON Lines. */
  lines: () => Record<string, unknown>[];
}

export async function run(
  words: string[],
  input: string | Buffer = '',
  env: Record<string, string> = {},
): Promise<Ran> {
  const bot = startProcess(words, env);
  bot.child.stdin?.end(input);
  const status = await bot.ended;
  const out = bot.stdout();
  return {
    status,
    out,
    err: bot.stderr(),
    lines: () =>
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
