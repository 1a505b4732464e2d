// The golden case, from two readings to one alert and its update, for each channel that could watch it.
import { describe, expect, it } from 'vitest';
import type { Alert, Story, WatchedCompany, Watchlist } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { planAlerts, type LastTold } from '../../src/notify/alert.ts';
import { plain } from '../../src/notify/wording.ts';
import { JUNE, registry, tellOne, watched, watchlist, type Told } from '../match/samples.ts';
import { FIRST, SECOND } from './golden-readings.ts';

/** Tells the articles in turn, each alert marked sent before the next comes. */
function alertsOver(articles: Told[], list: Watchlist): { stories: Story[]; alerts: Alert[] } {
  let stories: Story[] = [];
  const told = new Map<string, LastTold>();
  const alerts: Alert[] = [];
  for (const one of articles) {
    const before = new Map(stories.map((story) => [story.id, story.revision]));
    stories = tellOne(stories, one);
    const changed = stories.filter((story) => before.get(story.id) !== story.revision);
    const matches = matchWatchlists(changed, [list], registry);
    const owed = planAlerts({ after: changed.map(storyFacts), matches, told: [...told.values()], now: JUNE });
    for (const alert of owed) told.set(alert.storyId, { ...alert, state: alert.held ? 'held' : 'sent' });
    alerts.push(...owed);
  }
  return { stories, alerts };
}
const channel = (...companies: WatchedCompany[]) => watchlist(companies);

describe('the golden case', () => {
  const both = alertsOver([FIRST, SECOND], channel(watched('vendor', 'Scale AI'), watched('rival', 'Meta')));
  const [first, update] = both.alerts;

  it('is one story, and the Nissan headline another', () => {
    expect(both.stories.map(({ target, revision }) => [target?.name, revision])).toEqual([
      ['Scale AI', 2],
      ['Renault', 1],
    ]);
    expect(both.stories[1]?.ripples).toEqual([]);
  });

  it('is one critical alert, then an update in its thread that does not speak up', () => {
    expect(both.alerts.map(({ kind, severity, loud, held, stage }) => ({ kind, severity, loud, held, stage }))).toEqual(
      [
        { kind: 'new', severity: 'critical', loud: true, held: false, stage: 'announced' },
        { kind: 'update', severity: 'critical', loud: false, held: false, stage: 'announced' },
      ],
    );
  });

  it('says the deal in one sentence', () => {
    expect(first?.content.headline).toEqual([
      { strong: 'Meta' },
      ' (your rival) takes ',
      { strong: '49%' },
      ' of ',
      { strong: 'Scale AI' },
      ' (your vendor)',
    ]);
    expect(first?.content.notification).toBe('Critical: Meta (your rival) takes 49% of Scale AI (your vendor)');
  });

  it('names the facts, each figure in its kind', () => {
    expect(update?.content.facts).toEqual(
      expect.arrayContaining([
        { label: 'Stage', value: 'announced' },
        { label: 'Stake', value: '49%' },
        { label: 'Band reached', value: '25% (UK register of control)' },
        { label: 'Price', value: 'up to $14.3 billion' },
        { label: 'Valuation', value: '$29 billion' },
        { label: 'Valuation before', value: '$14 billion' },
        { label: 'Moves too', value: 'an executive (Alexandr Wang)' },
      ]),
    );
  });

  it('counts one independent source, and shows the disagreement with both figures', () => {
    expect(update?.content).toMatchObject({ articles: 2, independentSources: 1, needsReview: false });
    expect(update?.content.disagreements).toEqual([
      {
        about: 'growth at Handshake',
        figures: [
          { says: 'tripled', source: 'Paper first' },
          { says: 'doubled', source: 'Paper second' },
        ],
      },
    ]);
  });

  it('tells each ripple once, with Alexander and Alexandr Wang as one person', () => {
    const ripples = update?.content.ripples.map(plain) ?? [];
    expect(ripples).toContain('Google plans to cut most of its work with Scale AI, up to $200 million a year');
    expect(ripples.filter((text) => text.includes('Wang'))).toHaveLength(1);
    expect(ripples).toContain('OpenAI had moved work away (before the deal)');
    expect(ripples).toContain('xAI seeks to leave (according to one source)');
  });

  it('offers the competitors as alternatives', () => {
    expect(update?.content.alternatives.toSorted()).toEqual(['Handshake', 'Labelbox', 'Turing']);
  });

  it('says in the thread what the second article added, and only that', () => {
    expect(update?.content.changes.map(plain)).toEqual([
      'Valuation before is now known: $14 billion.',
      'xAI seeks to leave (according to one source).',
      'Turing calls neutrality a must.',
      'Articles disagree on growth at Handshake: tripled against doubled.',
    ]);
  });

  it('quotes each article word for word', () => {
    expect(update?.content.quotes.map(({ text }) => text)).toEqual([
      'Meta is paying up to $14.3 billion for 49 percent of Scale AI.',
      'Meta said it would take nearly half of Scale AI.',
      'Google meant to spend up to $200 million this year and now plans to cut most of it.',
    ]);
  });
});

describe('the golden case for other channels', () => {
  it('with vendor Renault: the planned sale, medium, as a headline only that needs review', () => {
    const { alerts } = alertsOver([FIRST, SECOND], channel(watched('vendor', 'Renault')));
    expect(alerts).toHaveLength(1);
    const [alert] = alerts;
    expect(plain(alert?.content.headline ?? [])).toBe('Nissan plans to sell 5% of Renault (your vendor)');
    expect(alert).toMatchObject({
      severity: 'medium',
      held: false,
      content: { headlineOnly: true, needsReview: true },
    });
    expect(alert?.content.facts).toContainEqual({ label: 'Price', value: '10 billion yuan (CNY)' });
    expect(JSON.stringify(alert?.content)).not.toMatch(/Meta|Scale/);
  });

  it.each([
    ['rival Meta', watched('rival', 'Meta'), 'medium'],
    ['rival Facebook, its old name', watched('rival', 'facebook'), 'medium'],
    ['vendor Scale AI', watched('vendor', 'Scale AI'), 'medium'],
  ])('with %s alone it is %s', (_, only, severity) => {
    expect(alertsOver([FIRST], channel(only)).alerts.map((alert) => alert.severity)).toEqual([severity]);
  });

  it('with neither there is nothing', () => {
    expect(
      alertsOver([FIRST, SECOND], channel(watched('vendor', 'Acme'), watched('rival', 'Meta Materials'))).alerts,
    ).toEqual([]);
  });

  it('with a customer that leaves as rival it is a passing mention, kept for the digest', () => {
    const { alerts } = alertsOver([FIRST], channel(watched('rival', 'Google')));
    expect(alerts.map(({ severity, held }) => ({ severity, held }))).toEqual([{ severity: 'digest', held: true }]);
  });
});
