// Rows of patterns: which of them may read in a text, by the stems that they wait for.
import { describe, expect, it } from 'vitest';
import { rowFilter } from '../../../src/extract/reading/row-filter.ts';

describe('a filter of rows', () => {
  const filter = rowFilter([[/\bbuys\b/i, undefined], [/\d+/], [/\bsells\b/, /\bsold\b.{1,9}\bunit\b/], []]);
  it.each([
    ['Foo BUYS Bar', [1, 1, 0, 0]],
    ['Foo sold its unit', [0, 1, 1, 0]],
    ['Foo sold Bar', [0, 1, 0, 0]],
    ['', [0, 1, 0, 0]],
  ])('%s', (text, rows) => {
    expect([...filter.read(text)]).toEqual(rows);
    expect([...filter.found].sort()).toEqual(rows.flatMap((seen, row) => (seen === 1 ? [row] : [])));
  });
});
