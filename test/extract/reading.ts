// For the tests of this room: an article that says one thing, and an event as one line.
import type { Money, OwnershipEvent, Reading, Stake } from '../../src/domain.ts';
import { readArticle } from '../../src/extract/extract.ts';

/** An article of a title (and, where given, a body). */
export function readText(title: string, body = ''): Reading {
  return readArticle({ id: 'test', title, body });
}

/** An ordinary title above the sentence, so that the sentence must speak for itself. */
export function readBody(sentence: string): Reading {
  return readText('What happened in the industry this week', sentence);
}

/** `stake announced: Foo takes 49% of Bar from Baz for up to 14.3e9 USD`, parts that are null left out. */
export function lineOf(event: OwnershipEvent): string {
  const parts = [`${event.kind} ${event.stage}:`];
  if (event.acquirers.length > 0) parts.push(event.acquirers.join(' + '), 'takes');
  if (event.stake !== null) parts.push(stakeOf(event.stake), 'of');
  parts.push(event.target ?? '?');
  if (event.seller !== null) parts.push('from', event.seller);
  if (event.price !== null) parts.push('for', moneyOf(event.price));
  if (event.valuation !== null) parts.push('valued', moneyOf(event.valuation));
  return parts.join(' ');
}

function stakeOf({ min, max, approximate, meaning }: Stake): string {
  const figure =
    min === null ? `up to ${max}%` : max === null ? `over ${min}%` : min === max ? `${min}%` : `${min}-${max}%`;
  return `${approximate ? 'about ' : ''}${figure}${meaning === 'bought' ? '' : ` ${meaning}`}`;
}

function moneyOf({ min, max, approximate, currency }: Money): string {
  const figure =
    min === null
      ? `up to ${short(max)}`
      : max === null
        ? `over ${short(min)}`
        : min === max
          ? short(min)
          : `${short(min)}-${short(max)}`;
  return `${approximate ? 'about ' : ''}${figure} ${currency ?? '?'}`;
}

/** 14_300_000_000 → "14.3e9". */
function short(value: number | null): string {
  if (value === null) return '?';
  const power = value >= 1e9 ? 9 : value >= 1e6 ? 6 : 0;
  return power === 0 ? String(value) : `${value / 10 ** power}e${power}`;
}
