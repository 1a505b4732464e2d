// Ties of ownership → rows of the owners' picture: a card for each company, its stake on the line to the company in the middle.
import type { Role } from '../../domain.ts';
import { STAGE_WORDS } from '../headlines.ts';
import { drawable, fitted, textWidth, wrapped } from './letters.ts';
import { BODY, COLOURS, HEADING, INNER, paragraph, roleChip, ROLE_LOOKS, space } from './look.ts';
import type { Namer } from './names.ts';
import type { OwnershipEdge, PicturedCompany } from './owners.ts';
import { at, element, line, stacked, words, type Piece } from './svg.ts';
import { dateInWords } from './time-axis.ts';

/** A tie as drawn: `other` is its end that is not the company in the middle. */
export interface Tie extends OwnershipEdge {
  other: PicturedCompany;
  /** Owners of the owner, the nearest first; `closes`: it is the company in the middle again. */
  above: { tie: Tie; closes: boolean }[];
  /** It stands among the owners too. */
  also: boolean;
}

const CARD = 400; // width
const SIDE = 20; // inner margin of a card
const LANE = 18; // between two lines that run down side by side
const GAP = 20; // between rows
const ARROW = 12;
const LABEL = HEADING;

/** Owners, one below the other, each with its line to the company below. */
export function ownerRows(ties: Tie[], left: number, namer: Namer): Piece[] {
  if (ties.length === 0) return [];
  const rows = ties.map((tie) => ownerRow(tie, namer));
  const more = moreLine(left, 'owner');
  const foot = 34;
  const height = rows.reduce((sum, row) => sum + row.piece.height + GAP, 0) + more.height + foot;
  let y = 0;
  const drawn = rows.map(({ piece, middle }, i) => {
    const tie = ties[i];
    const from = y + middle;
    const here = at(0, y, piece.svg);
    y += piece.height + GAP;
    // The first runs outermost, so that no two lines cross.
    const x = INNER - ARROW - i * LANE;
    return tie === undefined
      ? here
      : here +
          edge(
            tie,
            [
              [CARD, from],
              [x, from],
              [x, height],
            ],
            label(tie, CARD, x, from),
          );
  });
  return [{ svg: drawn.join('') + at(0, y, more.svg), height }];
}

function ownerRow(tie: Tie, namer: Namer): { piece: Piece; middle: number } {
  const own = companyCard(tie, namer);
  const higher = [...tie.above].reverse().flatMap((step) => aboveRow(step, namer));
  const piece = stacked([...higher, own]);
  return { piece, middle: piece.height - own.height / 2 };
}

/** An owner's owner: its card, and the arrow down with what it owns. */
function aboveRow({ tie, closes }: Tie['above'][number], namer: Namer): Piece[] {
  const box = closes ? note(`↓ ${namer.drawn(tie.other.name)}, below, owns`) : companyCard(tie, namer);
  const text = fitted(stakeLabel(tie), LABEL, INNER - 70);
  const height = 52;
  const arrow =
    edge(
      tie,
      [
        [40, 0],
        [40, height],
      ],
      '',
    ) + words(text, { x: 66, y: height / 2 + 10, ...LABEL, fill: COLOURS.ink });
  return [box, { svg: arrow, height }];
}

function note(text: string): Piece {
  return paragraph(text, BODY, { fill: COLOURS.quiet });
}

/** What the company holds, each with the line from it. */
export function holdingRows(ties: Tie[], left: number, namer: Namer): Piece[] {
  if (ties.length === 0) return [];
  const start = INNER - CARD;
  let y = 34;
  const rows = ties.map((tie, i) => {
    const piece = companyCard(tie, namer);
    const to = y + piece.height / 2;
    const x = ARROW + (ties.length - 1 - i) * LANE;
    const svg =
      at(start, y, piece.svg) +
      edge(
        tie,
        [
          [x, 0],
          [x, to],
          [start, to],
        ],
        label(tie, x, start - ARROW, to),
      );
    y += piece.height + GAP;
    return svg;
  });
  const more = moreLine(left, 'holding');
  return [{ svg: rows.join('') + at(start, y, more.svg), height: y + more.height - (left === 0 ? GAP : 0) }];
}

function moreLine(left: number, one: string): Piece {
  if (left === 0) return space(0);
  return paragraph(`… and ${left} more ${one}${left === 1 ? '' : 's'}`, BODY, { fill: COLOURS.quiet, width: CARD });
}

/** The company that the picture is about, across all of it. */
export function centreCard(company: PicturedCompany, namer: Namer): Piece {
  const inner = INNER - 2 * SIDE;
  const name = paragraph(namer.drawn(company.name), HEADING, { fill: COLOURS.card, width: inner, lines: 2 });
  const content = stacked([name, ...(company.role === null ? [] : [roleChip(company.role)])], 8);
  const height = content.height + 2 * SIDE;
  const box = element('rect', { width: INNER, height, rx: 16, fill: COLOURS.centre });
  return { svg: box + at(SIDE, SIDE, content.svg), height };
}

function companyCard(tie: Tie, namer: Namer): Piece {
  const { name, role } = tie.other;
  const inner = CARD - 2 * SIDE;
  const meta = metaOf(tie, namer);
  const content = stacked(
    [
      paragraph(namer.drawn(name), HEADING, { width: inner, lines: 2 }),
      ...(role === null ? [] : [roleChip(role)]),
      ...wrapped(meta, BODY, { width: inner, lines: 2 }).map((text) =>
        paragraph(text, BODY, { fill: COLOURS.quiet, width: inner }),
      ),
    ],
    6,
  );
  const height = content.height + 2 * (SIDE - 4);
  return { svg: cardBox(role, height) + at(SIDE, SIDE - 4, content.svg), height };
}

function cardBox(role: Role | null, height: number): string {
  const stroke = role === null ? COLOURS.edge : ROLE_LOOKS[role].ink;
  return element('rect', {
    width: CARD,
    height,
    rx: 14,
    fill: '#f7f9fb',
    stroke,
    'stroke-width': role === null ? 2 : 3.5,
  });
}

/** How the tie is known. */
function metaOf({ stage, at: moment, saidBy, also, change }: Tie, namer: Namer): string {
  const known = saidBy === null ? 'on record' : `says ${namer.drawn(saidBy)}`;
  const told = stage === null ? known : `${STAGE_WORDS[stage]}${moment === null ? '' : ` ${dateInWords(moment)}`}`;
  return `${change === 'owns' ? known : told}${also ? ' · an owner too, above' : ''}`;
}

/** "49%", "sold 5%", "owns"; a size that is not said is said so. */
function stakeLabel({ change, stake, stage }: Tie): string {
  const verb = change === 'sold' ? (stage === 'completed' ? 'sold' : 'sells') : '';
  if (stake === null) return change === 'owns' ? 'owns' : verb === '' ? 'stake not said' : `${verb} a part`;
  return `${verb} ${drawable(stake)}`.trim();
}

/** The stake above its line, over two lines where it is long ("51% of the votes"). */
function label(tie: Tie, from: number, to: number, y: number): string {
  const width = to - from - 16;
  const [first = '', second] = wrapped(stakeLabel(tie), LABEL, { width, lines: 2 });
  const middle = (from + to) / 2;
  const one = (text: string, dy: number): string =>
    words(text, { x: middle, y: y + dy, ...LABEL, fill: COLOURS.ink, anchor: 'middle' });
  return one(first, -14) + (second === undefined ? '' : one(second, 36));
}

/** Solid where it is so, dashed where it is to come, dotted and without an arrow where it was given up. */
type Look = 'is' | 'to-come' | 'given-up';
function lookOf({ change, stage }: Tie): Look {
  if (change === 'sold') return 'given-up';
  return change === 'owns' || stage === 'completed' ? 'is' : 'to-come';
}
const LINES: Record<Look, { stroke: string; width: number; dash?: string }> = {
  is: { stroke: COLOURS.line, width: 4.5 },
  'to-come': { stroke: COLOURS.line, width: 4, dash: '12 9' },
  'given-up': { stroke: COLOURS.line, width: 3.5, dash: '0.1 9' },
};
const LINE_WORDS: Record<Look, string> = { is: 'holds', 'to-come': 'announced', 'given-up': 'sold or selling' };

function edge(tie: Tie, points: [number, number][], text: string): string {
  const look = lookOf(tie);
  const [end, before] = [points.at(-1), points.at(-2)];
  if (end === undefined || before === undefined || look === 'given-up') return line(points, LINES[look]) + text;
  const isDown = end[0] === before[0];
  const stop: [number, number] = isDown ? [end[0], end[1] - ARROW] : [end[0] - ARROW, end[1]];
  const head = isDown ? `M0 0L-8 -16H8Z` : `M0 0L-16 -8V8Z`;
  return (
    line([...points.slice(0, -1), stop], LINES[look]) +
    at(end[0], end[1], element('path', { d: head, fill: COLOURS.line })) +
    text
  );
}

/** What each kind of line that is drawn means. */
export function legend(ties: Tie[]): Piece[] {
  const looks = new Set(ties.flatMap((tie) => [tie, ...tie.above.map((step) => step.tie)]).map(lookOf));
  let x = 0;
  const samples = (['is', 'to-come', 'given-up'] as const)
    .filter((look) => looks.has(look))
    .map((look) => {
      const sample = line(
        [
          [x, 20],
          [x + 46, 20],
        ],
        LINES[look],
      );
      const text = words(LINE_WORDS[look], { x: x + 58, y: 29, ...BODY, fill: COLOURS.quiet });
      x += 58 + textWidth(LINE_WORDS[look], BODY) + 28;
      return sample + text;
    });
  return samples.length === 0 ? [] : [space(26), { svg: samples.join(''), height: 36 }];
}
