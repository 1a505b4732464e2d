// Rows of an import and the watchlist in, what each row becomes out: new, changed, already there, or refused and why.
import { newCompany, type Role, type WatchedCompany } from '../../domain.ts';
import { typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import { suggestNames } from '../../match/suggest.ts';
import type { WatchlistRow } from '../../ports.ts';
import type { Services } from '../services.ts';
import { changedFields } from './company-fields.ts';
import { watchedNames } from './watched-index.ts';

export type ImportOutcome =
  /** `near`: a known name that may be meant; null where none is near. */
  | { state: 'new'; line: number; typed: string; company: WatchedCompany; near: string | null }
  /** `changes`: sentences of the audit trail. */
  | { state: 'changed'; line: number; typed: string; company: WatchedCompany; changes: string[] }
  /** `twice`: an earlier line of the same import has put it there. */
  | { state: 'there'; line: number; typed: string; company: WatchedCompany; twice: boolean }
  | { state: 'refused'; line: number; typed: string; why: string };

export interface ImportPlan {
  outcomes: ImportOutcome[];
  /** The list as it is then. */
  companies: WatchedCompany[];
}

const MOST_NEAR = 60; // names for which near ones are looked up: each look goes through all that are known

/**
 * Nothing is taken off the list, and what a line does not say stays as it is.
 * @param otherwise the role of a new company whose line names none
 */
export function planImport(
  services: Pick<Services, 'registry'>,
  { rows, companies, otherwise }: { rows: WatchlistRow[]; companies: WatchedCompany[]; otherwise: Role },
): ImportPlan {
  const watched = watchedNames(services, companies);
  const now = new Map(companies.map((company) => [company.name, company]));
  const listed = companies.map(({ name }) => name);
  let looks = 0;
  const outcomes = rows.map((row): ImportOutcome => {
    const { line, name: typed } = row;
    if (row.wrong !== null) return { state: 'refused', line, typed, why: row.wrong };
    const there = watched.find(typed);
    const company = there === null ? created(services, row, otherwise) : changed(there, row);
    const clash = (row.said.aliases ?? [])
      .map((alias) => ({ alias, of: watched.find(alias) }))
      .find(({ of }) => of !== null && of !== there);
    if (clash?.of) {
      const why = `“${clash.alias}” is a name of ${clash.of.name}, which is watched as ${clash.of.role}`;
      return { state: 'refused', line, typed, why };
    }
    if (there === null) {
      watched.put(company);
      now.set(company.name, company);
      const near = looks++ < MOST_NEAR ? nearName(services, listed, typed) : null;
      return { state: 'new', line, typed, company, near };
    }
    const changes = changedFields(there, company);
    if (changes.length === 0)
      return { state: 'there', line, typed, company: there, twice: !listed.includes(there.name) };
    watched.put(company);
    now.set(company.name, company);
    return { state: 'changed', line, typed, company, changes };
  });
  return { outcomes, companies: [...now.values()] };
}

type RightRow = Extract<WatchlistRow, { wrong: null }>;

function created({ registry }: Pick<Services, 'registry'>, row: RightRow, otherwise: Role): WatchedCompany {
  const name = typedCompany(registry, row.name)?.name ?? row.name;
  return { ...newCompany(row.role ?? otherwise, name), ...row.said };
}

function changed(there: WatchedCompany, { role, said }: RightRow): WatchedCompany {
  return { ...there, ...said, role: role ?? there.role };
}

/** Only of names that nobody knows: a slip of the pen watches nothing. */
function nearName({ registry }: Pick<Services, 'registry'>, listed: string[], typed: string): string | null {
  if (typedCompany(registry, typed) !== null) return null;
  return suggestNames(registry, listed, typed).find((name) => nameKey(name) !== nameKey(typed)) ?? null;
}

/** Whether two plans come to the same, to know that what was looked at is what is saved. */
export function planText({ outcomes }: ImportPlan): string {
  return JSON.stringify(outcomes.map((one) => [one.state, one.typed, 'company' in one ? one.company : one.why]));
}

export const countOf = ({ outcomes }: ImportPlan, state: ImportOutcome['state']): number =>
  outcomes.filter((one) => one.state === state).length;

const NAMES_A_SENTENCE = 20;
const MOST_SENTENCES = 200; // of the thousand that a channel's trail keeps

/** What the audit trail says of it: every new company by name, every changed field from what to what. */
export function importSentences(plan: ImportPlan): string[] {
  const added = plan.outcomes.flatMap((one) => (one.state === 'new' ? [one.company] : []));
  const sentences = [
    `imported a list: ${added.length} new, ${countOf(plan, 'changed')} changed`,
    ...chunks(added).map(
      (group) => `put on the watchlist: ${group.map(({ name, role }) => `${name} (${role})`).join(', ')}`,
    ),
    ...plan.outcomes.flatMap((one) => (one.state === 'changed' ? one.changes : [])),
  ];
  const left = sentences.length - MOST_SENTENCES;
  return left > 0 ? [...sentences.slice(0, MOST_SENTENCES), `and ${left} more such changes`] : sentences;
}

function chunks<T>(items: T[]): T[][] {
  const groups = Math.ceil(items.length / NAMES_A_SENTENCE);
  return Array.from({ length: groups }, (_, i) => items.slice(i * NAMES_A_SENTENCE, (i + 1) * NAMES_A_SENTENCE));
}
