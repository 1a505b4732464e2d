// Polls, one after the other → how many articles each finds new: the same one under other names, and others under the same name.
import { describe, expect, it } from 'vitest';
import { identify } from '../../src/collect/identity.ts';
import type { ParsedItem } from '../../src/collect/parse.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';

type Printed = Partial<ParsedItem> & { title: string };
interface Listed {
  /** Where it was listed; the wire where left out. */
  feed?: { id: string; link: string | null };
  items: Printed[];
}

const NOON = Date.UTC(2026, 4, 4, 12, 7, 31);
const WIRE = { id: 'feed000000000001', link: 'https://wire.example/' };
const SERVICE = { id: 'feed000000000002', link: 'https://news.google.com/search?q=deals' };
const TEXT = 'Ampere said on Tuesday that it had agreed to buy Borealis, a maker of batteries, from its founders.';

/** How many articles each poll finds that no poll before it has seen. */
function freshOf(...polls: Listed[]): number[] {
  const known = new Set<string>();
  return polls.map(({ feed = WIRE, items }) => {
    const whole = items.map((item): ParsedItem => ({ link: null, id: null, publishedAt: null, body: '', source: null, ...item })); // prettier-ignore
    const found = identify(whole, feed);
    const fresh = found.filter(({ keys, askKeys = [] }, i) => {
      const again = found.slice(0, i).some((other) => other.keys.some((key) => keys.includes(key)));
      return !again && ![...keys, ...askKeys].some((key) => known.has(key));
    });
    for (const { keys, alsoKeys = [] } of found) for (const key of [...keys, ...alsoKeys]) known.add(key);
    return fresh.length;
  });
}

/** An article of that number, as a wire prints it. */
const wireItem = (n: number): Printed => ({
  title: `Company number ${n} agrees to buy its smaller neighbour`,
  link: `https://wire.example/2026/05/company-${n}-buys-neighbour?utm_source=rss`,
  id: `wire-${1_000 + n}`,
  publishedAt: NOON - n * HOUR,
  body: `<p>Company number ${n} has agreed to buy its neighbour for ${n} million euros, both said on Monday.</p>`,
});
const items = (change: (item: Printed, n: number) => Printed): Printed[] =>
  Array.from({ length: 20 }, (_, n) => change(wireItem(n), n));
const bare = ({ title, link, id, publishedAt }: Printed): Printed => ({ title, link, id, publishedAt }) as Printed;
const moved = (url: string | null | undefined, from: string, to: string): string => (url ?? '').replace(from, to);

describe('nothing is new when a feed, overnight,', () => {
  it.each<[string, (item: Printed, n: number) => Printed]>([
    ['stays as it is', (item) => item],
    [
      'renames all its guids',
      (item, n) => ({ ...item, id: `urn:uuid:00000000-0000-4000-8000-${100_000_000_000 + n}` }),
    ],
    ['makes guids of its addresses', (item) => ({ ...item, id: item.link ?? null })],
    ['drops its guids', (item) => ({ ...item, id: null })],
    ['counts its guids from one', (item, n) => ({ ...item, id: `item-${n + 1}` })],
    ['moves to https', (item) => ({ ...item, link: moved(item.link, 'https:', 'http:') })],
    ['moves to another host', (item) => ({ ...item, link: moved(item.link, 'wire.example', 'newwire.example') })],
    [
      'moves to another host, guids and all',
      (item, n) => ({ ...item, id: `moved-${9_000 + n}`, link: moved(item.link, 'wire.example', 'newwire.example') }),
    ],
    [
      'has other paths and guids',
      (item, n) => ({ ...item, id: `moved-${9_000 + n}`, link: `https://wire.example/article/${77_000 + n}` }),
    ],
    [
      'shows its AMP pages',
      (item) => ({ ...item, link: `${moved(item.link, 'wire.example', 'amp.wire.example').split('?')[0] ?? ''}/amp` }),
    ],
    [
      'counts its readers',
      (item) => ({ ...item, link: `https://www.google.com/url?url=${encodeURIComponent(item.link ?? '')}&ct=ga` }),
    ],
    ['sets all dates to today', (item) => ({ ...item, publishedAt: NOON + DAY })],
    ['prints no dates', (item) => ({ ...item, publishedAt: null })],
    ['prefixes all titles', (item) => ({ ...item, title: `Deals: ${item.title}` })],
    ['prints other teasers', (item) => ({ ...item, body: `Read on our site why ${item.title}, and what comes next.` })],
    [
      'prints other teasers under other guids',
      (item, n) => ({ ...item, id: `x-${9_000 + n}`, body: `Read on our site why ${item.title}.` }),
    ],
    [
      'adds a counting pixel',
      (item, n) => ({
        ...item,
        id: `x-${9_000 + n}`,
        link: null,
        body: `${item.body ?? ''}<img src="https://count.example/${n}">`,
      }),
    ],
  ])('%s', (_, change) => {
    expect(freshOf({ items: items((item) => item) }, { items: items(change) })).toEqual([20, 0]);
  });

  it.each<[string, (item: Printed, n: number) => Printed]>([
    ['renames all its guids', (item, n) => ({ ...item, id: `renamed-${9_000 + n}` })],
    ['moves to another host, guids and all', (item, n) => ({ ...item, id: `moved-${9_000 + n}`, link: moved(item.link, 'wire.example', 'newwire.example') })],
    ['has other paths and guids', (item, n) => ({ ...item, id: `moved-${9_000 + n}`, link: `https://wire.example/article/${77_000 + n}` })],
    ['prints no addresses, under other guids', (item, n) => ({ ...item, id: `moved-${9_000 + n}`, link: null })],
  ])('with titles alone, %s', (_, change) => {
    expect(freshOf({ items: items(bare) }, { items: items((item, n) => change(bare(item), n)) })).toEqual([20, 0]);
  }); // prettier-ignore

  it('makes one change each night', () => {
    const nights: ((item: Printed, n: number) => Printed)[] = [
      (item) => item,
      (item, n) => ({ ...item, id: `second-${n + 500}` }),
      (item, n) => ({ ...item, id: `second-${n + 500}`, link: `https://other.example/a/${n + 500}`, body: '' }),
      (item, n) => ({ ...item, id: `third-${n + 500}`, link: `https://other.example/a/${n + 500}`, title: `Deal ${n}`, body: '' }),
      (item, n) => ({ ...item, id: `third-${n + 500}`, link: null, title: `The deal ${n}`, body: 'Not a word as before.' }),
    ]; // prettier-ignore
    expect(freshOf(...nights.map((change) => ({ items: items(change) })))).toEqual([20, 0, 0, 0, 0]);
  });
});

describe('one article', () => {
  const story: Printed = { title: 'Ampere agrees to buy Borealis', link: 'https://wire.example/deal-17', body: TEXT };
  it('is one, re-issued 34 times in one file', () => {
    const again = Array.from({ length: 34 }, (_, n) => ({ ...story, id: `re-issue-${n}`, publishedAt: NOON - n * HOUR, link: `https://wire.example/deal-17?v=${n}` })); // prettier-ignore
    expect(freshOf({ items: again })).toEqual([1]);
  });
  it('is one, re-issued in 34 polls with another guid, date, address and title', () => {
    const polls = Array.from({ length: 34 }, (_, n) => ({
      items: [{ ...story, id: `re-issue-${n + (n % 2)}`, publishedAt: NOON + n * HOUR, link: `https://wire.example/deal-17?v=${n - (n % 2)}`, title: `${story.title} (${n})` }],
    })); // prettier-ignore
    expect(freshOf(...polls)).toEqual([1, ...Array<number>(33).fill(0)]);
  });
  it('is one, in several feeds of a publisher', () => {
    const tech = { id: 'feed000000000003', link: 'https://wire.example/tech' };
    const elsewhere = { ...story, id: 'tech-9', link: 'https://www.wire.example/deal-17/?utm_source=tech' };
    expect(freshOf({ items: [story] }, { feed: tech, items: [elsewhere] })).toEqual([1, 0]);
  });
  it('is one, read at two addresses of the same feed, whether it has an address or not', () => {
    const mirror = { ...WIRE, id: 'feed000000000004' };
    const all = [
      story,
      { title: 'A short note', id: 'note-2026-05-04' },
      { title: 'A note without a guid', body: TEXT },
    ];
    expect(freshOf({ items: all }, { feed: mirror, items: all })).toEqual([3, 0]);
  });
  it('is one when its guid is the address that it had', () => {
    const renamed = { title: 'Borealis sold', id: story.link ?? '', link: 'https://wire.example/borealis-sold' };
    expect(freshOf({ items: [story] }, { items: [renamed] })).toEqual([1, 0]);
  });
});

describe('behind a link that only its maker can read', () => {
  const title = 'Ampere agrees to buy Borealis for 40 million euros';
  const opaque = (id: string, more: Partial<ParsedItem> = {}): Printed => ({
    title: `${title} - Example Wire`,
    link: `https://news.google.com/rss/articles/CBMi${id}?oc=5`,
    id: `CBMi${id}`,
    publishedAt: NOON + 9 * MINUTE,
    body: `<a href="https://news.google.com/rss/articles/CBMi${id}?oc=5">${title}</a> <font color="#6f6f6f">Example Wire</font>`,
    source: 'Example Wire',
    sourceUrl: 'https://www.wire.example',
    ...more,
  });
  const own: Printed = { title, link: 'https://wire.example/2026/05/ampere-buys', id: 'wire-7', publishedAt: NOON, body: TEXT };
  const direct: Listed = { items: [own] };
  const service = (...listed: Printed[]): Listed => ({ feed: SERVICE, items: listed });

  it("an article is the publisher's own", () => {
    expect(freshOf(direct, service(opaque('AU_yqLaaaa')))).toEqual([1, 0]);
  });
  it('an article is one, though the publisher lists its own later', () => {
    expect(freshOf(service(opaque('AU_yqLaaaa')), direct)).toEqual([1, 0]);
    expect(freshOf(service(opaque('AU_yqLaaaa', { publishedAt: NOON + 4 * HOUR })), direct)).toEqual([1, 0]);
  });
  it.each<[string, Printed[]]>([
    ['of the next day', [{ ...own, publishedAt: NOON + DAY }]],
    ['without a date', [{ ...own, publishedAt: null }]],
    ['of another publisher', [{ ...own, link: 'https://post.example/ampere-buys' }]],
    ['under another title', [{ ...own, title: 'Borealis founders keep a tenth of their company' }]],
    ['under a short title', [{ ...own, title: 'Ampere to buy Borealis' }]],
    ['that the publisher has twice under its title', [own, { ...own, link: 'https://wire.example/2026/05/another', id: 'wire-8', body: 'Carbide holds 2.1% of the shares of Borealis, which Ampere has agreed to buy, it said in a filing.' }]],
  ])('an article %s is another, though a service listed its like before', (_, items) => {
    const listed = opaque('AU_yqLaaaa', items[0]?.title === 'Ampere to buy Borealis' ? { title: 'Ampere to buy Borealis - Example Wire' } : {});
    expect(freshOf(service(listed), { items })).toEqual([1, items.length]);
  });
  it("the publisher's own two stay two, though a service listed their title between them", () => {
    const other = { ...own, link: 'https://wire.example/2026/05/another', id: 'wire-8', body: 'Carbide holds 2.1% of the shares of Borealis, which Ampere has agreed to buy, it said in a filing.' };
    expect(freshOf(direct, service(opaque('AU_yqLaaaa')), { items: [other, own] })).toEqual([1, 0, 1]);
  });
  it('an article is one, under two links', () => {
    expect(freshOf(service(opaque('AU_yqLaaaa')), service(opaque('AU_yqLbbbb', { publishedAt: NOON + 3 * HOUR })))).toEqual([1, 0]);
  });
  it('an article is one, where the publisher is a name alone', () => {
    const nameOnly = { sourceUrl: null };
    expect(freshOf(service(opaque('AU_yqLaaaa', nameOnly)), service(opaque('AU_yqLbbbb', nameOnly)))).toEqual([1, 0]);
  });
  it('an article under the old kind of link is the one that the link names', () => {
    const address = 'https://wire.example/2026/05/ampere-buys';
    const id = Buffer.concat([Buffer.from([8, 19, 34, address.length]), Buffer.from(address)]).toString('base64url');
    expect(freshOf(direct, service({ ...opaque(''), link: `https://news.google.com/rss/articles/${id}?oc=5` }))).toEqual([1, 0]);
  });
  it.each<[string, Printed]>([
    ['of another publisher', opaque('AU_yqLbbbb', { title: `${title} - Other Post`, source: 'Other Post', sourceUrl: 'https://post.example' })],
    ['of the next day', opaque('AU_yqLbbbb', { publishedAt: NOON + DAY })],
    ['under another title', opaque('AU_yqLbbbb', { title: 'Borealis founders keep a tenth of their company - Example Wire' })],
    ['under a title that says nothing', opaque('AU_yqLbbbb', { title: 'Live - Example Wire' })],
  ])('an article %s is another', (_, other) => {
    expect(freshOf(direct, service(opaque('AU_yqLaaaa')), service(other))).toEqual([1, 0, 1]);
  });
}); // prettier-ignore

describe('two articles stay two:', () => {
  const days = (change: (n: number) => Printed): Listed[] =>
    Array.from({ length: 7 }, (_, n) => ({ items: [change(n)] }));
  it.each<[string, (n: number) => Printed]>([
    ['a daily column under one title', (n) => ({ title: 'Morning briefing', link: `https://wire.example/briefing/${n}`, id: `b-${n}-2026`, publishedAt: NOON + n * DAY, body: `Markets on day ${n}.` })],
    ['a daily column with one teaser', (n) => ({ title: 'Deals of the day', link: `https://wire.example/deals/2026-05-0${n}`, publishedAt: NOON + n * DAY, body: 'The deals that our desk has seen since yesterday, and what they mean to those who depend on them.' })],
    ['a daily column without guid and text', (n) => ({ title: 'Morning briefing', link: `https://wire.example/briefing/${n}`, publishedAt: NOON + n * DAY })],
    ['a column without address and guid', (n) => ({ title: 'Morning briefing: what to know before the markets open', publishedAt: NOON + n * DAY })],
    ['live pages of each day', (n) => ({ title: 'Live: markets today', link: `https://wire.example/live/2026-05-0${n}/markets`, id: `live-${n}-2026`, publishedAt: NOON + n * DAY })],
    ['a press wire under one title', (n) => ({ title: 'Notice of annual general meeting and publication of the annual report', link: `https://press.example/release/${4_000 + n}`, id: `pr-${4_000 + n}`, publishedAt: NOON + n * MINUTE })],
    ['a press wire at one minute', (n) => ({ title: 'Holding(s) in Company', link: `https://press.example/release/${4_000 + n}`, id: `pr-${4_000 + n}`, publishedAt: NOON })],
    ['guids that count the place in the file', (n) => ({ title: `Foo buys Bar number ${n}`, id: '1', publishedAt: NOON + n * DAY })],
    ['a link to the front page', (n) => ({ title: `Foo buys Bar number ${n}`, link: 'https://wire.example/?utm_source=rss', publishedAt: NOON + n * DAY })],
    ['parameters that name the article', (n) => ({ title: 'Foo buys a rival of its supplier, the company says', link: `https://wire.example/story.php?id=${n}&src=rss`, publishedAt: NOON + n * HOUR })],
    ['pages of a single-page site', (n) => ({ title: `Foo buys Bar number ${n}`, link: `https://wire.example/#/story/${n}` })],
  ])('%s', (_, change) => {
    expect(freshOf(...days(change))).toEqual(Array(7).fill(1));
  }); // prettier-ignore

  it.each<[string, (n: number) => Printed]>([
    ['items that share one link', (n) => ({ title: `Foo buys Bar number ${n}`, link: 'https://status.example/history', publishedAt: NOON - n * HOUR })],
    ['items under one title that share one link', (n) => ({ title: 'Status update', link: 'https://status.example/history', publishedAt: NOON - n * HOUR, body: `Report ${n}.` })],
    ['items that share one guid', (n) => ({ title: `Foo buys Bar number ${n}`, link: `https://wire.example/${n}`, id: 'https://wire.example/feed' })],
    ['a press wire at one minute', (n) => ({ title: 'Notice of annual general meeting and publication of the annual report', link: `https://press.example/release/${4_000 + n}`, id: `pr-${4_000 + n}`, publishedAt: NOON })],
    ['short titles on one day', (n) => ({ title: 'Holding(s) in Company', link: `https://press.example/release/${4_000 + n}`, publishedAt: Date.UTC(2026, 4, 4) })],
  ])('%s, in one file', (_, change) => {
    expect(freshOf({ items: Array.from({ length: 9 }, (_item, n) => change(n)) })).toEqual([9]);
  }); // prettier-ignore

  it('guids that count the places are no names: what stands in the second place was not there before', () => {
    const listed = (first: number): Printed[] =>
      Array.from({ length: 5 }, (_, place) => ({ title: `Foo buys Bar number ${first - place}`, id: `item-${place + 1}`, publishedAt: NOON + (first - place) * DAY, body: `Number ${first - place} ${TEXT}` })); // prettier-ignore
    expect(freshOf({ items: listed(9) }, { items: listed(10) }, { items: listed(14) })).toEqual([5, 1, 4]);
  });
  it('two publishers print one text under one title', () => {
    const post = { id: 'feed000000000005', link: 'https://post.example/' };
    const copy = { title: 'Ampere agrees to buy Borealis from its founders', body: TEXT, publishedAt: NOON };
    const here = { ...copy, link: 'https://wire.example/a', id: 'agency-77' };
    expect(freshOf({ items: [here] }, { feed: post, items: [{ ...here, link: 'https://post.example/b' }] })).toEqual([
      1, 1,
    ]);
  });
});
