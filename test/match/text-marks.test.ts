// Texts → whether one is the other, lightly edited or cut; and what that does to the count of independent reports.
import { describe, expect, it } from 'vitest';
import { independentSources } from '../../src/match/independent-sources.ts';
import { areCopies, textMarks } from '../../src/match/text-marks.ts';
import { tell, usd } from './samples.ts';

const REPORT =
  'Ostwind said on Monday that it had agreed to buy the pump maker Fennick for two billion dollars in cash, its largest purchase so far. ' +
  'The board of Fennick backs the offer, which is a third above the last closing price. The two companies expect to close by the end ' +
  'of the year, if shareholders and the regulators of four countries agree. Ostwind wants to keep the plant in Elmbank open and to ' +
  'double what it spends on research. Analysts had long expected the maker to be bought, since its founder left the board in spring.';
const EDITED = REPORT.replace('said on Monday', 'has announced')
  .replace('largest purchase', 'biggest deal')
  .replace('in spring', 'in April');
const CUT = REPORT.slice(0, 420);
const OWN =
  'Fennick is to be sold. The pump maker from Elmbank has accepted an offer from Ostwind, worth two billion dollars, after weeks of talks in ' +
  'Oslo, according to two bankers who worked on it. The deal would make Ostwind the second largest maker of pumps in Europe, behind ' +
  'Larkfield, and bring it a network of workshops that it lacks. Unions said that they would ask for guarantees for the eight hundred workers.';
const words = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? [];
const copies = (a: string, b: string) => areCopies(textMarks(words(a)), textMarks(words(b)));

describe('copies', () => {
  it.each([
    ['itself', REPORT, REPORT, true],
    ['lightly edited', REPORT, EDITED, true],
    ['cut short', REPORT, CUT, true],
    ['edited and cut, either way round', CUT, EDITED, true],
    ['another report of the same deal', REPORT, OWN, false],
    ['texts too short to tell', 'Ostwind buys Fennick.', 'Ostwind buys Fennick.', false],
  ])('%s', (_, a, b, expected) => {
    expect(copies(a, b)).toBe(expected);
    expect(copies(b, a)).toBe(expected);
  });
});

describe('independent reports', () => {
  const told = (source: string, body: string, origin: string | null = null) => ({
    id: `${source}-${body.length}`,
    events: [{ acquirers: ['Ostwind'], target: 'Fennick', price: usd(2e9) }],
    origin: origin === null ? ({ report: 'own', name: null } as const) : ({ report: 'named', name: origin } as const),
    article: { source, body },
  });
  it.each([
    ['two papers with a report each', 2, [told('Elm Post', REPORT), told('Oak Times', OWN)]],
    ['a lightly edited copy', 1, [told('Elm Post', REPORT), told('Oak Times', EDITED)]],
    ['two that retell one agency', 1, [told('Elm Post', REPORT, 'Reuters'), told('Oak Times', OWN, 'Reuters')]],
    [
      'the agency’s own feed beside who retells it',
      1,
      [told('Reuters: Deals', REPORT), told('Oak Times', OWN, 'Reuters')],
    ],
    ['one that retells it, and a report of its own', 2, [told('Elm Post', REPORT, 'Reuters'), told('Oak Times', OWN)]],
  ])('%s', (_, count, articles) => {
    const [story] = tell(...articles);
    expect(story && independentSources(story)).toBe(count);
  });

  it('an article that only makes a rival bid known tells nothing of the first', () => {
    const [first] = tell(told('Elm Post', REPORT), {
      ...told('Oak Times', OWN),
      events: [{ acquirers: ['Larkfield'], target: 'Fennick', price: usd(3e9) }],
    });
    expect(first?.related).toMatchObject([{ why: 'rival-bid', bidders: ['Larkfield'] }]);
    expect(first && independentSources(first)).toBe(1);
  });
});
