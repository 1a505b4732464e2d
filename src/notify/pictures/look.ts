// The looks that both pictures share: sizes, colours, the card they stand on, role marks, headings.
// Slack shows a picture about 360 wide on a phone, half of WIDTH: type of 26 is read there as 13.
import type { Role } from '../../domain.ts';
import { ROLE_WORDS } from '../headline.ts';
import { textWidth, wrapped, type Type } from './letters.ts';
import { at, element, stacked, words, type Piece } from './svg.ts';

export const WIDTH = 720;
export const MARGIN = 36;
export const INNER = WIDTH - 2 * MARGIN;

export const TITLE: Type = { size: 42, bold: true };
export const HEADING: Type = { size: 28, bold: true };
export const BODY: Type = { size: 26, bold: false };
const LEADING = 1.28; // line height in type sizes

/** Each colour of text has a contrast of at least 4.5 on its ground (WCAG 2.2, 1.4.3); no meaning hangs on one alone. */
export const COLOURS = {
  card: '#ffffff',
  edge: '#c9d1da',
  ink: '#16202b',
  quiet: '#55606c',
  strip: '#f3f6f9',
  line: '#46515d',
  centre: '#14324f',
} as const;

/** Hues that stay apart for the colour-blind (after Okabe and Ito), each with a shape of its own. */
export const ROLE_LOOKS: Record<Role, { ink: string; ground: string }> = {
  vendor: { ink: '#0b4f8a', ground: '#e1eefa' },
  rival: { ink: '#9a3400', ground: '#fdeadd' },
  self: { ink: '#2b2f36', ground: '#e6e8eb' },
  partner: { ink: '#00593f', ground: '#dcf1e9' },
};
/** "you", not "your own company": it stands in the picture of a company. */
export const MARK_WORDS: Record<Role, string> = { ...ROLE_WORDS, self: 'you' };

/** Lines of text from the top left, at most `lines`. */
export function paragraph(
  text: string,
  type: Type,
  { fill = COLOURS.ink, width = INNER, lines = 1 }: { fill?: string; width?: number; lines?: number } = {},
): Piece {
  const all = wrapped(text, type, { width, lines });
  const step = type.size * LEADING;
  const svg = all.map((one, i) => words(one, { x: 0, y: i * step + type.size, ...type, fill })).join('');
  return { svg, height: all.length * step };
}

const CHIP = { height: 42, side: 14, mark: 22, gap: 9 };

/** A role as a shape and words on a tinted ground; `name` in front where it is not plain whose role it is. */
export function roleChip(role: Role, name: string | null = null): Piece & { width: number } {
  const { ink, ground } = ROLE_LOOKS[role];
  const text = name === null ? MARK_WORDS[role] : `${name}: ${MARK_WORDS[role]}`;
  const width = 2 * CHIP.side + CHIP.mark + CHIP.gap + textWidth(text, BODY);
  const svg =
    element('rect', { width, height: CHIP.height, rx: 10, fill: ground, stroke: ink, 'stroke-width': 1.5 }) +
    at(CHIP.side, (CHIP.height - CHIP.mark) / 2, element('path', { d: ROLE_SHAPES[role], fill: ink })) +
    words(text, { x: CHIP.side + CHIP.mark + CHIP.gap, y: 30, ...BODY, fill: ink });
  return { svg, height: CHIP.height, width };
}

/** In a box of 22: a square for a vendor, a triangle for a rival, a house for ourselves, a circle for a partner. */
const ROLE_SHAPES: Record<Role, string> = {
  vendor: 'M2 2H20V20H2Z',
  rival: 'M11 1L21 20H1Z',
  self: 'M11 1L21 10H18V20H4V10H1Z',
  partner: 'M11 1A10 10 0 1 1 10.99 1Z',
};

/** Pieces beside one another, and below where the line is full. */
export function flow(pieces: (Piece & { width: number })[], { gap, width }: { gap: number; width: number }): Piece {
  const rows: { svg: string; used: number; height: number }[] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    if (row === undefined || row.used + gap + piece.width > width)
      rows.push({ svg: piece.svg, used: piece.width, height: piece.height });
    else {
      row.svg += at(row.used + gap, 0, piece.svg);
      row.used += gap + piece.width;
      row.height = Math.max(row.height, piece.height);
    }
  }
  return stacked(rows, gap / 2);
}

/** What the picture is about, its role here (beside it where there is room), and what the picture says. */
export function heading(title: string, role: Role | null, says: string): Piece {
  const name = { ...paragraph(title, TITLE, { lines: 2 }), width: textWidth(title, TITLE) };
  const chip = role === null ? null : roleChip(role);
  const beside = chip !== null && name.width + 20 + chip.width <= INNER;
  const chipSvg = chip === null ? '' : at(name.width + 20, (name.height - chip.height) / 2 + 2, chip.svg);
  return stacked(
    [
      beside ? { svg: name.svg + chipSvg, height: name.height } : name,
      ...(chip === null || beside ? [] : [chip]),
      paragraph(says, BODY, { fill: COLOURS.quiet, lines: 2 }),
    ],
    6,
  );
}

/** The whole picture: an opaque card, so that it reads the same on Slack's light and its dark ground. */
export function card(pieces: Piece[]): { svg: string; width: number; height: number } {
  const { svg, height: inner } = stacked(pieces);
  const height = Math.ceil(inner + 2 * MARGIN);
  const ground = element('rect', {
    x: 1,
    y: 1,
    width: WIDTH - 2,
    height: height - 2,
    rx: 24,
    fill: COLOURS.card,
    stroke: COLOURS.edge,
    'stroke-width': 2,
  });
  const whole = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      'font-family': 'DejaVu Sans',
    },
    ground + at(MARGIN, MARGIN, svg),
  );
  return { svg: whole, width: WIDTH, height };
}

/** Nothing, so high. */
export const space = (height: number): Piece => ({ svg: '', height });
