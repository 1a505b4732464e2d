import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleText, readSentences } from '../../../src/extract/reading/clean.ts';

const zonesOf = (title: string, body: string): [string, string][] =>
  readSentences({ title, body }).map(({ zone, text }) => [zone, text]);

describe('articleText', () => {
  it('is the title, a new line and the body as plain text', () => {
    const body =
      '<p>Miller &amp; Sons buys <b>Tideline</b>.</p><script>var x = "sold";</script><ul><li>One</li><li>Two</li></ul>';
    expect(articleText({ title: 'Miller &amp; Sons', body })).toBe(
      'Miller & Sons\nMiller & Sons buys Tideline.\n• One\n• Two',
    );
  });

  it('leaves tickers and names in angle brackets alone', () => {
    expect(articleText({ title: 'TIDELINE <TDL> SOLD', body: 'Bought by <Foo N.V.> of Lugano.' })).toBe(
      'TIDELINE <TDL> SOLD\nBought by <Foo N.V.> of Lugano.',
    );
  });

  it('drops characters that are not seen', () => {
    expect(articleText({ title: 'Tide\u200bline', body: 'Sold\u00adout' })).toBe('Tideline\nSoldout');
  });
});

describe('readSentences', () => {
  it('keeps short lines of HTML apart, and joins wrapped lines of text', () => {
    const lines = [
      'The harbour company has sold its pumps unit',
      'The buyer is a group of investors from Maine',
      'It pays in cash',
    ];
    expect(zonesOf('News', lines.map((line) => `<p>${line}</p>`).join('')).slice(1)).toHaveLength(3);
    expect(zonesOf('News', lines.join('\n')).slice(1)).toHaveLength(1);
  });

  it('splits where sentences end, not where abbreviations do', () => {
    const body = 'Tideline Inc. said it sold the unit. Mr. W. Miller of the U.S. Treasury agreed! Will it close?';
    expect(zonesOf('Title', body).map(([, text]) => text)).toEqual([
      'Title',
      'Tideline Inc. said it sold the unit.',
      'Mr. W. Miller of the U.S. Treasury agreed!',
      'Will it close?',
    ]);
  });

  it('joins lines that were wrapped at a fixed width', () => {
    const body =
      'Tideline Inc of Old Harbour in Maine said it\nsold its pumps unit for 12 mln\ndlrs.\n    The sale is subject to the approval of the\nboard.\n Reuter';
    expect(zonesOf('T', body).slice(1)).toEqual([
      ['body', 'Tideline Inc of Old Harbour in Maine said it\nsold its pumps unit for 12 mln\ndlrs.'],
      ['body', 'The sale is subject to the approval of the\nboard.'],
      ['boilerplate', 'Reuter'],
    ]);
  });

  it('puts headlines of other articles and page furniture aside', () => {
    const body =
      'News.\nCopy article title and URL\nRelated articles\nLantern to sell 5% of Old Harbour\nRecommended\nin Business, Posted by a writer';
    expect(zonesOf('T', body)).toEqual([
      ['title', 'T'],
      ['body', 'News.'],
      ['boilerplate', 'Copy article title and URL'],
      ['boilerplate', 'Related articles'],
      ['related', 'Lantern to sell 5% of Old Harbour'],
      ['boilerplate', 'Recommended'],
      ['boilerplate', 'in Business, Posted by a writer'],
    ]);
  });

  it.each([
    ['About Tideline', 'Tideline acquires pump makers.'],
    ['Forward-Looking Statements', 'The merger may not be completed.'],
    ['Media Contacts', 'A. Miller, Northwind'],
  ])('reads nothing below "%s"', (heading, line) => {
    expect(zonesOf('T', `News of today.\n${heading}\n${line}`).slice(-1)).toEqual([['boilerplate', line]]);
  });

  it.each([
    ['Northwind buys Tideline (A. Writer/The Example Times)', 'Northwind buys Tideline'],
    ['BRIEF-Northwind buys Tideline', 'Northwind buys Tideline'],
    ['$NWG: Northwind buys Tideline', 'Northwind buys Tideline'],
  ])('keeps the news of the title %s', (title, news) => {
    expect(zonesOf(title, '').filter(([zone]) => zone === 'title')).toEqual([['title', news]]);
  });

  it('takes datelines off', () => {
    const sentences = zonesOf('T', 'HARBOUR CITY, Maine--(EXAMPLE WIRE)--Northwind buys Tideline.');
    expect(sentences.slice(-1)).toEqual([['body', 'Northwind buys Tideline.']]);
  });

  it('every sentence is a verbatim piece, in order, whatever the article', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('<p>', '</p>', '<li>', '\n', 'Related articles', '. ', 'Inc. ', '&amp;', '<script>', '• ', '“'),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (title, body) => {
        const whole = articleText({ title, body });
        let last = 0;
        for (const { text: printed, start, end } of readSentences({ title, body })) {
          expect(whole.slice(start, end)).toBe(printed);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });
});
