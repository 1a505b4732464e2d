// Each hostile feed and server, over real HTTP, in a process of its own: seconds, peak memory, longest stall of the event loop.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { HOSTILE_FEEDS, HOSTILE_OTHERS } from '../collect/hostile-feeds.ts';
import { HOSTILE_SERVERS, startHostileServer } from '../collect/hostile-servers.ts';

const LENGTH = 9_000_000; // characters: just below the largest feed that is downloaded

/** What `hostile-reader.ts` prints. */
export interface Reading {
  seconds: number;
  /** Resident memory at its peak, of which before the feed, MB. */
  peak: number;
  before: number;
  /** Longest time in which the event loop was not free, ms. */
  stall: number;
  outcome: string;
}

async function readingOf(url: string, host: string): Promise<Reading> {
  const script = new URL('hostile-reader.ts', import.meta.url).pathname;
  const words = ['--import', 'tsx', script, url, host];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 1e8 });
  return JSON.parse(stdout) as Reading;
}

function row(name: string, { seconds, peak, before, stall, outcome }: Reading): string {
  const cells = [`${seconds.toFixed(2)} s`, `${(peak - before).toFixed(0)} MB`, `${stall.toFixed(0)} ms`];
  return `${cells.map((cell) => cell.padStart(10)).join('')}  ${name}: ${outcome}\n`;
}

/** @param only part of a row's name; all rows where it is empty */
export async function benchHostileFeeds(only: string): Promise<void> {
  const out = process.stdout;
  out.write(`\nHostile feeds of ${LENGTH / 1e6} MB, then servers\n`);
  out.write(
    `${['time', 'memory', 'stall'].map((head) => head.padStart(10)).join('')}  (memory above that of the process at rest)\n`,
  );
  for (const [name, text] of [...HOSTILE_FEEDS, ...HOSTILE_OTHERS]) {
    const label = `feed of ${name}`;
    if (!label.includes(only)) continue;
    const body = Buffer.from(text(LENGTH));
    const server = createServer((_, response) => void response.end(body)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    out.write(row(label, await readingOf(`http://${host}/`, host)));
    server.close();
  }
  for (const hostile of HOSTILE_SERVERS) {
    const label = `server that ${hostile.name}`;
    if (!label.includes(only)) continue;
    const server = await startHostileServer(hostile);
    out.write(row(label, await readingOf(server.url, server.host)));
    await server.close();
  }
}
