// Nothing → a deal, an article and an alert of it, with whatever a test cares about put in its place.
import type { Alert, AlertContent, Article, Story } from '../../src/domain.ts';

/** A Tuesday in March 2027. */
export const SEEN = 1_804_500_000_000;

export function anArticle(change: Partial<Article> = {}): Article {
  const id = change.id ?? 'article-1';
  return {
    id,
    keys: [`url:https://news.example/${id}`],
    feedId: 'feed-1',
    source: 'Example Wire',
    url: `https://news.example/${id}`,
    title: 'Borealis takes a third of Quarry Data',
    body: 'Borealis said on Monday that it takes a third of Quarry Data.',
    publishedAt: SEEN - 60_000,
    seenAt: SEEN,
    ...change,
  };
}

const QUOTE = 'Borealis said on Monday that it takes 33% of Quarry Data.';

export function aStory(change: Partial<Story> = {}): Story {
  return {
    id: 'story-1',
    revision: 1,
    kind: 'stake',
    stage: 'announced',
    acquirers: [{ key: 'borealis', name: 'Borealis', names: ['Borealis'] }],
    target: { key: 'quarry-data', name: 'Quarry Data', names: ['Quarry Data'] },
    seller: null,
    events: [
      {
        articleId: 'article-1',
        kind: 'stake',
        stage: 'announced',
        acquirers: ['Borealis'],
        target: 'Quarry Data',
        seller: null,
        stake: { min: 33, max: 33, approximate: false, meaning: 'bought', interest: 'shares' },
        price: null,
        valuation: null,
        valuationBefore: null,
        closesBy: null,
        alsoMoves: [],
        headlineOnly: false,
        evidence: [{ articleId: 'article-1', quote: QUOTE, start: 0, end: QUOTE.length }],
        confidence: 0.9,
        trail: [{ row: 'takes N% of', step: 'rule', read: 'takes 33% of' }],
      },
    ],
    ripples: [],
    sources: [
      {
        articleId: 'article-1',
        source: 'Example Wire',
        url: 'https://news.example/article-1',
        title: 'Borealis takes a third of Quarry Data',
        publishedAt: SEEN - 60_000,
        seenAt: SEEN,
        origin: { report: 'own', name: null },
        textHash: 'aa',
      },
    ],
    stages: [{ stage: 'announced', at: SEEN, articleId: 'article-1' }],
    firstSeenAt: SEEN,
    updatedAt: SEEN,
    ...change,
  };
}

export function someContent(change: Partial<AlertContent> = {}): AlertContent {
  return {
    severity: 'critical',
    stage: 'announced',
    headline: [
      { strong: 'Borealis' },
      ' (your rival) takes ',
      { strong: '33%' },
      ' of ',
      { strong: 'Quarry Data' },
      ' (your vendor)',
    ],
    notification: 'Critical: Borealis (your rival) takes 33% of Quarry Data (your vendor)',
    rule: 'a rival takes 20% or more of a vendor',
    reason: ['Your rival ', { strong: 'Borealis' }, ' gains a say over your vendor ', { strong: 'Quarry Data' }, '.'],
    facts: [
      { label: 'Stake', value: '33%' },
      { label: 'Band reached', value: 'blocking minority (25%)' },
    ],
    notKnown: ['The price', 'When it closes'],
    quotes: [{ text: QUOTE, source: 'Example Wire', url: 'https://news.example/article-1', at: SEEN - 60_000 }],
    ripples: [[{ strong: 'Labelsmith' }, ' says that it hires.']],
    exposure: [
      { label: 'Owner', value: 'Data Platform team' },
      { label: 'Renewal', value: null },
    ],
    nextSteps: ['Ask Quarry Data who will see our data.'],
    alternatives: ['Labelsmith'],
    articles: 1,
    independentSources: 1,
    disagreements: [
      {
        about: 'Labelsmith',
        figures: [
          { says: 'tripled', source: 'Example Wire' },
          { says: 'doubled', source: 'Other Wire' },
        ],
      },
    ],
    needsReview: false,
    headlineOnly: false,
    changes: [],
    publishedAt: SEEN - 60_000,
    seenAt: SEEN,
    watched: { name: 'Quarry Data', role: 'vendor' },
    ...change,
  };
}

/** Its id says story, revision and channel, as the planner's ids do. */
export function anAlert(change: Partial<Alert> = {}): Alert {
  const { storyId = 'story-1', storyRevision = 1, teamId = 'T1', channelId = 'C1' } = change;
  const id = change.id ?? `${storyId}.${storyRevision}.${channelId}`;
  return {
    id,
    code: `A-7K3Q${storyRevision}`,
    storyId,
    storyRevision,
    teamId,
    channelId,
    kind: storyRevision === 1 ? 'new' : 'update',
    severity: 'critical',
    stage: 'announced',
    loud: true,
    held: false,
    content: someContent(),
    createdAt: SEEN,
    ...change,
  };
}
