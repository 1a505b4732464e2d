// `stakewatch detect`: news items in, a line of ownership events and ripples out for each, in the same order.
import type { KnownNames, Money, OwnershipEvent, Ripple, Stake, Story, UnixMs } from '../domain.ts';
import { readArticle } from '../extract/extract.ts';
import type { Registry } from '../match/aliases.ts';
import { createWatchIndex } from '../match/watch-index.ts';
import type { Shelf } from '../shelf.ts';
import { articleOf } from './article-of.ts';
import { readItems, type Item } from './json-lines.ts';
import { lineWriter, type Terminal } from './terminal.ts';

export interface DetectOptions {
  /** Join items of one deal and print its story's id. */
  stories: boolean;
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
  const lines = readItems(file, (text) => terminal.complain(text));
  const shelf = options.stories ? (await import('../shelf.ts')).createShelf(registry) : null;
  const { knownNames } = createWatchIndex(registry);
  const out = lineWriter(terminal);
  let now: UnixMs = 0; // the latest date so far: an undated item is taken to come right after
  try {
    for await (const item of lines.items) {
      now = item.publishedAt ?? now;
      const full = out.write(detected(item, now, { shelf, knownNames }));
      if (full !== null) await full;
    }
  } finally {
    await out.end();
  }
  return lines.bad() > 0 ? 1 : 0;
}

function detected(item: Item, now: UnixMs, world: { shelf: Shelf | null; knownNames: KnownNames }): unknown {
  const { shelf, knownNames } = world;
  const id = String(item.id);
  const reading = readArticle({ id, title: item.title, body: item.body }, knownNames);
  const stories = shelf === null ? null : shelf.add(articleOf(item, now), reading, now).map(({ story }) => story);
  return {
    id: item.id,
    events: reading.events.map((event) => eventLine(event, stories === null ? null : storyOf(event, stories, id))),
    ripples: reading.ripples.map(rippleLine),
  };
}

/** The story that this event told. */
function storyOf(event: OwnershipEvent, stories: Story[], articleId: string): string | undefined {
  const at = event.evidence[0]?.start;
  const told = (story: Story) =>
    story.events.some(
      (e) =>
        e.articleId === articleId && e.kind === event.kind && e.target === event.target && e.evidence[0]?.start === at,
    );
  return stories.find(told)?.id;
}

function eventLine(event: OwnershipEvent, story: string | undefined | null): Record<string, unknown> {
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
    ...(story == null ? {} : { story }),
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
