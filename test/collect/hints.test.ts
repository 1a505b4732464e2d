// What a feed says of itself: its own pace, its address, its hubs.
import { describe, expect, it } from 'vitest';
import type { FeedPace } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import type { ParsedFeed } from '../../src/collect/parse.ts';
import { read } from './samples.ts';

const ATOM = 'xmlns:atom="http://www.w3.org/2005/Atom"';
const SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
const hinted = (fields: string): Promise<ParsedFeed> =>
  read(
    `<rss version="2.0" ${ATOM} ${SY}><channel><title>t</title>${fields}<item><title>t</title></item></channel></rss>`,
  );
const QUIET: FeedPace = { ttl: null, period: null, base: null, skipHours: [], skipDays: [] };

describe('the pace', () => {
  it.each<[string, string, Partial<FeedPace> | null]>([
    ['nothing', '', null],
    ['ttl in minutes', '<ttl>90</ttl>', { ttl: 90 * MINUTE }],
    ['a ttl that is no number', '<ttl>soon</ttl>', null],
    ['a ttl of nothing', '<ttl>0</ttl>', null],
    ['a period', '<sy:updatePeriod>hourly</sy:updatePeriod>', { period: HOUR }],
    [
      'a period and how often in it',
      '<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>',
      { period: DAY / 4 },
    ],
    [
      'a period and since when',
      '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateBase>2026-01-01T06:00+00:00</sy:updateBase>',
      { period: DAY, base: Date.UTC(2026, 0, 1, 6) },
    ],
    ['a period that is none', '<sy:updatePeriod>constructor</sy:updatePeriod>', null],
    [
      'hours, some counted from 1 to 24',
      '<skipHours><hour>0</hour><hour>7</hour><hour>24</hour><hour>25</hour></skipHours>',
      { skipHours: [0, 7] },
    ],
    ['days', '<skipDays><day>Sunday</day><day>saturday</day><day>Someday</day></skipDays>', { skipDays: [0, 6] }],
  ])('%s', async (_, fields, pace) => {
    expect((await hinted(fields)).pace).toEqual(pace === null ? undefined : { ...QUIET, ...pace });
  });
});

describe('the address and the hubs', () => {
  it('as they stand in the feed', async () => {
    const links =
      '<atom:link rel="self" href="https://wire.example/rss"/><atom:link rel="hub" href="https://hub.example/"/>';
    expect((await hinted(links)).hints).toEqual({ self: 'https://wire.example/rss', hubs: ['https://hub.example/'] });
  });
  it('those of a JSON Feed', async () => {
    const feed = JSON.stringify({
      feed_url: '/feed.json',
      hubs: [{ type: 'rssCloud', url: 'https://cloud.example/' }, { type: 'WebSub', url: 'https://hub.example/' }, 7],
      items: [],
    });
    expect((await read(feed, { url: 'https://wire.example/' })).hints).toEqual({
      self: 'https://wire.example/feed.json',
      hubs: ['https://hub.example/'],
    });
  });
  it('an item does not speak for the feed', async () => {
    const item = '<item><title>t</title><ttl>5</ttl><atom:link rel="hub" href="https://evil.example/"/></item>';
    expect(await hinted(item)).toMatchObject({ hints: { self: null, hubs: [] } });
    expect((await hinted(item)).pace).toBeUndefined();
  });
});
