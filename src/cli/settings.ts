// The settings a command runs with, or every mistake in them and the end.
import { resolve } from 'node:path';
import { loadConfig, loadFiles, OWN_CONFIG, type Config } from '../config/config.ts';
import { mistakeText, type Checked } from '../config/mistakes.ts';
import type { Company } from '../domain.ts';
import { createRegistry, type Registry } from '../match/aliases.ts';
import { registryMistakes } from '../match/registry-mistakes.ts';

/** Says why on stderr and ends with status 1. */
export function fail(...lines: string[]): never {
  for (const line of lines) process.stderr.write(`stakewatch: ${line}\n`);
  process.exit(1);
}

function orExit<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  return fail(...checked.mistakes.map(mistakeText));
}

/** Environment and files. */
export function configOrExit(): Config {
  return orExit(loadConfig(process.env));
}

/** The files alone: what `detect` and `backtest` need. */
export function filesOrExit(dir: string | undefined): Pick<Config, 'feeds' | 'feedEvery' | 'companies' | 'watchlists'> {
  return orExit(loadFiles(dir === undefined ? resolve(process.env['STAKEWATCH_CONFIG'] || OWN_CONFIG) : resolve(dir)));
}

/** The well-known companies as an index; clashing names are mistakes. */
export function registryOf(companies: Company[]): Registry {
  const mistakes = registryMistakes(companies);
  if (mistakes.length > 0) fail(...mistakes.map((mistake) => `config/companies.yaml: ${mistake}`));
  return createRegistry(companies);
}
