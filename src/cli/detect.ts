// `stakewatch detect`: news items in, a line of ownership events and ripples out for each, in the same order.
import type { Money, OwnershipEvent, Ripple, Stake, UnixMs } from '../domain.ts';
import { readArticle } from '../extract/extract.ts';
import type { Registry } from '../match/aliases.ts';
import { createShelf, type Shelf } from '../shelf.ts';
import { articleOf } from './article-of.ts';
import { readItems, type Item } from './json-lines.ts';
import { writeLine, type Terminal } from './terminal.ts';

export interface DetectOptions {
  /** Join items of one deal and print its story's id. */
  stories: boolean;
}

/** @returns the exit status: 1 when a line was no item */
export async function detect(
  file: string,
  options: DetectOptions,
  registry: Registry,
  terminal: Terminal,
): Promise<number> {
  const lines = readItems(file, (text) => terminal.complain(text));
  const shelf = options.stories ? createShelf(registry) : null;
  let now: UnixMs = 0; // the latest date so far: an undated item is taken to come right after
  for await (const item of lines.items) {
    now = item.publishedAt ?? now;
    await writeLine(terminal, detected(item, now, shelf));
  }
  return lines.bad() > 0 ? 1 : 0;
}

function detected(item: Item, now: UnixMs, shelf: Shelf | null): unknown {
  const article = articleOf(item, now);
  const reading = readArticle(article);
  const joined = shelf === null ? null : shelf.add(article, reading, now);
  return {
    id: item.id,
    events: reading.events.map((event) =>
      eventLine(event, joined?.find(({ tells }) => tells.includes(event))?.story.id),
    ),
    ripples: reading.ripples.map(rippleLine),
  };
}

function eventLine(event: OwnershipEvent, story: string | undefined): Record<string, unknown> {
  return {
    kind: event.kind,
    stage: event.stage,
    acquirer: event.acquirers[0] ?? null,
    acquirers: event.acquirers,
    target: event.target,
    seller: event.seller,
    stake: stakeLine(event.stake),
    price: moneyLine(event.price),
    valuation: moneyLine(event.valuation),
    valuationBefore: moneyLine(event.valuationBefore),
    evidence: event.evidence.map(({ quote, start, end }) => ({ quote, start, end })),
    confidence: Math.round(event.confidence * 1000) / 1000,
    ...(event.headlineOnly ? { headlineOnly: true } : {}),
    ...(story === undefined ? {} : { story }),
  };
}

function stakeLine(stake: Stake | null) {
  return stake === null
    ? null
    : { min: stake.min, max: stake.max, approximate: stake.approximate, meaning: stake.meaning };
}

function moneyLine(money: Money | null) {
  return money === null
    ? null
    : { min: money.min, max: money.max, approximate: money.approximate, currency: money.currency };
}

function rippleLine(ripple: Ripple): Record<string, unknown> {
  return {
    kind: ripple.kind,
    company: ripple.company,
    ...(ripple.person === null ? {} : { person: ripple.person }),
    ...(ripple.toCompany === null ? {} : { toCompany: ripple.toCompany }),
    ...(ripple.timing === null ? {} : { timing: ripple.timing }),
    ...(ripple.saidBy === null ? {} : { saidBy: ripple.saidBy }),
    text: ripple.text,
    quote: ripple.evidence.quote,
  };
}
