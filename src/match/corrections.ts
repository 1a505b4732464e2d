// A figure's tellings and what articles took back → those that still stand, and those that a correction retired.
import type { Correction, Interval, Story, StoryCorrection } from '../domain.ts';

const SAME = 0.005; // of the figure; papers round what they take back

/** One telling of a figure, as the story's articles come. */
export interface Told<T extends Interval> {
  value: T;
  articleId: string;
}
/** A telling that was taken back; `now` null where nobody says what is right. */
export interface Retired<T extends Interval> {
  was: Told<T>;
  now: T | null;
  correctedBy: string;
}

/**
 * The latest correction that names a figure decides on it, so that a correction can itself be corrected. Where only the right
 * figure is said, the same publication's earlier ones go.
 * @param said oldest first
 * @returns the tellings that stand, with the right figure as told by the article that corrects; and the retired ones
 */
export function afterCorrections<T extends Interval, S extends Told<T>>(
  { corrections = [], sources }: Pick<Story, 'corrections' | 'sources'>,
  of: Correction['of'],
  said: readonly S[],
): { standing: S[]; retired: Retired<T>[] } {
  const mine = corrections.filter((one) => one.of === of);
  if (mine.length === 0) return { standing: [...said], retired: [] };
  const paper = new Map(sources.map(({ articleId, source }) => [articleId, source]));
  const order = new Map(sources.map(({ articleId }, i) => [articleId, i]));
  const isRetiredBy = ({ value, articleId }: S, { wrong, right, articleId: by }: StoryCorrection) => {
    if (wrong !== null) return isFigure(value, wrong);
    const isEarlier = (order.get(articleId) ?? 0) < (order.get(by) ?? 0);
    return right !== null && isEarlier && paper.get(articleId) === paper.get(by) && !contains(value, right);
  };
  const standing: S[] = [];
  const retired: Retired<T>[] = [];
  for (const one of said) {
    const last = mine.findLast(
      (correction) =>
        isRetiredBy(one, correction) || (correction.right !== null && isFigure(one.value, correction.right)),
    );
    if (last === undefined || !isRetiredBy(one, last)) standing.push(one);
    else {
      const now = last.right === null ? null : { ...one.value, ...exactly(last.right) };
      retired.push({ was: one, now, correctedBy: last.articleId });
      if (now !== null) standing.push({ ...one, value: now, articleId: last.articleId });
    }
  }
  return { standing, retired };
}

/** The story with what an article takes back of it. */
export function withCorrections(story: Story, corrections: readonly Correction[], articleId: string): Story {
  const added = corrections.map((one) => ({ ...one, articleId }));
  return { ...story, corrections: [...(story.corrections ?? []), ...added] };
}

function exactly(figure: number): Interval {
  return { min: figure, max: figure, approximate: false };
}

/** The printed figure is this one, exact, "up to" or "at least". */
function isFigure({ min, max }: Interval, figure: number): boolean {
  const near = (bound: number | null) => bound === null || Math.abs(bound - figure) <= SAME * figure;
  return (min !== null || max !== null) && near(min) && near(max);
}

function contains({ min, max }: Interval, figure: number): boolean {
  return (min ?? 0) <= figure * (1 + SAME) && figure * (1 - SAME) <= (max ?? Infinity);
}
