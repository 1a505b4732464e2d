// Many feeds in one server, each on a host of its own (127.77.y.z): items are added as the story goes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Longer than any poll is late, at the rates of these suites. */
const ITEMS_KEPT = 40;

export interface FarmItem {
  id: string;
  title: string;
  body: string;
}
export interface Farm {
  urls: string[];
  /** host:port of each feed. */
  hosts: string[];
  publish(feed: number, item: FarmItem): void;
  /** Items published so far. */
  published(): number;
  /** Feeds that were read and are known to have been: from now on what is new in them is news. */
  known(): number;
  /** Requests answered so far. */
  requests(): number;
  close(): Promise<void>;
}

interface Feed {
  edition: number;
  entries: string[];
  known: boolean;
}

export async function startFarm(count: number): Promise<Farm> {
  const feeds = Array.from({ length: count }, (): Feed => ({ edition: 0, entries: [], known: false }));
  let requests = 0;
  let published = 0;
  const server = createServer((request, response) => {
    const feed = feeds[Number(/^\/(\d+)\.xml$/.exec(request.url ?? '')?.[1] ?? -1)];
    if (feed === undefined) return void response.writeHead(404).end();
    requests += 1;
    const etag = `"e${feed.edition}"`;
    const theirs = request.headers['if-none-match'];
    if (theirs !== undefined) feed.known = true; // validators are saved last
    if (theirs === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' });
    response.end(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Made Wire</title>${feed.entries.join('')}</channel></rss>`,
    );
  });
  // All of 127.0.0.0/8 asks; nobody else is answered.
  server.on('connection', (socket) => {
    if (socket.remoteAddress?.startsWith('127.') !== true) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const hosts = feeds.map((_, feed) => `127.77.${Math.floor(feed / 250)}.${(feed % 250) + 1}:${port}`);
  return {
    urls: hosts.map((host, feed) => `http://${host}/${feed}.xml`),
    hosts,
    publish(number, item) {
      const feed = feeds[number];
      if (feed === undefined) throw new Error(`expected a feed below ${count}, got ${number}`);
      published += 1;
      feed.edition += 1;
      feed.entries = [entry(item), ...feed.entries].slice(0, ITEMS_KEPT);
    },
    published: () => published,
    known: () => feeds.filter(({ known }) => known).length,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function entry({ id, title, body }: FarmItem): string {
  return (
    `<item><title>${xml(title)}</title><link>https://news.example/${id}</link><guid isPermaLink="false">${id}</guid>` +
    `<pubDate>${new Date().toUTCString()}</pubDate><description>${xml(body)}</description></item>`
  );
}

function xml(text: string): string {
  return text.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? sign);
}
