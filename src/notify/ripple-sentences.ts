// A ripple → one sentence: "**Google** plans to cut most of its work, about $200 million a year".
import type { Ripple, Sentence } from '../domain.ts';
import { factorInWords, moneyInWords } from './figures-in-words.ts';
import { joined } from './sentences.ts';

/** The sentence, without a closing full stop. */
export function rippleSentence(ripple: Ripple): Sentence {
  const { kind, person, office, company, text, timing } = ripple;
  // Of an executive, and of who comments, the person is the news; elsewhere a person only speaks for the company.
  const isPersonal = PERSONAL.has(kind) && person !== null;
  const subject: Sentence = isPersonal
    ? [{ strong: person }, ` (${office === undefined ? '' : `${office} of `}${company})`]
    : [{ strong: company }];
  const clause = clauseOf(text, [person, company]);
  const isTold = SPEAKS.test(clause) && (isPersonal || kind === 'vendor-replies');
  const speaker = isTold ? null : (ripple.saidBy ?? (isPersonal ? null : person));
  return joined([
    ...subject,
    ` ${kind === 'executive-moves' ? clause.replace(ASIDE, '') : clause}`,
    amountOf(ripple),
    factorOf(ripple),
    timing === 'before' && !BEFORE_PRINTED.test(text) ? ' (before the deal)' : '',
    speaker === null ? '' : ` (according to ${speaker})`,
  ]);
}

const PERSONAL: ReadonlySet<Ripple['kind']> = new Set(['executive-moves', 'competitor-comments']);
/** The clause says itself that somebody speaks: who, stands before it. */
const SPEAKS =
  /^(?:says?|said|told|replie[sd]|insist(?:s|ed)|emphasi[sz]e[sd]|stresse[sd]|stated|adde?[sd]?|promise[sd])\b/i;
/** "…, which has calmed nobody", "…, further unsettling clients": the reporter's view, no fact of the move. */
const ASIDE = /, (?:which|further|in a move|a move|leaving|raising|prompting|adding|fuell?ing)\b.*$/i;
const BEFORE_PRINTED = /\b(?:ago|earlier|already|before|previously)\b/i;

/** The clause without the subject that stands before it already, and without its full stop. */
function clauseOf(text: string, subjects: (string | null)[]): string {
  const clause = text.trim().replace(/[.;,\s]{1,5}$/, '');
  const subject = subjects.find((name) => name !== null && clause.toLowerCase().startsWith(`${name.toLowerCase()} `));
  return subject == null ? clause : clause.slice(subject.length + 1);
}

const AMOUNT_PRINTED = /\d\s?(?:bn|mn|m|k)\b|\d[\d.,]{0,12} (?:m|b|tr)illions?\b|[$€£¥]\s?\d/i;

const VAGUE_SUM = /\b(?:hundreds|tens|dozens) of (?:m|b)illions\b/i;

/** A sum that the clause does not print itself; beside "hundreds of millions" it says what it is. */
function amountOf({ amount, text, evidence }: Ripple): string {
  const isVague = VAGUE_SUM.test(text);
  if (amount === null || AMOUNT_PRINTED.test(text) || (isVague && amount.max === null)) return '';
  const perYear = amount.of === 'contract-spend' && /\byear|\bannual/i.test(evidence.quote) ? ' a year' : '';
  const what = amount.of === 'revenue' ? ' of revenue' : isVague ? ' of spend' : '';
  return `, ${moneyInWords(amount)}${perYear}${what}`;
}

const FACTOR_PRINTED = /doubl|tripl|quadrupl|-?fold|times/i;
function factorOf({ factor, text }: Ripple): string {
  return factor === null || FACTOR_PRINTED.test(text) ? '' : `, which ${factorInWords(factor)}`;
}
