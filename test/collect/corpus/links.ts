// Addresses: relative ones, bases, and which of several leads to the article.
import { inAtom, inRss, type Row } from './row.ts';

const DEAL = 'https://fennick.example/deal';
const from = { url: 'https://fennick.example/feeds/all.xml' };

export const LINKS: Row[] = [
  { shows: 'a relative link continues the address of the feed', feed: inRss('<title>Foo</title><link>../deal</link>'), from, finds: { items: [{ link: DEAL }] } },
  { shows: 'without an address of the feed it continues that of the site', feed: inRss('<title>Foo</title><link>deal</link>'), finds: { items: [{ link: DEAL }] } },
  { shows: 'a link that begins with two slashes', feed: inRss('<title>Foo</title><link>//fennick.example/deal</link>'), from, finds: { items: [{ link: DEAL }] } },
  { shows: 'spaces and line breaks around a link', feed: inRss(`<title>Foo</title><link>\n  ${DEAL}\n  </link>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'a link in CDATA', feed: inRss(`<title>Foo</title><link><![CDATA[${DEAL}]]></link>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'a link with a bare ampersand', feed: inRss('<title>Foo</title><link>https://fennick.example/?a=1&b=2&copy=3</link>'), finds: { items: [{ link: 'https://fennick.example/?a=1&b=2&copy=3' }] } },
  { shows: 'a link of letters that are not Latin', feed: inRss('<title>Foo</title><link>https://fennick.example/сделка</link>'), finds: { items: [{ link: 'https://fennick.example/%D1%81%D0%B4%D0%B5%D0%BB%D0%BA%D0%B0' }] } },
  { shows: 'xml:base of the root', feed: `<rss version="2.0" xml:base="https://fennick.example/a/"><channel><title>t</title><item><title>Foo</title><link>../deal</link></item></channel></rss>`, from: { url: 'https://other.example/' }, finds: { items: [{ link: DEAL }] } },
  { shows: 'xml:base of the root, the channel, the item and the link, each continuing the one before', feed: `<rss version="2.0" xml:base="https://fennick.example/"><channel xml:base="a/"><title>t</title><item xml:base="b/"><title>Foo</title><link xml:base="c/">d</link></item></channel></rss>`, finds: { items: [{ link: 'https://fennick.example/a/b/c/d' }] } },
  { shows: 'xml:base of an Atom feed and its entry', feed: inAtom('<title>Foo</title><link href="deal"/>', ' xml:base="https://fennick.example/x"'), finds: { items: [{ link: DEAL }] } },
  { shows: 'several links: the alternate, wherever it stands', feed: inAtom(`<title>Foo</title><link rel="self" href="https://fennick.example/1.atom"/><link rel="enclosure" href="https://fennick.example/a.mp3"/><link rel="alternate" href="${DEAL}"/><link rel="replies" href="https://fennick.example/c"/>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'several alternates: the web page', feed: inAtom(`<title>Foo</title><link rel="alternate" type="application/json" href="https://fennick.example/deal.json"/><link rel="alternate" type="text/html" href="${DEAL}"/>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'several alternates of one kind: the first', feed: inAtom(`<title>Foo</title><link href="${DEAL}"/><link href="https://fennick.example/de/deal" hreflang="de"/>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'a relation written as an address', feed: inAtom(`<title>Foo</title><link rel="self" href="https://fennick.example/1.atom"/><link rel="http://www.iana.org/assignments/relation/alternate" href="${DEAL}"/>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'a relation in capitals', feed: inAtom(`<title>Foo</title><link rel="Self" href="https://fennick.example/1.atom"/><link rel="Alternate" href="${DEAL}"/>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'a related link where there is no other', feed: inAtom(`<title>Foo</title><link rel="self" href="https://fennick.example/1.atom"/><link rel="related" href="${DEAL}"/>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'an Atom link that holds its address as text', feed: inAtom(`<title>Foo</title><link>${DEAL}</link>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'an RSS link that holds its address in an attribute', feed: inRss(`<title>Foo</title><link href="${DEAL}"/>`), finds: { items: [{ link: DEAL }] } },
  { shows: 'an Atom link without quotes, never closed', feed: inAtom(`<title>Foo</title><link rel=alternate href=${DEAL}><id>d-1</id>`), finds: { items: [{ link: DEAL, id: 'd-1' }] } },
  { shows: 'an empty link, and a guid that is an address', feed: inRss(`<title>Foo</title><link/><guid>${DEAL}</guid>`), finds: { items: [{ link: DEAL, id: DEAL }] } },
  { shows: 'a guid that says it is no address', feed: inRss(`<title>Foo</title><guid isPermaLink="false">${DEAL}</guid>`), finds: { items: [{ link: null, id: DEAL }] } },
  { shows: 'a relative guid that says it is an address', feed: inRss('<title>Foo</title><guid isPermaLink="true">/deal</guid>'), from, finds: { items: [{ link: DEAL, id: '/deal' }] } },
  { shows: 'a guid that is a word', feed: inRss('<title>Foo</title><guid>deal-7</guid>'), from, finds: { items: [{ link: null, id: 'deal-7' }] } },
  { shows: 'the link before the guid', feed: inRss(`<title>Foo</title><guid isPermaLink="true">https://fennick.example/?p=1</guid><link>${DEAL}</link>`), finds: { items: [{ link: DEAL, id: 'https://fennick.example/?p=1' }] } },
  { shows: 'guids that repeat stay as they are', feed: `<rss version="2.0"><channel><title>t</title><item><title>Foo</title><guid>7</guid></item><item><title>Bar</title><guid>7</guid></item></channel></rss>`, finds: { items: [{ title: 'Foo', id: '7' }, { title: 'Bar', id: '7' }] } },
  { shows: 'an id with spaces around it', feed: inAtom('<title>Foo</title><id>\n tag:fennick.example,2025:1 \n</id>'), finds: { items: [{ id: 'tag:fennick.example,2025:1' }] } },
  { shows: 'neither link nor id', feed: inRss('<title>Foo</title><pubDate>Tue, 10 Jun 2025 12:00:00 GMT</pubDate>'), finds: { items: [{ link: null, id: null, at: '2025-06-10T12:00:00Z' }] } },
  { shows: 'a link written as in HTML, closed before its address', feed: inRss('<title>Foo</title><link/>https://fennick.example/1?a=1&amp;b=2\n<guid isPermaLink="false">g</guid>'), finds: { items: [{ link: 'https://fennick.example/1?a=1&b=2', id: 'g' }] } },
  { shows: 'an empty link before a text that is no address', feed: inRss('<title>Foo</title><link/>more at https://fennick.example/1'), finds: { items: [{ link: null }] } },
  { shows: "the site's address of an Atom feed that names others first", feed: `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><link rel="hub" href="https://hub.example/"/><link rel="self" href="https://fennick.example/atom"/><link rel="next" href="https://fennick.example/atom?p=2"/><link href="https://fennick.example/" rel="alternate"/></feed>`, finds: { link: 'https://fennick.example/', items: [] } },
  { shows: "a relative address of the site", feed: `<rss version="2.0"><channel><title>t</title><link>/</link></channel></rss>`, from, finds: { link: 'https://fennick.example/' } },
]; // prettier-ignore
