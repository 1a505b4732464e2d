import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/extract/rules/rules.ts';
import { lineOf, readBody, readText } from '../reading.ts';

describe('wordings that tell a change of ownership', () => {
  it.each([
    ['TIDELINE GETS BID FROM NORTHWIND GROUP', 'acquisition in-talks: NORTHWIND GROUP takes TIDELINE'],
    ['Northwind buys into Tideline', 'stake announced: Northwind takes Tideline'],
    ['Tideline to merge into Northwind Group', 'merger announced: Northwind Group takes Tideline'],
    [
      'Northwind annonce l’acquisition d’Tideline Robotics AG',
      'acquisition announced: Northwind takes Tideline Robotics AG',
    ],
    ['Northwind acquiert Tideline pour renforcer son offre', 'acquisition announced: Northwind takes Tideline'],
    [
      'Northwind firma un accordo definitivo per acquisire Tideline Pumps',
      'acquisition announced: Northwind takes Tideline Pumps',
    ],
    ['Northwind übernimmt Tideline', 'acquisition announced: Northwind takes Tideline'],
    [
      'Northwind agreed to buy 30% of Tideline Ltd, a unit of Harbour Group',
      'stake announced: Northwind takes 30% of Tideline Ltd from Harbour Group',
    ],
    [
      'Tideline raised a $50M Series B led by Northwind, a source says, at a $500M valuation',
      'investment completed: Northwind takes Tideline for 50e6 USD valued 500e6 USD',
    ],
    [
      'Harbour Robotics agreed to be acquired by Northwind Group for $1.2 billion',
      'acquisition announced: Northwind Group takes Harbour Robotics for 1.2e9 USD',
    ],
    [
      'Tideline, the pump maker acquired by Northwind Group, will keep its name',
      'acquisition announced: Northwind Group takes Tideline',
    ],
    [
      'Northwind sells its pumps unit to Tideline Partners for $300 million',
      'acquisition announced: Tideline Partners takes pumps unit from Northwind for 300e6 USD',
    ],
    [
      'Tideline announces its pending sale to Northwind Capital',
      'acquisition announced: Northwind Capital takes Tideline',
    ],
    [
      'Northwind hires the founders of Tideline AI and licenses its technology for $650 million',
      'license-and-hire announced: Northwind takes Tideline AI for 650e6 USD',
    ],
    ['Northwind acqui-hires Tideline Labs', 'license-and-hire announced: Northwind takes Tideline Labs'],
    ['Northwind rescues Tideline out of administration', 'insolvency-sale announced: Northwind takes Tideline'],
    ['Northwind to take Tideline private in $2bn deal', 'buyout announced: Northwind takes Tideline for 2e9 USD'],
    [
      'Tideline agrees $2bn take-private deal with Northwind Capital',
      'buyout announced: Northwind Capital takes Tideline for 2e9 USD',
    ],
    ['Northwind raises its stake in Tideline to 12%', 'stake announced: Northwind takes 12% held of Tideline'],
    ['Northwind plans to take 30% in Tideline', 'stake announced: Northwind takes 30% of Tideline'],
    ['Northwind cuts its stake in Tideline to 4%', 'divestiture announced: 4% held of Tideline from Northwind'],
    [
      'Northwind completes the sale of its 30% stake in Tideline',
      'divestiture completed: 30% sold of Tideline from Northwind',
    ],
    ['Northwind invests $2bn in Tideline', 'investment announced: Northwind takes Tideline for 2e9 USD'],
    [
      'Tideline receives a strategic investment from Northwind Ventures',
      'investment completed: Northwind Ventures takes Tideline',
    ],
    [
      'Tideline raised a $32M Series A led by Northwind Ventures',
      'investment completed: Northwind Ventures takes Tideline for 32e6 USD',
    ],
    [
      'Tideline raises 30 million euros in Series B funding led by Northwind and Old Harbour',
      'investment completed: Northwind + Old Harbour takes Tideline for 30e6 EUR',
    ],
    ['Tideline in talks to raise funding at a $12B valuation', 'investment in-talks: Tideline valued 12e9 USD'],
    ['Former executives raise $8M for Tideline to fix pumps', 'investment completed: Tideline for 8e6 USD'],
    ['Tideline hits $3B valuation', 'investment completed: Tideline valued 3e9 USD'],
    ['Northwind buys Tideline', 'acquisition announced: Northwind takes Tideline'],
    ['Northwind to buy Tideline for $2bn', 'acquisition announced: Northwind takes Tideline for 2e9 USD'],
    [
      "Northwind's acquisition of Tideline wins EU antitrust approval",
      'acquisition regulatory: Northwind takes Tideline',
    ],
    [
      'Northwind completes acquisition of Tideline from Old Harbour Group',
      'acquisition completed: Northwind takes Tideline from Old Harbour Group',
    ],
    ['Northwind makes a $3bn bid for Tideline', 'acquisition in-talks: Northwind takes Tideline for 3e9 USD'],
    ['Tideline rejects takeover offer from Northwind', 'acquisition in-talks: Northwind takes Tideline'],
    ['Tideline shares soar on takeover interest from Northwind', 'acquisition rumored: Northwind takes Tideline'],
    ['Northwind, Tideline agree to merge', 'merger announced: Northwind takes Tideline'],
    ['Northwind to merge with Tideline', 'merger announced: Northwind takes Tideline'],
    ['Northwind and Tideline complete merger', 'merger completed: Northwind takes Tideline'],
    [
      'Tideline agrees to sell itself to Northwind for $900 million',
      'acquisition announced: Northwind takes Tideline for 900e6 USD',
    ],
    ['Northwind explores sale of Tideline', 'divestiture rumored: Tideline from Northwind'],
    ['Northwind to spin off Tideline', 'spin-off announced: Tideline from Northwind'],
    ['Tideline files for an IPO', 'ipo announced: Tideline'],
    ['Tideline pops in Nasdaq debut', 'ipo completed: Tideline'],
    ['Northwind and Tideline form a joint venture', 'joint-venture announced: Northwind + Tideline takes ?'],
    [
      'Sources: Northwind is in talks to buy Tideline for $8B to $10B',
      'acquisition in-talks: Northwind takes Tideline for 8e9-10e9 USD',
    ],
    ['Northwind scraps $2bn takeover of Tideline', 'acquisition called-off: Northwind takes Tideline for 2e9 USD'],
    ["Regulator blocks Northwind's takeover of Tideline", 'acquisition blocked: Northwind takes Tideline'],
    ['Northwind denies it is in talks to buy Tideline', 'acquisition denied: Northwind takes Tideline'],
    [
      'NORTHWIND GROUP TO ACQUIRE TIDELINE SYSTEMS FOR 2.3 MLN DLRS',
      'acquisition announced: NORTHWIND GROUP takes TIDELINE SYSTEMS for 2.3e6 USD',
    ],
    [
      'Northwind, which makes pumps, has agreed to buy Tideline, a maker of valves, from Old Harbour for €1.1 billion',
      'acquisition announced: Northwind takes Tideline from Old Harbour for 1.1e9 EUR',
    ],
    [
      'Northwind sells 5% of Tideline for 10 billion yen',
      'divestiture announced: 5% sold of Tideline from Northwind for 10e9 JPY',
    ],
    ['Northwind buys majority stake in Tideline', 'acquisition announced: Northwind takes over 50% of Tideline'],
    [
      'Northwind acquires the valves business of Tideline',
      'acquisition announced: Northwind takes valves business from Tideline',
    ],
    [
      "Northwind purchases Old Harbour's remaining 8% stake in Tideline",
      'stake announced: Northwind takes 8% of Tideline from Old Harbour',
    ],
    [
      'Northwind acquires Tideline, Old Harbour and Lantern',
      'acquisition announced: Northwind takes Tideline',
      'acquisition announced: Northwind takes Old Harbour',
      'acquisition announced: Northwind takes Lantern',
    ],
    ['Tideline to go public through a merger with a blank-check firm', 'merger announced: Tideline'],
    [
      'Northwind, Lantern and Old Harbour to buy Tideline for Rs 1,200 crore',
      'acquisition announced: Northwind + Lantern + Old Harbour takes Tideline for 12e9 INR',
    ],
    ['Northwind calls off merger with Tideline', 'merger called-off: Northwind takes Tideline'],
    ["Tideline accepts Northwind's offer", 'acquisition announced: Northwind takes Tideline'],
    [
      'Northwind nears $18bn deal to buy valve maker Tideline',
      'acquisition in-talks: Northwind takes Tideline for 18e9 USD',
    ],
    ['Northwind in talks to sell Tideline to Lantern', 'acquisition in-talks: Lantern takes Tideline from Northwind'],
  ])('%s', (headline, ...expected) => {
    expect(readText(headline).events.map(lineOf)).toEqual(expected);
  });

  it('a body tells an event under a title that does not', () => {
    const { events } = readBody('Northwind Group agreed on Monday to acquire Tideline Systems for $2 billion.');
    expect(events.map(lineOf)).toEqual(['acquisition announced: Northwind Group takes Tideline Systems for 2e9 USD']);
  });
});

describe('the table', () => {
  it('names every row once', () => {
    const names = RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(RULES.map(({ name, beside = ['stem'], reads }) => ({ name, beside, reads })))(
    '$name: stems are lower case, the pattern global',
    ({ beside, reads }) => {
      expect(beside.filter((stem) => stem !== stem.toLowerCase() || stem === '')).toEqual([]);
      expect(reads.global).toBe(true);
    },
  );
  it('a row whose words tell nothing by themselves reads only where the others stand, too', () => {
    expect(readText('Tideline Systems has been approached by Northwind').events).toEqual([]);
    expect(readText('Tideline Systems has been approached by Northwind about a takeover').events).toHaveLength(1);
  });
});

describe('a relative clause', () => {
  it('tells the stake taken in the company it hangs on, to the percent', () => {
    const [event] = readBody('The lab works with Tideline AI, in which Northwind has acquired a 49% stake.').events;
    expect(event).toMatchObject({
      acquirers: ['Northwind'],
      target: 'Tideline AI',
      stake: { min: 49, max: 49, approximate: false, meaning: 'bought' },
    });
  });
});

describe('a valuation that rises', () => {
  it.each([
    'The deal lifts its valuation to $29 billion from $14 billion.',
    'The deal lifts its valuation from $14 billion to $29 billion.',
  ])('is told with the one before: %s', (sentence) => {
    const [event] = readText(
      'Northwind to invest in Tideline',
      `Northwind will invest $10 billion in Tideline. ${sentence}`,
    ).events;
    expect(event).toMatchObject({ price: { max: 10e9 }, valuation: { max: 29e9 }, valuationBefore: { max: 14e9 } });
  });
});
