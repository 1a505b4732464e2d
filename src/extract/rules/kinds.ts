// The words around a wording → the kind of the event, where they say more than the rule's own.
import type { Kind } from '../../domain.ts';
import type { Rule } from './rules.ts';
import type { StakeFigure } from '../figures/stake-figures.ts';

const KINDS: { kind: Kind; from: readonly Kind[]; reads: RegExp }[] = [
  {
    kind: 'insolvency-sale',
    from: ['acquisition', 'divestiture', 'buyout'],
    reads:
      /\b(?:out of|in|from|entered|enters) (?:administration|bankruptcy|receivership|insolvency|liquidation)\b|\bbankruptcy (?:auction|sale|court)\b|\b(?:administrators|receivers?|liquidators?) (?:of|for|said|sold|has|have)\b|\bchapter 11\b/i,
  },
  {
    kind: 'buyout',
    from: ['acquisition', 'merger'],
    reads:
      /\b(?:tak(?:e|es|ing|en)|took) (?:\S+ ){1,6}private\b|\btake-private\b|\bgo(?:ing)? private\b|\bleveraged buy-?out\b|\bmanagement buy-?out\b|\bprivate equity (?:firm|group|giant|company|buyout)\b|\bbuy-?out (?:firm|group|of)\b/i,
  },
];

export function readKind(rule: Rule, flat: string, start: number, end: number, stake: StakeFigure | null): Kind {
  const around = flat.slice(Math.max(0, start - 60), end + 100);
  for (const { kind, from, reads } of KINDS) if (from.includes(rule.kind) && reads.test(around)) return kind;
  if (
    rule.kind === 'ipo' &&
    /\b(?:spac|blank[- ]check|reverse merger)\b/i.test(around) &&
    /\b(?:merger|merge|merging|deal|combination|spac)\b/i.test(around)
  )
    return 'merger';
  if (
    rule.kind === 'investment' &&
    /\b(?:IPO|initial public offering|public listing|to list (?:in|on))\b/.test(flat) &&
    !/\b(?:ahead of|before|after|pre-IPO|since)\b/i.test(flat)
  )
    return 'ipo';
  if (
    rule.kind === 'investment' &&
    /\b(?:in|through|via|from) (?:its|an?|the|upcoming|\w+ )?(?: ?[\w-]+ ){0,3}IPO\b/.test(around)
  )
    return 'ipo';
  if (rule.kind === 'acquisition' && stake !== null) {
    const figure = stake.stake.max ?? stake.stake.min ?? 100;
    if (figure <= 50 && !/\b(?:rest of|does not already own|majority|control)\b/i.test(around)) return 'stake';
  }
  if (
    rule.kind === 'acquisition' &&
    /^[^.;,]{0,25}\b(?:minority|strategic|equity) (?:stake|interest|investment)\b/i.test(flat.slice(end, end + 60))
  )
    return 'stake';
  if (
    rule.kind === 'acquisition' &&
    /^ (?:a |an |its )?(?:\S+ ){0,2}stake in\b/i.test(flat.slice(end, end + 40)) &&
    (stake?.stake.min ?? 0) <= 50 &&
    !/majority|controlling|remaining|entire|full|whole|outstanding/i.test(flat.slice(end, end + 40))
  )
    return 'stake';
  if (
    rule.kind === 'stake' &&
    (stake?.stake.min ?? 0) > 50 &&
    /^(?:acqui|buy|bought|tak|took|purchas|secur|(?:\w+ to )?(?:lift|rais|increas))/i.test(flat.slice(start, end))
  )
    return 'acquisition';
  if (rule.kind === 'stake' && /\b(?:majority|controlling|100 ?(?:%|pct))\b/i.test(flat.slice(start, end + 10)))
    return 'acquisition';
  return rule.kind;
}
