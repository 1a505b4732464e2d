import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpml, readOpml, writeOpml, type OpmlFeed } from '../../src/collect/opml.ts';

const opml = (...outlines: string[]): string =>
  `<?xml version="1.0"?>\n<opml version="2.0"><head><title>Mine</title></head><body>\n${outlines.join('\n')}\n</body></opml>`;
const listed = (text: string) => readOpml(text).feeds.map(({ url, title, folder }) => [url, title, folder]);
const said = (text: string) => readOpml(text).problems.map(({ line, says }) => `${line}: ${says}`);

describe('readOpml', () => {
  it('reads feeds in folders within folders', () => {
    const text = opml(
      '<outline text="News"><outline text="Business">',
      '<outline type="rss" text="Foo Wire" xmlUrl="https://foo.example/rss?a=1&amp;b=2" htmlUrl="https://foo.example/"/>',
      '</outline><outline title="Bar &amp; Sons" xmlUrl="https://bar.example/feed"/></outline>',
      '<outline text="Loose" xmlUrl="https://loose.example/feed"/>',
    );
    expect(listed(text)).toEqual([
      ['https://foo.example/rss?a=1&b=2', 'Foo Wire', 'News/Business'],
      ['https://bar.example/feed', 'Bar & Sons', 'News'],
      ['https://loose.example/feed', 'Loose', null],
    ]);
    expect(said(text)).toEqual([]);
  });
  it.each<[string, string, (string | null)[]]>([
    [
      'a category, where no folder is around',
      '<outline text="A" xmlUrl="https://a.example/f" category="/News/Deals,/Other"/>',
      ['https://a.example/f', 'A', 'News/Deals'],
    ],
    [
      'the folder goes before the category',
      '<outline text="In"><outline text="A" xmlUrl="https://a.example/f" category="Out"/></outline>',
      ['https://a.example/f', 'A', 'In'],
    ],
    ['capitals', '<OUTLINE TEXT="A" XMLURL="https://a.example/f"/>', ['https://a.example/f', 'A', null]],
    [
      'an older attribute',
      '<outline type="rss" text="A" url="https://a.example/f"/>',
      ['https://a.example/f', 'A', null],
    ],
    ['feed: for http', '<outline xmlUrl="feed://a.example/f"/>', ['https://a.example/f', null, null]],
    ['feed: before http', '<outline xmlUrl="feed:http://a.example/f"/>', ['http://a.example/f', null, null]],
    [
      'a bare ampersand',
      '<outline xmlUrl="https://a.example/f?x=1&y=2"/>',
      ['https://a.example/f?x=1&y=2', null, null],
    ],
    [
      'a slash in the name of a folder',
      '<outline text="M/A"><outline xmlUrl="https://a.example/f"/></outline>',
      ['https://a.example/f', null, 'M∕A'],
    ],
  ])('%s', (_, outline, feed) => expect(listed(opml(outline))).toEqual([feed]));

  it.each<[string, string, string[]]>([
    ['an outline without an address', opml('<outline text="Foo"/>'), ['3: “Foo” names no feed']],
    [
      'an address that is none',
      opml('<outline text="A" xmlUrl="https://a.example/f"/>', '<outline text="Foo" xmlUrl="javascript:x()"/>'),
      ['4: “Foo” has no web address: “javascript:x()”'],
    ],
    [
      'one feed twice, by whichever address',
      opml(
        '<outline text="A" xmlUrl="https://a.example/f"/>',
        '',
        '<outline text="B" xmlUrl="http://www.a.example/f/"/>',
      ),
      ['5: “B” is the feed of line 3 again'],
    ],
    [
      'a file that breaks off',
      '<opml><body>\n<outline text="A" xmlUrl="https://a.example/f"/>\n<outline text="B" xmlU',
      ['3: the file breaks off before its end'],
    ],
    ['no OPML', '<html>\n<p>Hello</p></html>', ['1: this is no OPML, or lists no feed']],
  ])('%s is said by line', (_, text, problems) => expect(said(text)).toEqual(problems));

  it('keeps what is whole of a file that breaks off', () => {
    expect(listed('<opml><body><outline text="A" xmlUrl="https://a.example/f"/><outline te')).toHaveLength(1);
  });
  it('a declared entity is no way to a file or to more text', () => {
    const text = `<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" xmlUrl="https://a.example/f"/></body></opml>`;
    expect(listed(text)).toEqual([['https://a.example/f', '&x;', null]]);
  });
  it('100,000 folders within one another are no list, and cost nothing', () => {
    const text = opml('<outline xmlUrl="https://a.example/f"/>', '<outline text="x">'.repeat(100_000));
    expect(listed(text)).toHaveLength(1);
    expect(said(text)).toEqual(['4: outlines lie too deep in one another from here on']);
  });
});

describe('writeOpml', () => {
  it('puts neighbours of one folder into one outline', () => {
    const text = writeOpml(
      [
        { url: 'https://a.example/f?x=1&y="', title: 'A <b>', folder: 'News/Deals' },
        { url: 'https://b.example/f', title: null, folder: 'News' },
        { url: 'https://c.example/f', title: 'C', folder: null },
      ],
      'Feeds of Stakewatch',
    );
    expect(text.split('\n').slice(6, -3)).toEqual([
      '    <outline text="News">',
      '      <outline text="Deals">',
      '        <outline type="rss" text="A &lt;b&gt;" title="A &lt;b&gt;" xmlUrl="https://a.example/f?x=1&amp;y=&quot;"/>',
      '      </outline>',
      '      <outline type="rss" text="" xmlUrl="https://b.example/f"/>',
      '    </outline>',
      '    <outline type="rss" text="C" title="C" xmlUrl="https://c.example/f"/>',
    ]);
  });
  it('is OPML, even of no feed at all', () => expect(isOpml(writeOpml([], 'None'))).toBe(true));

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('M&A', '<x>', '"', 'a/b', ' ', ']]>'),
  );
  const feed = fc.record<OpmlFeed>({
    url: fc.webUrl({ withQueryParameters: true }),
    title: fc.option(text),
    folder: fc.option(fc.array(text, { maxLength: 3 }).map((names) => names.join('/'))),
  });
  it('what was read is written and read as the same list', () => {
    fc.assert(
      fc.property(fc.array(feed, { maxLength: 12 }), (feeds) => {
        const first = readOpml(writeOpml(feeds, 'x')).feeds.map(({ line: _, ...rest }) => rest);
        const second = readOpml(writeOpml(first, 'x')).feeds.map(({ line: _, ...rest }) => rest);
        expect(second).toEqual(first);
        expect(new Set(first.map(({ url }) => new URL(url).hostname))).toEqual(
          new Set(feeds.map(({ url }) => new URL(url).hostname)),
        );
      }),
    );
  });
  it('any text at all gives feeds or problems, never an exception', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '<outline ',
            '<opml>',
            '</outline>',
            'xmlUrl="',
            'https://a.b/',
            '"',
            '/>',
            '&',
            '\n',
            'x',
          ),
        }),
        (junk) => {
          const { feeds, problems } = readOpml(junk);
          expect(feeds.length + problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
