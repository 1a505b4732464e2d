// Well-known companies → one immutable index; a printed name → the company it names, or a party of its own.
import type { Company, Party } from '../domain.ts';
import { fullKey, hasCapital, hasLegalForm, isLookAlike, nameKey, shownName, tickerIn } from './name-key.ts';

/** A company and the forms of its name that share one key. */
interface Entry {
  company: Company;
  forms: string[];
}

/** The index over all companies: built once, never changed. */
export interface Registry {
  readonly byId: ReadonlyMap<string, Company>;
  readonly byName: ReadonlyMap<string, Entry>;
  readonly byTicker: ReadonlyMap<string, Company>;
  /** Names that look like a company and are not, with their legal forms. */
  readonly lookAlikes: ReadonlySet<string>;
  /** Company id → ids of the companies it owns directly. */
  readonly owned: ReadonlyMap<string, readonly string[]>;
}

const LONGEST_CHAIN = 8; // owners; also ends a circle that registryMistakes reports

/** Builds the index. Where two companies claim one name the first keeps it; `registryMistakes` reports the other. */
export function createRegistry(companies: Company[]): Registry {
  const byId = new Map<string, Company>();
  const byName = new Map<string, Entry>();
  const byTicker = new Map<string, Company>();
  const lookAlikes = new Set(companies.flatMap((company) => company.notAliases.map(fullKey)));
  const owned = new Map<string, string[]>();
  for (const company of companies) {
    if (byId.has(company.id)) continue;
    byId.set(company.id, company);
    for (const form of [company.name, ...company.aliases]) {
      // "Merck KGaA", a look-alike of "Merck", is found in full only.
      if (!lookAlikes.has(fullKey(form))) addName(byName, company, form, nameKey(form));
      addName(byName, company, form, fullKey(form));
    }
    for (const ticker of company.tickers) if (!byTicker.has(ticker)) byTicker.set(ticker, company);
    if (company.parent !== null) owned.set(company.parent, [...(owned.get(company.parent) ?? []), company.id]);
  }
  return { byId, byName, byTicker, lookAlikes, owned };
}

function addName(byName: Map<string, Entry>, company: Company, form: string, key: string): void {
  const entry = byName.get(key);
  if (key === '') return;
  if (!entry) byName.set(key, { company, forms: [form] });
  else if (entry.company.id === company.id && !entry.forms.includes(form)) entry.forms.push(form);
}

/**
 * The party that a printed name names. A look-up is by the whole name and minds case: "Meta" is the company, "meta" a
 * word, "Meta Materials" somebody else. What the registry does not know keeps its normalised name as key.
 */
export function resolveParty(registry: Registry, name: string): Party {
  const company = printedCompany(registry, name);
  if (company) return { key: company.id, name: company.name, names: [shownName(name)] };
  const key = nameKey(name) || 'unnamed';
  // A refused word ("meta") must not pass for the registry's id of the same letters.
  return { key: registry.byId.has(key) ? `word:${key}` : key, name: shownName(name), names: [shownName(name)] };
}

/** The company that a person means who types a name, an alias or a ticker in any case; null where none is known. */
export function typedCompany(registry: Registry, typed: string): Company | null {
  const entry = registry.byName.get(fullKey(typed)) ?? registry.byName.get(nameKey(typed));
  if (entry) return entry.company;
  const ticker = typed.trim().replace(/^\$/, '');
  const isTyped = ticker.length > 1 || ticker !== ticker.toLowerCase() || typed.includes('$'); // "c" is a letter, "C" may be one
  return (isTyped ? registry.byTicker.get(ticker.toUpperCase()) : undefined) ?? null;
}

function printedCompany(registry: Registry, name: string): Company | null {
  const inFull = registry.byName.get(fullKey(name));
  if (inFull?.forms.some((form) => mayName(form, name))) return inFull.company;
  if (isLookAlike(registry.lookAlikes, name)) return null;
  const entry = registry.byName.get(nameKey(name));
  if (entry) return entry.forms.some((form) => mayName(form, name)) ? entry.company : null;
  const ticker = tickerIn(name);
  return ticker === null ? null : (registry.byTicker.get(ticker) ?? null);
}

const LONGEST_ACRONYM = 4; // letters; "SAP" in capitals is the company, "Sap" a word

/** A word in lower case is no name, unless the company writes itself so; "Software" is not "Software AG". */
function mayName(form: string, printed: string): boolean {
  if (!hasCapital(printed) && hasCapital(form)) return false;
  if (form.length <= LONGEST_ACRONYM && form === form.toUpperCase() && !printed.includes(form)) return false;
  return nameKey(form).includes(' ') || !hasLegalForm(form) || hasLegalForm(printed);
}

/** The company's owners, nearest first; empty where it is independent or unknown. */
export function ownersOf(registry: Registry, id: string): Company[] {
  const owners: Company[] = [];
  let parent = registry.byId.get(id)?.parent ?? null;
  while (parent !== null && owners.length < LONGEST_CHAIN) {
    const owner = registry.byId.get(parent);
    if (!owner || owner.id === id) break;
    owners.push(owner);
    parent = owner.parent;
  }
  return owners;
}

/** Every company it owns, at any depth. */
export function ownedBy(registry: Registry, id: string, depth = 0): Company[] {
  if (depth >= LONGEST_CHAIN) return [];
  return (registry.owned.get(id) ?? []).flatMap((child) => {
    const company = registry.byId.get(child);
    return company ? [company, ...ownedBy(registry, child, depth + 1)] : [];
  });
}

/** Every key a watchlist may be found under: the party's own, its names, those of its owners and subsidiaries. */
export function keysOf(registry: Registry, party: Party): string[] {
  const keys = new Set([party.key, ...party.names.map(nameKey), nameKey(party.name)]);
  const known = registry.byId.get(party.key);
  const family = known ? [known, ...ownersOf(registry, party.key), ...ownedBy(registry, party.key)] : [];
  for (const company of family) for (const key of companyNames(company)) keys.add(key);
  if (known?.parent != null) keys.add(familyKey(registry, known));
  keys.delete('');
  return [...keys];
}

/** The key that all companies of one owner share, at any depth. */
export function familyKey(registry: Registry, company: Company): string {
  return `family:${ownersOf(registry, company.id).at(-1)?.id ?? company.id}`;
}

/** A company's id and all its normalised names. */
export function companyNames(company: Company): string[] {
  return [company.id, ...[company.name, ...company.aliases].map(nameKey)];
}
