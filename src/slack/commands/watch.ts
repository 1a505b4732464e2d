// watch, rival, self, partner: puts companies on the channel's watchlist.
import { newCompany, ROLES, type Role, type WatchedCompany, type Watchlist } from '../../domain.ts';
import { createRegistry, typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import { suggestNames } from '../../match/suggest.ts';
import { ROLE_WORDS } from '../../notify/headline.ts';
import { say, type Answer } from '../answer.ts';
import type { ButtonSpec } from '../blocks.ts';
import { askWhich, whoIsMeant, type Question } from './choose.ts';
import { readTypedNames } from './command-grammar.ts';
import { isMember } from '../membership.ts';
import { nameRefused } from './name-mistakes.ts';
import type { Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { codeText, cut, escapeWithin } from '../text.ts';
import { changeWatchlist, findWatched } from '../watchlists.ts';
import type { Command } from './command.ts';
import { bold } from './role-words.ts';

/** What became of one typed name. */
interface Added {
  typed: string;
  name: string;
  outcome: 'added' | 'already' | { was: Role };
}

/** How each role's command is typed. */
export const ROLE_COMMANDS: Record<Role, { name: string; example: string }> = {
  vendor: { name: 'watch', example: 'watch Scale AI, Labelbox' },
  rival: { name: 'rival', example: 'rival Meta' },
  self: { name: 'self', example: 'self Acme, Acme Labs' },
  partner: { name: 'partner', example: 'partner Contoso' },
};

const AS_ROLE = /\s+as (?:an? |our |my |the )?(vendor|supplier|rival|competitor|partner|self|ourselves)s?[.!]?$/i;
const ROLE_SAID: Record<string, Role> = { supplier: 'vendor', competitor: 'rival', ourselves: 'self' };

/** "Foo as rival" → the names and the role they say; the command's own where they say none. */
function readRole(rest: string, role: Role): { names: string; role: Role } {
  const said = AS_ROLE.exec(rest.slice(-60));
  if (said === null) return { names: rest, role };
  const word = (said[1] ?? '').toLowerCase();
  const named = ROLE_SAID[word] ?? ROLES.find((one) => one === word) ?? role;
  return { names: rest.slice(0, rest.length - said[0].length), role: named };
}

function watchAs(command: Role): Command['answer'] {
  return async (asked, services) => {
    const { names, role } = readRole(asked.rest, command);
    const typed = readTypedNames(names);
    const { name, example } = ROLE_COMMANDS[role];
    if (typed.length === 0) return say(`Which company? For example: \`/stakewatch ${example}\``);
    const mistakes = typed.flatMap((one) => nameRefused(one.name) ?? []);
    const watchlist = await services.store.watchlist(asked.teamId, asked.channelId);
    const clear: string[] = [];
    const questions: Question[] = [];
    for (const one of typed.filter((each) => nameRefused(each.name) === null)) {
      const meant = await whoIsMeant(services, watchlist, one);
      if (meant.state === 'one') clear.push(meant.name);
      else questions.push(askWhich(one.name, meant.names, { before: name }, `Another: “${one.name}”`));
    }
    const added = clear.length === 0 ? say() : await addCompanies(asked, services, role, clear);
    return {
      lines: [...added.lines, ...mistakes, ...questions.map(({ line }) => line)],
      buttons: [...(added.buttons ?? []), ...questions.flatMap(({ buttons }) => buttons)],
      more: '`/stakewatch list` shows everybody who is watched',
    };
  };
}

/** Puts companies on the channel's watchlist; also what "Watch … instead" does after a slip of the pen. */
export async function addCompanies(asked: Asker, services: Services, role: Role, names: string[]): Promise<Answer> {
  let added: Added[] = [];
  const changed = await changeWatchlist(services, asked, (before) => {
    let { companies } = before;
    added = names.map((typed) => {
      const one = withCompany(services, companies, role, typed);
      companies = one.companies;
      return one.added;
    });
    const audit = added.flatMap((one) => auditOf(one, role));
    return audit.length > 0 ? { companies, audit } : null;
  });
  if (changed.state === 'refused') return say(changed.sentence);
  const lines = added.map((one) => addedLine(one, role));
  if (changed.state === 'unchanged') return { lines };
  lines.push(...added.flatMap((one) => twinLine(services, changed.watchlist, one, role)));
  const near = added.flatMap((one) => nearName(services, changed.watchlist, one));
  if (changed.started && services.defaultWatchlist.companies.length > 0)
    lines.push(`This channel had no watchlist yet: it starts with the default one (\`/stakewatch list\` shows it).`);
  lines.push(`${totals(changed.watchlist)} News from now on is told; a change never alerts about the past.`);
  if (!(await isMember(asked.client, asked.channelId)))
    lines.push('⚠️ I am not in this channel, so I cannot post here yet: type `/invite @stakewatch`.');
  return { lines: [...lines, ...near.map(({ line }) => line)], buttons: near.map(({ button }) => button(role)) };
}

function withCompany(
  services: Services,
  companies: WatchedCompany[],
  role: Role,
  typed: string,
): { companies: WatchedCompany[]; added: Added } {
  const there = findWatched(services, companies, typed);
  if (there === null) {
    const name = typedCompany(services.registry, typed)?.name ?? typed;
    return { companies: [...companies, newCompany(role, name)], added: { typed, name, outcome: 'added' } };
  }
  const named = { typed, name: there.name };
  if (there.role === role) return { companies, added: { ...named, outcome: 'already' } };
  const moved = companies.map((company) => (company === there ? { ...company, role } : company));
  return { companies: moved, added: { ...named, outcome: { was: there.role } } };
}

function auditOf({ name, outcome }: Added, role: Role): string[] {
  if (outcome === 'already') return [];
  return [
    outcome === 'added' ? `put ${name} on the watchlist as ${role}` : `made ${name} ${role}; it was ${outcome.was}`,
  ];
}

function addedLine({ typed, name, outcome }: Added, role: Role): string {
  const known = nameKey(typed) === nameKey(name) ? '' : ` (you typed “${escapeWithin(typed, 160)}”)`;
  if (outcome === 'added') return `👁️ ${bold(name)}${known} is now watched as ${ROLE_WORDS[role]}.`;
  if (outcome === 'already') return `${bold(name)}${known} is already watched here as ${ROLE_WORDS[role]}.`;
  return `${bold(name)}${known} was watched as ${ROLE_WORDS[outcome.was]}; it is now ${ROLE_WORDS[role]}.`;
}

/** A well-known company with nearly this name: any name may be watched, but a slip of the pen watches nothing. */
function nearName(
  services: Services,
  { companies }: Watchlist,
  { typed, outcome }: Added,
): { line: string; button: (role: Role) => ButtonSpec }[] {
  const { registry } = services;
  if (outcome !== 'added' || typedCompany(registry, typed) !== null) return [];
  const near = suggestNames(registry, [], typed).find((name) => nameKey(name) !== nameKey(typed));
  // What is watched here already is no slip of the pen, and pressing a button must not change its role.
  if (near === undefined || findWatched(services, companies, near) !== null) return [];
  const button = (role: Role): ButtonSpec => ({
    action: `watch-instead:${nameKey(typed).slice(0, 100)}`,
    label: `${cut(near, 40)} as ${ROLE_WORDS[role].replace('your ', '')} instead`,
    value: JSON.stringify({ role, typed, near }),
  });
  return [{ line: `Did you mean ${bold(near)} rather than “${escapeWithin(typed, 160)}”?`, button }];
}

/** A name nearly like that of a company of the same role: said, and not offered as a button, since nothing is to be changed. */
function twinLine(
  { registry }: Services,
  { companies }: Watchlist,
  { name, typed, outcome }: Added,
  role: Role,
): string[] {
  if (outcome !== 'added' || typedCompany(registry, typed) !== null) return [];
  const others = companies.filter((one) => one.role === role && one.name !== name).map((one) => one.name);
  const near = suggestNames(createRegistry([]), others, typed)[0];
  if (near === undefined) return [];
  return [
    `That is nearly ${bold(near)}, which is watched here already. If it is a slip: ${codeText(`/stakewatch unwatch ${name}`, 140)}`,
  ];
}

function totals({ companies }: Watchlist): string {
  const count = (role: Role): number => companies.filter((company) => company.role === role).length;
  const words = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  const partners = count('partner') === 0 ? '' : `, ${words(count('partner'), 'partner')}`;
  return `Watched here: ${words(count('vendor'), 'vendor')}, ${words(count('rival'), 'rival')}${partners}.`;
}

export const WATCH_COMMANDS: Command[] = [
  {
    name: 'watch',
    usage: 'watch <vendor>',
    says: 'tells this channel when the ownership of a company you depend on changes',
    example: 'watch Scale AI, Labelbox',
    anywhere: false,
    answer: watchAs('vendor'),
  },
  {
    name: 'rival',
    usage: 'rival <company>',
    says: 'names a company you compete with: a deal of its with a vendor is the loudest news',
    example: 'rival Meta',
    anywhere: false,
    answer: watchAs('rival'),
  },
  {
    name: 'partner',
    usage: 'partner <company>',
    says: 'names a company you work with, without depending on it',
    example: 'partner Contoso',
    anywhere: false,
    answer: watchAs('partner'),
  },
  {
    name: 'self',
    usage: 'self <company>',
    says: 'names your own company, and what belongs to it',
    example: 'self Acme, Acme Labs',
    anywhere: false,
    answer: watchAs('self'),
  },
];
