// Feeds that mean harm, or look like it: each gives its good items or a reason. That work stays linear shows in results:
// what costs a square of the text's length would not end within a test's time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/collect/parse.ts';
import { bytesOf, item, read, rss } from './samples.ts';

const MILLION = 1_000_000;
const many = (part: string, length = MILLION / 2): string => part.repeat(Math.floor(length / part.length));
const good = item({ title: 'Ampere buys Borealis', link: 'https://wire.example/deal' });

describe('hostile feeds', () => {
  it.each([
    ['tags that never end in a description', rss(good, `<item><description>${many('x&lt;p')}</description></item>`)],
    ['tags that never end in CDATA', rss(good, `<item><description><![CDATA[${many('x<p')}]]></description></item>`)],
    ['ampersands', rss(good, `<item><title>${many('&')}</title></item>`)],
    ['less-than signs', rss(good, `<item><title>${many('<')}</title></item>`)],
    ['a million elements within another', rss(good, many('<a>'))],
    ['a million end tags of nothing', rss(good, many('<a>', MILLION), many('</b>', MILLION))],
    ['a million attributes', rss(good, `<x ${Array.from({ length: MILLION / 5 }, (_, i) => `a${i}="b"`).join(' ')}/>`)],
    ['one endless attribute', rss(good, `<x a="${many('b')}"/>`)],
    ['spaces within a tag', rss(good, `<x ${many(' ')}/>`)],
    ['quotes that never close', rss(good, many(`<x a='b="`))],
    ['CDATA that never closes', rss(good, many('<![CDATA['))],
    ['comments that never close', rss(good, many('<!--'))],
    ['a name without end', rss(good, `<${many('a')}>`)],
    ['an endless date', rss(good, `<item><title>t</title><pubDate>${many('1')}</pubDate></item>`)],
    [
      'names of prototypes',
      rss(
        `<__proto__>x</__proto__><constructor>y</constructor><x __proto__="z"/>`,
        good.replace('<title>', '<__proto__ a="b">x</__proto__><toString/><title>'),
      ),
    ],
    ['NULs', rss(good.replace('Ampere', 'Am\0pere'), `<item><title>${many('\0')}</title></item>`)],
    ['an endless DOCTYPE', `<!DOCTYPE rss [${many('<!ENTITY a "b">')}]>${rss(good)}`],
  ])('%s', async (_, feed) => {
    expect((await read(feed)).items[0]).toMatchObject({
      title: 'Ampere buys Borealis',
      link: 'https://wire.example/deal',
    });
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it('laughs a billion times', async () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const feed = await read(`<!DOCTYPE rss [<!ENTITY l0 "lol">${lol}]>${rss(item({ title: '&l9;', guid: 'deal-1' }))}`);
    expect(feed.items[0]?.title).toBe('&l9;');
  });
  it('keeps the first 2,000 items of a million, and of a text what a person could read', async () => {
    const feed = await read(rss(many('<item><title>t</title></item>')));
    expect(feed.items).toHaveLength(2_000);
    const [long] = (
      await read(
        rss(`<item><title>${many('t')}</title><guid>${many('g')}</guid><description>${many('d')}</description></item>`),
      )
    ).items;
    expect([long?.title.length, long?.id?.length, long?.body.length]).toEqual([1_000, 4_000, 300_000]);
  });
});

describe('any bytes at all', () => {
  const outcome = async (bytes: Uint8Array): Promise<boolean> => {
    const parsed = await parseFeed({ bytes, contentType: null, url: null });
    return parsed.ok
      ? parsed.items.every(({ title, body }) => typeof title === 'string' && typeof body === 'string')
      : parsed.reason.endsWith('.');
  };
  it('give items or a reason', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), outcome));
  });
  const piece = fc.constantFrom(
    '<rss>',
    '<channel>',
    '</channel>',
    '<feed>',
    '<entry>',
    '</entry>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<link/>',
    '<link href="',
    '">',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<!DOCTYPE',
    '<description>',
    '</description>',
    '&',
    '&amp;',
    '&#',
    '<',
    '>',
    "'",
    '"',
    '=',
    '/',
    'x',
    ' ',
    '\0',
    '<rdf:RDF>',
    '<a:b c:d=e>',
    '</rss>',
    '{"items":[',
    '\uFFFE',
  );
  it('made of the pieces of a feed give items or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), (pieces) =>
        outcome(bytesOf(`<rss><channel>${pieces.join('')}`)),
      ),
      { numRuns: 500 },
    );
  });
  it('cut anywhere, a feed gives its first items unchanged', async () => {
    const whole = rss(
      ...[1, 2, 3, 4].map((n) =>
        item({ title: `Deal ${n} &amp; more`, link: `https://wire.example/${n}`, body: '<![CDATA[<p>x</p>]]>' }),
      ),
    );
    const all = (await read(whole)).items;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (at) => {
        const parsed = await parseFeed({ bytes: bytesOf(whole.slice(0, at)), contentType: null, url: null });
        expect(parsed.ok ? parsed.items : []).toEqual(parsed.ok ? all.slice(0, parsed.items.length) : []);
      }),
    );
  });
});
