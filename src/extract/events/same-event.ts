// Two events in the making → whether they tell one event.
import type { Kind, Money, Stage, Stake, TrailStep } from '../../domain.ts';
import { bareName } from '../names/companies.ts';
import type { Proposal } from './proposals.ts';

/** An event in the making; `said`: its stage was printed, not assumed. */
export interface Draft {
  kind: Kind;
  stage: Stage;
  stageSaid: boolean;
  acquirers: string[];
  target: string | null;
  targetNamed: boolean;
  targetLevel: 0 | 1 | 2;
  moreTargets: string[];
  seller: string | null;
  stake: Stake | null;
  price: Money | null;
  confidence: number;
  /** It stands in the title. */
  at0: boolean;
  first: Proposal;
  proposals: Proposal[];
  trail: TrailStep[];
  /** In a headline's capitals only, or "Foo unit": the text below may name the party itself. */
  vague: { acquirers: boolean; seller: boolean };
}

const FAMILY: Record<Kind, string> = {
  acquisition: 'control',
  merger: 'control',
  buyout: 'control',
  'insolvency-sale': 'control',
  'license-and-hire': 'control',
  stake: 'control',
  investment: 'control',
  divestiture: 'control',
  'spin-off': 'spin-off',
  ipo: 'ipo',
  'joint-venture': 'joint-venture',
};

export function isSameEvent(a: Draft, b: Draft): boolean {
  // Headlines of other articles are each their own news.
  if ((isRelated(a) || isRelated(b)) && a.first.at !== b.first.at) return false;
  if (FAMILY[a.kind] !== FAMILY[b.kind])
    return a.first.at === b.first.at && (a.target === null || b.target === null || alike(a.target, b.target));
  const targets = compare(a.target, b.target);
  const acquirers = compareAcquirers(a, b);
  if (targets === 'same') return acquirers !== 'different' || a.first.at === b.first.at || sellerSwap(a, b);
  if (targets === 'open')
    return (
      acquirers !== 'different' ||
      (a.target !== null && a.acquirers.some((name) => b.seller !== null && alike(name, b.seller)))
    );
  // One names the company, the other a part of somebody or words for it ("the startup", "Foo's oil unit").
  const vague = a.targetLevel < 2 || b.targetLevel < 2;
  if (vague && acquirers === 'same') return true;
  if (vague && a.seller !== null && b.seller !== null && alike(a.seller, b.seller) && acquirers !== 'different')
    return true;
  if (
    vague &&
    a.at0 &&
    b.first.at <= 2 &&
    a.kind === b.kind &&
    acquirers === 'open' &&
    (a.seller === null || b.seller === null)
  )
    return true;
  return crossed(a, b) || isNamedLater(a, b) || isBuyerNamed(a, b);
}

/** Headlines that name one side only: "Foo in acquisition talks", "Foo extends tender offer". */
const ONE_SIDE = new Set([
  'Bar shares soar on takeover interest',
  'Foo bids $2bn for Bar, holders of Bar and a tender offer',
  'the Foo-Bar merger',
]);

/** "Foo in acquisition talks", and then: "Foo is to buy Bar". */
export function isNamedLater(a: Draft, b: Draft): boolean {
  return (
    ONE_SIDE.has(a.first.rule.name) &&
    a.acquirers.length === 0 &&
    b.first.at <= a.first.at + 3 &&
    b.target !== null &&
    b.acquirers.some((name) => alike(name, a.target ?? ''))
  );
}

/** "Foo sells its pumps unit", and then: "the sale to Bar": Foo is not sold, and Bar is the buyer. */
function isBuyerNamed(a: Draft, b: Draft): boolean {
  return (
    b.first.rule.name === 'its pending sale to Foo' &&
    a.acquirers.length === 0 &&
    a.seller !== null &&
    alike(a.seller, b.target ?? '')
  );
}

export function isRelated(draft: Draft): boolean {
  return draft.first.read.sentence.zone === 'related';
}

/** "A merges with B" and "B merges with A"; "X buys Y" and "Y sells itself to X". */
function crossed(a: Draft, b: Draft): boolean {
  return (
    a.target !== null &&
    b.target !== null &&
    a.acquirers.some((name) => alike(name, b.target ?? '')) &&
    (b.acquirers.length === 0 || b.acquirers.some((name) => alike(name, a.target ?? '')))
  );
}

function sellerSwap(a: Draft, b: Draft): boolean {
  return (
    (a.seller !== null && b.acquirers.some((name) => alike(name, a.seller ?? ''))) ||
    (b.seller !== null && a.acquirers.some((name) => alike(name, b.seller ?? '')))
  );
}

/** "FOO BUYS …" in capitals is whichever Foo the text names. */
function compareAcquirers(a: Draft, b: Draft): 'same' | 'open' | 'different' {
  const found = compareLists(a.acquirers, b.acquirers);
  if (found !== 'different') return found;
  if (compareLists(a.at0 ? a.first.acquirers : a.acquirers, b.acquirers) === 'same') return 'same';
  return a.vague.acquirers && b.first.at <= 2 ? 'open' : 'different';
}

function compare(a: string | null, b: string | null): 'same' | 'open' | 'different' {
  if (a === null || b === null) return 'open';
  return alike(a, b) ? 'same' : 'different';
}

function compareLists(a: readonly string[], b: readonly string[]): 'same' | 'open' | 'different' {
  if (a.length === 0 || b.length === 0) return 'open';
  return a.some((name) => b.some((other) => alike(name, other))) ? 'same' : 'different';
}

export function alike(a: string, b: string): boolean {
  const [x, y] = [bareName(a), bareName(b)];
  if (x === y) return true;
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return short.length > 2 && (long.startsWith(`${short} `) || long.endsWith(` ${short}`));
}
