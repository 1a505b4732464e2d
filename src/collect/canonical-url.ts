// The address of an article or a feed, as printed → one address to know it by, and one to open.
import { hash } from 'node:crypto';
import { LONGEST_URL } from './limits.ts';
import { addressBehind } from './link-services.ts';
import { remembered } from './remembered.ts';
import { isTracking } from './tracking.ts';

const MOST_SERVICES = 3; // one behind the other

/** Reads an http(s) address; null for anything else. */
function readUrl(url: string, base?: string): URL | null {
  const text = url.trim();
  if (text === '' || text.length > LONGEST_URL) return null;
  if (!URL.canParse(text, base)) return null;
  const parsed = new URL(text, base);
  return /^https?:$/.test(parsed.protocol) && parsed.hostname !== '' ? parsed : null;
}

/** Whether a parameter, as printed, names the article. */
function isKept(url: URL): (pair: string) => boolean {
  return (pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    return pair !== '' && !isTracking(name.toLowerCase(), value, url);
  };
}

/** A `?` with nothing behind it is not in `search`, and yet in the address. */
function withoutBareMark(url: URL): void {
  if (url.href.includes('?')) url.search = '';
}

/** Keeps the parameters that name the article, in their order and their own spelling. */
function withoutTracking(url: URL): void {
  if (url.search === '') return withoutBareMark(url);
  url.search = url.search.replace(/^\?+/, '').split('&').filter(isKept(url)).join('&');
}

/** Only `#!…` and `#/…` name a page; any other fragment is a place on it. */
function withoutFragment(url: URL): void {
  // An empty one is not in `hash`, and yet in the address.
  if (!/^#[!/]./.test(url.hash) && url.href.includes('#')) url.hash = '';
}

/** `www.`, mobile and AMP hosts → the host itself. A name that would lose its last dot is kept. */
const plainHost = remembered((hostname) => {
  let host = hostname.replace(/\.$/, '');
  for (;;) {
    const shorter = host.replace(/^(?:www\d?|m|mobile|amp|wap|touch)\./, '').replace(/^([a-z]{2})\.m\./, '$1.');
    if (shorter === host || !shorter.includes('.') || /^[\d.]+$/.test(shorter)) return host;
    host = shorter;
  }
});

/** Escapes that needed none (`%7E`) are undone, the rest put in capitals, stray `%` escaped. */
function plainEscapes(text: string): string {
  return text.replace(/%(?![\da-f]{2})/gi, '%25').replace(/%[\da-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
}

/** `/story/amp/`, `/amp/story`, `/story.amp.html`, `//story`, `/story/index.html`, `/story;jsessionid=7` → `/story`. */
function plainPath(pathname: string): string {
  let path = pathname;
  for (let before = ''; before !== path;) {
    before = path;
    path = path
      .replace(/\/{2,}/g, '/')
      .replace(/;jsessionid=[\w.!-]*$/i, '')
      .replace(/(?<=.)\/(?:amp(?:\.html?)?)?$/, '')
      .replace(/(?<=\/)(?:index|default)\.(?:[a-z]?html?|php|aspx?|jsp)$/i, '')
      .replace(/^\/amp(?=\/)/, '')
      .replace(/\.amp(?=\.html?$|$)/, '');
  }
  return path;
}

/** Drops once what canonicalUrl drops; what stood behind it may show only then. A part is set only where it changes: that costs. */
function simplify(url: URL): void {
  if (url.protocol !== 'https:') url.protocol = 'https:';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  const host = plainHost(url.hostname);
  if (host !== url.hostname) url.hostname = host;
  const path = plainPath(plainEscapes(url.pathname));
  if (path !== url.pathname) url.pathname = path;
  withoutFragment(url);
  if (url.search === '') return withoutBareMark(url);
  const before = url.search;
  // Some escape the "&" twice, some join two lists with a second "?".
  const parameters = plainEscapes(before).replaceAll('&amp;', '&').split(/[?&]/).filter(isKept(url));
  const search = parameters.length === 0 ? '' : `?${parameters.sort().join('&')}`;
  if (search !== before) url.search = search;
}

/** The article's own address, where a link service's stands before it; once for each service that leads to another. */
function unwrapped(url: URL): URL {
  for (let inner = url, services = 0; ; services++) {
    const behind = services < MOST_SERVICES ? addressBehind(inner) : null;
    const next = behind === null ? null : readUrl(behind);
    if (next === null) return inner;
    inner = next;
  }
}

/**
 * One address per article: what differs between two addresses of the same article is dropped (tracking parameters and
 * the order of the rest, link services, fragments, http or https, `www.`, mobile and AMP hosts and paths, default ports and
 * documents, a trailing slash). It is for recognising, not for opening: some sites answer only at the address as printed (openableUrl).
 * @returns null when it is no http(s) address; canonicalUrl of the result is the result
 */
export function canonicalUrl(url: string, base?: string): string | null {
  const printed = readUrl(url, base);
  if (printed === null) return null;
  let parsed = unwrapped(printed);
  for (let before = ''; parsed.href !== before; parsed = unwrapped(parsed)) {
    before = parsed.href;
    simplify(parsed);
    if (parsed.href.length > LONGEST_URL) return null; // escapes of stray signs made it too long to be read again
  }
  return parsed.href;
}

/**
 * The address to open: as printed, made absolute, without the link service that counts its readers, tracking parameters and
 * fragment; null when not http(s).
 */
export function openableUrl(url: string, base?: string): string | null {
  const printed = readUrl(url, base);
  if (!printed) return null;
  const parsed = unwrapped(printed);
  parsed.username = '';
  parsed.password = '';
  withoutFragment(parsed);
  withoutTracking(parsed);
  return parsed.href;
}

/** SHA-256, hex, first `length` characters. */
export function shortHash(text: string | Uint8Array, length: number): string {
  return hash('sha256', text, 'hex').slice(0, length);
}

/** Feed.id of an address. Two addresses of one feed have one id. */
export function feedIdOf(url: string): string {
  return shortHash(canonicalUrl(url) ?? url.trim(), 16);
}
