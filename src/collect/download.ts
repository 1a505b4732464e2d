// An address and the validators of its last answer → the body, "not modified", or the reason why not.
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import type { Clock, Download, DownloadRequest, DownloadResult } from '../ports.ts';
import { DAY, MINUTE, SECOND } from '../time.ts';
import { createAddressGuard, guardedLookup, isNamed } from './address-guard.ts';
import { readBody } from './body.ts';
import { readDate } from './dates.ts';
import { readCacheHeaders } from './freshness.ts';
import { createHostGate, type HostGate } from './host-gate.ts';
import { readRetryAfter, wordsForError, wordsForStatus, wordsForWait } from './http-words.ts';
import { bareUrl, headersFor, isForGood, loginOf, type Hop } from './one-request.ts';

export interface DownloadSettings {
  /** Who asks, with an address to complain to. */
  userAgent: string;
  /** For the whole download, redirects included, ms. */
  timeoutMs: number;
  /** Largest body, unpacked. */
  maxBytes: number;
  /** `host` or `host:port` that may be private or loopback; all others may not. */
  allowPrivateHosts: string[];
  /** Requests to one host at the same time; left out: 2. */
  hostConnections?: number;
  /** Between two requests to one host, ms; null or left out: a second, and nothing for `allowPrivateHosts`. */
  hostGapMs?: number | null;
}
export interface ClosableDownload extends Download {
  /** Ends open connections; downloads under way fail. */
  close(): Promise<void>;
}

const MOST_REDIRECTS = 5;
const LONGEST_CONNECT = 10 * SECOND; // ms
const USUAL_CONNECTIONS = 2;
const USUAL_GAP = SECOND; // ms
const PATIENCE = 10 * SECOND; // ms; as long as a person waits for an answer
const HOP_PATIENCE = 5 * SECOND; // ms; one that is on its way waits longer than one that may come again
const UNNAMED_PAUSE = MINUTE; // ms; after a 429 that names no time
const LONGEST_PAUSE = DAY; // ms; of a host, whatever it asks for
/** A validator that can be sent back to the byte. undici reads headers as UTF-8, so others may have been changed. */
const VALIDATOR = /^[\x20-\x7e]{1,1000}$/;

type Answer = Dispatcher.ResponseData;
type Failure = Extract<DownloadResult, { state: 'failed' }>;
const failed = (reason: string, retryAfter: number | null = null, status?: number): Failure => ({
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
async function readAnswer(
  answer: Answer,
  { url, conditional, movedTo }: Hop,
  maxBytes: number,
): Promise<DownloadResult> {
  const header = headerOf(answer);
  const status = answer.statusCode;
  const said = {
    etag: validator(header('etag')),
    lastModified: validator(header('last-modified')),
    cache: readCacheHeaders(header),
    movedTo,
  };
  if (status === 304 || (status !== 200 && status !== 203)) {
    await discard(answer);
    if (status === 304 && conditional) return { state: 'not-modified', ...said };
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
    ...said,
    ...linksOf(answer),
  };
}

/** What a download goes through. */
interface Way {
  agent: Agent;
  gate: HostGate;
  settings: DownloadSettings;
}

/** Follows redirects by hand: each is checked like a first address, and waits for its turn at its host. */
async function get(asked: DownloadRequest, signal: AbortSignal, way: Way): Promise<DownloadResult> {
  const first = bareUrl(asked.url);
  if (!first) return failed('Only http and https addresses can be read.');
  const validated = (asked.etag ?? asked.lastModified) === null ? null : bareUrl(asked.validatorsOf ?? asked.url)?.href;
  const login = loginOf(new URL(asked.url));
  let hop: Hop = { url: first, conditional: first.href === validated, movedTo: null };
  let forGood = true; // all redirects so far
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const { url } = hop;
    const patience = redirects === 0 ? (asked.patience ?? PATIENCE) : HOP_PATIENCE;
    const turn = await way.gate.enter(url.host, { patience, prompt: asked.prompt === true });
    if ('wait' in turn) return { ...failed(wordsForWait(turn.wait), turn.wait), putOff: true };
    try {
      const headers = headersFor(asked, hop, way.settings.userAgent, url.origin === first.origin ? login : null);
      const answer: Answer = await request(url, { dispatcher: way.agent, method: 'GET', headers, signal });
      const location = headerOf(answer)('location');
      if (![301, 302, 303, 307, 308].includes(answer.statusCode) || location === null) {
        const result = await readAnswer(answer, hop, way.settings.maxBytes);
        heedPause(answer.statusCode, result, url.host, way.gate);
        return result;
      }
      await discard(answer);
      const next = bareUrl(location, url.href);
      if (!next) return failed('The server sends the reader on to something that is no http or https address.');
      forGood &&= isForGood(answer.statusCode, url, next);
      hop = { url: next, conditional: next.href === validated, movedTo: forGood ? next.href : hop.movedTo };
    } finally {
      turn.leave();
    }
  }
  return failed(`The server sends the reader on more than ${MOST_REDIRECTS} times.`);
}

/** A host that asks for fewer requests, or for time, gets it from all its feeds. */
function heedPause(status: number, result: DownloadResult, host: string, gate: HostGate): void {
  if (result.state !== 'failed' || (status !== 429 && status !== 503)) return;
  const asked = result.retryAfter ?? (status === 429 ? UNNAMED_PAUSE : 0);
  if (asked > 0) gate.holdUp(host, Math.min(asked, LONGEST_PAUSE));
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

/** The same for somebody who waits for the answer. */
export function promptly(download: Download): Download {
  return (asked) => download({ ...asked, prompt: true });
}

/**
 * Makes the downloader that all feeds share. It never throws, ends within the time limit, holds at most `maxBytes` of
 * unpacked body, connects to public addresses only (address-guard.ts), and is polite to each host (host-gate.ts).
 */
export function createDownload(settings: DownloadSettings, clock: Clock = Date.now): ClosableDownload {
  const agent = new Agent({
    connect: guardedConnector(settings),
    connections: settings.hostConnections ?? USUAL_CONNECTIONS, // per host
    headersTimeout: settings.timeoutMs,
    bodyTimeout: settings.timeoutMs,
  });
  const { hostConnections = USUAL_CONNECTIONS, hostGapMs = null, allowPrivateHosts } = settings;
  const own = new Set(allowPrivateHosts.map((host) => host.trim().toLowerCase()));
  const gapFor = (host: string): number => hostGapMs ?? (isNamed(own, host) ? 0 : USUAL_GAP);
  const gate = createHostGate({ connections: hostConnections, gapFor }, clock);
  const download = async (asked: DownloadRequest): Promise<DownloadResult> => {
    // Not AbortSignal.timeout(), which goes on after the download and makes an error for nobody.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new DOMException('too slow', 'TimeoutError')), settings.timeoutMs);
    try {
      return await get(asked, limit.signal, { agent, gate, settings });
    } catch (error) {
      return failed(wordsForError(error));
    } finally {
      clearTimeout(timer);
    }
  };
  return Object.assign(download, { close: () => agent.destroy() });
}
