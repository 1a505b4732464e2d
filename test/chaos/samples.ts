// Process ids and a Redis in, what they hold at this moment out: memory and open descriptors.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const MB = 1_048_576;

export interface Held {
  /** Resident memory, MB. */
  memory: number;
  /** Open file descriptors. */
  descriptors: number;
}

/** What a process of this machine holds; null where there is none. Linux only: read in /proc. */
export function heldBy(pid: number | null): Held | null {
  if (pid === null) return null;
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
    return { memory: kilobytes / 1_024, descriptors: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return null; // it ended between two reads
  }
}

/** What Redis says it uses for its data, MB. @param url redis://host:port */
export async function redisMemory(url: string): Promise<number> {
  const { stdout } = await promisify(execFile)('redis-cli', ['-u', url, 'INFO', 'memory']);
  return Number(/^used_memory:(\d+)/m.exec(stdout)?.[1] ?? 0) / MB;
}
