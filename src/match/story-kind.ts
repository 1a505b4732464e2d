// All events of a story → the one kind it is shown as.
import type { Kind, StoryEvent } from '../domain.ts';

const CONTROL = 50; // percent; a buyer of less has a stake, whatever the headline calls it

/** The kind that most confidence speaks for, an article's own text before headline lists; the earliest wins a tie. */
export function storyKind(events: StoryEvent[]): Kind {
  const inText = events.filter((event) => !event.headlineOnly);
  const weights = new Map<Kind, number>();
  for (const event of inText.length > 0 ? inText : events) {
    const kind = isMinority(event) ? 'stake' : event.kind;
    weights.set(kind, (weights.get(kind) ?? 0) + event.confidence);
  }
  const [first] = [...weights].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? 'stake';
}

function isMinority({ kind, stake }: StoryEvent): boolean {
  if (kind !== 'acquisition' || stake === null || stake.meaning === 'held') return false;
  return stake.max !== null && stake.max < CONTROL;
}
