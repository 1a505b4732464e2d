// Names known beforehand: read whole and as companies where their letters alone would not tell; and owners that an article names.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Company, KnownNames } from '../../../src/domain.ts';
import { readArticle } from '../../../src/extract/extract.ts';
import { createRegistry } from '../../../src/match/aliases.ts';
import { createWatchIndex } from '../../../src/match/watch-index.ts';
import { company } from '../../match/samples.ts';

const file = parse(readFileSync(new URL('../../../config/companies.yaml', import.meta.url), 'utf8')) as Company[];
const { knownNames } = createWatchIndex(createRegistry(file.map((entry) => company(entry))));
const read = (title: string, known: KnownNames | undefined = knownNames) =>
  readArticle({ id: 'a', title, body: '' }, known).events[0];

describe('names known beforehand', () => {
  it.each<[string, string[], string | null]>([
    ['Target raises stake in Fennick', ['Target'], 'Fennick'],
    ['Square to be acquired by Fennick', ['Fennick'], 'Square'],
    ['Fennick to acquire Square for $2 billion', ['Fennick'], 'Square'],
    ['block buys Fennick', ['block'], 'Fennick'],
    ['stripe acquires Fennick for $1.1 billion', ['stripe'], 'Fennick'],
    ['xAI buys Fennick', ['xAI'], 'Fennick'],
    ['monday.com acquires Fennick', ['monday.com'], 'Fennick'],
    ['eBay to sell Fennick to Match', ['Match'], 'Fennick'],
    ['Johnson & Johnson to buy Fennick', ['Johnson & Johnson'], 'Fennick'],
    ['Fennick to buy Bed Bath & Beyond for $100 million', ['Fennick'], 'Bed Bath & Beyond'],
    ['1-800-Flowers acquires Fennick', ['1-800-Flowers'], 'Fennick'],
    ['Yahoo! to acquire Fennick', ['Yahoo!'], 'Fennick'],
    ['Fennick acquires Toys R Us', ['Fennick'], 'Toys R Us'],
    ['Gap acquires Fennick', ['Gap'], 'Fennick'],
    ['Fennick in talks to buy Best Buy', ['Fennick'], 'Best Buy'],
    ['Unity and Fennick agree to merge', ['Unity'], 'Fennick'],
  ])('%s', (title, acquirers, target) => {
    const event = read(title);
    expect(event && { acquirers: event.acquirers, target: event.target }).toEqual({ acquirers, target });
  });

  it('an ordinary word stays one', () => {
    expect(read('Fennick raises its target')).toBeUndefined();
    expect(read('Quillfeather buys Fennick, beats target price')?.acquirers).toEqual(['Quillfeather']);
  });
  it('nothing known, nothing changed', () => {
    const title = 'Quillfeather buys Fennick for $2 billion';
    expect(read(title, () => [])).toEqual(read(title, undefined));
  });
  it('without known names every article is read as before', () => {
    expect(readArticle({ id: 'a', title: 'Quillfeather buys Fennick', body: '' }).events[0]?.target).toBe('Fennick');
  });
});

it('a short form that the article introduces is the long name', () => {
  const body =
    'Bar Quill Holdings, or BQH, is in talks. BQH agreed to buy Fennick for $2 billion. Fennick makes pumps in Ohio.';
  expect(readArticle({ id: 'a', title: 'BQH to buy Fennick', body }).events[0]?.acquirers).toEqual([
    'Bar Quill Holdings',
  ]);
});

describe('owners that the article names', () => {
  it.each<[string, string, string]>([
    ['Quillfeather, a unit of Ostermann, agreed to buy Fennick for $2 billion.', 'Quillfeather', 'Ostermann'],
    ['Quillfeather, owned by Ostermann, agreed to buy Fennick for $2 billion.', 'Quillfeather', 'Ostermann'],
    ['Ostermann-owned Quillfeather agreed to buy Fennick for $2 billion.', 'Quillfeather', 'Ostermann'],
    ['Quillfeather, a wholly owned subsidiary of Ostermann, agreed to buy Fennick.', 'Quillfeather', 'Ostermann'],
  ])('%s', (body, owned, owner) => {
    const event = readArticle({ id: 'a', title: 'News of a deal', body }).events[0];
    expect(event?.owners?.map((said) => [said.company, said.owner])).toContainEqual([owned, owner]);
    for (const { evidence } of event?.owners ?? []) expect(body).toContain(evidence.quote);
  });
  it('whose company is bought sells it', () => {
    const body = 'Quillfeather agreed to buy Fennick, which is majority owned by Halvard.';
    expect(readArticle({ id: 'a', title: 'News of a deal', body }).events[0]?.seller).toBe('Halvard');
  });
  it.each([
    'Quillfeather, formerly owned by Ostermann, agreed to buy Fennick for $2 billion.',
    'Quillfeather, once a unit of Ostermann, agreed to buy Fennick for $2 billion.',
  ])('what was so once: %s', (body) => {
    expect(readArticle({ id: 'a', title: 'News of a deal', body }).events[0]?.owners).toBeUndefined();
  });
});
