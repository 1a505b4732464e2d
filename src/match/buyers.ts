// A story's buyers and what one more event says → its buyers now: all that were named, or of several suitors the one announced.
import type { Party, Stage, Story } from '../domain.ts';
import type { Registry } from './aliases.ts';
import { withParty, type Deal } from './parties.ts';
import { relatedParty } from './same-party.ts';

const RUMORS: ReadonlySet<Stage> = new Set(['rumored', 'in-talks']);
/** Words by which several buyers of a rumour are one or the other, not all together. */
const EITHER =
  /\b(?:[Ss]uitors?|[Bb]idders|[Rr]ival (?:bids?|offers?)|[Cc]ompeting|[Aa]mong (?:those|the|several)|[Ee]ither|vying|auction|shortlist\w*|frontrunners?|contenders?)\b| or \p{Lu}/u;

/** The buyers after an event: all that were named; of several suitors the one who is announced. */
export function buyersAfter(registry: Registry, story: Story, deal: Deal, stage: Stage): Party[] {
  if (story.kind === 'merger' && story.target) return story.acquirers;
  const all = deal.acquirers.reduce(withParty(registry), story.acquirers);
  const isDecided = RUMORS.has(story.stage) && !RUMORS.has(stage) && deal.acquirers.length > 0;
  if (!isDecided || !story.events.some(({ evidence }) => evidence.some(({ quote }) => EITHER.test(quote)))) return all;
  return all.filter((party) => deal.acquirers.some((buyer) => relatedParty(registry, party, buyer)));
}
