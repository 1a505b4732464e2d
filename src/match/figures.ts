// A story's events → each of its figures over all articles: the best one, all of them, and whether they agree.
import type {
  CorrectedFigure,
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
import { afterCorrections, type Retired } from './corrections.ts';
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
  of: 'stake' | 'sum';
  agree: (a: T, b: T) => boolean;
  /** Higher first; the first number that differs decides. */
  rank: (value: T) => number[];
}

const MONEY: Rules<Money> = {
  of: 'sum',
  agree: moneyAgrees,
  rank: (money) => [money.approximate ? 0 : 1, money.currency === null ? 0 : 1, sharpness(money)],
};
const STAKE: Rules<Stake> = {
  of: 'stake',
  agree: stakesAgree,
  // What changes hands is the deal; what is held afterwards is told where nothing else is.
  rank: (stake) => [stake.meaning === 'held' ? 0 : 1, stake.approximate ? 0 : 1, sharpness(stake)],
};

/** How each of a deal's figures is read off an event, by the name under which articles disagree on it. */
const READ = {
  stake: (event: StoryEvent) => event.stake,
  price: (event: StoryEvent) => event.price,
  valuation: (event: StoryEvent) => event.valuation,
  'valuation before': (event: StoryEvent) => event.valuationBefore,
};

/**
 * Each figure with all its tellings that nobody took back, best first: from an article's own text before a headline list, exact
 * before approximate, with its currency before without, sharp before vague, then the latest.
 */
export function storyFigures(story: Story): StoryFigures {
  return {
    stake: figure(story, STAKE, READ.stake),
    price: figure(story, MONEY, READ.price),
    valuation: figure(story, MONEY, READ.valuation),
    valuationBefore: figure(story, MONEY, READ['valuation before']),
  };
}

function figure<T extends Interval>(
  story: Story,
  rules: Rules<T>,
  of: (event: StoryEvent) => T | null,
): StoryFigure<T> {
  const all = ranked(standing(story, rules, of), rules.rank);
  return {
    best: all[0]?.value ?? null,
    all: all.map(({ value, articleId }) => ({ value, articleId })),
    agree: disjoint(all, rules.agree).length === 0,
  };
}

function standing<T extends Interval>(
  story: Story,
  { of }: Rules<T>,
  read: (event: StoryEvent) => T | null,
): Said<T>[] {
  return afterCorrections<T, Said<T>>(story, of, saidIn(story, read)).standing;
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
    figures: disjoint(ranked(standing(story, rules, read), rules.rank), rules.agree).map(({ value, articleId }) => ({
      value,
      articleId,
    })),
  });
  return [
    of('stake', STAKE, READ.stake),
    of('price', MONEY, READ.price),
    of('valuation', MONEY, READ.valuation),
    of('valuation before', MONEY, READ['valuation before']),
    ...factorDisagreements(story.ripples),
  ].filter(({ figures }) => figures.length > 1);
}

/** Each figure that was taken back, once for what it was and for what it is now. */
export function correctedFigures(story: Story): CorrectedFigure[] {
  const of = <T extends Stake | Money>(
    about: CorrectedFigure['about'],
    rules: Rules<T>,
    read: (event: StoryEvent) => T | null,
  ): CorrectedFigure[] => {
    const { retired } = afterCorrections<T, Said<T>>(story, rules.of, saidIn(story, read));
    const isSame = (a: Retired<T>, b: Retired<T>) =>
      a.was.value.min === b.was.value.min && a.was.value.max === b.was.value.max;
    return retired
      .filter((one, i) => retired.findIndex((other) => isSame(one, other)) === i)
      .map(({ was, now, correctedBy }) => ({ about, was: was.value, now, articleId: was.articleId, correctedBy }));
  };
  return [
    ...of('stake', STAKE, READ.stake),
    ...of('price', MONEY, READ.price),
    ...of('valuation', MONEY, READ.valuation),
    ...of('valuation before', MONEY, READ['valuation before']),
  ];
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
