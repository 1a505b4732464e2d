import { describe, expect, it } from 'vitest';
import { parseHere } from '../../../src/collect/parse-here.ts';
import { hubOf } from '../../../src/collect/websub/hub-of.ts';
import { bytesOf } from '../samples.ts';

const URL_OF_FEED = 'https://wire.example/news/feed';
const hubIn = async (feed: string, link?: string) => {
  const parsed = await parseHere({ url: URL_OF_FEED, bytes: bytesOf(feed), contentType: null });
  if (!parsed.ok) return null;
  return hubOf({ ...parsed.hints, url: URL_OF_FEED, ...(link !== undefined && { link }) });
};

describe('hubOf', () => {
  it.each<[string, string, string | undefined, [string, string] | null]>([
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/feed"/><link rel="hub" href="https://hub.example/"/></feed>',
      undefined,
      ['https://hub.example/', 'https://wire.example/feed'],
    ],
    [
      'RSS, with any prefix',
      '<rss xmlns:a10="http://www.w3.org/2005/Atom"><channel><a10:link rel="hub" href="https://hub.example/?a=1&amp;b=2"/><a10:link rel="self" href="https://wire.example/x"/></channel></rss>',
      undefined,
      ['https://hub.example/?a=1&b=2', 'https://wire.example/x'],
    ],
    [
      'JSON Feed',
      '{"feed_url": "https://wire.example/j", "hubs": [{"type": "rssCloud", "url": "https://cloud.example"}, null, {"type": "WebSub", "url": "https://hub.example/"}], "items": []}',
      undefined,
      ['https://hub.example/', 'https://wire.example/j'],
    ],
    [
      'headers, which go before what is printed',
      '<feed><link rel="hub" href="https://other.example/"/></feed>',
      '<https://hub.example/>; rel="hub", <https://wire.example/h>; rel="self"',
      ['https://hub.example/', 'https://wire.example/h'],
    ],
    [
      'a feed that does not name itself',
      '<feed><link rel="hub" href="https://hub.example/"/></feed>',
      undefined,
      ['https://hub.example/', URL_OF_FEED],
    ],
    [
      'several hubs',
      '<feed><link rel="hub" href="https://a.example/"/><link rel="hub" href="https://b.example/"/></feed>',
      undefined,
      ['https://a.example/', URL_OF_FEED],
    ],
    [
      'a hub after the items',
      '<feed><entry><title>x</title></entry><link rel="hub" href="https://hub.example/"/></feed>',
      undefined,
      ['https://hub.example/', URL_OF_FEED],
    ],
    ['a hub of an item', '<feed><entry><link rel="hub" href="https://hub.example/"/></entry></feed>', undefined, null],
    [
      'a hub in a text',
      '<rss><channel><description>&lt;link rel="hub" href="https://hub.example/"/&gt;</description></channel></rss>',
      undefined,
      null,
    ],
    ['an address that is none', '<feed><link rel="hub" href="javascript:x()"/></feed>', undefined, null],
    ['no hub', '<feed><link rel="self" href="/feed"/></feed>', undefined, null],
    ['no feed', '{"hubs": 7', undefined, null],
  ])('%s', async (_, feed, link, named) => {
    expect(await hubIn(feed, link)).toEqual(named === null ? null : { hub: named[0], topic: named[1] });
  });
});
