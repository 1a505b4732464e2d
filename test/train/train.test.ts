// Training: the same items teach the same weights, a set's size does not drown another, and probabilities are calibrated.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weighed } from '../../src/extract/events/decide.ts';
import { readText } from '../../src/extract/extract.ts';
import { scoreOf } from '../../src/extract/judge/judge.ts';
import type { Labelled } from './labelled.ts';
import { learn, spaceOf, weightsOfSets } from './learn.ts';
import { calibrate, calibrationError, precisionRecall, type Scored } from './measure.ts';
import { vocabularyOf } from './vocabulary.ts';

const DEALS = ['takes over', 'agrees to buy', 'acquires', 'is to be acquired by'];
const OTHER = ['sues', 'signs a supply contract with', 'reports results ahead of', 'names a new chief at'];
const NAMES = ['Fennick', 'Orbital Pumps', 'Quillon', 'Varnel', 'Tessaly', 'Brandel'];

const items: Labelled[] = [...DEALS, ...OTHER].flatMap((verb, v) =>
  NAMES.map((name, n): Labelled => {
    const title = `${name} ${verb} ${NAMES[(n + 1) % NAMES.length] ?? ''}, the paper said on day ${n}`;
    return {
      id: `${v}-${n}`,
      set: 'own',
      read: weighed('a', readText({ title, body: '' })).read,
      tells: v < DEALS.length,
      held: false,
    };
  }),
);

function taught(from: readonly Labelled[]) {
  const vocabulary = vocabularyOf(from);
  const { rows, columns } = spaceOf(from, vocabulary);
  return { model: learn(rows, columns, vocabulary, weightsOfSets(rows)), rows };
}

describe('training', () => {
  it('tells deals from other news', () => {
    const { model, rows } = taught(items);
    for (const { features, tells } of rows) expect(scoreOf(features, model) > 0).toBe(tells);
  });

  it('teaches the same weights every time', () => {
    expect(taught(items).model).toEqual(taught([...items]).model);
  });

  it('learns no name', () => {
    const words = [...vocabularyOf(items).keys()];
    expect(NAMES.flatMap((name) => name.toLowerCase().split(' ')).filter((word) => words.includes(word))).toEqual([]);
  });

  it('a set of a hundredth of the events counts ten times an item', () => {
    const row = {
      tells: true,
      features: { words: [], facts: [], length: 0 },
      at: new Int32Array(),
      value: new Float64Array(),
    };
    const rows = [...Array.from({ length: 100 }, () => ({ ...row, set: 'large' })), { ...row, set: 'small' }];
    expect(weightsOfSets(rows)).toEqual(
      new Map([
        ['large', 1],
        ['small', 10],
      ]),
    );
  });
});

describe('measuring', () => {
  it('calibrates scores that are twice too sure, to half their slope', () => {
    const scores = Array.from({ length: 4000 }, (_, i) => (i % 81) / 10 - 4);
    const said: Scored[] = scores.map((score, i) => {
      const truth = 1 / (1 + Math.exp(-score));
      return { score: 2 * score, weight: 1, tells: (i * 0.618034) % 1 < truth };
    });
    const { slope, offset } = calibrate(said);
    expect(slope).toBeCloseTo(0.5, 1);
    expect(offset).toBeCloseTo(0, 1);
  });

  it.each([
    ['said 0.8 of what is true 8 times in 10', 0.8, 8, 0],
    ['said 0.8 of what is true 4 times in 10', 0.8, 4, 0.4],
  ])('calibration error: %s', (_, probability, right, error) => {
    const said = Array.from({ length: 10 }, (_, i) => ({ probability, tells: i < right }));
    expect(calibrationError(said)).toBeCloseTo(error, 10);
  });

  it('precision and recall are shares', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ tells: fc.boolean(), told: fc.boolean() })), (said) => {
        const { precision, recall, f1 } = precisionRecall(said);
        for (const share of [precision, recall, f1]) expect(share >= 0 && share <= 1).toBe(true);
        if (precision > 0) expect(f1).toBeCloseTo(2 / (1 / precision + 1 / recall), 10);
      }),
    );
  });
});
