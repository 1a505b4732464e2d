// Feeds that mean harm, or look like it, each of any length: its name, and its text from a length in characters on.
import { item, rss } from './samples.ts';

const many = (part: string, length: number): string => part.repeat(Math.floor(length / part.length));
/** The item that each feed has, first, beside what means harm. */
export const GOOD = item({ title: 'Ampere buys Borealis', link: 'https://wire.example/deal' });

export type HostileFeed = [name: string, text: (length: number) => string];

/** Those that still give their good item. */
export const HOSTILE_FEEDS: HostileFeed[] = [
  ['tags that never end in a description', (n) => rss(GOOD, `<item><description>${many('x&lt;p', n)}</description></item>`)],
  ['tags that never end in CDATA', (n) => rss(GOOD, `<item><description><![CDATA[${many('x<p', n)}]]></description></item>`)],
  ['tags that never end in a title', (n) => rss(GOOD, `<item><title>${many('<a ', n)}</title></item>`)],
  ['ampersands', (n) => rss(GOOD, `<item><title>${many('&', n)}</title></item>`)],
  ['references', (n) => rss(GOOD, `<item><description>${many('&#x26;', n)}</description></item>`)],
  ['references that never end', (n) => rss(GOOD, `<item><description>${many('&amp', n)}</description></item>`)],
  ['less-than signs', (n) => rss(GOOD, `<item><title>${many('<', n)}</title></item>`)],
  ['elements within elements', (n) => rss(GOOD, many('<a>', n))],
  ['elements within a description', (n) => rss(GOOD, `<item><description>${many('<b>', n)}</description></item>`)],
  ['descriptions within descriptions', (n) => rss(GOOD, many('<description>', n))],
  ['titles within titles', (n) => rss(GOOD, `<item>${many('<title>', n)}</item>`)],
  ['channels within channels', (n) => rss(GOOD, many('<channel>', n))],
  ['roots within roots', (n) => rss(GOOD, many('<rss>', n))],
  ['end tags of nothing', (n) => rss(GOOD, many('<a>', n / 2), many('</b>', n / 2))],
  ['elements of others that end far away', (n) => rss(GOOD, `${many('<a><x:y></a>', n)}</x:y>`)],
  ['items within elements of others', (n) => rss(GOOD, `<x:y>${many('<a><item>', n)}</x:y>`)],
  ['elements of others that never end', (n) => rss(GOOD, Array.from({ length: n / 18 }, (_, i) => `<x:y${i}><item>`).join(''))],
  ['attributes', (n) => rss(GOOD, `<x ${Array.from({ length: n / 14 }, (_, i) => `a${i}="b"`).join(' ')}/>`)],
  ['namespaces', (n) => rss(GOOD, Array.from({ length: n / 45 }, (_, i) => `<x${i}:y xmlns:x${i}="urn:${i}"/>`).join(''))],
  ['one attribute without end', (n) => rss(GOOD, `<x a="${many('b', n)}"/>`)],
  ['spaces within a tag', (n) => rss(GOOD, `<x ${many(' ', n)}/>`)],
  ['spaces in a title', (n) => rss(GOOD, `<item><title>a${many(' ', n)}b</title></item>`)],
  ['spaces in a date', (n) => rss(GOOD, `<item><pubDate>1${many(' ', n)}Jan 2025</pubDate></item>`)],
  ['spaces behind CDATA', (n) => rss(GOOD, `<item>${many(`<title><![CDATA[x]]>${' '.repeat(1_000)}<b></b></title>`, n)}</item>`)],
  ['quotes that never close', (n) => rss(GOOD, many(`<x a='b="`, n))],
  ['CDATA that never closes', (n) => rss(GOOD, many('<![CDATA[', n))],
  ['CDATA of titles that never closes', (n) => rss(GOOD, many('<title><![CDATA[', n))],
  ['comments that never close', (n) => rss(GOOD, many('<!--', n))],
  ['a name without end', (n) => rss(GOOD, `<${many('a', n)}>`)],
  ['a date without end', (n) => rss(GOOD, `<item><title>t</title><pubDate>${many('1', n)}</pubDate></item>`)],
  ['a link without end', (n) => rss(GOOD, `<item><link>https://wire.example/${many('a', n)}</link></item>`)],
  ['a link of many steps back', (n) => rss(GOOD, `<item><link>${many('../', n)}</link></item>`)],
  ['one item as large as a feed can be', (n) => rss(GOOD, item({ title: 't', body: many('Words of news. ', n) }))],
  ['items', (n) => rss(GOOD, many('<item><title>t</title></item>', n))],
  ['items of nothing', (n) => rss(GOOD, many('<item/>', n))],
  ['links in an item', (n) => rss(GOOD, `<item>${many('<link>https://wire.example/</link>', n)}</item>`)],
  ['dates in an item', (n) => rss(GOOD, `<item>${many('<pubDate>soon</pubDate>', n)}</item>`)],
  ['links with attributes', (n) => rss(GOOD, `<item>${many('<link rel="self" href="x"/>', n)}</item>`)],
  ['NULs', (n) => rss(GOOD.replace('Ampere', 'Am\0pere'), `<item><title>${many('\0', n)}</title></item>`)],
  ['halves of characters', (n) => rss(GOOD, `<item><title>${many('&#xd800;', n)}</title></item>`)],
  ['a DOCTYPE without end', (n) => `<!DOCTYPE rss [${many('<!ENTITY a "b">', n)}]>${rss(GOOD)}`],
  ['a billion laughs', (n) => `<!DOCTYPE rss [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]>${rss(GOOD, `<item><title>${many('&l9;', n)}</title></item>`)}`],
  ['entities of files', (n) => `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>${rss(GOOD, `<item><title>${many('&f;', n)}</title></item>`)}`],
  ['names of prototypes', (n) => rss(`<__proto__>x</__proto__><constructor>y</constructor><x __proto__="z"/>`, GOOD.replace('<title>', '<__proto__ a="b">x</__proto__><toString/><hasOwnProperty/><title __proto__="x">'), many('<__proto__ a="b"/>', n))],
  ['junk before the feed', (n) => `${many('<', n)}${rss(GOOD)}`],
  ['tags before the feed', (n) => `${many('<a:', n)}${rss(GOOD)}`],
]; // prettier-ignore

/** Those of which nothing can be kept. */
export const HOSTILE_OTHERS: HostileFeed[] = [
  ['brackets of JSON', (n) => `{"items":${many('[', n)}`],
  ['objects of JSON', (n) => `{"items":${many('{"a":', n)}`],
  ['empty objects of JSON, cut off', (n) => `{"items":[${many('{},', n)}`],
  ['quotes of JSON that never close', (n) => `{"a":"${many('\\"', n)}`],
  ['a number of JSON without end', (n) => `{"items":[{"id":${many('9', n)}`],
  ['words', (n) => many('news ', n)],
  ['roots that are none', (n) => many('<rss ', n / 2) + many('<!--', n / 2)],
  ['a page', (n) => `<!doctype html><html>${many('<p>news ', n)}`],
]; // prettier-ignore
