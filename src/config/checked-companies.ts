// A companies.yaml as it was checked at the last build → its companies, so that `detect` need not load YAML and its checker.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Company } from '../domain.ts';

/** The config/ folder that comes with Stakewatch, beside src/ and dist/. */
export const OWN_CONFIG = resolve(import.meta.dirname, '..', '..', 'config');

/** Beside the built file; there is none where nothing was built. */
const CHECKED = join(import.meta.dirname, 'companies.json');

interface CheckedFile {
  /** Of the bytes that were checked. */
  sha256: string;
  companies: Company[];
}

/** companies.yaml of a config folder; where it has none, the one that comes with Stakewatch. */
export function companiesFile(configDir: string): string {
  const own = join(configDir, 'companies.yaml');
  return existsSync(own) ? own : join(OWN_CONFIG, 'companies.yaml');
}

/** What the folder's file says; null where it is not, byte for byte, the one that was checked. */
export function checkedCompanies(configDir: string, checked = CHECKED): Company[] | null {
  if (!existsSync(configDir) || !existsSync(checked)) return null;
  try {
    const { sha256, companies } = JSON.parse(readFileSync(checked, 'utf8')) as CheckedFile;
    return sha256 === sumOf(companiesFile(configDir)) ? companies : null;
  } catch {
    return null; // the long way says what is wrong with the file
  }
}

/** Keeps what a folder's file says, once it is known to be right. */
export function keepChecked(configDir: string, companies: Company[], checked = CHECKED): void {
  const file: CheckedFile = { sha256: sumOf(companiesFile(configDir)), companies };
  writeFileSync(checked, JSON.stringify(file));
}

function sumOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
