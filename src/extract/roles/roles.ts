// A wording in an analysed sentence → who acquires, what, and from whom, as its rule says where they stand.
import { ownerBefore, partyAfter } from './agents.ts';
import { bareName, type Names } from '../names/companies.ts';
import { objectAfter } from './object.ts';
import { isNominal, noteWriter, offererBefore, takePartner } from './other-side.ts';
import { partyAt } from './places.ts';
import { resolvePronouns } from './pronouns.ts';
import { partyOf, wordAt, type Analysed, type Party } from '../names/phrases.ts';
import {
  leaderOf,
  namedElsewhere,
  ofTheirCompany,
  peopleOf,
  splitPair,
  subjectBehind,
  type Roles,
} from './roles-elsewhere.ts';
import type { Place, Rule } from '../rules/rules.ts';

/** A wording in its sentence, and what its rule says of it. */
interface Spot {
  read: Analysed;
  rule: Rule;
  names: Names;
  /** Offsets in the sentence. */
  start: number;
  end: number;
  /** The wording's first word, and the word behind its last. */
  first: number;
  next: number;
}

export function rolesOf(read: Analysed, rule: Rule, start: number, end: number, names: Names): Roles {
  const [first, next] = [wordAt(read.words, start), wordAt(read.words, Math.max(start, end - 1)) + 1];
  const spot: Spot = { read, rule, names, start, end, first, next };
  const target = partyAt(read, rule, rule.target, first, next);
  const behind = target !== null && rule.target === 'object' ? target.to + 1 : next;
  const roles = placed(spot, target, behind);
  divide(spot, roles);
  complete(spot, roles, behind);
  correct(spot, roles);
  resolvePronouns(read, roles, names, first);
  keepApart(rule, roles, read.flat.startsWith('-led', start));
  return roles;
}

/** Who stands where the rule says; sellers and agents where the grammar around says. */
function placed({ read, rule, first, next }: Spot, target: Party | null, behind: number): Roles {
  // "Foo closes its Bar purchase", "Foo plots Bar sale": who acts stands left of the name before the noun.
  const lead = rule.target === 'before' && target !== null ? target.from : first;
  const roles: Roles = {
    target,
    acquirer: partyAt(read, rule, rule.acquirer, lead, behind),
    seller: partyAt(read, rule, rule.seller, rule.seller === 'subject' ? lead : first, behind),
  };
  if (roles.seller === null && rule.seller !== 'none') {
    if (target?.owner != null) roles.seller = { ...target, name: target.owner, others: [], kind: 'company' };
    else if (rule.target === 'object' && target?.kind === 'company') roles.seller = parentAfter(read, target);
  }
  if (rule.kind === 'acquisition' || rule.kind === 'divestiture' || rule.kind === 'stake')
    takePartner(read, rule, roles, first);
  if (roles.target !== null && isNominal(rule) && ownerBefore(read, first) === null) {
    const agent = partyAfter(read, behind, /^by$/, 14);
    if (agent !== null && !same(agent, roles.target)) roles.acquirer = agent; // "the acquisition of Bar by Foo"
  }
  if (rule.ofBehindAcquirer === true && roles.acquirer !== null)
    roles.target = partyAfter(read, roles.acquirer.to + 1, /^of$/, 3) ?? roles.target;
  if (roles.target === null && rule.target === 'object') roles.target = stakeThenSubject(read, next);
  return roles;
}

/** What one place holds together is divided among the roles: "Foo and Bar agree to merge", "talks between Foo and Bar". */
function divide({ read, rule, next }: Spot, roles: Roles): void {
  const { target } = roles;
  if (rule.bothBefore === true && target === null && roles.acquirer !== null) {
    const { others } = roles.acquirer;
    roles.target = { ...roles.acquirer, name: others.at(-1) ?? roles.acquirer.name, others: [] };
    roles.acquirer = others.length === 0 ? null : { ...roles.acquirer, others: others.slice(0, -1) };
  }
  if (rule.target === 'subject-all' && target !== null && target.others.length > 0) {
    roles.acquirer = { ...target, others: target.others.slice(0, -1) };
    roles.target = { ...target, name: target.others.at(-1) ?? null, others: [] };
  }
  if (rule.pair === true && target !== null) {
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
}

/** Roles that are still open, told elsewhere in the sentence or the article. */
function complete({ read, rule, names, start, end, first, next }: Spot, roles: Roles, behind: number): void {
  if (rule.handsOver?.test(read.flat.slice(start, end)) === false) roles.acquirer = null;
  if (rule.kind === 'license-and-hire') roles.target = peopleOf(read, rule, roles, first, next);
  if (rule.target === 'before' || rule.hyphened === true) splitPair(roles, names);
  if (roles.acquirer === null && (rule.acquirer === 'subject' || rule.acquirer === 'owner-or-subject'))
    roles.acquirer = leaderOf(read, first) ?? subjectBehind(read, Math.max(behind, (roles.target?.to ?? 0) + 1));
  if (rule.kind === 'investment' && rule.target === 'subject' && roles.target !== null)
    roles.target = ofTheirCompany(read, roles.target, first);
  if ((rule.kind === 'investment' || rule.kind === 'ipo') && rule.target === 'subject' && roles.target?.name == null)
    roles.target = namedElsewhere(read, roles, names, start);
  if (roles.acquirer === null && rule.acquirer === 'subject') roles.acquirer = noteWriter(read, names, first);
}

/** Who stands to the left is not who buys: "an offer it received from Foo to buy Bar". */
function correct({ read, rule, first }: Spot, roles: Roles): void {
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
}

/** Places to the right of a wording, less sure than the target's own. */
const BEHIND: ReadonlySet<Place> = new Set(['by', 'from', 'inside-or-from', 'to', 'led-by', 'with']);

/** One company plays one role of an event: the surer of two places keeps it. */
function keepApart(rule: Rule, roles: Roles, isLed: boolean): void {
  if (same(roles.acquirer, roles.target) && rule.acquirer !== 'none') {
    if (!isLed && (BEHIND.has(rule.acquirer) || rule.target === 'before')) roles.acquirer = null;
    else roles.target = null;
  }
  if (same(roles.seller, roles.acquirer)) roles.seller = null;
  if (roles.acquirer !== null && roles.seller?.name != null) {
    const seller = bareName(roles.seller.name);
    roles.acquirer = { ...roles.acquirer, others: roles.acquirer.others.filter((name) => bareName(name) !== seller) };
  }
  if (!same(roles.seller, roles.target)) return;
  if (rule.seller === 'subject' || rule.seller === 'owner-or-subject') {
    if (rule.target === 'object-or-subject') roles.seller = null;
    else roles.target = null;
  } else roles.seller = null;
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
