import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig, loadDemo, loadFiles, OWN_CONFIG } from '../../src/config/config.ts';
import { readDuration } from '../../src/config/durations.ts';
import { mistakeText, type Checked } from '../../src/config/mistakes.ts';
import { feedsShape, watchlistsShape } from '../../src/config/shapes.ts';
import { readYaml } from '../../src/config/yaml-file.ts';
import { HOUR, MINUTE, SECOND } from '../../src/time.ts';

const said = (checked: Checked<unknown>): string[] => (checked.ok ? [] : checked.mistakes.map(mistakeText));
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
    expect(read.ok && read.value.default).toEqual({
      companies: [],
      settings: { floor: 'medium', rumors: true, thresholds: { high: 5, critical: 20 } },
    });
  });

  it.each([
    ['a number for a name', 'vendors: [5]', 'w.yaml: vendors[0]: expected a mapping, got 5'],
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
    ['a misspelt setting', 'vendor: [A]', 'w.yaml: expected only settings that exist, got "vendor"'],
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

describe('a config folder', () => {
  it('what comes with Stakewatch is right', () => {
    expect(said(loadConfig({}))).toEqual([]);
    expect(said(loadDemo())).toEqual([]);
  });

  it('the feeds that come with Stakewatch are all different', () => {
    const files = loadFiles(OWN_CONFIG);
    const urls = files.ok ? files.value.feeds.map((feed) => feed.url) : [];
    expect(urls.length).toBeGreaterThan(10);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('mistakes of all files and of the environment come at once, each with its place', () => {
    writeFileSync(join(dir, 'feeds.yaml'), 'feeds: 7');
    writeFileSync(join(dir, 'watchlist.yaml'), 'vendors: 8');
    writeFileSync(join(dir, 'companies.yaml'), '- { id: Big Co, name: Big }');
    const place = basename(dir);
    expect(said(loadConfig({ STAKEWATCH_CONFIG: dir, PORT: '-1' }))).toEqual([
      'environment: PORT: expected a whole number from 0 to 65535, got "-1"',
      `${place}/feeds.yaml: feeds: expected a list, got 7`,
      `${place}/companies.yaml: [0].id: expected an id in kebab-case ("scale-ai"), got "Big Co"`,
      `${place}/watchlist.yaml: vendors: expected a list, got 8`,
    ]);
  });

  it('a folder that is not there names the files it should hold', () => {
    expect(said(loadConfig({ STAKEWATCH_CONFIG: join(dir, 'nowhere') }))).toEqual([
      `nowhere/feeds.yaml: expected a file at ${join(dir, 'nowhere', 'feeds.yaml')}`,
      `nowhere/watchlist.yaml: expected a file at ${join(dir, 'nowhere', 'watchlist.yaml')}`,
    ]);
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
