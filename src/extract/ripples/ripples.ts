// An article's sentences, the events read from them and its names → what follows from the deal: its ripples.
import type { OwnershipEvent, Ripple } from '../../domain.ts';
import type { Sentence } from '../reading/clean.ts';
import { bareName, type Names } from '../names/companies.ts';
import { customersAndGains } from './customers.ts';
import { addSpending, spendingIn, type Spending } from './spending.ts';
import { executiveMoves, rememberOffices } from './executives.ts';
import { competitorsIn, markLazily, placeAt, type Context, type Marked } from './context.ts';
import { CUSTOMERS, OWNERSHIP } from './rules.ts';
import { markSentence, type MarkedSentence } from './marks.ts';
import { mergeRipples } from './merge.ts';
import { triggersOf, type Triggers } from './triggers.ts';
import { vendorOf } from './vendor.ts';
import { stemReader } from '../reading/stems.ts';
import { comments, replies } from './voices.ts';

// An endless page must not hold up the rest.
const LONGEST = 3_000; // characters of a sentence
const MOST = 400; // sentences of an article

/** Stems of OWNERSHIP. */
const OWNED = stemReader([
  ['stake', 'acqui', 'takeover', 'bought', 'buyout', 'merge', 'invest', 'shareholder', 'new owner', 'ownership'],
]);

/**
 * Finds what follows from a deal: customers that leave, reduce or stay, executives that move, competitors that gain or comment,
 * and what the vendor replies.
 * @param reading `sentences` of the whole article (only title and body are read), its `events` with the main one first, and its
 *   table of `names`, asked for only where something may follow
 * @returns ripples in the order printed, one per company (or person) and kind; empty where the article tells of no deal
 */
export function findRipples(reading: Told): Ripple[] {
  const own = reading.sentences
    .filter(({ zone, text }) => (zone === 'title' || zone === 'body') && text.length <= LONGEST)
    .slice(0, MOST);
  const [main, ...others] = toldTargets(reading.events);
  // Without an event and without a word of ownership the ripples would belong to no deal.
  if (main === undefined && !own.some(({ text }) => OWNED.read(text)[0] === 1 && OWNERSHIP.test(text))) return [];
  const triggers = own.map(({ text }) => triggersOf(text));
  const found = ripplesAbout(main, own, triggers, reading);
  if (others.length === 0) return found;
  // Of the article's other deals only what names their own company: "it" and "the company" are of the main one.
  const elsewhere = others.flatMap((event) =>
    ripplesAbout(event, own, triggers, reading).filter(({ evidence }) => names(evidence.quote, event)),
  );
  const isTaken = (ripple: Ripple) =>
    !names(ripple.evidence.quote, main) &&
    elsewhere.some(({ evidence, company }) => evidence.start === ripple.evidence.start && company === ripple.company);
  const parties = new Set([main, ...others].map((event) => bareName(event?.target ?? '')));
  const kept = elsewhere.filter(({ company }) => !parties.has(bareName(company)) || company === '');
  return [...found.filter((ripple) => !isTaken(ripple)), ...kept].sort((a, b) => a.evidence.start - b.evidence.start);
}

interface Told {
  articleId: string;
  sentences: readonly Sentence[];
  events: readonly OwnershipEvent[];
  names: () => Names;
}
const MOST_DEALS = 4; // of one article that are asked what follows from them; a roundup tells the rest in a line each

/** The deals told in the article's own text, one for each company bought, the main one first. */
function toldTargets(events: readonly OwnershipEvent[]): OwnershipEvent[] {
  const told = events.filter(({ headlineOnly, target }) => !headlineOnly && target !== null);
  const key = ({ target }: OwnershipEvent) => bareName(target ?? '');
  return told.filter((event, i) => told.findIndex((other) => key(other) === key(event)) === i).slice(0, MOST_DEALS);
}

/** True when the sentence names the company that the deal is about, by its first word at least. */
function names(quote: string, event: OwnershipEvent | undefined): boolean {
  const first = bareName(event?.target ?? '').split(' ')[0] ?? '';
  return first.length > 2 && quote.toLowerCase().includes(first);
}

/** What follows from one deal; from whatever changed hands where the article tells no event. */
function ripplesAbout(
  main: OwnershipEvent | undefined,
  own: readonly Sentence[],
  triggers: readonly Triggers[],
  reading: Told,
): Ripple[] {
  const { articleId } = reading;
  const active = activeOnes(own, triggers, main?.target ?? null);
  if (!active.some((mayFollow) => mayFollow)) return [];
  const about = main?.target ?? vendorOf(own, triggers, reading.names);
  if (about === null) return [];
  const known = reading.names();
  const others = main === undefined ? [] : [...main.acquirers, ...(main.seller === null ? [] : [main.seller])];
  const parties = {
    target: bareName(known.full(about)),
    others: new Set(others.map((name) => bareName(known.full(name)))),
  };
  const marked = markLazily(own.length, (i) => {
    const sentence = own[i];
    return sentence === undefined ? null : markSentence(sentence, known, parties);
  });
  const markedWhere = (holds: (triggers: Triggers) => boolean): MarkedSentence[] =>
    triggers.flatMap((trigger, i) => (holds(trigger) ? (marked.at(i) ?? []) : []));
  const reads = (holds: (triggers: Triggers) => boolean): boolean =>
    triggers.some((trigger, i) => active[i] === true && holds(trigger));
  const context: Context = {
    articleId,
    about,
    hasEvent: main !== undefined,
    speaksOfCustomers: own.some(({ text }) => CUSTOMERS.test(text)),
    competitors: reads(({ gains, officer }) => gains.length > 0 || officer)
      ? competitorsIn(markedWhere(({ rivals }) => rivals))
      : new Set(),
    offices: reads(({ executives }) => executives.length > 0)
      ? rememberOffices(markedWhere(({ officer }) => officer))
      : new Map(),
  };
  const found: Ripple[] = [];
  const places = triggers.flatMap((trigger, i) => {
    const sentence = active[i] === true ? marked.at(i) : null;
    return sentence === null ? [] : [placeAt(marked, i, sentence, trigger)];
  });
  for (const place of places) {
    found.push(
      ...customersAndGains(place, context),
      ...executiveMoves(place, context),
      ...comments(place, context),
      ...replies(place, context),
    );
  }
  const justified = onlyJustified(found, context);
  return mergeRipples(addSpending(justified, () => spendingAmong(own, triggers, marked)));
}

/** In which sentences a row may read; gains count only beside competitors or customers, moves only beside an office;
 * an answer only where the vendor is named. */
function activeOnes(own: readonly Sentence[], triggers: readonly Triggers[], target: string | null): boolean[] {
  const rivals = triggers.some((trigger) => trigger.rivals);
  const customers = triggers.some((trigger) => trigger.customers.length > 0);
  const officers = triggers.some((trigger) => trigger.officer);
  const first = target === null ? '' : (bareName(target).split(' ')[0] ?? '');
  return triggers.map(
    (trigger, i) =>
      trigger.customers.length > 0 ||
      (trigger.gains.length > 0 && (rivals || customers)) ||
      (trigger.executives.length > 0 && officers && target !== null) ||
      (trigger.officer && trigger.says && rivals) ||
      (trigger.answers && trigger.says && mayName(own[i]?.text ?? '', first)),
  );
}

/** A vendor that answers is named by its first word at least, or by its initials. */
function mayName(text: string, first: string): boolean {
  return text.toLowerCase().includes(first) || /\b\p{Lu}{2,7}\b/u.test(text);
}

/** What customers pay may stand in any sentence that prints a sum. */
function spendingAmong(own: readonly Sentence[], triggers: readonly Triggers[], marked: Marked): Spending[] {
  return own.flatMap(({ text }, i) => {
    const [sentence, trigger] = [/\d|hundreds|tens/i.test(text) ? marked.at(i) : null, triggers[i]];
    return sentence === null || trigger === undefined ? [] : spendingIn(placeAt(marked, i, sentence, trigger));
  });
}

/** A gain counts where the article calls the company a competitor, or tells of customers that leave or reduce. */
function onlyJustified(ripples: Ripple[], { competitors }: Context): Ripple[] {
  const losing = new Set(
    ripples
      .filter(({ kind }) => kind === 'customer-leaves' || kind === 'customer-reduces' || kind === 'vendor-cuts-off')
      .map(({ company }) => company),
  );
  return ripples.filter(
    ({ kind, company }) =>
      kind !== 'competitor-gains' || competitors.has(bareName(company)) || (losing.size > 0 && !losing.has(company)),
  );
}
