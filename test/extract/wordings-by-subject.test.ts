// The tables of wordings by subject: one headline of our own a row, and the event it tells.
import { describe, expect, it } from 'vitest';
import { lineOf, readBody, readText } from './reading.ts';

describe('wordings by subject', () => {
  it.each([
    ['Northwind, Tideline to tie up', 'merger announced: Northwind takes Tideline'],
    ['Northwind and Tideline in $5bn tie-up', 'merger announced: Northwind takes Tideline for 5e9 USD'],
    ['Northwind and Tideline call off their tie-up', 'merger called-off: Northwind takes Tideline'],
    [
      "Northwind joins forces with Tideline, creating Europe's biggest pump maker",
      'merger announced: Northwind takes Tideline',
    ],
    ['Northwind and Tideline join forces to form a pumps giant', 'merger announced: Northwind takes Tideline'],
    ['Northwind and Tideline pool wind farms in new venture', 'joint-venture announced: Northwind + Tideline takes ?'],
    [
      'Northwind and Tideline team up in substation venture, each with half',
      'joint-venture announced: Northwind + Tideline takes ?',
    ],
    [
      'Northwind and Tideline to set up 60:40 venture in Vietnam',
      'joint-venture announced: Northwind + Tideline takes ?',
    ],
    ['Talks between Northwind and Tideline on a tie-up have stalled', 'merger in-talks: Northwind takes Tideline'],
    ['Northwind weighs tie-up with Tideline', 'merger rumored: Northwind takes Tideline'],
    ['Tideline rejects takeover approach from Northwind', 'acquisition in-talks: Northwind takes Tideline'],
    ["Tideline turns down Northwind's £400m approach", 'acquisition in-talks: Northwind takes Tideline for 400e6 GBP'],
    ['Tideline confirms it has received an approach from Northwind', 'acquisition in-talks: Northwind takes Tideline'],
    [
      'Tideline said it had been approached by Northwind about an offer',
      'acquisition in-talks: Northwind takes Tideline',
    ],
    ['Tideline spurns suitor Northwind', 'acquisition in-talks: Northwind takes Tideline'],
    ['Northwind approaches Tideline about a takeover', 'acquisition in-talks: Northwind takes Tideline'],
    ['Northwind circling Tideline', 'acquisition rumored: Northwind takes Tideline'],
    ['Northwind closes in on deal for Tideline', 'acquisition in-talks: Northwind takes Tideline'],
    ['Northwind among bidders for Tideline', 'acquisition in-talks: Northwind takes Tideline'],
    ['Northwind and Baxcott vie for Tideline', 'acquisition in-talks: Northwind + Baxcott takes Tideline'],
    ['Bidding war for Tideline heats up', 'acquisition in-talks: Tideline'],
    ['Northwind revives pursuit of Tideline', 'acquisition in-talks: Northwind takes Tideline'],
    ['Northwind goes hostile with Tideline', 'acquisition in-talks: Northwind takes Tideline'],
    [
      'Northwind in talks with Baxcott over sale of Tideline',
      'acquisition in-talks: Baxcott takes Tideline from Northwind',
    ],
    ['Northwind is in talks with Tideline about a possible offer', 'acquisition in-talks: Northwind takes Tideline'],
    ['Northwind and the owners of Tideline have been in talks', 'acquisition in-talks: Northwind takes Tideline'],
    ['A sale could value Tideline at €1.5 billion', 'acquisition rumored: Tideline valued 1.5e9 EUR'],
    ['Northwind sweetens its £2bn Tideline offer', 'acquisition announced: Northwind takes Tideline for 2e9 GBP'],
    ['Northwind makes first acquisition: Tideline', 'acquisition announced: Northwind takes Tideline'],
    ["Regulator clears Northwind's $3bn Tideline deal", 'acquisition regulatory: Northwind takes Tideline for 3e9 USD'],
    ['Northwind snares Tideline in €95m deal', 'acquisition announced: Northwind takes Tideline for 95e6 EUR'],
    ['Tideline to be folded into Northwind', 'acquisition announced: Northwind takes Tideline'],
    ['Tideline falls into the hands of Northwind', 'acquisition announced: Northwind takes Tideline'],
    ['Tideline falls into foreign hands', 'acquisition announced: Tideline'],
    ['Tideline changes hands', 'acquisition announced: Tideline'],
    ['Tideline finds a buyer in Northwind', 'acquisition announced: Northwind takes Tideline'],
    ['Northwind is the new owner of Tideline', 'acquisition announced: Northwind takes Tideline'],
    ['Tideline becomes part of Northwind', 'acquisition announced: Northwind takes Tideline'],
    ['Tideline joins Northwind in $40m deal', 'acquisition announced: Northwind takes Tideline for 40e6 USD'],
    ["Tideline becomes Northwind's third purchase this year", 'acquisition announced: Northwind takes Tideline'],
    ['Tideline under new ownership', 'acquisition announced: Tideline'],
    ['Tideline sold for €300m', 'acquisition announced: Tideline for 300e6 EUR'],
    ['Northwind adds Tideline to its stable', 'acquisition announced: Northwind takes Tideline'],
    [
      'Northwind takes Tideline off the hands of Baxcott',
      'acquisition announced: Northwind takes Tideline from Baxcott',
    ],
    ['Baxcott hands control of Tideline to Northwind', 'acquisition announced: Northwind takes Tideline from Baxcott'],
    ['Baxcott hands its pumps unit to Northwind', 'acquisition announced: Northwind takes pumps unit from Baxcott'],
    ['Baxcott hands Tideline to Northwind for €1', 'acquisition announced: Northwind takes Tideline from Baxcott'],
    ['Tideline goes to Northwind for $1.05bn', 'acquisition announced: Northwind takes Tideline for 1.05e9 USD'],
    ['All shares in Tideline moved to Northwind', 'acquisition announced: Northwind takes Tideline'],
    ['Northwind buys out the minority holders of Tideline', 'acquisition announced: Northwind takes Tideline'],
    ['Baxcott ready to let go of Tideline', 'divestiture rumored: Tideline from Baxcott'],
    ['Baxcott waves goodbye to Tideline in €90m sale', 'divestiture announced: Tideline from Baxcott for 90e6 EUR'],
    [
      'Baxcott completes €790m sale of Tideline to Northwind',
      'acquisition completed: Northwind takes Tideline from Baxcott for 790e6 EUR',
    ],
    ['Baxcott plots £1bn Tideline sale', 'divestiture announced: Tideline from Baxcott for 1e9 GBP'],
    ['Baxcott puts £900m price tag on Tideline', 'divestiture rumored: Tideline from Baxcott for 900e6 GBP'],
    ['Baxcott puts Tideline up for sale', 'divestiture rumored: Tideline from Baxcott'],
    ['Tideline puts itself up for sale', 'divestiture rumored: Tideline'],
    ['Baxcott seeks buyer for its pumps unit', 'divestiture rumored: pumps unit from Baxcott'],
    ['Tideline in £40m buyout backed by Northwind', 'buyout announced: Northwind takes Tideline for 40e6 GBP'],
    ['Managers buy Tideline from Baxcott', 'acquisition announced: Tideline from Baxcott'],
    [
      'Tideline emerges from receivership in the hands of creditor Northwind',
      'insolvency-sale announced: Northwind takes Tideline',
    ],
    ['Administrators of Tideline agree pre-pack with Northwind', 'insolvency-sale announced: Northwind takes Tideline'],
    ['Tideline saved from administration by Northwind', 'insolvency-sale announced: Northwind takes Tideline'],
    [
      'Court clears restart of bankrupt pump maker Tideline under Northwind',
      'insolvency-sale regulatory: Northwind takes Tideline',
    ],
    ['Tideline has been sold out of Chapter 11 to Northwind', 'insolvency-sale announced: Northwind takes Tideline'],
    ['Northwind salvages Tideline', 'insolvency-sale announced: Northwind takes Tideline'],
    ['Tideline lenders seize control', 'acquisition announced: Tideline'],
    ['Bondholders to own Tideline after swap', 'acquisition announced: Tideline'],
    ['Baxcott sells down: stake in Tideline cut to 4.8%', 'divestiture announced: 4.8% held of Tideline from Baxcott'],
    ["Northwind's stake in Tideline lifted to 12%", 'stake announced: Northwind takes 12% held of Tideline'],
    ['Baxcott sells down in Tideline', 'divestiture announced: Tideline from Baxcott'],
    ['Baxcott cuts Tideline stake in block trade', 'divestiture announced: Tideline from Baxcott'],
    ['Baxcott places 6% of Tideline with institutions', 'divestiture announced: 6% sold of Tideline from Baxcott'],
    ['Northwind to farm into the Tideline field', 'stake announced: Northwind takes Tideline field'],
    [
      'Baxcott retreats: 40% of its Guyana subsidiary goes to Northwind',
      'stake announced: Northwind takes Guyana subsidiary from Baxcott',
    ],
    [
      'Northwind pays $85 million for 10 per cent of Tideline',
      'stake announced: Northwind takes Tideline for 85e6 USD',
    ],
    ['Northwind becomes the biggest shareholder in Tideline', 'stake announced: Northwind takes Tideline'],
    ['Northwind crosses 10% in Tideline', 'stake announced: Northwind takes Tideline'],
    ['Northwind plans to lift its 19% holding in Tideline', 'stake announced: Northwind takes 19% held of Tideline'],
    ['Northwind takes half of Tideline', 'stake announced: Northwind takes 50% of Tideline'],
    ['Northwind mops up remaining Tideline shares', 'stake announced: Northwind takes Tideline'],
    ['Tideline becomes a unicorn after $80m round', 'investment completed: Tideline for 80e6 USD'],
    [
      'Tideline tops up its Series B with $40M from Northwind',
      'investment completed: Northwind takes Tideline for 40e6 USD',
    ],
    ['Tideline welcomes $40m injection from Northwind', 'investment completed: Northwind takes Tideline for 40e6 USD'],
    ['Tideline in line for $400M from Northwind', 'investment in-talks: Northwind takes Tideline for 400e6 USD'],
    ['Tideline raises $35M in equity at half its last valuation', 'investment completed: Tideline for 35e6 USD'],
    [
      'Tideline has pulled in another C$64 million from existing investor Northwind',
      'investment completed: Northwind takes Tideline for 64e6 CAD',
    ],
    ['Northwind writes €12m cheque for Tideline', 'investment completed: Northwind takes Tideline for 12e6 EUR'],
    ['Northwind tips £40m into Tideline', 'investment announced: Northwind takes Tideline for 40e6 GBP'],
    ["Tideline's valuation trebles to $3bn after funding round", 'investment completed: Tideline valued 3e9 USD'],
    ['Tideline picks banks for its New York float', 'ipo rumored: Tideline'],
    ['Tideline files draft papers for share issue', 'ipo announced: Tideline'],
    ['Tideline abandons planned London listing', 'ipo called-off: Tideline'],
    ['Tideline to float on the London stock market', 'ipo announced: Tideline'],
    ['Tideline shares jump 40% on first day of dealings', 'ipo completed: Tideline'],
    ['Tideline prices its IPO at the top of the range', 'ipo announced: Tideline'],
    ['Tideline seeks up to $500m in its share sale', 'ipo announced: Tideline for up to 500e6 USD'],
    ["Exchange clears pump maker Tideline's $4bn float", 'ipo regulatory: Tideline for 4e9 USD'],
    ['Baxcott plans separate listing for its pumps unit', 'ipo announced: pumps unit from Baxcott'],
    ['Baxcott to separate its pumps arm', 'spin-off announced: pumps arm from Baxcott'],
    ['Northwind makes credit bid for Tideline', 'insolvency-sale in-talks: Northwind takes Tideline'],
    ['Box-maker Northwind swallows Baltic rival Tideline', 'acquisition announced: Northwind takes Tideline'],
    ["Tideline's market debut values the pump maker at $4bn", 'ipo completed: Tideline valued 4e9 USD'],
    ['Brewer Tideline goes on the block', 'divestiture rumored: Brewer Tideline'],
    ['Collapsed airline Tideline bought by Northwind', 'acquisition announced: Northwind takes Tideline'],
    [
      "Brazil's Northwind lobs in £1.2bn bid for pork processor Tideline",
      'acquisition in-talks: Northwind takes Tideline for 1.2e9 GBP',
    ],
  ])('%s', (title, line) => {
    const [event] = readText(title).events;
    expect(event === undefined ? 'nothing' : lineOf(event)).toBe(line);
  });

  it.each([
    'Candidates vie for the leadership of the Harbour Party',
    'Northwind joins race for city contract',
    'Tideline sweetens its holiday deals for subscribers',
    'Northwind approaches its tenth birthday',
    'Tideline takes half of the market',
    'Northwind changes hands at 42 cents a share',
    'Northwind sizes up the competition in pumps',
    'Tideline becomes part of the conversation',
    'Northwind farms out jobs to contractors',
    'Northwind hands out awards to its staff',
    'Starlings took over the sky above the pier',
    'Northwind buys back $2bn of its shares',
    'Tideline gets $40m contract from the army',
    'Northwind shifts its primary listing to New York',
  ])('no ownership event: %s', (title) => {
    expect(readText(title).events.map(lineOf)).toEqual([]);
  });
});

describe('a feed item whose title plays and whose text tells', () => {
  it.each([
    ['Sold!', 'Baxcott has offloaded its pumps division. The buyer is Tideline.', 'Tideline'],
    [
      'A filing speaks',
      'A filing shows that 100% of the shares in Tideline moved to Northwind on Friday.',
      'Northwind',
    ],
  ])('%s', (title, body, acquirer) => {
    expect(readText(title, body).events[0]?.acquirers).toEqual([acquirer]);
  });

  it('reads a name in -ly at the head of a sentence, and no adverb', () => {
    expect(readBody('Foldly has raised a $33 million Series A led by Northwind.').events[0]?.target).toBe('Foldly');
    expect(readBody('Notably raised sums were not given.').events).toEqual([]);
  });
});
