import { describe, expect, it } from 'vitest';
import { VETOES } from '../../../src/extract/rules/vetoes.ts';
import { lineOf, readBody, readText } from '../reading.ts';

describe('look-alikes that are no ownership event', () => {
  it.each([
    // buying a product or service
    'They even had to purchase the coding assistant that their competitor makes.',
    'Northwind Airways buys 40 aircraft from Lantern Aerospace.',
    'Here is where you can buy the new Lantern phone for less.',
    'Tideline currently sells Lantern pumps in a wide range of sizes.',
    'The ministry bought 40,000 tonnes of wheat from Northwind Grain.',
    'The central bank bought treasury bills worth 37 million pounds.',
    'Northwind Airways sells more of its A220 jets to Tideline.',
    'Halper and Sons LLP is investigating whether the sale of Tideline is fair to shareholders.',
    'The put credit spread sold at 384 was bought back by the Tideline desk.',
    'Northwind will invest several billion dollars in a second Tideline battery factory.',
    'Tideline, a drug discovery spin-off from Northwind, hires a chief.',
    // winning or leaving a contract
    'Due to the structure of the contracts, this divestment process could proceed quickly.',
    'Northwind plans to cut off most of its business dealings with Tideline.',
    'Northwind wins a $200 million contract from Tideline.',
    // hiring
    'Northwind has hired the chief executive of Tideline.',
    // a verb
    'Customers share data with Tideline, and many scale up quickly.',
    'The chief executive will stake out his position on Monday.',
    'The two firms raised the stakes in their quarrel.',
    // holding without change
    'Northwind, which holds a 49% stake, has become a competitor of its customers.',
    // a share price or index move
    'Shares of Tideline rose 12% after the report.',
    'The index fell 3% as traders sold technology stocks.',
    'Analysts cut Tideline to Hold and lifted Northwind to Buy.',
    // one's own shares
    'Northwind will buy back 5 million of its own shares.',
    'Northwind Group announced a $500 million share repurchase program.',
    // an opinion
    'Should Northwind buy Tideline?',
    'It is time to sell Tideline, an analyst says.',
    // history told as background
    'Northwind makes Lantern, which it acquired in 2014.',
    'Tideline was founded by engineers who left Northwind years after it was acquired by Lantern.',
    // a fund's routine trade
    'Insiders at Tideline: the CFO sold $2 million of shares.',
    // property, players, artworks and ships
    'The striker was acquired from Northwind United for 30 million euros.',
    'A painting by a Dutch master was sold at auction for $12 million.',
    // debt and funds
    'Northwind Capital closes a $500 million fund for pump makers.',
    'Tideline raises $300 million in senior notes due 2031.',
    'Tideline raises its full-year forecast.',
  ])('no ownership event: %s', (sentence) => {
    expect(readBody(sentence).events.map(lineOf)).toEqual([]);
  });

  it('says which row turned a wording away', () => {
    const { rejected } = readBody('Northwind Group will buy back 5 million of its own shares.');
    expect(rejected).toContainEqual(expect.objectContaining({ row: 'buys its own shares back', step: 'veto' }));
  });

  it('turns away the look-alike, not the event beside it', () => {
    const { events } = readText('Northwind buys Tideline and will buy back its own shares');
    expect(events.map(lineOf)).toEqual(['acquisition announced: Northwind takes Tideline']);
  });

  it('names every row once, and every row reads something', () => {
    const names = VETOES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { around, before, after, sentence, target } of VETOES) {
      expect([around, before, after, sentence, target].some((pattern) => pattern !== undefined)).toBe(true);
    }
  });
});
