// What is not going to happen is no announcement.
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/extract.ts';

const stageOf = (title: string): string => readArticle({ id: 'a', title, body: '' }).events[0]?.stage ?? 'no event';

describe('a deal that is not done', () => {
  it.each([
    ['Brackwater will not buy Quillbeam', /denied|no event/],
    ["Brackwater won't buy Quillbeam", /denied|no event/],
    ["Brackwater isn't buying Quillbeam, CEO says", /denied|no event/],
    ['Brackwater never bought Quillbeam', /denied|no event/],
    ['Brackwater did not acquire a stake in Quillbeam', /denied|no event/],
    ['Quillbeam will not be acquired by Brackwater', /denied|no event/],
    ['Brackwater refuses to sell Quillbeam', /denied|no event/],
    ['Brackwater decides against buying Quillbeam', /called-off|no event/],
    ['Brackwater failed to buy Quillbeam', /called-off|no event/],
  ])('%s', (title, stage) => expect(stageOf(title)).toMatch(stage));

  it.each([
    ['Brackwater buys Quillbeam, which did not disclose terms', 'announced'],
    ['Brackwater agrees to buy Quillbeam, not Fennick', 'announced'],
    ['Brackwater has completed the acquisition of Quillbeam and will not cut jobs', 'completed'],
  ])('but: %s', (title, stage) => expect(stageOf(title)).toBe(stage));
});
