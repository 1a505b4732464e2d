// The bot as its user starts it: `node dist/cli.js start` in a process of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export interface BotProcess {
  child: ChildProcess;
  /** Everything printed so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves with the first match in stdout; rejects when the process ends or `within` ms have passed. */
  prints(what: RegExp, within?: number): Promise<RegExpExecArray>;
  /** The exit status, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}

/** Starts `stakewatch` with the words and an environment that holds nothing of the caller's settings. */
export function startProcess(words: string[], env: Record<string, string>): BotProcess {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), ...words], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    prints: (what, within = 30_000) =>
      new Promise((resolve, reject) => {
        const give = (): void =>
          finish(() => reject(new Error(`waited in vain for ${what}; printed:\n${stdout}\n${stderr}`)));
        const timer = setTimeout(give, within);
        const look = (): void => {
          const match = what.exec(stdout);
          if (match !== null) finish(() => resolve(match));
        };
        const finish = (then: () => void): void => {
          clearTimeout(timer);
          listeners.delete(look);
          then();
        };
        listeners.add(look);
        void ended.then(give);
        look();
      }),
  };
}
