// The table of wordings that tell a change of ownership: what is read, which kind it is, and where its parties stand.
import type { Kind, Stage } from '../../domain.ts';
import { BID_RULES } from './bids.ts';
import { HANDOVER_RULES } from './handovers.ts';
import { INVESTMENT_RULES } from './investments.ts';
import { LICENCE_HIRE_RULES } from './licence-hires.ts';
import { LISTING_RULES } from './listing.ts';
import { MERGER_RULES } from './mergers.ts';
import { PURCHASE_RULES } from './purchases.ts';
import { RESCUE_RULES } from './rescues.ts';
import { ROUND_RULES } from './rounds.ts';
import { SALE_RULES } from './sales.ts';
import { STAKE_RULES } from './stakes.ts';
import { TALKS_RULES } from './talks.ts';
import { waysToRead } from '../reading/required-stems.ts';
import { wayFilter } from '../reading/row-filter.ts';

/**
 * Where a role stands, seen from the words that were read: the subject to the left, the object to the right, behind a
 * preposition to the right, the owner right before ("Meta's acquisition"), the name right before ("the Bar deal"), the name
 * that a relative clause hangs on ("Bar, in which …"), the first name inside the words or the last, the sentence's first.
 */
export type Place =
  | 'subject'
  | 'object'
  | 'by'
  | 'to'
  | 'from'
  | 'of'
  | 'inside'
  | 'inside-last'
  | 'inside-or-from'
  | 'inside-or-subject'
  | 'first'
  | 'with'
  | 'in'
  | 'owner'
  | 'owner-or-subject'
  | 'before'
  | 'antecedent'
  | 'led-by'
  | 'subject-all'
  | 'inside-object' // what stands behind "of" or "in" within the words
  | 'inside-else-subject'
  | 'object-or-subject'
  | 'owner-or-first' // else the first company of the sentence
  | 'behind' // the company behind the next preposition
  | 'none';

export interface Rule {
  /** The sentence that taught it. */
  name: string;
  /** Its words tell nothing in a sentence without one of these stems, in lower case, be it among them or elsewhere. */
  beside?: readonly string[];
  /** Read on one sentence, with straight quotes and single spaces; global. */
  reads: RegExp;
  kind: Kind;
  acquirer: Place;
  target: Place;
  seller: Place;
  /** 0-1: how surely these words alone tell a change of ownership. */
  weight: number;
  /** Stage that the words themselves say; else stages.ts reads it around them. */
  stage?: Stage;
  /** Stage where nothing around the words says one; "announced" where this is absent. */
  plain?: Stage;
  /** True where its words hold another row's, and it must be read before. */
  first?: true;
  /** True where nothing is an event without a company in the target's place. */
  named?: boolean;
  /** True where nothing is an event unless the object is a company, a part of one, or its shares ("sells the unit", not "sells cars"). */
  ownable?: boolean;
  /** True where the object names both parties ("talks between Foo and Bar"). */
  pair?: boolean;
  /** True where both stand before the noun ("the Foo-Bar merger"). */
  bothBefore?: true;
  /** True where a hyphen may join both ("the Foo-Bar deal"). */
  hyphened?: true;
  /** True where the target may stand behind the acquirer ("the acquisition by Foo of Bar"). */
  ofBehindAcquirer?: true;
  /** Those of its words that hand over to somebody: who "cuts its stake to focus on Foo" sells nothing to Foo. */
  handsOver?: RegExp;
  /** Those of its words that tell without any other that it is done; and what must stand in the sentence, too. */
  done?: { words: RegExp; also?: RegExp };
}

const ROWS: Rule[] = [
  ...STAKE_RULES,
  ...LICENCE_HIRE_RULES,
  ...RESCUE_RULES,
  ...INVESTMENT_RULES,
  ...ROUND_RULES,
  ...PURCHASE_RULES,
  ...BID_RULES,
  ...MERGER_RULES,
  ...SALE_RULES,
  ...LISTING_RULES,
  ...HANDOVER_RULES,
  ...TALKS_RULES,
];

/** Rows of the top win where two read the same words. */
export const RULES: Rule[] = [
  ...ROWS.filter(({ first }) => first === true),
  ...ROWS.filter(({ first }) => first !== true),
];

export interface Wording {
  rule: Rule;
  /** Offsets in the sentence. */
  start: number;
  end: number;
}

/** Which rows of the table may read a sentence: by the stems that their patterns need, and those that must stand beside. */
const FILTER = wayFilter(RULES.length, () =>
  RULES.map(({ reads, beside }) => waysToRead(reads).map((way) => (beside === undefined ? way : [beside, ...way]))),
);

/** Every wording of the table in a sentence; where two overlap, the row nearer the top comes first. `flat`: see phrases.ts. */
export function findWordings(flat: string): Wording[] {
  FILTER.read(flat);
  const found: Wording[] = [];
  for (const row of [...FILTER.found].sort((a, b) => a - b)) {
    const rule = RULES[row];
    if (rule === undefined) continue;
    rule.reads.lastIndex = 0;
    for (let match = rule.reads.exec(flat); match !== null; match = rule.reads.exec(flat))
      found.push({ rule, start: match.index, end: match.index + match[0].trimEnd().length });
  }
  return found;
}
