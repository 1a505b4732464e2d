// An analysed sentence and a role that its wording leaves open → who plays it, told elsewhere in the sentence or the article.
import { bareName, type Names } from '../names/companies.ts';
import { nameAtWord, partyOf, type Analysed, type Party } from '../names/phrases.ts';
import type { Rule } from '../rules/rules.ts';

/** Who plays each role; null where the words name nobody. */
export interface Roles {
  acquirer: Party | null;
  target: Party | null;
  seller: Party | null;
}

/** Whose people and licence go: "hires Bar's CEO", "hires the founders of Bar", "licenses Bar's chips and hires its team". */
export function peopleOf(read: Analysed, rule: Rule, roles: Roles, first: number, next: number): Party | null {
  const { acquirer, target } = roles;
  if (target?.kind === 'company' || rule.target === 'inside') return target;
  if (target?.owner != null) return { ...target, name: target.owner, owner: null, kind: 'company' };
  const taker = bareName(acquirer?.name ?? '');
  const name = read.names.find(
    (one) => one.from >= next && one.from < next + 16 && one.kind === 'company' && bareName(one.name) !== taker,
  );
  if (name !== undefined) return partyOf(name);
  const before = read.names.find((one) => one.to < first && one.kind === 'company' && bareName(one.name) !== taker);
  return before === undefined ? target : partyOf(before);
}

/** "This app just raised $14M", and below: "Bar is an app …"; "The round was led by Foo", and above: "Bar raises $14M". */
export function namedElsewhere(read: Analysed, { target, acquirer }: Roles, names: Names, start: number): Party | null {
  const title = read.sentence.zone === 'title';
  const lead = read.flat.slice(0, start);
  if (title ? !SUBJECT_OF_ROUND.test(lead) : acquirer?.name == null || !/\b(?:the|a|this|its) $/i.test(lead))
    return target;
  const name = title ? names.firstInBody : names.focus;
  if (name === null) return target;
  const printed = bareName(name);
  if (title && read.names.some((other) => bareName(names.full(other.name)) === printed)) return target;
  if (acquirer?.name != null && [acquirer.name, ...acquirer.others].some((other) => bareName(other) === printed))
    return target;
  return { name, owner: null, others: [], kind: 'company', from: target?.from ?? 0, to: target?.to ?? 0 };
}

/** The headline's own subject is told below it: "This app", "Former bankers", "These 22-year-olds", "they". */
const SUBJECT_OF_ROUND =
  /\b(?:startup|start-up|app|company|firm|platform|maker|they|fintech|unicorn|lab|venture|founders?|co-founders?|leads|alums?|alumni|vets?|veterans?|engineers?|researchers?|execs?|executives?|employees|trio|duo|brothers|sisters|siblings|grads?|dropouts?|students?|scientists?|-olds|bankers?|teenagers?|teens|couple)\b(?:[^.;:]|\.\d){0,60}$/i;

/** What stands before the hyphen of one name ("T-Systems", "pre-Bar"), never of two parties. */
const PREFIX = /^(?:pre|ex|non|anti|pro|post|mid|multi|e|t|x|u|k|j)-/i;

/** "the Foo-Bar deal": one word for two parties, unless a company is known by it. */
export function splitPair(roles: Roles, { known }: Names): void {
  const name = roles.target?.name ?? '';
  const pair = /^([\p{Lu}][\p{L}\d.& ]{2,40})[-–]([\p{Lu}][\p{L}\d.& ]{2,40})$/u.exec(name);
  if (pair === null || PREFIX.test(name) || roles.target?.kind !== 'company') return;
  if (known?.(name).some(({ start, end }) => start === 0 && end === name.length) === true) return;
  const [, left = '', right = ''] = pair;
  roles.acquirer = { ...roles.target, name: left, others: [] };
  roles.target = { ...roles.target, name: right, others: [] };
}

/** "Foo-led consortium to take Bar private". */
export function leaderOf(read: Analysed, first: number): Party | null {
  const led = ledBefore(read);
  if (led === null || led.from >= first) return null;
  return /^(?:consortium|group|investors?|team|syndicate|bid|club)$/.test(read.words[led.from + 1]?.lower ?? '')
    ? led
    : null;
}

/** "With its Bar acquisition, Foo pushes into video": the subject stands behind the comma. */
export function subjectBehind(read: Analysed, from: number): Party | null {
  if (!/^(?:with|through|after|following|by|in|having|via)$/.test(read.words[0]?.lower ?? '')) return null;
  for (let i = from; i < Math.min(read.words.length, from + 12); i += 1) {
    if (read.words[i]?.text !== ',') continue;
    const name = nameAtWord(read, i + 1);
    return name === undefined || name.kind !== 'company' || name.possessive ? null : partyOf(name);
  }
  return null;
}

const PEOPLE =
  /^(?:ceo|founders?|co-founders?|leads|alums?|alumni|vets?|veterans?|engineers?|researchers?|execs?|executives?|employees|trio|duo|brothers|sisters|siblings|son|daughter|sons|mafia|grads?|dropouts?|student|students|scientists?|designers?|year-olds?|pair|boss|chief|team)$/;

/** "Foo's former security leads raise $13M": the money is for a company of theirs that the sentence does not name. */
export function ofTheirCompany(read: Analysed, target: Party, first: number): Party {
  const between = read.words.slice(target.to + 1, first);
  const former = /^ex-/i.test(target.name ?? '') || /^(?:ex|former)$/.test(read.words[target.from - 1]?.lower ?? '');
  const theirs =
    target.kind === 'company' &&
    between.length < 8 &&
    between.some(({ lower }) => PEOPLE.test(lower)) &&
    !between.some(({ text, lower }) => text === ',' || /^(?:has|have|says|said)$/.test(lower)) &&
    (former || read.names.some((name) => name.from === target.from && name.possessive));
  return theirs ? { name: null, owner: null, others: [], kind: 'pronoun', from: target.from, to: first - 1 } : target;
}

/** "its Foo- and Bar-led $100 million round". */
export function ledBefore(read: Analysed): Party | null {
  const led = read.words.find(({ text }) => /^\p{Lu}[\p{L}\p{N}]*-led$/u.test(text));
  if (led === undefined) return null;
  const index = read.words.indexOf(led);
  const name = led.text.slice(0, -4);
  const before = read.names.find(({ to }) => to === index - 1);
  const joined = read.words[index - 1]?.lower === 'and' && read.words[index - 2]?.text === '-';
  const first = joined ? read.names.find(({ to }) => to === index - 3) : undefined;
  return {
    name: first?.name ?? (before === undefined ? name : `${before.name} ${name}`),
    owner: null,
    others: first === undefined ? [] : [name],
    kind: 'company',
    from: index,
    to: index,
  };
}
