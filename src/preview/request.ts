// An HTTP request in; its arguments, and whether it may come in at all, out.
import type { IncomingMessage } from 'node:http';
import { isObject, parseJson, type JsonObject } from './json.ts';

/** Slack takes no larger call either; a view may have 250 kB. */
const BODY_LIMIT = 1_000_000;

/** The body; null where it is larger than `most` bytes. */
export async function readBytes(request: IncomingMessage, most = BODY_LIMIT): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size > most ? null : Buffer.concat(chunks);
}

/** The body as text; null where it is too large. */
export async function readBody(request: IncomingMessage, most = BODY_LIMIT): Promise<string | null> {
  return (await readBytes(request, most))?.toString('utf8') ?? null;
}

/** Arguments of query and body (form or JSON); null where a JSON body is none. */
export function readArgs(request: IncomingMessage, body: string): JsonObject | null {
  const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
  const args: JsonObject = Object.fromEntries(query);
  if (!(request.headers['content-type'] ?? '').includes('json')) {
    return { ...args, ...Object.fromEntries(new URLSearchParams(body)) };
  }
  if (body === '') return args;
  const json = parseJson(body);
  return isObject(json) ? { ...args, ...json } : null;
}

/** The token of an Authorization header; null where there is none. */
export function readBearer(request: IncomingMessage): string | null {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** The app's own id and secret, where they stand in a Basic header. */
export function readBasic(request: IncomingMessage): JsonObject {
  const coded = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (coded === undefined) return {};
  const [id = '', secret = ''] = Buffer.from(coded, 'base64').toString('utf8').split(':');
  return { client_id: id, client_secret: secret };
}

/**
 * Why a request must not come in; null where it may. The server listens on loopback, but any web page in a browser on
 * this machine can reach it: by its address (so the Origin is checked) or a name that resolves here (so the Host is).
 */
export function refuseForeign(request: IncomingMessage, port: number): string | null {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !own.includes(host)) return 'This address is not served here.';
  if (origin !== undefined && origin !== `http://${host}`) return 'Another site may not use this one.';
  const from = request.headers['sec-fetch-site'];
  const safe = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  const foreign = from !== undefined && from !== 'same-origin' && from !== 'none';
  return foreign && !safe ? 'Another site may not use this one.' : null;
}
