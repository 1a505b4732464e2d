// The events of an article and its sentences → the same events with what other sentences say of them: valuation, price.
import type { AlsoMoves, Money, OwnershipEvent } from '../../domain.ts';
import { movesTold } from './also-moves.ts';
import type { Sentence } from '../reading/clean.ts';
import { readClosing } from './closing.ts';
import { bareName, companiesIn, type Names } from '../names/companies.ts';
import { readSums, type Sum } from './figures.ts';
import { flatten } from '../names/phrases.ts';
import { alike } from '../events/same-event.ts';

const DEAL_WORDS =
  /\b(?:deal|transaction|acquisition|purchase price|consideration|takeover|merger|offer|sale|buyout|bid|investment|round|funding|stake)\b/i;
const PAY_WORDS =
  /\b(?:pa(?:y|ys|id|ying)|spen(?:d|ds|t|ding)|hand(?:ing)? over|put(?:s|ting)? (?:up|in)|offer\w*|invest\w*|fetch|rais(?:e|es|ed|ing)|bring(?:ing)? in|cash in|tie-up)\b/i;
/** "The lender will pay $54 million", "It spent $88 million": what one side hands over, in a sentence of its own. */
const PAID_BEFORE =
  /\b(?:(?:will|would|is to|are to|to|it|they|who|is|are|has|have|had|group|company|firm|buyers?|bank|house|lender|department) )(?:(?:agreed|offered|plans?|planned|said it would|be) (?:to |be )?)?(?:pay(?:ing|s)?|paid|spen(?:d|ds|t|ding)|hand(?:ing)? over|put(?:ting)? (?:up|in)|offered|bid|invest(?:s|ed|ing)?)(?: (?:the \w+|a total|an initial|a combined)(?: of)?)?(?: up to| as much as| about| around| approximately| nearly| roughly| some| over| more than| no more than)?\s?$|\b\p{Lu}[\p{L}&'’.-]{1,24} (?:pays|paid|offered|is paying|is putting in) (?:about |around |up to |some |as much as )?$|\b(?:spending|paying) (?:up to |about |around |some |as much as |a total of )?$/u;
/** "could fetch $90 million", "expects offers of between $90 and $110 million": what a sale may bring. */
const BROUGHT_BEFORE =
  /\b(?:fetch|bring in|offers of|bids of|cash in|worth in a sale)(?: between| up to| about| around| as much as| some| more than| at least)?\s?$/i;
/** "which would raise about $40 million": an offering's own sum. */
const OFFERING_BEFORE =
  /\b(?:rais(?:e|es|ed|ing)|bring(?:s|ing)? in|offering expected to total)(?: between| up to| about| around| as much as| some| more than| at least| nearly)?\s?$/i;
const NO_PRICE_BEHIND =
  /^[^.;]{0,40}\b(?:dividend|buyback|fine|fees?|tax|salar(?:y|ies)|bonus|a year|annual|termination)\b/i;
const HAS_SUM = /[$€£¥₹]|\b(?:million|billion|mln|bln|bn|crore|lakh|dlrs?|dollars?|euros?|yuan|yen|stg)\b/i;
const READ_AT_MOST = 40; // sentences

interface SentenceSums {
  sentence: Sentence;
  sums: Sum[];
}

/** The main event takes the article's valuations and, where its own sentence has none, the price of the deal. */
export function joinFigures(
  events: readonly OwnershipEvent[],
  sentences: readonly Sentence[],
  names: Names,
  articleId: string,
): OwnershipEvent[] {
  const main = events[0];
  if (main === undefined || main.headlineOnly) return [...events];
  const figures: SentenceSums[] = [];
  for (const sentence of sentences) {
    if ((sentence.zone !== 'title' && sentence.zone !== 'body') || !HAS_SUM.test(sentence.text)) continue;
    figures.push({ sentence, sums: readSums(sentence.text) });
    if (figures.length >= READ_AT_MOST) break;
  }
  const whole = { ...main, alsoMoves: movesWith(main, sentences, names) };
  return [withClosing(withFigures(whole, figures, names, articleId), sentences, articleId), ...events.slice(1)];
}

function withFigures(
  event: OwnershipEvent,
  figures: readonly SentenceSums[],
  names: Names,
  articleId: string,
): OwnershipEvent {
  const valued = valuations(event, figures, names);
  let { price } = event;
  let evidence = event.evidence;
  const trail = [...event.trail];
  const isValuation = (money: Money): boolean =>
    [valued.now, valued.before].some((other) => other !== null && sum(other.money) === sum(money));
  if (price !== null && isValuation(price)) {
    trail.push({
      row: 'a $29 billion deal, and $29 billion is the valuation',
      step: 'figure',
      read: String(sum(price)),
    });
    price = null;
  }
  const told = figures.flatMap(({ sentence, sums }) =>
    DEAL_WORDS.test(sentence.text) || PAY_WORDS.test(sentence.text)
      ? sums.filter(({ of }) => of === 'price').map((figure) => ({ sentence, figure }))
      : [],
  );
  const better = told.find(
    ({ sentence, figure }) =>
      !isValuation(figure.money) &&
      (price === null
        ? mayBePrice(event, { sentence, figure }, names)
        : price.currency === null && figure.money.currency !== null && sum(figure.money) === sum(price)),
  );
  if (better !== undefined) {
    price = better.figure.money;
    trail.push({
      row: better.figure.row,
      step: 'figure',
      read: better.sentence.text.slice(better.figure.start, better.figure.end),
    });
    evidence = withEvidence(evidence, better.sentence, articleId);
  }
  if (valued.now !== null) {
    trail.push({ row: valued.now.row, step: 'figure', read: valued.now.read });
    evidence = withEvidence(evidence, valued.now.sentence, articleId);
  }
  return {
    ...event,
    price,
    valuation: valued.now?.money ?? null,
    valuationBefore: valued.before?.money ?? null,
    evidence,
    trail,
  };
}

/** A deal that is done, or off, closes on no later day. */
function withClosing(event: OwnershipEvent, sentences: readonly Sentence[], articleId: string): OwnershipEvent {
  if (/^(?:completed|called-off|blocked|denied)$/.test(event.stage)) return event;
  const closing = readClosing(sentences);
  if (closing === null) return event;
  return {
    ...event,
    closesBy: closing.closesBy,
    evidence: withEvidence(event.evidence, closing.sentence, articleId),
    trail: [...event.trail, { row: closing.row, step: 'figure', read: closing.closesBy }],
  };
}

/** What the article's other sentences say moves with the shares, where they name a party of the deal. */
function movesWith(event: OwnershipEvent, sentences: readonly Sentence[], names: Names): AlsoMoves[] {
  const parties = [event.target, ...event.acquirers].flatMap((name) => (name === null ? [] : [bareName(name)]));
  const told = new Set(event.alsoMoves);
  for (const sentence of sentences.slice(0, READ_AT_MOST)) {
    if (sentence.zone !== 'body') continue;
    const moves = movesTold(flatten(sentence.text));
    if (moves.length === 0) continue;
    if (companiesIn(sentence, names).some(({ name }) => parties.includes(bareName(names.full(name)))))
      for (const move of moves) told.add(move);
  }
  return [...told];
}

function sum(money: Money): number | null {
  return money.max ?? money.min;
}

/** A price taken from another sentence must be said to be the deal's own. */
function mayBePrice(
  event: OwnershipEvent,
  { sentence, figure }: { sentence: Sentence; figure: Sum },
  names: Names,
): boolean {
  if (event.kind === 'spin-off') return false;
  const [before, after] = [
    sentence.text.slice(Math.max(0, figure.start - 70), figure.start),
    sentence.text.slice(figure.end, figure.end + 40),
  ];
  const near = NO_PRICE_BEHIND.test(after) ? false : speaksOf(event, sentence, names, true);
  if (event.kind === 'ipo') return near && OFFERING_BEFORE.test(before);
  const invested = /\binvest/i.test(before) && event.kind !== 'investment' && event.kind !== 'stake'; // into its plants
  if (near && !invested && (PAID_BEFORE.test(before) || BROUGHT_BEFORE.test(before))) return true;
  return figure.row === 'a deal valued at $2 billion' || PRICE_BEFORE.test(before) || PRICE_AFTER.test(after);
}

const PRICE_BEFORE =
  /\b(?:purchase price|consideration|deal|tie-up|transaction|acquisition|investment|offer|sale price|price tag|takeover|purchase|sale|buyout|total price)(?: \w+){0,4}? (?:of|worth|at|is|was|for|totall?ing|about|around|included?|includes)(?: up to| about| around| approximately| nearly| roughly| over| more than)?\s?$/i;
const PRICE_AFTER =
  /^[ -](?:\w+ ){0,1}(?:deal|tie-up|(?:merger )?agreement|acquisition|takeover|transaction|buyout|investment|purchase|bid|offer|sale)\b/i;

interface Valued {
  money: Money;
  row: string;
  read: string;
  sentence: Sentence;
}

/** Valuations in sentences that name the target, or name no company at all. */
function valuations(
  event: OwnershipEvent,
  figures: readonly SentenceSums[],
  names: Names,
): { now: Valued | null; before: Valued | null } {
  let now: Valued | null = null;
  let before: Valued | null = null;
  for (const { sentence, sums } of figures) {
    const found = sums.filter(({ of }) => of === 'valuation');
    if (found.length === 0 || !speaksOf(event, sentence, names)) continue;
    for (const figure of found) {
      const valued = {
        money: figure.money,
        row: figure.row,
        read: sentence.text.slice(figure.start, figure.end),
        sentence,
      };
      const lead = sentence.text.slice(Math.max(0, figure.start - 14), figure.start);
      if (/\b(?:from|up from)\s(?:an? |about |around |~)?$/i.test(lead)) before ??= valued;
      else if (
        now === null &&
        !/\b(?:last|previous(?:ly)?|earlier|was)\b/i.test(
          sentence.text.slice(Math.max(0, figure.start - 40), figure.start),
        )
      )
        now = valued;
    }
  }
  return { now, before };
}

/** @param any a sentence that names any party of the deal speaks of it, whoever else stands there */
function speaksOf(event: OwnershipEvent, sentence: Sentence, names: Names, any = false): boolean {
  const named = companiesIn(sentence, names).map(({ name }) => bareName(names.full(name)));
  if (named.length === 0) return true;
  const parties = [event.target, event.seller, ...event.acquirers].flatMap((name) => (name === null ? [] : [name]));
  if (any) return named.some((name) => parties.some((party) => alike(name, party)));
  if (event.target === null) return false;
  if (named.includes(bareName(event.target))) return true;
  return event.acquirers.some((name) => named.includes(bareName(name))) && named.length === 1;
}

function withEvidence(
  evidence: OwnershipEvent['evidence'],
  { text, start, end }: Sentence,
  articleId: string,
): OwnershipEvent['evidence'] {
  return evidence.some((piece) => piece.start === start)
    ? evidence
    : [...evidence, { articleId, quote: text, start, end }];
}
