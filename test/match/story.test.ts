// Articles in turn → the stories they make: what joins, what stays apart, how a stage moves.
import { describe, expect, it } from 'vitest';
import { companyKeys, storyKeys } from '../../src/match/story-keys.ts';
import { joinStories } from '../../src/match/story.ts';
import { article, event, JUNE, reading, registry, ripple, stake, tell, usd, type Told } from './samples.ts';

const deal = (id: string, day: number, ...events: Told['events'] & object): Told => ({ id, day, events });

describe('one deal, one story', () => {
  it.each<[string, Told[]]>([
    [
      'rumour, talks, announcement, completion',
      [
        deal('a', 0, { target: 'Quillfeather Labs', stage: 'rumored' }),
        deal('b', 3, { acquirers: ['Microsoft'], target: 'Quillfeather Labs', stage: 'in-talks' }),
        deal('c', 20, { acquirers: ['Microsoft'], target: 'Quillfeather', stage: 'announced', price: usd(3e9) }),
        deal('d', 140, { acquirers: ['Microsoft Corp.'], target: 'Quillfeather Labs Inc', stage: 'completed' }),
      ],
    ],
    [
      'a short form first',
      [
        deal('a', 0, { acquirers: ['Meta'], target: 'Scale' }),
        deal('b', 1, { acquirers: ['Facebook'], target: 'Scale AI' }),
      ],
    ],
    [
      'a buyer whose name one paper cuts',
      [
        deal('a', 0, { acquirers: ['General Harbourage'], target: 'Pumpworks' }),
        deal('b', 1, { acquirers: ['Harbourage'], target: 'Pumpworks' }),
      ],
    ],
    [
      'initials',
      [
        deal('a', 0, { acquirers: ['Meta'], target: 'Northern Harbour Freight' }),
        deal('b', 1, { acquirers: ['Meta'], target: 'NHF' }),
      ],
    ],
    [
      'a stake that one paper calls an acquisition',
      [
        deal('a', 0, { kind: 'acquisition', acquirers: ['Meta'], target: 'Scale AI', stake: stake(49) }),
        deal('b', 1, { kind: 'investment', acquirers: ['Meta'], target: 'Scale AI', price: usd(14e9) }),
      ],
    ],
    [
      'a merger, told from either side',
      [
        deal('a', 0, { kind: 'merger', acquirers: ['Ostwind'], target: 'Halvard' }),
        deal('b', 1, { kind: 'merger', acquirers: ['Halvard'], target: 'Ostwind' }),
      ],
    ],
    [
      'the seller sells, the buyer buys',
      [
        deal('a', 0, { kind: 'divestiture', seller: 'Halvard', target: 'Pumpworks' }),
        deal('b', 9, { kind: 'acquisition', acquirers: ['Ostwind'], target: 'Pumpworks', seller: 'Halvard' }),
      ],
    ],
    [
      'a target under another name, all else the same',
      [
        deal('a', 0, { acquirers: ['Ostwind'], target: 'Pumpworks', seller: 'Halvard', price: usd(2e9) }),
        deal('b', 2, { acquirers: ['Ostwind'], target: 'Industrial flow arm', seller: 'Halvard', price: usd(2e9) }),
      ],
    ],
    [
      'the owner named in place of the subsidiary that buys',
      [
        deal('a', 0, { acquirers: ['Google'], target: 'Pumpworks' }),
        deal('b', 2, { acquirers: ['Alphabet'], target: 'Pumpworks' }),
      ],
    ],
  ])('%s', (_, articles) => {
    const stories = tell(...articles);
    expect(stories).toHaveLength(1);
    expect(stories[0]?.revision).toBe(articles.length);
    expect(stories[0]?.sources.map(({ articleId }) => articleId)).toEqual(articles.map(({ id }) => id));
  });
});

describe('two deals, two stories', () => {
  it.each<[string, Told[]]>([
    [
      'two bidders for one target',
      [
        deal('a', 0, { acquirers: ['Ostwind'], target: 'Pumpworks' }),
        deal('b', 1, { acquirers: ['Halvard'], target: 'Pumpworks' }),
      ],
    ],
    [
      'one buyer, two targets',
      [
        deal('a', 0, { acquirers: ['Meta'], target: 'Pumpworks' }),
        deal('b', 1, { acquirers: ['Meta'], target: 'Scale AI' }),
      ],
    ],
    [
      'half a year later',
      [
        deal('a', 0, { acquirers: ['Meta'], target: 'Pumpworks' }),
        deal('b', 181, { acquirers: ['Meta'], target: 'Pumpworks' }),
      ],
    ],
    [
      'a company and its look-alike',
      [
        deal('a', 0, { acquirers: ['Meta'], target: 'Scale AI' }),
        deal('b', 1, { acquirers: ['Meta'], target: 'Scale Computing' }),
      ],
    ],
    [
      'a listing and a bid',
      [deal('a', 0, { kind: 'ipo', target: 'Pumpworks' }), deal('b', 1, { acquirers: ['Meta'], target: 'Pumpworks' })],
    ],
    [
      'the next funding round',
      [
        deal('a', 0, { kind: 'investment', target: 'Pumpworks', price: usd(5e7), stage: 'completed' }),
        deal('b', 100, { kind: 'investment', target: 'Pumpworks', price: usd(2e8), stage: 'completed' }),
      ],
    ],
    [
      'two banks',
      [
        deal('a', 0, { acquirers: ['Meta'], target: 'Bank of Ostwind' }),
        deal('b', 1, { acquirers: ['Meta'], target: 'Bank of Halvard' }),
      ],
    ],
    [
      'one article of two deals',
      [deal('a', 0, { acquirers: ['Meta'], target: 'Pumpworks' }, { acquirers: ['Ostwind'], target: 'Halvard' })],
    ],
  ])('%s', (_, articles) => expect(tell(...articles)).toHaveLength(2));

  it('an event without a bidder joins the bid told last', () => {
    const stories = tell(
      deal('a', 0, { acquirers: ['Ostwind'], target: 'Pumpworks' }),
      deal('b', 1, { acquirers: ['Halvard'], target: 'Pumpworks' }),
      deal('c', 2, { target: 'Pumpworks', stage: 'regulatory' }),
    );
    expect(stories.map(({ stage }) => stage)).toEqual(['announced', 'regulatory']);
  });
});

describe('a headline at the foot of an article', () => {
  it('opens a story of its own, and gives nothing to the main one', () => {
    const [main, other] = tell(
      deal(
        'a',
        0,
        { acquirers: ['Meta'], target: 'Scale AI' },
        { seller: 'Nissan', target: 'Renault', headlineOnly: true },
      ),
    );
    expect([main?.target?.name, main?.seller]).toEqual(['Scale AI', null]);
    expect([other?.target?.name, other?.acquirers]).toEqual(['Renault', []]);
  });
  it('adds nothing to a story that is told elsewhere, not even in its own article', () => {
    const stories = tell(
      deal(
        'a',
        0,
        { acquirers: ['Meta'], target: 'Scale AI', headlineOnly: true },
        { acquirers: ['Meta'], target: 'Scale AI' },
      ),
      deal('b', 1, { acquirers: ['Meta'], target: 'Scale AI', stage: 'completed', headlineOnly: true }),
    );
    expect(stories.map(({ revision, events, stage }) => [revision, events.length, stage])).toEqual([
      [1, 1, 'announced'],
    ]);
  });
  it('is borne out by a later article', () => {
    const [story, none] = tell(
      deal('a', 0, { kind: 'divestiture', seller: 'Nissan', target: 'Renault', headlineOnly: true }),
      deal('b', 1, { kind: 'divestiture', seller: 'Nissan Motor', target: 'Renault' }),
    );
    expect([story?.revision, none]).toEqual([2, undefined]);
  });
});

describe('the stage', () => {
  const quote = (text: string) => ({ evidence: [{ articleId: '', quote: text, start: 0, end: text.length }] });
  it.each<[string, Told['events'] & object, string]>([
    ['never moves back', [{ stage: 'announced' }, { stage: 'rumored' }], 'announced'],
    ['is denied', [{ stage: 'rumored' }, { stage: 'denied' }], 'denied'],
    ['cannot be denied once completed', [{ stage: 'completed' }, { stage: 'denied' }], 'completed'],
    ['is announced after a denial', [{ stage: 'denied' }, { stage: 'announced' }], 'announced'],
    ['stays called off', [{ stage: 'called-off' }, { stage: 'announced' }], 'called-off'],
    [
      'resumes with a printed reason',
      [{ stage: 'called-off' }, { stage: 'in-talks', ...quote('They resumed talks.') }],
      'in-talks',
    ],
    ['is blocked even when completed', [{ stage: 'completed' }, { stage: 'blocked' }], 'blocked'],
  ])('%s', (_, events, stage) => {
    const [story] = tell(
      ...events.map((one, i) => deal(`a${i}`, i, { acquirers: ['Meta'], target: 'Pumpworks', ...one })),
    );
    expect(story?.stage).toBe(stage);
    expect(story?.stages.at(-1)?.stage).toBe(stage);
  });
  it('is not ended by an older article that comes late', () => {
    const [story] = tell(
      deal('new', 10, { acquirers: ['Meta'], target: 'Pumpworks' }),
      deal('old', 2, { acquirers: ['Meta'], target: 'Pumpworks', stage: 'called-off' }),
    );
    expect(story?.stage).toBe('announced');
  });
});

describe('ripples', () => {
  const leaves = ripple({ kind: 'customer-leaves', about: 'Scale AI', company: 'Google', text: 'leaves' });
  it('attach to the deal they are about, of two in the article', () => {
    const stories = tell({
      id: 'a',
      events: [
        { acquirers: ['Ostwind'], target: 'Pumpworks' },
        { acquirers: ['Meta'], target: 'Scale AI' },
      ],
      ripples: [leaves],
    });
    expect(stories.map((story) => story.ripples.length)).toEqual([0, 1]);
  });
  it('attach to the open story when their article tells no deal', () => {
    const [story] = tell(deal('a', 0, { acquirers: ['Meta'], target: 'Scale AI' }), {
      id: 'b',
      day: 2,
      ripples: [leaves],
    });
    expect([story?.revision, story?.ripples.length]).toEqual([2, 1]);
  });
  it('open no story', () => expect(tell({ id: 'a', ripples: [leaves] })).toEqual([]));
});

describe('sources', () => {
  const body = `<p>${'Ostwind said on Monday that it would buy the pump maker for two billion. '.repeat(5)}</p>`;
  it('a syndicated copy is one more source, and tells its words only once', () => {
    const [story] = tell(
      { ...deal('a', 0, { acquirers: ['Ostwind'], target: 'Pumpworks' }), article: { body } },
      {
        ...deal('b', 0, { acquirers: ['Ostwind'], target: 'Pumpworks' }),
        article: { body: body.replace('<p>', '<div>'), title: 'Other' },
      },
    );
    expect([story?.revision, story?.sources.length, story?.events.length]).toEqual([2, 2, 1]);
    expect(story?.sources[0]?.textHash).toBe(story?.sources[1]?.textHash);
  });
  it('an article told twice changes nothing', () => {
    const stories = tell(deal('a', 0, { acquirers: ['Ostwind'], target: 'Pumpworks' }));
    const again = joinStories({
      before: stories,
      reading: reading({ events: [event({ acquirers: ['Ostwind'], target: 'Pumpworks' })] }),
      article: article('a'),
      registry,
      now: JUNE,
    });
    expect(again).toEqual([]);
  });
  it('the same article gives the same story id, whatever the order of open stories', () => {
    const open = tell(deal('x', 0, { target: 'Halvard' }), deal('y', 0, { target: 'Ostwind' }));
    const join = (before: typeof open) =>
      joinStories({
        before,
        reading: reading({ events: [event({ target: 'Pumpworks' })] }),
        article: article('a'),
        registry,
        now: JUNE,
      });
    expect(join(open)).toEqual(join(open.toReversed()));
  });
});

describe('keys', () => {
  const keys = (name: string) => companyKeys(registry, reading({ events: [event({ target: name })] }));
  const story = (name: string) => {
    const [one] = tell(deal('a', 0, { target: name }));
    return one ? storyKeys(registry, one) : [];
  };
  it.each([
    ['Quillfeather', 'Quillfeather Labs'],
    ['Quillfeather Labs', 'Quillfeather'],
    ['NHF', 'Northern Harbour Freight'],
    ['Facebook', 'Meta Platforms'],
    ['Scale', 'Scale AI'],
  ])('an article that says %s finds the story of %s', (printed, told) => {
    expect(keys(printed).filter((key) => story(told).includes(key))).not.toEqual([]);
  });
  it('a story is found by the companies its ripples name', () => {
    const [one] = tell({
      id: 'a',
      events: [{ acquirers: ['Meta'], target: 'Scale AI' }],
      ripples: [ripple({ kind: 'customer-leaves', about: 'Scale AI', company: 'Google', text: 'leaves' })],
    });
    expect(one && storyKeys(registry, one)).toEqual(
      expect.arrayContaining(['google', 'alphabet', 'scale-ai', 'instagram']),
    );
  });
  it('a reading that tells nothing has none', () => expect(companyKeys(registry, reading({}))).toEqual([]));
});
