import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/collect/parse.ts';
import { atom, bytesOf, item, read, rss } from './samples.ts';

const NOON = Date.UTC(2025, 5, 10, 12);

describe('one item in every format', () => {
  const expected = {
    title: 'Ampere & Sons buys Borealis',
    link: 'https://wire.example/deal',
    publishedAt: NOON,
    body: 'The price is <b>not</b> known.',
  };
  const body = 'The price is &lt;b&gt;not&lt;/b&gt; known.';
  it.each([
    [
      'RSS 2.0',
      rss(
        `<item><title>Ampere &amp; Sons buys Borealis</title><link>https://wire.example/deal</link><pubDate>Tue, 10 Jun 2025 12:00:00 GMT</pubDate><description>${body}</description></item>`,
      ),
    ],
    [
      'RSS 0.91',
      `<rss version="0.91"><channel><title>t</title><item><title>Ampere &amp; Sons buys Borealis</title><link>https://wire.example/deal</link><description>${body}</description><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2025-06-10T12:00:00Z</dc:date></item></channel></rss>`,
    ],
    [
      'RSS without a version',
      `<rss><channel><item><title>Ampere &amp; Sons buys Borealis</title><link>https://wire.example/deal</link><pubDate>10 Jun 2025 12:00 GMT</pubDate><description>${body}</description></item></channel></rss>`,
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://wire.example/"><title>t</title></channel><item rdf:about="https://wire.example/deal"><title>Ampere &amp; Sons buys Borealis</title><link>https://wire.example/deal</link><description>${body}</description><dc:date>2025-06-10T12:00:00Z</dc:date></item></rdf:RDF>`,
    ],
    [
      'Atom 1.0',
      atom(
        `<entry><title>Ampere &amp; Sons buys Borealis</title><link rel="self" href="https://wire.example/deal.atom"/><link rel="alternate" href="https://wire.example/deal"/><published>2025-06-10T12:00:00Z</published><updated>2025-06-11T12:00:00Z</updated><content type="html">${body}</content></entry>`,
      ),
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped">Ampere &amp; Sons buys Borealis</title><link href="https://wire.example/deal"/><issued>2025-06-10T12:00:00Z</issued><content mode="escaped">${body}</content></entry></feed>`,
    ],
    [
      'Atom with a prefix',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Ampere &amp; Sons buys Borealis</a:title><a:link href="https://wire.example/deal"/><a:updated>2025-06-10T12:00:00Z</a:updated><a:summary>${body}</a:summary></a:entry></a:feed>`,
    ],
    [
      'RSS with a prefix',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><r:channel/><r:item><r:title>Ampere &amp; Sons buys Borealis</r:title><r:link>https://wire.example/deal</r:link><r:description>${body}</r:description><d:date>2025-06-10T12:00:00Z</d:date></r:item></rdf:RDF>`,
    ],
    [
      'names in capitals',
      rss().replace(
        '</channel>',
        `<ITEM><TITLE>Ampere &amp; Sons buys Borealis</TITLE><Link>https://wire.example/deal</Link><PUBDATE>10 Jun 2025 12:00 GMT</PUBDATE><Description>${body}</Description></ITEM></channel>`,
      ),
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 't',
        items: [
          {
            id: 7,
            url: 'https://wire.example/deal',
            title: 'Ampere & Sons buys Borealis',
            content_html: 'The price is <b>not</b> known.',
            date_published: '2025-06-10T12:00:00Z',
          },
        ],
      }),
    ],
  ])('%s', async (_, feed) => {
    const { items } = await read(feed);
    expect(items).toMatchObject([expected]);
    expect(items).toHaveLength(1);
  });
});

describe('a feed in bad repair', () => {
  const good = item({ title: 'Ampere buys Borealis', link: 'https://wire.example/deal', guid: 'deal-1' });
  it.each([
    ['text before it', `Warning: something\n\n${rss(good)}`],
    ['a blank line and a byte order mark before it', `\uFEFF\n ${rss(good)}`],
    ['a web server that adds a line after it', `${rss(good)}<!-- cached --><script>x()</script>`],
    [
      'a DOCTYPE',
      rss(good).replace('<rss', '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss'),
    ],
    ['control characters', rss(good).replace('Ampere', 'Am\u0000\u0008pere')],
    ['a bare ampersand elsewhere', rss(`<category>R&D</category>${good}`)],
    ['an unknown entity elsewhere', rss(`<category>&nosuch;</category>${good}`)],
    ['an unclosed element', rss(good.replace('</item>', '<category>x</item>'))],
    ['an unclosed title', rss('<item><link>https://wire.example/deal</link><title>Ampere buys Borealis</item>')],
    ['end tags in the wrong order', rss(good.replace('</guid></item>', '</item></guid>'))],
    ['attributes without quotes', rss(good).replace('version="2.0"', 'version=2.0 checked')],
    ['an unbound prefix', rss(good.replace('<title>', '<nosuch:x y:z="1"/><title>'))],
    ['a missing end', rss(good).replace('</channel></rss>', '')],
    [
      'a channel closed before its items',
      rss(good).replace('<item>', '</channel><item>').replace('</item></channel>', '</item>'),
    ],
    ['items before the channel', `<rss>${good}<channel><title>t</title></channel></rss>`],
    [
      'an item that never ends before the next begins',
      rss(good.replace('</item>', ''), item({ title: 'x', link: 'https://wire.example/x' })),
    ],
  ])('is read all the same: %s', async (_, feed) => {
    const [first] = (await read(feed)).items;
    expect(first).toMatchObject({ title: 'Ampere buys Borealis', link: 'https://wire.example/deal' });
  });

  it('cut off half way, keeps the whole items and drops the half one', async () => {
    const whole = rss(good, item({ title: 'Second deal', link: 'https://wire.example/2' }));
    for (const cut of ['<title>Second d', 'https://wire.example/2</li', '<item><ti']) {
      const feed = await read(whole.slice(0, whole.lastIndexOf(cut) + cut.length));
      expect(feed.items.map(({ title }) => title)).toEqual(['Ampere buys Borealis']);
    }
  });
  it('cut off within CDATA, keeps the whole items', async () => {
    const feed = await read(`${rss(good).replace('</channel></rss>', '')}<item><title><![CDATA[half a ti`);
    expect(feed.items).toHaveLength(1);
  });
  it('loses one bad item, never the feed', async () => {
    const feed = await read(rss(good, '<item></item>', '<item><pubDate>yesterday</pubDate></item>', good));
    expect([feed.items.length, feed.skipped]).toEqual([2, 2]);
  });
  it('a date that cannot be read costs the date', async () => {
    const feed = await read(
      atom(
        '<entry><title>Deal</title><link/><published>soon</published></entry>',
        '<entry><title>Next</title></entry>',
      ),
    );
    expect(feed.items.map(({ title, publishedAt }) => [title, publishedAt])).toEqual([
      ['Deal', null],
      ['Next', null],
    ]);
  });
});

describe('titles and bodies', () => {
  const titled = async (title: string): Promise<string | undefined> =>
    (await read(rss(`<item>${title}<guid>x-1</guid></item>`))).items[0]?.title;
  it.each([
    ['named entities of HTML', '<title>Caf&eacute; &ndash; d&rsquo;Or</title>', 'Café – d’Or'],
    ['entities escaped twice', '<title>Caf&amp;eacute; A &amp;amp; B</title>', 'Café A & B'],
    ['numbers of windows-1252', '<title>d&#146;Or</title>', 'd’Or'],
    ['a number that is no character', '<title>a&#xd800;b&#0;c</title>', 'a\uFFFDb\uFFFDc'],
    ['a bare ampersand', '<title>Ampere & Sons, AT&T</title>', 'Ampere & Sons, AT&T'],
    ['a bare less-than sign', '<title>Why 3 < 5 and a <b</title>', 'Why 3 < 5 and a <b'],
    ['CDATA', '<title><![CDATA[Ampere & <i>Borealis</i>]]></title>', 'Ampere & Borealis'],
    ['markup that nobody escaped', '<title>Ampere <em>buys</em> Borealis</title>', 'Ampere buys Borealis'],
    ['spaces and lines', '<title>\n Ampere \t buys\n</title>', 'Ampere buys'],
    [
      'an empty title and one of Dublin Core',
      '<title/><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">Ampere</dc:title>',
      'Ampere',
    ],
    ['the title of an image is not its own', '<image><title>Logo</title></image><description>x</description>', ''],
    [
      'the title of a picture is not its own',
      '<media:title xmlns:media="http://search.yahoo.com/mrss/">Photo</media:title><title>Ampere</title>',
      'Ampere',
    ],
  ])('%s', async (_, printed, title) => {
    expect(await titled(printed)).toBe(title);
  });

  it('an entity that the DOCTYPE defines is read; one that names others is not', async () => {
    const bomb = '<!DOCTYPE rss [<!ENTITY co "Ampere"><!ENTITY a "&co;&co;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const feed = await read(bomb + rss(item({ title: '&co; buys &a; &f;', guid: 'deal-1' })));
    expect(feed.items[0]?.title).toBe('Ampere buys &a; &f;');
  });
  it.each([
    [
      'the full text before the teaser',
      rss(
        '<item><title>t</title><description>short</description><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>long</p>]]></content:encoded></item>',
      ),
      '<p>long</p>',
    ],
    [
      'XHTML in its order',
      atom(
        '<entry><title>t</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b> c &lt; d<br/></div></content></entry>',
      ),
      '<div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b> c &lt; d<br/></div>',
    ],
    [
      'XHTML with a prefix',
      atom('<entry><title>t</title><summary type="xhtml"><h:p>A</h:p></summary></entry>'),
      '<p>A</p>',
    ],
    [
      'markup that nobody escaped or closed',
      rss('<item><title>t</title><description>A<br>B <p>C</description></item>'),
      'A<br>B <p>C',
    ],
    ['a comment within', rss('<item><title>t</title><description>A<!-- x -->B</description></item>'), 'AB'],
  ])('a body: %s', async (_, feed, body) => {
    expect((await read(feed)).items[0]?.body).toBe(body);
  });
});

describe('links and ids', () => {
  const linked = async (fields: string, url?: string): Promise<string | null | undefined> =>
    (await read(rss(`<item><title>t</title>${fields}</item>`), url === undefined ? {} : { url })).items[0]?.link;
  it.each<[string, string, string | null]>([
    ['a guid that is an address', '<guid>https://wire.example/deal</guid>', 'https://wire.example/deal'],
    ['a guid that says it is none', '<guid isPermaLink="false">https://wire.example/deal</guid>', null],
    [
      'an Atom link in RSS',
      '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="https://wire.example/deal"/>',
      'https://wire.example/deal',
    ],
    ['an empty link and a full one', '<link/><link>https://wire.example/deal</link>', 'https://wire.example/deal'],
    ['a link with href', '<link href=https://wire.example/deal />', 'https://wire.example/deal'],
    [
      "the publisher's address behind a counting one",
      '<link>https://count.example/~r/1</link><feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://wire.example/deal</feedburner:origLink>',
      'https://wire.example/deal',
    ],
    ['no link', '<guid isPermaLink="false">x-1</guid>', null],
  ])('%s', async (_, fields, link) => {
    expect(await linked(fields)).toBe(link);
  });
  it('a relative link continues the address of the feed', async () => {
    expect(await linked('<link>/deal</link>', 'https://wire.example/feeds/all.xml')).toBe('https://wire.example/deal');
  });
  it("xml:base goes before the feed's address, the nearest first", async () => {
    const feed = atom('<entry xml:base="b/"><title>t</title><link href="deal"/></entry>').replace(
      '<feed',
      '<feed xml:base="https://base.example/a/"',
    );
    expect((await read(feed, { url: 'https://wire.example/' })).items[0]?.link).toBe('https://base.example/a/b/deal');
  });
  it("the feed's own title and link are not those of its image", async () => {
    const feed = await read(
      rss().replace('<channel>', '<channel><image><title>Logo</title><link>https://img.example/</link></image>'),
    );
    expect(feed.feed).toEqual({ title: 'Example Wire', link: 'https://wire.example/' });
  });
});

describe('what is no feed', () => {
  it.each([
    ['nothing', '', 'The answer is empty.'],
    ['a web page', '<!doctype html><html><body>Hello</body></html>', 'This is a web page, not a feed.'],
    [
      'a web page that shows a feed',
      '<html><body><pre><rss version="2.0"></pre></body></html>',
      'This is a web page, not a feed.',
    ],
    ['JSON of something else', '{"items": 7}', 'This is JSON, but no JSON Feed (or it is cut off).'],
    ['words', 'Hello', 'This is no RSS, Atom or JSON feed.'],
    ['a list of feeds', '<opml version="2.0"><body/></opml>', 'This is a list of feeds (OPML), not a feed.'],
    ['a map of a site', '<urlset><url><loc>x</loc></url></urlset>', 'This is a map of a site, not a feed.'],
    [
      'a root with nothing in it',
      '<rss version="2.0"></rss>',
      'This begins like a feed, but has no channel or entries that can be read.',
    ],
  ])('%s', async (_, text, reason) => {
    expect(await parseFeed({ bytes: bytesOf(text), contentType: null, url: null })).toEqual({ ok: false, reason });
  });
});
