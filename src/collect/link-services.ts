// An address that only leads on (a redirector, a cache, an archive) → the address of the article behind it.
import { remembered } from './remembered.ts';

/** Where a service keeps the address that it leads to. The first row whose host and path fit is asked. */
interface Service {
  /** An address as people meet it. */
  name: string;
  host: RegExp;
  path: RegExp;
  /** Parameters that may hold it, in the order tried. */
  in?: string[];
  /** Else what reads it from the whole address; null where it is not there. */
  reads?: (url: URL) => string | null;
}

const GOOGLE = /^(?:www\.|news\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;
const MOST_ENCODED = 2_000; // characters

const SERVICES: Service[] = [
  { name: 'google.com/url?rct=j&url=… (Alerts, Search)', host: GOOGLE, path: /^\/(?:news\/)?url$/, in: ['url', 'q'] },
  { name: 'google.com/amp/s/…', host: GOOGLE, path: /^\/amp\//, reads: (url) => fromPath(url, /^\/amp\/(s\/)?(.+)$/) },
  {
    name: 'foo-example.cdn.ampproject.org/c/s/…',
    host: /\.(?:ampproject\.org|bing-amp\.com)$/,
    path: /^\/[a-z]{1,2}\//,
    reads: (url) => fromPath(url, /^\/[a-z]{1,2}\/(s\/)?(.+)$/),
  },
  { name: 'news.google.com/rss/articles/CBMi…', host: GOOGLE, path: /\/(?:articles|read)\//, reads: fromGoogleNews },
  { name: 'translate.google.com/translate?u=…', host: /^translate\.google\.com$/, path: /./, in: ['u'] },
  { name: 'bing.com/news/apiclick.aspx?url=…', host: /(?:^|\.)bing\.com$/, path: /^\/(?:news\/apiclick|alink)/i, in: ['url'] },
  { name: 'bing.com/ck/a?u=a1…', host: /(?:^|\.)bing\.com$/, path: /^\/ck\//, reads: fromBing },
  { name: 'msn.com/…/redirect?url=…', host: /(?:^|\.)msn\.com$/, path: /redir|link|click/i, in: ['url', 'u'] },
  { name: 'r.search.yahoo.com/…/RU=…/RK=…', host: /(?:^|\.)yahoo\.com$/, path: /\/RU=/, reads: fromYahooSearch },
  { name: 'us.rd.yahoo.com/…/*https://…', host: /(?:^|\.)yahoo\.com$/, path: /\/\*/, reads: (url) => url.href.split('/*')[1] ?? null },
  { name: 'yahoo.com/…?url=…', host: /(?:^|\.)yahoo\.com$/, path: /redir|click|\/rd\//i, in: ['url', 'u', 'd'] },
  { name: 'l.facebook.com/l.php?u=…', host: /^(?:l|lm|www|m)\.facebook\.com$/, path: /^\/(?:l|flx\/warn)/, in: ['u'] },
  { name: 'linkedin.com/redir/redirect?url=…', host: /(?:^|\.)linkedin\.com$/, path: /^\/(?:redir|safety)\//, in: ['url'] },
  { name: 'youtube.com/redirect?q=…', host: /(?:^|\.)youtube\.com$/, path: /^\/redirect$/, in: ['q'] },
  { name: 'out.reddit.com/…?url=…', host: /^out\.reddit\.com$/, path: /./, in: ['url'] },
  { name: 'duckduckgo.com/l/?uddg=…', host: /(?:^|\.)duckduckgo\.com$/, path: /^\/l\/?$/, in: ['uddg'] },
  { name: 'vk.com/away.php?to=…', host: /(?:^|\.)vk\.com$/, path: /^\/away/, in: ['to'] },
  { name: 't.umblr.com/redirect?z=…', host: /^t\.umblr\.com$/, path: /^\/redirect$/, in: ['z'] },
  { name: 'slack-redir.net/link?url=…', host: /^slack-redir\.net$/, path: /^\/link$/, in: ['url'] },
  { name: '….safelinks.protection.outlook.com/?url=…', host: /\.safelinks\.protection\.outlook\.com$/, path: /./, in: ['url'] },
  { name: 'go.skimresources.com/?url=…', host: /^go\.(?:skimresources|redirectingat)\.com$/, path: /./, in: ['url'] },
  { name: 'click.linksynergy.com/…?murl=…', host: /^click\.linksynergy\.com$/, path: /./, in: ['murl'] },
  { name: 'awin1.com/cread.php?ued=…', host: /(?:^|\.)awin1\.com$/, path: /^\/cread/, in: ['ued', 'p'] },
  {
    name: 'web.archive.org/web/20250612/https://…',
    host: /^web\.archive\.org$/,
    path: /^\/web\//,
    reads: (url) => /\/web\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/.+)/.exec(url.href)?.[1] ?? null,
  },
]; // prettier-ignore

/** `s/` before the address says https. */
function fromPath(url: URL, where: RegExp): string | null {
  const found = where.exec(url.pathname);
  return found?.[2]?.includes('.') ? `${found[1] ? 'https' : 'http'}://${found[2]}${url.search}` : null;
}

/** Until 2024 the link held the address itself, in base64 between lengths; now it holds a number that only Google can read. */
function fromGoogleNews(url: URL): string | null {
  const encoded = url.pathname.split('/').at(-1) ?? '';
  if (encoded.length > MOST_ENCODED) return null;
  return /https?:\/\/[\x21-\x7e]{4,}/.exec(Buffer.from(encoded, 'base64url').toString('latin1'))?.[0] ?? null;
}

function fromBing(url: URL): string | null {
  const encoded = url.searchParams.get('u') ?? '';
  if (!encoded.startsWith('a1') || encoded.length > MOST_ENCODED) return null;
  return Buffer.from(encoded.slice(2), 'base64url').toString('utf8');
}

function fromYahooSearch(url: URL): string | null {
  const encoded = /\/RU=([^/]+)/.exec(url.pathname)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null; // a stray %: no address of theirs
  }
}

const servicesAt = remembered((hostname) => SERVICES.filter(({ host }) => host.test(hostname)));

/** The address that a link service leads to; null for every other address. Absolute http(s). */
export function addressBehind(url: URL): string | null {
  const service = servicesAt(url.hostname).find(({ path }) => path.test(url.pathname));
  if (service === undefined) return null;
  const found = service.in?.map((name) => url.searchParams.get(name) ?? '') ?? [service.reads?.(url) ?? ''];
  return found.find((text) => /^https?:\/\/[^/]/i.test(text) && URL.canParse(text)) ?? null;
}

/** True for an address that nobody but its maker can read: it tells the article apart, but it is not the article's own. */
export function isOpaque(url: URL): boolean {
  return url.hostname.startsWith('news.google.') && /^\/(?:[\w-]{1,20}\/){0,4}(?:articles|read)\//.test(url.pathname);
}
