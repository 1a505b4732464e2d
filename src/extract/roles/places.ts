// A place that a rule names, and a wording in an analysed sentence → the party that stands there.
import { ownerBefore, partyAfter } from './agents.ts';
import { objectAfter } from './object.ts';
import { ownedBy } from './other-side.ts';
import { nameAtWord, partyOf, type Analysed, type Party } from '../names/phrases.ts';
import { ledBefore } from './roles-elsewhere.ts';
import type { Place, Rule } from '../rules/rules.ts';
import { subjectBefore } from './subject.ts';

/** Who stands in a place of the sentence; `first` is the wording's first word, `next` the word behind its last. */
export function partyAt(read: Analysed, rule: Rule, place: Place, first: number, next: number): Party | null {
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
