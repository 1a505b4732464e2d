// Two printed figures: whether both can be right, and whether they are near enough to be those of one deal.
import { describe, expect, it } from 'vitest';
import { moneyAgrees, moneyTies, stakesAgree, stakesTie } from '../../src/match/intervals.ts';
import { stake, usd } from './samples.ts';

describe('two sums', () => {
  it.each([
    ['one sum', usd(2e9), usd(2e9), { agrees: true, ties: true }],
    ['two sums', usd(2e9), usd(3e9), { agrees: false, ties: false }],
    ['"up to" what is printed, or nearly', usd(null, 2e9), usd(1.9e9), { agrees: true, ties: true }],
    ['"up to" twice as much', usd(null, 4e9), usd(2e9), { agrees: true, ties: true }],
    ['"up to" far more', usd(null, 14e9), usd(1.2e9), { agrees: true, ties: false }],
    ['"up to" less', usd(null, 1e9), usd(1.2e9), { agrees: false, ties: false }],
    ['"more than", and a little more', usd(1e9, null), usd(1.3e9), { agrees: true, ties: true }],
    ['"more than", and far more', usd(1e9, null), usd(5e9), { agrees: true, ties: false }],
    ['"at least" and "up to", near', usd(1e9, null), usd(null, 3e9), { agrees: true, ties: true }],
    ['"at least" and "up to", far apart', usd(1e9, null), usd(null, 9e9), { agrees: true, ties: false }],
    ['two currencies', usd(2e9), usd(1.8e9, 1.8e9, { currency: 'EUR' }), { agrees: true, ties: false }],
    ['no currency in one', usd(2e9), usd(2e9, 2e9, { currency: null }), { agrees: true, ties: true }],
    ['no bound at all', usd(null, null), usd(2e9), { agrees: true, ties: false }],
  ])('%s', (_, a, b, said) => {
    expect({ agrees: moneyAgrees(a, b), ties: moneyTies(a, b) }).toEqual(said);
    expect({ agrees: moneyAgrees(b, a), ties: moneyTies(b, a) }).toEqual(said);
  });
});

describe('two stakes', () => {
  it.each([
    ['one stake', stake(49), stake(49), { agrees: true, ties: true }],
    ['"up to" far more', stake(null, 49), stake(5), { agrees: true, ties: false }],
    ['bought and held', stake(11), stake(60, 60, { meaning: 'held' }), { agrees: true, ties: false }],
    ['shares and votes', stake(30), stake(30, 30, { interest: 'votes' }), { agrees: true, ties: false }],
    ['bought, and sold by the other side', stake(30), stake(30, 30, { meaning: 'sold' }), { agrees: true, ties: true }],
  ])('%s', (_, a, b, said) => {
    expect({ agrees: stakesAgree(a, b), ties: stakesTie(a, b) }).toEqual(said);
  });
});
