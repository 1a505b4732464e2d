// Each server that means harm costs its own feed a reason, within the time limit; the feed beside it is read.
import { describe, expect, it, vi } from 'vitest';
import { createDownload } from '../../src/collect/download.ts';
import { startFeedServer } from './feed-server.ts';
import { HOSTILE_SERVERS, startHostileServer, type HostileServer } from './hostile-servers.ts';
import { item, rss } from './samples.ts';

const unasked = { etag: null, lastModified: null };

/** @param timeoutMs for servers that never come to an end; the others end far within it */
async function tryServer(row: HostileServer, timeoutMs: number): Promise<void> {
  const hostile = await startHostileServer(row);
  const good = await startFeedServer((_, response) => void response.end(rss(item({ title: 'Ampere' }))));
  const allowPrivateHosts = [hostile.host, good.host];
  const download = createDownload({ userAgent: 'Test/1', timeoutMs, maxBytes: 100_000, allowPrivateHosts });
  try {
    const [result, beside] = await Promise.all([
      download({ url: hostile.url, ...unasked }),
      download({ url: good.url('/'), ...unasked }),
    ]);
    expect(result).toMatchObject({ state: 'failed', reason: expect.stringMatching(row.reason) as unknown });
    expect(beside.state).toBe('body');
    await download.close();
    await vi.waitFor(() => expect(hostile.open()).toBe(0));
  } finally {
    for (const part of [download, hostile, good]) await part.close();
  }
}

const rows = (slow: boolean): [string, HostileServer][] =>
  HOSTILE_SERVERS.filter(({ reason }) => reason.test('The server took too long.') === slow).map((row) => [
    row.name,
    row,
  ]);

describe('a server that', () => {
  it.each(rows(false))('%s', (_, row) => tryServer(row, 10_000));
  it.concurrent.each(rows(true))('%s: until the time limit', (_, row) => tryServer(row, 2_000));
});
