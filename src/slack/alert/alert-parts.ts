// An alert's content in, its parts as mrkdwn out: which lines belong together, how many stand in the message itself.
import type { AlertContent, Objection, Quote } from '../../domain.ts';
import { plain } from '../../notify/sentences.ts';
import { factCells } from './facts-shown.ts';
import { exposureLines } from './exposure-shown.ts';
import type { ButtonSpec } from '../blocks.ts';
import { cut, escapeWithin, linkTo, sentenceText, splitText, when } from '../text.ts';

/** A heading with lines (or cells of two columns). What does not fit the message moves, whole lines at a time, to the thread. */
export interface Part {
  heading: string;
  lines: string[];
  /** Most lines in the message itself. */
  keep: number;
  as: 'lines' | 'quotes' | 'columns' | 'small' | 'notes';
  /** Lower goes first when there is not room for all. */
  rank: number;
  /** What one line and several are called where they stand in the thread; null: not worth a thread of their own. */
  called: [one: string, many: string] | null;
  /** Stands beside the part in the message. */
  button?: ButtonSpec;
  /** True: each line keeps its place from one telling of the alert to the next, and may then say the same in other words. */
  inPlace?: true;
}

/** What an alert's parts are made of besides its content. */
export interface Around {
  objections: readonly Objection[];
  /** Adds what is not recorded of the exposure; null where nobody can. */
  add: ButtonSpec | null;
}

const LINE = 900; // characters a line may have in the message; a longer one (a very long quote) stands in the thread
const PIECE = 2_500; // characters of one line in the thread

/** In the order shown. Parts without lines are left out. */
export function alertParts(content: AlertContent, { objections, add }: Around): Part[] {
  const exposure = exposureLines(content.exposure);
  const parts: Part[] = [
    part('', factCells(content.facts, objections), { keep: 6, as: 'columns', rank: 1, called: ['fact', 'facts'] }),
    part('Not known', notKnown(content), {
      keep: 3,
      as: 'small',
      rank: 4,
      called: ['thing not known', 'things not known'],
    }),
    part('', quotes(content), { keep: shortQuotes(content), as: 'quotes', rank: 2, called: ['quote', 'quotes'] }),
    part('Sources disagree', disagreements(content), {
      keep: 2,
      as: 'notes',
      rank: 3,
      called: ['disagreement', 'disagreements'],
    }),
    part('What follows', content.ripples.map(bullet), {
      keep: together(content.ripples, MOST_RIPPLES),
      as: 'lines',
      rank: 7,
      called: ['consequence', 'consequences'],
      inPlace: true, // as match/ripples.ts keeps them: a fuller telling takes the place of the first
    }),
    {
      ...part('Your exposure', exposure.lines, { keep: 4, as: 'lines', rank: 5, called: ['line', 'lines'] }),
      ...(exposure.isBlank && add !== null ? { button: add } : {}),
    },
    part('Next steps', nextSteps(content), {
      keep: MOST_STEPS + 1,
      as: 'lines',
      rank: 6,
      called: ['next step', 'next steps'],
    }),
    part('Rule', rule(content), { keep: 0, as: 'small', rank: 8, called: null }),
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function part(heading: string, lines: string[], rest: Omit<Part, 'heading' | 'lines'>): Part {
  return { heading, lines, ...rest };
}

/** Whether a line can stand in the message, or needs the thread's room. */
export function isLong({ as }: Part, line: string): boolean {
  return as !== 'columns' && line.length > LINE; // a cell is bounded by its making
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

const MOST_RIPPLES = 3; // in the message, where that parts no company's sentences

/** How many of them stand in the message: what one company does and says is told in one place. */
function together(ripples: AlertContent['ripples'], most: number): number {
  const subject = (at: number): string => plain(ripples[at]?.slice(0, 1) ?? []);
  let kept = Math.min(most, ripples.length);
  while (kept > 0 && kept < ripples.length && subject(kept - 1) === subject(kept)) kept--;
  return kept === 0 ? most : kept;
}

const bullet = (sentence: AlertContent['ripples'][number]): string => `•  ${sentenceText(sentence, 1_500)}`;

function notKnown({ notKnown }: AlertContent): string[] {
  return notKnown.map((name) => escapeWithin(name, 200)).filter((name) => name.trim() !== '');
}

function rule({ rule }: AlertContent): string[] {
  return rule === '' ? [] : [escapeWithin(rule, 300)];
}

function disagreements({ disagreements }: AlertContent): string[] {
  return disagreements.map(({ about, figures }) => {
    const said = figures.map(({ says, source }) => `“${escapeWithin(says, 120)}” (${escapeWithin(source, 60)})`);
    return `${escapeWithin(about, 120)}: ${cutList(said, 1_200)}`;
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

const SHORT = 120; // characters; beside a quote that is longer no second one has room on a phone

function shortQuotes({ quotes: [first] }: AlertContent): number {
  return (first?.text.length ?? 0) > SHORT ? 1 : 2;
}

/** One of each source first: two that say it are worth more than one that says it twice. */
function quotes({ quotes }: AlertContent): string[] {
  const [first] = quotes;
  const other = quotes.find(({ source }) => source !== first?.source);
  const ahead = [first, other].flatMap((quote) => (quote === undefined ? [] : [quote]));
  return [...ahead, ...quotes.filter((quote) => !ahead.includes(quote))].map(quoteText);
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

const MOST_STEPS = 2; // in the message; the alternatives have a line besides

function nextSteps({ nextSteps, alternatives }: AlertContent): string[] {
  const steps = nextSteps.map((step) => `•  ${escapeWithin(step, 400)}`);
  if (alternatives.length === 0) return steps;
  const named = `•  Alternatives: ${escapeWithin(alternatives.map((name) => cut(name, 60)).join(', '), 500)}`;
  return [...steps.slice(0, MOST_STEPS), named, ...steps.slice(MOST_STEPS)];
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
  return pieces.filter((piece) => piece !== '').join(' · ');
}
