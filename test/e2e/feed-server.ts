// A feed of a test's own, over real HTTP: items are added as the story goes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestItem {
  id: string;
  title: string;
  body: string;
  link: string;
  at: number;
}
export interface FeedServer {
  url: string;
  host: string;
  /** Requests answered so far. */
  requests(): number;
  publish(...items: TestItem[]): void;
  close(): Promise<void>;
}

export async function startFeed(first: TestItem[] = []): Promise<FeedServer> {
  const items = [...first];
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rss(items));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/feed.xml`,
    host: `127.0.0.1:${port}`,
    requests: () => requests,
    publish: (...more) => void items.push(...more),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function rss(items: TestItem[]): string {
  const entries = items.map(
    ({ id, title, body, link, at }) =>
      `<item><title>${xml(title)}</title><link>${xml(link)}</link><guid isPermaLink="false">${xml(id)}</guid>` +
      `<pubDate>${new Date(at).toUTCString()}</pubDate><description>${xml(body)}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Test Wire</title>${entries.join('')}</channel></rss>`;
}

function xml(text: string): string {
  return text.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? sign);
}
