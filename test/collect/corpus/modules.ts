// Fields of other vocabularies within a feed, and which of several is believed.
import { inAtom, inRss, NS, type Row } from './row.ts';

const DEAL = 'https://fennick.example/deal';

export const MODULES: Row[] = [
  {
    shows: 'Dublin Core alone: title, date, identifier, description',
    feed: inRss('<dc:title>Foo buys Bar</dc:title><dc:date>2025-06-10</dc:date><dc:identifier>d-1</dc:identifier><dc:description>A deal.</dc:description>', NS.dc),
    finds: { items: [{ title: 'Foo buys Bar', at: '2025-06-10T00:00:00Z', id: 'd-1', body: 'A deal.' }] },
  },
  {
    shows: 'Dublin Core under a prefix of its own',
    feed: inRss('<title>Foo</title><z:date>2025-06-10T12:00:00Z</z:date>', ' xmlns:z="http://purl.org/dc/elements/1.1/"'),
    finds: { items: [{ at: '2025-06-10T12:00:00Z' }] },
  },
  {
    shows: 'Dublin Core under the usual prefix, declared nowhere',
    feed: inRss('<title>Foo</title><dc:date>2025-06-10T12:00:00Z</dc:date>'),
    finds: { items: [{ at: '2025-06-10T12:00:00Z' }] },
  },
  {
    shows: 'the usual prefix, declared for something else',
    feed: inRss('<title>Foo</title><dc:title>Shelf 7</dc:title><dc:date>2025-06-10T12:00:00Z</dc:date>', ' xmlns:dc="urn:library"'),
    finds: { items: [{ title: 'Foo' }] },
  },
  {
    shows: 'the terms of Dublin Core: issued before modified',
    feed: inRss('<title>Foo</title><dcterms:modified>2025-06-12</dcterms:modified><dcterms:issued>2025-06-10</dcterms:issued>', NS.dcterms),
    finds: { items: [{ at: '2025-06-10T00:00:00Z' }] },
  },
  {
    shows: "the feed's own title and date go before those of Dublin Core",
    feed: inRss('<dc:title>Shelf</dc:title><title>Foo</title><dc:date>2024-01-01</dc:date><pubDate>Tue, 10 Jun 2025 12:00:00 GMT</pubDate>', NS.dc),
    finds: { items: [{ title: 'Foo', at: '2025-06-10T12:00:00Z' }] },
  },
  {
    shows: 'encoded content goes before the description',
    feed: inRss('<title>Foo</title><description>Short.</description><content:encoded><![CDATA[<p>Long &amp; full.</p>]]></content:encoded>', NS.content),
    finds: { items: [{ body: '<p>Long &amp; full.</p>' }] },
  },
  {
    shows: 'a body of XHTML in RSS',
    feed: inRss('<title>Foo</title><description>Short.</description><body xmlns="http://www.w3.org/1999/xhtml"><p>Long &lt; full.</p></body>'),
    finds: { items: [{ body: '<p>Long &lt; full.</p>' }] },
  },
  {
    shows: 'Media RSS: titles and thumbnails of pictures are not the item',
    feed: inRss(`<media:content url="https://img.example/a.jpg"><media:title>Photo</media:title><media:description>A photo.</media:description></media:content><title>Foo</title><link>${DEAL}</link><media:thumbnail url="https://img.example/b.jpg"/>`, NS.media),
    finds: { items: [{ title: 'Foo', link: DEAL, body: '' }] },
  },
  {
    shows: "Media RSS: a group's title and description are the item's where it has no other",
    feed: inAtom('<media:group><media:title>Foo buys Bar</media:title><media:content url="https://v.example/a"/><media:description>A film of the deal.</media:description></media:group>', NS.media),
    finds: { items: [{ title: 'Foo buys Bar', body: 'A film of the deal.' }] },
  },
  {
    shows: 'podcasts: a title and summary of iTunes where there is no other',
    feed: inRss('<itunes:title>Foo buys Bar</itunes:title><itunes:summary>A talk.</itunes:summary><enclosure url="https://a.example/1.mp3" length="1" type="audio/mpeg"/><guid isPermaLink="false">e-1</guid>', NS.itunes),
    finds: { items: [{ title: 'Foo buys Bar', body: 'A talk.', link: 'https://a.example/1.mp3', id: 'e-1' }] },
  },
  {
    shows: 'podcasts: the owner is not the feed',
    feed: `<rss version="2.0"${NS.itunes}><channel><itunes:owner><itunes:name>Ann</itunes:name><title>Ann</title></itunes:owner><image><title>Logo</title></image><title>Fennick Talks</title></channel></rss>`,
    finds: { title: 'Fennick Talks' },
  },
  {
    shows: 'Atom in RSS: link, id, dates',
    feed: inRss(`<title>Foo</title><atom:link rel="alternate" href="${DEAL}"/><atom:id>d-1</atom:id><atom:updated>2025-06-10T12:00:00Z</atom:updated>`, NS.atom),
    finds: { items: [{ link: DEAL, id: 'd-1', at: '2025-06-10T12:00:00Z' }] },
  },
  {
    shows: "Atom in RSS: a feed's own address is not its site's",
    feed: `<rss version="2.0"${NS.atom}><channel><atom:link href="https://fennick.example/rss" rel="self" type="application/rss+xml"/><title>Fennick Wire</title><link>https://fennick.example/</link></channel></rss>`,
    finds: { title: 'Fennick Wire', link: 'https://fennick.example/' },
  },
  {
    shows: "Atom in RSS by a default namespace of the element's own",
    feed: `<rss version="2.0"><channel><link xmlns="http://www.w3.org/2005/Atom" rel="self" href="https://fennick.example/rss"/><title>Fennick Wire</title><link>https://fennick.example/</link></channel></rss>`,
    finds: { link: 'https://fennick.example/' },
  },
  {
    shows: 'the address before a counter stood in front of it',
    feed: inRss('<title>Foo</title><link>https://count.example/~r/1</link><fb:origLink>https://fennick.example/deal</fb:origLink>', ' xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"'),
    finds: { items: [{ link: DEAL }] },
  },
  {
    shows: 'comments, authors and categories with names of fields',
    feed: inRss(`<title>Foo</title><link>${DEAL}</link><comments>https://fennick.example/deal#c</comments><author><title>Dr</title><name>Ann</name></author><category><title>News</title></category><slash:comments>3</slash:comments><wfw:commentRss>https://fennick.example/c</wfw:commentRss>`, ' xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"'),
    finds: { items: [{ title: 'Foo', link: DEAL }] },
  },
  {
    shows: 'Atom: a copied entry keeps its own title, and not that of the feed it came from',
    feed: inAtom(`<source><title>Gamma Post</title><id>g</id><link href="https://gamma.example/"/><updated>2020-01-01T00:00:00Z</updated></source><title>Foo</title><id>d-1</id><link href="${DEAL}"/><updated>2025-06-10T12:00:00Z</updated>`),
    finds: { items: [{ title: 'Foo', id: 'd-1', link: DEAL, at: '2025-06-10T12:00:00Z' }] },
  },
  {
    shows: 'Atom: entries of an extension are not entries of the feed',
    feed: `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="urn:x"><x:inner><entry><title>Inner</title></entry></x:inner><entry><title>Foo</title></entry></feed>`,
    finds: { items: [{ title: 'Foo' }] },
  },
  {
    shows: 'Atom: content before summary, and content that stands elsewhere',
    feed: inAtom('<title>Foo</title><summary>Short.</summary><content src="https://fennick.example/full.html" type="text/html"/>'),
    finds: { items: [{ body: 'Short.', link: 'https://fennick.example/full.html' }] },
  },
  {
    shows: 'PRISM, in which journals say when',
    feed: inRss('<title>Foo</title><prism:publicationDate>2025-06-10</prism:publicationDate>', ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'),
    finds: { items: [{ at: '2025-06-10T00:00:00Z' }] },
  },
]; // prettier-ignore
