// How samples rise: lines with and without noise, and too few samples.
import { describe, expect, it } from 'vitest';
import { middlesOf, riseIn } from './trend.ts';

describe('how samples rise', () => {
  it('a straight line rises by its slope', () => {
    const points = [0, 10, 20, 40].map((at) => ({ at, value: 5 + at / 2 }));
    expect(riseIn(100, points)).toBeCloseTo(50);
  });

  it('what goes up and comes down again does not rise', () => {
    const points = [3, 9, 3, 3, 9, 3].map((value, at) => ({ at, value }));
    expect(riseIn(10, points)).toBeCloseTo(0);
  });

  it('nothing, and one moment, do not rise', () => {
    expect(riseIn(10, [])).toBe(0);
    expect(riseIn(10, [{ at: 7, value: 3 }])).toBe(0);
  });
});

it('the middle of each stretch is told, whatever its peaks and its lows', () => {
  const points = [9, 3, 8, 7, 5, 600, 4, 4, 0].map((value, i) => ({ at: 100 + i * 10, value }));
  expect(middlesOf(30, points)).toEqual([
    { at: 110, value: 8 },
    { at: 140, value: 7 },
    { at: 170, value: 4 },
  ]);
  expect(middlesOf(30, [])).toEqual([]);
});
