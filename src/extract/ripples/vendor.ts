// Sentences of an article in which no event was read → the vendor whose customers are said to leave, reduce or stay.
import type { Sentence } from '../reading/clean.ts';
import { bareName, type Names } from '../names/companies.ts';
import { everyMatch } from '../reading/every-match.ts';
import { markSentence, marked, type MarkedSentence } from './marks.ts';
import { auxiliariesBefore, OWNERSHIP, type RippleRow } from './rules.ts';
import { statementAround, subjectsOf } from './subjects.ts';
import type { Triggers } from './triggers.ts';

const NAMED = marked("\\b(?:with|from|at|to|on) (<C>)(?!['’])", 'iu');

/** The company that customers leave, as printed; null where the article has no word of ownership or names no such company. */
export function vendorOf(
  sentences: readonly Sentence[],
  triggers: readonly Triggers[],
  names: () => Names,
): string | null {
  if (!triggers.some(({ customers }) => customers.length > 0)) return null;
  if (!sentences.some(({ text }) => OWNERSHIP.test(text))) return null;
  for (const [i, sentence] of sentences.entries()) {
    const rows = triggers[i]?.customers.filter(({ who }) => who === 'subject') ?? [];
    if (rows.length === 0) continue;
    const vendor = vendorNamed(markSentence(sentence, names(), { target: null, others: new Set() }), rows);
    if (vendor !== null) return vendor;
  }
  return null;
}

function vendorNamed(sentence: MarkedSentence, rows: readonly RippleRow[]): string | null {
  for (const row of rows) {
    for (const match of everyMatch(row.generic, sentence.marks)) {
      const { end } = statementAround(sentence, match.index);
      const after = NAMED.exec(
        sentence.marks.slice(match.index, Math.min(Math.max(end, match.index + match[0].length), match.index + 160)),
      );
      const direct = sentence.companies.find(
        (c) =>
          row.linked &&
          c.start >= match.index &&
          c.end <= match.index + match[0].length &&
          !/^['’]/.test(sentence.marks.slice(c.end, c.end + 1)),
      );
      const at = after === null ? -1 : match.index + after.index + after[0].length - (after[1] ?? '').length;
      const vendor = direct ?? sentence.companies.find((c) => c.start === at);
      if (vendor === undefined) continue;
      const customers = subjectsOf(sentence, match.index - auxiliariesBefore(sentence.marks, match.index).length, null);
      if (customers.some((name) => bareName(name) !== bareName(vendor.name))) return vendor.name;
    }
  }
  return null;
}
