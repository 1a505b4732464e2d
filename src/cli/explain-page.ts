// An item and what was read out of it → a page for people: each event in a sentence, how it was read, what was turned away.
import type { Article, OwnershipEvent, Reading } from '../domain.ts';
import { ownersOf, resolveParty, type Registry } from '../match/aliases.ts';
import { joinStories } from '../match/story.ts';
import { headlineOf } from '../notify/headline.ts';
import { moneyInWords, stakeInWords } from '../notify/figures-in-words.ts';
import { MOVES_WORDS, STAGE_WORDS } from '../notify/headlines.ts';
import type { Reason } from '../notify/reasons.ts';
import { rippleSentence } from '../notify/ripple-sentences.ts';
import { surePercent } from '../notify/review.ts';
import { shortened } from '../notify/sentences.ts';
import { signed, trailParts } from '../notify/trail.ts';
import { plain, SURE_ENOUGH } from '../notify/wording.ts';

const WIDEST = 44; // characters of a column; what is longer is cut
const WIDTH = 100; // characters of a line; what is longer goes on in the next
const QUOTED = 300; // characters of a quote
const MOST_QUOTES = 3;
const MOST_REASONS = 6;
const MOST_REJECTED = 12;

export function explainPage(article: Article, reading: Reading, registry: Registry): string {
  const { events, ripples, rejected } = reading;
  const lines = [
    ...wrapped('', shortened(oneLine(article.title) || oneLine(article.body), QUOTED)),
    ...(events.length === 0 ? ['  No ownership event was read.'] : []),
    ...events.flatMap((event, i) => [
      ...wrapped(`  ${i + 1}. `, summary(article, event, registry)),
      ...explained(event, registry),
    ]),
    ...(ripples.length === 0 ? [] : ['  What follows']),
    ...ripples.flatMap((ripple) => wrapped('     - ', `${plain(rippleSentence(ripple))} [${ripple.kind}]`)),
    ...(rejected.length === 0 ? [] : ['  Turned away']),
    ...indented(
      5,
      table([
        ...(rejected.length === 0 ? [] : [['words', 'a look-alike of', 'had been read as']]),
        ...rejected
          .slice(0, MOST_REJECTED)
          .map(({ read, row, rule }) => [quoted(read, NARROW), shortened(row, NARROW), shortened(rule, NARROW)]),
      ]),
    ),
    ...(rejected.length > MOST_REJECTED ? [`     and ${rejected.length - MOST_REJECTED} more`] : []),
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
    `${sentence} (${event.kind}, ${STAGE_WORDS[event.stage]}, ${surePercent(event.confidence)}% sure)`,
    ...doubts,
  ].join(', ');
}

function explained(event: OwnershipEvent, registry: Registry): string[] {
  const { read, tried, speakFor, against } = trailParts(event.trail);
  const rows = [
    ['what', 'words read', 'row'],
    ...read.map(({ step, row, read: words }) => [step, quoted(words), shortened(row, WIDEST)]),
    ...(tried === null ? [] : [['look-alikes', quoted(tried.read), tried.row]]),
  ];
  return [
    ...event.evidence
      .slice(0, MOST_QUOTES)
      .flatMap(({ quote }) => wrapped('     ', `“${shortened(oneLine(quote), QUOTED)}”`)),
    ...detailsOf(event),
    ...indented(5, table(rows)),
    ...weighed('spoke for it', speakFor),
    ...weighed('against it', against),
    ...indented(5, table(namesOf(event).map(([role, name]) => [role, name, resolvedTo(registry, name)]))),
  ];
}

/** What the sentence above does not say: "when it closes: by the end of June". */
function detailsOf({ closesBy, alsoMoves, owners = [], valuation, price, stake }: OwnershipEvent): string[] {
  const details: [label: string, value: string | null][] = [
    ['stake', stake && `${stakeInWords(stake)} ${stake.meaning}`],
    ['price', price && moneyInWords(price)],
    ['valuation', valuation && moneyInWords(valuation)],
    ['when it closes', closesBy],
    ['moves too', alsoMoves.map((move) => MOVES_WORDS[move]).join(', ') || null],
    ['owners said', owners.map(({ company, owner }) => `${company} belongs to ${owner}`).join('; ') || null],
  ];
  const said = details.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]));
  return said.length === 0 ? [] : wrapped('     ', said.join(' · '));
}

/** "spoke for it  “acquires” in the title (+4.2), …". */
function weighed(label: string, reasons: readonly Reason[]): string[] {
  const words = reasons.slice(0, MOST_REASONS).map(({ words, adds }) => `${words} (${signed(adds)})`);
  return words.length === 0 ? [] : wrapped(`     ${label.padEnd(12)}  `, words.join(', '));
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

const NARROW = 28; // characters of each of three columns of prose

function quoted(words: string, most = WIDEST): string {
  return `“${shortened(oneLine(words), most - 2)}”`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Broken at spaces; what goes on stands under where it began. */
function wrapped(lead: string, text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && lead.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((words, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + words);
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
