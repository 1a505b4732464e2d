// A story's stage and what one more article says → the stage it stands at now.
import type { OwnershipEvent, Stage, Story, UnixMs } from '../domain.ts';

/** How far a deal has come; an ended one has no rank. */
const RANK: Partial<Record<Stage, number>> = { rumored: 0, 'in-talks': 1, announced: 2, regulatory: 3, completed: 4 };

/** What ends a deal, and at which stages it still can. */
const ENDS: Partial<Record<Stage, Stage[]>> = {
  'called-off': ['rumored', 'in-talks', 'announced', 'regulatory', 'denied', 'blocked'],
  blocked: ['rumored', 'in-talks', 'announced', 'regulatory', 'completed', 'denied'],
  denied: ['rumored', 'in-talks', 'announced'],
};

/** The printed reason by which an ended deal lives again. */
const RESUMED =
  /\b(?:resum|reviv|renew|restart|reopen|return|improv|sweeten|overturn|again|back in|(?:new|raised) (?:bid|offer))/i;

/** True when nothing more is to come of it. */
export function isEnded(stage: Stage): boolean {
  return stage === 'completed' || RANK[stage] === undefined;
}

/**
 * The stage after an event. It moves forward, ends, or lives again with a printed reason; it never moves back.
 * @param at when the event's article was published: an older article ends nothing that a newer one reports
 */
export function stageAfter(story: Pick<Story, 'stage' | 'stages'>, event: OwnershipEvent, at: UnixMs): Stage {
  const { stage } = story;
  const reachedAt = story.stages.at(-1)?.at ?? at;
  const [from, to] = [RANK[stage], RANK[event.stage]];
  if (to === undefined) return at >= reachedAt && ENDS[event.stage]?.includes(stage) === true ? event.stage : stage;
  if (from !== undefined) return to > from ? event.stage : stage;
  if (at < reachedAt) return stage;
  // A denial is answered by the announcement itself; a deal given up or forbidden needs the word that it goes on.
  if (stage === 'denied') return to >= 2 || saysResumed(event) ? event.stage : stage;
  return saysResumed(event) || event.stage === 'completed' ? event.stage : stage;
}

function saysResumed(event: OwnershipEvent): boolean {
  return event.evidence.some(({ quote }) => RESUMED.test(quote));
}
