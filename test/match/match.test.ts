// Stories against watchlists: roles, owners and subsidiaries, look-alikes; mutes; the history of owners.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mute, WatchedCompany, Watchlist } from '../../src/domain.ts';
import { createRegistry, resolveParty } from '../../src/match/aliases.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { createWatchIndex, watchKeys } from '../../src/match/watch-index.ts';
import { isMuted } from '../../src/match/mute.ts';
import { holdingsOf } from '../../src/match/ownership.ts';
import { storyKeys } from '../../src/match/story-keys.ts';
import { company, JUNE, registry, ripple, stake, tell, watched, watchlist, type Told } from './samples.ts';

type Row = [string, NonNullable<Told['events']>[number], WatchedCompany, { as: string; via: string | null } | null];
const scale = { acquirers: ['Meta'], target: 'Scale AI' };

describe('matchWatchlists', () => {
  it.each<Row>([
    ['the company itself', scale, watched('rival', 'Meta'), { as: 'acquirer', via: null }],
    ['typed in lower case', scale, watched('vendor', 'scale ai'), { as: 'target', via: null }],
    ['by its old name', scale, watched('rival', 'Facebook'), { as: 'acquirer', via: null }],
    ['by its ticker', scale, watched('rival', 'META'), { as: 'acquirer', via: null }],
    [
      'by an alias of the list',
      scale,
      watched('vendor', 'Our labelling house', { aliases: ['Scale AI'] }),
      { as: 'target', via: null },
    ],
    [
      'a subsidiary of the rival buys',
      { acquirers: ['YouTube'], target: 'Pumpworks' },
      watched('rival', 'Alphabet'),
      { as: 'acquirer', via: 'YouTube belongs to Google, which belongs to Alphabet' },
    ],
    [
      'the owner of the rival buys',
      { acquirers: ['Alphabet'], target: 'Pumpworks' },
      watched('rival', 'Google'),
      { as: 'acquirer', via: 'Google belongs to Alphabet' },
    ],
    [
      'a subsidiary of the vendor is sold',
      { acquirers: ['Pumpworks'], target: 'YouTube' },
      watched('vendor', 'Google'),
      { as: 'seller', via: 'YouTube belongs to Google' },
    ],
    [
      'the owner of the vendor is bought',
      { acquirers: ['Pumpworks'], target: 'Meta' },
      watched('vendor', 'Instagram'),
      { as: 'target', via: 'Instagram belongs to Meta' },
    ],
    ['a look-alike of the list', scale, watched('rival', 'Meta', { notAliases: ['Meta'] }), null],
    [
      'a look-alike of the registry',
      { acquirers: ['Meta Materials'], target: 'Pumpworks' },
      watched('rival', 'Meta'),
      null,
    ],
    ['a word in lower case', { acquirers: ['block'], target: 'Pumpworks' }, watched('rival', 'block'), null],
    [
      'a company unknown to the registry',
      { target: 'Quillfeather Inc.' },
      watched('vendor', 'quillfeather'),
      { as: 'target', via: null },
    ],
    ['only a part of its name', { target: 'Quillfeather Foods' }, watched('vendor', 'Quillfeather'), null],
    ['a sister company', { acquirers: ['Instagram'], target: 'Pumpworks' }, watched('rival', 'Google'), null],
  ])('%s', (_, event, company, expected) => {
    const stories = tell({ id: 'a', events: [event] });
    const list = watchlist([company]);
    const roles = matchWatchlists(stories, [list], registry).flatMap((match) => match.roles);
    expect(roles.map(({ as, via }) => ({ as, via }))).toEqual(expected === null ? [] : [expected]);
    // Whatever matches must be found by the store's index.
    if (expected !== null) {
      const keys = new Set(stories.flatMap((story) => storyKeys(registry, story)));
      expect(watchKeys(registry, list).filter((key) => keys.has(key))).not.toEqual([]);
    }
  });

  it('an owner that the article names counts, and the article answers for it', () => {
    const evidence = { articleId: 'a', quote: 'Pumpworks, a unit of YouTube', start: 0, end: 28 };
    const owners = [{ company: 'Pumpworks', owner: 'YouTube', evidence }];
    const stories = tell({ id: 'a', events: [{ acquirers: ['Pumpworks'], target: 'Scale AI', owners }] });
    const list = watchlist([watched('rival', 'Google')]);
    const [match] = matchWatchlists(stories, [list], registry);
    expect(match?.roles.map(({ as, via }) => [as, via])).toEqual([
      ['acquirer', 'Pumpworks belongs to YouTube, says Paper a; YouTube belongs to Google'],
    ]);
    const keys = new Set(stories.flatMap((story) => storyKeys(registry, story)));
    expect(watchKeys(registry, list).some((key) => keys.has(key))).toBe(true);
  });

  it.each<[string, WatchedCompany[], string[]]>([
    [
      "a rival's sister buys our vendor",
      [watched('vendor', 'Scale AI'), watched('rival', 'Google')],
      ['null', 'Waymo and Google both belong to Alphabet'],
    ],
    ["a rival's sister buys somebody else's vendor", [watched('vendor', 'Labelbox'), watched('rival', 'Google')], []],
    ["a partner's sister buys our vendor", [watched('vendor', 'Scale AI'), watched('partner', 'Google')], ['null']],
  ])('%s', (_, companies, via) => {
    const family = createRegistry([
      ...registry.byId.values(),
      company({ id: 'waymo', name: 'Waymo', parent: 'alphabet' }),
    ]);
    const stories = tell({ id: 'a', events: [{ acquirers: ['Waymo'], target: 'Scale AI' }] }).map((story) => ({
      ...story,
      acquirers: story.acquirers.map((party) => resolveParty(family, party.name)),
    }));
    const roles = matchWatchlists(stories, [watchlist(companies)], family).flatMap((match) => match.roles);
    expect(roles.map((role) => String(role.via))).toEqual(via);
  });

  it('an index that lists were put into, changed and taken out of matches as a new one', () => {
    const stories = tell(
      { id: 'a', events: [scale] },
      { id: 'b', events: [{ acquirers: ['Nissan'], target: 'Renault' }] },
    );
    const names = fc.constantFrom(
      'Meta',
      'Scale AI',
      'Facebook',
      'Nissan',
      'Renault',
      'Google',
      'Quillfeather',
      'META',
    );
    const change = fc.record({
      channelId: fc.constantFrom('C1', 'C2', 'C3'),
      companies: fc.array(fc.tuple(fc.constantFrom('vendor' as const, 'rival' as const), names), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const index = createWatchIndex(registry);
        const standing = new Map<string, Watchlist>();
        changes.forEach(({ channelId, companies }, i) => {
          const list = watchlist(
            companies.map(([role, name]) => watched(role, name)),
            { channelId, revision: i + 1 },
          );
          index.put(list);
          standing.set(channelId, list);
        });
        const lists = [...standing.values()];
        expect(matchWatchlists(stories, lists, registry, index)).toEqual(matchWatchlists(stories, lists, registry));
      }),
    );
  });

  it('a name that lists share is known until the last of them lets it go', () => {
    const index = createWatchIndex(registry);
    const list = (channelId: string) => watchlist([watched('vendor', 'Quillfeather Inc.')], { channelId });
    const known = () => index.knownNames('Somebody bought Quillfeather.').map(({ name }) => name);
    index.put(list('C1'));
    index.put(list('C2'));
    index.remove(list('C1'));
    expect(known()).toEqual(['Quillfeather']);
    index.remove(list('C2'));
    expect(known()).toEqual([]);
  });

  it('a company that the deal only touches is a ripple, a party to the deal is not', () => {
    const stories = tell({
      id: 'a',
      events: [scale],
      ripples: [
        ripple({ kind: 'customer-leaves', about: 'Scale AI', company: 'Google', text: 'leaves' }),
        ripple({ kind: 'vendor-replies', company: 'Scale AI', text: 'replies' }),
      ],
    });
    const list = watchlist([watched('rival', 'Google'), watched('vendor', 'Scale AI'), watched('rival', 'Microsoft')]);
    const [match] = matchWatchlists(stories, [list], registry);
    expect(match?.roles.map(({ company, as }) => [company.name, as])).toEqual([
      ['Google', 'ripple'],
      ['Scale AI', 'target'],
    ]);
  });
});

describe('isMuted', () => {
  const [story] = tell({ id: 'a', events: [scale], article: { source: 'Ex Wire' } });
  const mute = (part: Partial<Mute>): Mute => ({
    id: 'm',
    scope: 'company',
    value: '',
    label: '',
    until: null,
    by: 'U1',
    at: JUNE,
    ...part,
  });
  it.each<[string, Partial<Mute>, boolean]>([
    ['the company', { scope: 'company', value: 'scale-ai' }, true],
    ['another company', { scope: 'company', value: 'google' }, false],
    ['the story', { scope: 'story', value: story?.id ?? '' }, true],
    ['the kind', { scope: 'kind', value: 'acquisition' }, true],
    ['its only source', { scope: 'source', value: 'Ex Wire' }, true],
    ['a mute that ran out', { scope: 'company', value: 'scale-ai', until: JUNE }, false],
    ['a mute still in force', { scope: 'company', value: 'scale-ai', until: JUNE + 1 }, true],
  ])('%s: %s', (_, part, muted) => {
    expect(story && isMuted(watchlist([], { mutes: [mute(part)] }), story, JUNE)).toBe(muted);
  });
  it('one muted source of two does not silence a story', () => {
    const [two] = tell({ id: 'a', events: [scale], article: { source: 'Ex Wire' } }, { id: 'b', events: [scale] });
    expect(two && isMuted(watchlist([], { mutes: [mute({ scope: 'source', value: 'Ex Wire' })] }), two, JUNE)).toBe(
      false,
    );
  });
});

describe('holdingsOf', () => {
  it('lists who bought and sold, oldest first, without rumours and ended deals', () => {
    const stories = tell(
      { id: 'b', day: 9, events: [{ ...scale, stake: stake(49) }] },
      {
        id: 'a',
        day: 1,
        events: [
          { kind: 'divestiture', seller: 'Ostwind', target: 'Scale AI', stake: stake(3, 3, { meaning: 'sold' }) },
        ],
      },
      { id: 'c', day: 2, events: [{ acquirers: ['Halvard'], target: 'Scale AI', stage: 'rumored' }] },
      { id: 'd', day: 3, events: [{ acquirers: ['Microsoft'], target: 'Pumpworks' }] },
    );
    const lines = holdingsOf(stories, 'scale-ai').map(({ holder, change, stake: part }) => [
      holder.name,
      change,
      part?.max ?? null,
    ]);
    expect(lines).toEqual([
      ['Ostwind', 'sold', 3],
      ['Meta', 'bought', 49],
    ]);
  });
});
