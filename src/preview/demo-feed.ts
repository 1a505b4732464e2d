// The demo's feed, over HTTP on 127.0.0.1: ordinary articles at first, and some seconds after the first poll the two that
// tell one deal, one after the other.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UnixMs } from '../domain.ts';
import type { Clock } from '../ports.ts';
import { MINUTE, SECOND } from '../time.ts';

export interface DemoItem {
  id: string;
  title: string;
  link: string;
  body: string;
  /** Name of the publication. */
  source: string;
  /** Seconds from the first poll to its appearance; absent: there from the start. */
  afterSeconds?: number | undefined;
}

/** Serves the items as RSS. @returns the feed's address, and `close` */
export async function startDemoFeed(items: DemoItem[], clock: Clock): Promise<{ url: string; close(): Promise<void> }> {
  let firstPollAt: UnixMs | null = null;
  const published = (item: DemoItem, first: UnixMs): UnixMs =>
    item.afterSeconds === undefined
      ? first - (items.indexOf(item) + 1) * 10 * MINUTE
      : first + item.afterSeconds * SECOND;

  const server = createServer((request, response) => {
    const first = (firstPollAt ??= clock());
    const shown = items.filter((item) => published(item, first) <= clock());
    const body = rss(shown.map((item) => ({ ...item, at: published(item, first) })));
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/demo.xml`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function rss(items: (DemoItem & { at: UnixMs })[]): string {
  const entries = [...items]
    .sort((a, b) => b.at - a.at)
    .map(
      (item) => `<item>
<title>${xml(item.title)}</title>
<link>${xml(item.link)}</link>
<guid isPermaLink="false">${xml(item.id)}</guid>
<pubDate>${new Date(item.at).toUTCString()}</pubDate>
<source url="${xml(new URL('/', item.link).href)}">${xml(item.source)}</source>
<description>${xml(item.body)}</description>
</item>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
<title>Demo Wire</title><link>https://example.com/</link><description>Made up for the demo</description>
${entries.join('\n')}
</channel></rss>
`;
}

function xml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] ?? sign);
}
