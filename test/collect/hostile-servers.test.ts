// Each server that means harm costs its own feed a reason, within the time limit; the feed beside it is read.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDownload } from '../../src/collect/download.ts';
import { startFeedServer } from './feed-server.ts';
import { HOSTILE_SERVERS, startHostileServer } from './hostile-servers.ts';
import { item, rss } from './samples.ts';

const LIMIT = 500; // ms
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of opened.splice(0)) await part.close();
});
const unasked = { etag: null, lastModified: null };

describe('a server that', () => {
  it.each(HOSTILE_SERVERS.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const hostile = await startHostileServer(row);
    const good = await startFeedServer((__, response) => void response.end(rss(item({ title: 'Ampere' }))));
    const download = createDownload({
      userAgent: 'Test/1',
      timeoutMs: LIMIT,
      maxBytes: 100_000,
      allowPrivateHosts: [hostile.host, good.host],
    });
    opened.push(download, hostile, good);
    const [result, beside] = await Promise.all([
      download({ url: hostile.url, ...unasked }),
      download({ url: good.url('/'), ...unasked }),
    ]);
    expect(result).toMatchObject({ state: 'failed', reason: expect.stringMatching(row.reason) as unknown });
    expect(beside.state).toBe('body');
    await download.close();
    await vi.waitFor(() => expect(hostile.open()).toBe(0));
  });
});
