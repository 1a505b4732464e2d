import { describe, expect, it } from 'vitest';
import { readSums } from '../../../src/extract/figures/figures.ts';
import { readStakes } from '../../../src/extract/figures/stake-figures.ts';

describe('sums', () => {
  it.each([
    ['an investment of up to $14.3 billion', null, 14.3e9, 'USD', 'price'],
    ["Northwind's 14.3 billion investment", 14.3e9, 14.3e9, null, 'price'],
    ['a range of $120M-$140M', 120e6, 140e6, 'USD', 'price'],
    ['a deal of $8B to $10B', 8e9, 10e9, 'USD', 'price'],
    ['between $13 billion and $14 billion', 13e9, 14e9, 'USD', 'price'],
    ['sold for 10 billion yuan', 10e9, 10e9, 'CNY', 'price'],
    ['for 2.3 mln dlrs', 2.3e6, 2.3e6, 'USD', 'price'],
    ['for Rs 1,200 crore', 12e9, 12e9, 'INR', 'price'],
    ['for 50 lakh rupees', 5e6, 5e6, 'INR', 'price'],
    ['a €32M Series A', 32e6, 32e6, 'EUR', 'price'],
    ['for £1.1bn in cash', 1.1e9, 1.1e9, 'GBP', 'price'],
    ['for ¥300 billion', 300e9, 300e9, 'JPY', 'price'],
    ['for SEK 400 million', 400e6, 400e6, 'SEK', 'price'],
    ['for more than $400 million', 400e6, null, 'USD', 'price'],
    ['for $400M+', 400e6, null, 'USD', 'price'],
    ['in a deal valued at $2 billion', 2e9, 2e9, 'USD', 'price'],
    ['at a $29 billion valuation', 29e9, 29e9, 'USD', 'valuation'],
    ['whose valuation soared to $29 billion', 29e9, 29e9, 'USD', 'valuation'],
    ['paid up to $200 million in data service fees this year', null, 200e6, 'USD', 'contract-spend'],
    ['with revenue of $870 million', 870e6, 870e6, 'USD', 'revenue'],
    ['for $18 a share', 18, 18, 'USD', 'share-price'],
    ['bringing its total funding to $60M', 60e6, 60e6, 'USD', 'total'],
    ['closed a $500M fund', 500e6, 500e6, 'USD', 'fund'],
  ])('%s', (text, min, max, currency, of) => {
    const sums = readSums(text);
    expect(sums).toHaveLength(1);
    expect(sums[0]).toMatchObject({ money: { min, max, currency }, of });
  });

  it('reads a change of valuation as two figures', () => {
    const sums = readSums('the deal lifts its valuation from $14 billion to $29 billion');
    expect(sums.map(({ money, of }) => [money.max, of])).toEqual([
      [14e9, 'valuation'],
      [29e9, 'valuation'],
    ]);
  });

  it.each(['1.3 mln shares', 'in 2014', '200 people', 'version 4.5', '30 restaurants'])('no sum: %s', (text) => {
    expect(readSums(text)).toEqual([]);
  });

  it('knows about from exact', () => {
    expect(readSums('for about $200 million')[0]?.money.approximate).toBe(true);
    expect(readSums('for $200 million')[0]?.money.approximate).toBe(false);
  });
});

describe('stakes', () => {
  it.each([
    ['acquired a 49% stake', 49, 49, false],
    ["bought nearly half of Tideline's shares", 50, 50, true],
    ['sells 5% of Tideline shares', 5, 5, false],
    ['holds a 5-1/2 pct stake', 5.5, 5.5, false],
    ['a stake of more than 30 percent', 30, null, false],
    ['bought up to 20% of the shares', null, 20, false],
    ['takes a stake of 10% to 15%', 10, 15, false],
    ['bought two-thirds of the shares', 66.7, 66.7, false],
    ['bought ten pct of its common stock', 10, 10, false],
  ])('%s', (text, min, max, approximate) => {
    expect(readStakes(text).map(({ stake }) => [stake.min, stake.max, stake.approximate])).toEqual([
      [min, max, approximate],
    ]);
  });

  it.each(['shares rose 12%', 'lays off 12% of staff', 'a 30% premium', 'sales grew 5%', '100% of calls'])(
    'no stake: %s',
    (text) => {
      expect(readStakes(text)).toEqual([]);
    },
  );

  it('tells votes from shares', () => {
    expect(readStakes('holds 20% of the voting rights')[0]?.stake.interest).toBe('votes');
    expect(readStakes('holds a 20% stake')[0]?.stake.interest).toBe('shares');
  });
});
