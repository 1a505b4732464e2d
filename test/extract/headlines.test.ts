// Headlines as the business and technology press words them, about invented companies, each with the event it tells.
import { describe, expect, it } from 'vitest';
import { lineOf, readText } from './reading.ts';

describe('headlines: a whole company bought', () => {
  it.each([
    [
      'Fennick to buy Larkspur for $2B in all-cash deal',
      '',
      'acquisition announced: Fennick takes Larkspur for 2e9 USD',
    ],
    ['AI startup Fennick acquires code review tool Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Chipmaker Fennick snaps up AI networking startup Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Fennick acquires Larkspur, a two-year-old startup that builds browser agents',
      'Terms of the deal were not disclosed.',
      'acquisition announced: Fennick takes Larkspur',
    ],
    ['Larkspur, the podcast editing app, is joining Fennick', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Larkspur is joining Fennick to build agents for finance teams',
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    ['Note-taking startup Larkspur joins Fennick', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Larkspur to be folded into Fennick after acquisition', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick picks up observability startup Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick swallows smaller rival Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Fennick gobbles up cybersecurity firm Larkspur in $1.2 billion deal',
      '',
      'acquisition announced: Fennick takes Larkspur for 1.2e9 USD',
    ],
    [
      'Fennick scoops up Larkspur as consolidation in fintech continues',
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    ['Exclusive: Fennick buys voice AI startup Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick in advanced talks to acquire Larkspur, sources say', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick nears $5bn deal for Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur for 5e9 USD'],
    [
      'Fennick close to buying Larkspur for about $5 billion -sources',
      '',
      'acquisition in-talks: Fennick takes Larkspur for about 5e9 USD',
    ],
    [
      'Fennick approaches Larkspur about takeover, Bloomberg News reports',
      '',
      'acquisition in-talks: Fennick takes Larkspur',
    ],
    ['Fennick weighs bid for Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    [
      'Fennick considering offer for struggling payments company Larkspur - FT',
      '',
      'acquisition rumored: Fennick takes Larkspur',
    ],
    ['Fennick eyes takeover of Larkspur, report says', '', 'acquisition rumored: Fennick takes Larkspur'],
    ['Fennick explores acquisition of chip startup Larkspur', '', 'acquisition rumored: Fennick takes Larkspur'],
    ['Fennick held early talks about buying Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Larkspur draws takeover interest from private equity firms', '', 'acquisition in-talks: Larkspur'],
    ['Larkspur attracts takeover interest, shares jump 12%', '', 'acquisition in-talks: Larkspur'],
    [
      'Larkspur shares surge on report Fennick is considering a bid',
      '',
      'acquisition in-talks: Fennick takes Larkspur',
    ],
    [
      'Dunmore buys Larkspur from Fennick for $1.1bn',
      '',
      'acquisition announced: Dunmore takes Larkspur from Fennick for 1.1e9 USD',
    ],
    ['Fennick takes control of Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick takes majority stake in Larkspur', '', 'acquisition announced: Fennick takes over 50% of Larkspur'],
    ['Fennick buys remaining stake in Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      "EU antitrust regulators clear Fennick's acquisition of Larkspur",
      '',
      'acquisition regulatory: Fennick takes Larkspur',
    ],
    ["UK's CMA probes Fennick's $3B Larkspur deal", '', 'acquisition regulatory: Fennick takes Larkspur for 3e9 USD'],
    ["CMA launches probe into Fennick's Larkspur takeover", '', 'acquisition regulatory: Fennick takes Larkspur'],
    [
      'Fennick wins EU nod for $3 billion Larkspur buy',
      '',
      'acquisition regulatory: Fennick takes Larkspur for 3e9 USD',
    ],
    ['Larkspur shareholders back Fennick takeover', '', 'acquisition regulatory: Fennick takes Larkspur'],
    ["FTC sues to block Fennick's purchase of Larkspur", '', 'acquisition blocked: Fennick takes Larkspur'],
    ['Fennick walks away from Larkspur deal', '', 'acquisition called-off: Fennick takes Larkspur'],
    ['Fennick scraps plan to buy Larkspur', '', 'acquisition called-off: Fennick takes Larkspur'],
    ['Fennick abandons $3bn bid for Larkspur', '', 'acquisition called-off: Fennick takes Larkspur for 3e9 USD'],
    ['Fennick drops pursuit of Larkspur', '', 'acquisition called-off: Fennick takes Larkspur'],
    ["Larkspur's sale to Fennick falls through", '', 'acquisition called-off: Fennick takes Larkspur'],
    ['Fennick sweetens offer for Larkspur to $42 a share', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ["Larkspur rejects Fennick's $3bn takeover bid", '', 'acquisition in-talks: Fennick takes Larkspur for 3e9 USD'],
    [
      'Larkspur rejects unsolicited $3B offer from Fennick',
      '',
      'acquisition in-talks: Fennick takes Larkspur for 3e9 USD',
    ],
    ['Fennick denies talks to buy Larkspur', '', 'acquisition denied: Fennick takes Larkspur'],
    ['Fennick completes acquisition of Larkspur', '', 'acquisition completed: Fennick takes Larkspur'],
    ['Fennick closes $3B Larkspur acquisition', '', 'acquisition completed: Fennick takes Larkspur for 3e9 USD'],
    ['Larkspur acquired by Fennick', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Larkspur has been acquired by Fennick for an undisclosed sum',
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    ['Larkspur sold to Fennick', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Larkspur sells to Fennick for $200M', '', 'acquisition announced: Fennick takes Larkspur for 200e6 USD'],
    ['Larkspur agrees to be bought by Fennick for $18 a share', '', 'acquisition announced: Fennick takes Larkspur'],
    ["Fennick's next act: buying Larkspur", '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Fennick agrees nine-figure deal to buy Larkspur',
      '',
      'acquisition announced: Fennick takes Larkspur for about 100e6-1e9 ?',
    ],
    [
      'Fennick to acquire Larkspur in cash-and-stock deal worth up to $1.5B',
      '',
      'acquisition announced: Fennick takes Larkspur for up to 1.5e9 USD',
    ],
    ['Fennick strikes $1.5B deal for Larkspur', '', 'acquisition announced: Fennick takes Larkspur for 1.5e9 USD'],
    ['Fennick to pay $1.5B for Larkspur', '', 'acquisition announced: Fennick takes Larkspur for 1.5e9 USD'],
    ['Fennick pays $1.5 billion for Larkspur', '', 'acquisition announced: Fennick takes Larkspur for 1.5e9 USD'],
    ['Fennick shells out $1.5 billion for Larkspur', '', 'acquisition announced: Fennick takes Larkspur for 1.5e9 USD'],
    [
      'Fennick splashes out $1.5 billion on Larkspur',
      '',
      'acquisition announced: Fennick takes Larkspur for 1.5e9 USD',
    ],
    ['Fennick drops $1.5B on data startup Larkspur', '', 'acquisition announced: Fennick takes Larkspur for 1.5e9 USD'],
    ['Fennick adds Larkspur to its portfolio', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick inks deal to buy Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick seals acquisition of Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick bets $1.5B on Larkspur acquisition', '', 'acquisition announced: Fennick takes Larkspur for 1.5e9 USD'],
    ['Fennick expands into payroll with Larkspur acquisition', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick moves into payroll with purchase of Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick beefs up security with Larkspur buy', '', 'acquisition announced: Fennick takes Larkspur'],
    ['With Larkspur acquisition, Fennick pushes into video', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick bolsters AI portfolio, acquiring Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Why Fennick bought Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick just bought Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick-Larkspur deal valued at $3 billion', '', 'acquisition announced: Fennick takes Larkspur for 3e9 USD'],
    ["Fennick's Larkspur takeover", '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick absorbs Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick acquires assets of Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ["Fennick acquires Larkspur's IP and team", '', "acquisition announced: Fennick takes Larkspur's IP from Larkspur"],
    ['Fennick buys 51% of Larkspur', '', 'acquisition announced: Fennick takes 51% of Larkspur'],
    [
      'Fennick acquires 75% stake in Larkspur for Rs 450 crore',
      '',
      'acquisition announced: Fennick takes 75% of Larkspur for 4.5e9 INR',
    ],
    ['Report: Fennick wants to buy Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick reportedly eyeing Larkspur acquisition', '', 'acquisition rumored: Fennick takes Larkspur'],
    ['Fennick held internal talks about acquiring Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick emerges as suitor for Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Larkspur fields takeover offers', '', 'acquisition in-talks: Larkspur'],
    ['Larkspur in exclusive talks with Fennick over sale', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick makes $4bn bid for Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur for 4e9 USD'],
    ['Fennick offers $4bn for Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur for 4e9 USD'],
    ['Fennick launches hostile bid for Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick makes unsolicited offer for browser maker Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    [
      'Fennick raises its offer for Larkspur to $5.1 billion',
      '',
      'acquisition in-talks: Fennick takes Larkspur for 5.1e9 USD',
    ],
    ['Fennick joins bidding war for Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick outbids Dunmore for Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick proposes to acquire Larkspur for $12 per share', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick signs letter of intent to acquire Larkspur', '', 'acquisition in-talks: Fennick takes Larkspur'],
    ['Fennick signs definitive agreement to acquire Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Fennick enters agreement to acquire Larkspur, expanding its data platform',
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    ['Larkspur agrees to Fennick buyout', '', 'acquisition announced: Fennick takes Larkspur'],
    ["Larkspur accepts Fennick's $4bn offer", '', 'acquisition announced: Fennick takes Larkspur for 4e9 USD'],
    ['Larkspur agrees to $4bn takeover by Fennick', '', 'acquisition announced: Fennick takes Larkspur for 4e9 USD'],
    ['Larkspur to be acquired by Fennick in $4B deal', '', 'acquisition announced: Fennick takes Larkspur for 4e9 USD'],
    ['Larkspur is being acquired by Fennick', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Larkspur is selling itself to Fennick', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Larkspur becomes part of Fennick', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Fennick is buying Larkspur for $300M in stock',
      '',
      'acquisition announced: Fennick takes Larkspur for 300e6 USD',
    ],
    [
      'Fennick buys Larkspur in $300 million all-stock deal',
      '',
      'acquisition announced: Fennick takes Larkspur for 300e6 USD',
    ],
    ['Fennick and Dunmore to buy Larkspur', '', 'acquisition announced: Fennick + Dunmore takes Larkspur'],
    ['Consortium led by Fennick to buy Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Data giant Fennick acquires security startup Larkspur for more than $1B',
      '',
      'acquisition announced: Fennick takes Larkspur for over 1e9 USD',
    ],
    ['Cloud software maker Fennick to buy rival Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Payments giant Fennick snaps up stablecoin startup Larkspur for $1.1B',
      '',
      'acquisition announced: Fennick takes Larkspur for 1.1e9 USD',
    ],
    ["Nasdaq-listed Fennick acquires UK's Larkspur", '', 'acquisition announced: Fennick takes Larkspur'],
    ["Israel's Fennick acquires Germany's Larkspur", '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick Acquires Larkspur To Expand AI Search', '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Fennick Buys Larkspur For $650M In Cash, Its Largest Deal Ever',
      '',
      'acquisition announced: Fennick takes Larkspur for 650e6 USD',
    ],
    [
      'Fennick lands Larkspur in $2 billion acquisition',
      '',
      'acquisition announced: Fennick takes Larkspur for 2e9 USD',
    ],
    ['Fennick swoops for Larkspur in €900mn deal', '', 'acquisition announced: Fennick takes Larkspur for 900e6 EUR'],
    [
      'Fennick nabs AI note-taker Larkspur in all-stock acquisition',
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    [
      'Fennick makes biggest acquisition yet, buying Larkspur for $3B',
      '',
      'acquisition announced: Fennick takes Larkspur for 3e9 USD',
    ],
    ['In latest deal, Fennick acquires Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick confirms it is acquiring Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick confirms acquisition of Larkspur', '', 'acquisition announced: Fennick takes Larkspur'],
    ['Fennick übernimmt Larkspur für 1,4 Mrd. Euro', '', 'acquisition announced: Fennick takes Larkspur for 1.4e9 EUR'],
    ["Fennick rachète Larkspur pour 1,4 milliard d'euros", '', 'acquisition announced: Fennick takes Larkspur'],
    [
      'Fennick buys startup Larkspur to bring its team aboard; product will shut down',
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    ['Fennick gets EU approval for Larkspur acquisition', '', 'acquisition regulatory: Fennick takes Larkspur'],
    ["UK clears Fennick's takeover of Larkspur", '', 'acquisition regulatory: Fennick takes Larkspur'],
    ["FTC opens probe into Fennick's purchase of Larkspur", '', 'acquisition regulatory: Fennick takes Larkspur'],
    ['Fennick-Larkspur merger wins shareholder approval', '', 'acquisition regulatory: Fennick takes Larkspur'],
    [
      "China approves Fennick's $35 billion acquisition of Larkspur",
      '',
      'acquisition regulatory: Fennick takes Larkspur for 35e9 USD',
    ],
    ["EU blocks Fennick's bid for Larkspur", '', 'acquisition blocked: Fennick takes Larkspur'],
    ['Fennick terminates Larkspur acquisition', '', 'acquisition called-off: Fennick takes Larkspur'],
    ["Fennick's deal to buy Larkspur collapses", '', 'acquisition called-off: Fennick takes Larkspur'],
    [
      "Fennick's $3 billion deal for Larkspur falls apart",
      '',
      'acquisition called-off: Fennick takes Larkspur for 3e9 USD',
    ],
    ['Fennick denies report it is buying Larkspur', '', 'acquisition denied: Fennick takes Larkspur'],
    ['Fennick says it is not in talks to buy Larkspur', '', 'acquisition denied: Fennick takes Larkspur'],
    [
      'Fennick buys Larkspur',
      "The deal gives Fennick access to Larkspur's users in Asia.",
      'acquisition announced: Fennick takes Larkspur',
    ],
    [
      'Fennick agrees to acquire Larkspur, which makes observability tools for LLM apps, for $1.1B in cash and stock; Larkspur had raised $150M (Jane Doe/CNBC)',
      '',
      'acquisition announced: Fennick takes Larkspur for 1.1e9 USD',
    ],
    [
      'Fennick acquires Larkspur, a nine-person startup building voice agents; the Larkspur app will shut down on July 31 (Jane Doe/The Verge)',
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    [
      "Fennick says it is acquiring Larkspur, the maker of a popular open-source vector database; terms weren't disclosed (Jane Doe/VentureBeat)",
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    [
      "Fennick closes its $12B acquisition of Larkspur after winning approval from China's SAMR (Reuters)",
      '',
      'acquisition completed: Fennick takes Larkspur for 12e9 USD',
    ],
    [
      "Sources: Fennick has discussed buying chip startup Larkspur, after Larkspur's talks with Dunmore stalled (Bloomberg)",
      '',
      'acquisition rumored: Fennick takes Larkspur',
    ],
    [
      'Sources: Fennick is in advanced talks to buy cybersecurity company Larkspur for about $3B; a deal could be announced this week (Wall Street Journal)',
      '',
      'acquisition in-talks: Fennick takes Larkspur for about 3e9 USD',
    ],
    [
      'Sources: Larkspur is in talks to be acquired by Fennick, months after laying off a third of its staff (Business Insider)',
      '',
      'acquisition in-talks: Fennick takes Larkspur',
    ],
    [
      'Source: Fennick ended talks to buy Larkspur last month over concerns about its burn rate (The Information)',
      '',
      'acquisition called-off: Fennick takes Larkspur',
    ],
    [
      "The European Commission opens an in-depth probe into Fennick's proposed $8B acquisition of Larkspur, citing cloud competition concerns (Jane Doe/Reuters)",
      '',
      'acquisition regulatory: Fennick takes Larkspur for 8e9 USD',
    ],
    [
      "Filing: the FTC has asked for more information on Fennick's planned acquisition of Larkspur, delaying the deal (Bloomberg)",
      '',
      'acquisition regulatory: Fennick takes Larkspur',
    ],
    [
      "A US judge blocks Fennick's $4B acquisition of Larkspur, siding with the FTC (Reuters)",
      '',
      'acquisition blocked: Fennick takes Larkspur for 4e9 USD',
    ],
    [
      'Dunmore weighs takeover of Fresh Del Prado Produce',
      '',
      'acquisition rumored: Dunmore takes Fresh Del Prado Produce',
    ],
    [
      'BigClock Software Acquires Projector to Become Leading Operating Platform for Professional Services Firms',
      '',
      'acquisition announced: BigClock Software takes Projector',
    ],
    [
      'Larkspur Dive To Sell To UK-Based Events Firm Fennick - AXIOS',
      '',
      'acquisition announced: Fennick takes Larkspur',
    ],
    ['Multiple bidders emerge for Larkspur, sources say', '', 'acquisition in-talks: Multiple takes Larkspur'],
    [
      'Fennick and Dunmore are among suitors for Larkspur, sources say',
      '',
      'acquisition in-talks: Fennick + Dunmore takes Larkspur',
    ],
    [
      "Fennick agrees to buy one of Ghana's biggest gold mines",
      '',
      "acquisition announced: Fennick takes one of Ghana's biggest gold mines",
    ],
    [
      'Fennick moves to terminate $44 billion Larkspur acquisition',
      '',
      'acquisition called-off: Fennick takes Larkspur for 44e9 USD',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: the people and a licence', () => {
  it.each([
    [
      'Fennick acquihires the team behind AI scheduling app Larkspur',
      '',
      'license-and-hire announced: Fennick takes Larkspur',
    ],
    ['Fennick hires Larkspur founders, licenses its models', '', 'license-and-hire announced: Fennick takes Larkspur'],
    [
      'Fennick hires Larkspur CEO and top researchers in $2.4 billion licensing deal',
      '',
      'license-and-hire announced: Fennick takes Larkspur for 2.4e9 USD',
    ],
    [
      "Fennick licenses Larkspur's technology and hires its founders",
      '',
      'license-and-hire announced: Fennick takes Larkspur',
    ],
    [
      'Fennick poaches team of Larkspur, will license its chip designs',
      '',
      'license-and-hire announced: Fennick takes Larkspur',
    ],
    [
      "Fennick nabs Larkspur's CEO and co-founder in latest reverse acquihire",
      '',
      'license-and-hire announced: Fennick takes Larkspur',
    ],
    [
      "Larkspur's founders join Fennick as part of $2.4B non-exclusive licensing deal",
      '',
      'license-and-hire announced: Fennick takes Larkspur for 2.4e9 USD',
    ],
    [
      'Fennick strikes $2B licensing deal with Larkspur, hires its CEO',
      '',
      'license-and-hire announced: Fennick takes Larkspur for 2e9 USD',
    ],
    [
      "Fennick hires away Larkspur's leadership in deal to license its technology",
      '',
      'license-and-hire announced: Fennick takes Larkspur',
    ],
    [
      'Larkspur CEO and part of team to join Fennick in $900M licensing deal',
      '',
      'license-and-hire announced: Fennick takes Larkspur for 900e6 USD',
    ],
    [
      'Fennick to pay $900M to license Larkspur technology and hire its CEO',
      '',
      'license-and-hire announced: Fennick takes Larkspur for 900e6 USD',
    ],
    ['Fennick acqui-hires Larkspur team', '', 'license-and-hire announced: Fennick takes Larkspur'],
    [
      "Fennick hires Larkspur co-founder and CEO Jane Doe and several researchers, and signs a non-exclusive license for Larkspur's technology (Bloomberg)",
      '',
      'license-and-hire announced: Fennick takes Larkspur',
    ],
    [
      "Larkspur's co-founders are joining Fennick, which will license the startup's models in a deal worth ~$600M (Jane Doe/New York Times)",
      '',
      'license-and-hire announced: Fennick takes Larkspur for about 600e6 USD',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: a holder sells', () => {
  it.each([
    ['Larkspur explores sale after receiving takeover interest', '', 'divestiture rumored: Larkspur'],
    ['Larkspur hires bankers to explore a sale', '', 'divestiture rumored: Larkspur'],
    ['Larkspur is working with Harbour Sachs on potential sale', '', 'divestiture rumored: Larkspur'],
    ['Larkspur puts itself up for sale', '', 'divestiture rumored: Larkspur'],
    ['Fennick considers selling its cloud unit Larkspur', '', 'divestiture rumored: Larkspur from Fennick'],
    ['Fennick explores sale of its mobile games unit', '', 'divestiture rumored: mobile games unit from Fennick'],
    [
      'Fennick sells Larkspur to Dunmore for $900M',
      '',
      'acquisition announced: Dunmore takes Larkspur from Fennick for 900e6 USD',
    ],
    [
      'Fennick offloads Larkspur to private equity firm Dunmore',
      '',
      'acquisition announced: Dunmore takes Larkspur from Fennick',
    ],
    [
      'Fennick agrees to sell payments business to Dunmore',
      '',
      'acquisition announced: Dunmore takes payments business from Fennick',
    ],
    ['Fennick trims stake in Larkspur', '', 'divestiture announced: Larkspur from Fennick'],
    ['Fennick sells entire stake in Larkspur', '', 'divestiture announced: Larkspur from Fennick'],
    [
      'Fennick sells 4% Larkspur stake for $500 million',
      '',
      'divestiture announced: 4% sold of Larkspur from Fennick for 500e6 USD',
    ],
    ['Fennick sells Larkspur shares worth €1,4 Mrd', '', 'divestiture announced: Larkspur from Fennick for 1.4e9 EUR'],
    ['Fennick carves out its print arm, sells it to Dunmore', '', 'spin-off announced: print arm from Fennick'],
    [
      'Fennick offloads 2.5% stake in Larkspur via block deal',
      '',
      'divestiture announced: 2.5% sold of Larkspur from Fennick',
    ],
    ['Fennick sells down stake in Larkspur', '', 'divestiture announced: Larkspur from Fennick'],
    ['Fennick mulls sale of Larkspur stake', '', 'divestiture rumored: Larkspur from Fennick'],
    ['Fennick in talks to sell Larkspur to Dunmore', '', 'acquisition in-talks: Dunmore takes Larkspur from Fennick'],
    [
      'Fennick agrees to sell chip unit Larkspur to Dunmore for $3 bln',
      '',
      'acquisition announced: Dunmore takes Larkspur from Fennick for 3e9 USD',
    ],
    [
      'Fennick sells majority of its cloud business to Dunmore',
      '',
      'acquisition announced: Dunmore takes cloud business from Fennick',
    ],
    ['Fennick completes sale of Larkspur to Dunmore', '', 'acquisition completed: Dunmore takes Larkspur from Fennick'],
    ['Fennick puts Larkspur on the block', '', 'divestiture rumored: Larkspur from Fennick'],
    ['Fennick seeks buyer for Larkspur', '', 'divestiture rumored: Larkspur from Fennick'],
    ['Fennick is looking to sell Larkspur, sources say', '', 'divestiture rumored: Larkspur from Fennick'],
    ['Fennick could sell Larkspur: report', '', 'divestiture rumored: Larkspur from Fennick'],
    ['Fennick has no plans to sell Larkspur, CEO says', '', 'divestiture denied: Larkspur from Fennick'],
    [
      'Fennick sells its stake in Chinese cloud provider Larkspur to Dunmore for $700M (Nikkei Asia)',
      '',
      'stake announced: Dunmore takes Larkspur from Fennick for 700e6 USD',
    ],
    [
      'Sources: Fennick is exploring a sale of its smart home unit Larkspur, which could fetch ~$2B (Reuters)',
      '',
      'divestiture rumored: Larkspur from Fennick for about 2e9 USD',
    ],
    [
      'Filing: Fennick sold its entire stake in Larkspur in Q1, worth about $1.4B (CNBC)',
      '',
      'divestiture completed: Larkspur from Fennick for about 1.4e9 USD',
    ],
    [
      'Carrow considers selling its $2 billion Seqwel aircraft-parts business',
      '',
      'divestiture rumored: Seqwel aircraft-parts business from Carrow for 2e9 USD',
    ],
    [
      'Fennick weighing selling stakes in its cloud unit, sources say',
      '',
      'divestiture rumored: cloud unit from Fennick',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: new money', () => {
  it.each([
    [
      'Larkspur lands $40M Series B led by Dunmore Ventures',
      '',
      'investment completed: Dunmore Ventures takes Larkspur for 40e6 USD',
    ],
    [
      'Larkspur lands $40 million Series B led by Dunmore Ventures to automate insurance claims',
      '',
      'investment completed: Dunmore Ventures takes Larkspur for 40e6 USD',
    ],
    ['Larkspur nabs $12M to make datacenters greener', '', 'investment completed: Larkspur for 12e6 USD'],
    [
      'This startup wants to reinvent the spreadsheet. Larkspur just raised $12M to do it',
      '',
      'investment completed: Larkspur for 12e6 USD',
    ],
    [
      'Ex-Fennick engineers raise $7M for Larkspur, an AI tutor for nurses',
      '',
      'investment completed: Larkspur for 7e6 USD',
    ],
    [
      'Larkspur hits $3B valuation after $150M Series D',
      '',
      'investment completed: Larkspur for 150e6 USD valued 3e9 USD',
    ],
    [
      'Larkspur triples valuation to $3 billion in new funding round',
      '',
      'investment completed: Larkspur valued 3e9 USD',
    ],
    [
      'Larkspur valued at $3B in $150M funding round',
      '',
      'investment completed: Larkspur for 150e6 USD valued 3e9 USD',
    ],
    ['Larkspur in talks to raise funding at $5B valuation', '', 'investment in-talks: Larkspur valued 5e9 USD'],
    [
      'Larkspur in talks to raise $500M at a $5B valuation, sources say',
      '',
      'investment in-talks: Larkspur for 500e6 USD valued 5e9 USD',
    ],
    [
      'Dunmore in talks to lead round in Larkspur at $5 billion valuation',
      '',
      'investment in-talks: Dunmore takes Larkspur valued 5e9 USD',
    ],
    [
      'Dunmore in talks to invest up to $1B in Larkspur',
      '',
      'investment in-talks: Dunmore takes Larkspur for up to 1e9 USD',
    ],
    [
      'Larkspur seeks new funding at up to $20 billion valuation',
      '',
      'investment in-talks: Larkspur valued up to 20e9 USD',
    ],
    ['Dunmore backs Larkspur in $30M round', '', 'investment completed: Dunmore takes Larkspur for 30e6 USD'],
    ['Dunmore leads $30M round in Larkspur', '', 'investment completed: Dunmore takes Larkspur for 30e6 USD'],
    [
      'Dunmore doubles down on Larkspur with fresh $100M',
      '',
      'investment completed: Dunmore takes Larkspur for 100e6 USD',
    ],
    ['Dunmore to invest $1 billion in Larkspur', '', 'investment announced: Dunmore takes Larkspur for 1e9 USD'],
    ['Berlin-based Larkspur raises €60M Series C', '', 'investment completed: Larkspur for 60e6 EUR'],
    ["Berlin's Larkspur bags €60 million to electrify trucks", '', 'investment completed: Larkspur for 60e6 EUR'],
    ['London fintech Larkspur secures £5.5m seed round', '', 'investment completed: Larkspur for 5.5e6 GBP'],
    [
      'Paris-based Larkspur raises €4,2 million to decarbonise shipping',
      '',
      'investment completed: Larkspur for 4.2e6 EUR',
    ],
    [
      'Larkspur raises Rs 100 crore in Series B from Dunmore',
      '',
      'investment completed: Dunmore takes Larkspur for 1e9 INR',
    ],
    ['Edtech startup Larkspur raises ₹25 crore', '', 'investment completed: Larkspur for 250e6 INR'],
    ['Larkspur raises Rs 75 lakh in angel round', '', 'investment completed: Larkspur for 7.5e6 INR'],
    ['Larkspur raises SEK 500 million', '', 'investment completed: Larkspur for 500e6 SEK'],
    ['Larkspur raises A$20 million Series A', '', 'investment completed: Larkspur for 20e6 AUD'],
    ['Swiss robotics firm Larkspur raises CHF 20 million', '', 'investment completed: Larkspur for 20e6 CHF'],
    ['Larkspur secures 20 billion won in Series B', '', 'investment completed: Larkspur for 20e9 KRW'],
    ['Larkspur raises half a billion dollars', '', 'investment completed: Larkspur for 500e6 USD'],
    ['Larkspur raises a billion and a half dollars', '', 'investment completed: Larkspur for 1.5e9 USD'],
    [
      'Larkspur raises $25M from Dunmore, Quillon',
      '',
      'investment completed: Dunmore + Quillon takes Larkspur for 25e6 USD',
    ],
    [
      'Dunmore and Quillon co-lead $25M Series A in Larkspur',
      '',
      'investment completed: Dunmore + Quillon takes Larkspur for 25e6 USD',
    ],
    ['Larkspur emerges from stealth with $25M', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur exits stealth with $25M in funding', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur comes out of stealth with $25M for humanoid robots', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur launches with $25M to fix medical billing', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur gets $25M to bring AI agents to law firms', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur pulls in $25M', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur scores $25M as investors bet on defense tech', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur adds $25M to Series A', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur closes oversubscribed $25M seed extension', '', 'investment completed: Larkspur for 25e6 USD'],
    ['Larkspur banks $25 million to expand in Asia', '', 'investment completed: Larkspur for 25e6 USD'],
    [
      'Larkspur, which makes AI for dentists, has raised a $25M Series A',
      '',
      'investment completed: Larkspur for 25e6 USD',
    ],
    [
      'With $25M in new funding, Larkspur wants to kill the password',
      '',
      'investment completed: Larkspur for 25e6 USD',
    ],
    ['Armed with $25M, Larkspur takes on Brackwater', '', 'investment completed: Larkspur for 25e6 USD'],
    ['How Larkspur raised $25M to build a better battery', '', 'investment completed: Larkspur for 25e6 USD'],
    ["Dunmore leads Larkspur's $25M Series A", '', 'investment completed: Dunmore takes Larkspur for 25e6 USD'],
    ['Larkspur wins backing from Dunmore', '', 'investment completed: Dunmore takes Larkspur'],
    ['Larkspur gets investment from Dunmore', '', 'investment completed: Dunmore takes Larkspur'],
    ['Larkspur is raising at a $2B valuation, sources say', '', 'investment in-talks: Larkspur valued 2e9 USD'],
    [
      'Larkspur nears $2B valuation in Dunmore-led round',
      '',
      'investment in-talks: Dunmore takes Larkspur valued 2e9 USD',
    ],
    ['Larkspur nears deal to raise $2 billion', '', 'investment in-talks: Larkspur for 2e9 USD'],
    ['Larkspur is finalizing a $2B round', '', 'investment in-talks: Larkspur for 2e9 USD'],
    ['Larkspur lets employees sell shares at $10B valuation', '', 'investment announced: Larkspur valued 10e9 USD'],
    [
      'Nurses are drowning in paperwork. Larkspur just got $18M to help',
      'The Series A round was led by Dunmore, the startup said on Tuesday.',
      'investment completed: Dunmore takes Larkspur for 18e6 USD',
    ],
    [
      'This startup wants to put data centers in orbit',
      'Larkspur has raised $9 million in seed funding from Dunmore and others.',
      'investment completed: Dunmore takes Larkspur for 9e6 USD',
    ],
    [
      'Former bankers bet on AI for small-town accountants',
      'Larkspur, founded by two ex-bankers, closed a $30 million Series B led by Dunmore Capital.',
      'investment completed: Dunmore Capital takes Larkspur for 30e6 USD',
    ],
    [
      'Two college dropouts raised $6M to fix the calendar',
      'Larkspur schedules meetings by reading your email.',
      'investment completed: Larkspur for 6e6 USD',
    ],
    [
      'Harbour Foundry-backed Larkspur raises $6M to replace spreadsheets',
      'The startup plans to hire ten engineers.',
      'investment completed: Larkspur for 6e6 USD',
    ],
    [
      'Larkspur becomes a unicorn with $120M round',
      'The round values the company at $1.1 billion.',
      'investment completed: Larkspur for 120e6 USD valued 1.1e9 USD',
    ],
    [
      "Larkspur becomes India's latest unicorn after Dunmore-led funding",
      '',
      'investment completed: Dunmore takes Larkspur',
    ],
    ['Larkspur joins unicorn club at $1.2B valuation', '', 'investment completed: Larkspur valued 1.2e9 USD'],
    ['Larkspur reels in $45M as demand for AI chips soars', '', 'investment completed: Larkspur for 45e6 USD'],
    ['Exclusive: Larkspur Lands $8M Seed To Help Banks Catch Fraud', '', 'investment completed: Larkspur for 8e6 USD'],
    [
      'Larkspur Snags $200M Series D At $2.4B Valuation',
      '',
      'investment completed: Larkspur for 200e6 USD valued 2.4e9 USD',
    ],
    [
      'Agentic AI Startup Larkspur Locks Up $80M Led By Dunmore Growth',
      '',
      'investment completed: Dunmore Growth takes Larkspur for 80e6 USD',
    ],
    [
      'Munich-based Larkspur secures €10 million to scale its heat pumps',
      'The round was led by Dunmore Ventures with participation from Quillon Capital.',
      'investment completed: Dunmore Ventures + Quillon Capital takes Larkspur for 10e6 EUR',
    ],
    [
      'Spanish HealthTech Larkspur raises €3.2 million Seed to bring AI to hospitals',
      '',
      'investment completed: Larkspur for 3.2e6 EUR',
    ],
    ["Estonia's Larkspur picks up €2.5 million", '', 'investment completed: Larkspur for 2.5e6 EUR'],
    [
      'Larkspur raises $50M from Dunmore, Quillon and Brackwater',
      '',
      'investment completed: Dunmore + Quillon + Brackwater takes Larkspur for 50e6 USD',
    ],
    [
      'Dunmore-backed Larkspur raises $50M',
      'Existing investor Dunmore led the round.',
      'investment completed: Dunmore takes Larkspur for 50e6 USD',
    ],
    [
      'Fennick to invest $1B in Larkspur at $20B valuation',
      '',
      'investment announced: Fennick takes Larkspur for 1e9 USD valued 20e9 USD',
    ],
    [
      'Fennick in talks to invest $5 billion in Larkspur, sources say',
      '',
      'investment in-talks: Fennick takes Larkspur for 5e9 USD',
    ],
    ['Fennick considers investing billions in Larkspur', '', 'investment rumored: Fennick takes Larkspur'],
    ['Fennick takes $100 million stake in Larkspur', '', 'stake announced: Fennick takes Larkspur for 100e6 USD'],
    ['Larkspur raises $50 mn in Series C round', '', 'investment completed: Larkspur for 50e6 USD'],
    [
      'Larkspur raises INR 150 Cr from Dunmore, others',
      '',
      'investment completed: Dunmore takes Larkspur for 1.5e9 INR',
    ],
    ['Tokyo-based Larkspur raises ¥3 billion', '', 'investment completed: Larkspur for 3e9 JPY'],
    [
      'Boston-based Larkspur, which builds AI agents for insurers, raised a $40M Series B led by Dunmore at a $300M valuation, bringing its total raised to $61M (Jane Doe/TechCrunch)',
      '',
      'investment completed: Dunmore takes Larkspur for 40e6 USD valued 300e6 USD',
    ],
    [
      'Larkspur, whose software tracks satellites, raised $40M from Dunmore, Quillon, and others, up from a $90M valuation in 2024 (Jane Doe/Axios)',
      '',
      'investment completed: Dunmore + Quillon takes Larkspur for 40e6 USD',
    ],
    [
      'Larkspur, co-founded by ex-Fennick CTO Jane Doe, raised a $250M Series C at a $4B post-money valuation, led by Dunmore, and plans to double its headcount (Jane Doe/Bloomberg)',
      '',
      'investment completed: Dunmore takes Larkspur for 250e6 USD valued 4e9 USD',
    ],
    [
      'Sources: Larkspur is in talks to raise $2B at a $30B valuation, more than double its price six months ago; Dunmore is among potential leads (The Information)',
      '',
      'investment in-talks: Larkspur for 2e9 USD valued 30e9 USD',
    ],
    [
      'Source: Larkspur is nearing a deal to raise $500M+ led by Dunmore at a $7B valuation, after hitting $100M ARR (Jane Doe/Forbes)',
      '',
      'investment in-talks: Dunmore takes Larkspur for over 500e6 USD valued 7e9 USD',
    ],
    [
      'Larkspur has held talks with investors about raising $1B to $1.5B, as it burns cash on compute (Jane Doe/Wall Street Journal)',
      '',
      'investment in-talks: Larkspur for 1e9-1.5e9 USD',
    ],
    [
      'Sources: Fennick is in talks to invest $10B in Larkspur, in what would be its biggest bet on a rival model maker (Financial Times)',
      '',
      'investment in-talks: Fennick takes Larkspur for 10e9 USD',
    ],
    [
      "Fennick plans to invest up to $10B in Larkspur as part of a deal for Larkspur to buy Fennick's chips (CNBC)",
      '',
      'investment announced: Fennick takes Larkspur for up to 10e9 USD',
    ],
    [
      'Fennick agrees to invest $2B in Larkspur and take a board seat; LRK jumps 14% (Reuters)',
      '',
      'investment announced: Fennick takes Larkspur for 2e9 USD',
    ],
    [
      'Larkspur completes a $400M secondary sale at a $15B valuation, letting employees cash out (CNBC)',
      '',
      'investment completed: Larkspur for 400e6 USD valued 15e9 USD',
    ],
    [
      'Humanoid robot startup Larkspur, founded by former Fennick engineers, emerges from stealth with $110M in seed funding (Bloomberg)',
      '',
      'investment completed: Larkspur for 110e6 USD',
    ],
    [
      'Tel Aviv-based Larkspur, which helps companies secure AI agents, exits stealth with $70M in total funding, including a $50M Series A led by Dunmore (Calcalist)',
      '',
      'investment completed: Dunmore takes Larkspur',
    ],
    [
      'UK legal AI startup Larkspur raises a £30M Series A led by Dunmore, after growing ARR 5x (Sifted)',
      '',
      'investment completed: Dunmore takes Larkspur for 30e6 GBP',
    ],
    [
      'Paris-based defense startup Larkspur raised €75M led by Dunmore, Quillon and the European Investment Bank (Tech.eu)',
      '',
      'investment completed: Dunmore + Quillon + European Investment Bank takes Larkspur for 75e6 EUR',
    ],
    [
      'Shanghai-based Larkspur, which develops embodied AI models, raised RMB 500M led by Dunmore (South China Morning Post)',
      '',
      'investment completed: Dunmore takes Larkspur for 500e6 CNY',
    ],
    [
      'Larkspur extends its Series B by $100M, led by existing investor Dunmore (TechCrunch)',
      '',
      'investment completed: Dunmore takes Larkspur for 100e6 USD',
    ],
    [
      'Berkham Partners to Invest in Leading Israeli Data Center Platform MedTwo',
      '',
      'investment announced: Berkham Partners takes MedTwo',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: a part bought', () => {
  it.each([
    [
      'Fennick takes 3% stake in Larkspur worth $147 million',
      '',
      'stake announced: Fennick takes 3% of Larkspur for 147e6 USD',
    ],
    ['Fennick erwirbt 49,87 % an Larkspur', '', 'stake announced: Fennick takes 49.87% of Larkspur'],
    ['Fennick acquires 49,87% of Larkspur', '', 'stake announced: Fennick takes 49.87% of Larkspur'],
    ['Activist Fennick builds 5% stake in Larkspur', '', 'stake announced: Fennick takes 5% of Larkspur'],
    ['Fennick ups stake in Larkspur to 9.9%', '', 'stake announced: Fennick takes 9.9% held of Larkspur'],
    ['Fennick reveals 9.9% Larkspur stake', '', 'stake announced: Fennick takes 9.9% of Larkspur'],
    ['Fennick to take 20% stake in Larkspur', '', 'stake announced: Fennick takes 20% of Larkspur'],
    ['Fennick takes minority stake in Larkspur', '', 'stake announced: Fennick takes Larkspur'],
    ['Fennick discloses stake in Larkspur, pushes for board seats', '', 'stake announced: Fennick takes Larkspur'],
    ['Fennick acquires significant minority stake in Larkspur', '', 'stake announced: Fennick takes Larkspur'],
    ['Fennick buys 15% of Larkspur for $2 billion', '', 'stake announced: Fennick takes 15% of Larkspur for 2e9 USD'],
    ['Fennick acquires nearly 10% stake in Larkspur', '', 'stake announced: Fennick takes about 10% of Larkspur'],
    ['Fennick in talks to buy 25% of Larkspur', '', 'stake in-talks: Fennick takes 25% of Larkspur'],
    [
      'Fennick buys 24.9% Larkspur stake from Dunmore',
      '',
      'stake announced: Fennick takes 24.9% of Larkspur from Dunmore',
    ],
    ['Fennick to take one-third stake in Larkspur', '', 'stake announced: Fennick takes 33.3% of Larkspur'],
    ['Fennick buys half of Larkspur', '', 'stake announced: Fennick takes 50% of Larkspur'],
    [
      'Fennick takes 30% stake in Larkspur',
      "Fennick gets access to Larkspur's customer data as part of the deal.",
      'stake announced: Fennick takes 30% of Larkspur',
    ],
    [
      'Fennick takes 30% stake in Larkspur',
      'Fennick will get two board seats.',
      'stake announced: Fennick takes 30% of Larkspur',
    ],
    [
      'Fennick takes 30% stake in Larkspur',
      'As part of the deal, Larkspur CEO Jane Doe will join Fennick.',
      'stake announced: Fennick takes 30% of Larkspur',
    ],
    [
      'Filing: Fennick discloses a 9.8% stake in Larkspur, becoming its second-largest shareholder (Reuters)',
      '',
      'stake announced: Fennick takes 9.8% of Larkspur',
    ],
    [
      'Sources: Fennick is considering buying a 20% stake in Larkspur at a valuation of around $5B (Bloomberg)',
      '',
      'stake rumored: Fennick takes 20% of Larkspur valued about 5e9 USD',
    ],
    [
      'Fennick buys a 10% stake in Larkspur for $1.5B, as the two agree to co-develop AI servers (Nikkei Asia)',
      '',
      'stake announced: Fennick takes 10% of Larkspur for 1.5e9 USD',
    ],
    ['Fennick increases stake in Larkspur to over 13%', '', 'stake announced: Fennick takes over 13% held of Larkspur'],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: a listing', () => {
  it.each([
    ['Larkspur files for IPO confidentially', '', 'ipo announced: Larkspur'],
    ['Larkspur confidentially files to go public', '', 'ipo announced: Larkspur'],
    ['Larkspur files to go public on Nasdaq', '', 'ipo announced: Larkspur'],
    ['Larkspur files S-1 ahead of expected IPO', '', 'ipo announced: Larkspur'],
    ['Larkspur eyes IPO at $10B valuation', '', 'ipo rumored: Larkspur valued 10e9 USD'],
    ['Larkspur picks banks for IPO', '', 'ipo rumored: Larkspur'],
    ['Larkspur taps Harbour Sachs, Kestrel Stanley to lead IPO', '', 'ipo rumored: Larkspur'],
    ['Larkspur prices IPO at $25 a share, above range', '', 'ipo announced: Larkspur'],
    ['Larkspur seeks to raise up to $600M in US IPO', '', 'ipo announced: Larkspur for up to 600e6 USD'],
    ['Larkspur shares soar 40% in Nasdaq debut', '', 'ipo completed: Larkspur'],
    ['Larkspur opens at $45 in NYSE debut', '', 'ipo completed: Larkspur'],
    ['Larkspur stock pops in public debut', '', 'ipo completed: Larkspur'],
    ['Larkspur makes its public market debut', '', 'ipo completed: Larkspur'],
    ['Larkspur jumps in first day of trading', '', 'ipo completed: Larkspur'],
    ['Larkspur sets terms for IPO', '', 'ipo announced: Larkspur'],
    ['Larkspur targets valuation of up to $8 billion in IPO', '', 'ipo announced: Larkspur valued up to 8e9 USD'],
    ['Larkspur raises IPO price range', '', 'ipo announced: Larkspur'],
    ['Larkspur postpones IPO amid market turmoil', '', 'ipo called-off: Larkspur'],
    ['Larkspur pulls IPO', '', 'ipo called-off: Larkspur'],
    ['Larkspur files publicly for US IPO', '', 'ipo announced: Larkspur'],
    ['Larkspur plans to go public in New York next year', '', 'ipo announced: Larkspur'],
    ['Larkspur reveals financials in IPO filing', '', 'ipo announced: Larkspur'],
    ['Larkspur seeks valuation of up to $5.6B in IPO', '', 'ipo announced: Larkspur valued up to 5.6e9 USD'],
    ['Larkspur aims to raise up to $1B in Nasdaq IPO', '', 'ipo announced: Larkspur for up to 1e9 USD'],
    ['Larkspur launches IPO roadshow', '', 'ipo announced: Larkspur'],
    ['Larkspur boosts IPO price range to $35-$37', '', 'ipo announced: Larkspur'],
    ['Larkspur sells shares at $37 in IPO, above range', '', 'ipo announced: Larkspur'],
    ['Larkspur shares close up 90% on first day of trading', '', 'ipo completed: Larkspur'],
    ['Larkspur debuts on NYSE', '', 'ipo completed: Larkspur'],
    ['Larkspur begins trading on Nasdaq', '', 'ipo completed: Larkspur'],
    ['Larkspur shares list at 20% premium', '', 'ipo completed: Larkspur'],
    ['Larkspur soars in market debut after $1 billion IPO', '', 'ipo completed: Larkspur for 1e9 USD'],
    ['Larkspur could go public as soon as this year, sources say', '', 'ipo rumored: Larkspur'],
    ['Larkspur is preparing for an IPO', '', 'ipo rumored: Larkspur'],
    ['Larkspur interviews banks for potential IPO', '', 'ipo rumored: Larkspur'],
    ['Larkspur weighs dual listing in Hong Kong', '', 'ipo rumored: Larkspur'],
    ['Larkspur shelves IPO plans', '', 'ipo called-off: Larkspur'],
    ['Larkspur gets SEBI nod for IPO', '', 'ipo regulatory: Larkspur'],
    ['Larkspur files draft papers with SEBI for Rs 3,000 crore IPO', '', 'ipo announced: Larkspur for 30e9 INR'],
    ['Fintech Larkspur files DRHP for Rs 1,200-cr IPO', '', 'ipo announced: Larkspur for 12e9 INR'],
    [
      'Larkspur files for a US IPO, disclosing $410M in 2025 revenue, up 62% YoY, and a $90M net loss (Jane Doe/CNBC)',
      '',
      'ipo announced: Larkspur',
    ],
    [
      'Larkspur prices its IPO at $28 per share, above its $23 to $25 range, raising $1.2B at a $9.4B valuation (Reuters)',
      '',
      'ipo announced: Larkspur for 1.2e9 USD valued 9.4e9 USD',
    ],
    [
      'Larkspur sets its IPO price range at $18 to $20 per share, seeking to raise up to $800M (Bloomberg)',
      '',
      'ipo announced: Larkspur for up to 800e6 USD',
    ],
    [
      'Sources: Larkspur has picked Harbour Sachs and Kestrel Stanley to lead its IPO, which could come as soon as Q4 (Bloomberg)',
      '',
      'ipo rumored: Larkspur',
    ],
    [
      'Larkspur closes up 87% in its Nasdaq debut, valuing the chipmaker at $22B, after raising $1.5B in its IPO (CNBC)',
      '',
      'ipo completed: Larkspur for 1.5e9 USD valued 22e9 USD',
    ],
    [
      'Source: Larkspur aims to confidentially file for an IPO in the coming weeks at a valuation of more than $60B (Wall Street Journal)',
      '',
      'ipo rumored: Larkspur valued over 60e9 USD',
    ],
    [
      'Sources: Beijing-based Larkspur is considering a Hong Kong IPO that could raise about $1B (Bloomberg)',
      '',
      'ipo rumored: Larkspur for about 1e9 USD',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: two become one', () => {
  it.each([
    ['Larkspur to go public via SPAC merger', '', 'merger announced: Larkspur'],
    [
      'Larkspur to go public via $1.5B merger with blank-check firm Dunmore Acquisition',
      '',
      'merger announced: Dunmore Acquisition takes Larkspur for 1.5e9 USD',
    ],
    ['Larkspur and Fennick to merge in $6B deal', '', 'merger announced: Larkspur takes Fennick for 6e9 USD'],
    ['Larkspur, Fennick agree to merge', '', 'merger announced: Larkspur takes Fennick'],
    [
      'Larkspur and Fennick are joining forces in $3B merger',
      '',
      'merger announced: Larkspur takes Fennick for 3e9 USD',
    ],
    ['Larkspur and Fennick in merger talks', '', 'merger in-talks: Larkspur takes Fennick'],
    ['Larkspur and Fennick call off merger', '', 'merger called-off: Larkspur takes Fennick'],
    [
      'Larkspur and Fennick agree to merge in an all-stock deal that values the combined company at $18B (Wall Street Journal)',
      '',
      'merger announced: Larkspur takes Fennick valued 18e9 USD',
    ],
    ['True West Networks and LeftSize Solutions Combine to Form Visory', '', 'merger announced: LeftSize Solutions'],
    [
      'Larkspur Acquisition Corp. and Fennick, Inc. Announce Completion of Business Combination',
      '',
      'merger completed: Larkspur Acquisition Corp.',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: taken private', () => {
  it.each([
    [
      'Dunmore to take Larkspur private in $4.3 billion deal',
      '',
      'buyout announced: Dunmore takes Larkspur for 4.3e9 USD',
    ],
    [
      'Larkspur to be taken private by Dunmore for $4.3B',
      '',
      'acquisition announced: Dunmore takes Larkspur for 4.3e9 USD',
    ],
    [
      'Larkspur agrees to $4.3 billion take-private by Dunmore',
      '',
      'buyout announced: Dunmore takes Larkspur for 4.3e9 USD',
    ],
    ['Larkspur weighs going private', '', 'buyout rumored: Larkspur'],
    ['Dunmore, Quillon in talks to take Larkspur private', '', 'buyout in-talks: Dunmore + Quillon takes Larkspur'],
    ['Fennick-led consortium to take Larkspur private', '', 'buyout announced: Fennick takes Larkspur'],
    [
      'Dunmore agrees to take Larkspur private for $5.6B, or $42 per share, a 31% premium to its last close (Bloomberg)',
      '',
      'buyout announced: Dunmore takes Larkspur for 5.6e9 USD',
    ],
    [
      'Sources: Dunmore and Quillon are in talks to acquire HR software maker Larkspur in a take-private deal valued at ~$6B (Reuters)',
      '',
      'buyout in-talks: Dunmore + Quillon takes Larkspur for about 6e9 USD',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: a part set free', () => {
  it.each([
    ['Fennick spins out robotics startup Larkspur', '', 'spin-off announced: Larkspur from Fennick'],
    ['Fennick spins off Larkspur into standalone company', '', 'spin-off announced: Larkspur from Fennick'],
    ['Fennick to spin off cloud unit', '', 'spin-off announced: cloud unit from Fennick'],
    ['Fennick to spin off its semiconductor business', '', 'spin-off announced: semiconductor business from Fennick'],
    ['Fennick spins out Larkspur as independent company', '', 'spin-off announced: Larkspur from Fennick'],
    ['Fennick to split into two companies', '', 'spin-off announced: Fennick'],
    ['Fennick plans to separate its media arm', '', 'spin-off announced: media arm from Fennick'],
    ['Fennick completes spin-off of Larkspur', '', 'spin-off completed: Larkspur from Fennick'],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: out of insolvency', () => {
  it.each([
    ['Fennick buys Larkspur out of bankruptcy', '', 'insolvency-sale announced: Fennick takes Larkspur'],
    [
      'Fennick named stalking horse bidder for bankrupt Larkspur',
      '',
      'insolvency-sale announced: Fennick takes Larkspur',
    ],
    ['Fennick wins bankruptcy auction for Larkspur', '', 'insolvency-sale announced: Fennick takes Larkspur'],
    ['Fennick rescues collapsed EV maker Larkspur', '', 'insolvency-sale announced: Fennick takes Larkspur'],
    ["Fennick acquires bankrupt EV startup Larkspur's assets", '', 'acquisition announced: Fennick takes Larkspur'],
    [
      "Fennick buys Larkspur's assets in bankruptcy auction for $45M",
      '',
      'insolvency-sale announced: Fennick takes Larkspur for 45e6 USD',
    ],
    [
      'Judge approves sale of Larkspur to Fennick in bankruptcy',
      '',
      'insolvency-sale regulatory: Fennick takes Larkspur',
    ],
    ['Larkspur saved from administration by Fennick', '', 'insolvency-sale announced: Fennick takes Larkspur'],
    [
      'Fennick wins court approval to buy bankrupt lidar maker Larkspur for $38M (Reuters)',
      '',
      'acquisition regulatory: Fennick takes Larkspur for 38e6 USD',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});

describe('headlines: a joint venture', () => {
  it.each([
    [
      'Fennick and Dunmore form joint venture to build AI data centers',
      '',
      'joint-venture announced: Fennick + Dunmore takes ?',
    ],
    [
      'Fennick, Dunmore set up joint venture for EV batteries',
      '',
      'joint-venture announced: Fennick + Dunmore takes ?',
    ],
    [
      'Fennick, Larkspur to form $2B joint venture',
      '',
      'joint-venture announced: Fennick + Larkspur takes ? for 2e9 USD',
    ],
    ['Fennick and Larkspur announce chip joint venture', '', 'joint-venture announced: Fennick + Larkspur takes ?'],
    [
      'Fennick and Larkspur plan to form a joint venture to build AI data centers in India, investing $11B over five years (Reuters)',
      '',
      'joint-venture announced: Fennick + Larkspur takes ? for 11e9 USD',
    ],
  ])('%s', (title, body, line) => {
    const events = readText(title, body).events;
    expect(events.map(lineOf)).toEqual([line]);
  });
});
