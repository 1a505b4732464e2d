// The address of an article or a feed, as printed → one address to know it by, and one to open.
import { createHash } from 'node:crypto';
import { LONGEST_URL } from './limits.ts';

/** Query parameters that say who sent the reader, never which article, by who sets them. */
const TRACKING: [string, RegExp][] = [
  ['campaign tools', /^(?:utm|pk|mtm|hsa|matomo|piwik|stm|itm|at|ns|trk|sc|fb)_/],
  ['mail tools', /^(?:mc_[ce]id|mkt_tok|_hs\w+|__hs\w+|oly_\w+|vero_\w+|emc|ncid)$/],
  [
    'advertisers',
    /^(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|epik)$/,
  ],
  ['counters', /^(?:_ga|_gl|s_c?id|cmpid|cmp|icid|ocid|xtor|spm|scm|guc\w+|ref_?src|ref_?url|__twitter_impression)$/],
  ['publishers', /^(?:ftag|ftcamp|mbid|ito|taid|srnd|sref|smid|soc_src|soc_trk|sr_share|leadsource|traffic_source)$/],
];
/** Parameters that are tracking with these values alone; any other may name the article. */
const TRACKING_VALUES: [RegExp, RegExp][] = [
  [
    /^(?:ref|referrer|source|src|from|via|partner|campaign|share)$/,
    /^(?:rss|feed|twitter|facebook|linkedin|news|email)/i,
  ],
  [/^(?:output|output_?type)$/, /^amp/i],
  [/^(?:amp|noamp|rss)$/, /^(?:$|1|true|yes|amp|mobile)/i],
  [/^mod$/, /rss|hp_|home|search|article/i],
  [/^feature$/, /^(?:share|youtu|emb)/i],
];
const isTracking = (name: string, value: string): boolean =>
  TRACKING.some(([, names]) => names.test(name)) ||
  TRACKING_VALUES.some(([names, values]) => names.test(name) && values.test(value));

/** Reads an http(s) address; null for anything else. */
function readUrl(url: string, base?: string): URL | null {
  const text = url.trim();
  if (text === '' || text.length > LONGEST_URL) return null;
  if (!URL.canParse(text, base)) return null;
  const parsed = new URL(text, base);
  return /^https?:$/.test(parsed.protocol) && parsed.hostname !== '' ? parsed : null;
}

/** Keeps the parameters that name the article, in their order and their own spelling. */
function withoutTracking(url: URL): void {
  if (url.search === '') return;
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return pair !== '' && !isTracking(name.toLowerCase(), value);
    });
  url.search = kept.join('&');
}

/** Only `#!…` and `#/…` name a page; any other fragment is a place on it. */
function withoutFragment(url: URL): void {
  if (!/^#[!/]./.test(url.hash)) url.hash = '';
}

/** The article that an AMP cache (Google's, Bing's) shows; null for any other address. */
function behindAmpCache(url: URL): string | null {
  const onSearch = /^(?:www\.)?google\.[a-z.]{2,6}$/.test(url.hostname) ? /^\/amp\/(s\/)?([\w-]+\..+)$/ : null;
  const onCache = /\.(?:ampproject\.org|bing-amp\.com)$/.test(url.hostname) ? /^\/[a-z]\/(s\/)?([\w-]+\..+)$/ : null;
  const found = (onSearch ?? onCache)?.exec(url.pathname);
  return found?.[2] === undefined ? null : `${found[1] ? 'https' : 'http'}://${found[2]}${url.search}`;
}

/** `www.`, mobile and AMP hosts → the host itself. A name that would lose its last dot is kept. */
function plainHost(hostname: string): string {
  let host = hostname.replace(/\.$/, '');
  for (;;) {
    const shorter = host.replace(/^(?:www\d?|m|mobile|amp)\./, '').replace(/^([a-z]{2})\.m\./, '$1.');
    if (shorter === host || !shorter.includes('.') || /^[\d.]+$/.test(shorter)) return host;
    host = shorter;
  }
}

/** Escapes that needed none (`%7E`) are undone, the rest put in capitals, stray `%` escaped. */
function plainEscapes(text: string): string {
  return text.replace(/%(?![\da-f]{2})/gi, '%25').replace(/%[\da-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
}

/** `/story/amp/`, `/amp/story`, `/story.amp.html`, `//story` → `/story`. */
function plainPath(pathname: string): string {
  let path = pathname;
  for (let before = ''; before !== path;) {
    before = path;
    path = path
      .replace(/\/{2,}/g, '/')
      .replace(/(?<=.)\/(?:amp)?$/, '')
      .replace(/^\/amp(?=\/)/, '')
      .replace(/\.amp(?=\.html?$|$)/, '');
  }
  return path;
}

/** Drops once what canonicalUrl drops; what stood behind it may show only then. */
function simplify(url: URL): URL {
  const inner = behindAmpCache(url);
  const parsed = (inner === null ? null : readUrl(inner)) ?? new URL(url);
  parsed.protocol = 'https:';
  parsed.username = '';
  parsed.password = '';
  parsed.hostname = plainHost(parsed.hostname);
  parsed.pathname = plainPath(plainEscapes(parsed.pathname));
  parsed.search = plainEscapes(parsed.search);
  withoutFragment(parsed);
  withoutTracking(parsed);
  if (parsed.search !== '') parsed.search = parsed.search.slice(1).split('&').sort().join('&');
  return parsed;
}

/**
 * One address per article: what differs between two addresses of the same article is dropped (tracking parameters and
 * the order of the rest, fragments, http or https, `www.`, mobile and AMP hosts and paths, default ports, a trailing
 * slash). It is for recognising, not for opening: some sites answer only at the address as printed (openableUrl).
 * @returns null when it is no http(s) address; canonicalUrl of the result is the result
 */
export function canonicalUrl(url: string, base?: string): string | null {
  let parsed = readUrl(url, base);
  for (let before = ''; parsed !== null && parsed.href !== before; parsed = simplify(parsed)) before = parsed.href;
  return parsed?.href ?? null;
}

/** The address to open: as printed, made absolute, without tracking parameters and fragment; null when not http(s). */
export function openableUrl(url: string, base?: string): string | null {
  const parsed = readUrl(url, base);
  if (!parsed) return null;
  parsed.username = '';
  parsed.password = '';
  withoutFragment(parsed);
  withoutTracking(parsed);
  return parsed.href;
}

/** SHA-256, hex, first `length` characters. */
export function shortHash(text: string | Uint8Array, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** Feed.id of an address. Two addresses of one feed have one id. */
export function feedIdOf(url: string): string {
  return shortHash(canonicalUrl(url) ?? url.trim(), 16);
}
