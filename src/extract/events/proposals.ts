// One analysed sentence → the ownership events that the table of wordings proposes, and the look-alikes turned away.
import type { Kind, Rejection, TrailStep } from '../../domain.ts';
import type { Names } from '../names/companies.ts';
import { isDescription } from '../names/descriptions.ts';
import { readSums, type Sum } from '../figures/figures.ts';
import { readKind } from '../rules/kinds.ts';
import type { Analysed, Party } from '../names/phrases.ts';
import { roleProblem } from '../rules/refusals.ts';
import type { Roles } from '../roles/roles-elsewhere.ts';
import { rolesOf } from '../roles/roles.ts';
import type { Rule, Wording } from '../rules/rules.ts';
import { readStage, type StageReading } from '../rules/stages.ts';
import { doneAlready, offering, staged } from './proposal-stage.ts';
import { readStakes, type StakeFigure } from '../figures/stake-figures.ts';
import { findVeto, VETOES } from '../rules/vetoes.ts';

/** An event as one sentence proposes it, before it is joined with what the others say. */
export interface Proposal {
  rule: Rule;
  kind: Kind;
  acquirers: string[];
  target: string | null;
  /** Whether the target is a company or a part of a named one. */
  targetNamed: boolean;
  /** 2: a company by its own name; 1: a part of a named company; 0: words. */
  targetLevel: 0 | 1 | 2;
  moreTargets: string[];
  /** "Foo unit to buy": which of Foo's companies acts is not said here. */
  unitActs: boolean;
  seller: string | null;
  stage: StageReading;
  stake: StakeFigure | null;
  price: Sum | null;
  read: Analysed;
  /** Offsets in the sentence. */
  start: number;
  end: number;
  /** Number of the sentence in the article. */
  at: number;
  trail: TrailStep[];
}

/** What a veto turned away in a sentence, and what it would have been: few ask, so it is read when somebody does. */
export interface Rejected {
  step: Rejection;
  read: Analysed;
  proposal: () => Proposal;
}

/** Reads every rule on the sentence; rules of the table's top win where two read the same words. */
export function propose(
  read: Analysed,
  wordings: readonly Wording[],
  names: Names,
  at: number,
): { proposals: Proposal[]; rejected: Rejected[] } {
  const proposals: Proposal[] = [];
  const rejected: Rejected[] = [];
  const taken: [number, number][] = [];
  let known: { sums: Sum[]; stakes: StakeFigure[] } | null = null;
  const figures = () => (known ??= { sums: readSums(read.sentence.text), stakes: readStakes(read.sentence.text) });
  for (const { rule, start, end } of wordings) {
    if (taken.some(([a, b]) => start < b && end > a)) continue;
    const words = read.flat.slice(start, end).trim();
    const roles = rolesOf(read, rule, start, end, names);
    const problem = roleProblem(read, rule, roles, start, end);
    const veto =
      problem ??
      findVeto({
        flat: read.flat,
        start,
        end,
        rule: rule.name,
        kind: rule.kind,
        title: read.sentence.zone !== 'body',
        target: roles.target?.name ?? null,
        named: roles.target?.kind === 'company' || (roles.target?.owner ?? null) !== null,
        acquirer: roles.acquirer?.name ?? null,
        seller: roles.seller?.name ?? null,
      });
    const proposal = () => asProposal(read, rule, roles, { start, end, words, at }, figures());
    if (veto !== undefined) {
      const step = {
        row: veto.name,
        step: 'veto',
        read: veto.read,
        rule: rule.name,
        quote: read.sentence.text,
      } as const;
      rejected.push({ step, read, proposal });
      continue;
    }
    taken.push([start, end]);
    proposals.push(proposal());
  }
  return { proposals, rejected };
}

function asProposal(
  read: Analysed,
  rule: Rule,
  { acquirer, target, seller }: Roles,
  { start, end, words, at }: { start: number; end: number; words: string; at: number },
  { sums, stakes }: { sums: Sum[]; stakes: StakeFigure[] },
): Proposal {
  const told =
    rule.stage !== undefined ? staged(rule, read, start, end, words) : readStage(read.flat, start, end, rule.plain);
  const stake = nearest(stakes, start, end, read.flat);
  const price = nearest(
    sums.filter(({ of }) => of === 'price'),
    start,
    end,
    read.flat,
  );
  const kind = readKind(rule, read.flat, start, end, stake);
  const stage = kind === 'ipo' ? offering(told, read.flat) : doneAlready(rule, told, words, read, start);
  const trail: TrailStep[] = [
    { row: rule.name, step: 'rule', read: words },
    { row: stage.row, step: 'stage', read: stage.read },
    { row: `none of ${VETOES.length} look-alikes`, step: 'tried', read: words },
  ];
  if (stake !== null)
    trail.push({ row: 'a share of ownership', step: 'figure', read: read.sentence.text.slice(stake.start, stake.end) });
  if (price !== null)
    trail.push({ row: price.row, step: 'figure', read: read.sentence.text.slice(price.start, price.end) });
  if (kind !== rule.kind) trail.push({ row: `read as ${kind}`, step: 'rule', read: words });
  return {
    rule,
    kind,
    acquirers: acquirer?.name == null ? [] : [acquirer.name, ...acquirer.others],
    target: target?.name ?? null,
    targetNamed: target !== null && target.name !== null && (target.kind === 'company' || target.owner !== null),
    targetLevel: targetLevel(read, target),
    moreTargets: rule.target === 'object' ? (target?.others ?? []) : [],
    unitActs: isUnit(read, acquirer ?? seller),
    seller: seller?.name ?? null,
    stage,
    stake,
    price,
    read,
    start,
    end,
    at,
    trail,
  };
}

function isUnit({ words, sentence }: Analysed, party: Party | null): boolean {
  if (party === null || sentence.zone !== 'title') return false;
  let behind = party.to + 1;
  while (words[behind]?.type === 'ticker') behind += 1;
  return /^(?:units?|subsidiary|affiliate|division|arm|partners?|group)$/.test(words[behind]?.lower ?? '');
}

function targetLevel(read: Analysed, target: Party | null): Proposal['targetLevel'] {
  if (target?.name == null) return 0;
  // A headline's "Foo buys Ohio nursery": the text below it has the name.
  if (read.sentence.zone === 'title' && isDescription(target.name)) return target.owner === null ? 0 : 1;
  // "Foo buys Ohio rival": the name of a place or a trade before it; the text below says which.
  const behind = read.words[target.to + 1]?.lower ?? '';
  if (read.sentence.zone === 'title' && target.owner === null && OTHERS_OF_A_TRADE.test(behind)) return 0;
  return target.kind === 'company' ? 2 : target.owner === null ? 0 : 1;
}

const OTHERS_OF_A_TRADE = /^(?:rivals?|peers?|competitors?|sites?|homes|clinics|practices|neighbou?rs?)$/;

/** The figure that stands closest, in the same part of the sentence; one right after the wording is preferred. */
function nearest<T extends { start: number; end: number }>(
  figures: readonly T[],
  start: number,
  end: number,
  flat: string,
): T | null {
  let best: T | null = null;
  let least = Infinity;
  for (const figure of figures) {
    const [a, b] = figure.start >= start ? [end, figure.start] : [figure.end, start];
    const distance = (figure.start >= start ? 0 : 20) + Math.abs(b - a);
    if (a < b && /; |: | — | – |\. /.test(flat.slice(a, b))) continue;
    if (distance < least && distance < 260) [best, least] = [figure, distance];
  }
  return best;
}
