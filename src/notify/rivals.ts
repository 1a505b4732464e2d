// A story that has a rival → the plain sentence and the fact that say who else bids.
import type { RelatedStory, Sentence, Story } from '../domain.ts';
import { listed } from './sentences.ts';

/** "**Bar** also bids for **Foo**."; nothing where no bidder or no target is named. */
export function rivalSentence({ target }: Story, { bidders }: RelatedStory): Sentence[] {
  if (target === null || bidders.length === 0) return [];
  const verb = bidders.length === 1 ? 'bids' : 'bid';
  return [[...listed(bidders.map((name) => [{ strong: name }])), ` also ${verb} for `, { strong: target.name }, '.']];
}

/** Every other bidder, each once; null where there is none. */
export function rivalBidders({ related }: Story): string | null {
  const names = new Set(related?.flatMap(({ bidders }) => bidders));
  return names.size === 0 ? null : [...names].join(', ');
}
