// One article's reading + the open stories → the stories it continues or opens.
import type { Article, OwnershipEvent, Reading, Story, UnixMs } from '../domain.ts';
import type { Registry } from './aliases.ts';
import { sourceOf, timeOf } from './article-source.ts';
import { withCorrections } from './corrections.ts';
import { dealOf, type Deal } from './parties.ts';
import { storiesOfRipple } from './ripples.ts';
import { isSlip, knowsOf, rivalBids, withRival } from './rival-bids.ts';
import { dealScore } from './same-deal.ts';
import { openedStory, settled, withDeal, withRipple, withSource, type Telling } from './story-growth.ts';

export interface Joined {
  story: Story;
  isNew: boolean;
  /** The reading's events that tell it, as they were read; empty where only a ripple or a rival bid touched it. */
  tells: OwnershipEvent[];
}

/**
 * Joins an article to the stories it tells.
 * @param input.before open stories found by `companyKeys`; any order
 * @returns only stories that changed (revision + 1) or opened (revision 1), each with the article as its newest source,
 *   so that a story's revision is the number of its sources. Nothing when the article told these stories before.
 */
export function joinStories(input: {
  before: Story[];
  reading: Reading;
  article: Article;
  registry: Registry;
  now: UnixMs;
}): Joined[] {
  const { before, reading, article, registry, now } = input;
  if (reading.events.length === 0 && reading.ripples.length === 0) return []; // most articles
  const telling: Telling = { registry, article, source: sourceOf(article, reading.origin), now };
  const open = new Map(before.map((story) => [story.id, story]));
  const touched = new Map<string, Story>();
  const tells = new Map<string, OwnershipEvent[]>();
  const put = (story: Story) => {
    open.set(story.id, story);
    touched.set(story.id, story);
  };
  const told = new Set(
    before.filter((story) => story.sources.some((s) => s.articleId === article.id)).map((s) => s.id),
  );

  // The article's own text first: a headline at its foot must find the story that the text opened.
  const events = [...reading.events].sort((a, b) => Number(a.headlineOnly) - Number(b.headlineOnly));
  for (const event of events) {
    const deal = dealOf(registry, event);
    const known = nearestStory(registry, deal, [...open.values()], timeOf(telling.source));
    const slip =
      known || event.headlineOnly
        ? undefined
        : [...touched.values()].find((one) => isSlip(registry, deal, one, article.id));
    const story = known ?? slip ?? openedStory(deal, telling);
    tells.set(story.id, [...(tells.get(story.id) ?? []), event]);
    if (slip) continue;
    if (!known) put(story);
    // A headline in a list adds nothing to a story that is told elsewhere.
    else if (!event.headlineOnly && !told.has(story.id))
      put(withDeal(touched.get(story.id) ?? withSource(story, telling), deal, telling));
  }
  const { corrections = [] } = reading;
  for (const story of corrections.length === 0 ? [] : [...touched.values()].filter(isInBody(article.id)))
    put(withCorrections(story, corrections, article.id));
  for (const story of [...touched.values()]) {
    for (const rival of rivalBids(registry, story, [...open.values()], timeOf(telling.source))) {
      const [one, other] = [touched.get(story.id) ?? story, touched.get(rival.id) ?? rival];
      if (knowsOf(one, other) || told.has(other.id)) continue;
      put(withRival(one, other, article.id));
      if (!knowsOf(other, one)) put(withRival(touched.get(rival.id) ?? withSource(rival, telling), one, article.id));
    }
  }
  const hasOwnEvent = events.some((event) => !event.headlineOnly);
  for (const ripple of reading.ripples) {
    const candidates = hasOwnEvent ? [...touched.values()].filter(isInBody(article.id)) : [];
    for (const story of storiesOfRipple(registry, ripple, candidates, [...open.values()])) {
      if (told.has(story.id)) continue;
      put(withRipple(touched.get(story.id) ?? withSource(story, telling), { ...ripple, articleId: article.id }));
    }
  }
  const known = new Set(before.map((story) => story.id));
  return [...touched.values()].map((story) => ({
    story: settled(story, telling),
    isNew: !known.has(story.id),
    tells: tells.get(story.id) ?? [],
  }));
}

function isInBody(articleId: string): (story: Story) => boolean {
  return (story) => story.events.some((event) => event.articleId === articleId && !event.headlineOnly);
}

/** The surest of the stories that tell this deal; among equals the one told last. */
function nearestStory(registry: Registry, deal: Deal, open: Story[], at: UnixMs): Story | null {
  let best: { story: Story; score: number } | null = null;
  for (const story of open) {
    const score = dealScore(registry, deal, story, at);
    if (score === null) continue;
    if (!best || score > best.score || (score === best.score && toldAt(story) > toldAt(best.story)))
      best = { story, score };
  }
  return best?.story ?? null;
}

/** When an article last told the deal itself, not a rival's bid. */
function toldAt({ events, sources, updatedAt }: Story): UnixMs {
  const last = events.at(-1)?.articleId;
  const source = sources.findLast(({ articleId }) => articleId === last);
  return source ? timeOf(source) : updatedAt;
}
