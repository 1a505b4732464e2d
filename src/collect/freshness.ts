// An answer's headers → how long the server calls it fresh, as a private cache reads them (RFC 9111).
import CachePolicy from 'http-cache-semantics';
import type { CacheHeaders, UnixMs } from '../domain.ts';
import { SECOND } from '../time.ts';

const NAMES = ['cache-control', 'expires', 'date', 'age', 'pragma'] as const;
const LONGEST = 500; // characters of a header; a longer one says nothing that can be kept for every feed

/** Those headers of an answer that are kept with the feed. */
export function readCacheHeaders(header: (name: string) => string | null): CacheHeaders {
  const printed = NAMES.map((name): [string, string | null] => [name, header(name)]);
  return Object.fromEntries(printed.filter((entry) => entry[1] !== null && entry[1].length <= LONGEST));
}

/** After "not modified": what it prints replaces what was stored, and the rest holds on, from its date (RFC 9111, 3.2). */
export function updatedCache(stored: CacheHeaders | null, answer: CacheHeaders): CacheHeaders {
  const { age: _, ...kept } = stored ?? {};
  return { ...kept, ...answer };
}

/**
 * How long the answer may be used without asking again: max-age or else Expires, less Age. `s-maxage` is for shared caches;
 * nothing is guessed from Last-Modified, and what may be used although it is stale does not count.
 * @param now when it came, for an answer without a date
 * @returns ms, 0 or more
 */
export function freshFor(headers: CacheHeaders, now: UnixMs): number {
  const { date = new Date(now).toUTCString(), 'cache-control': control, ...others } = headers;
  const printed = { ...others, date, ...(control !== undefined && { 'cache-control': control.toLowerCase() }) };
  const policy = new CachePolicy(
    { headers: {} },
    { status: 200, headers: printed },
    { shared: false, cacheHeuristic: 0 },
  );
  const age = /^\s*\d{1,9}\s*$/.test(headers.age ?? '') ? Number(headers.age) : 0;
  const seconds = policy.maxAge() - age;
  return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * SECOND)) : 0;
}
