// Feeds that mean harm, or look like it: each gives its good items or a reason. That work stays linear shows in results:
// what costs a square of the text's length would not end within a test's time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHere } from '../../src/collect/parse-here.ts';
import type { ParsedFeed } from '../../src/collect/parse.ts';
import { HOSTILE_FEEDS, HOSTILE_OTHERS } from './hostile-feeds.ts';
import { bytesOf, item, read, rss } from './samples.ts';

const MILLION = 1_000_000;
const many = (part: string, length = MILLION / 2): string => part.repeat(Math.floor(length / part.length));
const NOWHERE = { contentType: null, url: null };

describe('hostile feeds', () => {
  it.each(HOSTILE_FEEDS)('%s', async (_, text) => {
    expect((await parseHere({ ...NOWHERE, bytes: bytesOf(text(MILLION)) })) as ParsedFeed).toMatchObject({
      ok: true,
      items: expect.arrayContaining([
        expect.objectContaining({ title: 'Ampere buys Borealis', link: 'https://wire.example/deal' }),
      ]) as unknown,
    });
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
  it.each(HOSTILE_OTHERS)('%s', async (_, text) => {
    const parsed = await parseHere({ ...NOWHERE, bytes: bytesOf(text(MILLION)) });
    expect(parsed.ok ? parsed.items : parsed.reason).toEqual(parsed.ok ? [] : expect.stringMatching(/^This .*\.$/));
  });

  it('laughs a billion times', async () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const feed = await read(`<!DOCTYPE rss [<!ENTITY l0 "lol">${lol}]>${rss(item({ title: '&l9;', guid: 'deal-1' }))}`);
    expect(feed.items[0]?.title).toBe('&l9;');
  });
  it('keeps the first 2,000 items of a million, and of a text what a person could read', async () => {
    const feed = await read(rss(many('<item><title>t</title></item>')));
    expect(feed.notes).toEqual(['Items after the first 2,000 were left out.']);
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
    const parsed = await parseHere({ bytes, contentType: null, url: null });
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
  it('what was read of a feed, printed again, reads the same', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const printed = (value: string): string => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    const feedOf = (titles: string[], bodies: string[]): string =>
      rss(...titles.map((title, i) => item({ title: printed(title), guid: `g${i}`, body: printed(bodies[i] ?? '') })));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 4 }), async (titles) => {
        const once = (await read(feedOf(titles, titles))).items;
        // A title is plain text once it was read: printed, it is escaped.
        const escaped = once.map(({ title }) => title.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
        const again = (
          await read(
            feedOf(
              escaped,
              once.map(({ body }) => body),
            ),
          )
        ).items;
        expect(again).toEqual(once);
      }),
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
        const parsed = await parseHere({ bytes: bytesOf(whole.slice(0, at)), contentType: null, url: null });
        expect(parsed.ok ? parsed.items : []).toEqual(parsed.ok ? all.slice(0, parsed.items.length) : []);
      }),
    );
  });
});
