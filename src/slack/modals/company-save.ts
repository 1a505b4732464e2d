// A filled-in company window in, the watchlist with it out: merged field by field with what others changed meanwhile.
import { newCompany, type WatchedCompany, type Watchlist } from '../../domain.ts';
import { typedCompany } from '../../match/aliases.ts';
import { ROLE_WORDS } from '../../notify/headline.ts';
import type { Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { escapeWithin } from '../text.ts';
import { changeWatchlist, findWatched } from '../watchlists.ts';
import { changedFields, FIELDS, valueInWords, type FieldName, type Texts } from './company-fields.ts';
import { keptName, meetingOf, type CompanyMemory } from './memory.ts';

/** What was filled in. */
export interface FilledCompany {
  texts: Texts;
  value: Partial<WatchedCompany>;
}

export type CompanyOutcome =
  /** `company` as it stands now; `notes` are fields that somebody else changed too, and that were not saved. */
  | {
      state: 'saved' | 'unchanged';
      watchlist: Watchlist;
      company: WatchedCompany;
      audit: string[];
      notes: Partial<Record<FieldName, string>>;
      started: boolean;
    }
  /** Nothing was saved: another company of the list has this name. */
  | { state: 'twin'; field: FieldName; note: string }
  /** Nothing was saved: the company is not on the list any more. */
  | { state: 'gone' }
  | { state: 'refused'; sentence: string };

type Merged = Exclude<CompanyOutcome, { state: 'refused' }>;

/** @throws what the store throws */
export async function saveCompany(
  services: Services,
  asker: Asker,
  { memory, filled }: { memory: CompanyMemory; filled: FilledCompany },
): Promise<CompanyOutcome> {
  let merged = { state: 'gone' } as Merged; // `change` runs again where it was overtaken
  const outcome = await changeWatchlist(services, asker, (before) => {
    merged = mergeCompany(services, before, { memory, filled });
    return merged.state === 'saved' ? { companies: merged.watchlist.companies, audit: merged.audit } : null;
  });
  if (outcome.state === 'refused') return outcome;
  const result: Merged = merged;
  if (result.state === 'twin' || result.state === 'gone') return result;
  return { ...result, watchlist: outcome.watchlist, started: outcome.state === 'saved' && outcome.started };
}

function mergeCompany(
  services: Services,
  watchlist: Watchlist,
  { memory, filled }: { memory: CompanyMemory; filled: FilledCompany },
): Merged {
  const stored = memory.name === null ? null : companyNamed(services, watchlist.companies, memory.name);
  if (memory.name !== null && stored === null) return { state: 'gone' };
  const { company, notes } =
    stored === null ? { company: created(services, filled), notes: {} } : meet(stored, { memory, filled });
  const others = watchlist.companies.filter((one) => one !== stored);
  const twin = twinOf(services, others, { company, stored });
  if (twin !== null) return twin;
  const audit = stored === null ? addedSentences(company) : changedFields(stored, company);
  const companies =
    stored === null ? [...others, company] : watchlist.companies.map((one) => (one === stored ? company : one));
  return {
    state: audit.length > 0 ? 'saved' : 'unchanged',
    watchlist: { ...watchlist, companies },
    company,
    audit,
    notes,
    started: false,
  };
}

/** By exactly this name first, as a window carries it: a list may hold "Foo" and "Foo Inc". */
export function companyNamed(services: Services, companies: WatchedCompany[], name: string): WatchedCompany | null {
  const kept = keptName(name);
  return companies.find((company) => keptName(company.name) === kept) ?? findWatched(services, companies, name);
}

/** A well-known company is watched under its own name, as the command does it. */
function created({ registry }: Services, { value }: FilledCompany): WatchedCompany {
  const typed = value.name ?? '';
  const name = typedCompany(registry, typed)?.name ?? typed;
  return { ...newCompany(value.role ?? 'vendor', name), ...value, name };
}

/** Sentences of the audit trail. */
export function addedSentences(company: WatchedCompany): string[] {
  const { role, name } = company;
  return [`put ${name} on the watchlist as ${role}`, ...changedFields(newCompany(role, name), company)];
}

function meet(
  stored: WatchedCompany,
  { memory, filled }: { memory: CompanyMemory; filled: FilledCompany },
): { company: WatchedCompany; notes: Partial<Record<FieldName, string>> } {
  const company = { ...stored };
  const notes: Partial<Record<FieldName, string>> = {};
  for (const { name, text } of FIELDS) {
    const mine = filled.texts[name];
    if (mine === undefined) continue;
    const meeting = meetingOf(memory.prints[name], mine, text(stored));
    if (meeting === 'mine') Object.assign(company, { [name]: filled.value[name] });
    if (meeting === 'conflict')
      notes[name] =
        `Somebody changed this to “${escapeWithin(valueInWords(name, stored), 400)}” while the window was open, so yours is not saved yet. ` +
        'Save again to put yours in its place.';
  }
  return { company: company.name === stored.name ? company : renamed(company, stored), notes };
}

const MOST_FORMER = 20; // names; the latest

function renamed(company: WatchedCompany, { name, formerNames = [] }: WatchedCompany): WatchedCompany {
  const former = [...formerNames.filter((one) => one !== name && one !== company.name), name];
  return { ...company, formerNames: former.slice(-MOST_FORMER) };
}

/** Only by what was changed: names that two companies shared before are no reason to refuse a date. */
function twinOf(
  services: Services,
  others: WatchedCompany[],
  { company, stored }: { company: WatchedCompany; stored: WatchedCompany | null },
): Merged | null {
  const known = stored === null ? [] : [stored.name, ...stored.aliases];
  const named: [FieldName, string][] = [
    ['name', company.name],
    ...company.aliases.map((alias): [FieldName, string] => ['aliases', alias]),
  ];
  for (const [field, name] of named.filter(([, name]) => !known.includes(name))) {
    const twin = findWatched(services, others, name);
    if (twin === null) continue;
    const shown = escapeWithin(twin.name, 160);
    const note = `“${escapeWithin(name, 160)}” is on this watchlist already: *${shown}*, watched as ${ROLE_WORDS[twin.role]}. Nothing was saved; edit that one instead.`;
    return { state: 'twin', field, note };
  }
  return null;
}

export type RemoveOutcome =
  { state: 'removed'; watchlist: Watchlist } | { state: 'gone' } | { state: 'refused'; sentence: string };

/** Takes a company off the list. */
export async function removeCompany(services: Services, asker: Asker, name: string): Promise<RemoveOutcome> {
  const outcome = await changeWatchlist(services, asker, ({ companies }) => {
    const gone = companyNamed(services, companies, name);
    if (gone === null) return null;
    return { companies: companies.filter((one) => one !== gone), audit: [`took ${gone.name} off the watchlist`] };
  });
  if (outcome.state === 'unchanged') return { state: 'gone' };
  return outcome.state === 'saved' ? { state: 'removed', watchlist: outcome.watchlist } : outcome;
}
