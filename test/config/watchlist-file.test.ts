import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mistakeText } from '../../src/config/mistakes.ts';
import { readWatchlist, writeWatchlist } from '../../src/config/watchlist-file.ts';
import { readWatchlistRows } from '../../src/config/watchlist-table.ts';
import {
  DEFAULT_SETTINGS,
  newCompany,
  ROLES,
  SEVERITIES,
  type Editors,
  type WatchedCompany,
  type WatchSettings,
} from '../../src/domain.ts';
import { createRegistry } from '../../src/match/aliases.ts';
import { nameMistake } from '../../src/match/name-mistakes.ts';

const NOBODY = createRegistry([]);
const text = fc
  .stringMatching(/^[A-Za-zÀ-ž=+@-][\w &'",.=-]{0,20}$/)
  .map((text) => text.trim())
  .filter((text) => text.length > 0 && !text.startsWith("'"));
/** Of a company: with a letter, and no one's handle. */
const word = text.filter((name) => nameMistake(name) === null);
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const company: fc.Arbitrary<WatchedCompany> = fc.record({
  role: fc.constantFrom(...ROLES),
  name: word,
  aliases: fc.array(word, { maxLength: 3 }),
  notAliases: fc.array(word, { maxLength: 2 }),
  tickers: fc.array(word, { maxLength: 2 }),
  owner: optional(text),
  data: optional(text),
  criticality: fc.constantFrom('low', 'medium', 'high', null),
  renewalOn: fc.constantFrom('2027-03-31', '2026-12-01', null),
  changeOfControlPercent: optional(fc.integer({ min: 0, max: 100 })),
  alternatives: fc.array(word, { maxLength: 3 }),
  thresholds: fc.constantFrom({ high: 10, critical: 25.5 }, { high: 0, critical: 0 }, null),
});
const time = fc.constantFrom('00:00', '09:30', '23:59');
const settings: fc.Arbitrary<WatchSettings> = fc.record({
  floor: fc.constantFrom(...SEVERITIES),
  rumors: fc.boolean(),
  thresholds: fc.constantFrom({ high: 5, critical: 20 }, { high: 1.5, critical: 50 }),
  quietHours: optional(fc.record({ from: time, to: time })),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
  mention: fc.constantFrom('S0123ABC', null),
  // When it was set belongs to the channel, not to the file.
  digest: optional(fc.record({ weekday: optional(fc.integer({ min: 0, max: 6 })), at: time, since: fc.constant(0) })),
  editors: fc.constantFrom<Editors>({ who: 'members' }, { who: 'admins' }, { who: 'group', groupId: 'S0123ABC' }),
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

  it('yaml: every setting is read back, and only what is not as usual is written', () => {
    fc.assert(
      fc.property(settings, (given) => {
        const text = writeWatchlist({ companies: [], settings: given }, 'yaml');
        const read = readWatchlist(text, 'yaml', 'file', NOBODY);
        expect(read.ok ? read.value.settings : read.mistakes).toEqual(given);
      }),
    );
    expect(writeWatchlist({ companies: [], settings: DEFAULT_SETTINGS }, 'yaml')).not.toContain('settings');
    const weekly = {
      ...DEFAULT_SETTINGS,
      digest: { weekday: 1, at: '09:00', since: 5 },
      editors: { who: 'admins' } as const,
    };
    expect(writeWatchlist({ companies: [], settings: weekly }, 'yaml')).toContain(
      'settings:\n  digest: mon 09:00\n  editors: admins\n',
    );
  });

  it('an editor that is none is said', () => {
    const read = readWatchlist('settings: { editors: everybody }', 'yaml', 'file', NOBODY);
    expect(read.ok ? [] : read.mistakes.map(mistakeText)).toEqual([
      'file: settings.editors: expected members, admins, or a user group\'s id such as S0123ABC, got "everybody"',
    ]);
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

  it.each([
    ['yaml', 'vendors: ["@ben"]', "file: vendors[0].name: expected a company's name, and this is a person, group"],
    ['yaml', 'rivals: [{ name: Foo, aliases: ["🚀"] }]', "file: rivals[0].aliases[0]: expected a company's name, and"],
    ['csv', `name\n${'x'.repeat(201)}`, "file: line 2, name: expected a company's name, and this has 201 characters"],
    ['csv', 'name,tickers\nFoo,"&"', "file: line 2, tickers[0]: expected a company's name, and this has no letter"],
  ] as const)('%s: what is no name is said with its place: %j', (format, text, said) => {
    const read = readWatchlist(text, format, 'file', NOBODY);
    expect(read.ok ? [] : read.mistakes.map(mistakeText)).toEqual([expect.stringContaining(said)]);
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

  it('thresholds of one vendor: both or none', () => {
    const read = readWatchlist('name,high from percent\nScale AI,10', 'csv', 'file', NOBODY);
    expect(read.ok ? [] : read.mistakes.map(mistakeText)).toEqual([
      expect.stringMatching(/^file: line 2, thresholds\.critical: expected a number/),
    ]);
  });
});

describe('a table, line by line', () => {
  const rows = (text: string) => readWatchlistRows(text, NOBODY);
  it('what is right stands beside what is wrong, each at its line', () => {
    const text =
      'role,name,owner,renewal_on\nrival,Foo,,\n\n,"Bar\nLtd",Dana,\nfriend,Baz,,\n,Fennick,,soon\nrival,foo,,';
    expect(rows(text)).toEqual({
      mistakes: [],
      rows: [
        { line: 2, name: 'Foo', role: 'rival', said: {}, wrong: null },
        { line: 5, name: 'Bar\nLtd', role: null, said: { owner: 'Dana' }, wrong: null },
        { line: 6, name: 'Baz', wrong: 'role: expected one of vendor, rival, self, partner, got "friend"' },
        { line: 7, name: 'Fennick', wrong: 'renewal_on: expected a date such as 2027-03-31, got "soon"' },
        { line: 8, name: 'foo', wrong: expect.stringMatching(/^expected each company once/) as string },
      ],
    });
  });
  it('semicolons and tabs divide too, where the head has no comma', () => {
    const expected = { name: 'Foo', role: 'rival', wrong: null };
    expect(rows('name;role\nFoo;rival').rows).toEqual([expect.objectContaining(expected)]);
    expect(rows('name\trole\nFoo\trival').rows).toEqual([expect.objectContaining(expected)]);
  });
  it.each([
    ['name,colour\nFoo,red', /the columns role, name.*got "colour"/],
    ['name\n"Foo', /CSV \(/],
  ])('what is wrong with the whole: %j', (text, said) =>
    expect(rows(text).mistakes).toEqual([expect.stringMatching(said)]),
  );
  it('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void rows(text)));
    fc.assert(fc.property(fc.string(), (text) => void rows(`name,role\n${text}`)));
  });
});
