// A story → the owners of its companies that its articles name, each with who says so.
import type { Party, Story } from '../domain.ts';
import { resolveParty, type Registry } from './aliases.ts';
import { normalisedNames } from './same-party.ts';

/** An owner that an article names of one of the story's companies. */
export interface SaidOwner {
  company: Party;
  owner: Party;
  /** The publication ("Example Wire"). */
  saidBy: string;
}

/** Every owner said, the earliest article first, each pair once. */
export function ownersSaid(registry: Registry, story: Pick<Story, 'events' | 'sources'>): SaidOwner[] {
  const said: SaidOwner[] = [];
  for (const { owners = [], articleId } of story.events) {
    for (const one of owners) {
      const [company, owner] = [resolveParty(registry, one.company), resolveParty(registry, one.owner)];
      if (said.some((known) => known.company.key === company.key && known.owner.key === owner.key)) continue;
      const source = story.sources.find((known) => known.articleId === articleId);
      said.push({ company, owner, saidBy: source?.source ?? 'the article' });
    }
  }
  return said;
}

/** The owner said of this party, by any of its names; null where none is. */
export function saidOwnerOf(said: readonly SaidOwner[], party: Party): SaidOwner | null {
  const names = new Set(normalisedNames(party));
  const isOf = ({ company }: SaidOwner) =>
    company.key === party.key || normalisedNames(company).some((name) => names.has(name));
  return said.find(isOf) ?? null;
}
