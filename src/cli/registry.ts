// A config folder → the registry of its companies: what `detect` needs, the short way where the file was checked at build.
import { checkedCompanies, OWN_CONFIG } from '../config/checked-companies.ts';
import { createRegistry, type Registry } from '../match/aliases.ts';

/** @param configDir by default the one of the environment, or the one that comes with Stakewatch */
export async function registryOrExit(configDir: string | undefined): Promise<Registry> {
  const dir = configDir ?? (process.env['STAKEWATCH_CONFIG'] || OWN_CONFIG);
  // Loading YAML and its checker takes longer than reading a thousand items.
  const companies = checkedCompanies(dir) ?? (await import('./settings.ts')).companiesOrExit(dir);
  return createRegistry(companies);
}
