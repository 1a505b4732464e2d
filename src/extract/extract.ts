// The stage article → reading: clean, propose by rules, reject by vetoes, merge repeats; then what follows from the deal.
import type { Article, OwnershipEvent, Reading, TrailStep } from '../domain.ts';
import { readSentences, type Sentence } from './clean.ts';
import { readNames, type Names } from './companies.ts';
import { titleContext } from './confidence.ts';
import { investorsIn, mayNameInvestors } from './investors.ts';
import { joinFigures } from './join-figures.ts';
import { mergeProposals } from './merge.ts';
import { readOrigin } from './origin.ts';
import { analyse, flatten } from './phrases.ts';
import { propose, type Proposal } from './proposals.ts';
import { findRipples } from './ripples.ts';
import { alike } from './same-event.ts';
import { findWordings } from './rules.ts';

const READ_AT_MOST = 60; // sentences of one article that are read for events; an endless page must not hold up the rest

/**
 * Reads one article.
 * @returns events (the main one first, those of related headlines last), ripples, and whose report it is; never throws
 */
export function readArticle(article: Pick<Article, 'id' | 'title' | 'body'>): Reading {
  const sentences = readSentences(article);
  let known: Names | null = null;
  const names = (): Names => (known ??= readNames(sentences)); // most articles tell of no deal and need none
  const { events, rejected } = readEvents(article.id, sentences, names);
  const ripples = findRipples({ articleId: article.id, sentences, events, names });
  return { events, ripples, origin: readOrigin(sentences), rejected };
}

function readEvents(
  articleId: string,
  sentences: readonly Sentence[],
  names: () => Names,
): Pick<Reading, 'events' | 'rejected'> {
  const candidates = sentences
    .filter(({ zone }) => zone !== 'boilerplate')
    .slice(0, READ_AT_MOST)
    .map((sentence, number) => ({ sentence, number, wordings: findWordings(flatten(sentence.text)) }))
    .filter(({ wordings }) => wordings.length > 0);
  if (candidates.length === 0) return { events: [], rejected: [] };
  const rejected: TrailStep[] = [];
  const proposals: Proposal[] = [];
  for (const { sentence, number, wordings } of candidates) {
    const found = propose(analyse(sentence, names()), wordings, names(), number);
    proposals.push(...found.proposals);
    rejected.push(...found.rejected);
  }
  const title = sentences.find(({ zone }) => zone === 'title')?.text ?? '';
  const body = sentences.filter(({ zone }) => zone === 'body').length;
  const merged = mergeProposals(articleId, proposals, names(), titleContext(title, proposals.some(inTitle), body));
  return { events: joinFigures(withInvestors(merged, sentences, names()), sentences, names(), articleId), rejected };
}

const ROUND_TOLD_IN = 16; // sentences from the title on; who put money in is told there

/** A funding round is its named investors', all of them; where an article tells of several rounds, those of its own sentences. */
function withInvestors(events: OwnershipEvent[], sentences: readonly Sentence[], names: Names): OwnershipEvent[] {
  const [main, ...rest] = events;
  if (main?.kind !== 'investment' || main.headlineOnly) return events;
  const several = rest.some(({ kind, headlineOnly }) => kind === 'investment' && !headlineOnly);
  const own = sentences.filter(({ zone }) => zone === 'title' || zone === 'body').slice(0, ROUND_TOLD_IN);
  const told = several ? own.filter(({ start }) => main.evidence.some((piece) => piece.start === start)) : own;
  const named = told.filter(({ text }) => mayNameInvestors(text)).map((sentence) => analyse(sentence, names));
  const found = investorsIn(named).map((name) => names.full(name));
  const acquirers: string[] = [];
  for (const name of [...found, ...main.acquirers]) {
    const taken = main.target !== null && alike(name, main.target);
    if (!taken && !acquirers.some((other) => alike(name, other))) acquirers.push(name);
  }
  return [{ ...main, acquirers }, ...rest];
}

function inTitle({ read }: Proposal): boolean {
  return read.sentence.zone === 'title';
}
