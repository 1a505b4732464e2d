// Figures taken back: retired in the story, shown as corrected, kept in the thread.
import { describe, expect, it } from 'vitest';
import type { Correction, Story } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { joinStories } from '../../src/match/story.ts';
import { planAlerts } from '../../src/notify/alert.ts';
import { plain } from '../../src/notify/wording.ts';
import { DAY } from '../../src/time.ts';
import { article, event, JUNE, reading, registry, stake, usd, watched, watchlist } from './samples.ts';

type Part = Parameters<typeof event>[0];
interface Told {
  part: Part;
  corrections?: Pick<Correction, 'of' | 'wrong' | 'right'>[];
  source?: string;
}
const evidence = { articleId: '', quote: 'The stake is 14%, not 41%.', start: 0, end: 26 };
const deal: Part = { kind: 'stake', acquirers: ['Ostwind'], target: 'Pumpworks' };

function storyOf(...told: Told[]): Story {
  const story = told.reduce<Story | null>((before, { part, corrections, source }, i) => {
    const joined = joinStories({
      before: before === null ? [] : [before],
      reading: reading({
        events: [event({ ...deal, ...part })],
        ...(corrections ? { corrections: corrections.map((one) => ({ ...one, evidence })) } : {}),
      }),
      article: article(`a${i}`, { publishedAt: JUNE + i * DAY, source: source ?? `Paper ${i}` }),
      registry,
      now: JUNE + i * DAY,
    });
    expect(joined).toHaveLength(1);
    return joined[0]?.story ?? null;
  }, null);
  if (story === null) throw new Error('expected a story');
  return story;
}
const wrong: Told = { part: { stake: stake(41) } };
const right: Told = { part: { stake: stake(14) }, corrections: [{ of: 'stake', wrong: 41, right: 14 }] };

describe('a figure that is taken back', () => {
  it('counts no more, and is no disagreement', () => {
    const { stake: figure, disagreements, corrected } = storyFacts(storyOf(wrong, right));
    expect(figure.best).toEqual(stake(14));
    expect(figure.agree).toBe(true);
    expect(disagreements).toEqual([]);
    expect(corrected).toEqual([{ about: 'stake', was: stake(41), now: stake(14), articleId: 'a0', correctedBy: 'a1' }]);
  });

  it.each<[string, Told[], number | null]>([
    ['a third paper that repeats the mistake later', [wrong, right, { part: { stake: stake(41) } }], 14],
    ['the correcting article was itself read wrong', [wrong, { ...right, part: { stake: stake(41) } }], 14],
    ['it prints no figure beside the correction', [wrong, { ...right, part: {} }], 14],
    [
      'the correction is corrected',
      [wrong, right, { ...wrong, corrections: [{ of: 'stake', wrong: 14, right: 41 }] }],
      41,
    ],
    ['nobody says what is right', [wrong, { part: {}, corrections: [{ of: 'stake', wrong: 41, right: null }] }], null],
    ['a correction of another figure', [wrong, { part: {}, corrections: [{ of: 'stake', wrong: 30, right: 14 }] }], 41],
    ['a correction of a sum', [wrong, { part: {}, corrections: [{ of: 'sum', wrong: 41, right: 14 }] }], 41],
  ])('%s', (_, told, percent) => {
    expect(storyFacts(storyOf(...told)).stake.best?.max ?? null).toBe(percent);
  });

  it('a price too', () => {
    const facts = storyFacts(
      storyOf({ part: { price: usd(3e9) } }, { part: {}, corrections: [{ of: 'sum', wrong: 3e9, right: 2.3e9 }] }),
    );
    expect(facts.price.best).toEqual(usd(2.3e9));
  });

  it('only the right one said: the same paper’s earlier figure goes, another paper’s stays', () => {
    const only = [{ of: 'stake' as const, wrong: null, right: 14 }];
    const same = storyOf(
      { ...wrong, source: 'Wire' },
      { part: { stake: stake(14) }, corrections: only, source: 'Wire' },
    );
    expect(storyFacts(same).disagreements).toEqual([]);
    const other = storyOf(
      { ...wrong, source: 'Other' },
      { part: { stake: stake(14) }, corrections: only, source: 'Wire' },
    );
    expect(storyFacts(other).disagreements).toHaveLength(1);
  });
});

describe('what a channel reads of it', () => {
  const list = watchlist([watched('vendor', 'Pumpworks')]);
  const planned = (story: Story, told: Parameters<typeof planAlerts>[0]['told']) => {
    const matches = matchWatchlists([story], [list], registry);
    const [alert] = planAlerts({ after: [storyFacts(story)], matches, told, now: JUNE });
    if (!alert) throw new Error('expected an alert');
    return alert;
  };
  it('the new figure, that it was corrected, and what was printed first', () => {
    const first = planned(storyOf(wrong), []);
    const { content } = planned(storyOf(wrong, right), [{ ...first, state: 'sent' }]);
    expect(plain(content.headline)).toContain('takes 14% of Pumpworks');
    expect(content.facts).toContainEqual({ label: 'Stake', value: '14% (corrected; first printed as 41%)' });
    expect(content.changes.map(plain)).toContain('Stake corrected: 14%; it was printed as 41%.');
    expect(content.disagreements).toEqual([]);
  });
  it('taken back without another', () => {
    const back: Told = { part: {}, corrections: [{ of: 'stake', wrong: 41, right: null }] };
    const first = planned(storyOf(wrong), []);
    const { content } = planned(storyOf(wrong, back), [{ ...first, state: 'sent' }]);
    expect(content.facts).toContainEqual({ label: 'Stake', value: '41% was printed and taken back' });
    expect(content.changes.map(plain)).toContain('Stake taken back: 41% was printed in error; no other is said.');
  });
});
