// What a channel knows × what one more article brings → a new alert, an update, or silence.
import { describe, expect, it } from 'vitest';
import type { Alert, Story, Watchlist } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { firstAlerts, planAlerts, type LastTold } from '../../src/notify/alert.ts';
import { plain } from '../../src/notify/wording.ts';
import { JUNE, registry, ripple, stake, tell, usd, watched, watchlist, type Told } from '../match/samples.ts';

const list = watchlist([watched('vendor', 'Scale AI'), watched('rival', 'Meta')]);
const deal = { acquirers: ['Meta'], target: 'Scale AI', stake: stake(49) };
const first: Told = { id: 'a', events: [deal] };

function plan(stories: Story[], watchlistNow: Watchlist, told: LastTold[] = []): Alert[] {
  return planAlerts({
    after: stories.map(storyFacts),
    matches: matchWatchlists(stories, [watchlistNow], registry),
    told,
    now: JUNE,
  });
}
function only(alerts: Alert[]): Alert {
  const [alert, ...more] = alerts;
  if (!alert || more.length > 0) throw new Error(`expected one alert, got ${alerts.length}`);
  return alert;
}
/** The first article told and its alert in this state, then the second. */
function after(second: Told, state: LastTold['state'] = 'sent', start: Told = first, channel = list): Alert[] {
  const told = only(plan(tell(start), channel));
  return plan(tell(start, second), channel, [{ ...told, state }]);
}
const later = (part: NonNullable<Told['events']>[number], more: Partial<Told> = {}): Told => ({
  id: 'b',
  day: 1,
  events: [{ ...deal, ...part }],
  ...more,
});

describe('silence', () => {
  it.each<[string, Told]>([
    ['one more source', later({})],
    ['the same figure, vaguer', later({ stake: stake(50, 50, { approximate: true }) })],
    ['an older stage told again', later({ stage: 'rumored' })],
  ])('%s', (_, second) => expect(after(second)).toEqual([]));
  it('nobody watches', () => expect(plan(tell(first), watchlist([watched('vendor', 'Labelbox')]))).toEqual([]));
  it('a ripple told again', () => {
    const leaves = [ripple({ kind: 'customer-leaves', about: 'Scale AI', company: 'Google', text: 'leaves' })];
    expect(after(later({}, { ripples: leaves }), 'sent', { ...first, ripples: leaves })).toEqual([]);
  });
});

describe('an update', () => {
  const leaves = ripple({ kind: 'customer-leaves', about: 'Scale AI', company: 'Google', text: 'leaves' });
  it.each<[string, Told, boolean, string]>([
    ['the stage moves', later({ stage: 'completed' }), true, 'Now completed; before it was announced.'],
    ['a price is known', later({ price: usd(14e9) }), false, 'Price is now known: $14 billion.'],
    ['the stake changes', later({ stake: stake(51) }), false, 'Stake: 51%; before it was 49%.'],
    ['a customer leaves', later({}, { ripples: [leaves] }), false, 'Google leaves.'],
    ['another buyer is named', later({ acquirers: ['Meta', 'Ostwind'] }), false, 'A buyer is now named: Ostwind.'],
    ['a board seat moves', later({ alsoMoves: ['board-seat'] }), false, 'A board seat moves too.'],
  ])('%s (loud: %s)', (_, second, loud, change) => {
    const alert = only(after(second));
    expect(alert).toMatchObject({ kind: 'update', loud, held: false, storyRevision: 2 });
    expect(alert.content.changes.map(plain)).toContain(change);
  });
  it('speaks up when the severity rises', () => {
    const alert = only(
      after(later({ stake: stake(30) }), 'sent', { id: 'a', events: [{ ...deal, stake: stake(10) }] }),
    );
    expect(alert).toMatchObject({ severity: 'critical', loud: true, kind: 'update' });
    expect(alert.content.changes.map(plain)).toContain('Severity is now critical; before it was high.');
  });
  it('goes out though it is now below the floor: its message stands in the channel', () => {
    expect(
      only(
        after(
          later({ stage: 'called-off' }),
          'sent',
          first,
          watchlist(list.companies, { settings: { ...list.settings, floor: 'high' } }),
        ),
      ),
    ).toMatchObject({
      severity: 'medium',
      held: false,
      loud: true,
    });
  });
  it('counts what came while the channel was silent, since it was last told', () => {
    const told = { ...only(plan(tell(first), list)), state: 'sent' as const };
    const alert = only(plan(tell(first, later({}), { ...later({ price: usd(14e9) }), id: 'c' }), list, [told]));
    expect(alert.content.changes.map(plain)).toEqual(['Price is now known: $14 billion.']);
  });
  it('owed again after a message that died speaks up', () => {
    expect(only(after(later({ price: usd(14e9) }), 'dead'))).toMatchObject({ kind: 'update', loud: true });
  });
});

describe('held for the digest', () => {
  const quiet = watchlist(list.companies, { settings: { ...list.settings, rumors: false } });
  const rumor: Told = { id: 'a', events: [{ ...deal, stage: 'rumored' }] };
  it('below the floor', () => {
    const high = watchlist([watched('rival', 'Meta')], { settings: { ...list.settings, floor: 'high' } });
    expect(only(plan(tell(first), high))).toMatchObject({ severity: 'medium', held: true });
  });
  it('a rumour where rumours are not wanted, which is then announced', () => {
    expect(only(plan(tell(rumor), quiet))).toMatchObject({ severity: 'high', held: true });
    const announced = only(after(later({}), 'held', rumor, quiet));
    expect(announced).toMatchObject({ kind: 'new', held: false, loud: true, severity: 'critical' });
    expect(announced.content.changes).toEqual([]);
  });
});

describe('a company watched after its story opened', () => {
  it('is not told of the past', () => expect(plan(tell(first, later({})), list)).toEqual([]));
  it('is told at the next change, as a new alert', () => {
    expect(only(plan(tell(first, later({ stage: 'completed' })), list))).toMatchObject({ kind: 'new', loud: true });
  });
});

describe('an alert', () => {
  it('is owed once for a story, revision and channel', () => {
    const [a, b] = [only(plan(tell(first), list)), only(plan(tell(first), list))];
    expect(a).toEqual(b);
    const other = only(plan(tell(first), { ...list, channelId: 'C2' }));
    expect([other.id === a.id, other.code === a.code]).toEqual([false, false]);
    expect(only(after(later({ stage: 'completed' }))).id).not.toBe(a.id);
  });
  it('has a code without letters that are mistaken for others', () => {
    expect(only(plan(tell(first), list)).code).toMatch(/^A-[2-9A-HJKMNP-TV-Z]{5}$/);
  });
  it("refuses a match whose story's facts are missing", () => {
    const stories = tell(first);
    const matches = matchWatchlists(stories, [list], registry);
    expect(() => planAlerts({ after: [], matches, told: [], now: JUNE })).toThrow(/expected the facts of story/);
  });
});

describe('a rival bid', () => {
  it('is one plain sentence to who was told of the first bid, and a fact of its own alert', () => {
    const bid = (buyer: string, id: string, day: number): Told => ({
      id,
      day,
      events: [{ acquirers: [buyer], target: 'Scale AI', price: usd((day + 1) * 1e9) }],
    });
    const told = { ...only(plan(tell(bid('Meta', 'a', 0)), list)), state: 'sent' as const };
    const [update, first] = plan(tell(bid('Meta', 'a', 0), bid('Ostwind', 'b', 3)), list, [told]);
    expect(update?.kind).toBe('update');
    expect(update?.content.changes.map(plain)).toEqual(['Ostwind also bids for Scale AI.']);
    expect(first?.kind).toBe('new');
    expect(first?.content.facts).toContainEqual({ label: 'Rival bid', value: 'Meta' });
  });
});

describe('a story that stood in a digest', () => {
  const small: Told = { id: 'a', events: [{ ...deal, stake: stake(3) }] };
  it('waits for the next digest while it stays small', () => {
    const rivals = watchlist([watched('vendor', 'Scale AI')]);
    const alert = only(after(later({ stake: stake(4) }), 'digested', small, rivals));
    expect(alert).toMatchObject({ kind: 'new', held: true });
  });
  it('is a new message when it grows: none stands in the channel', () => {
    const alert = only(after(later({ stake: stake(49) }), 'digested', small));
    expect(alert).toMatchObject({ kind: 'new', held: false, loud: true, severity: 'critical' });
    expect(alert.content.changes).toEqual([]);
  });
  it('says nothing when nothing changed', () =>
    expect(after(later({ stake: stake(3) }), 'digested', small)).toEqual([]));
});

describe('what a channel would be told of stories as they stand', () => {
  const stories = tell(first, later({}));
  const would = (list: Watchlist): Alert[] =>
    firstAlerts({ after: stories.map(storyFacts), matches: matchWatchlists(stories, [list], registry) });
  it('is told though its newest article brought nothing', () => {
    expect(plan(stories, list)).toEqual([]);
    expect(only(would(list))).toMatchObject({ kind: 'new', held: false, severity: 'critical' });
  });
  it('is kept for the digest below the floor', () => {
    const vendorOnly = watchlist([watched('vendor', 'Scale AI')], {
      settings: { ...list.settings, floor: 'critical' },
    });
    expect(only(would(vendorOnly))).toMatchObject({ held: true });
  });
});
