// The model's file says the model, whole; and the file that ships fits the rules that ship.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER_WORD, SLOTS, wordKey } from '../../../src/extract/judge/features.ts';
import { readModel, writeModel, type Model } from '../../../src/extract/judge/model-file.ts';
import { WEIGHTS } from '../../../src/extract/judge/weights.ts';
import { RULES } from '../../../src/extract/rules/rules.ts';
import { VETOES } from '../../../src/extract/rules/vetoes.ts';

const weight = fc.integer({ min: -400, max: 400 }).map((n) => n / 100);
const models = fc
  .record({
    words: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 20 }),
    single: fc.array(fc.tuple(fc.nat(SLOTS.length - 1), fc.nat(19), weight)),
    pairs: fc.array(fc.tuple(fc.nat(1), fc.nat(19), fc.nat(20), weight)),
    facts: fc.dictionary(fc.stringMatching(/^[a-z][a-z :|]{0,12}[a-z]$/), weight),
    bias: weight,
  })
  .map(({ words, single, pairs, facts, bias }): Model => {
    const numbers = words.map((_, i) => i + 1);
    const at = (i: number): number => numbers[i] ?? OTHER_WORD;
    const weights = new Map<number, number>();
    for (const [slot, a, w] of single) if (at(a) !== OTHER_WORD) weights.set(wordKey(slot, at(a), 0), w);
    for (const [slot, a, b, w] of pairs) weights.set(wordKey(slot, at(a), at(b)), w);
    const vocabulary = new Map(words.map((word, i) => [word, i + 1]));
    return { bias, slope: 1, offset: 0, vocabulary, words: weights, facts: new Map(Object.entries(facts)) };
  });

describe('the model’s file', () => {
  it('says the whole model', () => {
    fc.assert(
      fc.property(models, (model) => {
        const again = readModel(writeModel(model));
        expect([...again.words].sort()).toEqual([...model.words].sort());
        expect([...again.vocabulary]).toEqual([...model.vocabulary]);
        expect([...again.facts]).toEqual([...model.facts]);
        expect([again.bias, again.slope, again.offset]).toEqual([model.bias, model.slope, model.offset]);
      }),
    );
  });

  it('ships under 1 MB, and names no word that is only ever a name', () => {
    expect(WEIGHTS.length).toBeLessThan(1_000_000);
    expect([...readModel(WEIGHTS).vocabulary.keys()].filter((word) => word !== word.toLowerCase())).toEqual([]);
  });

  it('weighs only rules and vetoes that there are: run `npm run train` after renaming one', () => {
    const facts = [...readModel(WEIGHTS).facts.keys()];
    const rules = new Set(RULES.map(({ name }) => name));
    const vetoes = new Set(VETOES.map(({ name }) => name));
    const gone = facts.filter((fact) => {
      const [, where = '', name = ''] = /^(title|lead|text|veto): (.*)$/.exec(fact) ?? [];
      if (where === '') return false;
      return where === 'veto'
        ? !vetoes.has(name) && !/^(?:no company is named|what is|nobody is|nothing is)/.test(name)
        : !rules.has(name);
    });
    expect(gone).toEqual([]);
  });
});
