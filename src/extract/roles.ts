// A wording in an analysed sentence → who acquires, what, and from whom, as its rule says where they stand.
import { ownerBefore, partyAfter } from './agents.ts';
import { bareName, type Names } from './companies.ts';
import { objectAfter } from './object.ts';
import { nameAtWord, partyOf, wordAt, type Analysed, type Party } from './phrases.ts';
import type { Place, Rule } from './rules.ts';
import { subjectBefore } from './subject.ts';

export interface Roles {
  acquirer: Party | null;
  target: Party | null;
  seller: Party | null;
}

export function rolesOf(read: Analysed, rule: Rule, start: number, end: number, names: Names): Roles {
  const [first, next] = [wordAt(read.words, start), wordAt(read.words, Math.max(start, end - 1)) + 1];
  const at = (place: Place, from: number): Party | null => partyAt(read, place, first, from);
  const target = at(rule.target, next);
  const behind = target !== null && rule.target === 'object' ? target.to + 1 : next;
  const roles: Roles = { target, acquirer: at(rule.acquirer, behind), seller: at(rule.seller, behind) };
  if (roles.seller === null && target?.owner != null && rule.seller !== 'none')
    roles.seller = { ...target, name: target.owner, others: [], kind: 'company' };
  if (roles.seller === null && rule.seller !== 'none' && rule.target === 'object' && target?.kind === 'company')
    roles.seller = parentAfter(read, target);
  // "Foo plots Bar sale", "Foo sweetens its Bar offer": who acts stands left of the name before the noun.
  for (const role of ['acquirer', 'seller'] as const)
    if (rule.target === 'before' && rule[role] === 'subject' && target !== null)
      roles[role] = subjectBefore(read, target.from);
  if (rule.target === 'subject-all' && target !== null && target.others.length > 0) {
    roles.acquirer = { ...target, others: target.others.slice(0, -1) };
    roles.target = { ...target, name: target.others.at(-1) ?? null, others: [] };
  }
  if ((rule.name === 'the merger of Foo and Bar' || rule.pair === true) && target !== null) {
    const other = target.others[0] ?? partyAfter(read, target.to + 1, /^(?:and|with)$/, 4)?.name ?? null;
    if (other !== null) {
      roles.acquirer = { ...target, others: [] };
      roles.target = { ...target, name: other, others: target.others.slice(1) };
    }
  }
  if (rule.kind === 'joint-venture') {
    const partner = partyAfter(read, next, /^with$/, 14);
    if (partner?.name != null && roles.acquirer?.name != null)
      roles.acquirer = { ...roles.acquirer, others: [...roles.acquirer.others, partner.name, ...partner.others] };
    roles.target = null;
  }
  if (roles.target === null && rule.target === 'object') roles.target = stakeThenSubject(read, next);
  resolvePronouns(read, roles, names, first);
  if (same(roles.acquirer, roles.target) && rule.acquirer !== 'none') {
    if (read.flat.startsWith('-led', start)) roles.target = null;
    else if (
      rule.acquirer === 'by' ||
      rule.acquirer === 'from' ||
      rule.acquirer === 'to' ||
      rule.acquirer === 'led-by' ||
      rule.acquirer === 'with'
    )
      roles.acquirer = null;
    else if (rule.target === 'before') roles.acquirer = null;
    else roles.target = null;
  }
  if (same(roles.seller, roles.acquirer)) roles.seller = null;
  if (same(roles.seller, roles.target)) {
    if (rule.target === 'object-or-subject') roles.seller = null;
    else if (rule.seller === 'subject' || rule.seller === 'owner-or-subject') roles.target = null;
    else roles.seller = null;
  }
  return roles;
}

/** "Bar Ltd, a subsidiary of Baz": whose part the target is sells it. */
function parentAfter(read: Analysed, target: Party): Party | null {
  const { words } = read;
  let i = target.to + 1;
  while (words[i]?.type === 'ticker') i += 1;
  if (words[i]?.text !== ',') return null;
  for (i += 1; i < Math.min(words.length, target.to + 9); i += 1) {
    if (words[i]?.type === 'mark') return null;
    if (!/^(?:subsidiary|unit|division|affiliate)$/.test(words[i]?.lower ?? '') || words[i + 1]?.lower !== 'of')
      continue;
    const name = read.names.find(({ from, kind }) => from > i + 1 && from <= i + 4 && kind === 'company');
    return name === undefined ? null : partyOf(name);
  }
  return null;
}

function same(a: Party | null, b: Party | null): boolean {
  return a?.name != null && b?.name != null && bareName(a.name) === bareName(b.name);
}

function partyAt(read: Analysed, place: Place, first: number, next: number): Party | null {
  switch (place) {
    case 'subject':
    case 'subject-all':
      return subjectBefore(read, first);
    case 'object':
      return objectAfter(read, next);
    case 'owner':
      return ownerBefore(read, first);
    case 'owner-or-subject':
      return ownerBefore(read, first) ?? subjectBefore(read, first);
    case 'before':
      return nameBefore(read, first);
    case 'antecedent': {
      const name = nameAtWord(read, read.words[first - 1]?.text === ',' ? first - 2 : first - 1);
      return name === undefined || name.kind !== 'company' ? null : partyOf(name);
    }
    case 'by':
      return partyAfter(read, next - 1, /^by$/) ?? partyAfter(read, next, /^with$/, 10);
    case 'led-by':
      return partyAfter(read, next - 1, /^by$/) ?? ledBefore(read) ?? partyAfter(read, next, /^from$/, 18);
    case 'to':
      return partyAfter(read, next - 1, /^to$/);
    case 'from':
      return partyAfter(read, next - 1, /^(?:from|by)$/);
    case 'of':
      return partyAfter(read, next, /^(?:of|from|at)$/, 14);
    case 'inside': {
      const inside = read.names.find(({ from, kind }) => from >= first && from < next && kind === 'company');
      return inside === undefined ? null : partyOf(inside);
    }
    case 'with':
      return partyAfter(read, next - 1, /^with$/);
    case 'in':
      return partyAfter(read, next - 1, /^in$/);
    case 'inside-object': {
      const joint = read.words.findIndex(({ lower }, i) => i >= first && i < next && /^(?:of|in)$/.test(lower));
      return joint < 0 ? null : objectAfter(read, joint + 1);
    }
    case 'inside-else-subject':
      return partyAt(read, 'inside', first, next) ?? subjectBefore(read, first);
    case 'object-or-subject':
      return objectAfter(read, next) ?? subjectBefore(read, first);
    case 'owner-or-first':
      return ownerBefore(read, first) ?? subjectBefore(read, first) ?? firstCompany(read, first);
    case 'behind':
      return partyAfter(read, next - 1, /^(?:of|in|at|by|under|with|to)$/);
    case 'none':
      return null;
  }
}

/** "Foo sells down: stake in Bar cut": who stands at the head of the sentence. */
function firstCompany(read: Analysed, before: number): Party | null {
  const opening = read.names.find(({ kind }) => kind === 'company');
  return opening === undefined || opening.to >= before ? null : partyOf(opening);
}

/** "the Bar takeover", "closes $2bn Foo acquisition": the name right before the noun, not an owner. */
function nameBefore(read: Analysed, first: number): Party | null {
  for (let i = first - 1; i >= Math.max(0, first - 3); i -= 1) {
    const name = nameAtWord(read, i);
    if (name !== undefined) {
      if (name.possessive || name.kind === 'place' || name.kind === 'outlet' || name.from === 0) return null;
      return { name: name.name, owner: null, others: [], kind: name.kind, from: name.from, to: name.to };
    }
    if (
      !/^(?:proposed|planned|potential|possible|all-stock|all-cash|hostile|\$?[\d.,]+\w*|million|billion|mln|bln|bn|pending|-)$/.test(
        read.words[i]?.lower ?? '',
      )
    )
      return null;
  }
  return null;
}

/** "its Foo- and Bar-led $100 million round". */
function ledBefore(read: Analysed): Party | null {
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

/** "After Foo acquired a stake of 30%, the start-up Bar lost …": the stake is in the next clause's subject. */
function stakeThenSubject(read: Analysed, next: number): Party | null {
  let comma = -1;
  for (let i = next; i < Math.min(read.words.length, next + 8); i += 1) {
    if (read.words[i]?.text === ',') {
      comma = i;
      break;
    }
  }
  const skipped = read.words.slice(next, comma);
  if (comma < 0 || !skipped.some(({ lower }) => /^(?:stake|interest|shareholding|shares)$/.test(lower))) return null;
  if (!/^after|^following|^since|^with$/i.test(read.words[0]?.lower ?? '')) return null;
  const party = objectAfter(read, comma + 1);
  return party === null || party.kind === 'company' ? party : { ...party, name: null, kind: 'pronoun' };
}

/** "it", "its" and "the company" are the sentence's first company, else the article's focus; never twice in one event. */
function resolvePronouns(read: Analysed, roles: Roles, names: Names, first: number): void {
  const subject =
    read.names.find(({ kind, to, possessive }) => kind === 'company' && to < first && !possessive)?.name ?? names.focus;
  for (const role of ['acquirer', 'seller', 'target'] as const) {
    const party = roles[role];
    if (party === null || party.name !== null || party.kind !== 'pronoun') continue;
    const others = (['acquirer', 'seller', 'target'] as const)
      .filter((other) => other !== role)
      .map((other) => roles[other]?.name);
    const free = (name: string | null): boolean =>
      name !== null &&
      !others.some((other) => other != null && bareName(names.full(other)) === bareName(names.full(name)));
    const generic = /^(?:it|they|its|their|the|company|we|our|firm|group|bank|he|she|his|her)$/.test(
      read.words[party.from]?.lower ?? '',
    );
    const name =
      party.owner ?? (generic && free(subject) ? subject : generic && free(names.focus) ? names.focus : null);
    roles[role] = { ...party, name, kind: name === null ? 'pronoun' : 'company', owner: null };
  }
  // "the data labeling giant" in the target's place is the title's other company, where there is just one.
  const target = roles.target;
  if (target !== null && target.name === null && roles.acquirer?.name != null) {
    const acquirer = bareName(names.full(roles.acquirer.name));
    const other = names.inTitle.filter((name) => bareName(name) !== acquirer);
    if (other.length === 1 && names.inTitle.length === 2)
      roles.target = { ...target, name: other[0] ?? null, kind: 'company' };
  }
}
