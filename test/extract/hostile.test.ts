// Articles that mean harm, or look like it: each is read to its end, says the same twice, and quotes what it prints. That work
// stays linear shows in results: what costs a square of the text's length would not end within a test's time
// (`npm run bench -- hostile` prints the times).
import { describe, expect, it } from 'vitest';
import { articleText } from '../../src/extract/reading/clean.ts';
import { readArticle } from '../../src/extract/extract.ts';
import { HOSTILE, many, PLACES } from './hostile-texts.ts';

const LENGTH = 150_000; // characters
const rows = PLACES.flatMap(([place, article]) => HOSTILE.map(([name, text]) => [name, place, text, article] as const));

describe('hostile articles', () => {
  it.each(rows)('%s, %s', (_name, _place, text, article) => {
    const hostile = article(text(LENGTH));
    const whole = articleText(hostile);
    const { events, ripples } = readArticle(hostile);
    for (const { quote, start, end } of [
      ...events.flatMap(({ evidence }) => evidence),
      ...ripples.map((r) => r.evidence),
    ])
      expect(whole.slice(start, end)).toBe(quote);
    expect(events.every(({ confidence }) => confidence > 0 && confidence < 1)).toBe(true);
  });

  it.each(HOSTILE.map(([name, text]) => [name, text] as const))(
    '%s behind the news takes nothing from it',
    (_, text) => {
      const body = 'Foo Group is to acquire Bar Systems for $2 billion in cash, the companies said on Monday.';
      const { events } = readArticle({
        id: 'a',
        title: 'Foo Group to acquire Bar Systems',
        body: `${body}\n\n${text(5_000)}`,
      });
      expect(events[0]).toMatchObject({ kind: 'acquisition', acquirers: ['Foo Group'], target: 'Bar Systems' });
    },
  );

  it('a body of ten million characters', () => {
    const body = `Foo Group buys Bar Systems for $5 million.\n${many('The rain fell on the town for days. ', 10_000_000)}`;
    const { events } = readArticle({ id: 'a', title: 'News of the week', body });
    expect(events.map(({ target }) => target)).toEqual(['Bar Systems']);
  });

  it('words that could be cut in many ways', () => {
    const title = `Foo raises ${'a '.repeat(400)}and ${'$5 new '.repeat(150)}investments`;
    expect(readArticle({ id: 'a', title, body: title })).toBeDefined();
  });

  it('elements within another, far deeper than any page: what stands before them is read', () => {
    const body = `<p>Foo Group buys Bar Systems for $5 million.</p>${many('<div>', 300_000)}`;
    expect(readArticle({ id: 'a', title: 'News', body }).events).toHaveLength(1);
  });
});
