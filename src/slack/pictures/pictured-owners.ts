// A company's stories and the list of well-known companies in, every tie of ownership around it out, for its picture.
import type { Kind, Party, Role, Story } from '../../domain.ts';
import { ownersOf, type Registry } from '../../match/aliases.ts';
import { holdingsOf, type Holding } from '../../match/ownership.ts';
import { ownersSaid } from '../../match/owners-said.ts';
import { stakeInWords, upperBound } from '../../notify/figures-in-words.ts';
import type { OwnershipEdge, PicturedCompany } from '../../notify/pictures/owners.ts';

interface Around {
  /** The company's key. */
  key: string;
  stories: Story[];
  roleOf: (names: string[]) => Role | null;
}

const WHOLE: ReadonlySet<Kind> = new Set(['acquisition', 'buyout']);
const UNSAID = { stake: null, percent: null, stage: null, at: null, saidBy: null } as const;

/** Deals that are more than rumours, owners on the list of companies, and owners that the news names. */
export function ownershipEdges(registry: Registry, { key, stories, roleOf }: Around): OwnershipEdge[] {
  const pictured = ({ key: its, name, names }: Party): PicturedCompany => ({
    key: its,
    name,
    role: roleOf([name, ...names]),
  });
  const deals = holdingsOf(stories, key).map((holding) => dealEdge(holding, pictured));
  const around = new Set([key, ...deals.flatMap(({ holder, company }) => [holder.key, company.key])]);
  const listed = [...around].flatMap((one) => listedEdges(registry, one, pictured));
  const said = stories.flatMap((story) => ownersSaid(registry, story)).filter(({ company }) => around.has(company.key));
  const saidEdges = said.map(({ company, owner, saidBy }): OwnershipEdge => ({
    ...UNSAID,
    holder: pictured(owner),
    company: pictured(company),
    change: 'owns',
    saidBy,
  }));
  // What a deal or the list tells of two companies says more than one article's aside.
  const certain = new Set([...deals, ...listed].map(pairOf));
  const added = saidEdges.filter((edge) => !certain.has(pairOf(edge)));
  const ofDeals = new Set(deals.map(pairOf));
  return [...listed.filter((edge) => !ofDeals.has(pairOf(edge))), ...added, ...deals];
}

const pairOf = ({ holder, company }: OwnershipEdge): string => JSON.stringify([holder.key, company.key]);

function dealEdge(holding: Holding, pictured: (party: Party) => PicturedCompany): OwnershipEdge {
  const { holder, company, change, stake, kind, stage, at } = holding;
  const whole = stake === null && WHOLE.has(kind);
  return {
    holder: pictured(holder),
    company: pictured(company),
    change,
    stake: stake === null ? (whole ? 'all' : null) : stakeInWords(stake),
    percent: stake === null ? (whole ? 100 : null) : upperBound(stake),
    stage,
    at,
    saidBy: null,
  };
}

/** The company's owners on the list of companies, and theirs; and what it owns there itself. */
function listedEdges(registry: Registry, key: string, pictured: (party: Party) => PicturedCompany): OwnershipEdge[] {
  const known = registry.byId.get(key);
  if (known === undefined) return [];
  const asParty = ({ id, name }: { id: string; name: string }): PicturedCompany =>
    pictured({ key: id, name, names: [] });
  const chain = [known, ...ownersOf(registry, key)];
  const up = chain.slice(1).map((owner, i) => ({ holder: owner, company: chain[i] ?? known }));
  const down = (registry.owned.get(key) ?? []).flatMap((id) => {
    const company = registry.byId.get(id);
    return company === undefined ? [] : [{ holder: known, company }];
  });
  return [...up, ...down].map(({ holder, company }): OwnershipEdge => ({
    ...UNSAID,
    holder: asParty(holder),
    company: asParty(company),
    change: 'owns',
  }));
}
