// A watched company and a story's facts → what the team has at stake with it, and whom it could move to.
import type { AlertContent, RoleMatch, Stake, Story, StoryFacts } from '../domain.ts';
import { stakeInWords, upperBound } from './figures-in-words.ts';

/** What a watched company is in the story; all of a match that exposure needs. */
export type Exposed = Pick<RoleMatch, 'role' | 'company' | 'as'>;

/** What the team has at stake; only a vendor or partner has a contract with us. */
export function exposureOf({ role, company, as }: Exposed, { stake }: StoryFacts): AlertContent['exposure'] {
  if (role !== 'vendor' && role !== 'partner') return [];
  const { owner, data, criticality, renewalOn, changeOfControlPercent } = company;
  return [
    { label: 'Owner', value: owner },
    { label: 'Our data it holds', value: data },
    { label: 'Criticality', value: criticality },
    { label: 'Renewal', value: renewalOn },
    {
      label: 'Change-of-control clause',
      value:
        changeOfControlPercent === null
          ? null
          : clauseInWords(changeOfControlPercent, as === 'target' ? stake.best : null),
    },
  ];
}

/** "at 30%: 49% reaches it". A stake that was sold is not one that anybody reached. */
function clauseInWords(percent: number, stake: Stake | null): string {
  const size = stake === null || stake.meaning === 'sold' ? null : upperBound(stake);
  if (stake === null || size === null) return `at ${percent}%`;
  return `at ${percent}%: ${stakeInWords(stake)} ${size >= percent ? 'reaches it' : 'is below it'}`;
}

/** The watchlist's own, then competitors of the vendor that the news names. */
export function alternativesOf({ role, company, as }: Exposed, story: Story, facts: StoryFacts): string[] {
  if (role !== 'vendor') return [];
  const parties = new Set([...story.acquirers, story.target].flatMap((party) => party?.names ?? []));
  const competitors = facts.ripples
    .map(({ ripple }) => ripple)
    .filter(({ kind }) => kind === 'competitor-gains' || kind === 'competitor-comments')
    .map((ripple) => ripple.company)
    .filter((name) => as === 'target' && !parties.has(name));
  const all = [...company.alternatives, ...competitors];
  return all.filter((name, i) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === i);
}
