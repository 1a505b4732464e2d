// When a deal is expected to close: each different time once, the newest first; and what alerts say of it and of owners.
import { describe, expect, it } from 'vitest';
import type { StoryEvent } from '../../src/domain.ts';
import { closesBy } from '../../src/match/closing.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { event, tell } from './samples.ts';

const told = (...times: (string | null)[]): StoryEvent[] =>
  times.map((time, i) => ({ ...event({ closesBy: time }), articleId: `a${i}` }));

describe('closesBy', () => {
  it.each([
    [['in the third quarter', 'by the end of the third quarter'], ['in the third quarter']],
    [['in Q3 2027', 'in the third quarter'], ['in Q3 2027']],
    [
      ['in June', 'by the end of September'],
      ['by the end of September', 'in June'],
    ],
    [['in June', null, 'in June 2027'], ['in June']],
    [[null], []],
  ])('%j: %j', (times, values) => {
    const { all, best, agree } = closesBy({ events: told(...times) });
    expect(all.map(({ value }) => value)).toEqual(values);
    expect(best).toBe(values[0] ?? null);
    expect(agree).toBe(values.length < 2);
  });

  it('lists headlines say nothing of it', () => {
    const [one] = told('in June');
    expect(one && closesBy({ events: [{ ...one, headlineOnly: true }] }).best).toBeNull();
  });
});

describe('owners that the news names', () => {
  it('stand in the facts, each once', () => {
    const owner = (company: string) => ({
      company,
      owner: 'Halvard Group',
      evidence: { articleId: '', quote: 'a unit of Halvard Group', start: 0, end: 23 },
    });
    const deal = { acquirers: ['Ostwind'], target: 'Pumpworks' };
    const [story] = tell(
      { id: 'a', events: [{ ...deal, owners: [owner('Ostwind')] }] },
      { id: 'b', day: 1, events: [{ ...deal, owners: [owner('Ostwind Inc')] }] },
    );
    expect(story && storyFacts(story).owners).toEqual([{ company: 'Ostwind', owner: 'Halvard Group', articleId: 'a' }]);
  });
});
