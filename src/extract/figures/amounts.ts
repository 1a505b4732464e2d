// A piece of text → the numbers in it that may be sums, in whole units, with their currencies and printed bounds.
import type { Interval } from '../../domain.ts';
import { CODES, currencyOf, SIGN, WORD_CURRENCY } from './currencies.ts';
import { everyMatch } from '../reading/every-match.ts';
import { rowFilter } from '../reading/row-filter.ts';

const SCALES: [RegExp, number][] = [
  [/^(?:trillion|trn|tn|t)$/i, 1e12],
  [/^(?:billion|billions|bln|bn|b)$/i, 1e9],
  [/^(?:million|millions|mln|mn|mm|m)$/i, 1e6],
  [/^(?:thousand|k)$/i, 1e3],
  [/^(?:crores?|cr)$/i, 1e7],
  [/^(?:mrd|milliarden|milliards?|miliardi|mld|mil millones)$/i, 1e9],
  [/^(?:mio|millionen|millones|milioni|mln)$/i, 1e6],
  [/^(?:lakh crores?)$/i, 1e12],
  [/^lakhs?$/i, 1e5],
];
const SCALE =
  'lakh crores?|mrd|milliarden|milliards?|miliardi|mld|mil millones|mio|millionen|millones|milioni|trillion|billions?|millions?|thousand|crores?|lakhs?|trn|bln|mln|bn|tn|mn|mm|cr|[KMBTkmbt]';
const AMOUNT = new RegExp(
  `(?:(${SIGN}) ?)?(\\d[\\d,]{0,18}(?:\\.\\d{1,6})?)(?:[ -]?(${SCALE})(?![\\p{L}\\p{N}])\\.?)?(\\+)?(?:[ -](${WORD_CURRENCY}|${CODES}|€)(?![\\p{L}]))?`,
  'giu',
);
export const HUNDREDS =
  /\b(tens|hundreds) of (millions|billions) (?:of |in )?(dollars|euros|pounds|yuan|yen|rupees)?/gi;

export interface Amount {
  value: number;
  currency: string | null;
  start: number;
  end: number;
  plus: boolean;
  scaled: boolean;
  signed: boolean;
}

const DIGIT = /\d/g;
const BEFORE_DIGIT = 4; // characters: the longest sign and its space, "RMB "

/** What AMOUNT reads, tried only where a digit follows: at every letter it would try all signs of currencies. */
function printedAmounts(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < text.length;) {
    DIGIT.lastIndex = at;
    const digit = DIGIT.exec(text);
    if (digit === null) break;
    AMOUNT.lastIndex = Math.max(at, digit.index - BEFORE_DIGIT);
    const match = AMOUNT.exec(text);
    if (match === null) break;
    found.push(match);
    at = match.index + match[0].length;
  }
  return found;
}

/** Every number in the text that may be a sum, in the order printed. */
export function readAmounts(text: string): Amount[] {
  const raws: Amount[] = [];
  for (const match of printedAmounts(text)) {
    const [whole, sign, digits = '', scale, plus, word] = match;
    const before = match.index > 0 ? text.charAt(match.index - 1) : ' ';
    if (/[\p{L}\p{N}.]/u.test(before) && sign === undefined) continue;
    if (sign !== undefined && /^[A-Za-z]/.test(sign) && /[\p{L}\p{N}]/u.test(before)) continue;
    const value = numberOf(digits) * scaleOf(scale);
    if (!Number.isFinite(value)) continue;
    raws.push({
      value: Math.round(value * 100) / 100,
      currency: currencyOf(sign, word),
      start: match.index,
      end: match.index + whole.length,
      plus: plus === '+',
      scaled: scale !== undefined,
      signed: sign !== undefined || (word !== undefined && currencyOf(undefined, word) !== null),
    });
  }
  const worded = IN_WORDS_FILTER.read(text);
  for (const [row, { reads, value }] of IN_WORDS.entries()) {
    if (worded[row] === 0) continue;
    for (const match of everyMatch(reads, text)) {
      const currency = currencyOf(undefined, match[1]);
      const end = match.index + match[0].trimEnd().length;
      raws.push({ value, currency, start: match.index, end, plus: false, scaled: true, signed: currency !== null });
    }
  }
  return raws.sort((a, b) => a.start - b.start);
}

/** "half a billion dollars": sums that are printed without a digit. */
const IN_WORDS: { reads: RegExp; value: number }[] = (
  [
    ['half a billion|a half[- ]billion', 5e8],
    ['(?:a )?quarter of a billion|a quarter[- ]billion', 2.5e8],
    ['a billion and a half|one and a half billion', 1.5e9],
    ['(?<!half )(?<!of )(?:a|one) billion(?! and)', 1e9],
    ['two billion', 2e9],
    ['three billion', 3e9],
    ['(?<!half )(?:half a|a half) million', 5e5],
    ['(?:a|one) trillion', 1e12],
  ] as const
).map(([words, value]) => ({
  reads: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])(?:[ -](${WORD_CURRENCY})(?![\\p{L}]))?`, 'giu'),
  value,
}));
const IN_WORDS_FILTER = rowFilter(IN_WORDS.map(({ reads }) => [reads]));

/** "1,234.5", and with the comma of European print "49,87" and "5,5". */
export function numberOf(printed: string): number {
  if (/^\d{1,3},\d{1,2}$/.test(printed)) return Number(printed.replace(',', '.'));
  return Number(printed.replace(/,/g, ''));
}

function scaleOf(printed: string | undefined): number {
  if (printed === undefined) return 1;
  const lower = printed.toLowerCase().replace(/\s+/g, ' ');
  return SCALES.find(([reads]) => reads.test(lower))?.[1] ?? 1;
}

type Bound = 'at-most' | 'at-least' | 'about';
/** Read right before a figure; the first row that reads wins. */
const BOUNDS: { reads: RegExp; bound: Bound }[] = [
  {
    reads:
      /(?:up to|as much as|as many as|at most|no more than|not more than|a maximum of|maximum|to the tune of up to)(?: (?:a|an|about|around))?\s?$/i,
    bound: 'at-most',
  },
  { reads: /(?:just|slightly|a little) (?:under|below|less than|shy of|over|above|more than)\s?$/i, bound: 'about' },
  { reads: /(?:less than|under|below)(?: a)?\s?$/i, bound: 'at-most' },
  {
    reads:
      /(?:more than|over|at least|above|exceeding|in excess of|upwards? of|north of|greater than|no less than|not less than|a minimum of|well over|topping|tops)(?: (?:a|an))?\s?$/i,
    bound: 'at-least',
  },
  {
    reads:
      /(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|an estimated|estimated|close to|near|circa|c\.|~|some|or so)(?: (?:a|an))?\s?$/i,
    bound: 'about',
  },
];

/** "up to", "at least", "about" before a figure, "+" behind it → its interval. */
export function bounded(
  text: string,
  start: number,
  end: number,
  value: { min: number; max: number },
  plus: boolean,
): Interval {
  const before = text.slice(Math.max(0, start - 28), start);
  const after = text.slice(end, end + 12);
  if (plus || /^[ -](?:plus|or more)\b/i.test(after)) return { min: value.min, max: null, approximate: false };
  const bound = BOUNDS.find(({ reads }) => reads.test(before))?.bound;
  if (bound === 'at-most') return { min: null, max: value.max, approximate: false };
  if (bound === 'at-least') return { min: value.min, max: null, approximate: false };
  return { ...value, approximate: bound === 'about' };
}
