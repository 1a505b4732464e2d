// A process of its own that serves feeds on this machine: "farm FEEDS" → its port, and then one answer to each message.
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { farmFeed, NEW_IN, type FarmFeed } from './farm-feeds.ts';

/** What the farm is asked. `grow`: one feed in ten gets a new item. `count`: what was served since it was last asked. */
export type FarmRequest = 'grow' | 'count';
export type FarmAnswer = { port: number } | { served: Served };
export interface Served {
  requests: number;
  /** Answers without a body. */
  notModified: number;
  /** Sent by the farm, heads included. */
  bytes: number;
}

const feeds = Number(process.argv[2]);
const editions = new Array<number>(feeds).fill(0);
const made = Array.from({ length: feeds }, (_, feed) => farmFeed(feed, 0, feeds));
const sockets = new Set<Socket>();
let sentOnClosed = 0;
let told: Served = { requests: 0, notModified: 0, bytes: 0 };
const total: Served = { ...told };

function isKnown(feed: FarmFeed, etag: string | undefined, since: string | undefined): boolean {
  if (etag !== undefined) return etag.replace(/^W\//, '') === feed.etag;
  return since !== undefined && Date.parse(since) >= Date.parse(feed.lastModified);
}

const server = createServer((request, response) => {
  total.requests += 1;
  const feed = made[Number(/^\/(\d+)\.xml$/.exec(request.url ?? '')?.[1] ?? -1)];
  if (feed === undefined) return void response.writeHead(404).end();
  const { etag, lastModified } = feed;
  const head = { etag, 'last-modified': lastModified, 'content-type': 'application/rss+xml; charset=utf-8' };
  if (isKnown(feed, request.headers['if-none-match'], request.headers['if-modified-since'])) {
    total.notModified += 1;
    response.writeHead(304, head).end();
  } else if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    response.writeHead(200, { ...head, 'content-encoding': 'gzip', 'content-length': feed.packed.length });
    response.end(feed.packed);
  } else {
    response.writeHead(200, { ...head, 'content-length': feed.plain.length });
    response.end(feed.plain);
  }
});
server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => {
    sockets.delete(socket);
    sentOnClosed += socket.bytesWritten;
  });
});

function grow(): void {
  for (let feed = 0; feed < feeds; feed += NEW_IN) {
    const edition = (editions[feed] ?? 0) + 1;
    editions[feed] = edition;
    made[feed] = farmFeed(feed, edition, feeds);
  }
}

function count(): Served {
  const bytes = [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, sentOnClosed);
  const now = { ...total, bytes };
  const served = {
    requests: now.requests - told.requests,
    notModified: now.notModified - told.notModified,
    bytes: now.bytes - told.bytes,
  };
  told = now;
  return served;
}

function answer(said: FarmAnswer): void {
  process.send?.(said);
}
process.on('message', (asked: FarmRequest) => {
  if (asked === 'grow') grow();
  answer({ served: count() });
});
process.on('disconnect', () => process.exit(0));
// All of 127.0.0.0/8, but nothing beyond this machine asks here: the farm lives as long as the bench.
server.listen(0, '0.0.0.0', 4_096, () => answer({ port: (server.address() as AddressInfo).port }));
