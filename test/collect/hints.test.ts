// What a feed asks of those who poll it.
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import { NO_HINTS, type FeedHints } from '../../src/collect/xml-hints.ts';
import { read } from './samples.ts';

const ATOM = 'xmlns:atom="http://www.w3.org/2005/Atom"';
const SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
const hinted = async (fields: string): Promise<FeedHints> =>
  (
    await read(
      `<rss version="2.0" ${ATOM} ${SY}><channel><title>t</title>${fields}<item><title>t</title></item></channel></rss>`,
    )
  ).hints;

describe('hints', () => {
  it.each<[string, string, Partial<FeedHints>]>([
    ['nothing', '', {}],
    ['ttl in minutes', '<ttl>90</ttl>', { ttl: 90 * MINUTE }],
    ['a ttl that is no number', '<ttl>soon</ttl>', {}],
    ['a ttl of nothing', '<ttl>0</ttl>', {}],
    ['a period', '<sy:updatePeriod>hourly</sy:updatePeriod>', { updateEvery: HOUR }],
    [
      'a period and how often in it',
      '<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>',
      { updateEvery: DAY / 4 },
    ],
    ['a period that is none', '<sy:updatePeriod>constructor</sy:updatePeriod>', {}],
    [
      'hours, some counted from 1 to 24',
      '<skipHours><hour>0</hour><hour>7</hour><hour>24</hour><hour>25</hour></skipHours>',
      { skipHours: [0, 7] },
    ],
    ['days', '<skipDays><day>Sunday</day><day>saturday</day><day>Someday</day></skipDays>', { skipDays: [0, 6] }],
    [
      'itself and its hubs',
      '<atom:link rel="self" href="https://wire.example/rss"/><atom:link rel="hub" href="https://hub.example/"/>',
      { self: 'https://wire.example/rss', hubs: ['https://hub.example/'] },
    ],
  ])('%s', async (_, fields, hints) => {
    expect(await hinted(fields)).toEqual({ ...NO_HINTS, ...hints });
  });
  it('those of a JSON Feed', async () => {
    const feed = JSON.stringify({
      feed_url: '/feed.json',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }, 7],
      items: [],
    });
    expect((await read(feed, { url: 'https://wire.example/' })).hints).toEqual({
      ...NO_HINTS,
      self: 'https://wire.example/feed.json',
      hubs: ['https://hub.example/'],
    });
  });
  it('an item does not speak for the feed', async () => {
    expect(
      await hinted('<item><title>t</title><ttl>5</ttl><atom:link rel="hub" href="https://evil.example/"/></item>'),
    ).toEqual(NO_HINTS);
  });
});
