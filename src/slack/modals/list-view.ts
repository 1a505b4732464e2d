// A channel's watchlist and where somebody is in it in, the window that lists its companies out: twenty a page.
import type { types } from '@slack/bolt';
import { ROLES, type Role, type WatchedCompany } from '../../domain.ts';
import { nameKey } from '../../match/name-key.ts';
import { context, section } from '../blocks.ts';
import { bold, ROLE_HEADINGS } from '../commands/role-words.ts';
import { LIMITS } from '../limits.ts';
import { cut, escapeWithin } from '../text.ts';
import { modal, plainText, textField, type ModalBlock, type ModalView } from './elements.ts';
import { ACTIONS, VIEWS } from './ids.ts';
import { keptName, type ChannelMemory, type ListPlace } from './memory.ts';

export const PAGE = 20; // companies
export const START: ListPlace = { role: null, words: '', page: 0 };
const LONGEST_SEARCH = 100; // characters

export interface ListShown {
  channel: ChannelMemory;
  companies: WatchedCompany[];
  place: ListPlace;
  /** Why this person may not change it, mrkdwn; null: they may. */
  refusal: string | null;
}

/** The companies that fit, in the order of the roles. A word may stand anywhere in a name or alias. */
export function companiesAt(companies: WatchedCompany[], { role, words }: ListPlace): WatchedCompany[] {
  const wanted = nameKey(words);
  const fits = (company: WatchedCompany): boolean =>
    (role === null || company.role === role) &&
    (wanted === '' || [company.name, ...company.aliases].some((name) => nameKey(name).includes(wanted)));
  return ROLES.flatMap((one) => companies.filter((company) => company.role === one && fits(company)));
}

/** At most 60 blocks, however long the list. A page beyond the last shows the last. */
export function listView({ channel, companies, place, refusal }: ListShown): ModalView {
  const fitting = companiesAt(companies, place);
  const last = Math.max(0, Math.ceil(fitting.length / PAGE) - 1);
  const page = Math.min(Math.max(0, place.page), last);
  const shown = fitting.slice(page * PAGE, (page + 1) * PAGE);
  const isLong = companies.length > PAGE;
  const mayChange = refusal === null;
  const blocks: ModalBlock[] = [
    ...(refusal === null ? [] : [context(`🔒 ${cut(refusal, 1_900)}`)]),
    ...(mayChange ? [doButtons()] : []),
    ...(isLong ? [search(place.words), roles(companies, place.role)] : []),
    ...(fitting.length === 0 ? [section(nothing(companies, place))] : []),
    ...rows(shown, fitting, mayChange),
    ...(last > 0 ? pages(page, last, fitting.length) : []),
  ];
  return modal({
    callback: VIEWS.list,
    title: 'Watchlist',
    ...(isLong ? { submit: 'Search' } : {}),
    close: 'Close',
    memory: { ...channel, ...place, words: cut(place.words, LONGEST_SEARCH), page },
    blocks,
  });
}

function button(action: string, label: string, value: string): types.Button {
  return { type: 'button', action_id: action, text: plainText(label, LIMITS.buttonText), value };
}

function doButtons(): ModalBlock {
  return {
    type: 'actions',
    elements: [
      { ...button(`${ACTIONS.add}:vendor`, 'Add a vendor', 'vendor'), style: 'primary' },
      button(`${ACTIONS.add}:rival`, 'Add a rival', 'rival'),
      button(ACTIONS.import, 'Paste or import…', 'import'),
      button(ACTIONS.export, 'Export', 'export'),
      button(ACTIONS.settings, 'Settings…', 'settings'),
    ],
  };
}

const search = (words: string): ModalBlock =>
  textField(
    { id: 'search', label: 'Search', hint: 'A name or a part of it. Empty: all companies.' },
    { value: words, most: LONGEST_SEARCH },
  );

function roles(companies: WatchedCompany[], role: Role | null): ModalBlock {
  const count = (one: Role): number => companies.filter((company) => company.role === one).length;
  const options: types.PlainTextOption[] = [
    { text: plainText(`All roles (${companies.length})`, LIMITS.optionText), value: 'all' },
    ...ROLES.map((one) => ({
      text: plainText(`${ROLE_HEADINGS[one]} (${count(one)})`, LIMITS.optionText),
      value: one,
    })),
  ];
  const initial = options.find(({ value }) => value === (role ?? 'all'));
  return {
    type: 'actions',
    elements: [
      { type: 'static_select', action_id: ACTIONS.role, options, ...(initial ? { initial_option: initial } : {}) },
    ],
  };
}

function nothing(companies: WatchedCompany[], { words }: ListPlace): string {
  if (companies.length === 0)
    return 'This channel watches nothing yet. Add a company you depend on, and those you compete with.';
  const what = words === '' ? 'No company has this role.' : `No company here is called “${escapeWithin(words, 160)}”.`;
  return `${what} Empty the search to see all.`;
}

/** A heading where a role begins on this page, then its companies. */
function rows(shown: WatchedCompany[], fitting: WatchedCompany[], mayChange: boolean): ModalBlock[] {
  return shown.flatMap((company, i) => {
    const isFirst = shown[i - 1]?.role !== company.role;
    const count = fitting.filter(({ role }) => role === company.role).length;
    return [
      ...(isFirst ? [section(`*${ROLE_HEADINGS[company.role]}* (${count})`)] : []),
      {
        ...section(companyText(company)),
        ...(mayChange ? { accessory: button(ACTIONS.edit, 'Edit', keptName(company.name)) } : {}),
      },
    ];
  });
}

function companyText(company: WatchedCompany): string {
  const { name, aliases, owner, renewalOn, changeOfControlPercent: clause, criticality } = company;
  const notes = [
    aliases.length > 0 ? `also ${escapeWithin(aliases.join(', '), 200)}` : '',
    owner === null ? '' : `owner: ${escapeWithin(owner, 80)}`,
    criticality === null ? '' : `criticality: ${criticality}`,
    renewalOn === null ? '' : `renewal ${escapeWithin(renewalOn, 20)}`,
    clause === null ? '' : `change of control from ${clause}%`,
  ].filter((note) => note !== '');
  return `${bold(name)}${notes.length > 0 ? `\n${notes.join(' · ')}` : ''}`;
}

function pages(page: number, last: number, count: number): ModalBlock[] {
  const to = (target: number, label: string): types.Button =>
    button(`${ACTIONS.page}:${target}`, label, String(target));
  return [
    context(`${page * PAGE + 1}–${Math.min(count, (page + 1) * PAGE)} of ${count}`),
    {
      type: 'actions',
      elements: [...(page > 0 ? [to(page - 1, '← Back')] : []), ...(page < last ? [to(page + 1, 'More →')] : [])],
    },
  ];
}
