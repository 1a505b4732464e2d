// `stakewatch` words in, a process that is started again whenever it ends out: as a service manager keeps it.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
/** ms; a process that ends by itself, because Redis is away, is not started in a circle. */
const AFTER_ITS_OWN_END = 200;

export interface Kept {
  name: string;
  logFile: string;
  /** Of the process that runs now; null between two. */
  pid(): number | null;
  /** kill -9; the next one is started at once. False where it was just killed, or ended by itself. */
  kill(): boolean;
  /** SIGSTOP: it lives and does nothing, until `goOn`. */
  pause(): void;
  goOn(): void;
  paused(): boolean;
  /** How often it ended without being killed. */
  endedByItself(): number;
  /** Ends it for good. */
  close(): Promise<void>;
}

/** Runs `node dist/cli.js <word>`; what it says on stderr goes to the file. */
export function keep(name: string, word: string, { env, logFile }: { env: NodeJS.ProcessEnv; logFile: string }): Kept {
  let child: ChildProcess | null = null;
  let again: NodeJS.Timeout | null = null;
  let killed = false;
  let paused = false;
  let closing: (() => void) | null = null;
  let endedByItself = 0;
  const begin = (): void => {
    const log = openSync(logFile, 'a');
    killed = paused = false;
    const started = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), word], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', log],
    });
    closeSync(log);
    child = started;
    started.once('exit', () => {
      child = null;
      if (closing !== null) return closing();
      if (killed) return begin();
      endedByItself += 1;
      again = setTimeout(begin, AFTER_ITS_OWN_END);
    });
  };
  // A run that is interrupted leaves no process behind.
  const endWithUs = (): void => void child?.kill('SIGKILL');
  process.on('exit', endWithUs);
  begin();
  return {
    name,
    logFile,
    pid: () => child?.pid ?? null,
    kill() {
      if (child === null || killed) return false;
      return (killed = child.kill('SIGKILL'));
    },
    pause() {
      paused = child?.kill('SIGSTOP') ?? false;
    },
    goOn() {
      paused = false;
      child?.kill('SIGCONT');
    },
    paused: () => paused,
    endedByItself: () => endedByItself,
    close: () =>
      new Promise((resolve) => {
        closing = () => {
          process.off('exit', endWithUs);
          resolve();
        };
        if (again !== null) clearTimeout(again);
        if (child === null) closing();
        else child.kill('SIGKILL');
      }),
  };
}

/** What was said past the log: warnings of Node's and of packages'. Each once, without ids and times. */
export function saidPastLog(processes: Kept[]): string[] {
  const lines = processes.flatMap(({ logFile }) => readFileSync(logFile, 'utf8').split('\n'));
  const past = lines.filter((line) => !/^(?:$|\{"level":|stakewatch: )/.test(line));
  return [...new Set(past.map((line) => line.replace(/\d+/g, 'N')))];
}
