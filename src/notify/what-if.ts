// A match, the story's facts and how loud they are here → what would have made it louder, and what quieter, in words.
import type { Match, Phrase, Sentence, Severity, StoryFacts, Thresholds } from '../domain.ts';
import { MOVES_WORDS } from './headlines.ts';
import { scenesOf } from './scene.ts';
import { joined } from './sentences.ts';
import { decideSeverity, louder } from './severity.ts';

/** A story told a little differently, and the clause that says how. */
interface Otherwise {
  says: string;
  match: Match;
  facts: StoryFacts;
}

const MOST = 2; // severities named on either side
const MOST_WAYS = 2; // to each of them
const JUST_BELOW = 0.01; // percent

/**
 * The severity table asked again, with one thing changed: the stage, how much changes hands, who is watched.
 * @returns a line for each, at most; empty where nothing makes a difference
 */
export function whatIf(match: Match, facts: StoryFacts, severity: Severity): Sentence[] {
  const judged = [byStage, bySize, byHeadline, byRole].flatMap((sort) =>
    sort(match, facts).map((one): Judged => ({ says: one.says, sort, becomes: severityOf(one) })),
  );
  const up = firstOfEach(judged.filter(({ becomes }) => becomes !== null && louder(becomes, severity)));
  const down = firstOfEach(judged.filter(({ becomes }) => becomes === null || louder(severity, becomes)));
  const loudest: Sentence[] = severity === 'critical' ? [[LOUDER, ' nothing is louder than critical.']] : [];
  return [
    ...(up.length === 0 ? loudest : [[LOUDER, ...inWords(up)]]),
    ...(down.length === 0 ? [] : [[QUIETER, ...inWords(down)]]),
  ].map(joined);
}
const LOUDER: Phrase = { strong: 'Louder:' };
const QUIETER: Phrase = { strong: 'Quieter:' };

/** `sort`: the stage, the size and so on are each told once. */
type Judged = { says: string; sort: unknown; becomes: Severity | null };
type Clauses = { says: string[]; becomes: Severity | null };

/** null: nobody of the list is in it any more, so nothing would be told. */
function severityOf({ match, facts }: Otherwise): Severity | null {
  return match.roles.length === 0 ? null : decideSeverity(match, facts).severity;
}

function firstOfEach(judged: Judged[]): Clauses[] {
  const each = [...new Set(judged.map(({ becomes }) => becomes))].slice(0, MOST);
  return each.map((becomes) => {
    const same = judged.filter((one) => one.becomes === becomes);
    const ways = same.filter((a, i) => same.findIndex((b) => b.sort === a.sort) === i);
    return { becomes, says: ways.slice(0, MOST_WAYS).map(({ says }) => says) };
  });
}

/** " high if it were only a rumour; nothing told if Foo were not watched here." */
function inWords(all: Clauses[]): Sentence {
  const clauses = all.map(({ becomes, says }): Sentence => {
    const ways = ` if ${says.join(', or if ')}`;
    return becomes === null
      ? [`nothing told${ways}`]
      : [{ strong: becomes === 'digest' ? 'a passing mention' : becomes }, ways];
  });
  return [...clauses.flatMap((clause, i) => [i === 0 ? ' ' : '; ', ...clause]), '.'];
}

// ── What may be otherwise, the likeliest first ───────────────────────────────────────────────────────────────────────

function byStage(match: Match, facts: StoryFacts): Otherwise[] {
  const { story } = match;
  const phase = scenesOf(match, facts)[0]?.phase;
  if (phase === 'firm')
    return [{ says: 'it were only a rumour', match: { ...match, story: { ...story, stage: 'rumored' } }, facts }];
  const says = phase === 'rumor' ? 'it were announced' : 'the deal went on';
  return [{ says, match: { ...match, story: { ...story, stage: 'announced' } }, facts }];
}

function bySize(match: Match, facts: StoryFacts): Otherwise[] {
  const [scene] = scenesOf(match, facts);
  if (scene === undefined) return [];
  const { size, thresholds } = scene;
  const steps: (keyof Thresholds)[] = ['critical', 'high'];
  const below = steps.filter((step) => size !== null && size >= thresholds[step]);
  const above = steps.toReversed().filter((step) => size === null || size < thresholds[step]);
  const moves = facts.alsoMoves.map((move) => MOVES_WORDS[move]).join(' or ');
  return [
    ...above.map((step) => ({
      says: `${thresholds[step]}% or more changed hands`,
      match,
      facts: withStake(facts, thresholds[step]),
    })),
    ...(size === null || size < 100
      ? [{ says: 'the whole company changed hands', match, facts: withStake(facts, 100) }]
      : []),
    ...below.flatMap((step) => {
      const less = withStake(facts, Math.max(0, thresholds[step] - JUST_BELOW));
      const says = `less than ${thresholds[step]}% changed hands`;
      const alone = { says: `${says} without ${moves} moving too`, match, facts: { ...less, alsoMoves: [] } };
      return [{ says, match, facts: less }, ...(moves === '' ? [] : [alone])];
    }),
  ];
}

function withStake(facts: StoryFacts, percent: number): StoryFacts {
  const value = { min: percent, max: percent, approximate: false, meaning: 'bought', interest: 'shares' } as const;
  return { ...facts, stake: { best: value, all: [{ value, articleId: '' }], agree: true } };
}

function byHeadline(match: Match, facts: StoryFacts): Otherwise[] {
  if (!facts.headlineOnly) return [];
  return [{ says: 'an article told it in its own text', match, facts: { ...facts, headlineOnly: false } }];
}

function byRole(match: Match, facts: StoryFacts): Otherwise[] {
  const names = [...new Set(match.roles.filter(({ as }) => as !== 'ripple').map(({ company }) => company.name))];
  return names.map((name) => ({
    says: `${name} were not watched here`,
    match: { ...match, roles: match.roles.filter(({ company }) => company.name !== name) },
    facts,
  }));
}
