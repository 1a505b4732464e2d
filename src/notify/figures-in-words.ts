// Printed figures → the words in which people read them: "up to $14.3 billion", "about 50%", "tripled".
import type { Disagreement, Interval, Money, Stake } from '../domain.ts';

const SIGNS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' };
const CURRENCY_WORDS: Record<string, string> = {
  CNY: 'yuan',
  CHF: 'francs',
  KRW: 'won',
  SEK: 'kronor',
  NOK: 'kroner',
  DKK: 'kroner',
  PLN: 'zloty',
  BRL: 'reais',
  ZAR: 'rand',
  TRY: 'lira',
  RUB: 'roubles',
  ILS: 'shekels',
};
const SCALES: [from: number, word: string][] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];

/** "up to $14.3 billion", "10 billion yuan (CNY)", "14.3 billion (currency not printed)". */
export function moneyInWords(money: Money): string {
  const { currency } = money;
  const one = (sum: number) => oneSum(sum, currency);
  const after = currency === null ? ' (currency not printed)' : CURRENCY_WORDS[currency] ? ` (${currency})` : '';
  return intervalInWords(money, one) + after;
}

function oneSum(sum: number, currency: string | null): string {
  const [from, word] = SCALES.find(([least]) => sum >= least) ?? [1, ''];
  const figure = decimal(sum / from);
  const scaled = word === '' ? figure : `${figure} ${word}`;
  if (currency === null) return scaled;
  const sign = SIGNS[currency];
  return sign === undefined ? `${scaled} ${CURRENCY_WORDS[currency] ?? currency}` : `${sign}${scaled}`;
}

/** "49%", "up to 10% of the votes"; what it means (bought, sold, held) is the sentence's to say. */
export function stakeInWords(stake: Stake): string {
  const part = intervalInWords(stake, (percent) => `${decimal(percent)}%`);
  return stake.interest === 'votes' ? `${part} of the votes` : part;
}

/** "doubled", "tripled", "grew 5-fold". */
export function factorInWords(factor: number): string {
  const words: Record<number, string> = { 2: 'doubled', 3: 'tripled', 4: 'quadrupled' };
  return words[factor] ?? `grew ${decimal(factor)}-fold`;
}

export function disagreedInWords(value: Disagreement['figures'][number]['value']): string {
  if ('factor' in value) return factorInWords(value.factor);
  return 'meaning' in value ? stakeInWords(value) : moneyInWords(value);
}

function intervalInWords({ min, max, approximate }: Interval, one: (figure: number) => string): string {
  if (min !== null && max !== null) {
    const figure = min === max ? one(min) : `${one(min)} to ${one(max)}`;
    return approximate ? `about ${figure}` : figure;
  }
  if (max !== null) return `${approximate ? 'nearly' : 'up to'} ${one(max)}`;
  if (min !== null) return `${approximate ? 'about' : 'at least'} ${one(min)}${approximate ? ' or more' : ''}`;
  return 'an amount not said';
}

const DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }); // making one takes longer than an alert's other words

/** At most two decimals, thousands marked. */
function decimal(figure: number): string {
  return DECIMAL.format(figure);
}

/** The largest a figure may be: thresholds are meant to be met early rather than late. */
export function upperBound({ min, max }: Interval): number | null {
  return max ?? min;
}

/** Shares of a company at which law and accounting begin to care, highest first. */
const BANDS: [percent: number, name: string][] = [
  [75, '75% (full control; UK register of control)'],
  [50, '50% (control)'],
  [25, '25% (UK register of control)'],
  [20, '20% (significant influence)'],
  [10, '10%'],
  [5, '5% (US notice 13D/13G)'],
];

/** The highest band that the stake reaches; 50% itself is not yet control. null below 5%. */
export function bandReached(stake: Stake): string | null {
  const percent = upperBound(stake);
  if (percent === null) return null;
  return BANDS.find(([band]) => (band === 50 ? percent > band : percent >= band))?.[1] ?? null;
}
