// A story and a channel's companies → what would have made its alert louder, and what quieter.
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type OwnershipEvent, type WatchedCompany } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { planAlerts } from '../../src/notify/alert.ts';
import { decideSeverity } from '../../src/notify/severity.ts';
import { whatIf } from '../../src/notify/what-if.ts';
import { explainAlert, plain } from '../../src/notify/wording.ts';
import { JUNE, registry, stake, tell, watched, watchlist } from '../match/samples.ts';

const VENDOR = watched('vendor', 'Pumpworks');
const RIVAL = watched('rival', 'Ostwind');

function told(event: Partial<OwnershipEvent>, companies: WatchedCompany[] = [VENDOR, RIVAL]) {
  const [story] = tell({ id: 'a', events: [{ kind: 'stake', acquirers: ['Ostwind'], target: 'Pumpworks', ...event }] });
  if (story === undefined) throw new Error('expected a story');
  const matches = matchWatchlists([story], [watchlist(companies)], registry);
  const [match] = matches;
  if (match === undefined) throw new Error('expected a match');
  return { story, matches, match, facts: storyFacts(story) };
}

describe('what would have made it louder or quieter', () => {
  it.each<[string, Partial<OwnershipEvent>, WatchedCompany[], string[]]>([
    [
      'a rival takes a third of a vendor',
      { stake: stake(33) },
      [VENDOR, RIVAL],
      [
        'Louder: nothing is louder than critical.',
        'Quieter: high if it were only a rumour, or if less than 20% changed hands; medium if less than 5% changed hands, or if Pumpworks were not watched here.',
      ],
    ],
    [
      'and an executive moves: a small stake alone would be no quieter',
      { stake: stake(33), alsoMoves: ['executive'] },
      [VENDOR, RIVAL],
      [
        'Louder: nothing is louder than critical.',
        'Quieter: high if it were only a rumour, or if less than 20% changed hands without an executive moving too; medium if less than 5% changed hands without an executive moving too, or if Pumpworks were not watched here.',
      ],
    ],
    [
      'a rumour of it',
      { stake: stake(33), stage: 'rumored' },
      [VENDOR, RIVAL],
      [
        'Louder: critical if it were announced.',
        'Quieter: medium if less than 5% changed hands, or if Pumpworks were not watched here.',
      ],
    ],
    [
      'anybody takes a small stake in a vendor',
      { stake: stake(3), acquirers: ['Halvard'] },
      [VENDOR],
      [
        'Louder: medium if 5% or more changed hands; high if the whole company changed hands.',
        'Quieter: nothing told if Pumpworks were not watched here.',
      ],
    ],
    [
      'a vendor with a threshold of its own',
      { stake: stake(33) },
      [{ ...VENDOR, thresholds: { high: 40, critical: 45 } }, RIVAL],
      ['Louder: high if 40% or more changed hands; critical if 45% or more changed hands.'],
    ],
    [
      'a headline alone',
      { stake: stake(33), headlineOnly: true },
      [VENDOR, RIVAL],
      ['Louder: critical if an article told it in its own text.'],
    ],
  ])('%s', (_, event, companies, said) => {
    const { match, facts } = told(event, companies);
    const { severity } = decideSeverity(match, facts);
    expect(whatIf(match, facts, severity).map(plain).slice(0, said.length)).toEqual(said);
  });
});

describe('the first part of "why this alert?"', () => {
  const explained = (companies: WatchedCompany[] | null) => {
    const { story, matches, facts } = told({
      stake: stake(33),
      evidence: [{ articleId: 'a', quote: 'Ostwind takes a third of Pumpworks.', start: 0, end: 35 }],
    });
    const [alert] = planAlerts({ after: [facts], matches, told: [], now: JUNE });
    if (alert === undefined) throw new Error('expected an alert');
    const [match] = companies === null ? [] : matchWatchlists([story], [watchlist(companies)], registry);
    const { opening, quotes, plainly } = explainAlert(alert, story, match === undefined ? null : { match, facts });
    return [opening, ...quotes, ...plainly].map(plain);
  };
  it('says what was read, who is who and why that is so loud, what would have changed it, and how sure it is', () => {
    const [opening = '', ...lines] = explained([VENDOR, RIVAL]);
    expect(opening).toMatch(/^A-[0-9A-Z]{5} came because this was read:$/);
    expect(lines).toEqual([
      '“Ostwind takes a third of Pumpworks.” — Paper a',
      'Why it is critical here: Ostwind is your rival and Pumpworks is your vendor: 33% is at or above your threshold of 20%.',
      'Louder: nothing is louder than critical.',
      'Quieter: high if it were only a rumour, or if less than 20% changed hands; medium if less than 5% changed hands, or if Pumpworks were not watched here.',
      'How sure: 90% sure, from 1 article, 1 independent source: Paper a.',
    ]);
  });
  it('says what a watchlist that was changed since would make of it', () => {
    const floor = { ...DEFAULT_SETTINGS.thresholds, critical: 60 };
    expect(explained([{ ...VENDOR, thresholds: floor }, RIVAL])).toContain(
      'Louder or quieter: with the watchlist as it is today it would be high.',
    );
    expect(explained(null)).toContain(
      'Louder or quieter: the watchlist has changed since; today it would not be told here.',
    );
  });
});
