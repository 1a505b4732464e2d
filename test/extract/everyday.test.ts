// Everyday headlines, whole: who buys what from whom.
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/extract.ts';

interface Told {
  kind: string;
  acquirers: string[];
  target: string | null;
  seller: string | null;
}
function toldBy(title: string): Told | null {
  const [event] = readArticle({ id: 'a', title, body: '' }).events;
  if (event === undefined) return null;
  const { kind, acquirers, target, seller } = event;
  return { kind, acquirers, target, seller };
}

describe('everyday headlines', () => {
  it.each<[string, Told]>([
    [
      'Quillbeam sold to Brackwater for $10 billion',
      { kind: 'acquisition', acquirers: ['Brackwater'], target: 'Quillbeam', seller: null },
    ],
    [
      'Brackwater sold Quillbeam to Fennick',
      { kind: 'acquisition', acquirers: ['Fennick'], target: 'Quillbeam', seller: 'Brackwater' },
    ],
    ['Anchor AI raises $1 billion', { kind: 'investment', acquirers: [], target: 'Anchor AI', seller: null }],
    ['Harvest AI files for IPO', { kind: 'ipo', acquirers: [], target: 'Harvest AI', seller: null }],
    [
      'Anchor AI to be acquired by Brackwater for $20 billion',
      { kind: 'acquisition', acquirers: ['Brackwater'], target: 'Anchor AI', seller: null },
    ],
  ])('%s', (title, told) => expect(toldBy(title)).toEqual(told));

  it.each([
    '300 trucks sold to Fennick',
    'Brackwater trucks sold to Fennick for $10 million',
    'Generative AI raises questions for banks',
  ])('no event: %s', (title) => expect(toldBy(title)).toBeNull());
});
