// An item and what was read out of it → a page for people: each event in a sentence, how it was read, what was turned away.
import type { Article, OwnershipEvent, Reading } from '../domain.ts';
import { ownersOf, resolveParty, type Registry } from '../match/aliases.ts';
import { joinStories } from '../match/story.ts';
import { headlineOf } from '../notify/headline.ts';
import { STAGE_WORDS } from '../notify/headlines.ts';
import { shortened } from '../notify/sentences.ts';
import { signed, trailParts } from '../notify/trail.ts';
import { plain, SURE_ENOUGH } from '../notify/wording.ts';

const WIDEST = 46; // characters of a column; what is longer is cut
const QUOTED = 300; // characters of a quote
const MOST_QUOTES = 3;

export function explainPage(article: Article, reading: Reading, registry: Registry): string {
  const { events, ripples, rejected } = reading;
  const lines = [
    shortened(article.title.trim() || article.body.trim(), QUOTED),
    ...(events.length === 0 ? ['  No ownership event was read.'] : []),
    ...events.flatMap((event, i) => [
      `  ${i + 1}. ${summary(article, event, registry)}`,
      ...explained(event, registry),
    ]),
    ...(ripples.length === 0 ? [] : ['  What follows']),
    ...ripples.map(
      ({ kind, company, text, saidBy }) =>
        `     ${company} ${text} [${kind}${saidBy === null ? '' : `, says ${saidBy}`}]`,
    ),
    ...(rejected.length === 0 ? [] : ['  Turned away']),
    ...indented(
      5,
      table([
        ...(rejected.length === 0 ? [] : [['words', 'a look-alike of', 'had been read as']]),
        ...rejected.map(({ read, row, rule }) => [quoted(read), row, rule]),
      ]),
    ),
    ...retelling(reading),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** "Orbix takes 40% of Larkfield: announced, 93% sure". */
function summary(article: Article, event: OwnershipEvent, registry: Registry): string {
  const alone = { ...event, headlineOnly: false };
  const reading: Reading = { events: [alone], ripples: [], origin: { report: 'own', name: null }, rejected: [] };
  const [joined] = joinStories({ before: [], reading, article, registry, now: article.seenAt });
  const sentence =
    joined === undefined
      ? event.kind
      : plain(headlineOf({ story: joined.story, stake: event.stake, price: event.price, roles: [] }));
  const doubts = [
    ...(event.confidence < SURE_ENOUGH ? ['needs review'] : []),
    ...(event.headlineOnly ? ['from a list of headlines only'] : []),
  ];
  return [
    `${sentence} (${event.kind}, ${STAGE_WORDS[event.stage]}, ${Math.round(event.confidence * 100)}% sure)`,
    ...doubts,
  ].join(', ');
}

function explained(event: OwnershipEvent, registry: Registry): string[] {
  const { read, tried, confidence } = trailParts(event.trail);
  const rows = [
    ['what', 'words read', 'row'],
    ...read.map(({ step, row, read: words }) => [step, quoted(words), row]),
    ...(tried === null ? [] : [['look-alikes', quoted(tried.read), tried.row]]),
    ...confidence.map(({ row, adds }) => ['confidence', signed(adds), row]),
  ];
  return [
    ...event.evidence
      .slice(0, MOST_QUOTES)
      .map(({ quote }) => `     “${shortened(quote.replace(/\s+/g, ' '), QUOTED)}”`),
    ...indented(5, table(rows)),
    ...indented(5, table(namesOf(event).map(([role, name]) => [role, name, resolvedTo(registry, name)]))),
  ];
}

function namesOf({ acquirers, target, seller }: OwnershipEvent): [role: string, name: string][] {
  return [
    ...acquirers.map((name): [string, string] => ['acquirer', name]),
    ...(target === null ? [] : [['target', target] as [string, string]]),
    ...(seller === null ? [] : [['seller', seller] as [string, string]]),
  ];
}

/** "is Google (google), belongs to Alphabet"; a name the registry does not know is compared as it is printed. */
function resolvedTo(registry: Registry, name: string): string {
  const party = resolveParty(registry, name);
  const company = registry.byId.get(party.key);
  if (company === undefined) return `is not in the registry: known as "${party.key}"`;
  const owners = ownersOf(registry, company.id).map((owner) => owner.name);
  return `is ${company.name} (${company.id})${owners.length === 0 ? '' : `, belongs to ${owners.join(', ')}`}`;
}

function retelling({ origin }: Reading): string[] {
  if (origin.report === 'named' && origin.name !== null) return [`  It retells a report by ${origin.name}.`];
  return origin.report === 'unnamed' ? ['  It retells reports by others, unnamed.'] : [];
}

function quoted(words: string): string {
  return `“${shortened(words.replace(/\s+/g, ' '), WIDEST - 2)}”`;
}

function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '),
  );
}

function indented(by: number, lines: string[]): string[] {
  return lines.map((line) => ' '.repeat(by) + line);
}
