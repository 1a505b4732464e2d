// Every format that feeds come in, as its specification shows it.
import { HEAD, NS, type Row } from './row.ts';

const DEAL = 'https://fennick.example/deal';
const NOON = '2025-06-10T12:00:00Z';
const RSS1 = 'xmlns="http://purl.org/rss/1.0/"';
const ITEM = `<item><title>Foo buys Bar</title><link>${DEAL}</link><description>A deal.</description></item>`;
const found = { title: 'Foo buys Bar', link: DEAL, body: 'A deal.' };
const head = { title: 'Fennick Wire', link: 'https://fennick.example/' };

export const FORMATS: Row[] = [
  {
    shows: 'RSS 0.90: items beside the channel, in the namespace of Netscape',
    feed: `<?xml version="1.0"?><rdf:RDF${NS.rdf} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel>${HEAD}</channel><image><title>Logo</title><url>x</url></image>${ITEM}</rdf:RDF>`,
    finds: { ...head, format: 'RSS 0.90', items: [found] },
  },
  {
    shows: 'RSS 0.91 of Netscape, with its DOCTYPE and skipped hours',
    feed: `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>${HEAD}<language>en</language><skipHours><hour>1</hour></skipHours><image><title>Logo</title><url>x</url><link>https://logo.example/</link></image>${ITEM}<textinput><title>Search</title><description>d</description><name>q</name><link>https://search.example/</link></textinput></channel></rss>`,
    finds: { ...head, format: 'RSS 0.91', items: [found] },
  },
  {
    shows: 'RSS 0.92: an item of a description alone, and a source',
    feed: `<rss version="0.92"><channel>${HEAD}<cloud domain="x" port="80"/><item><description>Foo &lt;a href="${DEAL}"&gt;buys&lt;/a&gt; Bar.</description></item><item><title>Bar</title><source url="https://gamma.example/rss">Gamma Post</source><enclosure url="https://gamma.example/a.mp3" length="1" type="audio/mpeg"/></item></channel></rss>`,
    finds: {
      format: 'RSS 0.92',
      items: [
        { title: '', link: null, body: `Foo <a href="${DEAL}">buys</a> Bar.` },
        { title: 'Bar', link: 'https://gamma.example/a.mp3', source: 'Gamma Post' },
      ],
    },
  },
  ...['0.93', '0.94', '2.0', '2.0.1', '2.1'].map((version) => ({
    shows: `RSS ${version}`,
    feed: `<rss version="${version}"><channel>${HEAD}<item><title>Foo buys Bar</title><link>${DEAL}</link><guid isPermaLink="false">d-1</guid><pubDate>Tue, 10 Jun 2025 12:00:00 GMT</pubDate></item></channel></rss>`,
    finds: { ...head, format: `RSS ${version}`, items: [{ title: 'Foo buys Bar', link: DEAL, id: 'd-1', at: NOON }] },
  })),
  {
    shows: 'RSS 1.0: a list of addresses in the channel, items beside it, Dublin Core',
    feed: `<rdf:RDF${NS.rdf}${NS.dc} ${RSS1}><channel rdf:about="https://fennick.example/rss">${HEAD}<items><rdf:Seq><rdf:li resource="${DEAL}"/></rdf:Seq></items></channel><image rdf:about="x"><title>Logo</title></image><item rdf:about="${DEAL}"><title>Foo buys Bar</title><link>${DEAL}</link><description>A deal.</description><dc:date>${NOON}</dc:date></item><textinput rdf:about="y"><title>Search</title></textinput></rdf:RDF>`,
    finds: { ...head, format: 'RSS 1.0', items: [{ ...found, id: DEAL, at: NOON }] },
  },
  {
    shows: 'RSS 1.0 with a prefix of its own for everything',
    feed: `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://purl.org/rss/1.0/" xmlns:y="http://purl.org/dc/elements/1.1/"><x:channel r:about="c"><x:title>Fennick Wire</x:title><x:link>https://fennick.example/</x:link></x:channel><x:item r:about="${DEAL}"><x:title>Foo buys Bar</x:title><x:description>A deal.</x:description><y:date>${NOON}</y:date></x:item></r:RDF>`,
    finds: { ...head, format: 'RSS 1.0', items: [{ ...found, id: DEAL, at: NOON }] },
  },
  {
    shows: 'RSS 1.0 with its items within the channel',
    feed: `<rdf:RDF${NS.rdf} ${RSS1}><channel rdf:about="c">${HEAD}${ITEM}</channel></rdf:RDF>`,
    finds: { ...head, items: [found] },
  },
  {
    shows: 'RSS 1.1: a Channel in capitals with a collection of items',
    feed: `<Channel xmlns="http://purl.org/net/rss1.1#"${NS.rdf} rdf:about="https://fennick.example/rss">${HEAD}<items rdf:parseType="Collection"><item rdf:about="${DEAL}"><title>Foo buys Bar</title><link>${DEAL}</link><description>A deal.</description></item></items></Channel>`,
    finds: { ...head, format: 'RSS 1.1', items: [{ ...found, id: DEAL }] },
  },
  {
    shows: 'RSS without a version',
    feed: `<rss><channel>${HEAD}${ITEM}</channel></rss>`,
    finds: { ...head, format: 'RSS without a version', items: [found] },
  },
  {
    shows: 'RSS in a namespace',
    feed: `<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel>${HEAD}${ITEM}</channel></rss>`,
    finds: { ...head, items: [found] },
  },
  {
    shows: 'RSS in the namespace of Harvard',
    feed: `<rss version="2.0" xmlns="http://blogs.law.harvard.edu/tech/rss"><channel>${HEAD}${ITEM}</channel></rss>`,
    finds: { ...head, items: [found] },
  },
  {
    shows: 'RSS whose root is missing',
    feed: `<channel>${HEAD}${ITEM}</channel>`,
    finds: { ...head, items: [found] },
  },
  {
    shows: 'RSS whose channel is missing',
    feed: `<rss version="2.0">${HEAD}${ITEM}</rss>`,
    finds: { ...head, items: [found] },
  },
  {
    shows: 'a feed without items',
    feed: `<rss version="2.0"><channel>${HEAD}</channel></rss>`,
    finds: { ...head, items: [] },
  },
  {
    shows: 'Atom 1.0: every way to say when, its own id',
    feed: `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Fennick Wire</title><subtitle>News</subtitle><updated>2025-06-11T00:00:00Z</updated><id>urn:uuid:60a76c80</id><link rel="self" href="https://fennick.example/atom"/><link rel="alternate" type="text/html" href="https://fennick.example/"/><author><name>Ann</name></author><entry><title>Foo buys Bar</title><link href="${DEAL}"/><id>urn:uuid:1225c695</id><updated>2025-06-11T00:00:00Z</updated><published>${NOON}</published><summary>A deal.</summary></entry></feed>`,
    finds: { ...head, format: 'Atom 1.0', items: [{ ...found, id: 'urn:uuid:1225c695', at: NOON }] },
  },
  {
    shows: 'Atom 0.3: issued, modified, escaped content',
    feed: `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Fennick Wire</title><link rel="alternate" type="text/html" href="https://fennick.example/"/><tagline>News</tagline><modified>2025-06-11T00:00:00Z</modified><entry><title>Foo buys Bar</title><link rel="alternate" type="text/html" href="${DEAL}"/><id>tag:fennick.example,2025:1</id><issued>2025-06-10T14:00:00+02:00</issued><modified>2025-06-11T00:00:00Z</modified><content type="text/html" mode="escaped">A &lt;b&gt;deal&lt;/b&gt;.</content></entry></feed>`,
    finds: {
      ...head,
      format: 'Atom 0.3',
      items: [{ title: 'Foo buys Bar', link: DEAL, id: 'tag:fennick.example,2025:1', at: NOON, body: 'A <b>deal</b>.' }],
    },
  },
  {
    shows: 'Atom 0.3: markup that is not escaped',
    feed: `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">Foo <em>buys</em> Bar &lt; Baz</div></title></entry></feed>`,
    finds: { items: [{ title: 'Foo buys Bar < Baz' }] },
  },
  {
    shows: 'Atom 0.3: a title in base64',
    feed: `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title type="text/html" mode="base64">Rm9vIGJ1eXMgQmFy</title></entry></feed>`,
    finds: { items: [{ title: 'Foo buys Bar' }] },
  },
  {
    shows: 'Atom without a namespace',
    feed: `<feed><title>Fennick Wire</title><entry><title>Foo buys Bar</title><link href="${DEAL}"/></entry></feed>`,
    finds: { title: 'Fennick Wire', format: 'Atom without a version', items: [{ title: 'Foo buys Bar', link: DEAL }] },
  },
  {
    shows: 'Atom with a prefix for everything',
    feed: `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Fennick Wire</a:title><a:link href="https://fennick.example/"/><a:entry><a:title>Foo buys Bar</a:title><a:link href="${DEAL}"/><a:id>d-1</a:id><a:updated>${NOON}</a:updated></a:entry></a:feed>`,
    finds: { ...head, format: 'Atom 1.0', items: [{ title: 'Foo buys Bar', link: DEAL, id: 'd-1', at: NOON }] },
  },
  {
    shows: 'CDF: addresses and dates in attributes, items without a title of their own tag',
    feed: `<?xml version="1.0"?><CHANNEL HREF="https://fennick.example/" LASTMOD="2025-06-10T12:00"><TITLE>Fennick Wire</TITLE><ABSTRACT>News</ABSTRACT><ITEM HREF="${DEAL}" LASTMOD="2025-06-10T12:00"><TITLE>Foo buys Bar</TITLE><ABSTRACT>A deal.</ABSTRACT></ITEM></CHANNEL>`,
    finds: { ...head, format: 'CDF', items: [{ ...found, at: NOON }] },
  },
  {
    shows: 'CDF: channels within channels',
    feed: `<CHANNEL HREF="https://fennick.example/"><TITLE>Fennick Wire</TITLE><CHANNEL HREF="https://fennick.example/more"><TITLE>More</TITLE><ITEM HREF="${DEAL}"><TITLE>Foo buys Bar</TITLE></ITEM></CHANNEL></CHANNEL>`,
    finds: { title: 'Fennick Wire', items: [{ title: 'Foo buys Bar', link: DEAL }] },
  },
  {
    shows: 'JSON Feed 1.0',
    feed: JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'Fennick Wire',
      home_page_url: 'https://fennick.example/',
      feed_url: 'https://fennick.example/feed.json',
      items: [
        { id: '1', url: DEAL, title: 'Foo buys Bar', content_text: 'A deal.', date_published: '2025-06-10T14:00:00+02:00' },
        { id: 2, external_url: 'https://gamma.example/', content_html: '<p>Bar</p>', date_modified: NOON },
      ],
    }),
    finds: {
      ...head,
      format: 'JSON Feed 1',
      items: [
        { ...found, id: '1', at: NOON },
        { title: '', link: 'https://gamma.example/', id: '2', at: NOON, body: '<p>Bar</p>' },
      ],
    },
  },
  {
    shows: 'JSON Feed 1.1, with a byte order mark and relative addresses',
    feed: `\uFEFF ${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Fennick Wire', home_page_url: '/', items: [{ id: '/deal', url: '/deal', title: 'Foo &amp; Bar' }] })}`,
    from: { url: 'https://fennick.example/feed.json', contentType: 'application/feed+json' },
    finds: { ...head, format: 'JSON Feed 1.1', items: [{ title: 'Foo & Bar', link: DEAL, id: '/deal' }] },
  },
  {
    shows: 'JSON Feed that has no items yet',
    feed: '{"version":"https://jsonfeed.org/version/1.1","title":"Fennick Wire"}',
    finds: { title: 'Fennick Wire', format: 'JSON Feed 1.1', items: [] },
  },
  {
    shows: 'JSON Feed with line breaks within its strings',
    feed: '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Foo\nbuys\tBar"}]}',
    finds: { items: [{ title: 'Foo buys Bar', id: '1' }] },
  },
  {
    shows: 'JSON Feed that is cut off within an item',
    feed: '{"version":"https://jsonfeed.org/version/1.1","title":"Fennick Wire","items":[{"id":"1","title":"Foo {buys} \\"Bar\\"","tags":["a","b"]},{"id":"2","title":"Half a ti',
    finds: { title: 'Fennick Wire', items: [{ title: 'Foo {buys} "Bar"', id: '1' }] },
  },
  {
    shows: 'JSON Feed whose items are not all items',
    feed: '{"items":[null,7,[],{"id":"1","title":"Foo"},{}]}',
    finds: { items: [{ title: 'Foo' }] },
  },
]; // prettier-ignore
