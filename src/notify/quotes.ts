// A story → the one to three verbatim quotes that an alert shows.
import type { CorrectedFigure, Evidence, Interval, Quote, Source, Story, StoryEvent } from '../domain.ts';

const MOST_QUOTES = 3;

/**
 * The surest event's quotes first, then those of other articles, then of a ripple; never the same words twice. An article whose
 * figure was taken back is quoted last.
 */
export function quotesOf(story: Story, corrected: readonly CorrectedFigure[] = []): Quote[] {
  const isWrong = ({ stake, price, valuation }: StoryEvent) =>
    corrected.some(({ was }) => [stake, price, valuation].some((figure) => figure !== null && isSame(figure, was)));
  const events = [...story.events].sort((a, b) => Number(isWrong(a)) - Number(isWrong(b)) || worth(b) - worth(a));
  const first = [...(events[0]?.evidence ?? [])].sort((a, b) => figuresIn(b) - figuresIn(a));
  const others = events
    .filter((event) => event.articleId !== events[0]?.articleId)
    .flatMap((event) => event.evidence.slice(0, 1));
  // One that names who acts: "It now plans to leave" says nothing on its own.
  const named = story.ripples.filter(({ company, evidence }) => evidence.quote.includes(company));
  const ripples = [...named, ...story.ripples].map((ripple) => ripple.evidence);
  const rest = events.flatMap((event) => event.evidence);
  const ordered = [...first.slice(0, 1), ...others, ...ripples.slice(0, 1), ...first.slice(1), ...rest];
  const distinct = ordered.filter((one, i) => ordered.findIndex((other) => sameWords(one, other)) === i);
  const sources = new Map(story.sources.map((source) => [source.articleId, source]));
  return distinct.slice(0, MOST_QUOTES).map((evidence) => quoteOf(evidence, sources.get(evidence.articleId)));
}

function quoteOf({ quote }: Evidence, source: Source | undefined): Quote {
  return {
    text: quote,
    source: source?.source ?? 'unknown',
    url: source?.url ?? null,
    at: source?.publishedAt ?? null,
  };
}

/** In the article's own text, then by what it prints, then by confidence. */
function worth(event: StoryEvent): number {
  const figures = [event.stake, event.price, event.valuation].filter((figure) => figure !== null).length;
  return (event.headlineOnly ? 0 : 100) + figures * 10 + event.confidence;
}

/** How many sums and shares the words print: the quote that says how much is worth most. */
function figuresIn({ quote }: Evidence): number {
  return [/\d\s?%|\bper ?cent\b|\bhalf\b/i, /[$€£¥]\s?\d|\b(?:m|b|tr)illion\b/i].filter((figure) => figure.test(quote))
    .length;
}

function isSame(a: Interval, b: Interval): boolean {
  return a.min === b.min && a.max === b.max;
}

function sameWords(a: Evidence, b: Evidence): boolean {
  const [x, y] = [a.quote.toLowerCase(), b.quote.toLowerCase()];
  return x.includes(y) || y.includes(x);
}
