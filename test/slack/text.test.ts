// Foreign strings to mrkdwn: cut at words, within a length, never half a character.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cut,
  escapeText,
  escapeWithin,
  linkTo,
  person,
  plainLabel,
  sentenceText,
  splitText,
  unescapeText,
  visible,
  when,
  withoutLogins,
} from '../../src/slack/text.ts';
import { inPieces } from '../../src/slack/alert/alert-parts.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  fc.constant('&'.repeat(500)),
);

describe('a login in a web address', () => {
  const secret = 'https://dana:can@ary-9@news.example/rss?a=b@c';
  const shown = 'https://news.example/rss?a=b@c';
  it.each([
    ['a name and password', secret, shown],
    ['a token alone', 'http://canary-9@news.example', 'http://news.example'],
    ['two in a sentence', `from ${secret}, then ${secret}`, `from ${shown}, then ${shown}`],
    ['none: an "@" in the path', 'https://news.example/@dana', 'https://news.example/@dana'],
    ['none: a mail address', 'https://news.example dana@news.example', 'https://news.example dana@news.example'],
  ])('%s', (_, text, without) => {
    expect(withoutLogins(text)).toBe(without);
    expect(escapeText(text)).toBe(without);
  });
  it('is in no link, neither address nor label', () => {
    expect(linkTo(secret, secret)).toBe(`<${shown}|${shown}>`);
  });
  it('is not shown in part where a text is cut', () => {
    const long = `https://dana:${'canary'.repeat(60)}@news.example/rss`;
    for (let most = 2; most < 100; most++) expect(escapeWithin(`read ${long}`, most)).not.toMatch(/dana|canary/);
    for (let most = 2; most < 100; most++) expect(splitText(`read ${long}`, most).join('')).not.toMatch(/dana|canary/);
  });
  it('is found in linear time', () => {
    const hostile = 'https://' + 'a'.repeat(200_000);
    expect(withoutLogins(hostile)).toBe(hostile);
    expect(withoutLogins('https://'.repeat(50_000))).toHaveLength(400_000);
  });
});

describe('within a length', () => {
  it.each([
    ['Quarry Data Recovery', 12, 'Quarry Data…'],
    ['Quarry', 12, 'Quarry'],
    ['Quarrydatarecovery', 8, 'Quarryd…'],
    ['truck 🚚', 8, 'truck 🚚'],
    ['a truck 🚚 and more', 10, 'a truck…'],
    ['🚚🚚🚚🚚', 4, '🚚…'],
  ])('%s in %i → %s', (text, most, shown) => expect(cut(text, most)).toBe(shown));
  it('any text, escaped, is within any length', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 200 }),
        (text, most) => escapeWithin(text, most).length <= Math.max(most, 1),
      ),
    );
  });
  it('a text with room is whole', () => {
    fc.assert(fc.property(anyText, (text) => escapeWithin(text, 5 * text.length + 10) === escapeText(text)));
  });
  it('pieces hold every word, and none is too long', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const pieces = splitText(text, 50);
        expect(Math.max(0, ...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(50);
        const letters = (words: string): string => words.replace(/\s/g, '');
        expect(letters(pieces.join(''))).toBe(letters(escapeText(text)));
      }),
    );
  });
  it('a long line breaks at spaces, outside links', () => {
    const link = '<https://news.example/a|a label of some words>';
    const line = `> ${'word '.repeat(497)}${link} and the end`;
    const pieces = inPieces(line);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.some((piece) => piece.includes(link))).toBe(true);
    expect(pieces.every((piece) => piece.startsWith('> ') && piece.length <= 2_600)).toBe(true);
  });
});

describe('a label', () => {
  it.each([
    ['nothing', '', '—'],
    ['what nobody sees', '\u202E \u200B', '—'],
    ['half a character', 'Foo \uD83D', 'Foo '],
    ['marks, which a label does not read', '<!channel> & |', '<!channel> & |'],
    ['too long', 'Fennick Labs and Sons', 'Fennick Labs…'],
  ])('%s', (_, text, shown) => expect(plainLabel(text, 15)).toBe(shown));
});

describe('marks', () => {
  it('what Slack escapes comes back as typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sent = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        return unescapeText(sent) === text;
      }),
    );
  });
  it.each([
    ['half a character', 'a\uD83D b', 'a b'],
    ['a zero-width space', 'a\u200Bb', 'ab'],
    ['a turned direction', '\u202Eevil\u202C', 'evil'],
    ['a null', 'a\u0000b', 'ab'],
    ['a joined emoji stays', '👩\u200D🚀', '👩\u200D🚀'],
  ])('%s', (_, text, shown) => expect(visible(text)).toBe(shown));
  it('a moment is shown in the reader’s zone, with UTC to fall back on', () => {
    expect(when(Date.UTC(2027, 2, 9, 14, 5, 59))).toBe(
      '<!date^1804601159^{date_short_pretty} {time}|2027-03-09 14:05 UTC>',
    );
    expect(when(null)).toBe('not said');
  });
  it.each([
    ['U0ADA', '<@U0ADA>'],
    ['config', 'config'],
    ['U1> <!channel', 'U1&gt; &lt;!channel'],
  ])('a person: %s', (id, shown) => expect(person(id)).toBe(shown));
  it.each([
    [null, 'Wire', 'Wire'],
    ['https://n.example/a', 'Wire', '<https://n.example/a|Wire>'],
    ['http://n.example/a b', ' two\nlines ', '<http://n.example/a%20b|two lines>'],
    ['mailto:ada@example.com', 'Wire', 'Wire'],
    ['https://n.example/', '', '<https://n.example/|link>'],
  ])('a link: %s', (url, label, shown) => expect(linkTo(url, label)).toBe(shown));
  it('a sentence drops whole pieces rather than half a link', () => {
    const sentence = ['Read ', { link: 'https://news.example/a-rather-long-address', label: 'Wire' }, '.'];
    expect(sentenceText(sentence, 30)).toBe('Read…');
    expect(sentenceText(sentence, 300)).toBe('Read <https://news.example/a-rather-long-address|Wire>.');
  });
});
