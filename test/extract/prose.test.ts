// Running prose, as agencies and press wires print it: who buys what from whom, whatever the grammar.
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/extract.ts';
import { lineOf } from './reading.ts';

function mainLine(title: string, body: string): string | null {
  const [event] = readArticle({ id: 'a', title, body }).events;
  return event === undefined ? null : lineOf(event);
}

describe('headlines in capitals: the text below has the names', () => {
  it.each([
    [
      'HARBOUR <HRB> RAISES STAKE IN TIDELINE <TDL>',
      'Harbour Associates L.P., a Chicago partnership, said it raised its stake in Tideline Industries Inc to 9.1 pct.',
      'stake completed: Harbour Associates L.P. takes 9.1% held of Tideline Industries Inc',
    ],
    [
      'IRISH PUMP CONCERN BUYS OHIO FIRM',
      'Quillbeam Pumps plc said it acquired Brackwater Corp of Woodhaven, Ohio, for undisclosed terms.',
      'acquisition completed: Quillbeam Pumps plc takes Brackwater Corp',
    ],
    [
      'FENNICK <FNK> TO SELL CANADIAN COURIER UNIT',
      'Fennick Corp said it signed a letter of intent to sell its Canadian courier unit, Fennick Parcels Ltd, to Brackwater Inc.',
      'acquisition announced: Brackwater Inc. takes Fennick Parcels Ltd from Fennick Corp',
    ],
    [
      "NAT'L TIDELINE <NTL> BUYS FLORIDA NURSERY",
      "National Tideline Inc said it purchased Hanley's Nursery Inc, for undisclosed terms.",
      "acquisition completed: National Tideline Inc takes Hanley's Nursery Inc",
    ],
    [
      'FENNICK UNIT TO BUY BRACKWATER',
      'Fennick Corp said its 86 pct owned affiliate, Quillbeam Inc, has agreed to acquire Brackwater Ltd.',
      'acquisition announced: Quillbeam Inc takes Brackwater Ltd.',
    ],
  ])('%s', (title, body, line) => expect(mainLine(title, body)).toBe(line));

  it('keeps the name that a headline with small letters prints', () => {
    const body = 'Harbour Dredging Supply Inc said it would buy Tideline Ltd.';
    expect(mainLine('Harbour buys Tideline', body)).toBe('acquisition announced: Harbour takes Tideline Ltd.');
  });
});

describe('lines wrapped at a width', () => {
  it('joins them, however short the first is', () => {
    const body =
      'Fennick Corp said it has\nended talks on the sale of its Blackwell Division\nto Brackwater Inc because no terms could be agreed.';
    expect(mainLine('FENNICK <FNK> ENDS PLANS TO SELL UNIT', body)).toBe(
      'acquisition called-off: Brackwater Inc takes Blackwell from Fennick Corp',
    );
  });
});

describe('who sells, and who buys', () => {
  it.each([
    [
      'Fennick Plc said it reached agreement with Brackwater Inc to acquire the whole share capital of Tideline Ltd.',
      'acquisition announced: Fennick Plc takes Tideline Ltd. from Brackwater Inc',
    ],
    [
      'Fennick said it had reached an agreement with Brackwater Group to sell its pumps business for $2 million.',
      'acquisition announced: Brackwater Group takes pumps business from Fennick for 2e6 USD',
    ],
    [
      'Fennick Inc said it acquired the Alder Systems division of Brackwater Corp for cash.',
      'acquisition completed: Fennick Inc takes Alder Systems from Brackwater Corp',
    ],
    [
      'The agency announced the acquisition of Tideline Corp by Brackwater Inc.',
      'acquisition announced: Brackwater Inc. takes Tideline Corp',
    ],
    [
      "Britain's watchdog cleared the anticipated acquisition by Brackwater Corp of Tideline Foods.",
      'acquisition regulatory: Brackwater Corp takes Tideline Foods',
    ],
    [
      'Fennick Inc said it and Brackwater Corp agreed to purchase Tideline Ltd from Quillbeam Plc.',
      'acquisition announced: Fennick Inc + Brackwater Corp takes Tideline Ltd from Quillbeam Plc',
    ],
    [
      'Fennick Inc said it would buy privately held Tideline Ltd, an automotive group, for $1.2 billion.',
      'acquisition announced: Fennick Inc takes Tideline Ltd for 1.2e9 USD',
    ],
    [
      'Fennick Plc (FNK.L) said on Monday it would buy Tideline Ltd (TDL.O).',
      'acquisition announced: Fennick Plc takes Tideline Ltd',
    ],
    [
      'Fennick Inc said it has acquired the majority of the assets and business of Tideline Inc of Woodhaven, Ore.',
      'acquisition completed: Fennick Inc takes Tideline Inc',
    ],
    [
      'Fennick Corp, which has said it may seek control of Tideline Corp, said it raised its stake in the company to 13.2 pct.',
      'stake completed: Fennick Corp takes 13.2% held of Tideline Corp',
    ],
    [
      'Tideline Plc said it had received a takeover approach from U.S.-based exchange operator Brackwater Group.',
      'acquisition in-talks: Brackwater Group takes Tideline Plc',
    ],
    [
      'Fennick Corp said Brackwater Inc has assumed control of Tideline Ltd.',
      'acquisition announced: Brackwater Inc takes Tideline Ltd.',
    ],
    [
      'Fennick SpA will pay 630 mln dlrs for the corn milling business of Tideline Inc.',
      'acquisition announced: Fennick SpA takes corn milling business from Tideline Inc. for 630e6 USD',
    ],
    [
      'Tideline Corp said it has started talks on being acquired, and named nobody.',
      'acquisition in-talks: Tideline Corp',
    ],
    [
      'Tideline Corp received an offer from Brackwater Inc to buy Tideline for 52 dlrs a share.',
      'acquisition in-talks: Brackwater Inc takes Tideline Corp',
    ],
    [
      'Fennick Corp said shareholders of Tideline Bancorp of Woodhaven, Fla., have approved a merger into Fennick.',
      'merger regulatory: Fennick Corp takes Tideline Bancorp',
    ],
    [
      'Prime Harbour Services Inc said merger talks with Tideline Corp have been terminated.',
      'merger called-off: Prime Harbour Services Inc takes Tideline Corp',
    ],
    [
      'An investor group including Brackwater Securities Corp and Alder Associates Inc said it raised its stake in Tideline Corp to 8.2 pct.',
      'stake completed: Brackwater Securities Corp + Alder Associates Inc takes 8.2% held of Tideline Corp',
    ],
    [
      'Harbour Plc said a group of investors offered to buy its Alderton steel mill.',
      'acquisition in-talks: Alderton from Harbour Plc',
    ],
    [
      'Fennick Corp is in talks with Tideline Plc over a possible takeover.',
      'acquisition in-talks: Fennick Corp takes Tideline Plc',
    ],
  ])('%s', (sentence, line) => expect(mainLine('What the industry told this week', sentence)).toBe(line));
});

describe('names of several words', () => {
  it.each([
    'Harbour Tire and Rubber Co',
    'Old Tideline Savings and Loan Association',
    'Miller Baker and Co',
    'Tideline und Alder GmbH',
    'New Harbour Group Inc',
    'Fennick Corp of America',
  ])('%s is one company', (name) =>
    expect(
      mainLine('What the industry told this week', `Brackwater Plc said it acquired ${name}, a maker of pumps.`),
    ).toBe(`acquisition completed: Brackwater Plc takes ${name}`),
  );

  it('a pair that speaks of itself as "it" is one company', () => {
    const body = 'Crowe and Alder said it agreed to acquire Tideline Corp.';
    expect(mainLine('What the industry told this week', body)).toBe(
      'acquisition announced: Crowe and Alder takes Tideline Corp.',
    );
  });
});

describe("an agency's notes in capitals", () => {
  it('a note without a subject is of the company above it', () => {
    const body = 'Brackwater Energy Ltd:\n* ENTERED AGREEMENT TO ACQUIRE TIDELINE LTD FOR $5 MILLION';
    expect(mainLine('BRIEF-Brackwater enters agreement', body)).toBe(
      'acquisition announced: Brackwater Energy Ltd takes TIDELINE LTD for 5e6 USD',
    );
  });

  it('a note says who made it before a dash', () => {
    const body = 'Brackwater Energy Ltd:\n* BRACKWATER ENERGY LTD - ACQUIRED TIDELINE OY, A PUMP MAKER IN FINLAND';
    expect(mainLine('BRIEF-Brackwater buys Finnish company', body)).toMatch(/Brackwater Energy Ltd takes TIDELINE OY/);
  });
});

describe('how far it has come, how much, and until when', () => {
  it.each([
    ['Fennick sold its pumps unit to Brackwater', 'acquisition completed: Brackwater takes pumps unit from Fennick'],
    [
      'Fennick agrees to sell 30% of Tideline to Brackwater',
      'stake announced: Brackwater takes 30% sold of Tideline from Fennick',
    ],
    ['Fennick buys a majority stake in Tideline', 'acquisition announced: Fennick takes over 50% of Tideline'],
    ['Fennick buys a 60% majority stake in Tideline', 'acquisition announced: Fennick takes 60% of Tideline'],
    [
      "Collapsed retailer Fennick's stores sold to Brackwater out of administration",
      "insolvency-sale announced: Brackwater takes Fennick's stores from Fennick",
    ],
    ['Fennick and Tideline agree to merge', 'merger announced: Fennick takes Tideline'],
    ['Fennick and Tideline call off merger', 'merger called-off: Fennick takes Tideline'],
  ])('%s', (title, line) => expect(mainLine(title, '')).toBe(line));

  it('who merges into whom is read from the text', () => {
    const body = 'Tideline Corp said its shareholders approved its merger into Fennick Plc for $40 a share.';
    expect(mainLine('Tideline shareholders approve merger with Fennick', body)).toBe(
      'merger regulatory: Fennick Plc takes Tideline Corp',
    );
  });

  it('what a regulator blocked is one event', () => {
    const body = 'The European Commission blocked the $2 billion takeover on Monday, saying it would harm competition.';
    const { events } = readArticle({ id: 'a', title: "EU blocks Fennick's takeover of Tideline", body });
    expect(events.map(lineOf)).toEqual(['acquisition blocked: Fennick takes Tideline for 2e9 USD']);
  });

  it.each([
    [
      'The transaction is expected to close in the third quarter of 2026, subject to approval.',
      'in the third quarter of 2026',
    ],
    ['Fennick expects to complete the acquisition by the end of June.', 'by the end of June'],
    ['Completion is expected on April 30.', 'on April 30'],
    ['Subject to approvals, the deal should close early next year.', 'early next year'],
    ['The deal is subject to approval.', null],
    ['The plant is expected to close in June.', null],
  ])('%s', (sentence, closesBy) => {
    const { events } = readArticle({ id: 'a', title: 'Fennick to buy Tideline', body: sentence });
    expect(events[0]?.closesBy).toBe(closesBy);
  });
});
