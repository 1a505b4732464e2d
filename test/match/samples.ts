// Events, articles, watchlists made by hand for the tests of match/ and notify/: a few fields in, whole nouns out.
import {
  DEFAULT_SETTINGS,
  newCompany,
  type Article,
  type Company,
  type OwnershipEvent,
  type Reading,
  type Ripple,
  type Stake,
  type Money,
  type Story,
  type WatchedCompany,
  type Watchlist,
} from '../../src/domain.ts';
import { createRegistry } from '../../src/match/aliases.ts';
import { joinStories } from '../../src/match/story.ts';
import { DAY, HOUR } from '../../src/time.ts';

export const JUNE = Date.UTC(2025, 5, 13, 9);

export function company(part: Partial<Company> & { id: string; name: string }): Company {
  return { aliases: [], notAliases: [], tickers: [], parent: null, ...part };
}

export const registry = createRegistry([
  company({
    id: 'meta',
    name: 'Meta',
    aliases: ['Facebook', 'Meta Platforms'],
    notAliases: ['Meta Materials'],
    tickers: ['META'],
  }),
  company({ id: 'instagram', name: 'Instagram', parent: 'meta' }),
  company({ id: 'alphabet', name: 'Alphabet', tickers: ['GOOGL'] }),
  company({ id: 'google', name: 'Google', parent: 'alphabet' }),
  company({ id: 'youtube', name: 'YouTube', parent: 'google' }),
  company({ id: 'scale-ai', name: 'Scale AI', aliases: ['Scale'], notAliases: ['Scale Computing'] }),
  company({ id: 'microsoft', name: 'Microsoft' }),
  company({ id: 'renault', name: 'Renault' }),
  company({ id: 'nissan', name: 'Nissan', aliases: ['Nissan Motor'] }),
  company({ id: 'block', name: 'Block', notAliases: ['H&R Block'] }),
  company({ id: 'labelbox', name: 'Labelbox' }),
]);

export function event(part: Partial<OwnershipEvent>): OwnershipEvent {
  return {
    kind: 'acquisition',
    stage: 'announced',
    acquirers: [],
    target: null,
    seller: null,
    stake: null,
    price: null,
    valuation: null,
    valuationBefore: null,
    closesBy: null,
    alsoMoves: [],
    headlineOnly: false,
    evidence: [{ articleId: '', quote: 'A deal was announced.', start: 0, end: 21 }],
    confidence: 0.9,
    trail: [{ row: 'X buys Y', step: 'rule', read: 'was announced' }],
    ...part,
  };
}

export function ripple(part: Partial<Ripple> & Pick<Ripple, 'kind' | 'company' | 'text'>): Ripple {
  const evidence = { articleId: '', quote: part.text, start: 0, end: part.text.length };
  return {
    about: null,
    person: null,
    toCompany: null,
    amount: null,
    factor: null,
    timing: null,
    saidBy: null,
    evidence,
    ...part,
  };
}

export function stake(min: number | null, max = min, part: Partial<Stake> = {}): Stake {
  return { min, max, approximate: false, meaning: 'bought', interest: 'shares', ...part };
}
export function usd(min: number | null, max = min, part: Partial<Money> = {}): Money {
  return { min, max, approximate: false, currency: 'USD', ...part };
}

export function reading(part: Partial<Reading>): Reading {
  return { events: [], ripples: [], origin: { report: 'own', name: null }, rejected: [], ...part };
}

export function article(id: string, part: Partial<Article> = {}): Article {
  return {
    id,
    keys: [`url:${id}`],
    feedId: 'feed',
    source: `Paper ${id}`,
    url: `https://news.example/${id}`,
    title: `News ${id}`,
    body: `The text of ${id}.`,
    publishedAt: JUNE,
    seenAt: JUNE + HOUR,
    ...part,
  };
}

export interface Told {
  id: string;
  /** Days after 13 June 2025. */
  day?: number;
  events?: Partial<OwnershipEvent>[];
  ripples?: Ripple[];
  origin?: Reading['origin'];
  article?: Partial<Article>;
}

/** Joins the articles one after the other; every story as it stands at the end, in the order they opened. */
export function tell(...articles: Told[]): Story[] {
  return articles.reduce<Story[]>((stories, told) => tellOne(stories, told), []);
}

export function tellOne(
  stories: Story[],
  { id, day = 0, events = [], ripples = [], origin, article: part }: Told,
): Story[] {
  const at = JUNE + day * DAY;
  const joined = joinStories({
    before: stories,
    reading: reading({ events: events.map(event), ripples, ...(origin ? { origin } : {}) }),
    article: article(id, { publishedAt: at, seenAt: at + HOUR, ...part }),
    registry,
    now: at + HOUR,
  });
  const changed = new Map(joined.map(({ story }) => [story.id, story]));
  const kept = stories.map((story) => changed.get(story.id) ?? story);
  return [...kept, ...joined.filter(({ isNew }) => isNew).map(({ story }) => story)];
}

export function watched(
  role: WatchedCompany['role'],
  name: string,
  part: Partial<WatchedCompany> = {},
): WatchedCompany {
  return { ...newCompany(role, name), ...part };
}

export function watchlist(companies: WatchedCompany[], part: Partial<Watchlist> = {}): Watchlist {
  return {
    teamId: 'T1',
    channelId: 'C1',
    channelName: '#vendor-risk',
    revision: 1,
    companies,
    settings: DEFAULT_SETTINGS,
    mutes: [],
    updatedAt: JUNE,
    ...part,
  };
}
