// What the judge says of whole articles: whatever the model, and with a small one handed in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weighed } from '../../../src/extract/events/decide.ts';
import { readText } from '../../../src/extract/extract.ts';
import { eachToken, featuresOf, wordKey, type Read } from '../../../src/extract/judge/features.ts';
import { FACT_WEIGHS, judge, WORDS_WEIGH } from '../../../src/extract/judge/judge.ts';
import type { Model } from '../../../src/extract/judge/model-file.ts';

function read(title: string, body = ''): Read {
  return weighed('a', readText({ title, body })).read;
}

function model(words: Record<string, number>, facts: Record<string, number> = {}): Model {
  const vocabulary = new Map(Object.keys(words).map((word, i) => [word, i + 1]));
  const weights = new Map(Object.values(words).map((weight, i) => [wordKey(0, i + 1, 0), weight]));
  return { bias: -1, slope: 1, offset: 0, vocabulary, words: weights, facts: new Map(Object.entries(facts)) };
}

describe('what is read of a text', () => {
  it.each([
    ['Fennick pays $14.3bn, 49% of Orbital’s shares', 'fennick pays $ # bn # % of orbital s shares'],
    ["it wasn't sold", "it wasn't sold"],
    ['€1,200 and £3.50', '€ # and £ #'],
    ['', ''],
  ])('%s', (text, words) => {
    const told: string[] = [];
    eachToken(text, (word) => told.push(word));
    expect(told.join(' ')).toBe(words);
  });

  it('a name is no word: what the vocabulary does not hold is the same for all', () => {
    const known = new Map([['acquires', 1]]);
    expect(featuresOf(read('Fennick acquires Orbital'), known)).toEqual(
      featuresOf(read('Quillon acquires Varnel'), known),
    );
  });

  it('a rule that spoke is a fact by its name, and where', () => {
    const { facts } = featuresOf(read('Fennick acquires Orbital Pumps for $2 billion'), new Map());
    expect(facts).toContain('title kind acquisition');
    expect(facts.some((fact) => /^title: .*Foo/.test(fact))).toBe(true);
    expect(facts).toContain('rules tell an event');
  });

  it('a headline of a page’s foot is no fact of the article', () => {
    const { facts } = featuresOf(
      read('Fennick opens a plant', 'It will make pumps.\n\nRead more: Quillon acquires Varnel'),
      new Map(),
    );
    expect(facts.filter((fact) => /^(?:title|lead|text)[ :]/.test(fact))).toEqual([]);
  });
});

describe('the verdict', () => {
  it('adds what words and facts weigh', () => {
    const small = model({ takeover: 2 }, { 'style headline': 0.5 });
    const score = -1 + (2 * WORDS_WEIGH) / Math.sqrt(3) + 0.5 * FACT_WEIGHS; // three words
    expect(judge(read('takeover of pumps'), small).probability).toBeCloseTo(1 / (1 + Math.exp(-score)), 10);
  });

  it('gives its largest reasons first, in words', () => {
    const reasons = judge(
      read('takeover of pumps'),
      model({ takeover: 2, pumps: -3 }, { 'style headline': 0.5 }),
    ).reasons();
    expect(reasons.map(({ feature }) => feature)).toEqual(['title: “pumps”', 'title: “takeover”', 'style headline']);
    expect(reasons[0]?.weight).toBeLessThan(0);
  });

  it('is a probability, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 400 }), (title, body) => {
        const { probability } = judge(read(title, body));
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }),
    );
  });
});
