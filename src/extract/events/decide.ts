// What the rules found in an article and the judge's verdict on the whole → its ownership events, each with how sure it is.
import type { OwnershipEvent, Rejection, TrailStep } from '../../domain.ts';
import type { Sentence } from '../reading/clean.ts';
import type { Names } from '../names/companies.ts';
import { confidenceOf, titleContext, type TitleContext } from './confidence.ts';
import { connected } from '../judge/connected.ts';
import { styleOf, type Read } from '../judge/features.ts';
import { judge, type Verdict } from '../judge/judge.ts';
import { bareEvent } from '../rules/bare-event.ts';
import { mergeProposals } from './merge.ts';
import type { Analysed } from '../names/phrases.ts';
import type { Proposal, Rejected } from './proposals.ts';
import { stemReader } from '../reading/stems.ts';

/** An article as the rules read it. */
export interface Found {
  sentences: readonly Sentence[];
  names: () => Names;
  /** The sentences that may tell of a deal, analysed. */
  reads: readonly Analysed[];
  proposals: readonly Proposal[];
  rejected: readonly Rejected[];
}

/** How probable an event must be, by what the rules say of it. */
const LEAST = {
  /** A wording that is hardly ever wrong: rules are right of much that the judge never read. */
  plainlyTold: 0.2,
  told: 0.4,
  weaklyTold: 0.5,
  /** A veto stands against it. */
  vetoed: 0.6,
  /** No wording of the table reads. */
  untold: 0.5,
  /** … and a headline is all there is: it says too little. */
  untoldHeadline: 0.7,
};
const PLAIN = 0.9; // a rule's own confidence, from which on it tells plainly

/**
 * The rules propose, the judge weighs: what the article as a whole speaks against is no event, and where the whole tells one,
 * the best proposal is taken though a veto or its own weakness stood against it.
 */
export function decide(articleId: string, found: Found): { events: OwnershipEvent[]; rejected: Rejection[] } {
  if (found.reads.length === 0 && !mayTell(found.sentences)) return { events: [], rejected: [] };
  const { read, merged, title } = weighed(articleId, found);
  const verdict = judge(read);
  const related = merged.filter(({ headlineOnly }) => headlineOnly);
  const own = merged.filter(({ headlineOnly }) => !headlineOnly);
  const rejected = found.rejected.map(({ step }) => step);
  if (tellsEvent(read, verdict.probability)) {
    const events = own.length > 0 ? own : raised(articleId, found, title);
    return {
      events: [...withRejected(events, rejected).map((event, i) => judged(event, i, verdict)), ...related],
      rejected,
    };
  }
  const turnedAway = own.map(({ evidence, trail }): Rejection => ({
    row: 'the article as a whole tells no change of ownership',
    step: 'veto',
    read: evidence[0]?.quote ?? '',
    rule: trail[0]?.row ?? '',
    quote: evidence[0]?.quote ?? '',
  }));
  return { events: related, rejected: [...rejected, ...turnedAway] };
}

/** Words without which no article was ever held to tell a deal that no rule reads: most articles need no judge. */
const DEAL_STEMS = stemReader([
  (
    'acqui|takeover|take-over|merge|stake|tender|buyout|buy-out|divest|spin-off|spinoff| ipo|float|listing|public offer|' +
    'invest|funding|raise|raising| bid|offer|owner|sell|sold| sale|buys|buying| buy |bought|purchas|shareholding|' +
    'interest in|joint ven|control|proposal|transaction|combin|shares| deal|subsidiary|agreement'
  ).split('|'),
]);

function mayTell(sentences: readonly Sentence[]): boolean {
  return sentences.some(({ text, zone }) => (zone === 'title' || zone === 'body') && DEAL_STEMS.read(text)[0] === 1);
}

const MOST_REJECTED = 5; // told beside the main event

/** What was turned away elsewhere in the article goes with the main event, so that "why this alert?" can say it. */
function withRejected(events: OwnershipEvent[], rejected: readonly Rejection[]): OwnershipEvent[] {
  const [main, ...rest] = events;
  if (main === undefined || rejected.length === 0) return events;
  const steps = rejected.slice(0, MOST_REJECTED).map(({ row, step, read }) => ({ row, step, read }));
  return [{ ...main, trail: [...main.trail, ...steps] }, ...rest];
}

/** Whether the article tells an event, by what the rules found and how probable the judge holds it, 0-1. */
export function tellsEvent(read: Read, probability: number): boolean {
  return probability >= leastFor(read);
}

function leastFor({ told, proposals, rejected, style }: Read): number {
  const own = proposals.filter(({ proposal }) => isOwn(proposal));
  if (told) return own.some(({ confidence }) => confidence >= PLAIN) ? LEAST.plainlyTold : LEAST.told;
  if (own.length > 0) return LEAST.weaklyTold;
  if (rejected.length > 0) return LEAST.vetoed;
  return style.startsWith('headline') ? LEAST.untoldHeadline : LEAST.untold;
}

function isOwn({ read }: Proposal): boolean {
  return read.sentence.zone !== 'related';
}

/** "The buyer, a housing association, must build 90 flats": words for somebody are no name. */
function isNamed({ acquirers, target, seller }: Proposal): boolean {
  return [...acquirers, target, seller].some((name) => name !== null && /\p{Lu}/u.test(name));
}

interface Weighed {
  /** The article as the judge reads it. */
  read: Read;
  /** The events that the rules alone make of it. */
  merged: OwnershipEvent[];
  title: TitleContext;
}

export function weighed(articleId: string, found: Found): Weighed {
  const { names, proposals, rejected } = found;
  const sentences = connected(
    found.sentences,
    found.reads.map(({ sentence }) => sentence),
  );
  const title = contextOf(sentences, proposals);
  const merged = proposals.length === 0 ? [] : mergeProposals(articleId, proposals, names(), title);
  const read: Read = {
    sentences,
    proposals: proposals.map((proposal) => ({ proposal, confidence: confidenceOf(proposal, title).confidence })),
    rejected: rejected.map(({ step, read: { sentence } }) => ({ step, inTitle: sentence.zone === 'title' })),
    told: merged.some(({ headlineOnly }) => !headlineOnly),
    style: styleOf(sentences),
  };
  return { read, merged, title };
}

function contextOf(sentences: readonly Sentence[], proposals: readonly Proposal[]): TitleContext {
  const title = sentences.find(({ zone }) => zone === 'title')?.text ?? '';
  return titleContext(
    title,
    proposals.some(({ read }) => read.sentence.zone === 'title'),
    sentences.filter(({ zone }) => zone === 'body').length,
  );
}

/** The event that the article tells all the same: the best of its weak proposals, else of those turned away, else a bare one. */
function raised(articleId: string, found: Found, title: TitleContext): OwnershipEvent[] {
  for (const proposals of [() => found.proposals, () => found.rejected.map(({ proposal }) => proposal())]) {
    const own = proposals().filter((proposal) => isOwn(proposal) && isNamed(proposal));
    if (own.length === 0) continue;
    const events = mergeProposals(articleId, own, found.names(), title, 0);
    if (events.length > 0) return events.slice(0, 1);
  }
  return bareEvent(articleId, found.sentences, found.names());
}

const SUREST = 0.999; // nothing that is read is certain, and a far score must not be rounded to it

/** The article's own probability is its main event's; no other event of it is surer. */
function judged(event: OwnershipEvent, place: number, { probability, reasons }: Verdict): OwnershipEvent {
  const sure = place === 0 ? probability : Math.min(event.confidence, probability);
  const confidence = Math.min(SUREST, Math.max(1 - SUREST, Math.round(sure * 1000) / 1000));
  const steps = place > 0 ? [] : reasons();
  return {
    ...event,
    confidence,
    trail: [
      ...event.trail,
      ...steps.map(({ feature, weight }): TrailStep => ({ row: feature, step: 'confidence', read: signed(weight) })),
    ],
  };
}

function signed(weight: number): string {
  return `${weight > 0 ? '+' : ''}${weight.toFixed(2)}`;
}
