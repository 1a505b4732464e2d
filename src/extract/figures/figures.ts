// A piece of text → the sums printed in it, as intervals, each with what it is a figure of.
import type { Interval, Money } from '../../domain.ts';
import { bounded, HUNDREDS, readAmounts, type Amount } from './amounts.ts';
import { currencyOf } from './currencies.ts';
import { everyMatch } from '../reading/every-match.ts';
import { rowFilter } from '../reading/row-filter.ts';
import { SUM_ROWS, type SumOf } from './sum-rows.ts';

export interface Sum {
  money: Money;
  of: SumOf;
  /** Offsets in the text read. */
  start: number;
  end: number;
  /** Name of the row that told what it is. */
  row: string;
}

/**
 * Every sum in the text, in the order printed.
 * @returns sums in whole units; currency null where none is printed
 */
export function readSums(text: string): Sum[] {
  if (!/\d|\b(?:hundreds|tens) of|illion|-figure/i.test(text)) return [];
  const flat = text.replace(/[^\S ]/g, ' ');
  const raws = readAmounts(flat).filter((raw) => isSum(flat, raw));
  const sums: Sum[] = [];
  for (let i = 0; i < raws.length; i += 1) {
    const [raw, next] = [raws[i], raws[i + 1]];
    if (raw === undefined) continue;
    const joint = next === undefined ? '' : flat.slice(raw.end, next.start);
    const opens = /\b(between|from)\s?$/i.exec(flat.slice(Math.max(0, raw.start - 9), raw.start))?.[1]?.toLowerCase();
    if (next !== undefined && isRange(joint, opens, raw, next)) {
      const low = raw.scaled || !next.scaled ? raw.value : raw.value * (next.value >= 1e9 ? 1e9 : 1e6);
      const value = { min: Math.min(low, next.value), max: Math.max(low, next.value) };
      sums.push(
        asSum(
          flat,
          raw.start,
          next.end,
          { ...value, approximate: /[~]\s?$|about\s?$|around\s?$/i.test(flat.slice(0, raw.start)) },
          next.currency ?? raw.currency,
        ),
      );
      i += 1;
    } else {
      const interval = bounded(flat, raw.start, raw.end, { min: raw.value, max: raw.value }, raw.plus);
      sums.push(asSum(flat, raw.start, raw.end, interval, raw.currency));
    }
  }
  for (const match of everyMatch(HUNDREDS, flat)) {
    const unit = (match[1]?.toLowerCase() === 'tens' ? 10 : 100) * (match[2]?.toLowerCase() === 'billions' ? 1e9 : 1e6);
    const interval: Interval = { min: unit, max: null, approximate: true };
    sums.push(
      asSum(flat, match.index, match.index + match[0].trimEnd().length, interval, currencyOf(undefined, match[3])),
    );
  }
  for (const match of everyMatch(DIGITS, flat)) {
    const unit = 10 ** (FIGURES.indexOf(match[1]?.toLowerCase() ?? '') + 5);
    const interval: Interval = { min: unit, max: unit * 10, approximate: true };
    sums.push(asSum(flat, match.index, match.index + match[0].length, interval, null));
  }
  for (const [i, sum] of sums.entries()) {
    const next = sums[i + 1];
    // "its valuation from $14 billion to $29 billion", "to $29 billion from $14 billion": both are of what the first is.
    if (
      next !== undefined &&
      /^,? (?:to|(?:up )?from) (?:about |around |~)?$/.test(flat.slice(sum.end, next.start)) &&
      sum.of !== 'price'
    )
      [next.of, next.row] = [sum.of, sum.row];
  }
  return sums.sort((a, b) => a.start - b.start);
}

/** "after raising $270M in its IPO": the sum of the offering itself. */
const OFFERED = /^ in (?:its|an?|the) (?:\S{1,20} ){0,3}?(?:IPO|initial public offering|listing)\b/;

const FIGURES = ['six', 'seven', 'eight', 'nine', 'ten', 'eleven'];
/** "a nine-figure deal": between a hundred million and a billion. */
const DIGITS = new RegExp(`\\b(${FIGURES.join('|')})-figure\\b`, 'gi');

function isSum(text: string, raw: Amount): boolean {
  if (raw.signed) return true;
  if (!raw.scaled) return false;
  const after = text.slice(raw.end, raw.end + 40);
  if (/^\s?-\s?\$?\d|^\s?to\s\$\d/.test(after)) return true;
  return /^[ -](?:strategic |equity |cash |all-cash |stock |growth |potential |proposed |\w+ )?(?:investment|deal|acquisition|takeover|bid|offer|buyout|purchase|funding|round|stake|valuation|merger|transaction|sale|ipo|raise|injection)\b/i.test(
    after,
  );
}

function isRange(joint: string, opens: string | undefined, low: Amount, high: Amount): boolean {
  if (low.value > high.value && low.scaled) return false;
  if (opens === 'from') return false; // "from $14 billion to $29 billion": two figures, a change
  if (/^\s?[-–—]\s?$/.test(joint)) return true;
  if (/^ to (?:about |around |~)?$/.test(joint)) return true;
  return opens === 'between' && /^ and (?:about |around |~)?$/.test(joint);
}

/** Which rows may read around a sum. */
const AROUND_SUM = rowFilter(SUM_ROWS.map(({ before, after }) => [before, after]));

const DEAL_NOUN = /^[ -](?:cash |all-cash |all-share )?(?:purchase|acquisition|takeover|buyout|merger|deal|tie-up)\b/i;

function asSum(text: string, start: number, end: number, interval: Interval, currency: string | null): Sum {
  const before = text.slice(Math.max(0, start - 90), start);
  const after = text.slice(end, end + 90);
  const money: Money = { ...interval, currency };
  // No company changes hands for less; so small a sum is the price of a share.
  if ((interval.max ?? interval.min ?? 0) < 5_000)
    return { money, of: 'share-price', start, end, row: 'a sum too small for a company' };
  const offered = OFFERED.test(after);
  const seen = AROUND_SUM.read(before + after);
  for (const [i, row] of SUM_ROWS.entries()) {
    if (seen[i] === 0 || (offered && row.of === 'earlier')) continue;
    const hit =
      row.before !== undefined && row.after !== undefined
        ? row.before.test(before) && row.after.test(after)
        : (row.before?.test(before) ?? false) || (row.after?.test(after) ?? false);
    if (!hit) continue;
    // "will assume $1bn of debt as part of the $5bn purchase": what is printed right before the deal's noun is its own.
    if ((row.of === 'debt' || row.of === 'revenue') && DEAL_NOUN.test(after)) continue;
    const deal =
      row.of === 'valuation' &&
      /\bvalu(?:es|ing|ed) the (?:proposed )?(?:deal|transaction|offer|acquisition|purchase|sale|takeover|merger) at (?:\w+ ){0,3}$|\b(?:deal|transaction|acquisition|takeover|merger|purchase) (?:with|has|had|for|at) an? (?:total |aggregate |equity |enterprise ){0,2}value of (?:\w+ ){0,3}$|\b(?:deal|transaction|acquisition|takeover|merger|offer|bid|sale|purchase|agreement|it|buyout|investment|(?:stake|shares|interest|holding)(?: (?:in|of) [\p{Lu}][^.;,$€£]{1,40})?|round)(?: is| was| are|,)? (?:\w+ly )?(?:valued|worth)\b[^.;]{0,30}$/iu.test(
        before,
      );
    return { money, of: deal ? 'price' : row.of, start, end, row: deal ? 'a deal valued at $2 billion' : row.row };
  }
  return { money, of: 'price', start, end, row: 'a sum' };
}
