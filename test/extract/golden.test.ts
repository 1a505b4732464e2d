import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { OwnershipEvent, Reading, Ripple, RippleKind } from '../../src/domain.ts';
import { articleText } from '../../src/extract/reading/clean.ts';
import { readArticle } from '../../src/extract/extract.ts';

interface DemoItem {
  id: string;
  title: string;
  body: string;
  publish: 'baseline' | 'after';
}
const DEMO = new URL('../../config/demo/articles.yaml', import.meta.url);
const items = parse(readFileSync(DEMO, 'utf8')) as DemoItem[];
const [first, second] = items.filter(({ publish }) => publish === 'after');
if (first === undefined || second === undefined)
  throw new Error('config/demo/articles.yaml: expected two items with publish: after');
const readings: [string, DemoItem, Reading][] = [
  ['first', first, readArticle(first)],
  ['second', second, readArticle(second)],
];
const readingOf = (which: string): Reading => readings.find(([name]) => name === which)?.[2] ?? readArticle(first);

const ownEvents = ({ events }: Reading): OwnershipEvent[] => events.filter(({ headlineOnly }) => !headlineOnly);
const ripple = (reading: Reading, company: string, kind: RippleKind): Ripple | undefined =>
  reading.ripples.find((r) => r.company === company && r.kind === kind);

describe.each(readings)('the golden case, %s article', (_, item, reading) => {
  it('tells one deal of its own: Meta takes 49% of Scale AI, announced', () => {
    expect(ownEvents(reading)).toHaveLength(1);
    expect(reading.events[0]).toMatchObject({
      acquirers: ['Meta'],
      target: 'Scale AI',
      stage: 'announced',
      stake: { min: 49, max: 49, approximate: false, meaning: 'bought' },
      valuation: { min: 29e9, max: 29e9, currency: 'USD' },
      headlineOnly: false,
    });
    expect(['stake', 'investment']).toContain(reading.events[0]?.kind);
  });

  it('quotes verbatim', () => {
    const text = articleText(item);
    const evidence = [...reading.events.flatMap((event) => event.evidence), ...reading.ripples.map((r) => r.evidence)];
    expect(evidence.length).toBeGreaterThan(5);
    for (const { quote, start, end } of evidence) expect(text.slice(start, end)).toBe(quote);
  });

  it('is about Scale AI in every ripple', () => {
    expect(new Set(reading.ripples.map(({ about }) => about))).toEqual(new Set(['Scale AI']));
  });

  it('lets Google leave, with some 200 million dollars of spend a year', () => {
    expect(ripple(reading, 'Google', 'customer-leaves')).toMatchObject({
      amount: { max: 200e6, currency: 'USD', of: 'contract-spend' },
    });
  });

  it('lets OpenAI reduce months before, and stay by the word of its CFO', () => {
    expect(ripple(reading, 'OpenAI', 'customer-reduces')).toMatchObject({ timing: 'before' });
    expect(ripple(reading, 'OpenAI', 'customer-stays')?.saidBy).toMatch(/CFO|finance chief/);
  });

  it('lets Alexandr Wang, by one spelling, go from Scale AI to Meta', () => {
    const moves = reading.ripples.filter(({ kind }) => kind === 'executive-moves');
    expect(moves).toMatchObject([{ company: 'Scale AI', toCompany: 'Meta' }]);
    expect(moves[0]?.person).toMatch(/^Alexand(?:er|r) Wang$/);
  });

  it('lets Labelbox expect hundreds of millions, and Scale AI reply', () => {
    expect(ripple(reading, 'Labelbox', 'competitor-gains')).toMatchObject({
      amount: { min: 100e6, max: null, approximate: true, of: 'revenue' },
    });
    expect(ripple(reading, 'Scale AI', 'vendor-replies')?.saidBy).toMatch(/spokesperson/);
  });

  // ── What must not come out ───────────────────────────────────────────────────────────────────────────────────────
  it.each([
    [
      'Google owns or backs Scale AI',
      (e: OwnershipEvent) => [...e.acquirers, e.seller].some((name) => /google/i.test(name ?? '')),
    ],
    ['a price of 29 billion', (e: OwnershipEvent) => e.price?.max === 29e9 || e.price?.min === 29e9],
    ['revenue or spending as a price', (e: OwnershipEvent) => [870e6, 200e6, 150e6].includes(e.price?.max ?? 0)],
    ['a divestment of contracts', (e: OwnershipEvent) => e.kind === 'divestiture' && !e.headlineOnly],
    [
      'Meta buys Claude or Devmate',
      (e: OwnershipEvent) => /claude|devmate|llama/i.test(`${e.target} ${e.acquirers.join(' ')} ${e.seller}`),
    ],
    ['Musk as an investor', (e: OwnershipEvent) => e.acquirers.some((name) => /musk|xai/i.test(name))],
    ['completed, because a headline says "acquired"', (e: OwnershipEvent) => e.stage === 'completed'],
    [
      'Renault with Meta or Scale AI',
      (e: OwnershipEvent) => /renault|nissan/i.test(`${e.target} ${e.seller}`) && e.acquirers.length > 0,
    ],
  ])('not: %s', (__, isWrong) => expect(reading.events.filter(isWrong)).toEqual([]));

  it.each([
    [
      'OpenAI leaves, or reduces because of Meta',
      (r: Ripple) =>
        r.company === 'OpenAI' &&
        (r.kind === 'customer-leaves' || (r.kind === 'customer-reduces' && r.timing !== 'before')),
    ],
    ['a ripple of Meta, Musk, Nissan or Renault', (r: Ripple) => /meta|musk|nissan|renault/i.test(r.company)],
    ['Accel or Index Ventures as competitors', (r: Ripple) => /accel|index/i.test(r.company)],
    [
      'a ripple twice',
      (r: Ripple, i: number, all: Ripple[]) => all.findIndex((x) => x.kind === r.kind && x.company === r.company) !== i,
    ],
  ])('not: %s', (__, isWrong) => expect(reading.ripples.filter(isWrong)).toEqual([]));
});

describe('the golden case, first article only', () => {
  const reading = readingOf('first');
  it('prints a price of up to 14.3 billion dollars', () =>
    expect(reading.events[0]?.price).toEqual({ min: null, max: 14.3e9, approximate: false, currency: 'USD' }));
  it('retells Reuters', () => expect(reading.origin).toEqual({ report: 'named', name: 'Reuters' }));
  it('lets Microsoft reduce', () => expect(ripple(reading, 'Microsoft', 'customer-reduces')).toBeDefined());
  it("triples Handshake's demand", () =>
    expect(ripple(reading, 'Handshake', 'competitor-gains')).toMatchObject({ factor: 3 }));
  it('reads up to 200 million', () =>
    expect(ripple(reading, 'Google', 'customer-leaves')?.amount).toMatchObject({ min: null, approximate: false }));
  it('finds in its footer the planned sale of 5% of Renault by Nissan, as a headline only', () => {
    expect(reading.events.slice(1)).toMatchObject([
      {
        kind: 'divestiture',
        target: 'Renault',
        seller: 'Nissan',
        acquirers: [],
        stake: { min: 5, max: 5, meaning: 'sold' },
        price: { max: 10e9, currency: 'CNY' },
        headlineOnly: true,
      },
    ]);
  });
});

describe('the golden case, second article only', () => {
  const reading = readingOf('second');
  it('knows the valuation before the deal, and no price', () => {
    expect(reading.events[0]).toMatchObject({
      valuationBefore: { min: 14e9, max: 14e9, currency: 'USD' },
      price: null,
    });
  });
  it('retells reports without a name', () => expect(reading.origin).toEqual({ report: 'unnamed', name: null }));
  it('lets xAI seek to leave, by one source', () =>
    expect(ripple(reading, 'xAI', 'customer-leaves')).toMatchObject({ saidBy: 'one source' }));
  it('lets Microsoft pull back', () => expect(ripple(reading, 'Microsoft', 'customer-reduces')).toBeDefined());
  it("doubles Handshake's demand", () =>
    expect(ripple(reading, 'Handshake', 'competitor-gains')).toMatchObject({ factor: 2, person: 'Garrett Lord' }));
  it('lets the CEO of Turing comment', () =>
    expect(ripple(reading, 'Turing', 'competitor-comments')).toMatchObject({ person: 'Jonathan Siddharth' }));
  it('reads about 200 million', () =>
    expect(ripple(reading, 'Google', 'customer-leaves')?.amount).toMatchObject({ approximate: true }));
  it('tells nothing but the deal', () => expect(reading.events).toHaveLength(1));
});

describe('ordinary items', () => {
  const ordinary = items.filter(({ publish }) => publish === 'baseline');
  it('are a dozen at least', () => expect(ordinary.length).toBeGreaterThanOrEqual(12));
  it.each(ordinary.map((item) => [item.title, item] as const))('silent: %s', (_, item) => {
    const { events, ripples } = readArticle(item);
    expect({ events, ripples }).toEqual({ events: [], ripples: [] });
  });
});
