import { describe, expect, it } from 'vitest';
import { identify } from '../../src/collect/identity.ts';
import type { ParsedItem } from '../../src/collect/parse.ts';

const feed = { id: 'feed000000000001', link: 'https://wire.example/' };
const LONG = 'Ampere said on Tuesday that it had agreed to buy Borealis, a maker of batteries, from its founders.';
const story = (fields: Partial<ParsedItem>): ParsedItem => ({
  title: 'Ampere agrees to buy Borealis from its founders',
  link: 'https://wire.example/deal',
  id: 'deal-1',
  publishedAt: null,
  body: LONG,
  source: null,
  ...fields,
});
const kinds = (item: ParsedItem, ...others: ParsedItem[]): string[] =>
  identify([item, ...others], feed)[0]?.keys.map((key) => key.split(':')[0] ?? '') ?? [];
const shares = (a: ParsedItem, b: ParsedItem): boolean => {
  const [first, second] = [identify([a], feed)[0]?.keys ?? [], identify([b], feed)[0]?.keys ?? []];
  return first.some((key) => second.includes(key));
};

describe('what an article is known by', () => {
  it('address, guid and content, the address without its feed', () => {
    expect(kinds(story({}))).toEqual(['url', 'guid', 'content']);
    const [here] = identify([story({})], feed);
    const [there] = identify([story({})], { ...feed, id: 'feed000000000002' });
    expect(here?.keys.filter((key) => there?.keys.includes(key))).toEqual([`url:${here?.id}`]);
  });

  it.each<[string, Partial<ParsedItem>]>([
    ['its title', { title: 'Update: Ampere to buy Borealis' }],
    ['its guid', { id: 'deal-1-again' }],
    ['its date', { publishedAt: 1 }],
    ['its text', { body: `${LONG} Shares rose.` }],
    ['tracking parameters', { link: 'https://wire.example/deal?utm_source=rss2' }],
    ['its address, to the AMP page', { link: 'https://amp.wire.example/deal/amp' }],
    ['its address', { link: 'https://wire.example/deal-borealis' }],
    ['guid, title and text', { id: 'x-2222', title: 'Borealis sold', body: 'Other words.' }],
    ['address and guid', { link: 'https://wire.example/x', id: 'x-2222' }],
    [
      'address, guid and markup',
      { link: 'https://wire.example/x', id: 'x-2222', body: `<p class="new">${LONG}</p><img src="count?7"/>` },
    ],
    ['address and text', { link: 'https://wire.example/x', body: 'Other words.' }],
  ])('is known again when a re-issue changes %s', (_, change) => {
    expect(shares(story({}), story(change))).toBe(true);
  });

  it.each<[string, Partial<ParsedItem>, Partial<ParsedItem>]>([
    ['another article', {}, { link: 'https://wire.example/2', id: 'deal-2', title: 'Cobalt buys Dynamo', body: '' }],
    [
      'two without address and guid, under one short title',
      { title: 'Morning briefing', link: null, id: null, body: '', publishedAt: 1 },
      { title: 'Morning briefing', link: null, id: null, body: '', publishedAt: 2 },
    ],
    [
      'two that lead to the front page',
      { link: 'https://wire.example/', id: null },
      { link: 'https://www.wire.example', id: null, title: 'Cobalt buys Dynamo', body: '' },
    ],
    [
      'two whose guid is their place in the file',
      { link: null, id: '1' },
      { link: null, id: '1', title: 'Cobalt buys Dynamo', body: '' },
    ],
  ])('is not known by %s', (_, a, b) => {
    expect(shares(story(a), story(b))).toBe(false);
  });

  const other = { title: 'Cobalt and Dynamo call off their merger', body: `${LONG} Not so here.` };
  it('an address that two articles of the feed share is no identity of either', () => {
    expect(kinds(story({}), story({ ...other, id: 'deal-2' }))).toEqual(['guid', 'content', 'content']);
  });
  it('a guid that two articles of the feed share is no identity of either', () => {
    expect(kinds(story({}), story({ ...other, link: 'https://wire.example/2' }))).toEqual(['url', 'content']);
  });
  it('an address that one article has twice still is', () => {
    expect(kinds(story({}), story({ id: 'deal-1-again' }))).toEqual(['url', 'guid', 'content']);
  });
  it('too short a content is none', () => {
    expect(kinds(story({ title: 'Morning briefing', body: '<p> … </p>' }))).toEqual(['url', 'guid', 'path']);
  });
  it('there is always one, of 32 hexadecimal characters', () => {
    const [bare] = identify([{ title: 'x', link: null, id: null, publishedAt: null, body: '', source: null }], feed);
    expect(bare?.keys).toEqual([
      expect.stringMatching(/^content:feed000000000001:[\da-f]{32}$/),
      expect.stringMatching(/^content:wire\.example:[\da-f]{32}$/),
    ]);
    expect(bare?.id).toMatch(/^[\da-f]{32}$/);
  });
});
