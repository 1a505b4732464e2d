// A story and one article's telling of it → the story as it stands afterwards.
import { createHash } from 'node:crypto';
import type { Article, Party, Source, Story, StoryEvent, StoryRipple, UnixMs } from '../domain.ts';
import type { Registry } from './aliases.ts';
import { timeOf } from './article-source.ts';
import { buyersAfter } from './buyers.ts';
import { mergedParty, withParty, type Deal } from './parties.ts';
import { stageAfter } from './stage.ts';
import { storyKind } from './story-kind.ts';

/** One article on its way into stories. */
export interface Telling {
  registry: Registry;
  article: Article;
  source: Source;
  now: UnixMs;
}

/** The story that a deal opens. */
export function openedStory(deal: Deal, { article, source, now }: Telling): Story {
  const { event, acquirers, target, seller } = deal;
  // Where it stands tells two sales of one article apart; when it was seen, an article that comes back after years.
  const at = event.evidence[0]?.start;
  const named = [
    article.id,
    article.seenAt,
    at,
    target?.key,
    ...acquirers.map(({ key }) => key),
    seller?.key,
    event.kind,
  ];
  return {
    id: createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 24),
    revision: 1,
    kind: event.kind,
    stage: event.stage,
    acquirers,
    target,
    seller,
    events: [{ ...event, articleId: article.id }],
    ripples: [],
    sources: [source],
    stages: [{ stage: event.stage, at: timeOf(source), articleId: article.id }],
    firstSeenAt: article.seenAt,
    updatedAt: now,
  };
}

/** The story with the article as its newest source. */
export function withSource(story: Story, { source, now }: Telling): Story {
  return { ...story, revision: story.revision + 1, sources: [...story.sources, source], updatedAt: now };
}

/** The story with one more telling of its deal: parties, stage and event. */
export function withDeal(story: Story, deal: Deal, { registry, article, source }: Telling): Story {
  // A syndicated copy prints the same words: they are told already.
  if (story.sources.some((s) => s.articleId !== article.id && s.textHash === source.textHash)) return story;
  const at = timeOf(source);
  const stage = stageAfter(story, deal.event, at);
  const event: StoryEvent = { ...deal.event, articleId: article.id };
  return {
    ...story,
    acquirers: buyersAfter(registry, story, deal, stage),
    target: mergedOrEither(registry, story.target, deal.target),
    seller: mergedOrEither(registry, story.seller, deal.seller),
    stage,
    stages: stage === story.stage ? story.stages : [...story.stages, { stage, at, articleId: article.id }],
    events: [...story.events, event],
  };
}

function mergedOrEither(registry: Registry, a: Party | null, b: Party | null): Party | null {
  if (a === null || b === null) return a ?? b;
  const [, other] = [a, b].reduce<Party[]>(withParty(registry), []);
  return other ? a : mergedParty(registry, a, b);
}

/** The story with one more ripple. */
export function withRipple(story: Story, ripple: StoryRipple): Story {
  const source = story.sources.at(-1);
  if (story.sources.some((s) => s.articleId !== ripple.articleId && s.textHash === source?.textHash)) return story;
  return { ...story, ripples: [...story.ripples, ripple] };
}

/** The story after the whole article. */
export function settled(story: Story, { now }: Telling): Story {
  return { ...story, kind: storyKind(story.events), updatedAt: now };
}
