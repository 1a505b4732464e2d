// The companies kept at the build: given back for the very file that was checked, for no other.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkedCompanies, keepChecked, OWN_CONFIG } from '../../src/config/checked-companies.ts';
import { loadCompanies } from '../../src/config/config-files.ts';

const FOO = { id: 'foo', name: 'Foo', aliases: [], notAliases: [], tickers: [], parent: null };
let dir = '';
let kept = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-companies-'));
  kept = join(dir, 'kept.json');
  writeFileSync(join(dir, 'companies.yaml'), '- { id: foo, name: Foo }\n');
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('companies kept at the build', () => {
  it('are given back while the file is the one that was checked', () => {
    keepChecked(dir, [FOO], kept);
    expect(checkedCompanies(dir, kept)).toEqual([FOO]);
  });
  it('are not those of a file that was changed since', () => {
    keepChecked(dir, [FOO], kept);
    writeFileSync(join(dir, 'companies.yaml'), '- { id: foo, name: Foo, aliases: [Fou] }\n');
    expect(checkedCompanies(dir, kept)).toBeNull();
  });
  it('are those of the shipped file for a folder that has none of its own', () => {
    keepChecked(OWN_CONFIG, [FOO], kept);
    rmSync(join(dir, 'companies.yaml'));
    expect(checkedCompanies(dir, kept)).toEqual([FOO]);
  });
  it('are none where nothing was built, the folder is missing, or what was kept cannot be read', () => {
    expect(checkedCompanies(dir, kept)).toBeNull();
    keepChecked(dir, [FOO], kept);
    expect(checkedCompanies(join(dir, 'elsewhere'), kept)).toBeNull();
    writeFileSync(kept, 'no JSON');
    expect(checkedCompanies(dir, kept)).toBeNull();
  });
  it('survive being written and read: all that the shipped file says', () => {
    const loaded = loadCompanies(OWN_CONFIG);
    if (!loaded.ok) throw new Error('the shipped file is wrong');
    keepChecked(OWN_CONFIG, loaded.value, kept);
    expect(checkedCompanies(OWN_CONFIG, kept)).toEqual(loaded.value);
  });
});
