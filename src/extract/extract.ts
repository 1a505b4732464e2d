// The stage article → reading: clean, propose by rules, reject by vetoes, merge repeats; then what follows from the deal.
import type { Article, KnownNames, Origin, OwnershipEvent, Reading } from '../domain.ts';
import { readSentences, type Sentence } from './reading/clean.ts';
import { readNames, type Names } from './names/companies.ts';
import { decide, type Found } from './events/decide.ts';
import { investorsIn, mayNameInvestors } from './roles/investors.ts';
import { readCorrections } from './figures/corrections.ts';
import { joinFigures } from './figures/join-figures.ts';
import { readOrigin } from './reading/origin.ts';
import { withOwners } from './roles/owners.ts';
import { analyse, flatten, type Analysed } from './names/phrases.ts';
import { propose, type Proposal, type Rejected } from './events/proposals.ts';
import { findRipples } from './ripples/ripples.ts';
import { alike } from './events/same-event.ts';
import { findWordings } from './rules/rules.ts';

const READ_AT_MOST = 60; // sentences of one article that are read for events; an endless page must not hold up the rest
const MOST_PROPOSALS = 200; // each is held against every other; a list of all the deals of a year is read to there

const OWN_REPORT: Origin = { report: 'own', name: null };

/**
 * Reads one article.
 * @param known finds the names of companies known beforehand, so that "Target raises …" has an acquirer; asked of a title and of
 *   sentences that may tell of a deal
 * @returns events (the main one first, those of related headlines last), ripples, and whose report it is; never throws
 */
export function readArticle(article: Pick<Article, 'id' | 'title' | 'body'>, known?: KnownNames): Reading {
  const text = readText(article, known);
  const { events, rejected } = decide(article.id, text);
  const complete = withFigures(article.id, events, text);
  const ripples = findRipples({
    articleId: article.id,
    sentences: text.sentences,
    events: complete,
    names: text.names,
  });
  const silent = complete.length === 0 && ripples.length === 0; // nobody asks whose report it is
  const corrections = complete.length === 0 ? [] : readCorrections(article.id, text.sentences);
  return {
    events: complete,
    ripples,
    origin: silent ? OWN_REPORT : readOrigin(text.sentences),
    rejected,
    ...(corrections.length === 0 ? {} : { corrections }),
  };
}

function withFigures(articleId: string, events: OwnershipEvent[], { sentences, names, reads }: Found) {
  if (events.length === 0) return [];
  const figured = joinFigures(withInvestors(events, sentences, names()), sentences, names(), articleId);
  return withOwners(figured, reads, names(), articleId);
}

/** What the rules find in an article, before it is judged as a whole. */
export function readText(article: Pick<Article, 'title' | 'body'>, known?: KnownNames): Found {
  const sentences = readSentences(article);
  let read: Names | null = null;
  const names = (): Names => (read ??= readNames(sentences, known)); // most articles tell of no deal and need none
  const candidates = sentences
    .filter(({ zone }) => zone !== 'boilerplate')
    .slice(0, READ_AT_MOST)
    .map((sentence, number) => ({ sentence, number, wordings: findWordings(flatten(sentence.text)) }))
    .filter(({ wordings }) => wordings.length > 0);
  const proposals: Proposal[] = [];
  const rejected: Rejected[] = [];
  const reads: Analysed[] = [];
  for (const { sentence, number, wordings } of candidates) {
    if (proposals.length >= MOST_PROPOSALS) break;
    const read = analyse(sentence, names());
    reads.push(read);
    const found = propose(read, wordings, names(), number);
    proposals.push(...found.proposals);
    rejected.push(...found.rejected);
  }
  return { sentences, names, reads, proposals, rejected };
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
