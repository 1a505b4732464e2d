// A match, the story's facts and the verdict → all that an alert says, in words, before any channel's markup.
import type {
  AlertContent,
  AlsoMoves,
  CorrectedFigure,
  Match,
  Role,
  RoleMatch,
  Sentence,
  Stage,
  Story,
  StoryFacts,
} from '../domain.ts';
import { correctedNote, takenBack } from './corrected.ts';
import { alternativesOf, exposureOf } from './exposure.ts';
import { bandReached, disagreedInWords, moneyInWords, stakeInWords } from './figures-in-words.ts';
import { headlineOf } from './headline.ts';
import { MOVES_WORDS, STAGE_WORDS } from './headlines.ts';
import { nextSteps } from './next-steps.ts';
import { quotesOf } from './quotes.ts';
import { rippleSentence } from './ripple-sentences.ts';
import { reviewReason } from './review.ts';
import { rivalBidders } from './rivals.ts';
import { capitalised, day, LONGEST_NOTIFICATION, plain, shortened } from './sentences.ts';
import type { Verdict } from './severity.ts';

export { explainAlert, storyLine } from './explain.ts';
export { SURE_ENOUGH } from './review.ts';
export { plain };

/** Who the alert is for: whom it names first decides exposure and next steps. */
const ROLE_ORDER: Role[] = ['vendor', 'self', 'partner', 'rival'];
const AS_ORDER: RoleMatch['as'][] = ['target', 'seller', 'acquirer', 'ripple'];

/** Everything the alert says; `changes` is what the channel has not been told yet. */
export function alertContent(match: Match, facts: StoryFacts, verdict: Verdict, changes: Sentence[]): AlertContent {
  const { story, roles } = match;
  const headline = headlineOf({ story, stake: facts.stake.best, price: facts.price.best, roles });
  const watched = primaryRole(roles);
  const newest = story.sources.at(-1);
  const review = reviewReason(story, facts);
  return {
    severity: verdict.severity,
    stage: story.stage,
    headline,
    notification: notificationOf(headline, match, facts, verdict),
    rule: verdict.rule,
    reason: verdict.reason,
    facts: factLines(story, facts),
    notKnown: notKnown(story, facts),
    quotes: quotesOf(story, facts.corrected),
    ripples: facts.ripples.map(({ ripple }) => rippleSentence(ripple)),
    exposure: exposureOf(watched, facts),
    nextSteps: nextSteps(watched.role, story.stage),
    alternatives: alternativesOf(watched, story, facts),
    articles: story.sources.length,
    independentSources: facts.independentSources,
    disagreements: disagreementsOf(story, facts),
    needsReview: review !== null,
    ...(review === null ? {} : { review }),
    headlineOnly: facts.headlineOnly,
    changes,
    publishedAt: newest?.publishedAt ?? null,
    seenAt: newest?.seenAt ?? story.updatedAt,
    watched: { name: watched.company.name, role: watched.role, as: watched.as },
  };
}

/** The role that made the channel care most: a vendor before a rival, the target before a bystander. */
export function primaryRole(roles: RoleMatch[]): RoleMatch {
  const rank = (role: RoleMatch) =>
    (role.as === 'ripple' ? 100 : 0) + ROLE_ORDER.indexOf(role.role) * 10 + AS_ORDER.indexOf(role.as);
  const [first] = [...roles].sort((a, b) => rank(a) - rank(b));
  if (!first) throw new Error('match: expected at least one role, got none');
  return first;
}

/** "Critical: Meta (your rival) takes 49% of Scale AI (your vendor)"; too long, it loses its roles, then is cut. */
function notificationOf(headline: Sentence, match: Match, facts: StoryFacts, { severity }: Verdict): string {
  const sign = severity === 'digest' ? 'For the digest' : capitalised(severity);
  const whole = `${sign}: ${plain(headline)}`;
  if (whole.length <= LONGEST_NOTIFICATION) return whole;
  const bare = headlineOf({ story: match.story, stake: facts.stake.best, price: facts.price.best, roles: [] });
  return shortened(`${sign}: ${plain(bare)}`, LONGEST_NOTIFICATION);
}

function factLines(story: Story, facts: StoryFacts): AlertContent['facts'] {
  const { stake, price, valuation, valuationBefore, alsoMoves } = facts;
  const band = stake.best === null ? null : bandReached(stake.best);
  const noted = (about: CorrectedFigure['about'], value: string | null) =>
    value === null ? takenBack(about, facts.corrected) : value + correctedNote(about, facts.corrected);
  const lines: [label: string, value: string | null][] = [
    ['Stage', STAGE_WORDS[story.stage]],
    [
      'Stake',
      noted(
        'stake',
        stake.best && stakeInWords(stake.best) + (stake.best.meaning === 'held' ? ' held afterwards' : ''),
      ),
    ],
    ['Band reached', band],
    ['Price', noted('price', price.best && moneyInWords(price.best))],
    ['Valuation', noted('valuation', valuation.best && moneyInWords(valuation.best))],
    ['Valuation before', noted('valuation before', valuationBefore.best && moneyInWords(valuationBefore.best))],
    ['Moves too', alsoMoves.length === 0 ? null : alsoMoves.map((move) => moveInWords(move, facts)).join(', ')],
    ['When it closes', ENDED.has(story.stage) ? null : facts.closesBy.best],
    ['Belongs to', ownersInWords(facts)],
    ['Rival bid', rivalBidders(story)],
    ['First seen', day(story.firstSeenAt)],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** Stages after which nobody waits for the closing. */
const ENDED: ReadonlySet<Stage> = new Set(['completed', 'denied', 'called-off', 'blocked']);
const MOST_OWNERS = 4;

/** "Foo: Bar; Baz: Quux"; null where no article names an owner. */
function ownersInWords({ owners }: StoryFacts): string | null {
  const said = owners.slice(0, MOST_OWNERS).map(({ company, owner }) => `${company}: ${owner}`);
  return said.length === 0 ? null : said.join('; ');
}

/** "an executive (Alexandr Wang)". */
function moveInWords(move: AlsoMoves, { ripples }: StoryFacts): string {
  const moving = ripples.flatMap(({ ripple }) =>
    ripple.kind === 'executive-moves' && ripple.person ? [ripple.person] : [],
  );
  return move === 'executive' && moving.length > 0 ? `${MOVES_WORDS[move]} (${moving.join(', ')})` : MOVES_WORDS[move];
}

/** What a reader would ask next and no article says. */
function notKnown(story: Story, facts: StoryFacts): string[] {
  const { kind, stage, acquirers, target, seller } = story;
  const isPart = kind === 'stake' || kind === 'investment' || kind === 'divestiture';
  const gaps: [isGap: boolean, sentence: string][] = [
    [acquirers.length === 0 && kind !== 'ipo' && kind !== 'spin-off', 'Who the buyer is'],
    [target === null, 'What exactly is sold'],
    [kind === 'divestiture' && seller === null, 'Who sells'],
    [facts.stake.best === null && isPart, 'How large the stake is'],
    [facts.price.best === null && kind !== 'spin-off', kind === 'ipo' ? 'How much it raises' : 'The price'],
    [facts.price.best !== null && facts.price.best.currency === null, 'The currency of the price'],
    [isPart && !facts.alsoMoves.includes('board-seat'), 'Whether votes or a board seat come with it'],
    [!ENDED.has(stage) && facts.closesBy.best === null, 'When it closes'],
  ];
  return gaps.flatMap(([isGap, sentence]) => (isGap ? [sentence] : []));
}

function disagreementsOf(story: Story, facts: StoryFacts): AlertContent['disagreements'] {
  const sources = new Map(story.sources.map(({ articleId, source }) => [articleId, source]));
  return facts.disagreements.map(({ about, figures }) => ({
    about,
    figures: figures.map(({ value, articleId }) => ({
      says: disagreedInWords(value),
      source: sources.get(articleId) ?? 'unknown',
    })),
  }));
}
