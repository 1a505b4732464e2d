// The pictures' SVG: valid XML whatever the names hold, within bounds, and said in full by the alternative text.
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, STAGES, type Role, type Stage } from '../../../src/domain.ts';
import { COLOURS, ROLE_LOOKS, WIDTH } from '../../../src/notify/pictures/look.ts';
import { ownersPicture, type OwnershipEdge, type PicturedCompany } from '../../../src/notify/pictures/owners.ts';
import { stageColour } from '../../../src/notify/pictures/stage-marks.ts';
import type { Picture } from '../../../src/notify/pictures/svg.ts';
import { timelinePicture, type PicturedStory } from '../../../src/notify/pictures/timeline.ts';
import { DAY } from '../../../src/time.ts';

const NOW = Date.UTC(2027, 2, 9);

/** resvg reads XML 1.0 strictly; without fonts it draws no text, so every word is read here from the elements. */
function read(svg: string): void {
  new Resvg(svg, { font: { loadSystemFonts: false } });
}
const wordsIn = ({ svg }: Picture): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
/** Characters that XML 1.0 does not have, halves among them. */
const NO_CHAR = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function aLine(change: Partial<PicturedStory> = {}): PicturedStory {
  return {
    headline: [{ strong: 'Borealis' }, ' takes ', { strong: '33%' }, ' of ', { strong: 'Quarry Data' }],
    stages: [
      { stage: 'rumored', at: NOW - 90 * DAY },
      { stage: 'announced', at: NOW - 30 * DAY },
    ],
    watched: [{ name: 'Borealis', role: 'rival' }],
    ...change,
  };
}
const of = (name: string, role: Role | null = null): PicturedCompany => ({ key: name, name, role });
const QUARRY = of('Quarry Data', 'vendor');
function anEdge(change: Partial<OwnershipEdge>): OwnershipEdge {
  return {
    holder: of('Borealis', 'rival'),
    company: QUARRY,
    change: 'bought',
    stake: '33%',
    percent: 33,
    stage: 'announced',
    at: NOW - 30 * DAY,
    saidBy: null,
    ...change,
  };
}
const timelineOf = (stories: PicturedStory[]): Picture => timelinePicture({ company: QUARRY, stories, now: NOW });

describe('the strict reader of these tests', () => {
  it.each(['<svg xmlns="http://www.w3.org/2000/svg"><text>a & b</text></svg>', '<svg><g></svg>', '<svg>\u0001</svg>'])(
    'refuses %j',
    (svg) => expect(() => read(svg)).toThrow(),
  );
});

describe('whatever a name holds', () => {
  const spoilt = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 40 }),
    fc.constantFrom(
      '<script>alert("x")</script>',
      ']]>&amp;\'"',
      '\u202Eevil\u0000',
      'Ж'.repeat(5_000),
      '',
      '😀',
      '石',
    ),
  );
  const role = fc.constantFrom<Role | null>(...ROLES, null);
  const company = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), name: spoilt, role });
  const stage = fc.constantFrom<Stage>(...STAGES);
  const moment = fc.integer({ min: 0, max: NOW + 400 * DAY });
  const story = fc.record({
    headline: fc.tuple(
      spoilt.map((strong) => ({ strong })),
      spoilt,
      spoilt.map((strong) => ({ strong })),
    ),
    stages: fc.array(fc.record({ stage, at: moment }), { minLength: 1, maxLength: 12 }),
    watched: fc.array(fc.record({ name: spoilt, role: fc.constantFrom(...ROLES) }), { maxLength: 5 }),
  });
  const edge = fc.record({
    holder: company,
    company,
    change: fc.constantFrom('bought' as const, 'sold' as const, 'owns' as const),
    stake: fc.option(spoilt),
    percent: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    stage: fc.option(stage),
    at: fc.option(moment),
    saidBy: fc.option(spoilt),
  });
  const check = (picture: Picture): void => {
    read(picture.svg);
    expect(picture.svg).not.toMatch(NO_CHAR);
    expect(picture.svg).not.toContain('NaN');
    expect(picture.alt.length).toBeLessThanOrEqual(1_000);
    expect(picture.alt).not.toMatch(/[\u0000-\u001F\u202A-\u202E]/);
    expect(picture.width).toBe(WIDTH);
    expect(picture.height).toBeLessThan(3_600);
  };

  it('the timeline is valid XML, bounded, and described', () => {
    const stories = fc.array(story, { maxLength: 9 });
    fc.assert(
      fc.property(company, stories, (about, lines) =>
        check(timelinePicture({ company: about, stories: lines, now: NOW })),
      ),
      { numRuns: 60 },
    );
  });
  it('the owners are valid XML, bounded, and described, circles or not', () => {
    fc.assert(
      fc.property(company, fc.array(edge, { maxLength: 25 }), (about, edges) =>
        check(ownersPicture({ company: about, edges, now: NOW })),
      ),
      { numRuns: 60 },
    );
  });
});

describe('the timeline', () => {
  it('says that there is no story', () => {
    const picture = timelineOf([]);
    expect(wordsIn(picture)).toContain('No story of it is known yet.');
    expect(picture.alt).toBe('Timeline of Quarry Data (your vendor), as of 9 Mar 2027. No story of it is known yet.');
  });
  it('tells every stage with its date, and the roles', () => {
    const picture = timelineOf([aLine()]);
    const drawn = wordsIn(picture);
    expect(drawn).toContain('Borealis takes 33% of Quarry Data');
    expect(drawn).toContain('Borealis: your rival');
    expect(drawn).toContain('rumoured 9 Dec 2026 →');
    expect(drawn).toContain('announced 7 Feb 2027');
    expect(picture.alt).toContain(
      'Borealis takes 33% of Quarry Data: rumoured 9 Dec 2026, then announced 7 Feb 2027 (Borealis is your rival).',
    );
  });
  it('draws the latest five of sixty and counts the others, of this year without the year', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      aLine({ headline: [{ strong: `Deal ${i}` }], stages: [{ stage: 'completed', at: NOW - i * DAY }] }),
    );
    const drawn = wordsIn(timelineOf(many));
    expect(drawn.filter((text) => text.startsWith('Deal '))).toEqual([
      'Deal 0',
      'Deal 1',
      'Deal 2',
      'Deal 3',
      'Deal 4',
    ]);
    expect(drawn).toContain('… and 55 older stories');
    expect(drawn).toContain('completed 9 Mar');
    expect(timelineOf(many).alt).toContain('And 55 more stories.');
  });
  it('a name in a script that the font lacks is numbered, the same throughout, and told beside', () => {
    const name = '石切場データ';
    const picture = timelinePicture({
      company: { name, role: null },
      stories: [aLine({ headline: ['Borealis buys ', { strong: name }], watched: [] })],
      now: NOW,
    });
    expect(wordsIn(picture)).toContain('[name 1]');
    expect(wordsIn(picture)).toContain('Borealis buys [name 1]');
    expect(picture.notes).toEqual([`[name 1] is ${name}`]);
    expect(picture.alt).toContain(name);
  });
});

describe('the owners', () => {
  it('says that nothing is known', () => {
    const picture = ownersPicture({ company: QUARRY, edges: [], now: NOW });
    expect(wordsIn(picture)).toContain('Nothing is known of its owners.');
  });
  it('dashed for what is announced, solid for what is so, dotted for what was sold', () => {
    const of1 = (change: Partial<OwnershipEdge>): Picture =>
      ownersPicture({ company: QUARRY, edges: [anEdge(change)], now: NOW });
    const looks = (picture: Picture): string[] =>
      wordsIn(picture).filter((text) => /^(?:holds|announced|sold or)/.test(text));
    expect(looks(of1({ stage: 'regulatory' }))).toEqual(['announced']);
    expect(of1({ stage: 'regulatory' }).svg).toContain('stroke-dasharray="12 9"');
    expect(looks(of1({ stage: 'completed' }))).toEqual(expect.arrayContaining(['holds']));
    expect(of1({ stage: 'completed' }).svg).not.toContain('stroke-dasharray');
    expect(looks(of1({ change: 'sold' }))).toContain('sold or selling');
  });
  it('a circle ends where it closes', () => {
    const borealis = of('Borealis', 'rival');
    const edges = [anEdge({}), anEdge({ holder: QUARRY, company: borealis, stage: 'completed', stake: '20%' })];
    const picture = ownersPicture({ company: QUARRY, edges, now: NOW });
    expect(wordsIn(picture)).toContain('↓ Quarry Data, below, owns');
    expect(wordsIn(picture).join(' ')).toContain('an owner too, above');
    expect(picture.alt).toContain(
      'Borealis (your rival) is to take 33% of Quarry Data (your vendor) (announced 7 Feb 2027).',
    );
  });
  it('of fifteen owners the watched ones and the largest are drawn, the others counted', () => {
    const edges = Array.from({ length: 15 }, (_, i) =>
      anEdge({ holder: of(`Holder ${i}`, i === 3 ? 'rival' : null), percent: i, stake: `${i}%` }),
    );
    const drawn = wordsIn(ownersPicture({ company: QUARRY, edges, now: NOW }));
    expect(drawn.filter((text) => text.startsWith('Holder'))).toEqual([
      'Holder 3',
      'Holder 14',
      'Holder 13',
      'Holder 12',
    ]);
    expect(drawn).toContain('… and 11 more owners');
  });
  it('of two deals of one pair the later counts', () => {
    const edges = [anEdge({ stake: '10%', at: NOW - 90 * DAY }), anEdge({ stake: '20%', at: NOW })];
    const drawn = wordsIn(ownersPicture({ company: QUARRY, edges, now: NOW }));
    expect(drawn).toContain('20%');
    expect(drawn).not.toContain('10%');
  });
});

describe('colours', () => {
  const { card, strip, ink, quiet, centre } = COLOURS;
  const pairs: [string, string, string][] = [
    ['ink', ink, card],
    ['quiet', quiet, card],
    ['the name in the middle', card, centre],
    ...ROLES.map((role): [string, string, string] => [role, ROLE_LOOKS[role].ink, ROLE_LOOKS[role].ground]),
    ...STAGES.map((stage): [string, string, string] => [stage, stageColour(stage), strip]),
  ];
  it.each(pairs)('%s reads on its ground', (_, front, ground) => {
    const [a, b] = [luminance(front), luminance(ground)].sort((x, y) => y - x);
    expect(((a ?? 0) + 0.05) / ((b ?? 0) + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG 2.2, relative luminance of "#rrggbb". */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const part = parseInt(colour.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
