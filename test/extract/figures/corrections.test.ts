// What an article says was wrong in print → the figure taken back and the right one; nothing where a deal itself changed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/extract.ts';
import { readCorrections } from '../../../src/extract/figures/corrections.ts';
import { articleText, readSentences } from '../../../src/extract/reading/clean.ts';

const read = (title: string, body = '') =>
  readCorrections('a', readSentences({ title, body })).map(({ of, wrong, right }) => ({ of, wrong, right }));

describe('readCorrections', () => {
  it.each<[string, ReturnType<typeof read>]>([
    ['Fennick corrects: the stake is 14%, not 41%', [{ of: 'stake', wrong: 41, right: 14 }]],
    ['The paper mistakenly wrote: not 41% but 14% was sold.', [{ of: 'stake', wrong: 41, right: 14 }]],
    ['Ostwind holds 14% of Fennick, not the 41% first reported.', [{ of: 'stake', wrong: 41, right: 14 }]],
    ['Ostwind pays $2.3 billion, not $3 billion as earlier reported', [{ of: 'sum', wrong: 3e9, right: 2.3e9 }]],
    ['(Corrects stake to 14 percent from 41 percent)', [{ of: 'stake', wrong: null, right: 14 }]],
    ['This corrects the price from $3 million to $2 million.', [{ of: 'sum', wrong: 3e6, right: 2e6 }]],
    ['An earlier version of this article said the stake was 41%. It is 14%.', [{ of: 'stake', wrong: 41, right: 14 }]],
    ['An earlier version of this article misstated the stake. It is 14%.', [{ of: 'stake', wrong: null, right: 14 }]],
    ['The report erroneously put the price at $3 billion.', [{ of: 'sum', wrong: 3e9, right: null }]],
    ['Ostwind raises its bid to $3.5 billion from $3 billion', []],
    ['Ostwind wants 14%, not 41%', []],
    ['The market correction wiped out 14%', []],
    ['Clarification: the name of the chief executive was misspelt.', []],
  ])('%s', (sentence, corrections) => {
    expect(read('News', sentence)).toEqual(corrections);
  });

  it('is told of an article that tells a deal, with its quote verbatim', () => {
    const article = { id: 'a', title: 'Ostwind buys 14% of Fennick', body: '(Corrects stake to 14%, not 41%)' };
    const [one] = readArticle(article).corrections ?? [];
    expect(one?.wrong).toBe(41);
    expect(articleText(article).slice(one?.evidence.start, one?.evidence.end)).toBe(one?.evidence.quote);
  });

  it('never throws', () => {
    const part = fc.constantFrom(
      'corrects ',
      'not ',
      '14% ',
      '41% ',
      'to ',
      'from ',
      '$3bn ',
      '. ',
      'earlier version said ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 40 }), (parts) => {
        for (const { wrong, right } of read(parts.join(''))) expect(wrong ?? right).not.toBeNull();
      }),
    );
  });
});
