import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mistakeText } from '../../src/config/mistakes.ts';
import { readWatchlist, writeWatchlist } from '../../src/config/watchlist-file.ts';
import { DEFAULT_SETTINGS, newCompany, ROLES, type WatchedCompany } from '../../src/domain.ts';
import { createRegistry } from '../../src/match/aliases.ts';

const NOBODY = createRegistry([]);
const word = fc
  .stringMatching(/^[A-Za-zÀ-ž=+@-][\w &'",.=-]{0,20}$/)
  .map((text) => text.trim())
  .filter((text) => text.length > 0 && !text.startsWith("'"));
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const company: fc.Arbitrary<WatchedCompany> = fc.record({
  role: fc.constantFrom(...ROLES),
  name: word,
  aliases: fc.array(word, { maxLength: 3 }),
  notAliases: fc.array(word, { maxLength: 2 }),
  tickers: fc.array(word, { maxLength: 2 }),
  owner: optional(word),
  data: optional(word),
  criticality: fc.constantFrom('low', 'medium', 'high', null),
  renewalOn: fc.constantFrom('2027-03-31', '2026-12-01', null),
  changeOfControlPercent: optional(fc.integer({ min: 0, max: 100 })),
  alternatives: fc.array(word, { maxLength: 3 }),
  thresholds: fc.constant(null),
});
/** No company stands on a watchlist twice. */
const numbered = (companies: WatchedCompany[]) =>
  companies.map(({ name, aliases, ...rest }, i) => ({
    ...rest,
    name: `${name} n${i}`,
    aliases: aliases.map((alias) => `${alias} n${i}`),
  }));
/** Files group the companies by role; the order within a role stays. */
const byRole = (companies: WatchedCompany[]) => ROLES.flatMap((role) => companies.filter((c) => c.role === role));

describe('a watchlist as a file', () => {
  it.each(['yaml', 'csv'] as const)('%s: what is written is read back', (format) => {
    fc.assert(
      fc.property(fc.array(company, { maxLength: 8 }).map(numbered), (companies) => {
        const text = writeWatchlist({ companies, settings: DEFAULT_SETTINGS }, format);
        const read = readWatchlist(text, format, 'file', NOBODY);
        expect(read.ok ? read.value.companies : read.mistakes).toEqual(byRole(companies));
      }),
    );
  });

  it.each([
    [
      'a role that does not exist',
      'role,name\nvendor,Scale AI\nfriend,Meta',
      'file: line 3, role: expected one of vendor, rival, self, partner, got "friend"',
    ],
    ['a company without a name', 'role,name\nvendor,', 'file: line 2, name: expected at least 1 character(s), got ""'],
    [
      'a date that is none',
      'name,renewal_on\nScale AI,soon',
      'file: line 2, renewalOn: expected a date such as 2027-03-31, got "soon"',
    ],
    [
      'a percentage in words',
      'name,change of control percent\nScale AI,half',
      'file: line 2, changeOfControlPercent: expected a number, got "half"',
    ],
    [
      'a company that stands twice',
      'role,name\nvendor,Scale AI\nrival,Meta\nrival,Scale AI',
      'file: line 4: expected each company once (it stands at line 2 as "Scale AI"), got "Scale AI"',
    ],
    [
      'an unknown column',
      'name,colour\nScale AI,red',
      /^file: line 1: expected the columns role, name, .*, got "colour"$/,
    ],
  ])('CSV: %s is said with its line', (_, text, said) => {
    const read = readWatchlist(text, 'csv', 'file', NOBODY);
    expect(read.ok ? [] : read.mistakes.map(mistakeText)).toEqual([
      said instanceof RegExp ? expect.stringMatching(said) : said,
    ]);
  });

  it('CSV from a spreadsheet: byte order mark, spaces, capital headers, a vendor where no role is given', () => {
    const read = readWatchlist('\uFEFFName , Aliases\r\n Scale AI , Scale; Scale Labs \r\n', 'csv', 'file', NOBODY);
    expect(read.ok && read.value.companies[0]).toMatchObject({
      role: 'vendor',
      name: 'Scale AI',
      aliases: ['Scale', 'Scale Labs'],
    });
  });

  it('a cell that a spreadsheet would run is disarmed', () => {
    const companies = [newCompany('vendor', '=cmd()')];
    expect(writeWatchlist({ companies, settings: DEFAULT_SETTINGS }, 'csv')).not.toMatch(/,=cmd/);
  });
});
