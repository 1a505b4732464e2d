// The stage article → reading: clean, propose by rules, reject by vetoes, merge repeats; then what follows from the deal.
import type { Article, OwnershipEvent, Reading, TrailStep } from '../domain.ts';
import { articleText, sentencesOf } from './clean.ts';
import { readNames } from './companies.ts';
import { titleContext } from './confidence.ts';
import { joinFigures } from './join-figures.ts';
import { mergeProposals } from './merge.ts';
import { readOrigin } from './origin.ts';
import { analyse, flatten } from './phrases.ts';
import { propose, type Proposal } from './proposals.ts';
import { findRipples } from './ripples.ts';
import { findWordings } from './rules.ts';

const READ_AT_MOST = 60; // sentences of one article that are read for events; an endless page must not hold up the rest

/**
 * Reads one article.
 * @returns events (the main one first, those of related headlines last), ripples, and whose report it is; never throws
 */
export function readArticle(article: Pick<Article, 'id' | 'title' | 'body'>): Reading {
  const sentences = sentencesOf(articleText(article));
  const candidates = sentences
    .filter(({ zone }) => zone !== 'boilerplate')
    .slice(0, READ_AT_MOST)
    .map((sentence, number) => ({ sentence, number, wordings: findWordings(flatten(sentence.text)) }))
    .filter(({ wordings }) => wordings.length > 0);
  if (candidates.length === 0) return { events: [], ripples: [], origin: readOrigin(sentences), rejected: [] };
  const names = readNames(sentences);
  const rejected: TrailStep[] = [];
  const proposals: Proposal[] = [];
  for (const { sentence, number, wordings } of candidates) {
    const found = propose(analyse(sentence, names), wordings, names, number);
    proposals.push(...found.proposals);
    rejected.push(...found.rejected);
  }
  const events = joinFigures(
    mergeProposals(
      article.id,
      proposals,
      names,
      titleContext(sentences.find(({ zone }) => zone === 'title')?.text ?? '', proposals.some(inTitle)),
    ),
    sentences,
    names,
    article.id,
  );
  const ripples =
    events.length === 0
      ? []
      : findRipples({ articleId: article.id, sentences, events: ownEvents(events), names: () => names });
  return { events, ripples, origin: readOrigin(sentences), rejected };
}

function inTitle({ read }: Proposal): boolean {
  return read.sentence.zone === 'title';
}

function ownEvents(events: readonly OwnershipEvent[]): OwnershipEvent[] {
  return events.filter(({ headlineOnly }) => !headlineOnly);
}
