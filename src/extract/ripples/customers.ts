// A sentence in its place → ripples of customers (they leave, reduce, stay) and of competitors that gain, and what is spent.
import type { Ripple, RippleKind } from '../../domain.ts';
import { everyMatch } from '../reading/every-match.ts';
import { amountIn, clauseIn, factorIn, timingIn, voiceOf } from './details.ts';
import { marked, TARGET, type MarkedSentence } from './marks.ts';
import { auxiliariesBefore, type RippleRow } from './rules.ts';
import { statementAround, subjectsOf } from './subjects.ts';
import type { Context, Place } from './context.ts';

const NEGATED = /\b(?:not|never|no longer|no plans|no intention)\b|n['’]t\b/i;
const OPPOSITE: Partial<Record<RippleKind, RippleKind>> = {
  'customer-leaves': 'customer-stays',
  'customer-reduces': 'customer-stays',
  'customer-stays': 'customer-leaves',
};

/** What the table of wordings proposes for one sentence. */
export function customersAndGains(place: Place, context: Context): Ripple[] {
  const { sentence, triggers } = place;
  const found: Ripple[] = [];
  for (const row of [...triggers.customers, ...triggers.gains]) {
    for (const match of everyMatch(row.reads, sentence.marks)) {
      const gain = row.kind === 'competitor-gains';
      const auxiliaries = auxiliariesBefore(sentence.marks, match.index);
      const words = { start: match.index - auxiliaries.length, end: match.index + match[0].length };
      if (isGerundSubject(sentence, words)) continue;
      if (!gain && !isLinked(row, sentence, words, context)) continue;
      const kind = NEGATED.test(auxiliaries) ? (OPPOSITE[row.kind] ?? row.kind) : row.kind;
      const actors = actorsOf(row, place, words);
      const several = row.who === 'subject' && subjectsOf(sentence, words.start, place.topic).length > 1;
      for (const company of actors) {
        const ripple = asRipple(row, kind, company, place, words, context);
        found.push({ ...ripple, text: asOfOne(textOf(row, ripple), several).replace(OUR, ' its ') });
      }
    }
  }
  return found;
}

/** What "we" says of itself, outside quotation marks. */
const OUR = / our (?![^“”"]*[“”"])/;

/** A sentence about the vendor, as a clause about its customer. */
function textOf({ who, kind }: RippleRow, { text, company }: Ripple): string {
  if (who !== 'object' || text.startsWith(`${company} `)) return text;
  return `${kind === 'vendor-cuts-off' ? 'is cut off' : 'is leaving'}: ${text}`;
}

const OF_SEVERAL: Record<string, string> = {
  are: 'is',
  were: 'was',
  have: 'has',
  do: 'does',
  'don’t': 'doesn’t',
  "don't": "doesn't",
};
/** Verbs that open what several companies do; one of them "plans", "relies". */
const BARE =
  /^(?:plan|intend|want|seek|look|hope|aim|decide|choose|expect|prepare|consider|begin|start|resolve|agree|threaten|move|end|sever|terminate|cancel|scrap|stop|exit|quit|withdraw|cut|leave|drop|ditch|abandon|reduce|scale|trim|pull|step|pause|suspend|halt|review|reconsider|continue|keep|remain|stay|stick|stand|shift|transfer|distance)$/;

/** "are also seeking to exit", said of several companies, as a clause about one: "is also seeking to exit". */
function asOfOne(text: string, several: boolean): string {
  const first = text.split(' ', 1)[0] ?? '';
  const one = OF_SEVERAL[first.toLowerCase()] ?? (several && BARE.test(first) ? `${first}s` : first);
  const rest = text.slice(first.length);
  return one + (several && !/["“”]/.test(rest) ? rest.replace(/ their /, ' its ') : rest);
}

interface Span {
  start: number;
  end: number;
}

const OTHER_OBJECT = marked('^["”’\']? ?(?:with|from|at|on|of|to) <O>', 'iu');

/** Whether the words are about the vendor: they name it, the statement does, or the article speaks of its customers. */
function isLinked(row: RippleRow, sentence: MarkedSentence, words: Span, context: Context): boolean {
  if (row.linked) return true;
  const { end } = statementAround(sentence, words.start);
  if (sentence.marks.slice(words.start, Math.max(end, words.end)).includes(TARGET)) return true;
  if (OTHER_OBJECT.test(sentence.marks.slice(words.end, words.end + 60))) return false;
  return context.hasEvent && context.speaksOfCustomers;
}

/** "Continuing to work with Larkfield would be a risk": what is said of an act, not that somebody acts. */
function isGerundSubject({ marks }: MarkedSentence, { start, end }: Span): boolean {
  return (
    /^[a-z]{2,14}ing\b/i.test(marks.slice(start, start + 16)) &&
    /^[^,;:]{0,80} (?:is|are|was|were|would|will|means|poses|could)\b/.test(marks.slice(end, end + 100))
  );
}

/** The companies that act: never the target of the deal nor another party to it. */
function actorsOf(row: RippleRow, place: Place, words: Span): string[] {
  const { sentence, topic } = place;
  const named =
    row.who === 'subject'
      ? (ourselves(sentence, words.start) ?? subjectsOf(sentence, words.start, topic))
      : row.who === 'object'
        ? sentence.companies
            .filter((c) => c.start >= words.start && c.end <= words.end && c.role === 'other')
            .map((c) => c.name)
        : speakersOf(place, words);
  return [...new Set(named)].filter((name) => roleIn(place, name) === 'other');
}

/** "We are reviewing our contract," said an officer: the company of who speaks; null where nobody says "we". */
function ourselves({ marks, officers }: MarkedSentence, at: number): string[] | null {
  if (!/["“][^"“”]{0,80}\b[Ww]e(?:['’](?:re|ve|ll))? ?$/.test(marks.slice(Math.max(0, at - 90), at))) return null;
  const speaker = officers.find(({ start, company }) => start > at && company !== null);
  return speaker?.company == null ? null : [speaker.company];
}

export function roleIn({ sentence, previous, next }: Place, name: string): 'target' | 'party' | 'other' {
  for (const near of [sentence, previous, next]) {
    const known = near?.companies.find((c) => c.name === name);
    if (known !== undefined) return known.role;
  }
  return 'other';
}

/** Whose demand it is: a company in the words, the nearest before them, who says them, or who was about to speak. */
function speakersOf({ sentence, previous }: Place, words: Span): string[] {
  const { start, end } = statementAround(sentence, words.start);
  const others = sentence.companies.filter((c) => c.role === 'other');
  const within = others.find((c) => c.start >= words.start && c.end <= words.end);
  const before = others.filter((c) => c.start >= start && c.end <= words.start).at(-1);
  const said = sentence.officers.find(
    (o) => o.company !== null && o.start >= words.start && others.some((c) => c.name === o.company),
  );
  const after = others.find(
    (c) => c.start >= words.end && c.end <= end && /\b(?:said|says|at|told) $/i.test(sentence.marks.slice(0, c.start)),
  );
  const name = within?.name ?? before?.name ?? said?.company ?? after?.name ?? announced(previous)?.company ?? null;
  return name === null ? [] : [name];
}

/** Who speaks next, after "…, CEO of Quarry, stated:". */
export function announced(previous: MarkedSentence | null): { company: string; person: string | null } | null {
  if (previous === null || !/:\s*$/.test(previous.text)) return null;
  const officer = previous.officers.at(-1);
  return officer === undefined || officer.company === null
    ? null
    : { company: officer.company, person: officer.person };
}

function asRipple(
  row: RippleRow,
  kind: RippleKind,
  company: string,
  place: Place,
  words: Span,
  context: Context,
): Ripple {
  const { sentence, previous } = place;
  const statement = statementAround(sentence, words.start);
  const clause = { start: words.start, end: Math.max(statement.end, words.end) };
  const gain = kind === 'competitor-gains';
  const officer = sentence.officers.find((o) => o.company === company && o.person !== null) ?? announced(previous);
  const whole = { start: statement.start, end: clause.end };
  return {
    kind,
    about: context.about,
    company,
    person: gain && officer?.company === company ? officer.person : null,
    toCompany: null,
    amount:
      kind === 'customer-stays' ? null : amountIn(sentence, gain ? clause : whole, gain ? 'revenue' : 'contract-spend'),
    factor: gain ? factorIn(sentence.text.slice(clause.start, clause.end)) : null,
    timing: timingIn(sentence.text.slice(whole.start, whole.end)) ?? openingTime(sentence),
    saidBy: voiceOf(sentence, words.start),
    text: row.who === 'speaker' ? asSaid(clauseIn(sentence, clause)) : clauseIn(sentence, clause),
    evidence: { articleId: context.articleId, quote: sentence.text, start: sentence.start, end: sentence.end },
  };
}

/** What is said of something else than the company itself, as a clause about the company. */
function asSaid(clause: string): string {
  return /^our\b/i.test(clause) ? `says “${clause.charAt(0).toLowerCase()}${clause.slice(1)}”` : `says ${clause}`;
}

/** "After Orbix announced …, Nordwell is planning to …": the time that opens a sentence holds for all of it. */
function openingTime({ text }: MarkedSentence): Ripple['timing'] {
  const opening = /^(?:["“]?[^,]{0,60}?\b)?(?:after|following|since|now)\b/i.test(text);
  return opening ? 'after' : null;
}
