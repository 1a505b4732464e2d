// An address and the validators of its last answer → the body, "not modified", or the reason why not.
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import type { Download, DownloadRequest, DownloadResult } from '../ports.ts';
import { SECOND } from '../time.ts';
import { createAddressGuard, guardedLookup } from './address-guard.ts';
import { readBody } from './body.ts';
import { readDate } from './dates.ts';
import { readRetryAfter, wordsForError, wordsForStatus } from './http-words.ts';

export interface DownloadSettings {
  /** Who asks, with an address to complain to. */
  userAgent: string;
  /** For the whole download, redirects included, ms. */
  timeoutMs: number;
  /** Largest body, unpacked. */
  maxBytes: number;
  /** `host` or `host:port` that may be private or loopback; all others may not. */
  allowPrivateHosts: string[];
}
export interface ClosableDownload extends Download {
  /** Ends open connections; downloads under way fail. */
  close(): Promise<void>;
}

const MOST_REDIRECTS = 5;
const LONGEST_CONNECT = 10 * SECOND; // ms
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
/** A validator that can be sent back to the byte. undici reads headers as UTF-8, so others may have been changed. */
const VALIDATOR = /^[\x20-\x7e]{1,1000}$/;

type Answer = Dispatcher.ResponseData;
const failed = (reason: string, retryAfter: number | null = null, status?: number): DownloadResult => ({
  state: 'failed',
  reason,
  gone: status === 410,
  retryAfter,
  ...(status !== undefined && { status }),
});

const headerOf =
  (answer: Answer) =>
  (name: string): string | null => {
    const value = answer.headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
/** Several Link headers are one list (RFC 9110, 5.3). */
const linksOf = ({ headers: { link } }: Answer): { link?: string } =>
  link === undefined ? {} : { link: [link].flat().join(', ').slice(0, 10_000) };
const validator = (value: string | null): string | null => (value !== null && VALIDATOR.test(value) ? value : null);

/** Lets go of a body that nobody reads, so that its connection is free again (or closed, if the body is long). */
async function discard(answer: Answer): Promise<void> {
  answer.body.on('error', () => undefined);
  await answer.body.dump({ limit: 16_384 }).catch(() => undefined);
}

/** What one answer that is no redirect comes to. */
async function readAnswer(answer: Answer, asked: DownloadRequest, url: URL, maxBytes: number): Promise<DownloadResult> {
  const header = headerOf(answer);
  const status = answer.statusCode;
  if (status === 304 || (status !== 200 && status !== 203)) {
    await discard(answer);
    if (status === 304 && (asked.etag ?? asked.lastModified) !== null) return { state: 'not-modified' };
    const clock = readDate(header('date') ?? '') ?? Date.now();
    return failed(wordsForStatus(status, header), readRetryAfter(header('retry-after'), clock), status);
  }
  const length = Number(header('content-length') ?? 0);
  if (length > maxBytes) await discard(answer);
  const body =
    length > maxBytes ? 'too large' : await readBody(answer.body, { encoding: header('content-encoding'), maxBytes });
  if (body === 'unknown packing') return failed('The answer is packed in a way that was not asked for.');
  if (body === 'too large') return failed(`The answer is larger than ${Math.round(maxBytes / 1e5) / 10} MB.`);
  return {
    state: 'body',
    url: url.href,
    bytes: body,
    contentType: header('content-type'),
    etag: validator(header('etag')),
    lastModified: validator(header('last-modified')),
    ...linksOf(answer),
  };
}

/** The request's headers. Name and password of the address go to its own origin only. */
function headersFor(asked: DownloadRequest, userAgent: string, login: string | null): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: ACCEPT,
    'accept-encoding': 'gzip, br',
    ...(asked.etag !== null && { 'if-none-match': asked.etag }),
    ...(asked.lastModified !== null && { 'if-modified-since': asked.lastModified }),
    ...(login !== null && { authorization: login }),
  };
}

function loginOf(url: URL): string | null {
  if (url.username === '' && url.password === '') return null;
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** The address without name and password, which must not come back in a result. */
function bareUrl(text: string, base?: string): URL | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** Follows redirects by hand: each is checked like a first address. */
async function get(asked: DownloadRequest, settings: DownloadSettings, agent: Agent): Promise<DownloadResult> {
  let url = bareUrl(asked.url);
  if (!url) return failed('Only http and https addresses can be read.');
  const { origin } = url;
  const login = loginOf(new URL(asked.url));
  const signal = AbortSignal.timeout(settings.timeoutMs);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const headers = headersFor(asked, settings.userAgent, url.origin === origin ? login : null);
    const answer: Answer = await request(url, { dispatcher: agent, method: 'GET', headers, signal });
    const location = headerOf(answer)('location');
    if (![301, 302, 303, 307, 308].includes(answer.statusCode) || location === null) {
      return await readAnswer(answer, asked, url, settings.maxBytes);
    }
    await discard(answer);
    url = bareUrl(location, url.href);
    if (!url) return failed('The server sends the reader on to something that is no http or https address.');
  }
  return failed(`The server sends the reader on more than ${MOST_REDIRECTS} times.`);
}

/** Connects as the address guard says: it sees the address itself, after DNS, on each redirect. */
export function guardedConnector({ allowPrivateHosts, timeoutMs }: DownloadSettings): buildConnector.connector {
  const guard = createAddressGuard(allowPrivateHosts);
  const timeout = Math.min(timeoutMs, LONGEST_CONNECT);
  const open = buildConnector({ timeout });
  const guarded = buildConnector({ timeout, lookup: guardedLookup });
  return (options, callback) => {
    const to = guard(options.hostname, options.port || (options.protocol === 'https:' ? '443' : '80'));
    if (to.way === 'refused') callback(to.error, null);
    else if (to.way === 'open') open(options, callback);
    else guarded(options, callback);
  };
}

/**
 * Makes the downloader that all feeds share. It never throws, ends within the time limit, holds at most `maxBytes` of
 * unpacked body, and connects to public addresses only (address-guard.ts).
 */
export function createDownload(settings: DownloadSettings): ClosableDownload {
  const agent = new Agent({
    connect: guardedConnector(settings),
    connections: 2, // per host
    headersTimeout: settings.timeoutMs,
    bodyTimeout: settings.timeoutMs,
  });
  const download = async (asked: DownloadRequest): Promise<DownloadResult> => {
    try {
      return await get(asked, settings, agent);
    } catch (error) {
      return failed(wordsForError(error));
    }
  };
  return Object.assign(download, { close: () => agent.destroy() });
}
