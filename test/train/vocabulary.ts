// Labelled items → the words that the judge may weigh: common ones that news prints in small letters, so that no name is learned.
import { eachToken, MOST_WORDS } from '../../src/extract/judge/features.ts';
import type { Labelled } from './labelled.ts';

const LEAST_ITEMS = 4;
const LEAST_SMALL = 3;
const LEAST_SHARE = 0.3; // of a word's uses in running text that are in small letters; less, and it is a name

/** @returns words with their numbers from 1, the commonest first */
export function vocabularyOf(items: readonly Labelled[]): Map<string, number> {
  const inItems = new Map<string, number>();
  const small = new Map<string, number>();
  const large = new Map<string, number>();
  const count = (into: Map<string, number>, word: string): unknown => into.set(word, (into.get(word) ?? 0) + 1);
  for (const { read } of items) {
    const seen = new Set<string>();
    for (const { text, zone } of read.sentences) {
      if (zone !== 'title' && zone !== 'body') continue;
      eachToken(text, (word) => seen.add(word));
      if (text === text.toUpperCase()) continue; // capitals tell nothing
      for (const [word] of text.matchAll(/[A-Za-z]+(?:'[A-Za-z]+)?/g))
        count(word === word.toLowerCase() ? small : large, word.toLowerCase());
    }
    for (const word of seen) count(inItems, word);
  }
  const isWord = (word: string): boolean => {
    const [s, l] = [small.get(word) ?? 0, large.get(word) ?? 0];
    return !/^[a-z]/.test(word) || (s >= LEAST_SMALL && s / (s + l) >= LEAST_SHARE);
  };
  return new Map(
    [...inItems]
      .filter(([word, items]) => items >= LEAST_ITEMS && isWord(word))
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_WORDS)
      .map(([word], i) => [word, i + 1]),
  );
}
