// Printed and typed names against the real list of well-known companies.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Company } from '../../src/domain.ts';
import { createRegistry, keysOf, resolveParty } from '../../src/match/aliases.ts';
import { nameKey } from '../../src/match/name-key.ts';
import { registryMistakes } from '../../src/match/registry-mistakes.ts';
import { suggestNames } from '../../src/match/suggest.ts';
import { company } from './samples.ts';

const file = parse(readFileSync(new URL('../../config/companies.yaml', import.meta.url), 'utf8')) as Company[];
const companies = file.map((entry) => company(entry));
const registry = createRegistry(companies);
const idOf = (printed: string) => {
  const { key } = resolveParty(registry, printed);
  return registry.byId.has(key) ? key : null;
};

describe('config/companies.yaml', () => {
  it('holds no mistake', () => expect(registryMistakes(companies)).toEqual([]));
  it('holds some hundred companies', () => expect(companies.length).toBeGreaterThan(150));
});

describe('nameKey', () => {
  it.each([
    ['Meta Platforms, Inc.', 'meta platforms'],
    ['The Gap, Inc.', 'gap'],
    ["Scale AI's", 'scale ai'],
    ['Scale AI’s', 'scale ai'],
    ['Nestlé S.A.', 'nestle'],
    ['Søren Østergård A/S', 'soren ostergard'],
    ['Enel S.p.A.', 'enel'],
    ['Acme GmbH & Co. KG', 'acme'],
    ['J.P. Morgan', 'jp morgan'],
    ['J M Smucker Co', 'jm smucker'],
    ['AT&T', 'at and t'],
    ['Coca-Cola Co', 'coca cola'],
    ['Meta (NASDAQ: META)', 'meta'],
    ['Barclays (BARC.L)', 'barclays'],
    ['Company', 'company'],
    ['SE', 'se'],
    ['…', ''],
  ])('%s → %s', (name, key) => expect(nameKey(name)).toBe(key));

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zé&. '-]{1,40}$/), (name) => {
        const key = nameKey(name);
        // A key may end in what reads like a legal form only after the last one was dropped: keys never grow.
        expect(nameKey(key).length).toBeLessThanOrEqual(key.length);
        expect(key).toBe(key.trim());
      }),
    );
  });
  it('does not mind case or a possessive', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{2,9}(?: [A-Z][a-z]{2,9}){0,2}$/), (name) => {
        expect(nameKey(name.toUpperCase())).toBe(nameKey(name));
        expect(nameKey(`${name}'s`)).toBe(nameKey(name));
      }),
    );
  });
  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (text) => void resolveParty(registry, text)),
    );
  });
});

describe('names that are common words', () => {
  it.each<[string, string | null]>([
    ['Meta', 'meta'],
    ['META', 'meta'],
    ['Facebook', 'meta'],
    ["Meta's", 'meta'],
    ['Meta Platforms Inc (NASDAQ: META)', 'meta'],
    ['meta', null],
    ['Meta Materials', null],
    ['Meta Materials Inc.', null],
    ['Meta Financial Group', null],
    ['Scale AI', 'scale-ai'],
    ['Scale', 'scale-ai'],
    ['SCALE AI', 'scale-ai'],
    ['scale', null],
    ['Scale Computing', null],
    ['Economies of Scale', null],
    ['Block', 'block'],
    ['Block, Inc.', 'block'],
    ['block', null],
    ['H&R Block', 'h-and-r-block'],
    ['Target', 'target'],
    ['Target Corp.', 'target'],
    ['target', null],
    ['Target Hospitality', null],
    ['Square', 'square'],
    ['square', null],
    ['Square Enix', null],
    ['Times Square', null],
    ['Apple', 'apple'],
    ['apple', null],
    ['Apple Hospitality REIT', null],
    ['Visa', 'visa'],
    ['visa', null],
    ['Turing', 'turing'],
    ['Turing Pharmaceuticals', null],
    ['Alan Turing Institute', null],
    ['Handshake', 'handshake'],
    ['handshake', null],
    ['Gap', 'gap'],
    ['The Gap', 'gap'],
    ['gap', null],
    ['Match', 'match-group'],
    ['Match Group', 'match-group'],
    ['match', null],
    ['Unity', 'unity'],
    ['unity', null],
    ['Unity Bancorp', null],
    ['Merck', 'merck'],
    ['Merck & Co.', 'merck'],
    ['Merck KGaA', 'merck-kgaa'],
    ['EQT', 'eqt'],
    ['EQT Corp.', null],
    ['SAP', 'sap'],
    ['Sap', null],
    ['adidas', 'adidas'],
    ['Adidas', 'adidas'],
  ])('%s → %s', (printed, id) => expect(idOf(printed)).toBe(id));

  it('keeps a refused word apart from the company of that id', () => {
    expect(resolveParty(registry, 'meta').key).not.toBe('meta');
  });
});

describe('keysOf', () => {
  it('finds a subsidiary by its owners and an owner by its subsidiaries', () => {
    expect(keysOf(registry, resolveParty(registry, 'YouTube'))).toEqual(expect.arrayContaining(['google', 'alphabet']));
    expect(keysOf(registry, resolveParty(registry, 'Alphabet'))).toEqual(expect.arrayContaining(['google', 'youtube']));
  });
  it('finds an unknown company by its own name alone', () => {
    expect(keysOf(registry, resolveParty(registry, 'Quillfeather Labs Ltd'))).toEqual(['quillfeather labs']);
  });
});

describe('suggestNames', () => {
  it.each([
    ['Mcirosoft', 'Microsoft'],
    ['scale', 'Scale AI'],
    ['Labelbx', 'Labelbox'],
    ['facebok', 'Meta'],
    ['palo alto', 'Palo Alto Networks'],
  ])('%s → %s first', (typed, name) => expect(suggestNames(registry, [], typed)[0]).toBe(name));

  it("prefers the channel's own names, names at most three, and nothing for a strange word", () => {
    expect(suggestNames(registry, ['Quillfeather'], 'quilfeather')).toEqual(['Quillfeather']);
    expect(suggestNames(registry, [], 'a')).toEqual([]);
    expect(suggestNames(registry, [], 'zzyzzxqwk')).toEqual([]);
  });
});

describe('registryMistakes', () => {
  it.each<[string, Company[], string]>([
    ['an id twice', [company({ id: 'a', name: 'A' }), company({ id: 'a', name: 'B' })], 'a: the id stands twice'],
    ['a strange id', [company({ id: 'A b', name: 'A' })], 'A b: expected an id in kebab-case'],
    [
      'a name twice',
      [company({ id: 'a', name: 'Acme' }), company({ id: 'b', name: 'ACME Inc' })],
      'b: "ACME Inc" already names a',
    ],
    ['an unknown parent', [company({ id: 'a', name: 'A', parent: 'z' })], 'a: its parent "z" is not in the list'],
    [
      'a circle of owners',
      [company({ id: 'a', name: 'A', parent: 'b' }), company({ id: 'b', name: 'B', parent: 'a' })],
      'a: owns itself through b',
    ],
    [
      'a look-alike that is an alias',
      [company({ id: 'a', name: 'A', notAliases: ['a'] })],
      'a: "a" stands among both its aliases and its look-alikes',
    ],
    [
      'a ticker twice',
      [company({ id: 'a', name: 'A', tickers: ['T'] }), company({ id: 'b', name: 'B', tickers: ['T'] })],
      'b: ticker T already belongs to a',
    ],
  ])('%s', (_, list, mistake) => expect(registryMistakes(list)).toContain(mistake));
});
