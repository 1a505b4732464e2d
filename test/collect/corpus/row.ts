// One row of the corpus: a small feed, what it shows, and what a reader must find in it.

export interface Row {
  /** What the feed shows; the name of its test. */
  shows: string;
  feed: string | Uint8Array;
  /** The feed's own address and the content type it came with; none where left out. */
  from?: { url?: string; contentType?: string };
  /** What must be found; what is left out may be anything. Items in the order of the file, all of them. */
  finds: {
    title?: string | null;
    link?: string | null;
    format?: string;
    items?: {
      title?: string;
      link?: string | null;
      id?: string | null;
      at?: string | null;
      body?: string;
      source?: string;
    }[];
  };
}

export const HEAD = '<title>Fennick Wire</title><link>https://fennick.example/</link><description>News</description>';
/** An RSS 2.0 feed of one item. */
export const inRss = (fields: string, root = ''): string =>
  `<rss version="2.0"${root}><channel>${HEAD}<item>${fields}</item></channel></rss>`;
/** An Atom feed of one entry. */
export const inAtom = (fields: string, root = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${root}><title>Fennick Wire</title><link href="https://fennick.example/"/><entry>${fields}</entry></feed>`;
export const NS = {
  atom: ' xmlns:atom="http://www.w3.org/2005/Atom"',
  content: ' xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  dc: ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
  dcterms: ' xmlns:dcterms="http://purl.org/dc/terms/"',
  itunes: ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  media: ' xmlns:media="http://search.yahoo.com/mrss/"',
  rdf: ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
};
