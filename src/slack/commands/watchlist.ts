// unwatch, list: the channel's companies with their roles, and what is muted.
import type { Mute, WatchedCompany, Watchlist } from '../../domain.ts';
import { createRegistry } from '../../match/aliases.ts';
import { suggestNames } from '../../match/suggest.ts';
import { say, type Answer } from '../answer.ts';
import type { ButtonSpec } from '../blocks.ts';
import { readNames } from '../command-grammar.ts';
import type { Services } from '../services.ts';
import { cut, escapeText, escapeWithin, person, when } from '../text.ts';
import { activeMutes, changeWatchlist, findWatched } from '../watchlists.ts';
import type { Asked, Command } from './command.ts';
import { bold, ROLE_HEADINGS } from './role-words.ts';

async function unwatch(asked: Asked, services: Services): Promise<Answer> {
  const names = readNames(asked.rest);
  if (names.length === 0) return say('Which company? For example: `/stakewatch unwatch Labelbox`');
  let lines: string[] = [];
  const outcome = await changeWatchlist(services, asked, (before) => {
    const gone = names.map((typed) => findWatched(services, before.companies, typed));
    lines = names.map((typed, i) => unwatchedLine(before, typed, gone[i] ?? null));
    const companies = before.companies.filter((company) => !gone.includes(company));
    if (companies.length === before.companies.length || before.revision === 0) return null;
    const audit = gone.flatMap((company) => (company === null ? [] : [`took ${company.name} off the watchlist`]));
    return { companies, audit };
  });
  return outcome.state === 'refused' ? say(outcome.sentence) : { lines };
}

function unwatchedLine({ companies, revision }: Watchlist, typed: string, gone: WatchedCompany | null): string {
  if (revision === 0) return 'This channel watches nothing yet: `/stakewatch watch Scale AI` starts a watchlist.';
  if (gone !== null) return `${bold(gone.name)} is not watched here any more.`;
  const near = suggestNames(
    createRegistry([]),
    companies.map(({ name }) => name),
    typed,
  )[0];
  const hint = near === undefined ? ' `/stakewatch list` shows what is.' : ` Did you mean ${bold(near)}?`;
  return `“${escapeWithin(typed, 160)}” is not on this channel's watchlist.${hint}`;
}

async function list(asked: Asked, { store, clock, defaultWatchlist }: Services): Promise<Answer> {
  const watchlist = await store.watchlist(asked.teamId, asked.channelId);
  if (watchlist === null) {
    const names = defaultWatchlist.companies.map(({ name }) => escapeText(name)).join(', ');
    const start = names === '' ? '' : ` It would start with the default one: ${names}.`;
    return say(`This channel watches nothing yet. \`/stakewatch watch Scale AI\` starts a watchlist.${start}`);
  }
  const lines = Object.entries(ROLE_HEADINGS).flatMap(([role, heading]) => {
    const companies = watchlist.companies.filter((company) => company.role === role);
    return companies.length === 0 ? [] : [`*${heading}* (${companies.length})`, ...companies.map(companyLine)];
  });
  if (lines.length === 0)
    lines.push('The watchlist of this channel is empty: `/stakewatch watch Scale AI` adds a vendor.');
  const { floor, rumors, thresholds } = watchlist.settings;
  lines.push(
    `_Told from ${floor === 'digest' ? 'passing mentions' : floor} up · rumours: ${rumors ? 'yes' : 'no'} · ` +
      `a rival's stake is high from ${thresholds.high}%, critical from ${thresholds.critical}%_`,
  );
  const mutes = activeMutes(watchlist, clock());
  if (mutes.length > 0) lines.push('*Muted*', ...mutes.map(muteLine));
  return { lines, buttons: mutes.slice(0, 10).map(undoButton) };
}

function companyLine(company: WatchedCompany): string {
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
    usage: 'list',
    says: 'shows who is watched here, in which role, and what is muted',
    example: 'list',
    anywhere: false,
    answer: list,
  },
];
