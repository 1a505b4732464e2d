// The stems that a pattern's row waits for: never is one waited for without which the pattern could read.
import { describe, expect, it } from 'vitest';
import { waysToRead } from '../../../src/extract/reading/required-stems.ts';
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
      const ways = waysToRead(reads);
      for (const text of texts) {
        reads.lastIndex = 0;
        const lower = ` ${text.toLowerCase()}`;
        if (reads.test(text))
          expect([
            String(reads),
            text,
            ways.some((way) => way.every((set) => set.some((stem) => lower.includes(stem)))),
          ]).toEqual([String(reads), text, true]);
      }
    }
  });

  it.each([
    [/\b(?:buys?|bought)\b/i, [[['buy', 'bought']]]],
    [/\b(?:buys?|bought)\b[^.;]{0,9}\bstakes?\b/i, [[['stake'], ['buy', 'bought']]]],
    [/\bbuys\b|\bsells? \d+ units\b/, [[['buys']], [[' units'], ['sell ', 'sells ']]]],
    [/\bfoo(?: bar)? baz/, [[['foo baz', 'foo bar ']]]],
    [
      /(?:foo \d+ bars|bazzes \d+ quxes)/,
      [
        [
          [' bars', 'bazzes '],
          ['foo ', ' quxes'],
        ],
      ],
    ],
    [/(?=.{0,9}licens)a+/, [[['licens']]]],
    [/a?b*/, [[]]],
    [/(?:foo|\d+)/, [[]]],
    [/[ab]cd+/, [[['ac', 'bc']]]],
    [/x{2,3}(?!foo)/, [[['x']]]],
    [/\$\d+ ?(?:million|billion)/, [[['million', 'billion']]]],
  ])('of %s', (reads, ways) => expect(waysToRead(reads)).toEqual(ways));
});
