// A name in a clause → the words that govern it: a preposition, a verb, brackets, "backed by".
import type { Analysed, Located } from '../names/phrases.ts';
import type { Word } from '../reading/words.ts';

export const PREPOSITION =
  /^(?:of|by|in|with|for|from|at|to|on|behind|like|than|over|under|against|into|about|through|via|between|among|per|near|outside|including|alongside|versus|toward|towards|joining|without|despite|amid|as)$/;

export const OBJECT_VERB =
  /^(?:acquir\w+|buy\w*|bought|purchas\w+|sell\w*|sold|owns|owned|owning|tak(?:es|ing)|took|merg(?:es|ed|ing)|joins?|joined|joining|backs|backing|beats?|calls?|called|gets?|got|wins?|won|receives?|received|taps?|tapped|hires?|hired|names?|named|told|tells|asks?|asked|urg(?:es|ed|ing)|makes?|making|develops?|operates?|operating|runs?|valu(?:es|ed|ing))$/;

/** The word before the "of" in front of a name. */
export function headOf(words: readonly Word[], from: number): string {
  for (let i = from - 1; i > Math.max(0, from - 5); i -= 1)
    if (words[i]?.lower === 'of') return words[i - 1]?.lower ?? '';
  return '';
}

/** "Foo Plc (formerly Bar) said": Foo speaks. */
export function isInBrackets({ words, names }: Analysed, { from, to }: Located, start: number): boolean {
  let open = from - 1;
  while (open > Math.max(start, from - 5) && words[open]?.text !== '(' && words[open]?.text !== ')') open -= 1;
  if (
    words[open]?.text !== '(' ||
    !names.some((other) => other.to < open && other.to >= open - 3 && other.from >= start)
  )
    return false;
  return words.slice(to + 1, to + 5).some(({ text }) => text === ')');
}

/** The word that governs a name: articles, adjectives and nouns in front of it are skipped ("in troubled chipmaker Foo"). */
export function wordBeforePhrase(words: readonly Word[], from: number, start: number): string | undefined {
  for (let i = from - 1; i >= Math.max(start, from - 6); i -= 1) {
    const word = words[i];
    if (word === undefined) return undefined;
    if (PREPOSITION.test(word.lower) || OBJECT_VERB.test(word.lower)) return word.lower;
    if (word.type !== 'word' && word.type !== 'name') return undefined;
    if (/day$|^(?:today|yesterday)$/.test(word.lower)) return undefined; // "said on Friday Foo will buy"
    if (
      /^(?:said|says|and|or|will|would|is|are|was|has|have|confirms?|reports?|say|expects?|if|that|when)$/.test(
        word.lower,
      )
    )
      return undefined;
  }
  return undefined;
}

/** "a venture backed by Foo": whose money it has is not who acts. */
export function isBacker(words: readonly Word[], from: number, start: number): boolean {
  for (let i = from - 1; i > Math.max(start, from - 6); i -= 1) {
    if (words[i]?.lower === 'by')
      return (
        !/^(?:consortium|group|investors|syndicate|club)$/.test(words[i - 2]?.lower ?? '') &&
        /^(?:backed|founded|co-founded|led|created|started|launched|built|funded|owned|run)$/.test(
          words[i - 1]?.lower ?? '',
        )
      );
  }
  return false;
}
