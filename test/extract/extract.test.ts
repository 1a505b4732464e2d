import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleText } from '../../src/extract/reading/clean.ts';
import { readArticle } from '../../src/extract/extract.ts';
import { lineOf, readText } from './reading.ts';

describe('readArticle', () => {
  it('puts the main event first and related headlines last, marked', () => {
    const { events } = readText(
      'Northwind buys Tideline',
      'Done.\nRelated articles\nLantern to sell 5% of Old Harbour\n',
    );
    expect(events.map((event) => [lineOf(event), event.headlineOnly])).toEqual([
      ['acquisition announced: Northwind takes Tideline', false],
      ['divestiture announced: 5% sold of Old Harbour from Lantern', true],
    ]);
  });

  it('merges what title and body tell of one deal', () => {
    const { events } = readText(
      'Northwind to buy Tideline',
      'Northwind Group said it will acquire Tideline Systems for $2 billion from Lantern.',
    );
    expect(events.map(lineOf)).toEqual([
      'acquisition announced: Northwind Group takes Tideline Systems from Lantern for 2e9 USD',
    ]);
    expect(events[0]?.evidence).toHaveLength(2);
  });

  it('a sum without a currency joins the body, which prints one', () => {
    const { events } = readText(
      "Northwind's 2.5 billion investment in Tideline",
      'Northwind announced an investment of up to $2.5 billion in Tideline.',
    );
    expect(events[0]?.price).toEqual({ min: null, max: 2.5e9, approximate: false, currency: 'USD' });
  });

  it('a sum that is the valuation is no price', () => {
    const { events } = readText(
      'Northwind takes a 30% stake in Tideline in $8 billion deal',
      'The deal lifts the valuation of Tideline from $4 billion to $8 billion.',
    );
    expect(events[0]).toMatchObject({ price: null, valuation: { max: 8e9 }, valuationBefore: { max: 4e9 } });
  });

  it('a headline that says "acquired" completes nothing', () => {
    expect(readText('Northwind acquired Tideline').events[0]?.stage).toBe('announced');
    expect(readText('Northwind completes acquisition of Tideline').events[0]?.stage).toBe('completed');
  });

  it('carries the trail of each event: the rows that spoke and the words they read', () => {
    const [event] = readText('Northwind to buy Tideline for $2bn').events;
    expect(event?.trail).toContainEqual({ row: 'Foo buys Bar', step: 'rule', read: 'buy' });
    expect(event?.trail).toContainEqual({ row: 'in the title', step: 'confidence', read: '+0.12' });
  });

  it.each([
    'After Northwind acquired a 49% stake, Tideline lost its largest customers.',
    'Northwind acquired 49% of Tideline',
  ])('a title’s past tense completes nothing: %s', (title) => {
    expect(readText(title, 'Tideline makes pumps in Oslo.').events[0]?.stage).toBe('announced');
  });

  it('is surer of a purchase for a sum than of one company that backs another', () => {
    const plain = readText('Northwind buys Tideline for $2bn').events[0]?.confidence ?? 0;
    const vague = readText('Northwind backs Tideline').events[0]?.confidence ?? 0;
    expect(plain).toBeGreaterThan(vague);
  });

  it.each(['', ' ', '<p></p>', '\n\n'])('an empty article tells nothing: %j', (text) => {
    expect(readText(text, text)).toMatchObject({ events: [], ripples: [] });
  });

  const word = fc.constantFrom(
    'Northwind',
    'Tideline',
    "Lantern's",
    'buys',
    'acquired',
    'by',
    'stake',
    '49%',
    'of',
    'in',
    'for',
    '$2bn',
    'to',
    'sell',
    'IPO',
    'and',
    ',',
    '.',
    '\n',
    '<Foo>',
    '“',
    'merger',
    'with',
    'the',
    'Related articles',
    'raises',
    '$',
    '(',
    ';',
  );
  const text = fc
    .array(fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: fc.string() }), { maxLength: 40 })
    .map((words) => words.join(' '));

  it('never throws, quotes verbatim, and keeps its figures in bounds, whatever the article', () => {
    fc.assert(
      fc.property(text, text, (title, body) => {
        const whole = articleText({ title, body });
        for (const event of readArticle({ id: 'a', title, body }).events) {
          expect(event.evidence.length).toBeGreaterThan(0);
          for (const { quote, start, end } of event.evidence) expect(whole.slice(start, end)).toBe(quote);
          expect(event.confidence).toBeGreaterThanOrEqual(0);
          expect(event.confidence).toBeLessThanOrEqual(1);
          for (const figure of [event.stake, event.price, event.valuation]) {
            if (figure?.min != null && figure.max != null) expect(figure.min).toBeLessThanOrEqual(figure.max);
          }
          if (event.stake !== null) expect(event.stake.max ?? event.stake.min ?? 0).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reads a long hostile text in linear steps', () => {
    const hostile = `${'acquired by '.repeat(4000)}${'$1'.repeat(4000)}${'x<p '.repeat(4000)}${'( '.repeat(4000)}`;
    expect(readText(hostile, hostile).events.length).toBeLessThanOrEqual(60);
  });
});
