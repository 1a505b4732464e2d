// Nothing → a real redis-server of its own on 127.0.0.1, with a folder of its own where every command is kept.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../free-port.ts';

export interface RedisServer {
  url: string;
  /** Where it keeps its files. */
  folder: string;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
  /** Kill -9: what it had written stays. */
  kill(): Promise<void>;
  /** Stops it in its tracks (SIGSTOP): it takes connections and says nothing, until it is let go on. */
  pause(): void;
  goOn(): void;
  /** Starts it again where it was killed: same address, same folder. */
  restart(): Promise<void>;
}

/**
 * Runs Debian's redis-server, or the program that REDIS_SERVER names.
 * @param settings more of its command line (["--requirepass", "…"])
 * @throws when there is no such program, with what to install
 */
export async function startRedis(settings: string[] = []): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'stakewatch-redis-'));
  let [port, server] = await onFreePort(folder, settings);
  // A test run that is interrupted leaves no server behind.
  const endWithUs = () => void server.kill('SIGKILL');
  process.on('exit', endWithUs);
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    folder,
    async stop() {
      await end('SIGTERM');
      process.off('exit', endWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
    kill: () => end('SIGKILL'),
    pause: () => void server.kill('SIGSTOP'),
    goOn: () => void server.kill('SIGCONT'),
    async restart() {
      [port, server] = [port, await start(port, folder, settings)];
    },
  };
}

/** A port is free when it was asked for, and may be taken a moment later: then the next one is tried. */
async function onFreePort(folder: string, settings: string[], tries = 5): Promise<[number, ChildProcess]> {
  const port = await freePort();
  try {
    return [port, await start(port, folder, settings)];
  } catch (error) {
    if (tries <= 1) throw error;
    return onFreePort(folder, settings, tries - 1);
  }
}

/** Resolves when the server takes commands. */
async function start(port: number, folder: string, settings: string[]): Promise<ChildProcess> {
  const program = process.env['REDIS_SERVER'] ?? 'redis-server';
  const address = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
  // Synced always: every second, Redis may answer before it has written, and kill -9 takes what it acknowledged.
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--maxmemory-policy', 'noeviction'];
  const server = spawn(program, [...address, ...durable, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(new Error(`${program}: expected a program that runs; install Debian's redis-server`, { cause: error }));
    });
    server.once('exit', () => reject(new Error(`${program} ended before it was ready:\n${said.join('\n')}`)));
    createInterface(server.stdout).on('line', (line) => {
      said.push(line);
      if (line.includes('Ready to accept connections')) resolve(server);
    });
  });
}
