// Alert contents, real and hostile, to Block Kit: what stands where, and every limit of Slack's held for any content.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES, STAGES, type AlertContent, type Sentence } from '../../../src/domain.ts';
import { checkBlocks, isTextTooLong } from '../../../src/preview/block-limits.ts';
import { foldedSince } from '../../../src/slack/alert/fold.ts';
import { renderAlert, renderChanges, renderPlainly, type Shown } from '../../../src/slack/alert/alert-blocks.ts';
import { sizeOf, type MessageBlock, type SlackMessage } from '../../../src/slack/blocks.ts';
import { LIMITS } from '../../../src/slack/limits.ts';
import { anAlert, SEEN, someContent } from '../samples.ts';

const SHOWN: Shown = {
  rootId: 'story-1.1.C1',
  acknowledged: null,
  assigned: null,
  objections: [],
  muted: null,
  times: { publishedAt: SEEN - 60_000, seenAt: SEEN, postedAt: SEEN + 5_000, updatedAt: null },
  exposure: null,
};
const draw = (change: Partial<AlertContent>, shown: Partial<Shown> = {}) =>
  renderAlert(anAlert({ content: someContent(change) }), { ...SHOWN, ...shown });
const wordsOf = (blocks: MessageBlock[]): string => JSON.stringify(blocks);

describe('what stands in an alert', () => {
  const { text, blocks, detail } = draw({});
  const words = wordsOf(blocks);

  it('one plain sentence first', () => {
    expect(blocks[0]).toEqual({
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: '🚨  *Borealis* (your rival) takes *33%* of *Quarry Data* (your vendor)',
        verbatim: true,
      },
    });
  });
  it.each([
    ['severity by word, and the stage', '*Critical* · announced'],
    ['why it matters here', '*Why it matters here:* Your rival *Borealis* gains a say'],
    ['facts', '*Stake:* 33%, reaches blocking minority (25%)'],
    ['what is not known', '*Not known:* The price · When it closes'],
    ['the quote', '“Borealis said on Monday that it takes 33% of Quarry Data.”'],
    ['its link', '<https://news.example/article-1|Example Wire>'],
    [
      'both sides of a disagreement',
      '*Sources disagree* on Labelsmith: “tripled” (Example Wire) against “doubled” (Other Wire)',
    ],
    ['ripples', '*Labelsmith* says that it hires.'],
    ['exposure', 'Owner: *Data Platform team*'],
    ['a blank of the exposure', '_Not recorded: renewal_'],
    ['a way to record it', '"action_id":"add-exposure"'],
    ['next steps', 'Ask Quarry Data who will see our data.'],
    ['alternatives', 'Alternatives: Labelsmith'],
    ['how sure', '1 article · 1 independent source'],
    ['the code', 'A-7K3Q1'],
    ['when it was published', `published <!date^${(SEEN - 60_000) / 1000}^`],
    ['when it was posted', `posted <!date^${(SEEN + 5_000) / 1000}^`],
  ])('%s', (_, said) => expect(words).toContain(said));

  it('fits one message', () => expect(detail).toEqual([]));
  it('the notification says the whole point', () => {
    expect(text).toBe('🚨 Critical: Borealis (your rival) takes 33% of Quarry Data (your vendor)');
  });
  it('five buttons carry the alert that the thread hangs on', () => {
    const row = blocks.find((block) => block.type === 'actions');
    expect(row?.elements.slice(0, 5).map((button) => 'value' in button && button.value)).toEqual(
      Array(5).fill('story-1.1.C1'),
    );
  });
  it('an acknowledged alert says by whom, and asks no more', () => {
    const after = draw({}, { acknowledged: { by: 'U0ADA', at: SEEN } });
    expect(wordsOf(after.blocks)).toContain('✅ Acknowledged by <@U0ADA>');
    expect(wordsOf(after.blocks)).not.toContain('"acknowledge"');
  });
  it('a publication without a date is said, not invented', () => {
    expect(wordsOf(draw({}, { times: { ...SHOWN.times, publishedAt: null } }).blocks)).toContain('published: not said');
  });
});

describe('detail that has no room', () => {
  const long = 'Borealis takes a part of Quarry Data and says why at length. '.repeat(60).trim();

  it('a long quote stands whole in the thread, not cut in the message', () => {
    const { blocks, detail } = draw({ quotes: [{ text: long, source: 'Example Wire', url: null, at: null }] });
    expect(wordsOf(blocks)).not.toContain('says why at length');
    expect(wordsOf(blocks)).toContain('🧵 In the thread: 1 more quote');
    const inThread = detail.flatMap((message) =>
      message.blocks.map((block) => ('text' in block ? (block.text?.text ?? '') : '')),
    );
    expect(inThread.join(' ').replace(/[>\n]/g, ' ').replace(/ +/g, ' ')).toContain(long);
  });
  it('ripples beyond three go on in the thread, in order', () => {
    const ripples = Array.from({ length: 16 }, (_, i): Sentence => [`Customer ${i + 1} leaves.`]);
    const { blocks, detail } = draw({ ripples });
    expect(wordsOf(blocks)).toMatch(/Customer 1 .*Customer 3 /);
    expect(wordsOf(blocks)).not.toContain('Customer 4');
    expect(wordsOf(detail.flatMap((message) => message.blocks))).toMatch(/What follows.*Customer 4 .*Customer 16 /);
  });
});

describe('what people say stands beside what was printed', () => {
  const says = (fact: string, words: string) => ({ fact, says: words, by: 'U0ADA', at: SEEN });
  it.each([
    ['a fact', 'Stake', '*Stake:* 33% as printed · *45%* says <@U0ADA>, reaches blocking minority (25%)'],
    ['a fact behind another', 'Band reached', '33%, reaches blocking minority (25%) as printed · *45%* says <@U0ADA>'],
    ['a fact that has no cell', 'Buyer', '✏️ *Buyer*: *45%* says <@U0ADA>'],
  ])('%s', (_, fact, shown) => {
    expect(wordsOf(draw({}, { objections: [says(fact, '45%')] }).blocks)).toContain(shown);
  });
  it('the latest two of one fact', () => {
    const words = wordsOf(
      draw({}, { objections: [says('Stake', '1%'), says('Stake', '2%'), says('Stake', '3%')] }).blocks,
    );
    expect(words).toContain('33% as printed · *2%* says <@U0ADA> · *3%* says <@U0ADA>');
  });
});

describe('what stands in the message and what in the thread', () => {
  const quote = (text: string, source: string) => ({ text, source, url: null, at: null });
  it('two short quotes of two sources before a second one of the same', () => {
    const { blocks, detail } = draw({ quotes: [quote('One.', 'A'), quote('Two.', 'A'), quote('Three.', 'B')] });
    expect(wordsOf(blocks)).toMatch(/One\..*Three\./);
    expect(wordsOf(blocks)).not.toContain('Two.');
    expect(wordsOf(detail.flatMap((message) => message.blocks))).toContain('“Two.”');
  });
  it('what one customer does is not parted', () => {
    const ripples: Sentence[] = ['Foo', 'Bar', 'Fennick', 'Fennick'].map((name, i) => [{ strong: name }, ` act ${i}.`]);
    const words = wordsOf(draw({ ripples }).blocks);
    expect(words).toContain('*Bar* act 1.');
    expect(words).not.toContain('Fennick');
    expect(words).toContain('2 more consequences');
  });
  it('the rule goes with other detail, and makes no thread of its own', () => {
    expect(draw({}).detail).toEqual([]);
    const notKnown = ['One', 'Two', 'Three', 'Four'];
    const words = wordsOf(draw({ notKnown }).detail.flatMap((message) => message.blocks));
    expect(words).toContain('•  Four');
    expect(words).toContain('a rival takes 20% or more of a vendor');
  });
  describe('an update tells', () => {
    const act = (name: string, does = 'leaves'): Sentence => [{ strong: name }, ` ${does}`];
    const added = (before: Sentence[], content: { ripples: Sentence[]; changes: Sentence[] }): string[] =>
      foldedSince(draw(content).folded, draw({ ripples: before }).folded, content).flatMap(({ lines }) => lines);
    const [A, B, C, D, E] = ['A', 'B', 'C', 'D', 'E'].map((name) => act(name)) as [
      Sentence,
      Sentence,
      Sentence,
      Sentence,
      Sentence,
    ];
    const stays = act('C', 'stays');
    const dot = (sentence: Sentence): Sentence => [...sentence, '.'];
    it('what was pushed out of the message, and nothing twice', () =>
      expect(added([A, B, C], { ripples: [A, B, C, stays, E], changes: [dot(stays), dot(E)] })).toEqual([
        '•  *C* leaves',
      ]));
    it('no consequence again that a later article tells in other words', () => {
      const fuller = act('D', 'ends its contract, worth $3 million a year');
      expect(added([A, B, C, D], { ripples: [A, B, C, fuller, E], changes: [dot(E)] })).toEqual([]);
    });
  });
  it('the notification has 150 characters at most', () => {
    const { text } = draw({ notification: 'Critical: '.padEnd(400, 'Quarry Data ') });
    expect(text.length).toBeLessThanOrEqual(150);
  });
});

describe('nothing of a feed speaks Slack', () => {
  it.each([
    ['<!channel> look', '&lt;!channel&gt; look'],
    ['<@U0ADA> and <#C1>', '&lt;@U0ADA&gt; and &lt;#C1&gt;'],
    ['<https://evil.example|Example Wire>', '&lt;https://evil.example|Example Wire&gt;'],
    ['AT&T &lt;b&gt;', 'AT&amp;T &amp;lt;b&amp;gt;'],
    ['*bold* ~gone~ `code`', '∗bold∗ ∼gone∼ ˋcodeˋ'],
    ['left\u202Etfel\u2066', 'lefttfel'],
  ])('%s', (hostile, harmless) => {
    const everywhere = draw({
      headline: [{ strong: hostile }, hostile],
      notification: hostile,
      facts: [{ label: hostile, value: hostile }],
      quotes: [{ text: hostile, source: hostile, url: null, at: null }],
      exposure: [{ label: 'Owner', value: hostile }],
      nextSteps: [hostile],
      watched: { name: hostile, role: 'vendor' },
    });
    const words = wordsOf(everywhere.blocks);
    expect(words).toContain(harmless);
    expect(words).not.toContain(hostile);
    expect(everywhere.text).toContain(harmless);
  });
  it.each([
    ['javascript:alert(1)', 'Wire'],
    ['https://', 'Wire'],
    [`https://news.example/${'a'.repeat(2_000)}`, 'Wire'],
  ])('an address that is none stays without a link: %s', (url, source) => {
    expect(wordsOf(draw({ quotes: [{ text: 'q', source, url, at: null }] }).blocks)).toContain('\\n> — Wire"');
  });
  it('marks within an address cannot end it', () => {
    const { blocks } = draw({
      quotes: [{ text: 'q', source: 'A|B>C', url: 'https://n.example/a|b>c?x=1&y', at: null }],
    });
    expect(wordsOf(blocks)).toContain('<https://n.example/a%7Cb%3Ec?x=1&amp;y|A∣B&gt;C>');
  });
});

/** Texts as feeds send them: short, huge, all marks, broken characters. */
const anyText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', ' ', '\n\n', '&'.repeat(5_000), '<'.repeat(4_000), 'x'.repeat(12_000), '\uD83D'.repeat(200)),
  fc.integer({ min: 1, max: 800 }).map((n) => 'Quarry Data & <Sons> '.repeat(n)),
);
const anySentence: fc.Arbitrary<Sentence> = fc.array(
  fc.oneof(
    anyText,
    anyText.map((strong) => ({ strong })),
    fc.record({ link: fc.oneof(fc.webUrl(), anyText), label: anyText }),
  ),
  { maxLength: 6 },
);
const many = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(fc.array(one, { maxLength: 4 }), fc.array(one, { minLength: 12, maxLength: 30 }));
const anyTime = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 4_102_444_800_000 }));
const anyContent: fc.Arbitrary<AlertContent> = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  stage: fc.constantFrom(...STAGES),
  headline: anySentence,
  notification: anyText,
  rule: anyText,
  reason: anySentence,
  facts: many(fc.record({ label: anyText, value: anyText })),
  notKnown: many(anyText),
  quotes: many(
    fc.record({ text: anyText, source: anyText, url: fc.oneof(fc.constant(null), fc.webUrl(), anyText), at: anyTime }),
  ),
  ripples: many(anySentence),
  exposure: many(fc.record({ label: anyText, value: fc.oneof(fc.constant(null), anyText) })),
  nextSteps: many(anyText),
  alternatives: many(anyText),
  articles: fc.nat(1_000),
  independentSources: fc.nat(1_000),
  disagreements: many(fc.record({ about: anyText, figures: many(fc.record({ says: anyText, source: anyText })) })),
  needsReview: fc.boolean(),
  headlineOnly: fc.boolean(),
  changes: many(anySentence),
  publishedAt: anyTime,
  seenAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  watched: fc.record({ name: anyText, role: fc.constantFrom('vendor' as const, 'rival' as const) }),
});
const orNull = <T>(one: fc.Arbitrary<T>) => fc.oneof(fc.constant(null), one);
const anyMoment = fc.integer({ min: 0, max: 4_102_444_800_000 });
const anyShown: fc.Arbitrary<Shown> = fc.record({
  rootId: fc.constant('story-1.1.C1'),
  acknowledged: orNull(fc.record({ by: anyText, at: anyMoment })),
  assigned: orNull(fc.record({ to: anyText, by: anyText, at: anyMoment })),
  objections: many(
    fc.record({ fact: fc.oneof(anyText, fc.constant('Stake')), says: anyText, by: anyText, at: anyMoment }),
  ),
  muted: orNull(
    fc.record({
      id: anyText,
      scope: fc.constant('story' as const),
      value: anyText,
      label: anyText,
      until: anyTime,
      by: anyText,
      at: anyMoment,
    }),
  ),
  times: fc.record({ publishedAt: anyTime, seenAt: anyMoment, postedAt: anyMoment, updatedAt: anyTime }),
  exposure: orNull(
    fc.record({
      exposure: many(fc.record({ label: anyText, value: orNull(anyText) })),
      alternatives: many(anyText),
    }),
  ),
  late: orNull(fc.constant('Late: posted 3 hours after it was seen')),
});

function expectAccepted({ text, blocks }: SlackMessage): void {
  expect(checkBlocks(blocks, 'message')).toEqual([]);
  expect(isTextTooLong(blocks)).toBe(false);
  expect(blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
  expect(sizeOf(blocks)).toBeLessThanOrEqual(LIMITS.messageTotal);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(LIMITS.text);
  // Only our own marks may stand in angle brackets: links, dates and people.
  for (const [mark] of JSON.stringify([text, blocks]).matchAll(/<[^<>]*>/g))
    expect(mark).toMatch(/^<(https?:|!date\^\d|@[UW][A-Z0-9]+>)/);
}

describe('any content is a message that Slack takes', () => {
  it('the alert and its detail', () => {
    fc.assert(
      fc.property(anyContent, anyShown, (content, shown) => {
        const message = renderAlert(anAlert({ content }), shown);
        [message, ...message.detail].forEach(expectAccepted);
      }),
      { numRuns: 60 },
    );
  });
  it('the reply to an update', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const message = renderChanges(anAlert({ content }));
        [message, ...message.detail].forEach(expectAccepted);
      }),
      { numRuns: 40 },
    );
  });
  it('the plain form', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const text = renderPlainly(anAlert({ content }));
        expect(text.length).toBeLessThan(4_000);
        expect(text).not.toMatch(/<(?!!date)/);
      }),
      { numRuns: 40 },
    );
  });
});
