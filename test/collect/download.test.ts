import { once } from 'node:events';
import { createServer } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDownload, type ClosableDownload } from '../../src/collect/download.ts';
import type { DownloadResult } from '../../src/ports.ts';
import { startFeedServer, type FeedServer } from './feed-server.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const MAX = 100_000; // bytes
const DATE = 'Tue, 10 Jun 2025 12:00:01 GMT';
const ZEROS = Buffer.alloc(20_000_000);
const GZIP_BOMB = gzipSync(ZEROS);
const BROTLI_BOMB = brotliCompressSync(ZEROS, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of open.splice(0)) await part.close();
});

async function serve(answer: Answer, timeoutMs = 5_000): Promise<{ server: FeedServer; download: ClosableDownload }> {
  const server = await startFeedServer(answer);
  const download = createDownload({
    userAgent: 'Test/1 (+https://wire.example)',
    timeoutMs,
    maxBytes: MAX,
    allowPrivateHosts: [server.host],
  });
  open.push(download, server);
  return { server, download };
}
const unasked = { etag: null, lastModified: null };
async function fetchFrom(answer: Answer, path = '/feed', timeoutMs?: number): Promise<DownloadResult> {
  const { server, download } = await serve(answer, timeoutMs);
  return download({ url: server.url(path), ...unasked });
}
const textOf = (result: DownloadResult): string =>
  result.state === 'body' ? Buffer.from(result.bytes).toString() : result.state;
const reasonOf = (result: DownloadResult): string => (result.state === 'failed' ? result.reason : result.state);

describe('a download', () => {
  it('brings body, type and validators, and says who asks', async () => {
    const { server, download } = await serve((_, response) => {
      response.writeHead(200, {
        'content-type': 'application/rss+xml; charset=utf-8',
        etag: 'W/"a b;c"',
        'last-modified': 'Tue, 10 Jun 2025 12:00:00 GMT',
        date: DATE,
        'cache-control': 'max-age=60',
        expires: '0',
        age: '7',
      });
      response.end('<rss/>');
    });
    expect(await download({ url: server.url('/feed#part'), ...unasked })).toEqual({
      state: 'body',
      url: server.url('/feed'),
      bytes: Buffer.from('<rss/>'),
      contentType: 'application/rss+xml; charset=utf-8',
      etag: 'W/"a b;c"',
      lastModified: 'Tue, 10 Jun 2025 12:00:00 GMT',
      cache: { date: DATE, 'cache-control': 'max-age=60', expires: '0', age: '7' },
      movedTo: null,
    });
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'Test/1 (+https://wire.example)',
      'accept-encoding': 'gzip, br',
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it('sends validators back to the byte, and costs nothing when nothing is new', async () => {
    const etag = 'W/"it\'s; 100%, \\"odd\\""';
    const lastModified = 'yesterday, about noon';
    const { server, download } = await serve(({ headers }, response) => {
      const same = headers['if-none-match'] === etag && headers['if-modified-since'] === lastModified;
      response.writeHead(same ? 304 : 200, { etag, 'last-modified': lastModified, date: DATE });
      response.end(same ? undefined : 'body');
    });
    const first = await download({ url: server.url('/feed'), ...unasked });
    if (first.state !== 'body') throw new Error(reasonOf(first));
    expect(await download({ url: server.url('/feed'), etag: first.etag, lastModified: first.lastModified })).toEqual({
      state: 'not-modified',
      etag,
      lastModified,
      cache: { date: DATE },
      movedTo: null,
    });
  });

  it.each([
    ['gzip', gzipSync('<rss/>')],
    ['x-gzip', gzipSync('<rss/>')],
    ['br', brotliCompressSync('<rss/>')],
    ['gzip, gzip', gzipSync(gzipSync('<rss/>'))],
    ['identity', Buffer.from('<rss/>')],
    ['', gzipSync('<rss/>')], // a file feed.xml.gz
  ])('unpacks %j', async (encoding, packed) => {
    const result = await fetchFrom((_, response) => {
      if (encoding !== '') response.setHeader('content-encoding', encoding);
      response.end(packed);
    });
    expect(textOf(result)).toBe('<rss/>');
  });
  it('keeps what came of a packed answer that is cut', async () => {
    const packed = gzipSync('<rss>' + Array.from({ length: 5_000 }, (_, i) => `<item>${i}</item>`).join(''));
    const result = await fetchFrom(
      (_, response) => void response.setHeader('content-encoding', 'gzip').end(packed.subarray(0, packed.length / 2)),
    );
    expect(textOf(result)).toMatch(/^<rss><item>0<\/item><item>1<\/item>/);
  });

  it('follows redirects to where the feed is, and names that address', async () => {
    const { server, download } = await serve(({ url }, response) => {
      if (url === '/old') response.writeHead(301, { location: '/on?x=1' }).end('moved '.repeat(10));
      else if (url === '/on?x=1') response.writeHead(302, { location: server.url('/new') }).end();
      else response.end('here');
    });
    expect(await download({ url: server.url('/old'), ...unasked })).toMatchObject({
      state: 'body',
      url: server.url('/new'),
    });
  });

  it('takes name and password of the address to its own server only, and shows them to nobody', async () => {
    const other = await startFeedServer((_, response) => void response.end('ok'));
    const { server, download } = await serve(({ url }, response) => {
      response.writeHead(302, { location: url === '/feed' ? '/next' : other.url('/feed') }).end();
    });
    const both = createDownload({
      userAgent: 'T',
      timeoutMs: 5_000,
      maxBytes: MAX,
      allowPrivateHosts: [server.host, other.host],
    });
    open.push(other, both, download);
    const result = await both({ url: server.url('/feed').replace('//', '//me:s%20t@'), ...unasked });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(`Basic ${Buffer.from('me:s t').toString('base64')}`),
    );
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(JSON.stringify(result)).not.toContain('s%20t');
  });
});

describe('a failure is a sentence', () => {
  it.each<[number, Record<string, string>, string]>([
    [401, {}, 'The server asks for a login (401).'],
    [403, {}, 'The server forbids the download (403).'],
    [
      403,
      { server: 'cloudflare' },
      'Cloudflare, which stands before the server, takes this program for an unwanted robot (403).',
    ],
    [404, {}, 'There is nothing at this address (404).'],
    [304, {}, 'The server answers with status 304 and no feed.'],
    [204, {}, 'The server answers with status 204 and no feed.'],
    [302, {}, 'The server answers with status 302 and no feed.'],
    [500, {}, 'The server has a problem of its own (500).'],
  ])('%i %j', async (status, headers, reason) => {
    const result = await fetchFrom((_, response) => void response.writeHead(status, headers).end());
    expect(result).toEqual({ state: 'failed', reason, gone: false, retryAfter: null, status });
  });
  it('410 is for good', async () => {
    expect(await fetchFrom((_, response) => void response.writeHead(410).end())).toMatchObject({
      state: 'failed',
      gone: true,
    });
  });
  it.each([
    ['120', 120_000],
    ['Tue, 10 Jun 2025 12:10:00 GMT', 600_000],
    ['Tue, 10 Jun 2025 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
  ])('429 with Retry-After %j waits %j ms', async (value, retryAfter) => {
    const result = await fetchFrom((_, response) => {
      response.writeHead(429, { 'retry-after': value, date: 'Tue, 10 Jun 2025 12:00:00 GMT' }).end('slow down');
    });
    expect(result).toMatchObject({ state: 'failed', reason: 'The server asks for fewer requests (429).', retryAfter });
  });

  it('a server that is not there', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as { port: number };
    gone.close();
    await once(gone, 'close');
    const download = createDownload({
      userAgent: 'T',
      timeoutMs: 5_000,
      maxBytes: MAX,
      allowPrivateHosts: ['127.0.0.1'],
    });
    open.push(download);
    expect(reasonOf(await download({ url: `http://127.0.0.1:${port}/`, ...unasked }))).toBe(
      'The server refuses the connection.',
    );
  });
  it('a server that hangs up within the body', async () => {
    const result = await fetchFrom((request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => request.socket.destroy());
    });
    expect(reasonOf(result)).toBe('The server broke the connection off.');
  });
  it('a server that speaks another language', async () => {
    const other = createServer((socket) =>
      socket.on('error', () => undefined).end('220 mail.example ESMTP\r\n'),
    ).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const download = createDownload({
      userAgent: 'T',
      timeoutMs: 5_000,
      maxBytes: MAX,
      allowPrivateHosts: ['127.0.0.1'],
    });
    open.push(download, { close: async () => void other.close() });
    expect(reasonOf(await download({ url: `http://127.0.0.1:${port}/`, ...unasked }))).toBe(
      'The answer is no proper HTTP.',
    );
  });
  it.each(['ftp://wire.example/feed', 'file:///etc/passwd', 'wire', '', 'javascript:1'])(
    'the address %j',
    async (url) => {
      const download = createDownload({ userAgent: 'T', timeoutMs: 5_000, maxBytes: MAX, allowPrivateHosts: [] });
      expect(reasonOf(await download({ url, ...unasked }))).toBe('Only http and https addresses can be read.');
    },
  );
});

describe('a server that means harm', () => {
  /** Writes until the reader leaves. */
  const endless = (response: ServerResponse, chunk: Buffer): void => {
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };

  it.each<[string, Answer]>([
    ['an endless body', (_, response) => endless(response, Buffer.alloc(10_000, 'x'))],
    [
      'a body that says how large it is',
      (_, response) => void response.writeHead(200, { 'content-length': String(MAX + 1) }).end(Buffer.alloc(MAX + 1)),
    ],
    ['a gzip bomb', (_, response) => void response.setHeader('content-encoding', 'gzip').end(GZIP_BOMB)],
    ['a brotli bomb', (_, response) => void response.setHeader('content-encoding', 'br').end(BROTLI_BOMB)],
    [
      'a bomb in a bomb',
      (_, response) => void response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(GZIP_BOMB)),
    ],
  ])('%s is refused at the cap, and its connection ends', async (_, answer) => {
    const { server, download } = await serve(answer);
    expect(reasonOf(await download({ url: server.url('/feed'), ...unasked }))).toBe(
      'The answer is larger than 0.1 MB.',
    );
    await download.close();
    await vi.waitFor(async () => expect(await server.connections()).toBe(0));
  });
  it('a bomb that does not say it is packed', async () => {
    const result = await fetchFrom((_, response) => void response.end(GZIP_BOMB));
    expect(reasonOf(result)).toBe('The answer is larger than 0.1 MB.');
  });
  it('damaged packing', async () => {
    const result = await fetchFrom(
      (_, response) => void response.setHeader('content-encoding', 'gzip').end('no gzip at all'),
    );
    expect(reasonOf(result)).toBe('The answer is damaged or too large to unpack.');
  });
  it('packing that nobody asked for', async () => {
    const result = await fetchFrom((_, response) => void response.setHeader('content-encoding', 'lzma').end('x'));
    expect(reasonOf(result)).toBe('The answer is packed in a way that was not asked for.');
  });
  it.each<[string, Answer]>([
    ['never answers', () => undefined],
    [
      'drips its body',
      (_, response) => {
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
    [
      'drips behind a redirect',
      ({ url }, response) => {
        if (url === '/feed') response.writeHead(302, { location: '/slow' });
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('%s: the time limit ends it', async (_, answer) => {
    const { server, download } = await serve(answer, 300);
    expect(reasonOf(await download({ url: server.url('/feed'), ...unasked }))).toBe('The server took too long.');
    await download.close();
    await vi.waitFor(async () => expect(await server.connections()).toBe(0));
  });
  it('redirects in a circle', async () => {
    const { server, download } = await serve(
      (_, response) => void response.writeHead(302, { location: '/feed' }).end(),
    );
    expect(reasonOf(await download({ url: server.url('/feed'), ...unasked }))).toBe(
      'The server sends the reader on more than 5 times.',
    );
    expect(server.requests).toHaveLength(6);
  });
  it.each(['file:///etc/passwd', 'gopher://wire.example/', 'data:text/xml,<rss/>', 'http://'])(
    'redirects to %s',
    async (location) => {
      const result = await fetchFrom((_, response) => void response.writeHead(302, { location }).end());
      expect(reasonOf(result)).toBe('The server sends the reader on to something that is no http or https address.');
    },
  );
  it.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:1/',
    'http://[::ffff:10.0.0.1]/',
    'http://10.1.2.3/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0/',
  ])('redirects into a private network: %s', async (location) => {
    const result = await fetchFrom((_, response) => void response.writeHead(302, { location }).end());
    expect(reasonOf(result)).toMatch(/^The address leads into a private network/);
  });
  it('leaves no connection behind after redirects and errors', async () => {
    const { server, download } = await serve(({ url }, response) => {
      if (url === '/moved') response.writeHead(302, { location: '/wrong' }).end('x'.repeat(1_000));
      else response.writeHead(500).end('x'.repeat(50_000));
    });
    for (let i = 0; i < 20; i++) await download({ url: server.url('/moved'), ...unasked });
    expect(await server.connections()).toBeLessThanOrEqual(2);
  });
});
