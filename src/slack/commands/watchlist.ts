// unwatch, list: the channel's companies with their roles, and what is muted.
import { ROLES, type Mute, type Role, type WatchedCompany, type Watchlist } from '../../domain.ts';
import { createRegistry } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import { suggestNames } from '../../match/suggest.ts';
import { say, type Answer } from '../answer.ts';
import type { ButtonSpec } from '../blocks.ts';
import { askWhich, didYouMean, watchedLike, type Question } from './choose.ts';
import { readNames } from './command-grammar.ts';
import { paged, type Item } from './paging.ts';
import type { Services } from '../services.ts';
import { cut, escapeText, escapeWithin, person, when } from '../text.ts';
import { activeMutes, changeWatchlist, findWatched } from '../watchlists.ts';
import type { Asked, Command } from './command.ts';
import { bold, ROLE_HEADINGS } from './role-words.ts';

async function unwatch(asked: Asked, services: Services): Promise<Answer> {
  const names = readNames(asked.rest);
  if (names.length === 0) return say('Which company? For example: `/stakewatch unwatch Labelbox`');
  let told: Question[] = [];
  const outcome = await changeWatchlist(services, asked, (before) => {
    const meant = names.map((typed) => watchedLike(services, before.companies, typed));
    told = names.map((typed, i) => unwatched(services, before, typed, meant[i] ?? []));
    const gone = names.flatMap((typed) => findWatched(services, before.companies, typed) ?? []);
    const companies = before.companies.filter((company) => !gone.includes(company));
    if (companies.length === before.companies.length || before.revision === 0) return null;
    return { companies, audit: gone.map(({ name }) => `took ${name} off the watchlist`) };
  });
  if (outcome.state === 'refused') return say(outcome.sentence);
  return {
    lines: [...new Set(told.map(({ line }) => line))],
    buttons: told.flatMap(({ buttons }) => buttons),
    more: '`/stakewatch list` shows who is watched still',
  };
}

function unwatched(
  services: Services,
  { companies, revision }: Watchlist,
  typed: string,
  meant: WatchedCompany[],
): Question {
  if (revision === 0)
    return {
      line: 'This channel watches nothing yet: `/stakewatch watch Scale AI` starts a watchlist.',
      buttons: [],
    };
  const gone = findWatched(services, companies, typed);
  if (gone !== null) return { line: `${bold(gone.name)} is not watched here any more.`, buttons: [] };
  const names = meant.map(({ name }) => name);
  if (names.length > 1) return askWhich(typed, names, { before: 'unwatch' }, null);
  return notWatched(companies, typed, 'unwatch');
}

/** For a name that is not on the list: the nearest that is, with a button. */
export function notWatched(companies: WatchedCompany[], typed: string, command: string): Question {
  const names = companies.map(({ name }) => name);
  const held = names.filter((name) => ` ${nameKey(name)} `.includes(` ${nameKey(typed)} `));
  const near = [...held, ...suggestNames(createRegistry([]), names, typed)].slice(0, 1);
  const hint = didYouMean(near, command);
  const line = `“${escapeWithin(typed, 160)}” is not on this channel's watchlist.`;
  if (hint === null) return { line: `${line} \`/stakewatch list\` shows what is.`, buttons: [] };
  return { line: `${line} ${hint.line}`, buttons: hint.buttons };
}

const MUTES_SHOWN = 3; // below the companies; the rest has a command of its own

async function list(asked: Asked, { store, clock, defaultWatchlist }: Services): Promise<Answer> {
  const watchlist = await store.watchlist(asked.teamId, asked.channelId);
  if (watchlist === null) {
    const names = cut(defaultWatchlist.companies.map(({ name }) => name).join(', '), 1_000);
    const start = names === '' ? '' : ` It would start with the default one: ${escapeText(names)}.`;
    return say(`This channel watches nothing yet. \`/stakewatch watch Scale AI\` starts a watchlist.${start}`);
  }
  const { rest: typed, role } = readListed(asked.rest);
  const mutes = activeMutes(watchlist, clock());
  const items = watchlist.companies.length === 0 ? [] : companyItems(watchlist.companies, role);
  if (watchlist.companies.length === 0)
    items.push({ text: 'The watchlist of this channel is empty: `/stakewatch watch Scale AI` adds a vendor.' });
  else if (items.length === 0) items.push({ text: 'Nobody is watched here in that role.' });
  const { floor, rumors, thresholds } = watchlist.settings;
  return paged(items, {
    head: typed === '' ? [] : [`I left out “${escapeWithin(typed, 80)}”: \`list\` takes a role, or nothing.`],
    foot: [
      `_Told from ${floor === 'digest' ? 'passing mentions' : floor} up · rumours: ${rumors ? 'yes' : 'no'} · ` +
        `a rival's stake is high from ${thresholds.high}%, critical from ${thresholds.critical}%_`,
      ...(mutes.length === 0 ? [] : ['*Muted*', ...mutes.slice(0, MUTES_SHOWN).map(muteLine)]),
      ...(mutes.length === 0 ? [] : [`${mutes.length} muted: \`/stakewatch mutes\` shows and undoes it.`]),
    ],
    page: asked.page,
    again: role === null ? 'list' : `list ${role}`,
  });
}

const LISTED: Record<string, Role> = { supplier: 'vendor', competitor: 'rival', ourselve: 'self', us: 'self' };

/** "rivals" → the role; `rest` is what means nothing. */
function readListed(text: string): { rest: string; role: Role | null } {
  const word = text.trim().toLowerCase().replace(/s$/, '');
  const role = ROLES.find((one) => one === word) ?? LISTED[word] ?? null;
  return { rest: role === null ? text.trim() : '', role };
}

function companyItems(companies: WatchedCompany[], only: Role | null): Item[] {
  return ROLES.filter((role) => only === null || role === only).flatMap((role) => {
    const its = companies.filter((company) => company.role === role);
    return its.map((company) => ({ text: companyLine(company), group: `*${ROLE_HEADINGS[role]}* (${its.length})` }));
  });
}

export function companyLine(company: WatchedCompany): string {
  const { name, aliases, notAliases, owner, data, renewalOn, changeOfControlPercent: clause } = company;
  const notes = [
    aliases.length > 0 ? `also ${escapeWithin(aliases.join(', '), 300)}` : '',
    notAliases.length > 0 ? `not ${escapeWithin(notAliases.join(', '), 300)}` : '',
    owner === null ? '' : `owner: ${escapeWithin(owner, 80)}`,
    data === null ? '' : `data: ${escapeWithin(data, 200)}`,
    renewalOn === null ? '' : `renewal ${escapeText(renewalOn)}`,
    clause === null ? '' : `change of control from ${clause}%`,
  ].filter((note) => note !== '');
  return `•  ${bold(name)}${notes.length > 0 ? ` — ${notes.join(' · ')}` : ''}`;
}

/** "•  Scale AI (company), by @dana, until 1 July". */
export function muteLine({ label, scope, until, by }: Mute): string {
  const end = until === null ? 'until it is undone' : `until ${when(until)}`;
  return `•  ${bold(label)} (${scope}), by ${person(by)}, ${end}`;
}

export function undoButton({ id, label }: Mute): ButtonSpec {
  return { action: `undo-mute:${id}`, label: `Undo: ${cut(label, 50)}`, value: id };
}

export const WATCHLIST_COMMANDS: Command[] = [
  {
    name: 'unwatch',
    usage: 'unwatch <company>',
    says: 'takes a company off the list',
    example: 'unwatch Labelbox',
    anywhere: false,
    answer: unwatch,
  },
  {
    name: 'list',
    usage: 'list [role]',
    says: 'shows who is watched here, and in which role',
    example: 'list rivals',
    anywhere: false,
    hasPages: true,
    answer: list,
  },
];
