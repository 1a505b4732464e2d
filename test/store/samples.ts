// Nothing → one valid noun of each kind, with whatever the test cares about put in its place.
import {
  DEFAULT_SETTINGS,
  type Alert,
  type AlertContent,
  type Article,
  type Feed,
  type Story,
  type Watchlist,
} from '../../src/domain.ts';

/** A Tuesday in March 2027; every test counts from it. */
export const NOW = 1_804_500_000_000;

export function aFeed(change: Partial<Feed> = {}): Feed {
  const id = change.id ?? 'feed-1';
  return {
    id,
    url: `https://news.example/${id}.xml`,
    title: `Example Wire ${id}`,
    every: 300_000,
    backfill: false,
    addedBy: 'config',
    ...change,
  };
}

export function anArticle(change: Partial<Article> = {}): Article {
  const id = change.id ?? 'article-1';
  return {
    id,
    keys: [`url:https://news.example/${id}`, `guid:${id}`, `content:${id}`],
    feedId: 'feed-1',
    source: 'Example Wire',
    url: `https://news.example/${id}`,
    title: 'Borealis takes a third of Quarry Data',
    body: '<p>Borealis said on Monday that it takes a third of Quarry Data.</p>',
    publishedAt: NOW - 60_000,
    seenAt: NOW,
    ...change,
  };
}

export function aStory(change: Partial<Story> = {}): Story {
  return {
    id: 'story-1',
    revision: 1,
    kind: 'stake',
    stage: 'announced',
    acquirers: [{ key: 'borealis', name: 'Borealis', names: ['Borealis', 'Borealis AG'] }],
    target: { key: 'quarry-data', name: 'Quarry Data', names: ['Quarry Data'] },
    seller: null,
    events: [],
    ripples: [],
    sources: [],
    stages: [{ stage: 'announced', at: NOW, articleId: 'article-1' }],
    firstSeenAt: NOW,
    updatedAt: NOW,
    ...change,
  };
}

export function aWatchlist(change: Partial<Watchlist> = {}): Watchlist {
  return {
    teamId: 'T1',
    channelId: 'C1',
    channelName: '#vendor-risk',
    revision: 1,
    companies: [],
    settings: { ...DEFAULT_SETTINGS, floor: 'low' },
    mutes: [],
    updatedAt: NOW,
    ...change,
  };
}

const CONTENT: AlertContent = {
  severity: 'critical',
  stage: 'announced',
  headline: [{ strong: 'Borealis' }, ' (your rival) takes a third of ', { strong: 'Quarry Data' }, ' (your vendor)'],
  notification: 'Borealis (your rival) takes a third of Quarry Data (your vendor)',
  rule: 'a rival takes 20% or more of a vendor',
  reason: ['Borealis is your rival; “Quarry Data” holds your maps – 日本語 \u0000 🚚'],
  facts: [{ label: 'Stake', value: '33%' }],
  notKnown: ['The price is not known.'],
  quotes: [{ text: 'Borealis takes a third', source: 'Example Wire', url: null, at: null }],
  ripples: [],
  exposure: [{ label: 'Renewal', value: null }],
  nextSteps: [],
  alternatives: [],
  articles: 1,
  independentSources: 1,
  disagreements: [],
  needsReview: false,
  headlineOnly: false,
  changes: [],
  publishedAt: null,
  seenAt: NOW,
  watched: { name: 'Quarry Data', role: 'vendor' },
};

/** Its id says story, revision and channel, as the planner's ids do. */
export function anAlert(change: Partial<Alert> = {}): Alert {
  const { storyId = 'story-1', storyRevision = 1, teamId = 'T1', channelId = 'C1' } = change;
  const id = change.id ?? `${storyId}/${storyRevision}/${teamId}/${channelId}`;
  return {
    id,
    code: `A-${id}`,
    storyId,
    storyRevision,
    teamId,
    channelId,
    kind: storyRevision === 1 ? 'new' : 'update',
    severity: 'critical',
    stage: 'announced',
    loud: true,
    held: false,
    content: CONTENT,
    createdAt: NOW,
    ...change,
  };
}
