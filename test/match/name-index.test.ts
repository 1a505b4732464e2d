// The index over companies' names: what it finds where, ambiguity, changes in place, hostile text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNameIndex, type NameEntry } from '../../src/match/name-index.ts';

const ENTRIES: NameEntry[] = [
  { id: 'pumps', name: 'Quillfeather Pumps', aliases: ['Quillfeather', 'QFP'], notAliases: ['Quillfeather Foods'] },
  { id: 'foods', name: 'Quillfeather Foods Ltd', tickers: ['QFF'] },
  { id: 'oneill', name: "O'Fennick & Söhne" },
  { id: 'jp', name: 'J.P. Fennick', tickers: ['JPF'] },
  { id: 'small', name: 'fennickly' },
  { id: 'shop', name: 'Oster.com' },
  { id: 'north', name: 'Oster Group' },
  { id: 'south', name: 'Oster Group', aliases: ['Oster South'] },
  { id: 'ko', name: '한국전력' },
  { id: 'tor', name: "Halvard's" },
];
const shown = (text: string, entries = ENTRIES) =>
  createNameIndex(entries)
    .find(text)
    .map(({ start, end, ids }) => `${text.slice(start, end)} = ${ids.join(' or ')}`);

describe('find', () => {
  it.each<[string, string, ...string[]]>([
    ['a legal form goes with the name', 'Quillfeather Pumps, Inc. sold it.', 'Quillfeather Pumps, Inc. = pumps'],
    ['a possessive does not', "Quillfeather's offer", 'Quillfeather = pumps'],
    [
      'the longest name wins',
      'Quillfeather Pumps and Quillfeather',
      'Quillfeather Pumps = pumps',
      'Quillfeather = pumps',
    ],
    ['a look-alike is the other company', 'Quillfeather Foods sold it.', 'Quillfeather Foods = foods'],
    ['a word in lower case is no company', 'the quillfeather trade'],
    ['unless the company writes itself so', 'the maker fennickly said', 'fennickly = small'],
    ['an address may be small', 'at oster.com today', 'oster.com = shop'],
    ['capitals find it', 'QUILLFEATHER PUMPS SOLD', 'QUILLFEATHER PUMPS = pumps'],
    ['a few capitals are an acronym', 'Qfp is no name, QFP is', 'QFP = pumps'],
    [
      'marks and letters of other alphabets',
      'O’Fennick and Sohne or O’FENNICK & SÖHNE',
      'O’Fennick and Sohne = oneill',
      'O’FENNICK & SÖHNE = oneill',
    ],
    [
      'initials',
      'J. P. Fennick, J P Fennick and JP Fennick',
      'J. P. Fennick = jp',
      'J P Fennick = jp',
      'JP Fennick = jp',
    ],
    ['a hyphen behind', 'a Quillfeather-backed shop', 'Quillfeather = pumps'],
    ['a ticker tag', 'Somebody (NASDAQ: QFF) and <JPF.L>', 'QFF = foods', 'JPF = jp'],
    ['two companies of one name', 'Oster Group said', 'Oster Group = north or south'],
    ['a name without spaces around', '한국전력, 한국전력', '한국전력 = ko', '한국전력 = ko'],
    ['letters of another alphabet that look alike', 'Quillfeаther sold it.'],
    [
      'no width, full width',
      'Quill\u200bfeather and Ｑｕｉｌｌｆｅａｔｈｅｒ',
      'Quill\u200bfeather = pumps',
      'Ｑｕｉｌｌｆｅａｔｈｅｒ = pumps',
    ],
    ['a name across a comma is two', 'Quillfeather, Pumps', 'Quillfeather = pumps'],
    ['an account or an address is none', 'by @Quillfeather'],
    ['an emoji beside it', '🚀Quillfeather🚀', 'Quillfeather = pumps'],
    ['a name that ends in an apostrophe and s', "Halvard's Inc and Halvard’s", 'Halvard = tor', 'Halvard = tor'],
  ])('%s', (_, text, ...expected) => expect(shown(text)).toEqual(expected));

  it('offsets are right in any text, names in order, none inside another', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(...ENTRIES.map(({ name }) => name), "'s ", ' (', '. '),
    );
    const index = createNameIndex(ENTRIES);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ');
        let behind = 0;
        for (const { start, end, ids } of index.find(text)) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(ids).not.toEqual([]);
          behind = end;
        }
      }),
    );
  });

  it.each([
    ['commas', ','],
    ['apostrophes', "'"],
    ['beginnings of a name', 'J. '],
    ['open brackets', '(N'],
    ['marks of no width', '\u200b'],
    ['the name itself', 'Quillfeather '],
  ])('a megabyte of %s is read', (_, unit) => {
    const found = createNameIndex(ENTRIES).find(unit.repeat(Math.ceil(1_000_000 / unit.length)));
    expect(found.length).toBe(unit.startsWith('Quill') ? Math.ceil(1_000_000 / unit.length) : 0);
  });
});

describe('lookup', () => {
  it.each<[string, string[]]>([
    ['Quillfeather Pumps, Inc.', ['pumps']],
    ['The Quillfeather Pumps', ['pumps']],
    ["Quillfeather's", ['pumps']],
    ['Quillfeather Foods', ['foods']],
    ['Quillfeather Hotels', []],
    ['quillfeather', []],
    ['Oster Group', ['north', 'south']],
    ['Somebody (LSE: QFF)', ['foods']],
    ['', []],
  ])('%s → %j', (name, ids) => expect(createNameIndex(ENTRIES).lookup(name)).toEqual(ids));
});

describe('changes', () => {
  const names = fc.constantFrom('Fennick', 'Fennick Pumps', 'Oster', 'Oster Pumps Ltd', 'Fennick Oster', 'Halvard');
  const entry = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    name: names,
    aliases: fc.array(names, { maxLength: 2 }),
    notAliases: fc.array(names, { maxLength: 1 }),
    tickers: fc.constantFrom([], ['FNK'], ['OST']),
  });
  const change = fc.oneof(entry, fc.constantFrom('a', 'b', 'c', 'd'));
  const text = 'Fennick Pumps and Fennick Oster Pumps Ltd, of Halvard (NYSE: FNK), Oster and Fennick.';

  it('an index that was changed finds what one made anew finds', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const index = createNameIndex();
        const standing = new Map<string, NameEntry>();
        for (const one of changes) {
          if (typeof one === 'string') {
            expect(index.remove(one)).toBe(standing.delete(one));
          } else {
            index.add(one);
            standing.set(one.id, one);
          }
        }
        const fresh = createNameIndex(standing.values()).find(text);
        const sorted = (found: typeof fresh) => found.map((one) => ({ ...one, ids: [...one.ids].sort() }));
        expect(sorted(index.find(text))).toEqual(sorted(fresh));
      }),
    );
  });
});
