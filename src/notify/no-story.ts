// What a message of no single story says (a digest, a notice) → content that whoever knows only alerts can read. Pure.
import type { AlertContent } from '../domain.ts';

type Said = Pick<AlertContent, 'headline' | 'notification' | 'seenAt'> & Partial<AlertContent>;

/** It tells no deal: no evidence, no consequence, no next step. */
export function noStory(said: Said): AlertContent {
  return {
    severity: 'digest',
    stage: 'announced',
    rule: '',
    reason: [],
    facts: [],
    notKnown: [],
    quotes: [],
    ripples: [],
    exposure: [],
    nextSteps: [],
    alternatives: [],
    articles: 0,
    independentSources: 0,
    disagreements: [],
    needsReview: false,
    headlineOnly: false,
    changes: [],
    publishedAt: null,
    watched: { name: '', role: 'vendor' },
    ...said,
  };
}
