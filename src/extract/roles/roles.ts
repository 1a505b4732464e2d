// A wording in an analysed sentence → who acquires, what, and from whom, as its rule says where they stand.
import { ownerBefore, partyAfter } from './agents.ts';
import { bareName, type Names } from '../names/companies.ts';
import { objectAfter } from './object.ts';
import {
  companyBefore,
  isNominal,
  noteWriter,
  offererBefore,
  ownedBy,
  personBefore,
  takePartner,
} from './other-side.ts';
import { nameAtWord, partyOf, withOthersAfter, wordAt, type Analysed, type Party } from '../names/phrases.ts';
import {
  leaderOf,
  ledBefore,
  namedElsewhere,
  ofTheirCompany,
  peopleOf,
  splitPair,
  subjectBehind,
  type Roles,
} from './roles-elsewhere.ts';
import type { Place, Rule } from '../rules/rules.ts';
import { subjectBefore } from './subject.ts';

export function rolesOf(read: Analysed, rule: Rule, start: number, end: number, names: Names): Roles {
  const [first, next] = [wordAt(read.words, start), wordAt(read.words, Math.max(start, end - 1)) + 1];
  const at = (place: Place, from: number): Party | null => partyAt(read, rule, place, first, from);
  const target = at(rule.target, next);
  const behind = target !== null && rule.target === 'object' ? target.to + 1 : next;
  // "Foo closes its Bar purchase": who buys stands left of the name before the noun.
  const lead = rule.target === 'before' && target !== null ? target.from : first;
  const acquirer = partyAt(read, rule, rule.acquirer, lead, behind);
  const roles: Roles = { target, acquirer, seller: at(rule.seller, behind) };
  if (roles.seller === null && target?.owner != null && rule.seller !== 'none')
    roles.seller = { ...target, name: target.owner, others: [], kind: 'company' };
  if (roles.seller === null && rule.seller !== 'none' && rule.target === 'object' && target?.kind === 'company')
    roles.seller = parentAfter(read, target);
  // "Foo plots Bar sale", "Foo sweetens its Bar offer": who acts stands left of the name before the noun.
  for (const role of ['acquirer', 'seller'] as const)
    if (rule.target === 'before' && rule[role] === 'subject' && target !== null)
      roles[role] = subjectBefore(read, target.from);
  if (rule.kind === 'acquisition' || rule.kind === 'divestiture' || rule.kind === 'stake')
    takePartner(read, rule, roles, first);
  if (roles.target !== null && isNominal(rule) && ownerBefore(read, first) === null) {
    const agent = partyAfter(read, behind, /^by$/, 14);
    if (agent !== null && !same(agent, roles.target)) roles.acquirer = agent; // "the acquisition of Bar by Foo"
  }
  if (rule.name === 'the acquisition by Foo of Bar' && roles.acquirer !== null)
    roles.target = partyAfter(read, roles.acquirer.to + 1, /^of$/, 3) ?? roles.target;
  if (rule.name === 'the Foo-Bar merger' && roles.target === null && roles.acquirer !== null) {
    const { others } = roles.acquirer;
    roles.target = { ...roles.acquirer, name: others.at(-1) ?? roles.acquirer.name, others: [] };
    roles.acquirer = others.length === 0 ? null : { ...roles.acquirer, others: others.slice(0, -1) };
  }
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
  // Only who sells sells to somebody: "cuts its stake in Bar to focus on Foo".
  if (
    rule.name === 'Foo cuts its stake in Bar' &&
    !/^(?:sell|sold|offload|unload|divest|dispos)/i.test(read.flat.slice(start, end))
  )
    roles.acquirer = null;
  if (rule.kind === 'license-and-hire') roles.target = peopleOf(read, rule, roles, first, next);
  if (rule.target === 'before' || rule.name === 'the Foo-Bar deal') splitPair(roles, names);
  if (roles.acquirer === null && (rule.acquirer === 'subject' || rule.acquirer === 'owner-or-subject'))
    roles.acquirer = leaderOf(read, first) ?? subjectBehind(read, Math.max(behind, (roles.target?.to ?? 0) + 1));
  if (rule.kind === 'investment' && rule.target === 'subject' && roles.target !== null)
    roles.target = ofTheirCompany(read, roles.target, first);
  if ((rule.kind === 'investment' || rule.kind === 'ipo') && rule.target === 'subject' && roles.target?.name == null)
    roles.target = namedElsewhere(read, roles, names, start);
  if (roles.acquirer === null && rule.acquirer === 'subject') roles.acquirer = noteWriter(read, names, first);
  if (rule.acquirer === 'subject' && rule.target === 'object') {
    const offerer =
      offererBefore(read, first) ??
      (/^purchases?$/.test(read.words[first]?.lower ?? '') ? ownerBefore(read, first) : null);
    if (offerer !== null) roles.acquirer = offerer;
  }
  if (roles.acquirer?.kind === 'part' && roles.acquirer.name === null && roles.seller === null) {
    const its = read.words[(roles.target?.from ?? 0) - 1];
    // "Foo said investors offered to buy its mill": the mill is Foo's.
    if (its?.lower === 'its')
      roles.seller = { ...roles.acquirer, kind: 'pronoun', from: (roles.target?.from ?? 0) - 1 };
  }
  resolvePronouns(read, roles, names, first);
  if (same(roles.acquirer, roles.target) && rule.acquirer !== 'none') {
    if (read.flat.startsWith('-led', start)) roles.target = null;
    else if (
      rule.acquirer === 'by' ||
      rule.acquirer === 'from' ||
      rule.acquirer === 'inside-or-from' ||
      rule.acquirer === 'to' ||
      rule.acquirer === 'led-by' ||
      rule.acquirer === 'with'
    )
      roles.acquirer = null;
    else if (rule.target === 'before') roles.acquirer = null;
    else roles.target = null;
  }
  if (same(roles.seller, roles.acquirer)) roles.seller = null;
  if (roles.acquirer !== null && roles.seller?.name != null) {
    const seller = bareName(roles.seller.name);
    roles.acquirer = { ...roles.acquirer, others: roles.acquirer.others.filter((name) => bareName(name) !== seller) };
  }
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

function partyAt(read: Analysed, rule: Rule, place: Place, first: number, next: number): Party | null {
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
      return rule.acquirer === 'from'
        ? partyAfter(read, next - 1, /^(?:from|by)$/)
        : (partyAfter(read, next - 1, /^from$/) ?? ownedBy(read, next - 1));
    case 'of':
      return partyAfter(read, next, /^(?:of|from|at)$/, 14);
    case 'inside': {
      const inside = read.names.find(({ from, kind }) => from >= first && from < next && kind === 'company');
      return inside === undefined ? null : partyOf(inside);
    }
    case 'inside-last': {
      const last = read.names.findLast(({ from, kind }) => from >= first && from < next && kind === 'company');
      return last === undefined ? null : partyOf(last);
    }
    case 'inside-or-from':
      return partyAt(read, rule, 'inside', first, next) ?? partyAfter(read, next - 1, /^(?:from|by|to)$/);
    case 'inside-or-subject': {
      const inside = read.names.filter(({ from, kind }) => from >= first && from < next && kind === 'company');
      return inside[0] !== undefined && inside.length > 1 ? partyOf(inside[0]) : subjectBefore(read, first);
    }
    case 'first': {
      const opening = read.names.find(({ kind }) => kind === 'company');
      return opening === undefined || opening.from > 6 ? null : partyOf(opening);
    }
    case 'with':
      return partyAfter(read, next - 1, /^with$/);
    case 'in':
      return partyAfter(read, next - 1, /^in$/);
    case 'inside-object': {
      const joint = read.words.findIndex(({ lower }, i) => i >= first && i < next && /^(?:of|in)$/.test(lower));
      const part = joint < 0 ? null : objectAfter(read, joint + 1);
      // "its Guyana arm goes to": the verb is no part of the name.
      return part && { ...part, name: part.name?.replace(/ (?:go|goes|went|gone|pass|passes|moves)$/, '') ?? null };
    }
    case 'inside-else-subject':
      return partyAt(read, rule, 'inside', first, next) ?? subjectBefore(read, first);
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
      !/^(?:proposed|planned|potential|possible|all-stock|all-cash|hostile|\$?[\d.,]+(?:[^\W\d]\w*)?|million|billion|mln|bln|bn|pending|-)$/.test(
        read.words[i]?.lower ?? '',
      )
    )
      return null;
  }
  return null;
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
  const before = read.names.filter(({ to, possessive }) => to < first && !possessive);
  const lead = before.find(({ kind, name }) => kind === 'company' && !/^ex-/i.test(name));
  const subject =
    lead?.name ??
    (read.sentence.zone === 'body' ? before.find(({ kind }) => kind === 'person')?.name : undefined) ??
    names.focus;
  for (const role of ['acquirer', 'seller', 'target'] as const) {
    const party = roles[role];
    if (party === null || party.name !== null || party.kind !== 'pronoun') continue;
    const others = (['acquirer', 'seller', 'target'] as const)
      .filter((other) => other !== role)
      .map((other) => roles[other]?.name);
    const free = (name: string | null): boolean =>
      name !== null &&
      !others.some((other) => other != null && bareName(names.full(other)) === bareName(names.full(name)));
    const generic =
      /^(?:it|they|its|their|the|company|we|our|firm|group|bank|startup|lender|retailer|chipmaker|he|she|his|her)$/.test(
        read.words[party.from]?.lower ?? '',
      );
    const person = /^(?:he|she|his|her)$/.test(read.words[party.from]?.lower ?? '')
      ? personBefore(read, party.from)
      : null;
    const nearest = role === 'target' ? companyBefore(read, party.from, free) : null;
    const name =
      party.owner ??
      person ??
      (generic && free(subject) ? subject : generic ? (nearest ?? (free(names.focus) ? names.focus : null)) : null);
    // "Foo and Bar said they agreed", "a group including Foo and Bar said it holds": all of them.
    const led = lead !== undefined && /^(?:including|by|of|comprising)$/.test(read.words[lead.from - 1]?.lower ?? '');
    const many =
      role !== 'target' &&
      lead?.name === name &&
      (led || /^(?:they|their|companies)$/.test(read.words[party.from]?.lower ?? ''));
    const joined = many && lead !== undefined ? withOthersAfter(read, partyOf(lead)).others : [];
    roles[role] = { ...party, name, others: joined, kind: name === null ? 'pronoun' : 'company', owner: null };
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
