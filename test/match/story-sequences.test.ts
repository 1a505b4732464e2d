// Sequences of articles → which of them tell one story: each row is a deal's life, or deals that only look like one.
import { describe, expect, it } from 'vitest';
import type { OwnershipEvent, Story } from '../../src/domain.ts';
import { joinStories } from '../../src/match/story.ts';
import { DAY, HOUR } from '../../src/time.ts';
import { article, event, JUNE, reading, registry, stake, usd } from './samples.ts';

type Part = Partial<OwnershipEvent>;
/** Day, then the article's events, the main one first. */
type Row = [name: string, grouping: string, ...articles: [day: number, ...events: Part[]][]];

const said = (quote: string): Part => ({ evidence: [{ articleId: '', quote, start: 0, end: quote.length }] });
const bid = (buyer: string | null, target: string | null, more: Part = {}): Part => ({
  acquirers: buyer === null ? [] : buyer.split(' + '),
  target,
  ...more,
});
const round = (lead: string | null, target: string, more: Part = {}): Part =>
  bid(lead, target, { kind: 'investment', stage: 'completed', ...more });
const sale = (seller: string, target: string | null, buyer: string | null = null, more: Part = {}): Part =>
  bid(buyer, target, { kind: 'divestiture', seller, ...more });
const own = (buyer: string, target: string, percent: number, more: Part = {}): Part =>
  bid(buyer, target, { kind: 'stake', stake: stake(percent), ...more });

/** A letter for each article's main event, the same for one story: "AABA". */
function groupingOf(articles: Row[2][]): { grouping: string; stories: Story[] } {
  const stories = new Map<string, Story>();
  const letters = new Map<string, string>();
  let grouping = '';
  for (const [i, [day, ...events]] of articles.entries()) {
    const at = JUNE + day * DAY;
    const [main, ...rest] = events.map(event);
    if (!main) throw new Error('expected an event');
    const joined = joinStories({
      before: [...stories.values()],
      reading: reading({ events: [main, ...rest] }),
      article: article(`n${i}`, { publishedAt: at, seenAt: at + HOUR, source: `Paper ${i}` }),
      registry,
      now: at + HOUR,
    });
    for (const { story } of joined) stories.set(story.id, story);
    const id = joined.find(({ tells }) => tells.includes(main))?.story.id ?? '?';
    if (!letters.has(id)) letters.set(id, String.fromCharCode(65 + letters.size));
    grouping += letters.get(id) ?? '?';
  }
  return { grouping, stories: [...stories.values()] };
}

const ONE_DEAL: Row[] = [
  [
    'a target described and then named, "up to $2bn" and "$1.9bn"',
    'AA',
    [0, bid('Ostwind', null, { price: usd(null, 2e9) })],
    [1, bid('Ostwind', 'Fennick', { price: usd(1.9e9) })],
  ],
  [
    'the whole way',
    'AAAAA',
    [0, bid('Ostwind', 'Fennick', { stage: 'rumored' })],
    [2, bid('Ostwind', 'Fennick', { stage: 'in-talks' })],
    [9, bid('Ostwind AG', 'Fennick Ltd', { price: usd(2e9) })],
    [80, bid('Ostwind', 'Fennick', { stage: 'regulatory' })],
    [150, bid('Ostwind', 'Fennick', { stage: 'completed' })],
  ],
  [
    'a long review with news every few months',
    'AAA',
    [0, bid('Ostwind', 'Fennick')],
    [170, bid('Ostwind', 'Fennick', { stage: 'regulatory' })],
    [330, bid('Ostwind', 'Fennick', { stage: 'completed' })],
  ],
  [
    'explores a sale, and then a buyer',
    'AA',
    [0, bid(null, 'Fennick', { stage: 'rumored' })],
    [20, bid('Ostwind', 'Fennick')],
  ],
  [
    'talks that are denied',
    'AA',
    [0, bid('Ostwind', 'Fennick', { stage: 'in-talks' })],
    [1, bid('Ostwind', 'Fennick', { stage: 'denied' })],
  ],
  [
    'a denial without the buyer',
    'AA',
    [0, bid('Ostwind', 'Fennick', { stage: 'rumored' })],
    [1, bid(null, 'Fennick', { stage: 'denied' })],
  ],
  ['called off', 'AA', [0, bid('Ostwind', 'Fennick')], [60, bid('Ostwind', 'Fennick', { stage: 'called-off' })]],
  ['blocked', 'AA', [0, bid('Ostwind', 'Fennick')], [100, bid('Ostwind', 'Fennick', { stage: 'blocked' })]],
  [
    'a sweetened bid',
    'AAA',
    [0, bid('Ostwind', 'Fennick', { price: usd(2e9) })],
    [14, bid('Ostwind', 'Fennick', { price: usd(2.4e9) })],
    [20, bid('Ostwind', 'Fennick', { price: usd(2.6e9) })],
  ],
  [
    'a correction of the price',
    'AA',
    [0, bid('Ostwind', 'Fennick', { price: usd(2e9) })],
    [0, bid('Ostwind', 'Fennick', { price: usd(2e8) })],
  ],
  [
    'a price in two currencies',
    'AA',
    [0, bid('Ostwind', 'Fennick', { price: usd(2e9) })],
    [0, bid('Ostwind', 'Fennick', { price: usd(1.8e9, 1.8e9, { currency: 'EUR' }) })],
  ],
  [
    'where the target is from',
    'AA',
    [0, bid('Ostwind', 'Fennick Group Plc')],
    [1, bid('Ostwind', 'Britain’s Fennick')],
  ],
  ['where the buyer is from', 'AA', [0, bid('Ostwind', 'Fennick')], [1, bid("Norway's Ostwind ASA", 'Fennick')]],
  ['an unfamiliar buyer in capitals', 'AA', [0, bid('Ostwind Power Systems', 'Fennick')], [1, bid('OPS', 'Fennick')]],
  ['a ticker for the buyer', 'AA', [0, bid('Corvex Partners', 'Fennick')], [0, bid('CVX.N', 'Fennick')]],
  [
    'the fund in place of the firm, at the same price',
    'AA',
    [0, bid('Halden Capital', 'Fennick', { price: usd(640e6) })],
    [1, bid('Northlight Fund IV', 'Fennick', { price: usd(640e6) })],
  ],
  ['the owner for its subsidiary', 'AA', [0, bid('YouTube', 'Fennick')], [1, bid('Alphabet', 'Fennick')]],
  ['the deal taken for a name', 'AA', [0, bid('Ostwind', 'Labelbox')], [1, bid('Ostwind', 'Labelbox Acquisition')]],
  [
    'a unit, and what it is called',
    'AA',
    [0, sale('Fennick', "Fennick's cloud unit", 'Ostwind')],
    [2, bid('Ostwind', 'FennickCloud')],
  ],
  [
    'a unit in other words',
    'AA',
    [0, sale('Fennick', 'pumps unit', 'Ostwind')],
    [1, sale('Fennick', 'pump business', 'Ostwind')],
  ],
  [
    'a unit named vaguely first',
    'AA',
    [0, sale('Fennick', 'Fennick units', 'Ostwind')],
    [1, sale('Fennick', 'automation business', 'Ostwind')],
  ],
  [
    'a unit that looks for a buyer',
    'AA',
    [0, sale('Fennick', 'seeds business', null, { stage: 'rumored' })],
    [30, sale('Fennick', 'seeds division', 'Ostwind')],
  ],
  [
    'the whole first, then only its arm',
    'AA',
    [0, bid('Ostwind', 'Fennick', { stage: 'in-talks' })],
    [3, bid('Ostwind', "Fennick's pumps arm")],
  ],
  [
    'told by description first',
    'AA',
    [0, bid('Ostwind', 'chip startup', { stage: 'in-talks' })],
    [4, bid('Ostwind', 'Fennick', said('Ostwind is to buy Fennick, a chip startup from Oslo.'))],
  ],
  [
    'told by description later',
    'AA',
    [0, bid('Ostwind', 'Fennick', said('Ostwind is to buy Fennick, a maker of valves.'))],
    [1, bid('Ostwind', 'valves maker')],
  ],
  [
    'a short form, then the full one',
    'AA',
    [0, bid('Ostwind', 'Quillfeather')],
    [1, bid('Ostwind', 'Quillfeather Robotics')],
  ],
  ['initials', 'AA', [0, bid('Ostwind', 'Northern Harbour Freight')], [2, bid('Ostwind', 'NHF')]],
  [
    'a merger from either side',
    'AA',
    [0, bid('Ostwind', 'Fennick', { kind: 'merger' })],
    [1, bid('Fennick', 'Ostwind', { kind: 'merger' })],
  ],
  ['buyer and bought turned round', 'AA', [0, bid('Ostwind', 'Fennick')], [0, bid('Fennick', 'Ostwind')]],
  [
    'a buyout that one paper calls an acquisition',
    'AA',
    [0, bid('Halden Capital', 'Fennick', { kind: 'buyout' })],
    [0, bid('Halden Capital', 'Fennick')],
  ],
  [
    'a stake that one paper calls an investment',
    'AA',
    [0, own('Ostwind', 'Fennick', 30)],
    [1, round('Ostwind', 'Fennick')],
  ],
  [
    'a consortium, and then its leader alone',
    'AA',
    [0, bid('Halden Capital + Corvex', 'Fennick')],
    [3, bid('Halden Capital', 'Fennick')],
  ],
  [
    'a leader, and then its consortium',
    'AA',
    [0, bid('Halden Capital', 'Fennick', { stage: 'rumored' })],
    [3, bid('Corvex + Halden Capital', 'Fennick')],
  ],
  [
    'a round told with another lead',
    'AA',
    [0, round('Halden Capital', 'Fennick', { price: usd(5e7) })],
    [1, round('Corvex', 'Fennick', { price: usd(5e7) })],
  ],
  [
    'a round told with another lead and another sum, by its letter',
    'AA',
    [0, round('Halden Capital', 'Fennick', { price: usd(5e7), ...said('Fennick raised $50m in a Series B.') })],
    [2, round('Corvex', 'Fennick', { price: usd(5.5e7), ...said('The Series B brings Fennick $55m.') })],
  ],
  [
    'a round told without its investors',
    'AA',
    [0, round('Halden Capital', 'Fennick', { price: usd(5e7) })],
    [0, round(null, 'Fennick', { price: usd(5e7) })],
  ],
  [
    'a round that is raised further within the month',
    'AA',
    [0, round('Halden Capital', 'Fennick', { price: usd(5e7) })],
    [20, round('Halden Capital', 'Fennick', { price: usd(6e7) })],
  ],
  ['a stake that drifts by a little', 'AA', [0, own('Ostwind', 'Fennick', 9.9)], [60, own('Ostwind', 'Fennick', 10)]],
  [
    'a listing filed, priced and done',
    'AAA',
    [0, bid(null, 'Fennick', { kind: 'ipo', stage: 'rumored' })],
    [30, bid(null, 'Fennick', { kind: 'ipo' })],
    [40, bid(null, 'Fennick', { kind: 'ipo', stage: 'completed' })],
  ],
  [
    'a spin-off that becomes a sale',
    'AA',
    [0, sale('Fennick', 'pumps arm', null, { kind: 'spin-off' })],
    [40, sale('Fennick', 'pumps arm', 'Ostwind')],
  ],
  [
    'an ended deal retold within weeks',
    'AA',
    [0, bid('Ostwind', 'Fennick', { stage: 'called-off' })],
    [20, bid('Ostwind', 'Fennick', { stage: 'announced' })],
  ],
  [
    'a second buyer that is a slip of reading',
    'AA',
    [0, bid('Ostwind', 'Fennick'), bid('Tuesday', 'Fennick')],
    [1, bid('Ostwind', 'Fennick')],
  ],
];

const APART: Row[] = [
  [
    'two targets of one seller, "at least $1bn" and "$5bn"',
    'AB',
    [0, sale('Halden', 'Fennick', null, { price: usd(1e9, null) })],
    [0, sale('Halden', 'Quillbeam', null, { price: usd(5e9) })],
  ],
  [
    'one buyer on one day, a price with an open bound that holds the other, and other stakes',
    'AB',
    [0, own('Meta', 'Scale AI', 49, { price: { ...usd(14e9), min: null } })],
    [0, own('Meta', 'Quillbeam', 30, { price: usd(1.2e9) })],
  ],
  [
    'one buyer on one day, a price with an open bound far above the other, and no stakes',
    'AB',
    [0, bid('Ostwind', 'Fennick', { price: usd(null, 14e9) })],
    [0, bid('Ostwind', 'Quillbeam', { price: usd(1.2e9) })],
  ],
  ['one buyer, two targets in a day', 'AB', [0, bid('Ostwind', 'Fennick')], [0, bid('Ostwind', 'Larkfield')]],
  [
    'one buyer, two targets, one price',
    'AB',
    [0, bid('Ostwind', 'Fennick', { price: usd(1e9) })],
    [0, bid('Ostwind', 'Larkfield')],
  ],
  [
    'two units of one seller to two buyers',
    'AB',
    [0, sale('Fennick', 'pumps unit', 'Ostwind')],
    [1, sale('Fennick', 'valves unit', 'Halden')],
  ],
  [
    'two units of one seller to one buyer',
    'AB',
    [0, sale('Fennick', 'pumps unit', 'Ostwind')],
    [1, sale('Fennick', 'valves unit', 'Ostwind')],
  ],
  [
    'the pumps units of two sellers',
    'AB',
    [0, sale('Fennick', "Fennick's pumps unit")],
    [1, sale('Larkfield', "Larkfield's pumps unit")],
  ],
  [
    'a unit, and months later the whole',
    'AB',
    [0, sale('Fennick', "Fennick's pumps unit", 'Ostwind')],
    [90, bid('Ostwind', 'Fennick')],
  ],
  [
    'two companies of one short name',
    'AB',
    [0, bid('Ostwind', 'Delta Airways')],
    [1, bid('Ostwind', 'Delta Electronics')],
  ],
  [
    'two of one short name, both told shortly too',
    'AAB',
    [0, bid('Ostwind', 'Delta Airways')],
    [1, bid('Ostwind', 'Delta')],
    [2, bid('Ostwind', 'Delta Electronics')],
  ],
  ['a company and its look-alike', 'AB', [0, bid('Ostwind', 'Meta')], [1, bid('Ostwind', 'Meta Materials')]],
  ['two banks', 'AB', [0, bid('Ostwind', 'Bank of Larkfield')], [1, bid('Ostwind', 'Bank of Fennick')]],
  ['two bidders', 'AB', [0, bid('Ostwind', 'Fennick')], [1, bid('Larkfield', 'Fennick')]],
  [
    'a rumour, then two bidders',
    'AAB',
    [0, bid(null, 'Fennick', { stage: 'rumored' })],
    [3, bid('Ostwind', 'Fennick')],
    [9, bid('Larkfield', 'Fennick')],
  ],
  [
    'two bidders, each told again',
    'ABAB',
    [0, bid('Ostwind', 'Fennick')],
    [1, bid('Larkfield', 'Fennick')],
    [2, bid('Ostwind', 'Fennick', { price: usd(3e9) })],
    [3, bid('Larkfield', 'Fennick', { price: usd(4e9) })],
  ],
  [
    'two bidders, one drops out',
    'ABA',
    [0, bid('Ostwind', 'Fennick')],
    [1, bid('Larkfield', 'Fennick')],
    [2, bid('Ostwind', 'Fennick', { stage: 'called-off' })],
  ],
  [
    'suitors together, then one is announced, and the other bids on',
    'AAB',
    [
      0,
      bid('Ostwind + Larkfield', 'Fennick', {
        stage: 'rumored',
        ...said('Suitors such as Ostwind and Larkfield look at Fennick.'),
      }),
    ],
    [8, bid('Ostwind', 'Fennick')],
    [12, bid('Larkfield', 'Fennick', said('Larkfield makes a rival bid for Fennick.'))],
  ],
  [
    'Series B and Series C',
    'AB',
    [0, round('Halden', 'Fennick', said('a Series B round'))],
    [15, round('Halden', 'Fennick', said('a Series C round'))],
  ],
  [
    'seed and Series A',
    'AB',
    [0, round('Halden', 'Fennick', said('raised seed funding'))],
    [60, round('Corvex', 'Fennick', said('its Series A'))],
  ],
  [
    'two rounds without letters, half a year apart',
    'AB',
    [0, round('Halden', 'Fennick', { price: usd(5e6) })],
    [150, round('Halden', 'Fennick', { price: usd(4e7) })],
  ],
  [
    'two strategic investors with their own sums',
    'AB',
    [0, round('Ostwind', 'Fennick', { price: usd(1e8) })],
    [10, round('Larkfield', 'Fennick', { price: usd(2e9) })],
  ],
  ['a stake raised months later', 'AB', [0, own('Ostwind', 'Fennick', 5)], [90, own('Ostwind', 'Fennick', 9.5)]],
  [
    'a small stake, and months later the bid',
    'AB',
    [0, own('Ostwind', 'Fennick', 9, { stage: 'completed' })],
    [100, bid('Ostwind', 'Fennick')],
  ],
  [
    'two holders sell',
    'AB',
    [0, sale('Halden', 'Fennick', null, { stake: stake(5, 5, { meaning: 'sold' }) })],
    [1, sale('Corvex', 'Fennick', null, { stake: stake(8, 8, { meaning: 'sold' }) })],
  ],
  [
    'a holder sells some shares while another bids',
    'AB',
    [0, bid('Ostwind', 'Fennick')],
    [1, sale('Halden', 'Fennick', null, { stake: stake(4, 4, { meaning: 'sold' }) })],
  ],
  ['a listing and a bid', 'AB', [0, bid(null, 'Fennick', { kind: 'ipo' })], [1, bid('Ostwind', 'Fennick')]],
  ['half a year of silence', 'AB', [0, bid('Ostwind', 'Fennick')], [181, bid('Ostwind', 'Fennick')]],
  [
    'a new attempt two months after the end',
    'AB',
    [0, bid('Ostwind', 'Fennick', { stage: 'called-off' })],
    [60, bid('Ostwind', 'Fennick', { stage: 'in-talks' })],
  ],
  [
    'a description of another target',
    'AB',
    [0, bid('Ostwind', 'chip startup')],
    [2, bid('Ostwind', 'Fennick', said('Ostwind is to buy Fennick, a bakery.'))],
  ],
  [
    'a roundup beside the deals it lists',
    'ABA',
    [0, bid('Ostwind', 'Fennick')],
    [1, bid('Halden', 'Larkfield')],
    [2, bid('Ostwind', 'Fennick'), bid('Halden', 'Larkfield'), bid('Corvex', 'Quarrymen')],
  ],
  [
    'a target sold on',
    'AB',
    [0, bid('Ostwind', 'Fennick', { stage: 'completed' })],
    [100, bid('Larkfield', 'Fennick')],
  ],
  ['bought, then buying', 'AB', [0, bid('Ostwind', 'Fennick')], [2, bid('Fennick', 'Larkfield')]],
];

describe('one deal, one story', () => {
  it.each(ONE_DEAL)('%s', (_, grouping, ...articles) => expect(groupingOf(articles).grouping).toBe(grouping));
});

describe('deals that only look like one', () => {
  it.each(APART)('%s', (_, grouping, ...articles) => expect(groupingOf(articles).grouping).toBe(grouping));
});

describe('rival bids know each other', () => {
  const rivals = (...articles: Row[2][]) =>
    groupingOf(articles).stories.map(({ acquirers, related }) => [
      acquirers[0]?.name,
      related?.flatMap(({ bidders }) => bidders) ?? [],
    ]);
  it.each<[string, [string, string[]][], ...Row[2][]]>([
    [
      'two bidders with their prices',
      [
        ['Ostwind', ['Larkfield']],
        ['Larkfield', ['Ostwind']],
      ],
      [0, bid('Ostwind', 'Fennick', { price: usd(2e9) })],
      [5, bid('Larkfield', 'Fennick', { price: usd(3e9) })],
    ],
    [
      'a bid that is called rival',
      [
        ['Ostwind', ['Larkfield']],
        ['Larkfield', ['Ostwind']],
      ],
      [0, bid('Ostwind', 'Fennick')],
      [5, bid('Larkfield', 'Fennick', said('Larkfield makes a rival offer for Fennick.'))],
    ],
    [
      'a third bidder',
      [
        ['Ostwind', ['Larkfield', 'Halden']],
        ['Larkfield', ['Ostwind', 'Halden']],
        ['Halden', ['Ostwind', 'Larkfield']],
      ],
      [0, bid('Ostwind', 'Fennick', { price: usd(2e9) })],
      [5, bid('Larkfield', 'Fennick', { price: usd(3e9) })],
      [6, bid('Halden', 'Fennick', said('Halden joins the bidding war for Fennick.'))],
    ],
    [
      'no bid for control',
      [
        ['Ostwind', []],
        ['Larkfield', []],
      ],
      [0, own('Ostwind', 'Fennick', 5, { price: usd(2e7) })],
      [5, bid('Larkfield', 'Fennick', { price: usd(3e9) })],
    ],
    [
      'a company sold on is no contest',
      [
        ['Ostwind', []],
        ['Larkfield', []],
      ],
      [0, bid('Ostwind', 'Fennick', { stage: 'completed', price: usd(2e9) })],
      [30, bid('Larkfield', 'Fennick', { price: usd(3e9) })],
    ],
    [
      'a bid half a year later is a new beginning',
      [
        ['Ostwind', []],
        ['Larkfield', []],
      ],
      [0, bid('Ostwind', 'Fennick', { stage: 'called-off', price: usd(2e9) })],
      [150, bid('Larkfield', 'Fennick', { price: usd(3e9) })],
    ],
  ])('%s', (_, expected, ...articles) => expect(rivals(...articles)).toEqual(expected));

  it('the article that made a rival known is a source of both, and an independent report of its own only', () => {
    const { stories } = groupingOf([
      [0, bid('Ostwind', 'Fennick', { price: usd(2e9) })],
      [5, bid('Larkfield', 'Fennick', { price: usd(3e9) })],
    ]);
    expect(stories.map(({ revision, sources }) => [revision, sources.length])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });
});
