// The trail of an event → its parts by kind, each step once; and the answer to "why this alert?".
import { describe, expect, it } from 'vitest';
import type { TrailStep } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { planAlerts } from '../../src/notify/alert.ts';
import { signed, stepInWords, trailParts } from '../../src/notify/trail.ts';
import { explainAlert, plain } from '../../src/notify/wording.ts';
import { JUNE, registry, tell, usd, watched, watchlist, type Told } from '../match/samples.ts';

const TRAIL: TrailStep[] = [
  { row: 'Foo buys Bar', step: 'rule', read: 'buys' },
  { row: 'none of 70 look-alikes', step: 'tried', read: 'buys' },
  { row: 'in the title', step: 'confidence', read: '+0.12' },
  { row: 'Foo buys Bar', step: 'rule', read: 'buys' },
  { row: 'only a rumour', step: 'confidence', read: '-0.2' },
  { row: 'in the title', step: 'confidence', read: '+0.05' },
  { row: 'buys its own shares back', step: 'veto', read: 'bought back' },
];

describe('the parts of a trail', () => {
  it('hold each step once, what makes it sure by weight', () => {
    expect(trailParts(TRAIL)).toEqual({
      read: [TRAIL[0]],
      tried: TRAIL[1],
      turnedAway: [TRAIL[6]],
      speakFor: [{ words: 'in the title', adds: 0.12 }],
      against: [{ words: 'only a rumour', adds: -0.2 }],
    });
  });
  it.each([
    [0.12, '+0.12'],
    [-0.061, '-0.06'],
  ])('%d is printed %s', (adds, printed) => expect(signed(adds)).toBe(printed));
});

it.each<[TrailStep['step'], string, string]>([
  ['rule', 'read as stake', 'The event: “buys” is read as stake'],
  ['rule', 'Foo buys Bar', 'The event: it says “buys”, as in Foo buys Bar'],
  ['veto', 'nobody is named', 'Turned away elsewhere in the article: “buys”: nobody is named'],
])('a step of the trail in words: %s, %s', (step, row, said) =>
  expect(plain(stepInWords({ step, row, read: 'buys' }, 'buys'))).toBe(said),
);

describe('why this alert', () => {
  const why = (...articles: Told[]): string => {
    const stories = tell(...articles).slice(0, 1);
    const list = watchlist([watched('vendor', 'Scale AI'), watched('rival', 'Meta')]);
    const matches = matchWatchlists(stories, [list], registry);
    const [alert] = planAlerts({ after: stories.map(storyFacts), matches, told: [], now: JUNE });
    const [story] = stories;
    if (!alert || !story) throw new Error('expected an alert');
    const [match] = matches;
    const { plainly, inDetail } = explainAlert(alert, story, match ? { match, facts: storyFacts(story) } : null);
    return [...plainly, ...inDetail].map(plain).join('\n');
  };
  const deal = { acquirers: ['Meta'], target: 'Scale AI', price: usd(2e9), trail: TRAIL };

  it('says the words read, what was tried and turned away, and what made it sure', () => {
    const text = why({ id: 'a', events: [deal] });
    for (const said of [
      'The event: it says “buys”, as in Foo buys Bar',
      'Checked: none of 70 look-alikes reads here',
      'Turned away elsewhere in the article: “bought back”, as in buys its own shares back',
      'What spoke for it: in the title; against it: only a rumour.',
    ]) {
      expect(text.split('\n')).toContain(said);
    }
    expect(text).not.toContain('Needs review');
  });
  it.each<[string, Told]>([
    ['all articles together leave it less than 60% sure', { id: 'a', events: [{ ...deal, confidence: 0.4 }] }],
    ['only a headline says so', { id: 'a', events: [{ ...deal, headlineOnly: true }] }],
  ])('says that it needs review: %s', (said, told) => expect(why(told)).toContain(`Needs review: ${said}`));
  it('names a rival bid', () => {
    const second = { id: 'b', day: 2, events: [{ acquirers: ['Ostwind'], target: 'Scale AI', price: usd(3e9) }] };
    expect(why({ id: 'a', events: [deal] }, second)).toContain('Ostwind also bids for Scale AI.');
  });
});
