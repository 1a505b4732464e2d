// An address of a site → where its feed stands by custom: on platforms that are known by their address, and elsewhere.

interface Place {
  /** Of the platform. */
  host: RegExp;
  /** Of the path; its groups go into `feeds` as $1, $2. */
  path: RegExp;
  /** Addresses, absolute or below the host, in the order tried. */
  feeds: string[];
}

/** Platforms whose addresses tell where the feed is; the first row that fits speaks. */
const PLATFORMS: Place[] = [
  { host: /^(?:www\.|m\.)?youtube\.com$/, path: /^\/channel\/(UC[\w-]{22})/, feeds: ['/feeds/videos.xml?channel_id=$1'] },
  { host: /^(?:www\.|m\.)?youtube\.com$/, path: /^\/user\/([\w.-]+)/, feeds: ['/feeds/videos.xml?user=$1'] },
  { host: /^(?:www\.)?github\.com$/, path: /^\/([\w.-]+)\/([\w.-]+)\/(?:tags|commits)\b/, feeds: ['/$1/$2/tags.atom', '/$1/$2/commits.atom'] },
  { host: /^(?:www\.)?github\.com$/, path: /^\/([\w.-]+)\/([\w.-]+)/, feeds: ['/$1/$2/releases.atom', '/$1/$2/tags.atom'] },
  { host: /^(?:www\.)?gitlab\.com$/, path: /^\/([\w.-]+)\/([\w.-]+)/, feeds: ['/$1/$2/-/releases.atom', '/$1/$2/-/tags?format=atom'] },
  { host: /^(?:www\.|old\.|new\.)?reddit\.com$/, path: /^\/(r|u|user)\/([\w-]+)/, feeds: ['/$1/$2/.rss'] },
  { host: /^medium\.com$/, path: /^\/(@?[\w.-]+)/, feeds: ['/feed/$1'] },
  { host: /\.medium\.com$/, path: /^/, feeds: ['/feed'] },
  { host: /\.substack\.com$/, path: /^/, feeds: ['/feed'] },
  { host: /\.(?:blogspot|blogger)\.[a-z.]{2,6}$/, path: /^/, feeds: ['/feeds/posts/default'] },
  { host: /\.wordpress\.com$/, path: /^/, feeds: ['/feed/'] },
  { host: /\.tumblr\.com$/, path: /^/, feeds: ['/rss'] },
  { host: /\.(?:ghost\.io|hashnode\.dev)$/, path: /^/, feeds: ['/rss/', '/rss.xml'] },
  { host: /\.(?:squarespace|typepad)\.com$/, path: /^/, feeds: ['/?format=rss', '/atom.xml'] },
  { host: /^(?:www\.)?dev\.to$/, path: /^\/([\w-]+)/, feeds: ['/feed/$1'] },
  { host: /^bsky\.app$/, path: /^\/profile\/([\w.-]+)/, feeds: ['/profile/$1/rss'] },
  { host: /^(?:www\.)?vimeo\.com$/, path: /^\/([\w-]+)/, feeds: ['/$1/videos/rss'] },
  { host: /^(?:www\.)?flickr\.com$/, path: /^\/photos\/([\w@-]+)/, feeds: ['/services/feeds/photos_public.gne?id=$1'] },
]; // prettier-ignore

/** Where publishing programs put a site's feed, the commonest first. */
const AT_THE_ROOT = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json', '/?feed=rss2'];
/** And that of a part of a site, below its address (WordPress, Hugo, Drupal). */
const BELOW = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/index.xml'];

/** Addresses at which a look is worth it, the likeliest first. Never empty for a site's own address. */
export function usualPlaces(url: string): string[] {
  const { origin, hostname, pathname, search } = new URL(url);
  for (const { host, path, feeds } of PLATFORMS) {
    const fits = host.test(hostname) ? path.exec(pathname) : null;
    if (fits)
      return feeds.map((feed) => origin + feed.replace(/\$(\d)/g, (_, group: string) => fits[Number(group)] ?? ''));
  }
  if (pathname === '/' && search === '') return AT_THE_ROOT.map((place) => origin + place);
  const parts = pathname.split('/').filter((part) => part !== '');
  const folder = `/${parts.join('/')}`;
  const isFile = /\.\w{2,5}$/.test(folder) || search !== '';
  return isFile || parts.length > 2 ? [] : BELOW.map((place) => origin + folder + place);
}
