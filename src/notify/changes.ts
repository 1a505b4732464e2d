// A story's facts and how much of it a channel knows → what changed for its readers, in words.
import type { Sentence, Severity, Stage, Story, StoryFacts, StoryFigure } from '../domain.ts';
import { correctionInWords } from './corrected.ts';
import { disagreedInWords, moneyInWords, stakeInWords } from './figures-in-words.ts';
import { MOVES_WORDS, STAGE_WORDS } from './headlines.ts';
import { rippleSentence } from './ripple-sentences.ts';
import { rivalSentence } from './rivals.ts';
import { capitalised, joined } from './sentences.ts';

/** How far the channel knows the story. Each revision added one source, so a revision says which articles that were. */
export interface KnownTo {
  revision: number;
  /** null: the channel was never told; only what the later articles brought counts. */
  told: { severity: Severity; stage: Stage } | null;
}

/**
 * Every change since then, the weightiest first; empty when nothing changed for a reader, such as one more source. A
 * severity that changed alone comes from a changed watchlist, not from the news, and says nothing about the past.
 */
export function changesSince(known: KnownTo, story: Story, facts: StoryFacts, severity: Severity): Sentence[] {
  const seen = new Set(story.sources.slice(0, known.revision).map(({ articleId }) => articleId));
  const stage = stageChange(known, story, seen);
  const others = [
    ...partyChanges(story, seen),
    ...figureChange('Stake', facts.stake, { seen, facts }, stakeInWords),
    ...figureChange('Price', facts.price, { seen, facts }, moneyInWords),
    ...figureChange('Valuation', facts.valuation, { seen, facts }, moneyInWords),
    ...figureChange('Valuation before', facts.valuationBefore, { seen, facts }, moneyInWords),
    ...closingChange(story, facts, seen),
    ...ownerChanges(facts, seen),
    ...textChange(story, facts, seen),
    ...moveChanges(story, facts, seen),
    ...rippleChanges(facts, seen),
    ...rivalChanges(story, seen),
    ...disagreementChanges(facts, seen),
  ];
  return stage.length + others.length === 0 ? [] : [...stage, ...severityChange(known, severity), ...others];
}

function stageChange({ told }: KnownTo, { stage, stages }: Story, seen: Set<string>): Sentence[] {
  const before = told?.stage ?? stages.findLast(({ articleId }) => seen.has(articleId))?.stage ?? stage;
  return before === stage ? [] : [['Now ', { strong: STAGE_WORDS[stage] }, `; before it was ${STAGE_WORDS[before]}.`]];
}

function severityChange({ told }: KnownTo, severity: Severity): Sentence[] {
  if (told === null || told.severity === severity) return [];
  return [['Severity is now ', { strong: severity }, `; before it was ${told.severity}.`]];
}

/** A buyer, target or seller whom no earlier article named. */
function partyChanges(story: Story, seen: Set<string>): Sentence[] {
  const earlier = story.events.filter(({ articleId }) => seen.has(articleId));
  const named = new Set(earlier.flatMap(({ acquirers, target, seller }) => [...acquirers, target, seller]));
  const parties = [
    ...story.acquirers.map((party) => ({ party, as: 'A buyer' })),
    { party: story.target, as: 'The company concerned' },
    { party: story.seller, as: 'The seller' },
  ];
  return parties.flatMap(({ party, as }) => {
    if (party === null || party.names.some((name) => named.has(name))) return [];
    return [[`${as} is now named: `, { strong: party.name }, '.']];
  });
}

function figureChange<T>(
  label: string,
  figure: StoryFigure<T>,
  { seen, facts }: { seen: Set<string>; facts: StoryFacts },
  words: (value: T) => string,
): Sentence[] {
  const corrected = facts.corrected.find(
    ({ about, articleId, correctedBy }) =>
      about === label.toLowerCase() && seen.has(articleId) && !seen.has(correctedBy),
  );
  if (corrected) return [correctionInWords(corrected)];
  if (figure.best === null) return [];
  const now = words(figure.best);
  const old = figure.all.find(({ articleId }) => seen.has(articleId));
  if (!old) return [[`${label} is now known: `, { strong: now }, '.']];
  const before = words(old.value);
  return before === now ? [] : [[`${label}: `, { strong: now }, `; before it was ${before}.`]];
}

/** A first or another time of closing, told in an article the channel has not been told of. */
function closingChange({ stage }: Story, { closesBy: { all } }: StoryFacts, seen: Set<string>): Sentence[] {
  const [now, before] = all;
  if (now === undefined || seen.has(now.articleId) || stage === 'completed') return [];
  const was = before === undefined ? '' : `; before it was ${before.value}`;
  return [['It is expected to close ', { strong: now.value }, `${was}.`]];
}

function ownerChanges({ owners }: StoryFacts, seen: Set<string>): Sentence[] {
  return owners
    .filter(({ articleId }) => !seen.has(articleId))
    .map(({ company, owner }) => [{ strong: company }, ' is said to belong to ', { strong: owner }, '.']);
}

/** A headline that an article's own text now bears out. */
function textChange(story: Story, facts: StoryFacts, seen: Set<string>): Sentence[] {
  const earlier = story.events.filter(({ articleId }) => seen.has(articleId));
  const wasHeadline = earlier.length > 0 && earlier.every(({ headlineOnly }) => headlineOnly);
  return wasHeadline && !facts.headlineOnly
    ? [['An article now tells it in full; before it was a headline only.']]
    : [];
}

function moveChanges(story: Story, facts: StoryFacts, seen: Set<string>): Sentence[] {
  const earlier = new Set(
    story.events.filter(({ articleId }) => seen.has(articleId)).flatMap(({ alsoMoves }) => alsoMoves),
  );
  const wasExecutive = facts.ripples.some(
    ({ ripple, articleIds }) => ripple.kind === 'executive-moves' && articleIds.some((id) => seen.has(id)),
  );
  if (wasExecutive) earlier.add('executive');
  return facts.alsoMoves
    .filter((move) => !earlier.has(move))
    .map((move) => [`${capitalised(MOVES_WORDS[move])} moves too.`]);
}

function rippleChanges({ ripples }: StoryFacts, seen: Set<string>): Sentence[] {
  return ripples
    .filter(({ articleIds }) => !articleIds.some((id) => seen.has(id)))
    .map(({ ripple }) => joined([...rippleSentence(ripple), '.']));
}

/** "Bar also bids for Foo." */
function rivalChanges(story: Story, seen: Set<string>): Sentence[] {
  const fresh = story.related?.filter(({ articleId }) => !seen.has(articleId)) ?? [];
  return fresh.flatMap((related) => rivalSentence(story, related));
}

function disagreementChanges({ disagreements }: StoryFacts, seen: Set<string>): Sentence[] {
  return disagreements
    .filter(({ figures }) => figures.filter(({ articleId }) => seen.has(articleId)).length < 2)
    .map(({ about, figures }) => {
      const said = figures.map(({ value }) => disagreedInWords(value)).join(' against ');
      return ['Articles disagree on ', { strong: about }, `: ${said}.`];
    });
}
