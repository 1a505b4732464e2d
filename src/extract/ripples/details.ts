// The words of one statement → the sum, factor, time and voice that go with a ripple, and its plain clause.
import type { Ripple } from '../../domain.ts';
import { everyMatch } from '../reading/every-match.ts';
import { readSums } from '../figures/figures.ts';
import { marked, type MarkedSentence } from './marks.ts';
import { SAYING } from './rules.ts';
import { statementAround } from './subjects.ts';

interface Span {
  start: number;
  end: number;
}
type Amount = NonNullable<Ripple['amount']>;

// ── Sums ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

const SPEND =
  /\b(?:pay|pays|paid|paying|spen[dt]|spends|spending|fees?|worth|budget(?:ed)?|set aside|earmarked|contracts?|orders?)\b/i;
const EARNED = /\b(?:revenues?|sales|orders?|business|contracts?|customers?|clients?|income)\b/i;

const NOT_SPENT = new Set(['share-price', 'market-value', 'debt', 'fund']);
const VALUED = /\bvalu(?:ed|ing|ation|es)\b/i; // but "contracts worth $3 million" are spending

/** The first sum in a span that is spent with a vendor, or earned by its competitor; null where none is printed. */
export function amountIn(sentence: MarkedSentence, { start, end }: Span, of: Amount['of']): Amount | null {
  const words = sentence.text.slice(start, end);
  if (!(of === 'revenue' ? EARNED : SPEND).test(words)) return null;
  // Quotation marks would hide "hundreds of millions" from its currency.
  const [first] = readSums(words.replace(/["“”]/g, ' ')).filter(
    ({ of: what }) => !NOT_SPENT.has(what) && !VALUED.test(words),
  );
  return first === undefined ? null : { ...first.money, of };
}

/** A customer's spending told apart from its leaving: "had meant to spend $80 million with Larkfield". */
export const SPENDING: { name: string; planned: boolean; reads: RegExp }[] = [
  {
    name: 'Nordwell meant to spend $80 million with Larkfield',
    planned: true,
    reads: marked(
      '(?<![\\p{L}’-])(?:(?:had|has|have|was|is|also|originally|initially|still) ){0,3}(?:plan(?:s|ned)|meant|intend(?:s|ed)|expect(?:s|ed)|due|set|going|hoped|wanted|budgeted) to (?:pay|spend) (?:<T> )?[^.;,]{0,80}',
    ),
  },
  {
    name: 'it had set aside $80 million',
    planned: true,
    reads: marked('(?<![\\p{L}’-])(?:(?:had|has|have) )?(?:set aside|budgeted|earmarked|allocated) [^.;,]{0,80}'),
  },
  {
    name: 'Nordwell paid Larkfield $60 million last year',
    planned: false,
    reads: marked('(?<![\\p{L}’-])(?:(?:had|has|have) )?(?:paid|spent|pays|spends) (?:<T> )?[^.;,]{0,80}'),
  },
];

// ── Factor and time ──────────────────────────────────────────────────────────────────────────────────────────────────

const FACTORS: [RegExp, number][] = [
  [/\bdoubl(?:ed|es|ing)\b/i, 2],
  [/\b(?:tripl(?:ed|es|ing)|trebled)\b/i, 3],
  [/\bquadrupl(?:ed|es|ing)\b/i, 4],
];

/** "doubled" 2, "tripled" 3, "fivefold" and "10 times" by their number; null where none is printed. */
export function factorIn(words: string): number | null {
  for (const [reads, factor] of FACTORS) if (reads.test(words)) return factor;
  const times = /\b(\d{1,3})(?:[ -]?fold| times)\b/i.exec(words)?.[1];
  if (times !== undefined) return Number(times);
  const fold = /\b(three|four|five|ten)[ -]?fold\b/i.exec(words)?.[1]?.toLowerCase();
  return fold === undefined ? null : ({ three: 3, four: 4, five: 5, ten: 10 }[fold] ?? null);
}

const BEFORE =
  /\b(?:(?:months?|weeks?|years?|quarters?) (?:ago|before|earlier|previously)|(?:before|prior to|ahead of) the (?:deal|announcement|news|investment|transaction|acquisition|takeover|purchase|sale|merger|agreement))\b/i;
const AFTER =
  /\b(?:after|following|since|because of|in response|as a result|in the wake|now|followed suit|this week|days? (?:after|later)|overnight|when|once|upon)\b/i;

/** Before the deal, or because of it; null when the words do not say. */
export function timingIn(words: string): Ripple['timing'] {
  return BEFORE.test(words) ? 'before' : AFTER.test(words) ? 'after' : null;
}

// ── Voice ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const PEOPLE =
  '(?:sources?|people|persons?|insiders?|employees?|executives?)(?: (?:familiar with|briefed on|close to) (?:the )?[a-z]{3,15}(?: [a-z]{3,12})?)?';
const COUNT = '(?:an?|one|two|three|four|several|multiple|some|informed|unnamed|anonymous|the)';
const VOICES: RegExp[] = [
  new RegExp(`\\b(?:according to|citing|told by) ((?:${COUNT} ){0,2}${PEOPLE})`, 'gi'),
  new RegExp(`\\b(${COUNT} (?:[a-z]{3,12} )?${PEOPLE}) (?:said|says|say|told|added|stated|revealed)\\b`, 'gi'),
  new RegExp(`\\b(?:said|says) (${COUNT} ${PEOPLE})`, 'gi'),
];
const SPOKEN = marked(
  "(?:(?:an?|the|one) )?(?:(?<!<C1>)<C>(?:['’]s?)? )?spokes(?:person|man|woman)(?: (?:for|of|at) <C>)?",
  'giu',
);

/** Who says what stands at `at`, as printed ("one source", "its CFO"); null where nobody is named. */
export function voiceOf(sentence: MarkedSentence, at: number): string | null {
  const statement = statementAround(sentence, at);
  const inside = (span: Span): boolean => span.start < statement.end && span.end > statement.start;
  const spoken = spokenBy(sentence).filter((voice) => inside(voice) || voice.opens);
  spoken.sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
  return (
    spoken[0]?.words.replace(/^(?:Its|An?|The|One|Two|Three|Several|Some|Informed|Sources|People)\b/, (word) =>
      word.toLowerCase(),
    ) ?? null
  );
}

interface Voice extends Span {
  words: string;
  /** Stands at the opening of the sentence ("According to a source, …") and covers all of it. */
  opens: boolean;
}

function spokenBy(sentence: MarkedSentence): Voice[] {
  const { text, marks, officers } = sentence;
  const voices: Voice[] = [];
  for (const reads of VOICES) {
    for (const match of everyMatch(reads, text)) {
      voices.push({
        start: match.index,
        end: match.index + match[0].length,
        words: match[1] ?? match[0],
        opens: match.index < 3,
      });
    }
  }
  const people: Span[] = [
    ...officers,
    ...everyMatch(SPOKEN, marks).map((m) => ({ start: m.index, end: m.index + m[0].length })),
  ];
  for (const { start, end } of people) {
    const says =
      SAYS_AFTER.test(marks.slice(end, end + 80)) || SAYS_BEFORE.test(marks.slice(Math.max(0, start - 20), start));
    if (says) voices.push({ start, end, words: text.slice(start, end), opens: false });
  }
  return voices;
}
const SAYS_AFTER = marked(
  `^(?:, [^,;]{2,60})?,?(?: <P>,?)?(?: also| later| recently)? (?:${SAYING.source}|revealed|announced|expects|told|noted)`,
  'iu',
);
const SAYS_BEFORE = /\b(?:said|says|told by|according to|added|noted) (?:the )?$/i;

// ── The plain clause ─────────────────────────────────────────────────────────────────────────────────────────────────

const LONGEST = 200; // characters; a clause is one line in a thread
const ATTRIBUTION =
  /,? (?:(?:one|two|three|a|several|some) (?:sources?|people|insiders?) (?:said|say|told)|according to|(?:he|she|it|they) (?:said|says|added)|said |citing ).*$/i;

/** The words of a span as one plain clause: one line, without who says it, cut at a word. */
export function clauseIn(sentence: MarkedSentence, { start, end }: Span): string {
  const words = sentence.text.slice(start, end).replace(/\s+/g, ' ').trim();
  const said = words.replace(ATTRIBUTION, '').replace(/, but (?!also|has|have|had|will|is|are).*$/, '');
  const balanced = ((said.match(/["“”]/g)?.length ?? 0) % 2 === 0 ? said : said.replace(/["“”]/g, '')).replace(
    /(?<![\s,;:.–—-])[\s,;:.–—-]+$/,
    '',
  );
  if (balanced.length <= LONGEST) return balanced;
  const cut = balanced.lastIndexOf(' ', LONGEST);
  return `${balanced.slice(0, cut > 0 ? cut : LONGEST)}…`;
}
