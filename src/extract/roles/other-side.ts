// An analysed sentence and a wording in it → the parties that stand elsewhere in it: partners, owners, who "the company" is.
import { partnerBefore, partyAfter } from './agents.ts';
import type { Names } from '../names/companies.ts';
import { partyOf, type Analysed, type Party } from '../names/phrases.ts';
import type { Roles } from './roles-elsewhere.ts';
import type { Rule } from '../rules/rules.ts';
import { caseStyle } from '../reading/words.ts';

/** "Foo's acquisition of Bar": a noun tells the deal. */
export function isNominal({ acquirer, target, kind }: Rule): boolean {
  return acquirer === 'owner-or-subject' && target === 'object' && /^(?:acquisition|investment|stake)$/.test(kind);
}

/** "Foo reached agreement with Baz to buy Bar": Baz sells; "… with Baz to sell Bar": Baz buys. */
export function takePartner(read: Analysed, rule: Rule, roles: Roles, first: number): void {
  if (rule.acquirer === 'subject' && rule.seller === 'from' && roles.seller === null && roles.target !== null) {
    const partner = partnerBefore(read, first);
    if (partner === null) return;
    if (roles.target.kind === 'pronoun') roles.target = partner;
    else roles.seller = partner;
  } else if (rule.acquirer === 'to' && roles.acquirer === null) roles.acquirer = partnerBefore(read, first);
}

/** "Bar Ltd, which is owned by Baz". */
export function ownedBy(read: Analysed, from: number): Party | null {
  for (let i = from; i < Math.min(read.words.length - 1, from + 14); i += 1) {
    if (/^[;:]$/.test(read.words[i]?.text ?? '')) return null;
    if (
      /^(?:owned|wholly-owned|held|controlled)$/.test(read.words[i]?.lower ?? '') &&
      read.words[i + 1]?.lower === 'by'
    )
      return partyAfter(read, i + 1, /^by$/, 2);
  }
  return null;
}

/** "ENTERED AGREEMENT TO BUY BAR": a note in capitals without a subject is the company's whose name stands above it. */
export function noteWriter(read: Analysed, names: Names, first: number): Party | null {
  const { sentence, names: named } = read;
  if (sentence.zone !== 'body' || names.focus === null || caseStyle(sentence.text) !== 'capitals') return null;
  if (named.some(({ from, kind }) => from < first && kind !== 'place')) return null;
  return { name: names.focus, owner: null, others: [], kind: 'company', from: first, to: first };
}

/** "Foo, which wants control of Bar, raised its stake in the company": the nearest company that has no part yet. */
export function companyBefore(read: Analysed, at: number, free: (name: string) => boolean): string | null {
  for (let i = read.names.length - 1; i >= 0; i -= 1) {
    const name = read.names[i];
    if (name !== undefined && name.to < at && name.kind === 'company' && free(name.name)) return name.name;
  }
  return null;
}

/** "an offer it received from Foo to buy Bar": Foo buys. */
export function offererBefore(read: Analysed, first: number): Party | null {
  const { words, names } = read;
  if (words[first - 1]?.lower !== 'to') return null;
  const name = names.find(({ to }) => to === first - 2);
  if (name === undefined || name.kind === 'place' || name.kind === 'outlet' || name.possessive) return null;
  if (words[name.from - 1]?.lower !== 'from') return null;
  const offer = words.slice(Math.max(0, name.from - 9), name.from - 1);
  return offer.some(({ lower }) => /^(?:offers?|bids?|proposals?|approach|commitments?)$/.test(lower))
    ? partyOf(name)
    : null;
}

/** "he" is the first person that the sentence names before. */
export function personBefore(read: Analysed, at: number): string | null {
  return read.names.find(({ kind, to, possessive }) => kind === 'person' && to < at && !possessive)?.name ?? null;
}
