// The stems that a pattern's row waits for: never is one waited for without which the pattern could read.
import { describe, expect, it } from 'vitest';
import { requiredStems, rowFilter } from '../../../src/extract/reading/required-stems.ts';
import { allRegularExpressions } from '../../regular-expressions.ts';
import { DEALS, drawing, filled, LOOKALIKES, OTHERS } from '../made-news.ts';

describe('the stems of a pattern', async () => {
  const all = await allRegularExpressions();
  const texts = Array.from({ length: 600 }, (_, i) => {
    const draw = drawing(i);
    return filled(
      [...DEALS, ...LOOKALIKES, ...OTHERS][i % (DEALS.length + LOOKALIKES.length + OTHERS.length)] ?? '',
      draw,
    );
  });
  // Every pattern on every text is work for seconds, more of them on a busy machine.
  it('stand in whatever it reads', { timeout: 120_000 }, () => {
    for (const { reads } of all) {
      const stems = requiredStems(reads);
      if (stems === null) continue;
      for (const text of texts) {
        reads.lastIndex = 0;
        const lower = ` ${text.toLowerCase()}`;
        if (reads.test(text))
          expect([String(reads), text, stems.some((stem) => lower.includes(stem))]).toEqual([
            String(reads),
            text,
            true,
          ]);
      }
    }
  });

  it.each([
    [/\b(?:buys?|bought)\b/i, ['buy', 'bought']],
    [/\bfoo(?: bar)? baz/, ['foo baz', 'foo bar ']],
    [/(?=.{0,9}licens)a+/, ['licens']],
    [/a?b*/, null],
    [/(?:foo|\d+)/, null],
    [/[ab]cd+/, ['ac', 'bc']],
    [/x{2,3}(?!foo)/, ['x']],
    [/\$\d+ ?(?:million|billion)/, ['million', 'billion']],
  ])('of %s', (reads, stems) => expect(requiredStems(reads)).toEqual(stems));
});

describe('a filter of rows', () => {
  const filter = rowFilter([[/\bbuys\b/i, undefined], [/\d+/], [/\bsells\b/, /\bsold\b/], []]);
  it.each([
    ['Foo BUYS Bar', [1, 1, 0, 0]],
    ['Foo sold Bar', [0, 1, 1, 0]],
    ['', [0, 1, 0, 0]],
  ])('%s', (text, rows) => expect([...filter.read(text)]).toEqual(rows));
});
