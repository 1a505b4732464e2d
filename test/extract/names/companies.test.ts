import { describe, expect, it } from 'vitest';
import { readSentences } from '../../../src/extract/reading/clean.ts';
import { companiesIn, namesIn, readNames } from '../../../src/extract/names/companies.ts';

const companies = (text: string): string[] => companiesIn({ text, start: 0 }).map(({ name }) => name);

describe('companies in a sentence', () => {
  it.each([
    ["Musk's xAI and Microsoft are leaving Scale AI's service.", ['Musk', 'xAI', 'Microsoft', 'Scale AI']],
    ['Northwind agreed to buy Tideline, Inc. on Monday.', ['Northwind', 'Tideline, Inc.']],
    ['Miller & Baker sold a unit to the Bank of Old Harbour.', ['Miller & Baker', 'Bank of Old Harbour']],
    ['<Foo Pumps of Maine Inc> said it was sold.', ['Foo Pumps of Maine Inc']],
    ['The startup 1Lantern bought S2G and a16z.', ['1Lantern', 'S2G', 'a16z']],
    ['Alexandr Wang, CEO of Scale AI, joins Meta in California.', ['Scale AI', 'Meta']],
    ['Swiss group Tideline is a rival of the U.S. giant Northwind.', ['Tideline', 'Northwind']],
    ['They scale up and stake out a position.', []],
    ['The CEO said the IPO of the AI maker is set for Monday.', []],
    ['Northwind Completes Acquisition of Old Harbour Group', ['Northwind', 'Old Harbour Group']],
  ])('%s', (text, names) => {
    expect(companies(text)).toEqual(names);
  });

  it('marks owners', () => {
    expect(companiesIn({ text: "Meta's stake in Tideline", start: 0 }).map(({ possessive }) => possessive)).toEqual([
      true,
      false,
    ]);
  });

  it('tells people, places and newspapers from companies', () => {
    const kinds = namesIn({ text: 'Reuters reported that Mr Miller of London left Tideline.', start: 10 }).map(
      ({ name, kind }) => [name, kind],
    );
    expect(kinds).toEqual([
      ['Reuters', 'outlet'],
      ['Miller', 'person'],
      ['London', 'place'],
      ['Tideline', 'company'],
    ]);
  });

  it('gives offsets into the article', () => {
    const [name] = companiesIn({ text: 'We hear Tideline was sold.', start: 100 });
    expect(name).toMatchObject({ start: 108, end: 116 });
  });
});

describe('the names of an article', () => {
  const read = (title: string, body: string): ReturnType<typeof readNames> => readNames(readSentences({ title, body }));

  it('turns a short form into the fullest form printed', () => {
    const names = read('Customers leave Scale AI', 'Google planned to pay Scale more. Scale said it will scale up.');
    expect(names.full('Scale')).toBe('Scale AI');
    expect(names.full('scale')).toBe('scale');
    expect(names.full('Google')).toBe('Google');
  });

  it('does not take a part for the whole', () => {
    expect(read('Northwind grows', 'Northwind Cloud, a unit of Northwind, grew.').full('Northwind')).toBe('Northwind');
  });

  it('knows abbreviations that the article introduces', () => {
    expect(read('A deal', 'Old Harbour Trust (OHT) was sold. OHT is in Maine.').full('OHT')).toBe('Old Harbour Trust');
  });

  it('reads a headline in capitals by the running text', () => {
    const sentences = readSentences({
      title: 'MARINE PUMP SYSTEMS SELLS UNIT',
      body: 'Marine Pump Systems Inc said it sold a unit.',
    });
    const names = readNames(sentences);
    const [title] = sentences;
    expect(title === undefined ? [] : companiesIn(title, names).map(({ name }) => names.full(name))).toEqual([
      'Marine Pump Systems Inc',
    ]);
  });

  it('says what the article is about', () => {
    expect(read('Northwind buys Tideline', '').focus).toBe('Northwind');
    expect(read('Northwind buys Tideline', '').inTitle).toEqual(['Northwind', 'Tideline']);
    expect(read('nobody is named', '').focus).toBeNull();
  });
});

describe('the fullest form of a name', () => {
  it('has neither a possessive nor the full stop of its sentence', () => {
    const sentences = readSentences({
      title: "Northwind's deal",
      body: "It is Northwind's. Northwind's said so of Tideline AI. Northwind bought Tideline AI.",
    });
    const names = readNames(sentences);
    expect([names.full("Northwind's"), names.full('Northwind'), names.full('Tideline AI')]).toEqual([
      'Northwind',
      'Northwind',
      'Tideline AI',
    ]);
  });
});
