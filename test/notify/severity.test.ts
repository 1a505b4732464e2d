// The severity table, row by row: role × stake × access × stage, and the thresholds that a watchlist or a vendor sets.
import { describe, expect, it } from 'vitest';
import type { Severity, WatchedCompany } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { decideSeverity, type Verdict } from '../../src/notify/severity.ts';
import { plain } from '../../src/notify/wording.ts';
import { registry, ripple, stake, tell, usd, watched, watchlist, type Told } from '../match/samples.ts';

const vendor = watched('vendor', 'Scale AI');
const rival = watched('rival', 'Meta');
const deal = { acquirers: ['Meta'], target: 'Scale AI' };

function verdict(
  event: NonNullable<Told['events']>[number],
  companies: WatchedCompany[],
  told: Partial<Told> = {},
): Verdict {
  const [story] = tell({ id: 'a', events: [event], ...told });
  if (!story) throw new Error('expected a story');
  const [match] = matchWatchlists([story], [watchlist(companies)], registry);
  if (!match) throw new Error('expected a match');
  return decideSeverity(match, storyFacts(story));
}

type Row = [string, Severity, NonNullable<Told['events']>[number], WatchedCompany[]];
const both = [vendor, rival];

describe('critical: a rival takes a large part of a vendor', () => {
  it.each<Row>([
    ['20%, announced', 'critical', { ...deal, kind: 'stake', stake: stake(20) }, both],
    ['49%, completed', 'critical', { ...deal, stake: stake(49), stage: 'completed' }, both],
    ['all of it, awaiting approval', 'critical', { ...deal, stage: 'regulatory' }, both],
    ['3% and a board seat', 'critical', { ...deal, stake: stake(3), alsoMoves: ['board-seat'] }, both],
    ['no figure, but access to data', 'critical', { ...deal, kind: 'stake', alsoMoves: ['data-access'] }, both],
    ['its people and a licence', 'critical', { ...deal, kind: 'license-and-hire' }, both],
    ['through a subsidiary', 'critical', { ...deal, acquirers: ['Instagram'] }, both],
    ['through its owner', 'critical', { ...deal, acquirers: ['Alphabet'] }, [vendor, watched('rival', 'Google')]],
    ['"up to 25%" meets 20% early', 'critical', { ...deal, stake: stake(null, 25) }, both],
    ['a merger of the two', 'critical', { acquirers: ['Scale AI'], target: 'Meta', kind: 'merger' }, both],
    [
      'what is held afterwards',
      'critical',
      { ...deal, kind: 'stake', stake: stake(30, 30, { meaning: 'held' }) },
      both,
    ],
    [
      '15% at a clause of 15%',
      'critical',
      { ...deal, stake: stake(15) },
      [watched('vendor', 'Scale AI', { changeOfControlPercent: 15 }), rival],
    ],
    [
      "12% at the vendor's own threshold",
      'critical',
      { ...deal, stake: stake(12) },
      [watched('vendor', 'Scale AI', { thresholds: { high: 2, critical: 10 } }), rival],
    ],
  ])('%s → %s', (_, severity, event, companies) => expect(verdict(event, companies).severity).toBe(severity));
});

describe('high', () => {
  it.each<Row>([
    ['the same as a rumour', 'high', { ...deal, stake: stake(49), stage: 'rumored' }, both],
    ['the same in talks', 'high', { ...deal, stage: 'in-talks' }, both],
    ['a rival buys 5% of a vendor', 'high', { ...deal, stake: stake(5) }, both],
    ['a rival buys 19.9% of a vendor', 'high', { ...deal, stake: stake(19.9) }, both],
    ['a rival buys a stake not said', 'high', { ...deal, kind: 'stake' }, both],
    ['a vendor is fully acquired by anyone', 'high', { ...deal, acquirers: ['Ostwind'] }, [vendor]],
    ['a vendor is bought by nobody named', 'high', { target: 'Scale AI', kind: 'buyout' }, [vendor]],
    ['a majority of a vendor', 'high', { ...deal, acquirers: ['Ostwind'], stake: stake(51) }, [vendor]],
    [
      'the owner of a vendor is acquired',
      'high',
      { acquirers: ['Ostwind'], target: 'Meta' },
      [watched('vendor', 'Instagram')],
    ],
    [
      '30% at a clause of 30%',
      'high',
      { ...deal, acquirers: ['Ostwind'], stake: stake(30) },
      [watched('vendor', 'Scale AI', { changeOfControlPercent: 30 })],
    ],
  ])('%s → %s', (_, severity, event, companies) => expect(verdict(event, companies).severity).toBe(severity));
});

describe('medium', () => {
  it.each<Row>([
    ['a rival buys', 'medium', deal, [rival]],
    ['a rival is bought', 'medium', { acquirers: ['Ostwind'], target: 'Meta' }, [rival]],
    ['a rival sells', 'medium', { acquirers: ['Ostwind'], target: 'Pumpworks', seller: 'Meta' }, [rival]],
    ['a rival buys 4% of a vendor', 'medium', { ...deal, stake: stake(4) }, both],
    [
      'a vendor sells a unit',
      'medium',
      { acquirers: ['Ostwind'], target: 'Pumpworks', seller: 'Scale AI', kind: 'divestiture' },
      [vendor],
    ],
    [
      "a vendor's subsidiary is sold",
      'medium',
      { acquirers: ['Ostwind'], target: 'YouTube' },
      [watched('vendor', 'Google')],
    ],
    [
      'a vendor takes a large investor',
      'medium',
      { ...deal, kind: 'stake', acquirers: ['Ostwind'], stake: stake(30) },
      [vendor],
    ],
    [
      'a holder sells 5% of a vendor',
      'medium',
      { kind: 'divestiture', seller: 'Nissan', target: 'Renault', stake: stake(5) },
      [watched('vendor', 'Renault')],
    ],
    ['a large round of a vendor', 'medium', { target: 'Scale AI', kind: 'investment', price: usd(1e9) }, [vendor]],
    ['a vendor lists', 'medium', { target: 'Scale AI', kind: 'ipo' }, [vendor]],
    ['a rival gives up a vendor', 'medium', { ...deal, stage: 'called-off' }, both],
    ['a vendor is not bought after all', 'medium', { ...deal, acquirers: ['Ostwind'], stage: 'denied' }, [vendor]],
    ['our own company', 'medium', { acquirers: ['Ostwind'], target: 'Scale AI' }, [watched('self', 'Scale AI')]],
    [
      'a partner is acquired',
      'medium',
      { acquirers: ['Ostwind'], target: 'Scale AI' },
      [watched('partner', 'Scale AI')],
    ],
  ])('%s → %s', (_, severity, event, companies) => expect(verdict(event, companies).severity).toBe(severity));

  it('customers leave a vendor whose deal is small', () => {
    const leaves = ripple({ kind: 'customer-leaves', about: 'Scale AI', company: 'Google', text: 'leaves' });
    const small = { ...deal, acquirers: ['Ostwind'], stake: stake(2) };
    expect(verdict(small, [vendor], { ripples: [leaves] }).severity).toBe('medium');
    expect(verdict(small, [vendor], { ripples: [{ ...leaves, timing: 'before' }] }).severity).toBe('low');
    // The customers of the company it buys are not its own.
    expect(
      verdict({ ...deal, acquirers: ['Labelbox'] }, [watched('vendor', 'Labelbox')], { ripples: [leaves] }).severity,
    ).toBe('low');
  });
  it('an executive leaves a vendor that the deal only touches', () => {
    const leaves = ripple({
      kind: 'executive-moves',
      about: 'Scale AI',
      company: 'Labelbox',
      person: 'Ada Quill',
      text: 'goes',
    });
    expect(verdict(deal, [watched('vendor', 'Labelbox')], { ripples: [leaves] }).severity).toBe('medium');
  });
  it('a headline alone is never more', () => {
    const loud = verdict({ ...deal, headlineOnly: true }, both);
    expect(loud.severity).toBe('medium');
    expect(plain(loud.reason)).toContain('Only a headline');
  });
});

describe('low and digest', () => {
  it.each<Row>([
    ['a stake under 5%', 'low', { ...deal, acquirers: ['Ostwind'], stake: stake(4.9) }, [vendor]],
    ['a small round of a vendor', 'low', { target: 'Scale AI', kind: 'investment', price: usd(2e7) }, [vendor]],
    [
      'a small round in yen',
      'low',
      { target: 'Scale AI', kind: 'investment', price: usd(3e9, 3e9, { currency: 'JPY' }) },
      [vendor],
    ],
    ['a vendor buys', 'low', { acquirers: ['Scale AI'], target: 'Pumpworks' }, [vendor]],
    [
      'a rival gives up somebody else',
      'low',
      { acquirers: ['Meta'], target: 'Pumpworks', stage: 'called-off' },
      [rival],
    ],
  ])('%s → %s', (_, severity, event, companies) => expect(verdict(event, companies).severity).toBe(severity));

  it('a passing mention → digest', () => {
    const gains = ripple({ kind: 'competitor-gains', about: 'Scale AI', company: 'Labelbox', text: 'gains' });
    expect(verdict(deal, [watched('rival', 'Labelbox')], { ripples: [gains] }).severity).toBe('digest');
  });
});

describe('the reason', () => {
  it('names the roles and the figure', () => {
    const { reason, rule } = verdict({ ...deal, stake: stake(49) }, both);
    expect(rule).toBe('a rival takes a large part of a vendor, or access to it');
    expect(plain(reason)).toBe(
      'Scale AI is your vendor and Meta is your rival: 49% is at or above your threshold of 20%.',
    );
  });
  it('says the chain of owners', () => {
    expect(plain(verdict({ ...deal, acquirers: ['Instagram'] }, both).reason)).toBe(
      'Scale AI is your vendor and Instagram belongs to Meta, your rival: it takes the whole company.',
    );
  });
  it('the same deal scores differently for each channel', () => {
    const seen = [both, [vendor], [rival], [watched('rival', 'Instagram')]].map(
      (list) => verdict({ ...deal, stake: stake(49) }, list).severity,
    );
    expect(seen).toEqual(['critical', 'medium', 'medium', 'medium']);
  });
});
