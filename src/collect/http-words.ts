// What went wrong on the way to a server → a plain sentence, and how long to wait.
import { errorText } from '../log.ts';
import type { UnixMs } from '../domain.ts';
import { MINUTE, SECOND } from '../time.ts';
import { REFUSED } from './address-guard.ts';
import { readDate } from './dates.ts';

/** Failures by their code; the first row that fits speaks. */
const FAILURES: [RegExp, string][] = [
  [
    new RegExp(REFUSED),
    'The address leads into a private network, where no feed is read unless the settings allow the host.',
  ],
  [/^ENOTFOUND|^EAI_NONAME/, 'There is no server of this name.'],
  [/^EAI_/, 'The name of the server could not be looked up.'],
  [/^ECONNREFUSED/, 'The server refuses the connection.'],
  [/^ECONNRESET|^EPIPE|^UND_ERR_SOCKET|^UND_ERR_RES_CONTENT_LENGTH/, 'The server broke the connection off.'],
  [/^E(?:HOST|NET)UNREACH|^EADDRNOTAVAIL/, 'There is no way to the server.'],
  [/TIMEOUT|^ETIMEDOUT|^TimeoutError/, 'The server took too long.'],
  [/^CERT_HAS_EXPIRED/, 'The certificate of the server has expired.'],
  [/CERT|^UNABLE_TO_|SELF_SIGNED|^ERR_TLS|^ERR_SSL|^EPROTO/, 'The server shows no certificate that can be trusted.'],
  [/^HPE_|^HTTPParserError|^UND_ERR_HEADERS_OVERFLOW/, 'The answer is no proper HTTP.'],
  [/^Z_|^ERR_.*BROTLI|^ERR_BUFFER_TOO_LARGE/, 'The answer is damaged or too large to unpack.'],
];

/** Answers by status, where the number alone would not tell. */
const STATUS: Record<number, string> = {
  401: 'The server asks for a login (401).',
  402: 'The server asks for a payment (402).',
  403: 'The server forbids the download (403).',
  404: 'There is nothing at this address (404).',
  410: 'The feed is gone for good (410).',
  429: 'The server asks for fewer requests (429).',
};

/** The sentence for something thrown on the way. */
export function wordsForError(error: unknown): string {
  const codes: string[] = [];
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; depth++) {
    codes.push('code' in e && typeof e.code === 'string' ? e.code : e.name);
    e = e.cause ?? (e instanceof AggregateError ? e.errors[0] : undefined);
  }
  const known = FAILURES.find(([code]) => codes.some((c) => code.test(c)));
  return known?.[1] ?? `The download failed: ${errorText(error).slice(0, 200)}.`;
}

/** The sentence for an answer that carries no feed. Cloudflare's wall is named: it needs a word with the publisher. */
export function wordsForStatus(status: number, header: (name: string) => string | null): string {
  const cloudflare = /cloudflare/i.test(header('server') ?? '') || header('cf-mitigated') !== null;
  if (cloudflare && (status === 403 || status === 503)) {
    return `Cloudflare, which stands before the server, takes this program for an unwanted robot (${status}).`;
  }
  if (STATUS[status]) return STATUS[status];
  if (status >= 500) return `The server has a problem of its own (${status}).`;
  return `The server answers with status ${status} and no feed.`;
}

/** The sentence for a host that was not asked. @param wait ms until it may be */
export function wordsForWait(wait: number): string {
  const minutes = Math.ceil(wait / MINUTE);
  const then = minutes <= 1 ? 'within a minute' : `in about ${minutes} minutes`;
  return `The server is busy with other requests or asked for a pause, so it was not asked; it may be ${then}.`;
}

/**
 * Retry-After, in seconds or as a date (RFC 9110, 10.2.3).
 * @param now the server's clock where it shows one: only the distance between two of its times counts
 * @returns ms; null when it is not there or cannot be read
 */
export function readRetryAfter(value: string | null, now: UnixMs): number | null {
  if (value === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * SECOND;
  const at = readDate(value);
  return at === null ? null : Math.max(at - now, 0);
}
