// Digests, small, large and hostile, to their one message: what stands where, and Slack's limits for any content.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES, STAGES, type Digest, type DigestItem } from '../../../src/domain.ts';
import { checkBlocks, isTextTooLong } from '../../../src/preview/block-limits.ts';
import { sizeOf } from '../../../src/slack/blocks.ts';
import { renderDigest, renderDigestPlainly } from '../../../src/slack/delivery/digest-blocks.ts';
import { LIMITS } from '../../../src/slack/limits.ts';
import { DAY } from '../../../src/time.ts';

const MONDAY = Date.UTC(2027, 2, 8, 9);
const item = (change: Partial<DigestItem> = {}): DigestItem => ({
  code: 'A-7K3Q2',
  severity: 'low',
  stage: 'announced',
  headline: [{ strong: 'Fennick' }, ' takes ', { strong: '3%' }, ' of ', { strong: 'Quarry Data' }],
  source: 'Example Wire',
  url: 'https://news.example/fennick',
  at: MONDAY - DAY,
  ...change,
});
const digestOf = (items: DigestItem[], change: Partial<Digest> = {}): Digest => ({
  from: MONDAY - 7 * DAY,
  to: MONDAY,
  groups: [{ company: 'Quarry Data', role: 'vendor', items }],
  counts: { told: 2, kept: items.length, articles: 5 },
  ...change,
});
const wordsOf = (digest: Digest): string => JSON.stringify(renderDigest(digest, 'Digest', 'Europe/Berlin').blocks);

describe('a digest', () => {
  const words = wordsOf(digestOf([item()]));
  it.each([
    ['the days it covers, and how many', 'Mon 1 Mar to Mon 8 Mar · 1 story that could wait'],
    ['the company and its role', '*Quarry Data* (your vendor)'],
    [
      'one sentence, its link, day and code',
      '🔹 Low: *Fennick* takes *3%* of *Quarry Data* — <https://news.example/fennick|Example Wire> · Sun 7 Mar · A-7K3Q2',
    ],
    ['the counts', '2 stories told at once, 1 story kept for the digest, from 5 articles'],
  ])('%s', (_, said) => expect(words).toContain(said));
  it('has no buttons', () => expect(words).not.toContain('"button"'));
  it('what has no room is counted, the least severe first', () => {
    const many = [item({ severity: 'high', code: 'A-HHHHH' }), ...Array.from({ length: 200 }, () => item())];
    const shown = wordsOf(digestOf([...many, item({ severity: 'medium', code: 'A-MMMMM' })]));
    expect(shown).toContain('A-HHHHH');
    expect(shown).toContain('A-MMMMM');
    expect(shown).toMatch(/… and \d+ more: `\/stakewatch recent 7`/);
  });
  it('says as much without blocks', () => {
    const text = renderDigestPlainly(digestOf(Array.from({ length: 100 }, () => item())), 'UTC');
    const shown = text.split('\n').filter((line) => line.startsWith('•')).length;
    expect(shown).toBeGreaterThan(5);
    expect(text).toContain(`… and ${100 - shown} more`);
    expect(text.length).toBeLessThan(4_000);
  });
});

const word = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.constantFrom('<!channel>', '&'.repeat(3_000), 'x'.repeat(5_000), '|>'),
);
const url = fc.oneof(
  fc.constant(null),
  fc.webUrl(),
  fc.nat(4_000).map((n) => `https://news.example/?${'&'.repeat(n)}`),
);
const items = fc.array(
  fc.record({
    code: fc.constant('A-7K3Q2'),
    severity: fc.constantFrom(...SEVERITIES),
    stage: fc.constantFrom(...STAGES),
    headline: fc.array(fc.oneof(word, fc.record({ strong: word })), { maxLength: 5 }),
    source: word,
    url,
    at: fc.integer({ min: 0, max: 2e12 }),
  }),
  { minLength: 1, maxLength: 30 },
);
const groups = fc.array(
  fc.record({ company: word, role: fc.constantFrom('vendor', 'rival', 'self', 'partner'), items }),
  {
    minLength: 1,
    maxLength: 60,
  },
) as fc.Arbitrary<Digest['groups']>;

describe('within Slack’s limits, whatever it holds', () => {
  it('one message', () => {
    fc.assert(
      fc.property(groups, word, (all, notification) => {
        const kept = all.reduce((sum, group) => sum + group.items.length, 0);
        const digest = digestOf([], { groups: all, counts: { told: 0, kept, articles: kept } });
        const { text, blocks } = renderDigest(digest, notification, 'UTC');
        expect(checkBlocks(blocks, 'message')).toEqual([]);
        expect(sizeOf(blocks)).toBeLessThanOrEqual(LIMITS.messageTotal);
        expect(isTextTooLong(text)).toBe(false);
        expect(JSON.stringify(blocks)).not.toContain('<!channel>');
        expect(renderDigestPlainly(digest, 'UTC')).not.toContain('<!channel>');
        const shown = blocks.flatMap((block) => (block.type === 'section' ? (block.text?.text ?? '').split('\n') : []));
        const told = shown.filter((line) => line.startsWith('•  ')).length;
        const left = Number(/… and (\d+) more/.exec(shown.join('\n'))?.[1] ?? 0);
        expect(told + left).toBe(kept);
      }),
      { numRuns: 25 },
    );
  });
});
