// A TrueType font file in, the advance width of each of its characters out (tables cmap format 12 or 4, head, hhea, hmtx).
import { readFileSync } from 'node:fs';

/** Code point → advance in parts of the type size (em). Source: learn.microsoft.com/typography/opentype/spec. */
export function advancesOf(file: string): Map<number, number> {
  const font = readFileSync(file);
  const tables = new Map<string, number>();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const row = 12 + 16 * i;
    tables.set(font.toString('latin1', row, row + 4), font.readUInt32BE(row + 8));
  }
  const at = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`${file}: expected a table ${name}, got none`);
    return offset;
  };
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const measured = font.readUInt16BE(at('hhea') + 34);
  const advance = (glyph: number): number =>
    font.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, measured - 1)) / unitsPerEm;
  const advances = new Map<number, number>();
  for (const [first, last, glyph] of groupsOf(font, at('cmap')))
    for (let code = first; code <= last; code++) advances.set(code, advance(glyph + code - first));
  return advances;
}

/** Runs of characters whose glyphs follow one another. */
function groupsOf(font: Buffer, cmap: number): [first: number, last: number, glyph: number][] {
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (font.readUInt16BE(table) !== 12) continue;
    return Array.from({ length: font.readUInt32BE(table + 12) }, (_, group) => {
      const row = table + 16 + 12 * group;
      return [font.readUInt32BE(row), font.readUInt32BE(row + 4), font.readUInt32BE(row + 8)];
    });
  }
  throw new Error('cmap: expected a table of format 12, got none');
}
