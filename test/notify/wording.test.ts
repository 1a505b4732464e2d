// Sentences that people read: headlines for every kind and stage, figures in words, exposure, explanation.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS, STAGES, type Money, type Sentence, type Story, type WatchedCompany } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { planAlerts } from '../../src/notify/alert.ts';
import { bandReached, factorInWords, moneyInWords, stakeInWords } from '../../src/notify/figures-in-words.ts';
import { headlineOf } from '../../src/notify/headline.ts';
import { rippleSentence } from '../../src/notify/ripple-sentences.ts';
import { fill, shortened } from '../../src/notify/sentences.ts';
import { explainAlert, plain, storyLine } from '../../src/notify/wording.ts';
import { JUNE, registry, ripple, stake, tell, usd, watched, watchlist, type Told } from '../match/samples.ts';

type Part = NonNullable<Told['events']>[number];
function storyOf(part: Part, more: Partial<Told> = {}): Story {
  const [story] = tell({ id: 'a', events: [part], ...more });
  if (!story) throw new Error('expected a story');
  return story;
}
function headline(part: Part, companies: WatchedCompany[] = []): string {
  const story = storyOf(part);
  const { stake: share, price } = storyFacts(story);
  const roles = matchWatchlists([story], [watchlist(companies)], registry).flatMap((match) => match.roles);
  return plain(headlineOf({ story, stake: share.best, price: price.best, roles }));
}
function alertOf(part: Part, companies: WatchedCompany[], more: Partial<Told> = {}) {
  const story = storyOf(part, more);
  const matches = matchWatchlists([story], [watchlist(companies)], registry);
  const [alert] = planAlerts({ after: [storyFacts(story)], matches, told: [], now: JUNE });
  if (!alert) throw new Error('expected an alert');
  return { alert, story };
}

describe('headlines', () => {
  it.each<[string, Part]>([
    ['Ostwind is in talks to buy Pumpworks', { acquirers: ['Ostwind'], target: 'Pumpworks', stage: 'in-talks' }],
    ['Ostwind agrees to buy Pumpworks', { acquirers: ['Ostwind'], target: 'Pumpworks' }],
    [
      'Ostwind agrees to buy Pumpworks from Halvard',
      { acquirers: ['Ostwind'], target: 'Pumpworks', seller: 'Halvard' },
    ],
    [
      'Ostwind and Halvard agree to take Pumpworks private',
      { acquirers: ['Ostwind', 'Halvard'], target: 'Pumpworks', kind: 'buyout' },
    ],
    ['Ostwind drops its bid for Pumpworks', { acquirers: ['Ostwind'], target: 'Pumpworks', stage: 'called-off' }],
    [
      'Ostwind takes 30% of Pumpworks',
      { acquirers: ['Ostwind'], target: 'Pumpworks', kind: 'stake', stake: stake(30) },
    ],
    ['Ostwind takes a stake in Pumpworks', { acquirers: ['Ostwind'], target: 'Pumpworks', kind: 'stake' }],
    [
      'Nissan plans to sell 5% of Renault',
      { seller: 'Nissan', target: 'Renault', kind: 'divestiture', stake: stake(5) },
    ],
    [
      'Halvard sells its stake in Pumpworks',
      {
        seller: 'Halvard',
        target: 'Pumpworks',
        kind: 'divestiture',
        evidence: [{ articleId: '', quote: 'Halvard sold its entire stake in Pumpworks.', start: 0, end: 43 }],
      },
    ],
    [
      'Ostwind and Halvard drop their merger',
      { acquirers: ['Ostwind', 'Halvard'], target: null, kind: 'merger', stage: 'called-off' },
    ],
    [
      'Halvard agrees to sell Pumpworks to Ostwind',
      { seller: 'Halvard', target: 'Pumpworks', kind: 'divestiture', acquirers: ['Ostwind'] },
    ],
    [
      'Pumpworks raises $50 million from Ostwind',
      { acquirers: ['Ostwind'], target: 'Pumpworks', kind: 'investment', price: usd(5e7) },
    ],
    ['Pumpworks raises $50 million', { target: 'Pumpworks', kind: 'investment', price: usd(5e7) }],
    ['Pumpworks lists its shares', { target: 'Pumpworks', kind: 'ipo', stage: 'completed' }],
    ['Halvard plans to spin off Pumpworks', { seller: 'Halvard', target: 'Pumpworks', kind: 'spin-off' }],
    ['Ostwind and Pumpworks agree to merge', { acquirers: ['Ostwind'], target: 'Pumpworks', kind: 'merger' }],
    [
      'Ostwind hires the people of Pumpworks and licenses its technology',
      { acquirers: ['Ostwind'], target: 'Pumpworks', kind: 'license-and-hire' },
    ],
    ['Ostwind is barred from buying Pumpworks', { acquirers: ['Ostwind'], target: 'Pumpworks', stage: 'blocked' }],
    ['Pumpworks is to be bought', { target: 'Pumpworks' }],
    ['Halvard plans to sell a part of its business', { seller: 'Halvard', kind: 'divestiture' }],
  ])('%s', (sentence, part) => expect(headline(part)).toBe(sentence));

  it('names a rival among many buyers first', () => {
    const buyers = ['Ostwind', 'Halvard', 'Quillfeather', 'Meta'];
    expect(headline({ acquirers: buyers, target: 'Pumpworks' }, [watched('rival', 'Meta')])).toBe(
      'Meta (your rival), Ostwind and 2 others agree to buy Pumpworks',
    );
  });
  it('says whose subsidiary a company is', () => {
    expect(headline({ acquirers: ['YouTube'], target: 'Pumpworks' }, [watched('rival', 'Google')])).toBe(
      'YouTube (belongs to Google, your rival) agrees to buy Pumpworks',
    );
  });

  const every = KINDS.flatMap((kind) => STAGES.map((stage) => [kind, stage] as const));
  it.each(every)('%s, %s: a whole sentence, whatever is known', (kind, stage) => {
    const known = {
      acquirers: [[], ['Ostwind'], ['Ostwind', 'Halvard']],
      seller: [null, 'Quillfeather'],
      target: [null, 'Pumpworks'],
    };
    for (const acquirers of known.acquirers) {
      for (const seller of known.seller) {
        for (const target of known.target) {
          for (const share of [null, stake(30)]) {
            const text = headline({ kind, stage, acquirers, seller, target, stake: share });
            expect(text).toMatch(/^[A-Z0-9]/);
            expect(text).not.toMatch(/[{}[\]|]|undefined| {2}|\s$/);
            if (target !== null && kind !== 'joint-venture') expect(text).toContain(target);
          }
        }
      }
    }
  });
});

describe('the notification', () => {
  it('is at most 150 characters, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400 }), fc.string({ minLength: 1, maxLength: 400 }), (a, b) => {
        const { alert } = alertOf({ acquirers: [`Meta ${a}`, 'Meta'], target: `Pumpworks ${b}` }, [
          watched('rival', 'Meta'),
        ]);
        expect(alert.content.notification.length).toBeLessThanOrEqual(150);
      }),
      { numRuns: 50 },
    );
  });
});

describe('figures in words', () => {
  it.each<[Money, string]>([
    [usd(null, 14.3e9), 'up to $14.3 billion'],
    [usd(29e9), '$29 billion'],
    [usd(1e10, 1e10, { currency: 'CNY' }), '10 billion yuan (CNY)'],
    [usd(2.5e6, 2.5e6, { currency: 'EUR' }), '€2.5 million'],
    [usd(1.2e8, 1.4e8), '$120 million to $140 million'],
    [usd(2e8, 2e8, { approximate: true }), 'about $200 million'],
    [usd(5e8, null), 'at least $500 million'],
    [usd(950_000), '$950,000'],
    [usd(1.2e12), '$1.2 trillion'],
    [usd(3e9, 3e9, { currency: 'AED' }), '3 billion AED'],
    [usd(14.3e9, 14.3e9, { currency: null }), '14.3 billion (currency not printed)'],
  ])('%j → %s', (money, words) => expect(moneyInWords(money)).toBe(words));
  it.each([
    [stake(49), '49%'],
    [stake(null, 50, { approximate: true }), 'nearly 50%'],
    [stake(12.5, 12.5, { interest: 'votes' }), '12.5% of the votes'],
  ])('%j → %s', (share, words) => expect(stakeInWords(share)).toBe(words));
  it.each([
    [4.9, null],
    [5, '5% (US notice 13D/13G)'],
    [10, '10%'],
    [20, '20% (significant influence)'],
    [50, '25% (UK register of control)'],
    [50.1, '50% (control)'],
    [75, '75% (full control; UK register of control)'],
  ])('%d%% reaches %s', (percent, band) => expect(bandReached(stake(percent))).toBe(band));
  it.each([
    [2, 'doubled'],
    [3, 'tripled'],
    [5, 'grew 5-fold'],
  ])('%d → %s', (factor, words) => expect(factorInWords(factor)).toBe(words));
});

describe('ripples', () => {
  const leaves = ripple({ kind: 'customer-leaves', company: 'Google', text: 'plans to cut most of its work' });
  const spend = { ...usd(2e8, 2e8, { approximate: true }), of: 'contract-spend' as const };
  it.each<[string, Parameters<typeof rippleSentence>[0]]>([
    ['Google plans to cut most of its work', leaves],
    [
      'Google plans to cut most of its work, about $200 million a year',
      {
        ...leaves,
        amount: spend,
        evidence: { articleId: 'a', quote: 'It spends $200 million a year.', start: 0, end: 30 },
      },
    ],
    ['Google plans to cut most of its work, about $200 million', { ...leaves, amount: spend }],
    [
      'Google plans to cut $200 million of work',
      { ...leaves, text: 'plans to cut $200 million of work', amount: spend },
    ],
    ['Google leaves', { ...leaves, text: 'Google leaves.' }],
    [
      'Ada Quill (Pumpworks) goes to Ostwind',
      {
        ...leaves,
        kind: 'executive-moves',
        company: 'Pumpworks',
        person: 'Ada Quill',
        text: 'Ada Quill goes to Ostwind',
      },
    ],
    [
      'Pumpworks says demand doubled (according to Ada Quill)',
      { ...leaves, company: 'Pumpworks', person: 'Ada Quill', text: 'says demand doubled' },
    ],
  ])('%s', (words, one) => expect(plain(rippleSentence(one))).toBe(words));
});

describe('an alert for a vendor', () => {
  const vendor = watched('vendor', 'Scale AI', {
    owner: 'Ada Quill',
    changeOfControlPercent: 25,
    alternatives: ['Ostwind'],
  });
  const { alert, story } = alertOf(
    { acquirers: ['Meta'], target: 'Scale AI', kind: 'stake', stage: 'rumored', confidence: 0.5 },
    [vendor],
  );
  it('shows exposure, with blanks as not recorded', () => {
    expect(alert.content.exposure).toContainEqual({ label: 'Owner', value: 'Ada Quill' });
    expect(alert.content.exposure).toContainEqual({ label: 'Our data it holds', value: null });
    expect(alert.content.exposure).toContainEqual({ label: 'Change-of-control clause', value: 'at 25%' });
  });
  it('says what is not known, and asks for a review when unsure', () => {
    expect(alert.content.notKnown).toEqual([
      'How large the stake is',
      'The price',
      'Whether votes or a board seat come with it',
      'When it closes',
    ]);
    expect(alert.content.needsReview).toBe(true);
  });
  it('has other next steps by stage', () => {
    const completed = alertOf({ acquirers: ['Meta'], target: 'Scale AI', stage: 'completed' }, [vendor]).alert;
    expect(completed.content.nextSteps).not.toEqual(alert.content.nextSteps);
    expect(completed.content.nextSteps.length).toBeGreaterThan(0);
  });
  it('shows no exposure for a rival', () => {
    expect(
      alertOf({ acquirers: ['Meta'], target: 'Pumpworks' }, [watched('rival', 'Meta')]).alert.content.exposure,
    ).toEqual([]);
  });
  it('explains itself: rule, rows, words read, sources', () => {
    const { opening, plainly, inDetail } = explainAlert(alert, story, null);
    const text = [opening, ...plainly, ...inDetail].map(plain).join('\n');
    for (const said of [
      alert.code,
      alert.content.rule,
      'X buys Y',
      '“was announced”',
      '50% sure',
      'Paper a',
      '1 article, 1 independent source',
    ]) {
      expect(text).toContain(said);
    }
  });
});

describe('sentences', () => {
  it('a story in one line', () => {
    expect(plain(storyLine(storyOf({ acquirers: ['Meta'], target: 'Scale AI', stake: stake(49) })))).toBe(
      '2025-06-13 · Meta takes 49% of Scale AI · announced · 1 article',
    );
  });
  it('fills slots, picks the number, joins what is plain', () => {
    const slots: Record<string, Sentence> = { A: [{ strong: 'X' }], T: ['it'] };
    expect(fill('{A} [buys|buy] {T}{missing}.', slots)).toEqual([{ strong: 'X' }, ' buys it.']);
    expect(fill('{A} [buys|buy] {T}', slots, true)).toEqual([{ strong: 'X' }, ' buy it']);
  });
  it.each([
    ['short', 10, 'short'],
    ['some longer words here', 12, 'some longer…'],
  ])('%s cut to %i', (text, most, cut) => expect(shortened(text, most)).toBe(cut));
});
