// The order of watchlists, of the companies and names in them, and of unrelated articles of one batch changes nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert, Story, Watchlist } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { planAlerts } from '../../src/notify/alert.ts';
import { JUNE, registry, stake, tell, usd, watched, watchlist, type Told } from './samples.ts';

/** Of five deals that have nothing to do with one another. */
const ARTICLES: Told[] = [
  { id: 'a', events: [{ acquirers: ['Meta'], target: 'Scale AI', kind: 'stake', stake: stake(49) }] },
  { id: 'b', events: [{ acquirers: ['Ostwind'], target: 'Pumpworks', price: usd(2e9) }] },
  { id: 'c', events: [{ acquirers: [], target: 'Renault', seller: 'Nissan', kind: 'divestiture', stake: stake(5) }] },
  { id: 'd', events: [{ acquirers: ['YouTube'], target: 'Labelbox', stage: 'rumored' }] },
  { id: 'e', events: [{ acquirers: ['Halvard'], target: 'Larkfield', kind: 'merger' }] },
];
const COMPANIES = [
  watched('vendor', 'Scale AI', { aliases: ['Scale', 'ScaleAI'] }),
  watched('rival', 'Meta', { aliases: ['Facebook', 'Meta Platforms'], notAliases: ['Meta Materials', 'Metaverse'] }),
  watched('vendor', 'Pumpworks', { aliases: ['Pump Works', 'PW Group'], alternatives: ['Tideline'] }),
  watched('rival', 'Alphabet'),
  watched('partner', 'Renault'),
  watched('vendor', 'Labelbox'),
  watched('self', 'Larkfield', { aliases: ['Larkfield Mills', 'LFM'] }),
];
const LISTS = [
  watchlist(COMPANIES, { channelId: 'C1' }),
  watchlist(COMPANIES.slice(0, 3), { channelId: 'C2' }),
  watchlist(COMPANIES.slice(2), { channelId: 'C3', settings: { ...watchlist([]).settings, floor: 'low' } }),
  watchlist(COMPANIES.slice(4), { channelId: 'C1', teamId: 'T2' }),
];

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
const byChannel = (a: Alert, b: Alert) => a.id.localeCompare(b.id);
function alertsOf(stories: Story[], lists: Watchlist[]): Alert[] {
  const matches = matchWatchlists(stories, lists, registry);
  return planAlerts({ after: stories.map(storyFacts), matches, told: [], now: JUNE }).sort(byChannel);
}
const STORIES = tell(...ARTICLES);
const EXPECTED = alertsOf(STORIES, LISTS);

describe('order', () => {
  it('there is something to say', () => expect(EXPECTED.length).toBeGreaterThan(8));

  it('of watchlists, of companies and of names changes no alert', () => {
    const lists = shuffled(LISTS).chain((some) =>
      fc.tuple(
        ...some.map((list) =>
          shuffled(list.companies)
            .chain((companies) =>
              fc.tuple(
                ...companies.map((company) =>
                  fc
                    .tuple(shuffled(company.aliases), shuffled(company.notAliases))
                    .map(([aliases, notAliases]) => ({ ...company, aliases, notAliases })),
                ),
              ),
            )
            .map((companies) => ({ ...list, companies })),
        ),
      ),
    );
    fc.assert(
      fc.property(lists, (some) => {
        expect(alertsOf(STORIES, some)).toEqual(EXPECTED);
      }),
      { numRuns: 60 },
    );
  });

  it('of articles about different deals changes no story', () => {
    const sorted = (stories: Story[]) => [...stories].sort((a, b) => a.id.localeCompare(b.id));
    fc.assert(
      fc.property(shuffled(ARTICLES), (some) => {
        expect(sorted(tell(...some))).toEqual(sorted(STORIES));
      }),
      { numRuns: 60 },
    );
  });

  it('of the articles of one deal in one batch changes neither its figures nor its number of stories', () => {
    const deal = { acquirers: ['Ostwind'], target: 'Pumpworks' };
    const batch: Told[] = [
      { id: 'p', events: [{ ...deal, stage: 'in-talks' }] },
      { id: 'q', events: [{ ...deal, price: usd(2e9) }] },
      { id: 'r', events: [{ ...deal, acquirers: ['Ostwind AG'], stake: stake(60) }] },
      { id: 's', events: [{ ...deal, closesBy: 'in June', stage: 'regulatory' }] },
    ];
    const said = (stories: Story[]) =>
      stories.map((story) => {
        const { stake: share, price, closesBy, independentSources } = storyFacts(story);
        const known = [share.best, price.best, closesBy.best, independentSources];
        return [story.stage, story.target?.key, story.acquirers.length, known];
      });
    const expected = said(tell(...batch));
    expect(expected).toHaveLength(1);
    fc.assert(
      fc.property(shuffled(batch), (some) => {
        expect(said(tell(...some))).toEqual(expected);
      }),
      { numRuns: 24 },
    );
  });
});
