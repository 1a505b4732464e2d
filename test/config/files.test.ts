import type { z } from 'zod';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCompanies, loadWatch } from '../../src/config/config-files.ts';
import { loadConfig, loadDemo, surveyConfig } from '../../src/config/config.ts';
import { readDuration } from '../../src/config/durations.ts';
import { mistakeText, type Checked } from '../../src/config/mistakes.ts';
import { feedsShape, watchlistsShape } from '../../src/config/shapes.ts';
import { checkedOf, readYamlParts } from '../../src/config/yaml-file.ts';
import { DEFAULT_SETTINGS } from '../../src/domain.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/time.ts';

const said = (checked: Checked<unknown>): string[] => (checked.ok ? [] : checked.mistakes.map(mistakeText));
const readYaml = <S extends z.ZodType>(text: string, place: string, shape: S) =>
  checkedOf(readYamlParts(text, place, shape));
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-config-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('a watchlist file', () => {
  it('a bare name is short for a company with that name', () => {
    const read = readYaml(
      'vendors: [Scale AI]\nrivals: [{ name: Meta, aliases: [Facebook] }]',
      'w.yaml',
      watchlistsShape,
    );
    expect(read.ok && read.value.default.companies.map(({ role, name, aliases }) => ({ role, name, aliases }))).toEqual(
      [
        { role: 'vendor', name: 'Scale AI', aliases: [] },
        { role: 'rival', name: 'Meta', aliases: ['Facebook'] },
      ],
    );
  });

  it('an empty file is an empty watchlist with the usual settings', () => {
    const read = readYaml('', 'w.yaml', watchlistsShape);
    expect(read.ok && read.value.default).toEqual({ companies: [], settings: DEFAULT_SETTINGS });
  });

  it.each([
    ['a number for a name', 'vendors: [5]', 'w.yaml: vendors[0]: expected a name, or a mapping with a name, got 5'],
    ['no name', 'vendors: [{ owner: Ann }]', 'w.yaml: vendors[0].name: expected text, got nothing'],
    ['an empty name', 'vendors: [""]', 'w.yaml: vendors[0].name: expected at least 1 character(s), got ""'],
    [
      'aliases that are no list',
      'rivals: [{ name: Meta, aliases: Facebook }]',
      'w.yaml: rivals[0].aliases: expected a list, got "Facebook"',
    ],
    [
      'a severity that does not exist',
      'settings: { floor: loud }',
      'w.yaml: settings.floor: expected one of digest, low, medium, high, critical, got "loud"',
    ],
    [
      'a percentage above 100',
      'vendors: [{ name: A, changeOfControlPercent: 130 }]',
      'w.yaml: vendors[0].changeOfControlPercent: expected at most 100, got 130',
    ],
    [
      'a date that is none',
      'vendors: [{ name: A, renewalOn: 31/3/2027 }]',
      'w.yaml: vendors[0].renewalOn: expected a date such as 2027-03-31, got "31/3/2027"',
    ],
    [
      'a misspelt setting',
      'rival: [A]',
      'w.yaml: expected only settings that exist (did you mean rivals?), got "rival"',
    ],
    [
      'a misspelt key of a company of a channel',
      'channels: { C1: { vendors: [{ name: A, not_aliases: [B] }] } }',
      'w.yaml: channels.C1.vendors[0]: expected only settings that exist (did you mean notAliases?), got "not_aliases"',
    ],
    ['a setting like no other', 'colour: red', 'w.yaml: expected only settings that exist, got "colour"'],
    [
      'a list for a name',
      'rivals: [[Meta]]',
      'w.yaml: rivals[0]: expected a name, or a mapping with a name, got ["Meta"]',
    ],
    [
      'high above critical',
      'settings: { thresholds: { high: 30, critical: 20 } }',
      'w.yaml: settings.thresholds: expected high at or below critical, got {"high":30,"critical":20}',
    ],
  ])('says place, path, value and expectation: %s', (_, text, mistake) => {
    expect(said(readYaml(text, 'w.yaml', watchlistsShape))).toEqual([mistake]);
  });

  it('broken YAML is said with its line', () => {
    expect(said(readYaml('vendors:\n  - a: [', 'w.yaml', watchlistsShape))[0]).toMatch(/^w\.yaml:\d: expected YAML \(/);
  });

  it('a billion laughs of aliases is refused', () => {
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++) {
      const [name, last] = ['abcdefghij'[i], 'abcdefghij'[i - 1]];
      laughs.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${last}`).join(', ')}]`);
    }
    expect(said(readYaml(laughs.join('\n'), 'w.yaml', watchlistsShape))[0]).toMatch(/^w\.yaml: expected YAML/);
  });
});

describe('a feeds file', () => {
  it.each([
    [
      'an address without a scheme',
      'feeds: [{ url: example.com/feed }]',
      'f.yaml: feeds[0].url: expected an address that starts with https:// or http://, got "example.com/feed"',
    ],
    ['a time that is none', 'every: often', 'f.yaml: every: expected a time such as 30s, 15m or 2h, got "often"'],
  ])('says what is wrong: %s', (_, text, mistake) =>
    expect(said(readYaml(text, 'f.yaml', feedsShape))).toEqual([mistake]),
  );
});

it('a feed may be read in full, and stand in a folder', () => {
  const text =
    'feeds: [{ url: "https://a.example/f", fullText: true, folder: News/Deals }, { url: "https://b.example/f" }]';
  const read = readYamlParts(text, 'f.yaml', feedsShape).parts?.value;
  expect(read?.feeds.map(({ fullText, folder }) => [fullText, folder])).toEqual([
    [true, 'News/Deals'],
    [false, undefined],
  ]);
});

describe('a config folder', () => {
  it('what comes with Stakewatch is right', () => {
    expect(said(loadConfig({}))).toEqual([]);
    expect(said(loadDemo())).toEqual([]);
  });

  it('the feeds that come with Stakewatch are all different', () => {
    const urls = surveyConfig({}).config.feeds.map((feed) => feed.url);
    expect(urls.length).toBeGreaterThan(10);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('mistakes of all files and of the environment come at once, each with its place', () => {
    writeFileSync(join(dir, 'feeds.yaml'), 'feeds: 7');
    writeFileSync(join(dir, 'watchlist.yaml'), 'vendors: 8');
    writeFileSync(join(dir, 'companies.yaml'), '- { id: Big Co, name: Big }');
    const place = dir;
    expect(said(loadConfig({ STAKEWATCH_CONFIG: dir, PORT: '-1' }))).toEqual([
      'environment: PORT: expected a whole number from 0 to 65535, got "-1"',
      `${place}/feeds.yaml: feeds: expected a list, got 7`,
      `${place}/companies.yaml: [0].id: expected an id in kebab-case ("scale-ai"), got "Big Co"`,
      `${place}/watchlist.yaml: vendors: expected a list, got 8`,
    ]);
  });

  it('two companies under one name are a mistake like any other', () => {
    writeFileSync(join(dir, 'feeds.yaml'), 'feeds: []');
    writeFileSync(join(dir, 'watchlist.yaml'), '{}');
    writeFileSync(join(dir, 'companies.yaml'), '- { id: a, name: Big }\n- { id: b, name: Big }');
    expect(said(loadConfig({ STAKEWATCH_CONFIG: dir }))).toEqual([
      expect.stringMatching(/companies\.yaml: expected names that mean one company, got .*Big/i),
    ]);
  });

  it('a folder that is not there names the files it should hold', () => {
    expect(said(loadConfig({ STAKEWATCH_CONFIG: join(dir, 'nowhere') }))).toEqual([
      `${join(dir, 'nowhere', 'feeds.yaml')}: expected a file, got nothing`,
      `${join(dir, 'nowhere', 'watchlist.yaml')}: expected a file, got nothing`,
    ]);
  });

  it('files are named as they were given, those below the current folder from there', () => {
    const up = relative(process.cwd(), join(dir, 'nowhere'));
    expect(said(loadWatch(up))).toEqual([`${join(up, 'watchlist.yaml')}: expected a file, got nothing`]);
    expect(said(loadWatch(join(process.cwd(), 'none', 'here')))).toEqual([
      `${join('none', 'here', 'watchlist.yaml')}: expected a file, got nothing`,
    ]);
    expect(said(loadCompanies('none/here'))).toEqual(['none/here: expected a folder, got nothing']);
  });

  it('a file that is not UTF-8 is refused', () => {
    writeFileSync(join(dir, 'watchlist.yaml'), Buffer.from('vendors: [Nestl\xe9]', 'latin1'));
    writeFileSync(join(dir, 'companies.yaml'), '[]');
    expect(said(loadWatch(dir))).toEqual([expect.stringMatching(/watchlist\.yaml: expected text in UTF-8$/)]);
  });

  it('what is right stands beside what is wrong, for who goes on with it', () => {
    writeFileSync(join(dir, 'feeds.yaml'), 'feeds: [7, { url: "https://example.com/a" }, { url: nowhere }]');
    writeFileSync(join(dir, 'watchlist.yaml'), 'channels: { " C1 ": { vendors: [5, Orrin] } }');
    writeFileSync(join(dir, 'companies.yaml'), '- { id: a, name: Alder, colour: red }');
    const { config, mistakes } = surveyConfig({ STAKEWATCH_CONFIG: dir, REDIS_URL: 'localhost' });
    expect(mistakes).toHaveLength(5);
    expect(config.feeds.map(({ url }) => url)).toEqual(['https://example.com/a']);
    expect(config.companies.map(({ id }) => id)).toEqual(['a']);
    expect(config.watchlists.channels['C1']?.companies.map(({ name }) => name)).toEqual(['Orrin']);
  });
});

describe('what is wrong between entries', () => {
  /** The mistakes in the files, without the folder. */
  function mistakesIn(files: { feeds?: string; watchlist?: string; companies?: string }): string[] {
    const { feeds = '{}', watchlist = '{}', companies = '[]' } = files;
    writeFileSync(join(dir, 'feeds.yaml'), feeds);
    writeFileSync(join(dir, 'watchlist.yaml'), watchlist);
    writeFileSync(join(dir, 'companies.yaml'), companies);
    return said(loadConfig({ STAKEWATCH_CONFIG: dir })).map((text) => text.replace(`${dir}/`, ''));
  }
  const fast = 'at least 10s for a feed of the public internet';

  it('a feed that stands twice, beside an entry of a wrong shape', () => {
    const feeds = 'feeds: [{ url: "https://example.com/a" }, 7, { url: "http://www.example.com/a/" }]';
    expect(mistakesIn({ feeds })).toEqual([
      'feeds.yaml: feeds[1]: expected a mapping, got 7',
      'feeds.yaml: feeds[2].url: expected a feed other than feeds[0], got "http://www.example.com/a/"',
    ]);
  });
  it.each([
    ['one feed', 'feeds: [{ url: "https://example.com/a", every: 9s }]', [`feeds[0].every: expected ${fast}, got 9s`]],
    ['all feeds', 'every: 1s\nfeeds: [{ url: "https://example.com/a" }]', [`every: expected ${fast}, got 1s`]],
    ['feeds that teams will add', 'every: 1s', [`every: expected ${fast}, got 1s`]],
    ['as fast as may be', 'every: 10s\nfeeds: [{ url: "https://example.com/a" }]', []],
    ['as they publish', 'every: auto\nfastest: 9s', [`fastest: expected ${fast}, got 9s`]],
    ['this machine', 'every: 1s\nfeeds: [{ url: "http://127.0.0.1:80/a" }, { url: "http://localhost/a" }]', []],
    ['a private network', 'feeds: [{ url: "http://10.0.0.5/a", every: 1s }, { url: "http://[::1]/", every: 1s }]', []],
    [
      'a public address',
      'feeds: [{ url: "http://8.8.8.8/", every: 1s }]',
      [`feeds[0].every: expected ${fast}, got 1s`],
    ],
  ])('polls too fast: %s', (_, feeds, expected) =>
    expect(mistakesIn({ feeds })).toEqual(expected.map((text) => `feeds.yaml: ${text}`)),
  );
  it('intervals are those of the file, or go by how often a feed publishes', () => {
    const entries = '[{ url: "https://a.example/a" }, { url: "https://a.example/b", every: 10m }]';
    const read = (text: string) => {
      writeFileSync(join(dir, 'feeds.yaml'), text);
      const { feeds, feedEvery, pollBounds } = surveyConfig({ STAKEWATCH_CONFIG: dir }).config;
      return { every: feeds.map(({ every }) => every), feedEvery, pollBounds };
    };
    const usual = { fastest: 5 * MINUTE, slowest: HOUR };
    expect(read(`feeds: ${entries}`)).toEqual({ every: [null, 10 * MINUTE], feedEvery: null, pollBounds: usual });
    expect(read(`every: auto\nfastest: 1m\nslowest: 1d\nfeeds: ${entries}`)).toMatchObject({
      every: [null, 10 * MINUTE],
      pollBounds: { fastest: MINUTE, slowest: DAY },
    });
    const own = `every: 30m\nfeeds: ${entries.replace('10m', 'auto')}`;
    expect(read(own)).toMatchObject({ every: [30 * MINUTE, null], feedEvery: 30 * MINUTE });
  });
  it('a ceiling below the floor is a mistake', () => {
    expect(mistakesIn({ feeds: 'fastest: 10m\nslowest: 5m' })).toEqual([
      'feeds.yaml: slowest: expected fastest (600s) or more, got 300s',
    ]);
  });
  it('a feed added by command is never polled faster than a public one may be', () => {
    writeFileSync(join(dir, 'feeds.yaml'), 'every: 1s\nfeeds: [{ url: "http://127.0.0.1/a" }]');
    expect(surveyConfig({ STAKEWATCH_CONFIG: dir }).config.feedEvery).toBe(10 * SECOND);
  });
  it('clashes, unknown parents and circles of companies, beside an entry of a wrong shape', () => {
    const companies = `
- { id: alder, name: Alder, tickers: ALD }
- { id: birch, name: Birch, parent: alder }
- { id: cedar, name: Birch, parent: nobody }
- { id: dogwood, name: Dogwood, parent: elm }
- { id: elm, name: Elm, parent: dogwood }`;
    expect(mistakesIn({ companies })).toEqual([
      'companies.yaml: [0].tickers: expected a list, got "ALD"',
      expect.stringMatching(/cedar: .*Birch.* already names birch/),
      expect.stringMatching(/cedar: its parent .*nobody.* is not in the list/),
      expect.stringMatching(/dogwood: owns itself through elm/),
      expect.stringMatching(/elm: owns itself through dogwood/),
    ]);
  });
  it.each([
    ['in one role', 'vendors: [Alder, Birch, Alder Inc.]', 'vendors[2]', 'vendors[0] as "Alder"', 'Alder Inc.'],
    ['in two roles', 'vendors: [Alder]\nrivals: [alder]', 'rivals[0]', 'vendors[0] as "Alder"', 'alder'],
    ['by an alias of the registry', 'vendors: [Alder]\nrivals: [Aldr]', 'rivals[0]', 'vendors[0] as "Alder"', 'Aldr'],
    [
      "by an entry's own alias",
      'vendors: [{ name: Fir, aliases: [Fir Labs] }, Fir Labs]',
      'vendors[1]',
      'vendors[0] as "Fir"',
      'Fir Labs',
    ],
    [
      'of a channel',
      'channels: { C1: { rivals: [5, Birch, Birch] } }',
      'channels.C1.rivals[2]',
      'channels.C1.rivals[1] as "Birch"',
      'Birch',
    ],
  ])('a company twice on a watchlist: %s', (_, watchlist, path, twin, name) => {
    const mistakes = mistakesIn({ watchlist, companies: '- { id: alder, name: Alder, aliases: [Aldr] }' });
    expect(mistakes.at(-1)).toBe(
      `watchlist.yaml: ${path}: expected each company once (it stands at ${twin}), got "${name}"`,
    );
  });
  it('companies whose names are look-alikes may both be watched', () => {
    const companies = '- { id: fir, name: Fir, notAliases: [Fir KGaA] }\n- { id: fir-kgaa, name: Fir KGaA }';
    expect(mistakesIn({ watchlist: 'vendors: [Fir]\nrivals: [Fir KGaA]', companies })).toEqual([]);
  });
});

describe('a length of time', () => {
  it.each([
    ['30s', 30 * SECOND],
    ['15m', 15 * MINUTE],
    ['2 hours', 2 * HOUR],
    ['soon', null],
    ['', null],
    ['-5m', null],
  ])('%s', (text, ms) => expect(readDuration(text)).toBe(ms));
});
