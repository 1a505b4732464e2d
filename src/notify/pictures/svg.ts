// Shapes and words → pieces of SVG with their height, escaped so that whatever a name holds the picture stays valid XML 1.0.
import type { Type } from './letters.ts';

/** Part of a picture: drawn from its own top left corner; `height` in units of the picture. */
export interface Piece {
  svg: string;
  height: number;
}
/** A finished picture. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
  /** All the picture says, for those who do not see it; at most 1,000 characters. */
  alt: string;
  /** Names that could not be drawn, and the word that stands for each. To be said beside the picture. */
  notes: string[];
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** Outside `Char` of XML 1.0: https://www.w3.org/TR/xml/#charsets */
const NO_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function escapeXml(text: string): string {
  return text.replace(NO_XML, '').replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

type Attributes = Record<string, string | number>;

/** One element. `inside` is SVG already. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${shown(value)}"`);
  return `<${name}${list.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}`;
}

function shown(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeXml(value);
}

export interface Words extends Type {
  x: number;
  /** The line that the letters stand on. */
  y: number;
  fill: string;
  anchor?: 'start' | 'middle' | 'end';
}

/** One line of text. */
export function words(text: string, { x, y, size, bold, fill, anchor = 'start' }: Words): string {
  const weight = bold ? { 'font-weight': 'bold' } : {};
  return element('text', { x, y, 'font-size': size, ...weight, fill, 'text-anchor': anchor }, escapeXml(text));
}

/** The piece, moved. */
export function at(x: number, y: number, svg: string): string {
  return svg === '' ? '' : element('g', { transform: `translate(${shown(x)} ${shown(y)})` }, svg);
}

/** One below the other. */
export function stacked(pieces: Piece[], gap = 0): Piece {
  let y = 0;
  const placed = pieces.map(({ svg, height }, i) => {
    y += i === 0 ? 0 : gap;
    const here = at(0, y, svg);
    y += height;
    return here;
  });
  return { svg: placed.join(''), height: y };
}

/** A line through points; `dash` as SVG's stroke-dasharray. */
export function line(
  points: [x: number, y: number][],
  { stroke, width, dash }: { stroke: string; width: number; dash?: string },
): string {
  const d = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${shown(x)} ${shown(y)}`).join('');
  const dashed = dash === undefined ? {} : { 'stroke-dasharray': dash };
  return element('path', {
    d,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
    ...dashed,
  });
}
