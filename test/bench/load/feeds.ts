// The burst of a load in, its feeds on this machine out: each has nothing new until the burst, and then what falls to it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Item } from './plan.ts';

const MOST_HOSTS = 1_000; // as many as fit into one variable of the environment

export interface BurstFeeds {
  urls: string[];
  /** host:port, each once. */
  hosts: string[];
  /** From now on the items are there. */
  burst(items: readonly Item[]): void;
  /** Requests answered since the burst. */
  requests: () => number;
  close(): Promise<void>;
}

/** The validator that every feed gives before the burst. */
export const OLD_ETAG = '"e0"';

export async function startBurstFeeds(count: number): Promise<BurstFeeds> {
  const listed = new Map<number, Item[]>();
  let requests = 0;
  const server = createServer((request, response) => {
    const feed = Number(/^\/(\d+)\.xml$/.exec(request.url ?? '')?.[1] ?? -1);
    const items = listed.get(feed);
    const etag = items === undefined ? OLD_ETAG : '"e1"';
    requests += 1;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' });
    response.end(feedText(items ?? []));
  });
  // All of 127.0.0.0/8 asks; nobody else is answered.
  server.on('connection', (socket) => {
    if (socket.remoteAddress?.startsWith('127.') !== true) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', 4_096, resolve));
  const { port } = server.address() as AddressInfo;
  const hosts = Array.from({ length: Math.min(count, MOST_HOSTS) }, (_, i) => `127.77.${i >> 8}.${i & 255}:${port}`);
  return {
    urls: Array.from({ length: count }, (_, feed) => `http://${hosts[feed % hosts.length] ?? ''}/${feed}.xml`),
    hosts,
    burst(items) {
      requests = 0;
      for (const [i, item] of items.entries()) {
        const feed = items.length <= count ? Math.floor((i * count) / items.length) : i % count;
        listed.set(feed, [...(listed.get(feed) ?? []), item]);
      }
    },
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** RSS. */
export function feedText(items: readonly Item[]): string {
  const head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Made Wire</title>';
  return `${head}${items.map(entryOf).join('')}</channel></rss>`;
}

function entryOf({ id, title, body }: Item): string {
  return (
    `<item><title>${xml(title)}</title><link>https://news.example/${id}</link><guid isPermaLink="false">${id}</guid>` +
    `<pubDate>${new Date().toUTCString()}</pubDate><description>${xml(body)}</description></item>`
  );
}

function xml(text: string): string {
  return text.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? sign);
}
