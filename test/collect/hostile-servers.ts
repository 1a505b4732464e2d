// Servers that mean harm, below what HTTP allows: what each does with a connection, and what is said of its feed.
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { item, rss } from './samples.ts';

export interface HostileServer {
  name: string;
  /** What it does once it was asked; for `tls`, once it was called. */
  does: (socket: Socket) => void;
  /** What the feed's reason says. */
  reason: RegExp;
  /** True where the address begins with https:. */
  tls?: true;
}

const SLOW = /^The server took too long\.$/;
const NO_HTTP = /^The answer is no proper HTTP\.$/;
const BROKEN = /^The server broke the connection off\.$|^The answer is no proper HTTP\.$/;
const LARGE = /^The answer is larger than|too large to unpack/;
const OK = 'HTTP/1.1 200 OK\r\n';

/** Sends the piece again and again, as fast as it is taken, until the reader leaves. */
function endless(socket: Socket, piece: string | Buffer): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
}
/** One piece every few milliseconds. */
function drip(socket: Socket, piece: string): void {
  const dripping = setInterval(() => socket.write(piece), 10);
  socket.on('close', () => clearInterval(dripping));
}
const chunked = (part: string): string => `${part.length.toString(16)}\r\n${part}\r\n`;

const ZEROS = Buffer.alloc(30_000_000);
const packed = (encoding: string, body: Buffer) => (socket: Socket) => {
  socket.write(`${OK}content-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`);
  socket.end(body);
};
const brotli = (body: Buffer): Buffer => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
const redirect = (location: string) => (socket: Socket) =>
  socket.end(`HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`);
const HUGE = rss(item({ title: 't', body: 'Words of news. '.repeat(3_500_000) })); // 50 MB

export const HOSTILE_SERVERS: HostileServer[] = [
  { name: 'never answers', does: () => undefined, reason: SLOW },
  { name: 'hangs up at once', does: (socket) => socket.resetAndDestroy(), reason: BROKEN },
  { name: 'hangs within the TLS handshake', does: () => undefined, reason: SLOW, tls: true },
  { name: 'drips bytes into the TLS handshake', does: (socket) => drip(socket, '\x16'), reason: /too long|certificate/, tls: true },
  { name: 'speaks no TLS', does: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), reason: /certificate/, tls: true },
  { name: 'drips its status line', does: (socket) => drip(socket, 'H'), reason: /too long|no proper HTTP/ },
  { name: 'drips headers', does: (socket) => { socket.write(OK); drip(socket, 'x: y\r\n'); }, reason: /too long|no proper HTTP/ },
  { name: 'sends headers without end', does: (socket) => { socket.write(OK); endless(socket, 'x-again: and again\r\n'.repeat(500)); }, reason: NO_HTTP },
  { name: 'sends a header of 100 kB', does: (socket) => socket.end(`${OK}x: ${'y'.repeat(100_000)}\r\ncontent-length: 1\r\n\r\nx`), reason: NO_HTTP },
  { name: 'sends one header without end', does: (socket) => { socket.write(`${OK}x: `); endless(socket, Buffer.alloc(16_384, 'y')); }, reason: NO_HTTP },
  { name: 'sends 1xx answers without end', does: (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'), reason: SLOW },
  { name: 'floods with 1xx answers', does: (socket) => endless(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)), reason: /too long|broke the connection/ },
  { name: 'drips its body', does: (socket) => { socket.write(`${OK}content-length: 50000\r\n\r\n`); drip(socket, 'x'); }, reason: SLOW },
  { name: 'drips its chunks', does: (socket) => { socket.write(`${OK}transfer-encoding: chunked\r\n\r\n`); drip(socket, chunked('x')); }, reason: SLOW },
  { name: 'sends a body without end', does: (socket) => { socket.write(`${OK}\r\n`); endless(socket, Buffer.alloc(16_384, 'x')); }, reason: LARGE },
  { name: 'sends chunks without end', does: (socket) => { socket.write(`${OK}transfer-encoding: chunked\r\n\r\n`); endless(socket, chunked('x'.repeat(8_000))); }, reason: LARGE },
  { name: 'sends a feed with an item of 50 MB', does: (socket) => { socket.write(`${OK}\r\n`); socket.end(HUGE); }, reason: LARGE },
  { name: 'says its feed has 50 MB', does: (socket) => { socket.write(`${OK}content-length: 50000000\r\n\r\n`); endless(socket, Buffer.alloc(16_384, 'x')); }, reason: LARGE },
  { name: 'names a chunk of no size', does: (socket) => socket.end(`${OK}transfer-encoding: chunked\r\n\r\nzz\r\nxx\r\n`), reason: NO_HTTP },
  { name: 'describes a chunk without end', does: (socket) => { socket.write(`${OK}transfer-encoding: chunked\r\n\r\n1;`); endless(socket, Buffer.alloc(16_384, 'x')); }, reason: SLOW },
  { name: 'gives two lengths', does: (socket) => socket.end(`${OK}content-length: 1\r\ncontent-length: 2\r\n\r\nxx`), reason: BROKEN },
  { name: 'gives a length below nothing', does: (socket) => socket.end(`${OK}content-length: -1\r\n\r\nxx`), reason: NO_HTTP },
  { name: 'sends less than it says', does: (socket) => socket.end(`${OK}content-length: 100\r\n\r\n<rss`), reason: BROKEN },
  { name: 'ends within a chunk', does: (socket) => socket.end(`${OK}transfer-encoding: chunked\r\n\r\nff\r\n<rss`), reason: BROKEN },
  { name: 'sends a gzip bomb', does: packed('gzip', gzipSync(ZEROS)), reason: LARGE },
  { name: 'sends a bomb within a bomb', does: packed('gzip, gzip', gzipSync(gzipSync(ZEROS))), reason: LARGE },
  { name: 'sends a bomb three deep', does: packed('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(ZEROS)))), reason: /packed in a way/ },
  { name: 'sends a brotli bomb', does: packed('br', brotli(ZEROS)), reason: LARGE },
  { name: 'sends a brotli bomb within gzip', does: packed('br, gzip', gzipSync(brotli(ZEROS))), reason: LARGE },
  { name: 'sends a deflate bomb', does: packed('deflate', deflateSync(ZEROS)), reason: LARGE },
  { name: 'sends a bomb that does not say it is packed', does: packed('identity', gzipSync(ZEROS)), reason: LARGE },
  { name: 'sends gzip of nothing without end', does: (socket) => { socket.write(`${OK}content-encoding: gzip\r\n\r\n`); endless(socket, Buffer.concat(Array<Buffer>(500).fill(gzipSync('')))); }, reason: /too long|larger|damaged/ },
  { name: 'sends on in a circle', does: redirect('/'), reason: /sends the reader on more than/ },
  { name: 'sends on to a file', does: redirect('file:///etc/passwd'), reason: /no http or https/ },
  { name: 'sends on to the metadata of a cloud', does: redirect('http://169.254.169.254/latest/meta-data/'), reason: /private network/ },
  { name: 'sends on to loopback by NAT64', does: redirect('http://[64:ff9b::127.0.0.1]/'), reason: /private network/ },
  { name: 'sends on to loopback by 6to4', does: redirect('http://[2002:7f00:1::]/'), reason: /private network/ },
  { name: 'sends on to loopback as mapped IPv4', does: redirect('http://[::ffff:127.0.0.1]/'), reason: /private network/ },
  { name: 'sends on to a name of loopback', does: redirect('http://localhost:1/'), reason: /private network/ },
  { name: 'sends on to an address of 15 kB', does: redirect(`/${'x'.repeat(15_000)}`), reason: /./ },
]; // prettier-ignore

export interface RunningServer {
  /** `127.0.0.1:port`. */
  host: string;
  url: string;
  /** Connections that are open now. */
  open: () => number;
  close: () => Promise<void>;
}

/** Starts a server on 127.0.0.1 that does so with each request (or call, for TLS). */
export async function startHostileServer({ does, tls }: Pick<HostileServer, 'does' | 'tls'>): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    if (tls) {
      socket.resume();
      does(socket);
    } else socket.once('data', () => does(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `${tls ? 'https' : 'http'}://${host}/`,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
