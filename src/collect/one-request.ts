// What is asked for and where → the address and headers of one request.
import type { DownloadRequest } from '../ports.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/** One request of a download. */
export interface Hop {
  url: URL;
  /** Validators are sent: this address gave them. */
  conditional: boolean;
  movedTo: string | null;
}

/** The request's headers. Name and password of the address go to its own origin only. */
export function headersFor(
  { etag, lastModified }: DownloadRequest,
  { conditional }: Hop,
  userAgent: string,
  login: string | null,
): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: ACCEPT,
    'accept-encoding': 'gzip, br',
    ...(conditional && etag !== null && { 'if-none-match': etag }),
    ...(conditional && lastModified !== null && { 'if-modified-since': lastModified }),
    ...(login !== null && { authorization: login }),
  };
}

/** Basic authentication out of an address; null where it has none. */
export function loginOf(url: URL): string | null {
  if (url.username === '' && url.password === '') return null;
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** The address without name and password, which must not come back in a result. */
export function bareUrl(text: string, base?: string): URL | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/**
 * Whether one redirect says that the feed has moved for good (301, 308). From https to http nobody does: whoever sits on the
 * line could say so.
 */
export function isForGood(status: number, from: URL, to: URL): boolean {
  return (status === 301 || status === 308) && (from.protocol === 'http:' || to.protocol === 'https:');
}
