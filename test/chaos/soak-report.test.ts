// What a soak says of samples that stay, that grow, and that are missing.
import { expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/time.ts';
import { soakText, tooMuch, type Series } from './soak-report.ts';

const series = (values: number[], most: number | null = 24): Series => ({
  name: 'worker-1',
  unit: 'MB',
  points: values.map((value, i) => ({ at: i * 2 * MINUTE, value })),
  most,
});

it.each([
  ['goes up and down', series([100, 140, 100, 100, 140, 100]), []],
  ['grows as much as it may', series([100, 112, 124]), []],
  ['grows too much', series([100, 120, 140]), ['worker-1: grew by 40.0 MB, expected at most 24.0']],
  ['may grow as it likes', series([100, 200, 300], null), []],
  ['was never seen', series([]), ['worker-1: never seen']],
])('memory that %s', (_, samples, wrong) => expect(tooMuch(samples)).toEqual(wrong));

it('prints a row for each, with its rise in an hour', () => {
  const [head, row] = soakText([series([100, 101, 102])]).split('\n');
  expect(head?.trim().split(/\s{2,}/)).toEqual([
    'samples',
    'first',
    'least',
    'most',
    'last',
    'rise',
    'an hour',
    'may rise',
  ]);
  expect(row?.split(/\s{2,}/)).toEqual(['worker-1 MB', '3', '100.0', '100.0', '102.0', '102.0', '2.0', '30.0', '24.0']);
});

const swinging = (leaked: number): Series => ({
  name: 'worker-1',
  unit: 'open',
  points: Array.from({ length: 360 }, (_, i) => ({
    at: i * 10 * SECOND,
    value: 30 + ((i * 17) % 50) + (leaked * i) / 360,
  })),
  most: 8,
});

it('connections that come and go by fifty are not taken for a leak, and a dozen leaked in an hour are seen', () => {
  expect(tooMuch(swinging(0))).toEqual([]);
  expect(tooMuch(swinging(12))).toEqual([
    expect.stringMatching(/^worker-1: grew by 1[0-5]\.\d open, expected at most 8\.0$/),
  ]);
});
