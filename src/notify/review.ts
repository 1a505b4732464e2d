// A story and its facts → why a person should look before anybody acts on the alert.
import type { Story, StoryFacts } from '../domain.ts';
import { reasonsIn } from './reasons.ts';

/** Below it a person should look, 0-1. */
export const SURE_ENOUGH = 0.6;
const MOST_REASONS = 2;

/** 0-1 as a whole percentage, for people: nothing that was read is certain, so 99 at most. */
export function surePercent(confidence: number): number {
  return Math.min(99, Math.round(confidence * 100));
}

/** "only a headline says so, …"; null where nothing needs a second look. */
export function reviewReason(story: Story, { headlineOnly, confidence }: StoryFacts): string | null {
  if (headlineOnly) return 'only a headline says so, no article told it in its own text';
  if (confidence >= SURE_ENOUGH) return null;
  const [surest] = [...story.events].sort((a, b) => b.confidence - a.confidence);
  const { against } = reasonsIn(surest?.trail ?? []);
  const least = `all articles together leave it less than ${SURE_ENOUGH * 100}% sure (${surePercent(confidence)}%)`;
  if (against.length === 0) return least;
  return `${least}; what speaks against it: ${against
    .slice(0, MOST_REASONS)
    .map(({ words }) => words)
    .join(', ')}`;
}
