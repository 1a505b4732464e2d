// `stakewatch detect`: news items in, a line of ownership events and ripples out for each, in the same order.
import type { KnownNames, Money, OwnershipEvent, Reading, Ripple, Stake, UnixMs } from '../domain.ts';
import { readArticle } from '../extract/extract.ts';
import { resolveParty, type Registry } from '../match/aliases.ts';
import { createWatchIndex } from '../match/watch-index.ts';
import type { Shelf } from './shelf.ts';
import { articleOf } from './article-of.ts';
import { explainInput } from './explain-input.ts';
import { readItems, type Item } from './json-lines.ts';
import { lineWriter, writeText, type Terminal } from './terminal.ts';

export interface DetectOptions {
  /** Join items of one deal and print its story's id. */
  stories: boolean;
  /** Say how each event was read: as a page for people, or in the lines. */
  explain: 'no' | 'page' | 'json';
}

/**
 * @param registry which names are one company, and names to look for
 * @returns the exit status: 1 when a line was no item
 */
export async function detect(
  file: string,
  options: DetectOptions,
  registry: Registry,
  terminal: Terminal,
): Promise<number> {
  const complain = (text: string) => terminal.complain(text);
  const lines = options.explain === 'no' ? readItems(file, complain) : explainInput(file, complain);
  if (options.explain === 'page') await explainAll(lines.items, registry, terminal);
  else await detectAll(lines.items, options, registry, terminal);
  return lines.bad() > 0 ? 1 : 0;
}

async function detectAll(items: AsyncIterable<Item>, options: DetectOptions, registry: Registry, terminal: Terminal) {
  const shelf = options.stories ? (await import('./shelf.ts')).createShelf(registry) : null;
  const out = lineWriter(terminal);
  try {
    for await (const { item, now, reading } of readAll(items, createWatchIndex(registry).knownNames)) {
      const line = detected(item, now, reading, shelf);
      const full = out.write(options.explain === 'json' ? { ...line, ...explainLine(reading, registry) } : line);
      if (full !== null) await full;
    }
  } finally {
    await out.end();
  }
}

async function explainAll(items: AsyncIterable<Item>, registry: Registry, terminal: Terminal): Promise<void> {
  const { explainPage } = await import('./explain-page.ts'); // the wording of alerts is loaded for people only
  for await (const { item, now, reading } of readAll(items, createWatchIndex(registry).knownNames))
    await writeText(terminal, explainPage(articleOf(item, now), reading, registry));
}

async function* readAll(items: AsyncIterable<Item>, knownNames: KnownNames) {
  let now: UnixMs = 0; // the latest date so far: an undated item is taken to come right after
  for await (const item of items) {
    now = item.publishedAt ?? now;
    const id = String(item.id);
    yield { item, now, reading: readArticle({ id, title: item.title, body: item.body }, knownNames) };
  }
}

/** An article's identities are made where stories ask for them; most articles tell none. */
function detected(item: Item, now: UnixMs, reading: Reading, shelf: Shelf | null): Record<string, unknown> {
  const silent = reading.events.length === 0 && reading.ripples.length === 0;
  const joined = shelf === null || silent ? null : shelf.add(articleOf(item, now), reading, now);
  return {
    id: item.id,
    events: reading.events.map((event) =>
      eventLine(event, joined?.find(({ tells }) => tells.includes(event))?.story.id),
    ),
    ripples: reading.ripples.map(rippleLine),
  };
}

/** What `--explain` adds to a line: each event's trail, what was turned away, whose report it is, whom the names name. */
function explainLine({ events, rejected, origin }: Reading, registry: Registry): Record<string, unknown> {
  const names = new Set(events.flatMap(({ acquirers, target, seller }) => [...acquirers, target, seller]));
  return {
    trails: events.map(({ trail }) => trail),
    rejected,
    origin,
    names: [...names].flatMap((name) => {
      if (name === null) return [];
      const { key } = resolveParty(registry, name);
      return [{ name, key, known: registry.byId.has(key) }];
    }),
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
    ...(event.closesBy === null ? {} : { closesBy: event.closesBy }),
    ...(event.alsoMoves.length === 0 ? {} : { alsoMoves: event.alsoMoves }),
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
    ...(ripple.office === undefined ? {} : { office: ripple.office }),
    ...(ripple.toCompany === null ? {} : { toCompany: ripple.toCompany }),
    ...(ripple.timing === null ? {} : { timing: ripple.timing }),
    ...(ripple.saidBy === null ? {} : { saidBy: ripple.saidBy }),
    text: ripple.text,
    quote: ripple.evidence.quote,
  };
}
