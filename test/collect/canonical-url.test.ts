import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, feedIdOf, openableUrl } from '../../src/collect/canonical-url.ts';

const STORY = 'https://news.example/2025/06/deal';

describe('canonicalUrl', () => {
  it.each([
    ['as printed', 'https://news.example/2025/06/deal'],
    ['spaces around', '  https://news.example/2025/06/deal\n'],
    ['http', 'http://news.example/2025/06/deal'],
    ['capitals in the host', 'HTTPS://News.Example/2025/06/deal'],
    ['the default port', 'http://news.example:80/2025/06/deal'],
    ['a dot after the host', 'https://news.example./2025/06/deal'],
    ['www', 'https://www.news.example/2025/06/deal'],
    ['a mobile host', 'https://m.news.example/2025/06/deal'],
    ['another mobile host', 'https://mobile.news.example/2025/06/deal'],
    ['an AMP host', 'https://amp.news.example/2025/06/deal'],
    ['an AMP path', 'https://news.example/2025/06/deal/amp/'],
    ['an AMP path at the front', 'https://news.example/amp/2025/06/deal'],
    ['an AMP parameter', 'https://news.example/2025/06/deal?outputType=amp'],
    ['an AMP parameter without a value', 'https://news.example/2025/06/deal?amp'],
    ["Google's AMP page", 'https://www.google.com/amp/s/www.news.example/2025/06/deal/amp'],
    ["Google's AMP cache", 'https://news-example.cdn.ampproject.org/c/s/news.example/2025/06/deal'],
    ['a trailing slash', 'https://news.example/2025/06/deal/'],
    ['doubled slashes', 'https://news.example//2025/06//deal'],
    ['dots in the path', 'https://news.example/2025/./07/../06/deal'],
    ['a place on the page', 'https://news.example/2025/06/deal#comments'],
    ['campaign parameters', 'https://news.example/2025/06/deal?utm_source=rss&utm_medium=feed'],
    ['click ids', 'https://news.example/2025/06/deal?fbclid=Iw1&gclid=2&mc_cid=3'],
    ['a referrer', 'https://news.example/2025/06/deal?ref=rss'],
    ['empty parameters', 'https://news.example/2025/06/deal?&'],
    ['name and password', 'https://user:secret@news.example/2025/06/deal'],
    ['escapes that none needed', 'https://news.example/2025/06/d%65al'],
  ])('knows the story by %s', (_, url) => {
    expect(canonicalUrl(url)).toBe(STORY);
  });

  it.each([
    ['another path', 'https://news.example/2025/06/deal-2'],
    ['capitals in the path', 'https://news.example/2025/06/Deal'],
    ['a parameter that names the article', 'https://news.example/2025/06/deal?id=7'],
    ['a page of a single-page site', 'https://news.example/2025/06/deal#!/7'],
    ['another port', 'https://news.example:8443/2025/06/deal'],
    ['another host', 'https://blog.news.example/2025/06/deal'],
  ])('keeps %s apart', (_, url) => {
    expect(canonicalUrl(url)).not.toBe(STORY);
  });

  it('puts parameters in one order', () => {
    expect(canonicalUrl('https://news.example/?b=2&a=1')).toBe(canonicalUrl('https://news.example/?a=1&b=2'));
  });
  it('keeps a referrer that is no reader, for it may name the article', () => {
    expect(canonicalUrl('https://news.example/?ref=12345')).toBe('https://news.example/?ref=12345');
  });
  it('never makes a host of a lone top level', () => {
    expect(canonicalUrl('https://m.example/a')).toBe('https://m.example/a');
    expect(canonicalUrl('https://www.m.news.example/a')).toBe('https://news.example/a');
  });
  it('continues a base', () => {
    expect(canonicalUrl('../deal', 'https://news.example/2025/06/')).toBe('https://news.example/2025/deal');
  });
  it.each([
    '',
    'deal',
    'mailto:desk@news.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://',
    `https://a.example/${'x'.repeat(9_000)}`,
  ])('is null for %j', (url) => {
    expect(canonicalUrl(url)).toBeNull();
  });

  const piece = fc.constantFrom(
    '/',
    '//',
    '/amp',
    '/amp/',
    '.amp',
    '.html',
    '%',
    '%41',
    '%2',
    '41',
    '%2f',
    '?',
    '&',
    '=',
    'a',
    'amp',
    'utm_x=1',
    '#',
    '#!',
    '#/',
    'é',
    ' ',
    '..',
    '.',
    'www.',
    'm.',
    ':80',
    ':443',
    '/s/',
    '/c/',
  );
  const host = fc.constantFrom(
    'a.example',
    'www.m.a.example',
    'm.co.uk',
    'en.m.wiki.example',
    'www.google.com',
    'x.cdn.ampproject.org',
    '127.0.0.1:4011',
    'amp.amp.dev',
    '[::1]',
  );
  it('is the same when taken twice', () => {
    const printed = fc.tuple(
      fc.constantFrom('http://', 'https://'),
      host,
      fc.constantFrom('', '/amp/s/', '/c/s/'),
      fc.array(piece, { maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          printed.map(([scheme, name, start, rest]) => scheme + name + start + rest.join('')),
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
        ),
        (url) => {
          const once = canonicalUrl(url);
          expect(once === null ? null : canonicalUrl(once)).toBe(once);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('openableUrl', () => {
  it('keeps scheme, host and path as printed: not every site answers elsewhere', () => {
    expect(openableUrl('http://www.news.example/deal/?utm_source=rss&id=7#top')).toBe(
      'http://www.news.example/deal/?id=7',
    );
  });
  it('never shows a password', () => {
    expect(openableUrl('https://user:secret@news.example/deal')).toBe('https://news.example/deal');
  });
  it('is null for what a browser should not open from a feed', () => {
    expect(openableUrl('javascript:alert(1)')).toBeNull();
  });
  it('is the same article as its canonical address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const open = openableUrl(url);
        expect(open === null ? null : canonicalUrl(open)).toBe(canonicalUrl(url));
      }),
    );
  });
});

describe('feedIdOf', () => {
  it('is one id for two ways to write an address', () => {
    expect(feedIdOf('https://www.wire.example/feed/')).toBe(feedIdOf('http://wire.example/feed'));
  });
  it('has 16 hexadecimal characters, for any text', () => {
    expect(feedIdOf('not an address')).toMatch(/^[\da-f]{16}$/);
    expect(feedIdOf('https://wire.example/a')).not.toBe(feedIdOf('https://wire.example/b'));
  });
});
