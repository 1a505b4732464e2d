// Ripples of one article → the same without repeats: each company once per kind, told by its fullest sentence.
import type { Ripple, RippleKind } from '../../domain.ts';
import { bareName } from '../names/companies.ts';
import { surname } from './executives.ts';

/** Repeats become one, the fullest wins and takes what only the others know; a comment that is told as a gain is dropped. */
export function mergeRipples(ripples: readonly Ripple[]): Ripple[] {
  const groups = new Map<string, Ripple[]>();
  for (const ripple of ripples) {
    const key = keyOf(ripple);
    groups.set(key, [...(groups.get(key) ?? []), ripple]);
  }
  const merged = [...groups.values()].flatMap((group) => mergeGroup(group));
  const gains = merged.filter(({ kind }) => kind === 'competitor-gains');
  return merged
    .filter(
      (r) =>
        r.kind !== 'competitor-comments' ||
        !gains.some((g) => bareName(g.company) === bareName(r.company) && g.evidence.start === r.evidence.start),
    )
    .sort((a, b) => a.evidence.start - b.evidence.start);
}

/** A customer that leaves and reduces is one customer, except where one came before the deal and the other after it. */
const FAMILY: Record<RippleKind, string> = {
  'customer-leaves': 'goes',
  'customer-reduces': 'goes',
  'customer-stays': 'stays',
  'vendor-cuts-off': 'cut off',
  'executive-moves': 'moves',
  'competitor-gains': 'gains',
  'competitor-comments': 'comments',
  'vendor-replies': 'replies',
};

function keyOf({ kind, company, person, timing }: Ripple): string {
  const who =
    kind === 'executive-moves' ? `${bareName(company)} ${person === null ? '' : surname(person)}` : bareName(company);
  return `${FAMILY[kind]} ${who} ${FAMILY[kind] === 'goes' && timing === 'before' ? 'before' : ''}`;
}

function mergeGroup(group: readonly Ripple[]): Ripple[] {
  const [first, ...rest] = [...group].sort((a, b) => fullness(b) - fullness(a));
  if (first === undefined) return [];
  const known = <K extends keyof Ripple>(field: K): Ripple[K] =>
    first[field] ?? rest.find((r) => r[field] !== null)?.[field] ?? first[field];
  const office = first.office ?? rest.find((r) => r.office !== undefined)?.office;
  return [
    {
      ...first,
      ...(office === undefined ? {} : { office }),
      person: known('person'),
      toCompany: known('toCompany'),
      amount: known('amount'),
      factor: known('factor'),
      timing: known('timing'),
    },
  ];
}

/** Leaving outweighs reducing; then what is known; then the body, which is plainer than a title; then the longer clause. */
function fullness({ kind, person, toCompany, amount, factor, timing, saidBy, text, evidence }: Ripple): number {
  const known = [person, toCompany, amount, factor, timing, saidBy].filter((value) => value !== null).length;
  return (
    (kind === 'customer-leaves' ? 100 : 0) + known * 10 + (evidence.start > 0 ? 5 : 0) + Math.min(text.length, 200) / 50
  );
}
