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

/** "Foo sold its entire stake in Bar", "Foo acquired Bar, a source says": what a past verb tells is done. */
function doneAlready(rule: Rule, told: StageReading, words: string, read: Analysed, start: number): StageReading {
  if (told.said) return told;
  const sale =
    rule.kind === 'divestiture' &&
    / stake/.test(rule.name) &&
    /^(?:sold|cut (?:almost|nearly|all|its entire)|trimmed|reduced|exited|dumped|offloaded|liquidated|unloaded|pared|slashed)\b/i;
  const purchase =
    rule.name === 'Foo buys Bar' &&
    /\b(?:an? source says|sources? sa(?:y|id)|filings? shows?|quietly|earlier this (?:year|month)|last (?:month|week|year))\b/i.test(
      read.flat,
    ) &&
    /^(?:acquired|bought)$/i;
  const past = sale || purchase;
  if (past !== false && past.test(words)) return { ...told, stage: 'completed' };
  return isDone(rule, words, read, start)
    ? { ...told, stage: 'completed', row: 'Foo has bought Bar', said: true }
    : told;
}

/** Kinds of which running text says by its tense alone that they are done. */
const BY_TENSE: ReadonlySet<Kind> = new Set(['acquisition', 'divestiture', 'stake', 'buyout', 'insolvency-sale']);
const PAST =
  /^(?:acquired|bought|purchased|took over|taken over|swallowed|absorbed|snapped up|snapped|picked up|scooped up|offloaded|sold|divested|disposed of|parted with|placed|paid|raised|lifted|increased|upped|cut|trimmed|reduced)\b/i;
const ONLY_PERFECT = /^(?:taken over)\b/i;
const PERFECT = /\b(?:has|have|had|having)(?: (?:\w+ly|now|today|also|just|already|since))? $/i;
const NOT_PAST =
  /\b(?:be|been|being|is|are|was|were|gets?|got|to|would|could|might|may|if|not|never|which|that|who|newly|previously|recently)(?: (?:have|has|had))?(?: \w+ly)? $/i;

/** "Foo has bought Bar" anywhere, "Foo bought Bar" in running text: it is done. A title's "Foo bought", "After Foo bought Bar": the deal alone. */
function isDone(rule: Rule, words: string, { flat, sentence }: Analysed, start: number): boolean {
  if (!BY_TENSE.has(rule.kind) || !PAST.test(words)) return false;
  const lead = flat.slice(Math.max(0, start - 34), start);
  if (NOT_PAST.test(lead)) return false;
  if (PERFECT.test(lead)) return true;
  if (ONLY_PERFECT.test(words)) return false;
  return sentence.zone === 'body' && !/^(?:after|following|since|as|when|now that)\b/i.test(flat);
}

/** "Foo aims to raise $1bn in its IPO": the sum of an offering that is on its way is no rumour. */
function offering(told: StageReading, flat: string): StageReading {
  if (
    told.stage === 'completed' &&
    !told.said &&
    /\b(?:upcoming|gear(?:s|ing) up|prepar(?:es|ing)|plan(?:s|ned|ning)?|expected|looming|possible|potential|eye(?:s|ing))\b/i.test(
      flat,
    )
  )
    return { ...told, stage: /\b(?:sources?|reportedly|people familiar)\b/i.test(flat) ? 'rumored' : 'announced' };
  const open = told.stage === 'rumored' || told.stage === 'in-talks';
  if (!open || /\b(?:sources?|report(?:ed|edly|s)?|people familiar|consider|weigh|mull|explor|eye)/i.test(flat))
    return told;
  const aims =
    /\b(?:aim(?:s|ing)?|seek(?:s|ing)?|look(?:s|ing)?|target(?:s|ing)?|hop(?:es|ing)) (?:to raise|(?:up to |as much as |about )?(?:US)?[$€£₹]\d)/i.exec(
      flat,
    );
  return aims === null ? told : { stage: 'announced', row: 'aims to raise in its offering', read: aims[0], said: true };
}

const TOLD_BY_OWNER =
  /\b(?:said (?:on \w{3,6}day )?(?:that )?(?:it|they)\b|told (?:analysts|investors|shareholders|staff|the)|announced|has (?:put|hired|given|appointed|retained|called in|begun|started|launched))/i;
const BY_OTHERS =
  /\b(?:sources?|people|person|reports?|reported|reportedly|consider\w*|could|may|might|mull\w*|weigh\w*|explor\w*|possible|options|understood|believed)\b/i;

function staged(rule: Rule, read: Analysed, start: number, end: number, words: string): StageReading {
  const around = readStage(read.flat, start, end);
  if (around.said && around.row === 'considers a bid') return around;
  const settled = around.row === 'sources say it has happened'; // that they have picked banks
  if (around.said && !settled && around.stage !== 'rumored' && around.stage !== 'announced') return around;
  if (
    around.said &&
    around.stage === 'announced' &&
    /definitive|agreed|agrees|signed|accept|recommend|binding|mandatory/i.test(around.read)
  )
    return around;
  // "Foo said it wants to find a buyer for Bar": the owner itself tells it.
  if (
    rule.stage === 'rumored' &&
    rule.kind === 'divestiture' &&
    TOLD_BY_OWNER.test(read.flat) &&
    !BY_OTHERS.test(read.flat)
  )
    return { stage: 'announced', row: 'the owner itself says so', read: words, said: true };
  return { stage: rule.stage ?? 'announced', row: rule.name, read: words, said: true };
}

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
