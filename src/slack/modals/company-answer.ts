// A submitted company window in, what became of it out, in the window: what was saved and means, or the form with notes.
import type { Watchlist } from '../../domain.ts';
import { typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import { suggestNames } from '../../match/suggest.ts';
import { ROLE_WORDS } from '../../notify/headline.ts';
import { bold } from '../commands/role-words.ts';
import { isMember } from '../membership.ts';
import type { Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { escapeWithin } from '../text.ts';
import { textsOf, type Texts } from './company-fields.ts';
import { removeCompany, saveCompany, type CompanyOutcome, type FilledCompany } from './company-save.ts';
import { blankTexts, changeLines, companyView } from './company-view.ts';
import type { ModalView } from './elements.ts';
import { meaningLines } from './meaning.ts';
import { channelMemory, printsOf, type CompanyMemory } from './memory.ts';
import { tellIn, type Shown, type Window } from '../window.ts';

const TITLE = 'Watchlist';

/** Saves a submitted form and shows what became of it: the changes, or the form again with notes at its fields. */
export async function submitCompany(
  asker: Asker,
  services: Services,
  { window, memory, filled }: { window: Window; memory: CompanyMemory; filled: FilledCompany },
): Promise<Shown> {
  const outcome = await saveCompany(services, asker, { memory, filled });
  if (outcome.state === 'refused') return tellIn(window, TITLE, [`🔒 ${outcome.sentence}`]);
  const again = formAgain(asker, { memory, filled, outcome });
  if (again !== null) {
    const lines = ['The watchlist was changed while your window was open; look at it again.'];
    return { lines, isThere: await window.show(again) };
  }
  if (outcome.state !== 'saved' && outcome.state !== 'unchanged') return tellIn(window, TITLE, []);
  return tellIn(window, TITLE, await savedLines(asker, services, { memory, filled, outcome }));
}

/** The form once more, as it was filled in; null where all is saved. */
function formAgain(
  asker: Asker,
  { memory, filled, outcome }: { memory: CompanyMemory; filled: FilledCompany; outcome: CompanyOutcome },
): ModalView | null {
  const role = filled.value.role ?? 'vendor';
  const { texts } = filled;
  const form = { role, texts: { ...blankTexts(role), ...texts } };
  if (outcome.state === 'twin')
    return companyView({ memory, ...form, lead: [`⚠️ ${outcome.note}`], notes: { [outcome.field]: outcome.note } });
  if (outcome.state === 'gone') {
    const lead = [
      `⚠️ ${bold(memory.name ?? '')} was taken off the watchlist, or renamed, while this window was open. “Add” puts it on again.`,
    ];
    return companyView({ memory: { ...memory, name: null, prints: {} }, ...form, lead, notes: {} });
  }
  if (outcome.state === 'refused' || Object.keys(outcome.notes).length === 0) return null;
  const stored = textsOf(outcome.company);
  const renewed: CompanyMemory = {
    ...channelMemory(asker),
    name: outcome.company.name,
    prints: printsOf(stored),
    list: memory.list,
  };
  const mine = Object.fromEntries(Object.keys(outcome.notes).map((field) => [field, texts[field as keyof Texts]]));
  const lead = [
    outcome.state === 'saved' ? '✅ Saved, except for what is marked below:' : '⚠️ Not saved yet, see below:',
    ...changeLines(outcome.audit),
  ];
  return companyView({
    memory: renewed,
    role: outcome.company.role,
    texts: { ...stored, ...mine },
    lead,
    notes: outcome.notes,
  });
}

async function savedLines(
  asker: Asker,
  services: Services,
  {
    memory,
    filled,
    outcome: { state, watchlist, company, audit, started },
  }: {
    memory: CompanyMemory;
    filled: FilledCompany;
    outcome: Extract<CompanyOutcome, { state: 'saved' | 'unchanged' }>;
  },
): Promise<string[]> {
  if (state === 'unchanged') return [`${bold(company.name)} stays as it was: nothing was changed.`];
  const typed = filled.value.name ?? company.name;
  const known = nameKey(typed) === nameKey(company.name) ? '' : ` (you typed “${escapeWithin(typed, 160)}”)`;
  const first =
    memory.name === null
      ? `👁️ ${bold(company.name)}${known} is now watched as ${ROLE_WORDS[company.role]}.`
      : `✅ ${bold(company.name)} is saved.`;
  const changes = memory.name === null ? [] : changeLines(audit);
  return [
    first,
    ...changes,
    ...nearLine(services, watchlist, typed),
    ...(started && services.defaultWatchlist.companies.length > 0
      ? ['This channel had no watchlist yet: it starts with the default one.']
      : []),
    ...(await meaningLines(services, watchlist, [company])),
    ...((await isMember(asker.client, asker.channelId))
      ? []
      : ['⚠️ I am not in this channel, so I cannot post here yet: type `/invite @stakewatch`.']),
  ];
}

/** A well-known company with nearly this name: any name may be watched, but a slip of the pen watches nothing. */
function nearLine({ registry }: Services, { companies }: Watchlist, typed: string): string[] {
  if (typedCompany(registry, typed) !== null) return [];
  const near = suggestNames(registry, [], typed).find((name) => nameKey(name) !== nameKey(typed));
  if (near === undefined || companies.some(({ name }) => name === near)) return [];
  return [`Did you mean ${bold(near)}? If so, edit the company and change its name.`];
}

/** Takes the company of a form off the list, and shows so. */
export async function submitRemoval(
  asker: Asker,
  services: Services,
  { window, name }: { window: Window; name: string },
): Promise<Shown> {
  const outcome = await removeCompany(services, asker, name);
  if (outcome.state === 'refused') return tellIn(window, TITLE, [`🔒 ${outcome.sentence}`]);
  if (outcome.state === 'gone') return tellIn(window, TITLE, [`${bold(name)} was not on the watchlist any more.`]);
  return tellIn(window, TITLE, [
    `${bold(name)} is not watched here any more.`,
    'To watch it again: `/stakewatch watch` and its name.',
  ]);
}
