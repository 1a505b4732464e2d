// A deal's stage → the mark it is drawn as: each has a shape of its own, so that none is told by its colour.
import type { Stage } from '../../domain.ts';
import { COLOURS } from './look.ts';
import { element, line } from './svg.ts';

/** Half the width of a mark. */
export const MARK = 15;

const COLOUR: Record<Stage, string> = {
  rumored: '#855500',
  'in-talks': '#855500',
  announced: '#1c5a9e',
  regulatory: '#1c5a9e',
  completed: '#00614a',
  'called-off': '#4f5863',
  blocked: '#4f5863',
  denied: '#4f5863',
};
const SHAPES: Record<Stage, (ink: string) => string> = {
  rumored: (ink) => ring(ink, '3 4.5'),
  'in-talks': (ink) => ring(ink) + dot(-5.5, ink) + dot(5.5, ink),
  announced: (ink) => element('path', { d: 'M0 -16L16 0L0 16L-16 0Z', fill: ink }),
  regulatory: (ink) =>
    hollow('M-13 -13H13V13H-13Z', ink) +
    strokes(
      [
        [-6, -4, 6, -4],
        [-6, 4, 6, 4],
      ],
      ink,
    ),
  completed: (ink) => disc(ink) + check(),
  'called-off': (ink) =>
    ring(ink) +
    strokes(
      [
        [-6, -6, 6, 6],
        [-6, 6, 6, -6],
      ],
      ink,
    ),
  blocked: (ink) => disc(ink) + strokes([[-7, 0, 7, 0]], COLOURS.card, 5),
  denied: (ink) => ring(ink) + strokes([[-9, 9, 9, -9]], ink),
};

/** The mark around the point 0, 0, opaque. */
export function stageMark(stage: Stage): string {
  return SHAPES[stage](COLOUR[stage]);
}

export function stageColour(stage: Stage): string {
  return COLOUR[stage];
}

function ring(ink: string, dash?: string): string {
  const dashed = dash === undefined ? {} : { 'stroke-dasharray': dash };
  return element('circle', { r: 13, fill: COLOURS.card, stroke: ink, 'stroke-width': 3.5, ...dashed });
}
function disc(ink: string): string {
  return element('circle', { r: MARK, fill: ink });
}
function dot(x: number, ink: string): string {
  return element('circle', { cx: x, r: 3, fill: ink });
}
function hollow(d: string, ink: string): string {
  return element('path', { d, fill: COLOURS.card, stroke: ink, 'stroke-width': 3.5, 'stroke-linejoin': 'round' });
}
function check(): string {
  return line(
    [
      [-7, 0],
      [-2, 6],
      [7, -6],
    ],
    { stroke: COLOURS.card, width: 4 },
  );
}
function strokes(lines: [number, number, number, number][], stroke: string, width = 3.5): string {
  return lines
    .map(([x1, y1, x2, y2]) =>
      line(
        [
          [x1, y1],
          [x2, y2],
        ],
        { stroke, width },
      ),
    )
    .join('');
}
