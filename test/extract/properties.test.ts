// What holds for every article: what is quoted is printed, the same text says the same, what is added to it changes nothing
// that was said, and nothing hangs on the order of a set.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Company, OwnershipEvent } from '../../src/domain.ts';
import { articleText, readSentences } from '../../src/extract/reading/clean.ts';
import { readArticle } from '../../src/extract/extract.ts';
import { plainText } from '../../src/extract/reading/plain-text.ts';
import { createRegistry, resolveParty } from '../../src/match/aliases.ts';
import { HOSTILE } from './hostile-texts.ts';
import { DEALS, drawing, filled, LOOKALIKES, madeCompany, OTHERS } from './made-news.ts';

const RUNS = { numRuns: 150 };
const said = (list: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...list), fc.nat(99_999)).map(([sentence, seed]) => filled(sentence, drawing(seed)));
const deal = said(DEALS);
const other = said(OTHERS);
const hostile = fc
  .tuple(fc.constantFrom(...HOSTILE), fc.integer({ min: 1, max: 200 }))
  .map(([[, text], length]) => text(length));
const piece = fc.oneof(
  { weight: 4, arbitrary: deal },
  { weight: 2, arbitrary: said(LOOKALIKES) },
  { weight: 3, arbitrary: other },
  { weight: 1, arbitrary: hostile },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<p>', '</p>', '\n', '\n\n', 'Related articles\n', '&amp;', '“', '(Reuters) - '),
  },
);
const article = fc
  .tuple(fc.oneof(deal, other, piece), fc.array(piece, { maxLength: 8 }))
  .map(([title, body]) => ({ id: 'a', title, body: body.join(' ') }));

/** What an event says, without where and how surely. */
const told = ({ kind, stage, acquirers, target, seller, stake, price, valuation }: OwnershipEvent): unknown => ({
  kind,
  stage,
  acquirers,
  target,
  seller,
  stake,
  price,
  valuation,
});

describe('every article', () => {
  it('is quoted to the letter', () => {
    fc.assert(
      fc.property(article, (news) => {
        const whole = articleText(news);
        const { events, ripples } = readArticle(news);
        for (const { quote, start, end } of [
          ...events.flatMap(({ evidence }) => evidence),
          ...ripples.map(({ evidence }) => evidence),
        ])
          expect(whole.slice(start, end)).toBe(quote);
        for (const { evidence } of events) expect(evidence.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('says the same when it is read again, whatever was read between', () => {
    fc.assert(
      fc.property(article, article, (news, between) => {
        const first = readArticle(news);
        readArticle(between);
        expect(readArticle(news)).toEqual(first);
      }),
      RUNS,
    );
  });

  it('has sentences in the order printed, none over another, and no letter between them', () => {
    fc.assert(
      fc.property(article, (news) => {
        const whole = articleText(news);
        let last = 0;
        for (const { text, start, end } of readSentences(news)) {
          expect(whole.slice(start, end)).toBe(text);
          expect(whole.slice(last, start)).not.toMatch(/\p{L}/u); // bullets are no part of a sentence
          last = end;
        }
        expect(whole.slice(last)).not.toMatch(/\p{L}/u);
      }),
      RUNS,
    );
  });

  it('is clean once it is cleaned', () => {
    fc.assert(
      fc.property(article, ({ body }) => {
        const clean = plainText(body);
        fc.pre(!/[<&]/.test(clean)); // a decoded "<b>" or "&amp;" is text once, and would be markup if it were read again
        expect(plainText(clean)).toBe(clean);
      }),
      RUNS,
    );
  });
});

const sorted = (events: unknown[]): string[] => events.map((event) => JSON.stringify(event)).sort();

describe('paragraphs about other things', () => {
  const NEUTRAL = [
    'The weather stayed dry over the weekend and the roads were clear.',
    'Visitors can reach the old harbour by tram from the main station.',
    'The library opens at nine and closes at six on most days.',
    'Rain is expected in the hills, with some sun along the coast.',
    'The choir sang for an hour before the bells began to ring.',
    'Most of the gardens are open until the first frost of autumn.',
  ];
  const news = fc.tuple(deal, fc.array(fc.oneof(deal, other), { maxLength: 3 })).map(([title, body]) => ({
    id: 'a',
    title,
    body: body.map((sentence) => `<p>${sentence.replaceAll('&', '&amp;')}</p>`).join(''),
  }));
  it('between its paragraphs change no event', () => {
    const parts = fc.tuple(deal, fc.array(fc.oneof(deal, other), { minLength: 1, maxLength: 3 }));
    const paragraph = (sentence: string): string => `<p>${sentence.replaceAll('&', '&amp;')}</p>`;
    fc.assert(
      fc.property(parts, fc.constantFrom(...NEUTRAL), fc.nat(2), ([title, body], added, place) => {
        const at = 1 + (place % body.length);
        const after = [...body.slice(0, at), added, ...body.slice(at)];
        const [before, mixed] = [body, after].map((texts) =>
          readArticle({ id: 'a', title, body: texts.map(paragraph).join('') }),
        );
        const [main, ...rest] = (mixed?.events ?? []).map(told);
        const [mainBefore, ...restBefore] = (before?.events ?? []).map(told);
        expect(main).toEqual(mainBefore);
        // The lesser ones stand in the order of how sure they are, and what is told early is surer.
        expect(sorted(rest)).toEqual(sorted(restBefore));
      }),
      RUNS,
    );
  });
  it('behind the text change no event', () => {
    fc.assert(
      fc.property(news, fc.array(fc.constantFrom(...NEUTRAL), { minLength: 1, maxLength: 6 }), (before, added) => {
        const after = { ...before, body: before.body + added.map((sentence) => `<p>${sentence}</p>`).join('') };
        expect(readArticle(after).events.map(told)).toEqual(readArticle(before).events.map(told));
      }),
      RUNS,
    );
  });
});

describe('the order of a set', () => {
  const companies = Array.from({ length: 30 }, (_, i): Company => ({
    id: `company-${i}`,
    name: madeCompany(i * 7),
    aliases: [`${madeCompany(i * 7).split(' ')[0] ?? ''} Worldwide`],
    notAliases: [],
    tickers: [`T${i}`],
    parent: i > 3 && i % 5 === 0 ? `company-${i - 3}` : null,
  }));
  it('of companies does not change whom a name means', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(companies, { minLength: 30 }), fc.nat(210), (shuffled, number) => {
        const name = madeCompany(number);
        expect(resolveParty(createRegistry(shuffled), name)).toEqual(resolveParty(createRegistry(companies), name));
      }),
      RUNS,
    );
  });
});
