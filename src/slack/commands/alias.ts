// alias, unalias: other names of a watched company, and names that look like it and are another's.
import type { WatchedCompany } from '../../domain.ts';
import { nameKey } from '../../match/name-key.ts';
import { say, type Answer } from '../answer.ts';
import { askWhich, watchedLike } from './choose.ts';
import { readNames } from './command-grammar.ts';
import { nameRefused } from './name-mistakes.ts';
import type { Services } from '../services.ts';
import { escapeWithin } from '../text.ts';
import { changeWatchlist, findWatched, type Change } from '../watchlists.ts';
import { LOOK_BACK, wouldTell, wouldTellText } from './would-tell.ts';
import type { Asked, Command } from './command.ts';
import { bold } from './role-words.ts';
import { companyLine, notWatched } from './watchlist.ts';

const USAGE = '`/stakewatch alias Scale AI = ScaleAI, Scale` or `/stakewatch alias Scale AI not Scale Computing`';
const MOST = 50; // names of one company

/** "Scale AI = ScaleAI, Scale not Scale Computing" in its parts; the company's name alone where nothing follows it. */
export interface TypedAlias {
  company: string;
  aliases: string[];
  notAliases: string[];
}

/** At "=" and at the word "not" outside quotes; each part begins with its mark, and "not" goes on after "=" too. */
export function readAlias(text: string): TypedAlias {
  const parts: { mark: '' | '=' | 'not'; words: string }[] = [{ mark: '', words: '' }];
  for (const piece of text.split(/("[^"]*"|“[^”]*”|«[^»]*»|=|(?<=\s)(?:is not|not)(?=\s)|\n)/i)) {
    const word = piece.toLowerCase();
    if (word === '=') parts.push({ mark: '=', words: '' });
    else if (word === 'not' || word === 'is not') parts.push({ mark: 'not', words: '' });
    else {
      const last = parts.at(-1);
      if (last !== undefined) last.words += piece;
    }
  }
  const of = (mark: '=' | 'not'): string[] => [
    ...new Set(parts.filter((part) => part.mark === mark).flatMap(({ words }) => readNames(words))),
  ];
  return { company: readNames(parts[0]?.words ?? '').join(', '), aliases: of('='), notAliases: of('not') };
}

function aliasAs(
  makes: (company: WatchedCompany, typed: TypedAlias) => WatchedCompany,
  verb: string,
): Command['answer'] {
  return async (asked, services) => {
    const typed = readAlias(asked.rest);
    if (typed.company === '')
      return say(`Which company? For example: ${verb === 'alias' ? USAGE : '`/stakewatch unalias Scale AI = Scale`'}`);
    const mistakes = [...typed.aliases, ...typed.notAliases].flatMap((name) => nameRefused(name) ?? []);
    if (mistakes.length > 0) return say(...mistakes, 'Nothing was changed.');
    return changeNames(asked, services, { typed, makes, verb });
  };
}

async function changeNames(
  asked: Asked,
  services: Services,
  wanted: { typed: TypedAlias; makes: (company: WatchedCompany, typed: TypedAlias) => WatchedCompany; verb: string },
): Promise<Answer> {
  const { typed, makes, verb } = wanted;
  let answer: Answer = say();
  const outcome = await changeWatchlist(services, asked, ({ companies }): Change | null => {
    const found = watchedLike(services, companies, typed.company);
    const company = findWatched(services, companies, typed.company) ?? (found.length === 1 ? found[0] : undefined);
    if (company === undefined) {
      answer = unclear(companies, typed, found, verb);
      return null;
    }
    const refused = whyNot(services, companies, company, typed);
    if (verb === 'alias' && refused !== null) {
      answer = say(refused, 'Nothing was changed.');
      return null;
    }
    const made = makes(company, typed);
    const isAsked = typed.aliases.length + typed.notAliases.length > 0;
    answer = say(companyLine(made), ...(isAsked ? [] : [`To tell it more names: ${USAGE}`]));
    if (JSON.stringify(made) === JSON.stringify(company)) return null;
    return { companies: companies.map((one) => (one === company ? made : one)), audit: [auditOf(company, made)] };
  });
  if (outcome.state === 'refused') return say(outcome.sentence);
  if (outcome.state === 'unchanged') return answer;
  const meant = wouldTellText(await wouldTell(services, outcome.watchlist, services.clock() - LOOK_BACK));
  return { ...answer, lines: [...answer.lines, `${meant} A change never alerts about the past.`] };
}

function unclear(companies: WatchedCompany[], typed: TypedAlias, found: WatchedCompany[], verb: string): Answer {
  if (found.length > 1) {
    const names = found.map(({ name }) => name);
    const { line, buttons } = askWhich(typed.company, names, { before: verb, after: marksOf(typed) }, null);
    return { lines: [line], buttons };
  }
  const { line, buttons } = notWatched(companies, typed.company, verb);
  return { lines: [line], buttons };
}

function marksOf({ aliases, notAliases }: TypedAlias): string {
  const list = (names: string[]): string => names.map((name) => `"${name.replace(/["“”«»]/g, '')}"`).join(', ');
  return [aliases.length > 0 ? `= ${list(aliases)}` : '', notAliases.length > 0 ? `not ${list(notAliases)}` : '']
    .filter((part) => part !== '')
    .join(' ');
}

/** A name that would silence the company itself, or that another watched company has. */
function whyNot(
  services: Services,
  companies: WatchedCompany[],
  company: WatchedCompany,
  { aliases, notAliases }: TypedAlias,
): string | null {
  const others = companies.filter((one) => one !== company);
  for (const name of aliases) {
    const other = findWatched(services, others, name);
    if (other !== null)
      return `“${escapeWithin(name, 160)}” already names ${bold(other.name)}, which is watched here too.`;
    if (notAliases.some((not) => nameKey(not) === nameKey(name)))
      return `“${escapeWithin(name, 160)}” cannot both be ${bold(company.name)} and not be it.`;
  }
  const own = [company.name, ...company.aliases, ...aliases].map(nameKey);
  const silenced = notAliases.find((name) => own.includes(nameKey(name)));
  if (silenced !== undefined)
    return `“${escapeWithin(silenced, 160)}” is a name you watch ${bold(company.name)} by: to take it back, \`/stakewatch unalias\`.`;
  if (company.aliases.length + aliases.length > MOST || company.notAliases.length + notAliases.length > MOST)
    return `A company may have ${MOST} other names; ${bold(company.name)} would have more.`;
  return null;
}

const added = (known: string[], more: string[], name: string): string[] => [
  ...known,
  ...more.filter((one) => ![name, ...known].some((old) => old === one)),
];

function withNames(company: WatchedCompany, { aliases, notAliases }: TypedAlias): WatchedCompany {
  const keys = new Set(aliases.map(nameKey));
  return {
    ...company,
    aliases: added(company.aliases, aliases, company.name),
    // What is an alias from now on was taken for another company's name before.
    notAliases: added(
      company.notAliases.filter((name) => !keys.has(nameKey(name))),
      notAliases,
      company.name,
    ),
  };
}

function withoutNames(company: WatchedCompany, { aliases, notAliases }: TypedAlias): WatchedCompany {
  const keys = new Set([...aliases, ...notAliases].map(nameKey));
  const left = (names: string[]): string[] => names.filter((name) => !keys.has(nameKey(name)));
  return { ...company, aliases: left(company.aliases), notAliases: left(company.notAliases) };
}

function auditOf(before: WatchedCompany, after: WatchedCompany): string {
  const list = (names: string[]): string => (names.length === 0 ? 'none' : names.join(', '));
  const changes = [
    list(before.aliases) === list(after.aliases) ? '' : `also called ${list(after.aliases)}`,
    list(before.notAliases) === list(after.notAliases) ? '' : `not to be taken for ${list(after.notAliases)}`,
  ];
  return `${before.name}: ${changes.filter((change) => change !== '').join('; ')}`.slice(0, 1_000);
}

export const ALIAS_COMMANDS: Command[] = [
  {
    name: 'alias',
    usage: 'alias <company> = <names>, or alias <company> not <names>',
    says: 'other names of a watched company; names that look like it and are another’s',
    example: 'alias Scale AI = ScaleAI, Scale',
    anywhere: false,
    answer: aliasAs(withNames, 'alias'),
  },
  {
    name: 'unalias',
    usage: 'unalias <company> = <names>',
    says: 'takes such a name back',
    example: 'unalias Scale AI = Scale',
    anywhere: false,
    answer: aliasAs(withoutNames, 'unalias'),
  },
];
