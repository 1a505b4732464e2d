import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemReader } from '../../../src/extract/reading/stems.ts';

const GROUPS = [
  ['buy', 'bought'],
  ['acqui', 'quire'],
  [' ap', '€'],
  ['he', 'she', 'hers'],
];
/** The same by looking for every stem anew. */
const slowly = (text: string): number[] =>
  GROUPS.map((stems) => (stems.some((stem) => ` ${text}`.toLowerCase().includes(stem)) ? 1 : 0));

describe('stemReader', () => {
  it.each<[string, number[]]>([
    ['Northwind BOUGHT it', [1, 0, 0, 0]],
    ['They acquire things', [0, 1, 0, 1]],
    ['AP says', [0, 0, 1, 0]],
    ['for €5', [0, 0, 1, 0]],
    ['', [0, 0, 0, 0]],
  ])('marks the groups that stand in "%s"', (text, groups) => {
    expect([...stemReader(GROUPS).read(text)]).toEqual(groups);
  });

  it('finds what a search for each stem finds, in any text', () => {
    const reader = stemReader(GROUPS);
    const letters = fc.constantFrom(...'buyoghtacqire shp€BX');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), (characters) => {
        const text = characters.join('');
        expect([...reader.read(text)]).toEqual(slowly(text));
      }),
    );
  });
});
