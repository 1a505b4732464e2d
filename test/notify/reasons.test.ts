// The judge's steps → plain words, for it and against it, each once.
import { describe, expect, it } from 'vitest';
import type { TrailStep } from '../../src/domain.ts';
import { reasonsIn } from '../../src/notify/reasons.ts';

const step = ([row, read]: [string, string]): TrailStep => ({ row, step: 'confidence', read });

describe('reasonsIn', () => {
  it.each([
    ['title: “acquires”', '“acquires” in the title'],
    ['lead: “to acquire”', '“to acquire” in the opening'],
    ['anywhere: “acquires …”', '“acquires”'],
    ['title: “buys #”', '“buys [a number]” in the title'],
    ['title: Foo acquires Bar', 'the title reads like “Foo acquires Bar”'],
    ['item: title kind acquisition', 'the title was read as an acquisition'],
    ['text stage in-talks', 'the text below tells it as in talks'],
    ['headline titled: title has company acquirer price', 'the title names the company, the buyer and a price'],
    ['lead has no target acquirer', 'the opening names the buyer, and not what is sold'],
    ['article wire: surest over 85', 'how plain its wording is'],
    ['style has item', 'how often a text of this sort tells of a deal'],
    ['rules tell an event', 'its wording tells a deal'],
    ['veto: buys 40 aircraft', 'other words in it were taken for a look-alike, as in “buys 40 aircraft”'],
    ['veto in title', 'other words in the title were taken for a look-alike'],
    ['only a rumour', 'only a rumour'],
  ])('%s: %s', (row, words) => {
    expect(reasonsIn([step([row, '+0.50'])])).toEqual({ speakFor: [{ words, adds: 0.5 }], against: [] });
    expect(reasonsIn([step([row, '-0.50'])])).toEqual({ speakFor: [], against: [{ words, adds: -0.5 }] });
  });

  it('makes one reason of a word that counts in several places, the largest first', () => {
    const steps = (
      [
        ['veto in text', '-0.30'],
        ['title: “acquires”', '+1.00'],
        ['anywhere: “acquires”', '+0.50'],
        ['title: “… acquires”', '+0.25'],
        ['style item', '-0.44'],
      ] as [string, string][]
    ).map(step);
    expect(reasonsIn(steps)).toEqual({
      speakFor: [{ words: '“acquires” in the title', adds: 1.75 }],
      against: [
        { words: 'how often a text of this sort tells of a deal', adds: -0.44 },
        { words: 'other words in the text were taken for a look-alike', adds: -0.3 },
      ],
    });
  });

  it('tells the judge alone where it spoke', () => {
    const steps = [step(['in the title', '+0.12']), step(['rules tell an event', '+0.80'])];
    expect(reasonsIn(steps).speakFor.map(({ words }) => words)).toEqual(['its wording tells a deal']);
  });
});
