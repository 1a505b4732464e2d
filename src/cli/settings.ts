// The settings a command runs with, or every mistake in them and the end.
import { OWN_CONFIG } from '../config/checked-companies.ts';
import { loadCompanies, loadWatch } from '../config/config-files.ts';
import { loadConfig, type Config } from '../config/config.ts';
import { mistakeText, type Checked } from '../config/mistakes.ts';
import type { Company } from '../domain.ts';

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

/** Companies and watchlists of a config folder, by default the one of the environment: what `backtest` needs. */
export function watchOrExit(dir: string | undefined): Pick<Config, 'companies' | 'watchlists'> {
  return orExit(loadWatch(dir ?? ownOrGiven()));
}

/** Companies alone: what `detect` needs. */
export function companiesOrExit(dir: string | undefined): Company[] {
  return orExit(loadCompanies(dir ?? ownOrGiven()));
}

function ownOrGiven(): string {
  return process.env['STAKEWATCH_CONFIG'] || OWN_CONFIG;
}
