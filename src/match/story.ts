// One article's reading + the open stories → the stories it continues or opens.
import { createHash } from 'node:crypto';
import type {
  Article,
  OwnershipEvent,
  Party,
  Reading,
  Source,
  Story,
  StoryEvent,
  StoryRipple,
  UnixMs,
} from '../domain.ts';
import { companyNames, keysOf, resolveParty, type Registry } from './aliases.ts';
import { sourceOf, timeOf } from './article-source.ts';
import { buyersAfter } from './buyers.ts';
import { nameKey } from './name-key.ts';
import { ownersSaid } from './owners-said.ts';
import { dealOf, mergedParty, withParty, type Deal } from './parties.ts';
import { storiesOfRipple } from './ripples.ts';
import { isSlip, knowsOf, rivalBids, withRival } from './rival-bids.ts';
import { dealScore } from './same-deal.ts';
import { normalisedNames, shortKeys } from './same-party.ts';
import { stageAfter } from './stage.ts';
import { storyKind } from './story-kind.ts';

export interface Joined {
  story: Story;
  isNew: boolean;
  /** The reading's events that tell it, as they were read; empty where only a ripple or a rival bid touched it. */
  tells: OwnershipEvent[];
}
interface Telling {
  registry: Registry;
  article: Article;
  source: Source;
  now: UnixMs;
}

/** The keys under which open stories that this reading may continue are stored; empty when it tells nothing. */
export function companyKeys(registry: Registry, reading: Reading): string[] {
  const deals = reading.events.map((event) => dealOf(registry, event));
  const abouts = reading.ripples.map(({ about, company }) => resolveParty(registry, about ?? company));
  return [...new Set([...deals.flatMap(partiesOf), ...abouts].flatMap((party) => lookupKeys(registry, party)))];
}

/** Every key a story is stored under: its parties with their owners and subsidiaries, short forms, ripple companies. */
export function storyKeys(registry: Registry, story: Story): string[] {
  const principals = partiesOf(story).flatMap((party) => [...keysOf(registry, party), ...lookupKeys(registry, party)]);
  const affected = story.ripples
    .flatMap(({ company, toCompany }) => (toCompany === null ? [company] : [company, toCompany]))
    .flatMap((name) => keysOf(registry, resolveParty(registry, name)));
  const owners = ownersSaid(registry, story).flatMap(({ owner }) => keysOf(registry, owner));
  return [...new Set([...principals, ...affected, ...owners])];
}

function lookupKeys(registry: Registry, party: Party): string[] {
  const company = registry.byId.get(party.key);
  const names = normalisedNames(party);
  // "Foo acquisition", misread as a name, finds the known company Foo by its first word.
  if (company)
    return [...companyNames(company), ...shortKeys(nameKey(company.name)).filter((key) => key.includes(':'))];
  return [party.key, ...names, ...names.flatMap(shortKeys)];
}

function partiesOf(of: { acquirers: Party[]; target: Party | null; seller: Party | null }): Party[] {
  return [...of.acquirers, ...[of.target, of.seller].filter((party) => party !== null)];
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

function openedStory(deal: Deal, { article, source, now }: Telling): Story {
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

function withSource(story: Story, { source, now }: Telling): Story {
  return { ...story, revision: story.revision + 1, sources: [...story.sources, source], updatedAt: now };
}

function withDeal(story: Story, deal: Deal, { registry, article, source }: Telling): Story {
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

function withRipple(story: Story, ripple: StoryRipple): Story {
  const source = story.sources.at(-1);
  if (story.sources.some((s) => s.articleId !== ripple.articleId && s.textHash === source?.textHash)) return story;
  return { ...story, ripples: [...story.ripples, ripple] };
}

function settled(story: Story, { now }: Telling): Story {
  return { ...story, kind: storyKind(story.events), updatedAt: now };
}
