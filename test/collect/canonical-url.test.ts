import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, feedIdOf, openableUrl } from '../../src/collect/canonical-url.ts';

const STORY = 'https://news.example/2025/06/deal';
/** As Google News linked until 2024: two numbers, the length of the address, and the address. */
const OLD_GOOGLE_NEWS = Buffer.concat([Buffer.from([8, 19, 34, STORY.length]), Buffer.from(STORY), Buffer.from([0xd2, 1, 0])])
  .toString('base64url'); // prettier-ignore

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
    ['a question mark alone', 'https://news.example/2025/06/deal?'],
    ['a hash alone', 'https://news.example/2025/06/deal?utm_source=rss#'],
    ['both alone', 'https://news.example/2025/06/deal?#'],
    ['empty parameters', 'https://news.example/2025/06/deal?&'],
    ['name and password', 'https://user:secret@news.example/2025/06/deal'],
    ['escapes that none needed', 'https://news.example/2025/06/d%65al'],
    ['a default document', 'https://news.example/2025/06/deal/index.html'],
    ['another default document', 'http://www.news.example/2025/06/deal/Default.aspx?utm_source=rss'],
    ['an AMP file', 'https://news.example/2025/06/deal/amp.html'],
    ['a session in the path', 'https://news.example/2025/06/deal;jsessionid=0A1B2C.node7'],
    ['a session in a parameter', 'https://news.example/2025/06/deal?PHPSESSID=0a1b2c'],
    ['a touch host', 'https://touch.news.example/2025/06/deal'],
    ['an ampersand that was escaped twice', 'https://news.example/2025/06/deal?utm_source=rss&amp;utm_medium=feed'],
    ['a second question mark', 'https://news.example/2025/06/deal?mod=rss_main?utm_source=feed'],
    ['a marked text', 'https://news.example/2025/06/deal#:~:text=agreed%20to%20buy'],
    ['a word for who sent the reader', 'https://news.example/2025/06/deal?ref=morningletter&via=some_site.example'],
    ['its print version', 'https://news.example/2025/06/deal?print=1&view=print'],
    ['a comment form', 'https://news.example/2025/06/deal?replytocom=77'],
    ['mail and advertising tools', 'https://news.example/2025/06/deal?mkt_tok=x&_hsenc=y&msclkid=z&ttclid=1&wbraid=2'],
    [
      'the parameters of analytics',
      'https://news.example/2025/06/deal?_ga=1.2&pk_campaign=a&at_medium=RSS&CMP=share_btn',
    ],
    ['a wire parameter', 'https://news.example/2025/06/deal?feedref=JjAwJuNHiystnCoBq_hl&tc=eml_cleartime'],
    ['an AMP viewer', 'https://news.example/2025/06/deal?usqp=mq331AQ&amp_js_v=0.1'],
    ["Google's AMP viewer", 'https://news-example.cdn.ampproject.org/v/s/news.example/2025/06/deal/amp?usqp=mq331AQ'],
    ["Google's redirect", 'https://www.google.com/url?rct=j&sa=t&url=https://news.example/2025/06/deal&ct=ga&usg=AOv'],
    ['an old Google News link', `https://news.google.com/rss/articles/${OLD_GOOGLE_NEWS}?oc=5`],
    [
      "Bing's redirect",
      'http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fnews.example%2f2025%2f06%2fdeal&c=1',
    ],
    [
      "Bing's other redirect",
      `https://www.bing.com/ck/a?!&&p=abc&u=a1${Buffer.from(STORY).toString('base64url')}&ntb=1`,
    ],
    ["MSN's redirect", 'https://www.msn.com/en-us/news/redirect?url=https%3A%2F%2Fnews.example%2F2025%2F06%2Fdeal'],
    [
      "Yahoo's search",
      'https://r.search.yahoo.com/_ylt=A0/RV=2/RE=1/RO=10/RU=https%3a%2f%2fnews.example%2f2025%2f06%2fdeal/RK=2/RS=x-',
    ],
    ["Yahoo's feeds", 'https://us.rd.yahoo.com/finance/news/rss/story/*https://news.example/2025/06/deal?.tsrc=rss'],
    [
      "Facebook's redirect",
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2F2025%2F06%2Fdeal%3Ffbclid%3DIw&h=AT',
    ],
    [
      'two redirects',
      `https://www.google.com/url?q=${encodeURIComponent(`https://www.linkedin.com/redir/redirect?url=${STORY}`)}`,
    ],
    ['an archive', 'https://web.archive.org/web/20250612083000/https://news.example/2025/06/deal?utm_source=rss'],
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
    ['a page of several', 'https://news.example/2025/06/deal?page=2'],
    ['a number that names the article', 'https://news.example/2025/06/deal?cid=12345'],
    ['an edition', 'https://news.example/2025/06/deal?edition=uk'],
    ['an address that it merely speaks of', `https://blog.example/about?url=${encodeURIComponent(STORY)}`],
    ['a share page of a site that is no link service', `https://social.example/share?u=${encodeURIComponent(STORY)}`],
    ['a redirect to no address', 'https://www.google.com/url?q=javascript:alert(1)'],
  ])('keeps %s apart', (_, url) => {
    expect(canonicalUrl(url)).not.toBe(STORY);
  });

  it('puts parameters in one order', () => {
    expect(canonicalUrl('https://news.example/?b=2&a=1')).toBe(canonicalUrl('https://news.example/?a=1&b=2'));
  });
  it('keeps a referrer that is no reader, for it may name the article', () => {
    expect(canonicalUrl('https://news.example/?ref=12345')).toBe('https://news.example/?ref=12345');
  });
  it.each([
    ['https://news.example/view.php?src=politics', 'https://news.example/view.php?src=markets'],
    ['https://news.example/?from=politics', 'https://news.example/?from=markets'],
    ['https://news.example/deal?ref=12345', 'https://news.example/deal?ref=12346'],
    ['https://news.example/story?sid=aa', 'https://news.example/story?sid=bb'],
    [
      'https://news.google.com/rss/articles/CBMiX0FVX3lxTE1?oc=5',
      'https://news.google.com/rss/articles/CBMiX0FVX3lxTE2?oc=5',
    ],
  ])('keeps %s apart from %s', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });
  it('drops the language and country of a Google News link', () => {
    const link = 'https://news.google.com/rss/articles/CBMiX0FVX3lxTE1';
    expect(canonicalUrl(`${link}?oc=5&hl=en-US&gl=US&ceid=US:en`)).toBe(link);
  });
  it('gives up on link services that lead in a long line to each other', () => {
    let url = STORY;
    for (let i = 0; i < 9; i++) url = `https://www.google.com/url?q=${encodeURIComponent(url).slice(0, 4_000)}`;
    const once = canonicalUrl(url) ?? '';
    expect(canonicalUrl(once)).toBe(once);
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
    '/url',
    'url=',
    'q=http://a.example/b',
    '&amp;',
    '/RU=http%3a%2f%2fa.example/RK=1',
    '/*http://a.example/',
    ';jsessionid=1',
    'index.html',
    'ref=word',
  );
  const host = fc.constantFrom(
    'a.example',
    'www.m.a.example',
    'm.co.uk',
    'en.m.wiki.example',
    'www.google.com',
    'news.google.com',
    'www.bing.com',
    'r.search.yahoo.com',
    'web.archive.org',
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

describe('the order of parameters', () => {
  const parameters = fc.uniqueArray(
    fc.tuple(fc.constantFrom('id', 'p', 'utm_source', 'ref', 'a', 'amp', 'page'), fc.constantFrom('1', 'rss', 'x', '')),
    { selector: ([name]) => name, maxLength: 6 },
  );
  it('says nothing about the article', () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 0, max: 6 }), (pairs, turn) => {
        const address = (list: typeof pairs) => `https://a.example/b?${list.map((pair) => pair.join('=')).join('&')}`;
        const turned = [...pairs.slice(turn), ...pairs.slice(0, turn)].reverse();
        expect(canonicalUrl(address(turned))).toBe(canonicalUrl(address(pairs)));
      }),
    );
  });
});

describe('openableUrl', () => {
  it('leads to the article without the service that counts its readers', () => {
    expect(openableUrl('https://www.google.com/url?url=http://www.news.example/deal/&ct=ga')).toBe(
      'http://www.news.example/deal/',
    );
  });
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
