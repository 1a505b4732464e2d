// Who owns a company and what it owns → a picture: owners on the left, the company across, its holdings on the right.
import type { Role, Stage, UnixMs } from '../../domain.ts';
import { STAGE_WORDS } from '../headlines.ts';
import { altText } from './alt-text.ts';
import { BODY, card, COLOURS, heading, HEADING, MARK_WORDS, paragraph, space } from './look.ts';
import { createNamer, saidName } from './names.ts';
import { centreCard, holdingRows, legend, ownerRows, type Tie } from './owner-rows.ts';
import { stacked, type Picture } from './svg.ts';
import { dateInWords } from './time-axis.ts';

export interface PicturedCompany {
  key: string;
  name: string;
  /** What it is to this channel; null where it is not watched. */
  role: Role | null;
}

/** One tie of ownership, as far as it is known. */
export interface OwnershipEdge {
  holder: PicturedCompany;
  company: PicturedCompany;
  /** `owns`: it does, and no story says since when. */
  change: 'bought' | 'sold' | 'owns';
  /** In words ("up to 49%"); null: not said. */
  stake: string | null;
  /** For the order, percent; null: not said. */
  percent: number | null;
  /** Of its story; null where there is none. */
  stage: Stage | null;
  at: UnixMs | null;
  /** The publication that names the owner; null where a story or the list of companies says so. */
  saidBy: string | null;
}

export interface OwnersParts {
  company: PicturedCompany;
  /** Between the company, its owners, their owners, and what the company holds; others are left out. */
  edges: OwnershipEdge[];
  now: UnixMs;
}

const MOST_OWNERS = 4;
const MOST_HOLDINGS = 4;
const MOST_ABOVE = 2; // owners of an owner, one above the other
const ROLE_ORDER: (Role | null)[] = ['rival', 'self', 'vendor', 'partner', null];

/** The picture; where nothing is known it says so. The four weightiest ties of each side are drawn, the others counted. */
export function ownersPicture({ company, edges, now }: OwnersParts): Picture {
  const namer = createNamer();
  const ties = latestTies(edges);
  const owners = weightiest(ties.filter((tie) => tie.company.key === company.key).map((tie) => asTie(tie, tie.holder)));
  const holdings = weightiest(
    ties.filter((tie) => tie.holder.key === company.key).map((tie) => asTie(tie, tie.company)),
  );
  const shownOwners = owners.slice(0, MOST_OWNERS).map((tie) => ({ ...tie, above: above(ties, tie, company) }));
  const shownHoldings = holdings.slice(0, MOST_HOLDINGS).map((tie) => ({
    ...tie,
    also: shownOwners.some(({ other }) => other.key === tie.other.key),
  }));
  const top = heading('Who owns what', null, `as of ${dateInWords(now)}, as far as the news tells`);
  const middle = stacked([
    ...ownerRows(shownOwners, owners.length - shownOwners.length, namer),
    centreCard(company, namer),
    ...holdingRows(shownHoldings, holdings.length - shownHoldings.length, namer),
  ]);
  const empty =
    owners.length + holdings.length > 0
      ? []
      : [
          space(22),
          paragraph('Nothing is known of its owners.', HEADING),
          space(6),
          paragraph(WAITS, BODY, { fill: COLOURS.quiet }),
        ];
  const foot = legend([...shownOwners, ...shownHoldings]);
  return {
    ...card([top, space(22), middle, ...empty, ...foot]),
    alt: altOf(company, shownOwners, shownHoldings, {
      left: owners.length + holdings.length - shownOwners.length - shownHoldings.length,
      now,
    }),
    notes: namer.notes(),
  };
}
const WAITS = 'What the news says of them will stand here.';

/** Of each holder and company the latest; what a company is said to hold of itself is no tie. */
function latestTies(edges: OwnershipEdge[]): OwnershipEdge[] {
  const latest = new Map<string, OwnershipEdge>();
  for (const edge of edges) {
    if (edge.holder.key === edge.company.key) continue;
    const key = JSON.stringify([edge.holder.key, edge.company.key]);
    const known = latest.get(key);
    if (known === undefined || (edge.at ?? 0) >= (known.at ?? 0)) latest.set(key, edge);
  }
  return [...latest.values()];
}

function asTie(edge: OwnershipEdge, other: PicturedCompany): Tie {
  return { ...edge, other, above: [], also: false };
}

/** Watched companies first, rivals before all; then what stands before what was given up, the larger, the later. */
function weightiest(ties: Tie[]): Tie[] {
  const rank = (tie: Tie): number[] => [
    ROLE_ORDER.indexOf(tie.other.role),
    tie.change === 'sold' ? 1 : 0,
    -(tie.percent ?? (tie.change === 'owns' ? 100 : 0)),
    -(tie.at ?? 0),
  ];
  return ties
    .map((tie) => ({ tie, by: rank(tie) }))
    .sort((a, b) => {
      const i = a.by.findIndex((value, place) => value !== b.by[place]);
      return i < 0 ? 0 : (a.by[i] ?? 0) - (b.by[i] ?? 0);
    })
    .map(({ tie }) => tie);
}

/** Who stands above an owner, the nearest first; a circle ends where it closes. */
function above(ties: OwnershipEdge[], owner: Tie, company: PicturedCompany): Tie['above'] {
  const chain: Tie['above'] = [];
  const met = new Set([owner.other.key]);
  for (let key = owner.other.key; chain.length < MOST_ABOVE;) {
    const next = weightiest(
      ties.filter((tie) => tie.company.key === key && tie.change !== 'sold').map((tie) => asTie(tie, tie.holder)),
    ).find(({ other }) => !met.has(other.key));
    if (next === undefined) break;
    chain.push({ tie: next, closes: next.other.key === company.key });
    if (next.other.key === company.key) break;
    met.add(next.other.key);
    key = next.other.key;
  }
  return chain;
}

function altOf(
  company: PicturedCompany,
  owners: Tie[],
  holdings: Tie[],
  { left, now }: { left: number; now: UnixMs },
): string {
  const first = `Who owns what, as of ${dateInWords(now)}: ${named(company)}.`;
  if (owners.length + holdings.length === 0) return `${first} Nothing is known of its owners.`;
  const sentences = [
    ...owners.flatMap((tie) => [tieSentence(tie), ...tie.above.map(({ tie: higher }) => tieSentence(higher))]),
    ...holdings.map(tieSentence),
  ];
  return altText(first, sentences, { count: left, of: left === 1 ? 'tie of ownership' : 'ties of ownership' });
}

/** What is announced has not happened yet. */
const VERBS = {
  bought: { done: 'took', open: 'is to take' },
  sold: { done: 'gave up', open: 'is to give up' },
} as const;

function tieSentence({ holder, company, change, stake, stage, at, saidBy }: Tie): string {
  if (change === 'owns') {
    const part = stake === null ? '' : `${stake} of `;
    return `${named(holder)} owns ${part}${named(company)}${saidBy === null ? '' : `, says ${saidName(saidBy)}`}.`;
  }
  const verb = VERBS[change][stage === 'completed' ? 'done' : 'open'];
  const when = stage === null ? '' : ` (${STAGE_WORDS[stage]}${at === null ? '' : ` ${dateInWords(at)}`})`;
  return `${named(holder)} ${verb} ${stake ?? 'a stake of unknown size'} of ${named(company)}${when}.`;
}

function named({ name, role }: PicturedCompany): string {
  return role === null ? saidName(name) : `${saidName(name)} (${MARK_WORDS[role]})`;
}
