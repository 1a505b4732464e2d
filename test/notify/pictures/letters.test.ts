// Letters: the table of widths against the fonts themselves, and lines that fit.
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DIGIT, DIGITS, LETTER_BLOCKS } from '../../../src/notify/pictures/letter-widths.ts';
import { drawable, fitted, isLegible, oneLine, textWidth, wrapped } from '../../../src/notify/pictures/letters.ts';
import { advancesOf } from './font-tables.ts';

const fonts = createRequire(import.meta.url);
const regular = advancesOf(fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
const bold = advancesOf(fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));

describe('the table of widths', () => {
  it('is the fonts’ own, rounded up', () => {
    const wrong = LETTER_BLOCKS.flatMap((block) =>
      [...block.regular].flatMap((digit, i) => {
        const code = block.first + i;
        const own = [regular.get(code), bold.get(code) ?? regular.get(code)];
        const said = [digit, block.bold.charAt(i)].map((one) => DIGITS.indexOf(one) * DIGIT);
        if (digit === '.') return regular.has(code) && (own[0] ?? 0) <= 63 * DIGIT ? [code] : [];
        const fits = own.every((width, n) => Math.abs((said[n] ?? 0) - (width ?? -1) - DIGIT / 2) <= DIGIT / 2 + 1e-6);
        return fits ? [] : [code];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('what can be drawn', () => {
  it.each([
    ['Acme 😀 Labs', 'Acme Labs'],
    ['a\u0000b\u202Ec\u200Bd', 'abcd'],
    ['two\n\tlines', 'two lines'],
    ['z' + '\u0327'.repeat(9), 'z' + '\u0327'.repeat(2)],
    ['\uD83D', ''],
  ])('%j is drawn as %j', (text, drawn) => expect(drawable(text)).toBe(drawn));

  it.each(['Ωμέγα', 'Газ 1', 'שלום', 'شركة', 'Łódź', 'Acme 😀'])('%s is legible', (name) =>
    expect(isLegible(name)).toBe(true),
  );
  it.each(['株式会社', 'Acme 株', '데이터', '😀', '', '—'])('%s is not', (name) => expect(isLegible(name)).toBe(false));
  it('a huge text costs no more than a long one', () => expect(oneLine('x'.repeat(1e6)).length).toBe(401));
});

describe('lines', () => {
  const TYPE = { size: 26, bold: true };
  it('fit, keep their order, and are no more than asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }).map(drawable), fc.integer({ min: 80, max: 700 }), (text, width) => {
        const lines = wrapped(text, TYPE, { width, lines: 3 });
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(textWidth(line, TYPE)).toBeLessThanOrEqual(width);
        const joined = lines.join('').replace(/\s/g, '');
        if (!joined.endsWith('…')) expect(joined).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
  it('break between words', () =>
    expect(wrapped('Constellation of Quarry Data', TYPE, { width: 260, lines: 2 })).toEqual([
      'Constellation of',
      'Quarry Data',
    ]));
  it('end with a sign where something is gone', () =>
    expect(fitted('Quarry Data Group', TYPE, 200)).toMatch(/^Quarry.*…$/));
});
