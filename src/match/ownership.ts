// Stories → who is known to have bought, sold or held what in one company, over time.
import type { Kind, Party, Stage, Stake, Story, UnixMs } from '../domain.ts';
import { storyFigures } from './figures.ts';

/** One line of a company's history of owners. */
export interface Holding {
  holder: Party;
  company: Party;
  /** What the holder did: taken a part, or given one up. */
  change: 'bought' | 'sold';
  /** null: the articles do not say how much. */
  stake: Stake | null;
  kind: Kind;
  stage: Stage;
  /** When the stage was reported. */
  at: UnixMs;
  storyId: string;
}

const KNOWN: ReadonlySet<Stage> = new Set(['announced', 'regulatory', 'completed']);

/**
 * Who is known to hold what in the company, and what the company is known to hold, oldest first. Rumours, talks and
 * deals that ended are not ownership and are left out.
 * @param key a party's key
 */
export function holdingsOf(stories: Story[], key: string): Holding[] {
  return stories
    .filter((story) => KNOWN.has(story.stage))
    .flatMap(holdingsIn)
    .filter(({ holder, company }) => holder.key === key || company.key === key)
    .sort((a, b) => a.at - b.at);
}

function holdingsIn(story: Story): Holding[] {
  const { target, seller, kind, stage, id } = story;
  if (target === null || kind === 'ipo') return [];
  const at = story.stages.at(-1)?.at ?? story.updatedAt;
  const stake = storyFigures(story).stake.best;
  const line = { company: target, stake, kind, stage, at, storyId: id };
  return [
    ...(seller === null ? [] : [{ ...line, holder: seller, change: 'sold' as const }]),
    ...story.acquirers.map((holder) => ({ ...line, holder, change: 'bought' as const })),
  ];
}
