import { describe, expect, it } from 'vitest';
import { movesTold } from '../../../src/extract/figures/also-moves.ts';
import { readText } from '../reading.ts';

describe('what moves with the shares', () => {
  it.each([
    ['Fennick will get two board seats.', ['board-seat']],
    ["Fennick gets access to Larkspur's customer data as part of the deal.", ['data-access']],
    ['The agreement gives Fennick access to its training data.', ['data-access']],
    ["As part of the deal, Larkspur's CEO Jane Doe will join Fennick.", ['executive']],
    ['Fennick will have no access to customer data under the agreement.', []],
    ['The deal gives Fennick access to new data centers.', []],
    ['Fennick analysts have access to data on weather.', []],
    ['The CEO will join the board of a museum.', []],
  ])('%s', (sentence, moves) => {
    expect(movesTold(sentence)).toEqual(moves);
  });

  it('is read from a sentence of the body that names a party of the deal', () => {
    const body = "Fennick gets access to Larkspur's customer data as part of the deal.";
    expect(readText('Fennick takes 30% stake in Larkspur', body).events[0]?.alsoMoves).toEqual(['data-access']);
  });

  it('is not read from a sentence about other companies', () => {
    const body = "In another deal, Quillon gets access to Brackwater's customer data as part of an agreement.";
    expect(readText('Fennick takes 30% stake in Larkspur', body).events[0]?.alsoMoves).toEqual([]);
  });
});
