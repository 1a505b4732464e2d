// Figures over a story: which is best, whether they agree, who says so; ripples and people told once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Story } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { disagreements, storyFigures } from '../../src/match/figures.ts';
import { independentSources } from '../../src/match/independent-sources.ts';
import { mergeRipples, samePerson } from '../../src/match/ripples.ts';
import { ripple, stake, tell, usd, type Told } from './samples.ts';

const DEAL = { acquirers: ['Ostwind'], target: 'Pumpworks' };
const told = (id: string, part: NonNullable<Told['events']>[number], day = 0): Told => ({
  id,
  day,
  events: [{ ...DEAL, ...part }],
});
function story(...articles: Told[]): Story {
  const [one, second] = tell(...articles);
  if (!one || second) throw new Error('expected one story');
  return one;
}

describe('the best figure', () => {
  it.each([
    ['exact before approximate', stake(50, 50, { approximate: true }), stake(49), stake(49)],
    ['what moves before what is held', stake(60, 60, { meaning: 'held' }), stake(11), stake(11)],
    ['the latest of equals', stake(10), stake(12), stake(12)],
    ['a range before one bound', stake(null, 30), stake(20, 25), stake(20, 25)],
  ])('%s', (_, first, second, best) => {
    expect(storyFigures(story(told('a', { stake: first }), told('b', { stake: second }, 1))).stake.best).toEqual(best);
  });
  it('with the currency of the body before a headline without', () => {
    const bare = usd(14.3e9, 14.3e9, { currency: null });
    const one = story(told('a', { price: usd(null, 14.3e9) }), told('b', { price: bare }, 1));
    expect(storyFigures(one).price).toMatchObject({ best: usd(null, 14.3e9), agree: true });
  });
  it('is null where none is printed', () => {
    expect(storyFigures(story(told('a', {}))).price).toEqual({ best: null, all: [], agree: true });
  });
});

describe('disagreement', () => {
  const prices = (a: ReturnType<typeof usd>, b: ReturnType<typeof usd>, day = 1) =>
    disagreements(story(told('a', { price: a }), told('b', { price: b }, day))).map(({ figures }) => figures.length);
  it.each([
    ['two exact sums', usd(2e9), usd(3e9), [2]],
    ['"about" reaches 5% further', usd(2e9, 2e9, { approximate: true }), usd(2.09e9), []],
    ['"up to" holds anything below', usd(null, 3e9), usd(2e9), []],
    ['"up to" does not hold more', usd(null, 3e9), usd(4e9), [2]],
    ['two currencies are not compared', usd(2e9), usd(1.8e9, 1.8e9, { currency: 'EUR' }), []],
  ])('%s', (_, a, b, figures) => expect(prices(a, b)).toEqual(figures));
  it('a raised offer is news, not a disagreement', () => expect(prices(usd(2e9), usd(3e9), 20)).toEqual([]));
  it('what is bought does not disagree with what is held', () => {
    expect(
      disagreements(story(told('a', { stake: stake(11) }), told('b', { stake: stake(60, 60, { meaning: 'held' }) }))),
    ).toEqual([]);
  });
  it('"tripled" against "doubled" of one company', () => {
    const grows = (factor: number) => [
      ripple({ kind: 'competitor-gains', about: 'Pumpworks', company: 'Halvard', text: 'grows', factor }),
    ];
    const one = story({ ...told('a', {}), ripples: grows(3) }, { ...told('b', {}), ripples: grows(2) });
    expect(disagreements(one)).toEqual([
      {
        about: 'growth at Halvard',
        figures: [
          { value: { factor: 3 }, articleId: 'a' },
          { value: { factor: 2 }, articleId: 'b' },
        ],
      },
    ]);
  });
});

describe('independent sources', () => {
  const from = (
    id: string,
    report: 'own' | 'named' | 'unnamed',
    name: string | null = null,
    source = `Paper ${id}`,
  ): Told => ({
    ...told(id, {}),
    origin: { report, name },
    article: { source },
  });
  it.each<[string, number, Told[]]>([
    ['two that retell one report', 1, [from('a', 'named', 'Ex Wire'), from('b', 'named', 'Ex Wire')]],
    ['a named and an unnamed retelling', 1, [from('a', 'named', 'Ex Wire'), from('b', 'unnamed')]],
    ['only unnamed retellings', 1, [from('a', 'unnamed'), from('b', 'unnamed')]],
    ['the report itself and its retelling', 1, [from('a', 'own', null, 'Ex Wire'), from('b', 'named', 'Ex Wire')]],
    ['two reports of their own', 2, [from('a', 'own'), from('b', 'own')]],
    ['one publication twice', 1, [from('a', 'own', null, 'Ex Wire'), from('b', 'own', null, 'Ex Wire')]],
    ['two named reports', 2, [from('a', 'named', 'Ex Wire'), from('b', 'named', 'Daily Example')]],
  ])('%s: %i', (_, count, articles) => expect(independentSources(story(...articles))).toBe(count));
  it('a syndicated copy adds none', () => {
    const body = 'The same words in both papers, long enough to be known again. '.repeat(6);
    const copies = ['a', 'b'].map((id) => ({ ...from(id, 'own'), article: { source: id, body } }));
    expect(independentSources(story(...copies))).toBe(1);
  });
});

describe('people and ripples', () => {
  it.each([
    ['Alexander Wang', 'Alexandr Wang', true],
    ['A. Wang', 'Alexandr Wang', true],
    ['Wang', 'Alexandr Wang', true],
    ['Alex Wang', 'Alexandr Wang', true],
    ['Alice Wang', 'Alexandr Wang', false],
    ['Alexander Wong', 'Alexander Wang', false],
  ])('%s and %s: one person %s', (a, b, same) => expect(samePerson(a, b)).toBe(same));

  it('an executive who goes to the buyer moves with the deal', () => {
    const goes = ripple({
      kind: 'executive-moves',
      about: 'Pumpworks',
      company: 'Pumpworks',
      person: 'Ada Quill',
      toCompany: 'Ostwind',
      text: 'goes',
    });
    const away = { ...goes, toCompany: 'Halvard' };
    expect(storyFacts(story({ ...told('a', {}), ripples: [goes] })).alsoMoves).toEqual(['executive']);
    expect(storyFacts(story({ ...told('a', {}), ripples: [away] })).alsoMoves).toEqual([]);
  });
  it('a later telling changes the place of no ripple', () => {
    const told = fc.record({
      kind: fc.constantFrom('customer-leaves' as const, 'executive-moves' as const),
      company: fc.constantFrom('Fennick', 'Fennick Labs', 'Halvard'),
      person: fc.constantFrom(null, 'Ada Quill', 'A. Quill', 'Bo Reed'),
      text: fc.constantFrom('leaves', 'leaves for good', 'ends its contract at the end of the year'),
    });
    const of = (all: { kind: 'customer-leaves' | 'executive-moves'; company: string; text: string }[]) =>
      mergeRipples(all.map((one, i) => ({ ...ripple(one), articleId: `n${i}` })));
    fc.assert(
      fc.property(fc.array(told, { maxLength: 8 }), told, (before, more) => {
        const firstTold = of(before).map(({ articleIds }) => articleIds[0]);
        const now = of([...before, more]).map(({ articleIds }) => articleIds[0]);
        expect(now.slice(0, firstTold.length)).toEqual(firstTold);
      }),
    );
  });
  it('more independent reports make it surer', () => {
    const alone = storyFacts(story(told('a', { confidence: 0.6 }))).confidence;
    expect(
      storyFacts(story(told('a', { confidence: 0.6 }), told('b', { confidence: 0.5 }))).confidence,
    ).toBeGreaterThan(alone);
  });
});
