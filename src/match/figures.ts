// A story's events → each of its figures over all articles: the best one, all of them, and whether they agree.
import type {
  Disagreement,
  Interval,
  Money,
  Stake,
  Story,
  StoryEvent,
  StoryFacts,
  StoryFigure,
  StoryRipple,
  UnixMs,
} from '../domain.ts';
import { DAY } from '../time.ts';
import { timeOf } from './article-source.ts';
import { moneyAgrees, sharpness, stakesAgree } from './intervals.ts';
import { nameKey } from './name-key.ts';
import { sameName } from './same-party.ts';

const REVISED_AFTER = 7 * DAY; // ms; an older figure is one that the deal has left behind, not a disagreement

export type StoryFigures = Pick<StoryFacts, 'stake' | 'price' | 'valuation' | 'valuationBefore'>;

interface Said<T> {
  value: T;
  articleId: string;
  at: UnixMs;
  headlineOnly: boolean;
}
interface Rules<T> {
  agree: (a: T, b: T) => boolean;
  /** Higher first; the first number that differs decides. */
  rank: (value: T) => number[];
}

const MONEY: Rules<Money> = {
  agree: moneyAgrees,
  rank: (money) => [money.approximate ? 0 : 1, money.currency === null ? 0 : 1, sharpness(money)],
};
const STAKE: Rules<Stake> = {
  agree: stakesAgree,
  // What changes hands is the deal; what is held afterwards is told where nothing else is.
  rank: (stake) => [stake.meaning === 'held' ? 0 : 1, stake.approximate ? 0 : 1, sharpness(stake)],
};

/**
 * Each figure with all its tellings, best first: from an article's own text before a headline list, exact before
 * approximate, with its currency before without, sharp before vague, then the latest.
 */
export function storyFigures(story: Story): StoryFigures {
  return {
    stake: figure(story, STAKE, (event) => event.stake),
    price: figure(story, MONEY, (event) => event.price),
    valuation: figure(story, MONEY, (event) => event.valuation),
    valuationBefore: figure(story, MONEY, (event) => event.valuationBefore),
  };
}

function figure<T extends Interval>(
  story: Story,
  rules: Rules<T>,
  of: (event: StoryEvent) => T | null,
): StoryFigure<T> {
  const all = ranked(saidIn(story, of), rules.rank);
  return {
    best: all[0]?.value ?? null,
    all: all.map(({ value, articleId }) => ({ value, articleId })),
    agree: disjoint(all, rules.agree).length === 0,
  };
}

function saidIn<T>(story: Story, of: (event: StoryEvent) => T | null): Said<T>[] {
  const times = new Map(story.sources.map((source) => [source.articleId, timeOf(source)]));
  return story.events.flatMap((event) => {
    const value = of(event);
    const { articleId, headlineOnly } = event;
    return value === null ? [] : [{ value, articleId, at: times.get(articleId) ?? story.firstSeenAt, headlineOnly }];
  });
}

function ranked<T>(said: Said<T>[], rank: (value: T) => number[]): Said<T>[] {
  const keyed = said.map((one) => ({ one, key: [one.headlineOnly ? 0 : 1, ...rank(one.value), one.at] }));
  const decides = (a: number[], b: number[]) => {
    const at = a.findIndex((value, i) => value !== b[i]);
    return at === -1 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
  };
  return keyed.sort((a, b) => decides(a.key, b.key)).map(({ one }) => one);
}

/** Tellings from different articles that cannot all be right, one for each; empty when all agree. */
function disjoint<T>(all: Said<T>[], agree: (a: T, b: T) => boolean): Said<T>[] {
  const newest = Math.max(...all.map(({ at }) => at));
  const current = all.filter(({ at }) => at >= newest - REVISED_AFTER);
  const clash = (a: Said<T>, b: Said<T>) => a.articleId !== b.articleId && !agree(a.value, b.value);
  const first = current.find((a) => current.some((b) => clash(a, b)));
  if (!first) return [];
  return current.reduce<Said<T>[]>(
    (kept, one) => (kept.every((other) => clash(one, other)) ? [...kept, one] : kept),
    [first],
  );
}

/** What the articles do not agree on: the deal's figures, and by how much something grew for a company it touches. */
export function disagreements(story: Story): Disagreement[] {
  const of = <T extends Stake | Money>(about: string, rules: Rules<T>, read: (event: StoryEvent) => T | null) => ({
    about,
    figures: disjoint(ranked(saidIn(story, read), rules.rank), rules.agree).map(({ value, articleId }) => ({
      value,
      articleId,
    })),
  });
  return [
    of('stake', STAKE, (event) => event.stake),
    of('price', MONEY, (event) => event.price),
    of('valuation', MONEY, (event) => event.valuation),
    of('valuation before', MONEY, (event) => event.valuationBefore),
    ...factorDisagreements(story.ripples),
  ].filter(({ figures }) => figures.length > 1);
}

/** "tripled" against "doubled", said of one company by two articles. */
function factorDisagreements(ripples: StoryRipple[]): Disagreement[] {
  const grown = ripples.filter((ripple) => ripple.factor !== null);
  const first = grown.filter((a, i) => grown.findIndex((b) => isSameCompany(a, b)) === i);
  return first.map(({ company }) => ({
    about: `growth at ${company}`,
    figures: distinctFactors(grown.filter((r) => sameCompany(r, company))),
  }));
}

function distinctFactors(ripples: StoryRipple[]): Disagreement['figures'] {
  return ripples.reduce<{ value: { factor: number }; articleId: string }[]>((kept, { factor, articleId }) => {
    const isNew =
      factor !== null && kept.every((other) => other.value.factor !== factor && other.articleId !== articleId);
    return isNew ? [...kept, { value: { factor }, articleId }] : kept;
  }, []);
}

function isSameCompany(a: StoryRipple, b: StoryRipple): boolean {
  return sameCompany(a, b.company);
}
function sameCompany(ripple: StoryRipple, company: string): boolean {
  return sameName(nameKey(ripple.company), nameKey(company));
}
