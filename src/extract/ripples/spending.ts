// A sentence in its place → what customers spend with the vendor; ripples → the same, each customer's with its spending.
import type { Ripple } from '../../domain.ts';
import { bareName } from '../names/companies.ts';
import { everyMatch } from '../reading/every-match.ts';
import type { Place } from './context.ts';
import { roleIn } from './customers.ts';
import { amountIn, SPENDING } from './details.ts';
import { subjectsOf } from './subjects.ts';

export interface Spending {
  company: string;
  amount: NonNullable<Ripple['amount']>;
  /** Planned for this year, rather than past. */
  planned: boolean;
}

/** What customers pay the vendor, told apart from their leaving. */
export function spendingIn(place: Place): Spending[] {
  const { sentence, topic } = place;
  const found: Spending[] = [];
  for (const { planned, reads } of SPENDING) {
    for (const match of everyMatch(reads, sentence.marks)) {
      const amount = amountIn(sentence, { start: match.index, end: match.index + match[0].length }, 'contract-spend');
      if (amount === null) continue;
      for (const company of subjectsOf(sentence, match.index, topic)) {
        if (roleIn(place, company) === 'other') found.push({ company, amount, planned });
      }
    }
  }
  return found;
}

/** The same ripples, each customer's with what it had planned to spend; past spending fills in where nothing else is known. */
export function addSpending(ripples: Ripple[], readSpending: () => readonly Spending[]): Ripple[] {
  const goes = ({ kind }: Ripple): boolean => kind === 'customer-leaves' || kind === 'customer-reduces';
  const spending = ripples.some(goes) ? readSpending() : [];
  return ripples.map((ripple) => {
    if (!goes(ripple)) return ripple;
    const own = spending.filter(({ company }) => bareName(company) === bareName(ripple.company));
    const amount = own.find(({ planned }) => planned)?.amount ?? ripple.amount ?? own[0]?.amount ?? null;
    return { ...ripple, amount };
  });
}
