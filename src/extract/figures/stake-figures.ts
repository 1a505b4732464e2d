// A piece of text → the shares of ownership printed in it, as intervals in percent.
import type { Stake } from '../../domain.ts';
import { bounded, numberOf } from './amounts.ts';
import { everyMatch } from '../reading/every-match.ts';

export interface StakeFigure {
  stake: Pick<Stake, 'min' | 'max' | 'approximate' | 'interest'>;
  start: number;
  end: number;
}

const PERCENT =
  /(~ ?)?(\d{1,3}(?:[.,]\d{1,4})?(?:-\d{1,2}\/\d{1,2})?)(?: ?%)?(?: ?(?:-|–|to) ?(\d{1,3}(?:[.,]\d{1,4})?))?[ -]?(?:%|pct\b|per ?cent\b|percent\b|percentage points?\b)(\+)?/gi;
const SMALL_NUMBERS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const WORD_PERCENT = /\b(one|two|three|four|five|six|seven|eight|nine|ten) (?:pct|per ?cent|percent)\b/gi;
/** Fractions in words, as percent. */
const FRACTIONS: { reads: RegExp; percent: number }[] = [
  { reads: /\b(?:one[- ]half|half)\b(?= (?:of|stake|interest|its|the|share|ownership|in\b))/gi, percent: 50 },
  { reads: /\b(?:two[- ]thirds)\b(?= (?:of|stake|interest))/gi, percent: 66.7 },
  { reads: /\b(?:(?:a|one)[- ]third)\b(?= (?:of|stake|interest|share))/gi, percent: 33.3 },
  { reads: /\b(?:three[- ]quarters)\b(?= (?:of|stake|interest))/gi, percent: 75 },
  { reads: /\b(?:(?:a|one)[- ]quarter)\b(?= (?:of|stake|interest|share))/gi, percent: 25 },
  { reads: /\b(?:(?:a|one)[- ]fifth)\b(?= (?:of|stake|interest))/gi, percent: 20 },
];
/** "half of it in stock", "less than half of what it paid", "a third of its stake": no share of the company. */
const OF_SOMETHING_ELSE =
  /^ (?:of )?(?:it in|what|(?:its|their|his|her) (?:stakes?|holdings?|shares|shareholding)|that|the (?:price|sum|money|cost))\b/i;
/** More than half, and nobody says how much more. */
const MAJORITY =
  /\bmajority (?:equity |voting |ownership |economic |strategic ){0,2}(?:stakes?|interests?|shareholding|holding|ownership|position)\b|\bmajority of (?:the |its )?(?:shares|stock|equity|share capital)\b/gi;
const OWNERSHIP_AFTER =
  /^[ -](?:\w+[ -]){0,4}?(?:stakes?|interests?|shares?|shareholding|holding|equity|ownership|stock|common|voting|votes|of (?:the )?(?:\w+ ){0,4}(?:votes|it\b|shares|stock|company|firm|common|outstanding|equity|capital|business|group|venture|voting|units|ordinary)|owner|owned|shareholder|stockholder)/iu;
const OWNERSHIP_BEFORE =
  /\b(?:stakes?|interests?|holdings?|shareholding|ownership|owns?|owned|owning|holds?|held|holding|tak(?:e|es|ing)|took|acquir\w+|bought|buys?|buying|sells?|sold|selling|purchas\w+|control(?:s|led)?|remaining|sale|plac(?:e|es|ed|ing)|built up|picked up|float(?:s|ed|ing)?|shareholder in [\p{L} ]{2,30} with|exit(?:s|ed)?|handing over|handed over|gives? it|giving it|acquisition|purchase|erwirbt|erworben|übernimmt|beteiligt|acquiert|acquis|rachète|acquisisce|adquiere)\b[^.;,]{0,45}$/iu;
const NO_OWNERSHIP_AFTER =
  /^[ -](?:\w+[ -]){0,2}?(?:premium|discount|rise|gain|jump|drop|fall|decline|increase|growth|higher|lower|yield|coupon|interest rate|tariff|margin|market share|owned|of (?:its |the )?(?:staff|workforce|employees|jobs|sales|revenues?|market|customers|users|votes cast|gdp|imports|exports|time|income|profits?|global|total|world)|above|below|more than|up|down|convertible|senior|notes|debentures|bonds|preferred|cumulative|cap rate|staff|workforce|job|occupan|leased|a year|annual)/i;
const NO_OWNERSHIP_BEFORE =
  /\b(?:rose|rise[sn]?|rising|jump(?:s|ed)?|surg(?:es?|ed)|soar(?:s|ed)?|fell|falls?|drop(?:s|ped)?|slid|slump(?:s|ed)?|gain(?:s|ed)?|climb(?:s|ed)?|up|down|plung(?:es?|ed)|premium of|discount of|by|yield(?:s|ing)?|lays? off|cut|growth of|grew|tumbl\w+|advanc\w+|higher|lower)\s(?:about |around |nearly |almost |as much as |more than |over |some |roughly )?$|\b(?:undertakings?|acceptances|support|commitments?|tenders) (?:covering|from|representing|for|of) (?:\w+ ){0,3}$|\b(?:directors|officers|holders|investors|shareholders)\b[^.;,]{0,30}\b(?:holding|owning|with|representing) (?:about |around |some |over |more than )?$|\bconditional on (?:\w+ ){0,3}$|\bleav\w+ [^.;]{0,60}\bwith (?:about )?$/i;

/** Every share of ownership in the text, percent 0-100; a percentage of anything else is left out. */
export function readStakes(text: string): StakeFigure[] {
  if (!/%|pct|per ?cent|half|third|quarter|fifth|majority/i.test(text)) return [];
  const flat = text.replace(/\s/g, ' ');
  const found: StakeFigure[] = [];
  const add = (start: number, end: number, low: number, high: number, plus: boolean, sure: boolean): void => {
    const [before, after] = [flat.slice(Math.max(0, start - 70), start), flat.slice(end, end + 70)];
    if (low > 100 || high > 100 || low <= 0) return;
    if (NO_OWNERSHIP_AFTER.test(after) || NO_OWNERSHIP_BEFORE.test(before)) return;
    if (!sure && !OWNERSHIP_AFTER.test(after) && !OWNERSHIP_BEFORE.test(before)) return;
    const interval = bounded(flat, start, end, { min: Math.min(low, high), max: Math.max(low, high) }, plus);
    const interest = /^[ -](?:\w+ ){0,3}(?:voting|votes)\b/i.test(after) ? 'votes' : 'shares';
    found.push({ stake: { ...interval, interest }, start, end });
  };
  for (const match of everyMatch(PERCENT, flat)) {
    const [whole, about, first = '', second, plus] = match;
    if (match.index > 0 && /[\d.,]/.test(flat.charAt(match.index - 1))) continue;
    const low = percentOf(first);
    const start = match.index + (about?.length ?? 0);
    add(start, match.index + whole.length, low, second === undefined ? low : numberOf(second), plus === '+', false);
  }
  for (const match of everyMatch(WORD_PERCENT, flat)) {
    const value = SMALL_NUMBERS[match[1]?.toLowerCase() ?? ''] ?? 0;
    add(match.index, match.index + match[0].length, value, value, false, false);
  }
  for (const { reads, percent } of FRACTIONS) {
    for (const match of everyMatch(reads, flat)) {
      const [before, after] = [flat.slice(0, match.index), flat.slice(match.index + match[0].length)];
      if (OF_SOMETHING_ELSE.test(after)) continue;
      if (!OWNERSHIP_AFTER.test(after) && !OWNERSHIP_BEFORE.test(before)) continue;
      if (
        !/stake|shares?|interest|equity|stock|ownership|of (?:its |the )?\p{Lu}/iu.test(after.slice(0, 60)) &&
        !/(?:buy|acquir|sell|sold|bought|purchas)\w*\s[^.;]{0,20}$/i.test(before)
      )
        continue;
      add(match.index, match.index + match[0].length, percent, percent, false, true);
    }
  }
  for (const match of everyMatch(MAJORITY, flat)) {
    // "a 60% majority stake" has its figure.
    if (/(?:%|pct|per ?cent) $/i.test(flat.slice(Math.max(0, match.index - 9), match.index))) continue;
    const stake = { min: 50, max: null, approximate: false, interest: 'shares' as const };
    found.push({ stake, start: match.index, end: match.index + match[0].length });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "9.9", or "5-1/2" as agencies print it. */
function percentOf(printed: string): number {
  const [whole = '', fraction] = printed.split('-');
  if (fraction === undefined) return numberOf(whole);
  const [over = '0', under = '1'] = fraction.split('/');
  return Number(whole) + Number(over) / Math.max(1, Number(under));
}
