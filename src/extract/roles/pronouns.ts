// Roles that "it", "the company" or "he" plays → the names they stand for.
import { bareName, type Names } from '../names/companies.ts';
import { partyOf, withOthersAfter, type Analysed } from '../names/phrases.ts';
import { companyBefore, personBefore } from './other-side.ts';
import type { Roles } from './roles-elsewhere.ts';

/** "it", "its" and "the company" are the sentence's first company, else the article's focus; never twice in one event. */
export function resolvePronouns(read: Analysed, roles: Roles, names: Names, first: number): void {
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
