// Feeds in trouble in, gathered by the reason they give out: a machine without a network is one trouble, not many.
import { isInTrouble, type Feed, type FeedState } from '../../domain.ts';

export interface FeedTroubles {
  reason: string;
  titles: string[];
}

/** The reason that most feeds give first. `health`: how a feed does in words, where no poll left a reason. */
export function troublesOf(
  feeds: { feed: Feed; state: FeedState }[],
  health: (feed: Feed, state: FeedState) => string,
): FeedTroubles[] {
  const titles = new Map<string, string[]>();
  for (const { feed, state } of feeds) {
    if (!isInTrouble(state)) continue;
    const reason = state.lastError ?? health(feed, state);
    titles.set(reason, [...(titles.get(reason) ?? []), feed.title]);
  }
  return [...titles]
    .map(([reason, named]) => ({ reason, titles: named }))
    .sort((a, b) => b.titles.length - a.titles.length);
}
