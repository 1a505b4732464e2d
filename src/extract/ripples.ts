// An article's sentences, the events read from them and its names → what follows from the deal: its ripples.
import type { OwnershipEvent, Ripple } from '../domain.ts';
import type { Sentence } from './clean.ts';
import { bareName, type Names } from './companies.ts';
import { addSpending, customersAndGains, spendingIn, type Spending } from './ripple-customers.ts';
import { executiveMoves, rememberOffices } from './ripple-executives.ts';
import { competitorsIn, placesOf, type Context } from './ripple-context.ts';
import { CUSTOMERS } from './ripple-rules.ts';
import { markSentence } from './ripple-marks.ts';
import { mergeRipples } from './ripple-merge.ts';
import { vendorOf } from './ripple-vendor.ts';
import { comments, replies } from './ripple-voices.ts';

// An endless page must not hold up the rest.
const LONGEST = 3_000; // characters of a sentence
const MOST = 400; // sentences of an article

/**
 * Finds what follows from a deal: customers that leave, reduce or stay, executives that move, competitors that gain or comment,
 * and what the vendor replies.
 * @param reading `sentences` of the whole article (only title and body are read), its `events` with the main one first, and its
 *   table of `names`
 * @returns ripples in the order printed, one per company (or person) and kind; empty where the article tells of no deal
 */
export function findRipples(reading: {
  articleId: string;
  sentences: readonly Sentence[];
  events: readonly OwnershipEvent[];
  names: Names;
}): Ripple[] {
  const { articleId, events, names } = reading;
  const own = reading.sentences
    .filter(({ zone, text }) => (zone === 'title' || zone === 'body') && text.length <= LONGEST)
    .slice(0, MOST);
  const main = events.find((event) => !event.headlineOnly && event.target !== null);
  const about = main?.target ?? vendorOf(own, names);
  if (about === null) return [];
  const others = main === undefined ? [] : [...main.acquirers, ...(main.seller === null ? [] : [main.seller])];
  const parties = {
    target: bareName(names.full(about)),
    others: new Set(others.map((name) => bareName(names.full(name)))),
  };
  const marked = own.map((sentence) => markSentence(sentence, names, parties));
  const context: Context = {
    articleId,
    about,
    hasEvent: main !== undefined,
    speaksOfCustomers: own.some(({ text }) => CUSTOMERS.test(text)),
    competitors: competitorsIn(marked),
    offices: rememberOffices(marked),
  };
  const found: Ripple[] = [];
  const spending: Spending[] = [];
  for (const place of placesOf(marked)) {
    found.push(
      ...customersAndGains(place, context),
      ...executiveMoves(place, context),
      ...comments(place, context),
      ...replies(place, context),
    );
    spending.push(...spendingIn(place));
  }
  return mergeRipples(addSpending(onlyJustified(found, context), spending));
}

/** A gain counts where the article calls the company a competitor, or tells of customers that leave or reduce. */
function onlyJustified(ripples: Ripple[], { competitors }: Context): Ripple[] {
  const losing = new Set(
    ripples
      .filter(({ kind }) => kind === 'customer-leaves' || kind === 'customer-reduces')
      .map(({ company }) => company),
  );
  return ripples.filter(
    ({ kind, company }) =>
      kind !== 'competitor-gains' || competitors.has(bareName(company)) || (losing.size > 0 && !losing.has(company)),
  );
}
