// An alert's content in, its parts as mrkdwn out: which lines belong together, how many stand in the message itself.
import type { AlertContent, Quote } from '../domain.ts';
import { cut, escapeText, escapeWithin, linkTo, sentenceText, splitText, when } from './text.ts';

/** A heading with lines (or cells of two columns). What does not fit the message moves, whole lines at a time, to the thread. */
export interface Part {
  heading: string;
  lines: string[];
  /** Most lines in the message itself. */
  keep: number;
  as: 'lines' | 'quotes' | 'columns' | 'small';
  /** Lower goes first when there is not room for all. */
  rank: number;
}

const LINE = 900; // characters a line may have in the message; a longer one (a very long quote) stands in the thread
const PIECE = 2_500; // characters of one line in the thread

/** In the order shown. Parts without lines are left out. */
export function alertParts(content: AlertContent): Part[] {
  const parts: Part[] = [
    { heading: '', lines: facts(content), keep: 8, as: 'columns', rank: 1 },
    { heading: 'Not known', lines: notKnown(content.notKnown), keep: 1, as: 'small', rank: 4 },
    { heading: 'Sources disagree', lines: disagreements(content), keep: 3, as: 'lines', rank: 3 },
    { heading: '', lines: content.quotes.map(quoteText), keep: 3, as: 'quotes', rank: 2 },
    { heading: 'What follows', lines: content.ripples.map(bullet), keep: 12, as: 'lines', rank: 7 },
    { heading: 'Your exposure', lines: exposure(content), keep: 8, as: 'columns', rank: 5 },
    { heading: 'Next steps', lines: nextSteps(content), keep: 5, as: 'lines', rank: 6 },
  ];
  return parts.filter((part) => part.lines.length > 0);
}

/** Whether a line can stand in the message, or needs the thread's room. */
export function isLong(line: string): boolean {
  return line.length > LINE;
}

/** A line of any length → lines that each fit a section, nothing cut away. `> ` starts each piece of a quote again. */
export function inPieces(line: string): string[] {
  if (line.length <= PIECE) return [line];
  const quoted = line.startsWith('>');
  const pieces: string[] = [];
  for (let rest = line; rest !== '';) {
    const room = rest.length <= PIECE ? rest.length : breakAt(rest, PIECE);
    pieces.push(
      quoted && pieces.length > 0 && !rest.startsWith('>') ? `> ${rest.slice(0, room)}` : rest.slice(0, room),
    );
    rest = rest.slice(room).trimStart();
  }
  return pieces;
}

/** A place to break mrkdwn: after a space, outside `<…>` and `&…;`. The lines of this file have spaces often enough. */
function breakAt(text: string, most: number): number {
  const open = text.lastIndexOf('<', most);
  const closed = text.lastIndexOf('>', most);
  const before = open > closed && open > 0 ? open : most;
  const space = text.lastIndexOf(' ', before);
  return space > 0 ? space : before;
}

const bullet = (sentence: AlertContent['ripples'][number]): string => `•  ${sentenceText(sentence, 1_500)}`;

function facts({ facts }: AlertContent): string[] {
  return facts.map(({ label, value }) => `*${escapeWithin(label, 60)}*\n${escapeWithin(value, 400)}`);
}

function notKnown(names: string[]): string[] {
  return names.length === 0 ? [] : [escapeWithin(names.join(' · '), 800)];
}

function disagreements({ disagreements }: AlertContent): string[] {
  return disagreements.map(({ about, figures }) => {
    const said = figures.map(({ says, source }) => `“${escapeWithin(says, 120)}” (${escapeWithin(source, 60)})`);
    return `•  ${escapeWithin(about, 120)}: ${cutList(said, 1_200)}`;
  });
}

function cutList(items: string[], most: number): string {
  let text = '';
  for (const [i, item] of items.entries()) {
    if (text.length + item.length > most) return `${text} and ${items.length - i} more`;
    text += (i === 0 ? '' : ' against ') + item;
  }
  return text;
}

const QUOTE = 20_000; // characters; a quote is verbatim and whole, but no sentence is longer than this

function quoteText({ text, source, url, at }: Quote): string {
  const words = splitText(
    cut(
      text
        .slice(0, 2 * QUOTE)
        .replace(/\s+/g, ' ')
        .trim(),
      QUOTE,
    ),
    2_000,
  ).join(' ');
  const date = at === null ? '' : `, ${when(at)}`;
  return `> “${words}”\n> — ${linkTo(url, source)}${date}`;
}

function exposure({ exposure }: AlertContent): string[] {
  return exposure.map(({ label, value }) => {
    const shown = value === null || value.trim() === '' ? '_not recorded_' : escapeWithin(value, 400);
    return `*${escapeWithin(label, 60)}*\n${shown}`;
  });
}

function nextSteps({ nextSteps, alternatives }: AlertContent): string[] {
  const steps = nextSteps.map((step) => `•  ${escapeWithin(step, 400)}`);
  if (alternatives.length === 0) return steps;
  return [
    ...steps,
    `•  Alternatives named: ${escapeWithin(alternatives.map((name) => cut(name, 60)).join(', '), 500)}`,
  ];
}

/** "2 articles · 1 independent source · headline only · needs review". */
export function howSure({ articles, independentSources, headlineOnly, needsReview, review }: AlertContent): string {
  const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  const pieces = [
    count(articles, 'article', 'articles'),
    count(independentSources, 'independent source', 'independent sources'),
    headlineOnly ? 'read from a headline only' : '',
    needsReview ? `*needs review*: ${escapeWithin(review ?? 'Stakewatch is not sure of its reading', 400)}` : '',
  ];
  return `How sure: ${pieces.filter((piece) => piece !== '').join(' · ')}`;
}

/** "Published … · seen … · posted … · A-7K3QF". */
export function timesText(content: AlertContent, code: string, postedAt: number): string {
  const published = content.publishedAt === null ? 'Published: not said' : `Published ${when(content.publishedAt)}`;
  return `${published} · seen ${when(content.seenAt)} · posted ${when(postedAt)} · ${escapeText(code)}`;
}
