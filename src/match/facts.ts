// A story → what all its articles say together, as data that notify/ weighs and words.
import type { AlsoMoves, Story, StoryFacts } from '../domain.ts';
import { closesBy } from './closing.ts';
import { correctedFigures, disagreements, storyFigures } from './figures.ts';
import { independentSources } from './independent-sources.ts';
import { nameKey } from './name-key.ts';
import { mergeRipples } from './ripples.ts';
import { sameName } from './same-party.ts';

const DOUBT_LEFT = 0.7; // of the doubt after each further independent report

/** Figures, merged ripples, disagreements and how sure it is. */
export function storyFacts(story: Story): StoryFacts {
  const sources = independentSources(story);
  return {
    storyId: story.id,
    ...storyFigures(story),
    closesBy: closesBy(story),
    owners: owners(story),
    alsoMoves: alsoMoves(story),
    ripples: mergeRipples(story.ripples),
    disagreements: disagreements(story),
    corrected: correctedFigures(story),
    independentSources: sources,
    confidence: confidence(story, sources),
    headlineOnly: story.events.every((event) => event.headlineOnly),
  };
}

function owners({ events }: Story): StoryFacts['owners'] {
  const said: StoryFacts['owners'] = [];
  for (const { owners: named = [], articleId } of events)
    for (const { company, owner } of named) {
      const isSame = (one: StoryFacts['owners'][number]) =>
        sameName(nameKey(one.company), nameKey(company)) && sameName(nameKey(one.owner), nameKey(owner));
      if (!said.some(isSame)) said.push({ company, owner, articleId });
    }
  return said;
}

/** What the events name, and an executive whom a ripple brings to a buyer. */
function alsoMoves({ events, ripples, acquirers }: Story): AlsoMoves[] {
  const buyers = acquirers.flatMap(({ name, names }) => [name, ...names].map(nameKey));
  const isBuyer = (name: string | null) => name !== null && buyers.some((buyer) => sameName(buyer, nameKey(name)));
  const isHired = ripples.some(({ kind, toCompany }) => kind === 'executive-moves' && isBuyer(toCompany));
  const named = events.flatMap((event) => event.alsoMoves);
  return [...new Set<AlsoMoves>(isHired ? [...named, 'executive'] : named)].sort();
}

function confidence(story: Story, sources: number): number {
  const surest = Math.max(0, ...story.events.map((event) => event.confidence));
  return 1 - (1 - surest) * DOUBT_LEFT ** (sources - 1);
}
